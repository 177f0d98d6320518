"""An escalation that a newer version of the program wrote: shown, read and copied, and never changed."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cases import case
from escalate_tui.storage import Place, dump, record_path
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.screens import wizard as drafts
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write

ID = case(1).id
SAYS = "This escalation has schema 2; this version of escalate-tui writes schema 1."


@pytest.fixture
def newer(workplace) -> Workplace:
    """A place with case 1 as a newer version wrote it, a secret in it."""
    path = record_path(workplace.store.root, ID)
    path.parent.mkdir(parents=True)
    draft = case(1).with_value("repro.actual", "500 with password=hunter2secret in the log")
    path.write_bytes(dump({**draft.doc, "schema": 2, "invented": "later"}))
    return workplace


def content(place: Workplace) -> bytes:
    """The file."""
    return record_path(place.store.root, ID).read_bytes()


def one_line(pilot: Pilot[None]) -> str:
    """The screen without its line ends."""
    return " ".join(text_of(pilot).split())


async def test_why_stays_in_sight_on_every_screen(newer):
    """The line under the first says what is wrong and what to do, from f2 to f6."""
    async with running(newer, resume=ID) as pilot:
        for key in ("f2", "f3", "f4", "f5", "f6"):
            await pilot.press(key)
            await pilot.pause()
            assert SAYS in one_line(pilot)
            assert "update escalate-tui to change it" in one_line(pilot)
            assert "READ-ONLY" in text_of(pilot).splitlines()[0]


async def test_no_key_and_no_click_changes_anything(newer):
    """Typing, choosing, adding, saving and leaving leave draft and file as they are."""
    before = content(newer)
    async with running(newer, resume=ID) as pilot:
        shown = wizard(pilot).desk.draft.doc
        await write(pilot, "abc")
        await pilot.press("tab", "x", "enter", "space", "f3", "y", "backspace", "ctrl+t", "ctrl+r", "ctrl+s")
        await pilot.click(control(pilot, "impact.depth"), offset=(1, 0))
        await pilot.press("f2", "a", "d", "f5", "a", "ctrl+r")
        await pilot.pause()
        assert wizard(pilot).desk.draft.doc == shown
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)
    assert content(newer) == before
    assert not (newer.state.folder / "unsaved").exists()


@pytest.mark.parametrize("step", ["understand", "impact", "target", "repro"])
async def test_no_field_takes_the_cursor(newer, step, monkeypatch):
    """Also those that are made once the screen is there, since they are out of sight."""
    monkeypatch.setattr(drafts, "OTHERS_AFTER", 0.01)
    newer.state.save_place(ID, Place(step, "", (0, 0)))
    async with running(newer, resume=ID, size=(80, 24)) as pilot:
        fields = [box.control for box in pilot.app.screen.query(FieldBox)]
        assert len(fields) > 40
        assert not [one for one in fields if one.focusable]


async def test_it_is_read_by_the_keys_that_scroll(newer):
    """Where no field takes the cursor, down and page down go through the screen."""
    async with running(newer, resume=ID, size=(80, 24)) as pilot:
        top = text_of(pilot)
        await pilot.press("pagedown")
        await pilot.pause()
        below = text_of(pilot)
        await pilot.press("pageup")
        await pilot.pause()
        assert text_of(pilot) == top
    assert below != top


@pytest.mark.parametrize("key", ["ctrl+t", "ctrl+r", "ctrl+s", "f7", "f9"])
async def test_what_would_change_it_is_refused_with_the_sentence(newer, key):
    """Keys that mend, turn, save, read a ticket or fold say why they do nothing."""
    async with running(newer, resume=ID) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        if key == "ctrl+t":
            wizard(pilot).desk.draft = case(1).with_value("impact.sla_status", "within")
            wizard(pilot).desk.tick()
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Wizard)
        assert one_line(pilot).count("It is shown read-only") == 2


async def test_it_is_not_handed_over(newer):
    """Asked to, it says why not, stays a draft, and the file is as it was."""
    before = content(newer)
    async with running(newer, resume=ID) as pilot:
        await pilot.press("f6", "h")
        await pilot.pause()
        await pilot.press("k")
        await pilot.pause()
        await write(pilot, "needed")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "It is not written yet" in one_line(pilot)
        assert wizard(pilot).desk.draft.status.value == "draft"
    assert content(newer) == before


@pytest.mark.parametrize("between", ["", "m", "path"], ids=["none", "behind m", "while the file is asked for"])
async def test_no_save_brings_a_masked_secret_back(newer, tmp_path, monkeypatch, between):
    """What is masked on the way out is masked in what leaves, also where the draft is taken back meanwhile."""
    out = tmp_path / "brief.md"
    async with running(newer, resume=ID) as pilot:
        desk = wizard(pilot).desk
        if between == "m":
            later = pilot.app.call_later
            monkeypatch.setattr(pilot.app, "call_later", lambda *call: (desk.save(), later(*call))[1])
        await pilot.press("f6", "e")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        if between == "path":
            desk.save()
        await pilot.press("ctrl+u")
        await write(pilot, str(out))
        await pilot.press("enter")
        await pilot.pause()
    assert "POST /v2/orders answers 500" in out.read_text()
    assert "hunter2secret" not in out.read_text()


async def test_its_brief_is_copied_with_what_was_masked(newer):
    """A secret masked on the way out is masked in the copy, and stands in the file as it was."""
    before = content(newer)
    async with running(newer, resume=ID) as pilot:
        await pilot.press("f6", "c")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    (copy,) = newer.briefs.iterdir()
    assert "POST /v2/orders answers 500" in copy.read_text()
    assert "hunter2secret" not in copy.read_text()
    assert content(newer) == before


async def test_quitting_asks_nothing(newer):
    """There is nothing to be saved."""
    async with running(newer, resume=ID) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_code == 0


async def test_one_that_becomes_newer_while_it_is_open_is_not_overwritten(workplace):
    """What was typed is kept here and beside, theirs stays as it is, and why is in sight."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=ID) as pilot:
        path = record_path(workplace.store.root, ID)
        path.write_bytes(dump({**case(1).doc, "schema": 2}))
        theirs = path.read_bytes()
        wizard(pilot).desk.put("understand.summary", "mine")
        wizard(pilot).leave_place()
        wizard(pilot).show_all()
        await pilot.pause()
        screen = one_line(pilot)
        assert wizard(pilot).desk.kept is not None
    assert "NOT SAVED since 15:30" in screen
    assert "schema 2" in screen
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "narrow"])
def test_look(newer, snap_compare, size):
    """What can be read and not be changed."""
    app = EscalateApp(newer, resume=ID)
    app.animation_level = "none"

    async def prepare(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        for one in (*app.screen.query(Input), *app.screen.query(TextArea)):
            one.cursor_blink = False
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=prepare)
