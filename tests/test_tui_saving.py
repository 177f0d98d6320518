"""A draft that cannot be written: said in a line that stays, tried again, and never left unasked."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.storage import files as storage_files
from escalate_tui.storage import read_file, record_path
from escalate_tui.storage.exports import Exports
from escalate_tui.tui import keeping
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.save_elsewhere import SaveElsewhere
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write

ID = case(1).id
SUMMARY = "understand.summary"


class Disk:
    """The disk of the store, which can be full."""

    def __init__(self, data: Path) -> None:
        self.full = False
        self._data = str(data)

    def sync(self, descriptor: int) -> None:
        """Refuse files of the store while the disk is full."""
        if self.full and self._data in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def disk(workplace, monkeypatch) -> Iterator[Disk]:
    """The disk that the store with case 1 lies on."""
    workplace.store.put(case(1).doc, None)
    disk = Disk(workplace.store.root)
    monkeypatch.setattr(storage_files, "_sync", disk.sync)
    return disk


def on_disk(place: Workplace) -> Draft:
    """The escalation as its file has it."""
    return Draft(place.store.get(ID)[0])


def one_line(pilot: Pilot[None]) -> str:
    """The screen without its line ends, and without the bars at the sides of toasts."""
    return " ".join(text_of(pilot).replace("▌", " ").split())


def question(pilot: Pilot[None]) -> str:
    """The words of the form on top."""
    return " ".join(str(one.content) for one in pilot.app.screen.query(Static))


async def typed(pilot: Pilot[None], text: str = "mine") -> None:
    """Type something and have it saved, as far as that goes."""
    control(pilot, SUMMARY).value = text
    wizard(pilot).leave_place()
    wizard(pilot).show_all()
    await pilot.pause()


async def test_it_stays_in_sight_why_and_since_when(workplace, disk, clock):
    """The line stays on every screen, with the time of the first failure, and typing goes on."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        clock.now = NOW.replace(minute=50)
        await typed(pilot, "more of mine")
        await pilot.press("f4")
        await pilot.pause()
        screen = one_line(pilot)
        assert wizard(pilot).desk.draft.value(SUMMARY) == "more of mine"
    assert "NOT SAVED since 15:30: the disk is full. Make room on it." in screen
    assert "tried again every few seconds; a copy lies elsewhere." in screen
    assert on_disk(workplace).value(SUMMARY) == case(1).value(SUMMARY)


async def test_it_is_saved_without_a_key_as_soon_as_it_can_be(workplace, disk, monkeypatch):
    """Tried again on its own; then the line is gone and a short word says that it was saved."""
    monkeypatch.setattr(keeping, "LOOK_EVERY", 0.05)
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        failed = one_line(pilot)
        disk.full = False
        for _ in range(100):
            if "Saved:" in one_line(pilot):
                break
            await pilot.pause(0.05)
        screen = one_line(pilot)
        assert not pilot.app.screen.query_one("#notice").display
    assert "NOT SAVED" in failed
    assert "NOT SAVED" not in screen
    assert "Saved: all you typed is in its file now." in screen
    assert on_disk(workplace).value(SUMMARY) == "mine"


async def test_each_edit_tries_again(workplace, disk):
    """The next key after room was made has all in the file."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        disk.full = False
        control(pilot, SUMMARY).focus()
        await pilot.press("end", "!")
        await pilot.pause(0.6)
    assert on_disk(workplace).value(SUMMARY) == "mine!"


async def test_only_here_is_said_where_nothing_else_has_it(workplace, disk, tmp_path, monkeypatch):
    """Without any copy the line asks to leave the window open, and names the key that leaves as it is now."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    (workplace.state.folder / "unsaved").parent.mkdir(exist_ok=True)
    (workplace.state.folder / "unsaved").write_text("in the way")
    place = replace(workplace, settings=replace(workplace.settings, keys={"app.quit": "f10"}))
    async with running(place, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        screen = one_line(pilot)
        await pilot.press("f10")
        await pilot.pause()
        asked = one_line(pilot)
        disk.full = False
    assert "nothing else has it: leave it open, f10 offers another place" in screen
    assert "a copy is kept" not in asked


async def test_leaving_offers_what_can_be_done(workplace, disk):
    """ctrl+q and ctrl+o say what is wrong and ask; another ctrl+q does not ask on top; escape goes back."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        for key in ("ctrl+q", "ctrl+o"):
            await pilot.press(key, "ctrl+q")
            await pilot.pause()
            asked = one_line(pilot)
            assert sum(isinstance(one, SaveElsewhere) for one in pilot.app.screen_stack) == 1
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Wizard)
        disk.full = False
    assert "The disk is full. Make room on it." in asked
    assert "write it to another place" in asked
    assert "a copy is kept, taken up when you open this again" in asked


async def test_quitting_from_a_form_asks_as_well(workplace, disk):
    """A form over the draft does not hide that the draft is not saved."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await pilot.press("f7", "ctrl+q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SaveElsewhere)
        disk.full = False


async def test_saving_once_more_leaves_when_it_works(workplace, disk):
    """s says again what is wrong while it is, and quits once it is not."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await pilot.press("ctrl+q", "s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SaveElsewhere)
        disk.full = False
        await pilot.press("s")
        await pilot.pause()
    assert pilot.app.return_code == 0
    assert on_disk(workplace).value(SUMMARY) == "mine"


async def test_losing_it_is_a_choice(workplace, disk):
    """l quits with a status that tells, the file is as it was, and no copy is left."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await pilot.press("ctrl+q", "l")
        await pilot.pause()
    assert pilot.app.return_code == 1
    disk.full = False
    assert on_disk(workplace).value(SUMMARY) == case(1).value(SUMMARY)
    assert list((workplace.state.folder / "unsaved").iterdir()) == []


async def test_the_copy_is_taken_up_the_next_time(workplace, disk):
    """k leaves for the board as it quits; opened again, with room made, all is there and in the file."""
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await pilot.press("ctrl+o", "k")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)
        told = one_line(pilot)
        disk.full = False
    async with running(workplace, resume=ID) as pilot:
        assert control(pilot, SUMMARY).value == "mine"
    assert f"taken up by: escalate-tui resume {ID}" in told
    assert on_disk(workplace).value(SUMMARY) == "mine"


async def elsewhere(pilot: Pilot[None], place: Path) -> None:
    """Ask to quit, and give another place to write to."""
    await pilot.press("ctrl+q", "w")
    await pilot.pause()
    await give(pilot, place)


async def give(pilot: Pilot[None], place: Path) -> None:
    """Answer where to write to."""
    await pilot.press("ctrl+u")
    await write(pilot, str(place))
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("name", ["rescued.toml", "new/folder/rescued.toml", ""], ids=["file", "in none yet", "folder"])
async def test_another_place_gets_it_whole(workplace, disk, tmp_path, name):
    """A file that its user alone can read, and that is the escalation, byte for byte what its own file would be."""
    (tmp_path / "stick").mkdir()
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await elsewhere(pilot, tmp_path / "stick" / name)
    path = tmp_path / "stick" / (name or f"{ID}.toml")
    assert pilot.app.return_code == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert Draft(read_file(path)).value(SUMMARY) == "mine"
    assert {**read_file(path), "updated": None} == {**case(1).with_value(SUMMARY, "mine").doc, "updated": None}
    assert [export.path for export in Exports(workplace.state.folder).of(ID)] == [path]


async def test_another_place_is_never_overwritten(workplace, disk, tmp_path):
    """What is there stays, what is wrong is said, and another name can be given; escape goes back to the question."""
    (tmp_path / "mine.txt").write_text("shopping list")
    async with running(workplace, resume=ID) as pilot:
        disk.full = True
        await typed(pilot)
        await elsewhere(pilot, tmp_path / "mine.txt")
        there = question(pilot)
        await give(pilot, tmp_path / "mine.txt" / "below")
        below = question(pilot)
        assert isinstance(pilot.app.screen, AskLine)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SaveElsewhere)
        disk.full = False
    assert "is there already: choose another name." in there
    assert "mine.txt is a file where a folder belongs" in below
    assert (tmp_path / "mine.txt").read_text() == "shopping list"


async def test_one_that_was_deleted_elsewhere_is_made_anew_by_a_key(workplace, disk, monkeypatch):
    """Seen without a key; it stays deleted until ctrl+s, which writes all that stands here."""
    monkeypatch.setattr(keeping, "LOOK_EVERY", 0.05)
    async with running(workplace, resume=ID) as pilot:
        workplace.store.delete(ID)
        await pilot.pause(0.3)
        screen = one_line(pilot)
        assert not record_path(workplace.store.root, ID).exists()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "NOT SAVED" not in text_of(pilot)
    assert "it was deleted elsewhere. ctrl+s makes it anew" in screen
    assert on_disk(workplace).value(SUMMARY) == case(1).value(SUMMARY)


async def test_one_that_was_deleted_elsewhere_and_kept_comes_back_when_it_is_resumed(workplace, disk):
    """The draft is made anew with what was typed, its copy goes, and until then nothing comes back by itself."""
    async with running(workplace, resume=ID) as pilot:
        workplace.store.delete(ID)
        await typed(pilot)
        await pilot.press("ctrl+q", "k")
    async with running(workplace):
        assert not record_path(workplace.store.root, ID).exists()
    async with running(workplace, resume=ID) as pilot:
        assert "escalate › mine" in text_of(pilot)
    assert on_disk(workplace).value(SUMMARY) == "mine"
    assert list((workplace.state.folder / "unsaved").iterdir()) == []


async def test_one_that_was_deleted_elsewhere_can_be_let_go(workplace, disk):
    """ctrl+o and l leave it in the trash, and nothing of it comes back."""
    async with running(workplace, resume=ID) as pilot:
        workplace.store.delete(ID)
        wizard(pilot).look()
        await pilot.press("ctrl+o", "l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)
    assert not record_path(workplace.store.root, ID).exists()
    assert list((workplace.state.folder / "unsaved").iterdir()) == []


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "narrow"])
@pytest.mark.parametrize("keys", ["", "ctrl+q"], ids=["typing", "leaving"])
def test_look(workplace, disk, snap_compare, size, keys):
    """The line that stays, and what leaving offers."""
    app = EscalateApp(workplace, resume=ID)
    app.animation_level = "none"

    async def prepare(pilot: Pilot[None]) -> None:
        await pilot.pause()
        disk.full = True
        await typed(pilot, "Orders fail for Acme Corp")
        await pilot.press(*keys.split())
        for one in (*app.screen.query(Input), *app.screen.query(TextArea)):
            one.cursor_blink = False
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=prepare)
