"""Hints for a newcomer: where each is shown, what takes it away, and that it never comes again or in the way."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from cases import case, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.tui import hints
from escalate_tui.tui.going import Begun
from escalate_tui.tui.hints import HINTS, hint_words
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.hint_line import HintLine
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write

SIZES = [(120, 36), (80, 24)]


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    """The screen is looked at when a test says so, and no hint rests."""
    monkeypatch.setattr(hints, "LOOK_EVERY", 3600)
    monkeypatch.setattr(hints, "REST", 0)


@pytest.fixture
def newcomer(workplace) -> Workplace:
    """Somebody without any escalation, with a name, who has not turned hints off."""
    workplace.state.save_name("Sam")
    return replace(workplace, settings=replace(workplace.settings, hints=True))


@asynccontextmanager
async def drafting(place: Workplace, size: tuple[int, int] = SIZES[0]):
    """Begin a first draft."""
    async with running(place, begin=Begun(), size=size) as pilot:
        for _ in range(100):
            if isinstance(pilot.app.screen, Wizard):
                break
            await pilot.pause()
        yield pilot


async def looked(pilot) -> str:
    """Look at the screen as the program does now and then; the name of the hint that stands there, or nothing."""
    await pilot.pause()
    wanted = pilot.app.workplace.settings.hints
    for _ in range(100 * wanted):
        if pilot.app.screen._hints is not None:
            break
        await pilot.pause()
    found = pilot.app.screen._hints
    if found is not None:
        found.look()
    await pilot.pause()
    shown = " ".join(text_of(pilot).replace("▌", " ").split())
    names = [name for name in HINTS if hint_words(name) in shown]
    assert len(names) == len(pilot.app.screen.query(HintLine)) <= 1
    return "".join(names)


async def moved(pilot, *keys: str) -> str:
    """Press keys, and look."""
    await pilot.press(*keys)
    return await looked(pilot)


def stored(place: Workplace, draft) -> str:
    """Put an escalation among those of somebody who is shown hints; its id."""
    place.state.save_hints(())
    place.store.put(draft.doc, None)
    return draft.id


def test_there_are_five_and_each_is_short():
    """Five hints of at most two lines on 80 columns, with the key that hides them."""
    assert len(HINTS) == 5
    assert max(len(hint_words(name)) for name in HINTS) <= 2 * 78 - len("Hint    esc hides it") - 8


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_the_first_draft_has_one_which_goes_with_its_screen(newcomer, size):
    """Nothing is there at the first paint; then how to begin; the next screen takes it away."""
    async with drafting(newcomer, size) as pilot:
        await pilot.pause()
        first = text_of(pilot)
        shown = await looked(pilot)
        left = await moved(pilot, "f3")
    assert "Hint" not in first
    assert (shown, left) == ("draft", "")


async def test_typing_goes_on_under_it(newcomer):
    """The field in use keeps its focus, its keys and its place on the screen."""
    async with drafting(newcomer, (80, 24)) as pilot:
        field = control(pilot, "understand.summary")
        field.focus()
        await pilot.pause()
        before = field.region
        await looked(pilot)
        await write(pilot, "500s at Acme")
        after = field.region
        assert pilot.app.focused is field
        assert wizard(pilot).desk.draft.record.understand.summary == "500s at Acme"
    assert before == after


async def test_the_field_in_use_stays_in_view(newcomer):
    """A field on the last line in view is scrolled to where the hint does not stand."""
    async with drafting(newcomer, (80, 24)) as pilot:
        for path in ("understand.component", "understand.since", "understand.waiting_since"):
            control(pilot, path).focus()
            await pilot.pause()
        assert await looked(pilot) == "finding"
        await pilot.pause()
        field, hint = pilot.app.focused.region, pilot.app.screen.query_one(HintLine).region
        assert isinstance(pilot.app.focused, LineInput)
        assert field.bottom <= hint.y


async def test_escape_hides_it_for_good(newcomer):
    """It does not come again on this draft, on the next one, or after another start."""
    async with drafting(newcomer) as pilot:
        shown = await looked(pilot)
        hidden = await moved(pilot, "escape")
        again = await looked(pilot)
        await pilot.press("ctrl+o", "n")
        another = await looked(pilot)
    async with drafting(newcomer) as pilot:
        later = await looked(pilot)
    assert [shown, hidden, again, another, later] == ["draft", "", "", "", ""]


async def test_after_one_that_went_there_is_a_rest(newcomer, monkeypatch):
    """The next one does not come at once."""
    monkeypatch.setattr(hints, "REST", 2)
    async with drafting(newcomer) as pilot:
        await moved(pilot)
        control(pilot, "understand.description").focus()
        seen = [await moved(pilot, "escape"), await looked(pilot), await looked(pilot)]
    assert seen == ["", "", "ticket"]


async def test_the_ticket_is_spoken_of_in_the_description(newcomer):
    """It comes with the cursor and goes when a ticket is read."""
    newcomer.state.save_hints({"draft", "finding"})
    async with drafting(newcomer) as pilot:
        before = await looked(pilot)
        control(pilot, "understand.description").focus()
        shown = await looked(pilot)
        hint_of = pilot.app.screen._hints
        await pilot.press("f7")
        hint_of.look()
        await pilot.press("escape")
        after = await looked(pilot)
    assert (before, shown, after) == ("", "ticket", "")


async def test_the_first_finding_has_one_until_it_is_mended(newcomer):
    """The line under a field is explained, as long as it is there."""
    draft = case(1).with_value("impact.sla_status", "within")
    async with running(newcomer, resume=stored(newcomer, draft)) as pilot:
        shown = await moved(pilot, "f3")
        mended = await moved(pilot, "ctrl+t")
    assert (shown, mended) == ("finding", "")


async def test_the_first_full_brief_has_one(newcomer):
    """It says what copying and handing over do; a brief that something stops has none."""
    newcomer.state.save_hints({"draft", "finding"})
    newcomer.store.put(case(1).doc, None)
    newcomer.store.put(case(6).with_value("target.ask", None).doc, None)
    async with running(newcomer, resume=case(6).id) as pilot:
        stopped = await moved(pilot, "f6")
    async with running(newcomer, resume=case(1).id) as pilot:
        full = await moved(pilot, "f6")
        asked = await moved(pilot, "f2")
    assert (stopped, full, asked) == ("", "brief", "")


async def test_the_first_open_one_on_the_board_has_one(newcomer):
    """It says which key restarts which clock; behind a form it is gone."""
    stored(newcomer, handed_over(1, Severity.HIGH))
    async with running(newcomer) as pilot:
        board = pilot.app.screen
        shown = await looked(pilot)
        await pilot.press("f")
        await pilot.pause()
        board._hints.look()
        await pilot.pause()
        left = len(board.query(HintLine))
    assert (shown, left) == ("board", 0)


async def test_escape_on_the_board_ends_a_search_before_it_hides_the_hint(newcomer):
    """One esc for each."""
    stored(newcomer, handed_over(1, Severity.HIGH))
    async with running(newcomer) as pilot:
        await looked(pilot)
        searched = await moved(pilot, "slash", *"acme", "escape")
        hidden = await moved(pilot, "escape")
    assert (searched, hidden) == ("board", "")


async def test_who_had_escalations_before_sees_none(newcomer):
    """With escalations, and no word of hints so far, one is no newcomer; also not on the next draft."""
    newcomer.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(newcomer) as pilot:
        board = await looked(pilot)
        await pilot.press("n")
        draft = await looked(pilot)
    assert (board, draft) == ("", "")


async def test_turned_off_none_is_shown(workplace):
    """The setting keeps all of them away, and nothing is remembered of them."""
    workplace.state.save_name("Sam")
    async with drafting(workplace) as pilot:
        shown = await looked(pilot)
    assert shown == ""
    assert workplace.state.load_hints() is None


async def test_practice_and_what_is_real_share_them(newcomer):
    """What was shown in practice does not come again outside."""
    async with running(newcomer) as pilot:
        await pilot.press("P")
        shown = await looked(pilot)
        await pilot.press("ctrl+o", "ctrl+o")
        await pilot.pause()
    assert shown == "finding"
    assert newcomer.state.load_hints() == {"finding"}


async def test_the_screen_is_looked_at_now_and_then(newcomer, monkeypatch):
    """Without a key being pressed the hint comes."""
    monkeypatch.setattr(hints, "LOOK_EVERY", 0.01)
    async with drafting(newcomer) as pilot:
        shown = ""
        for _ in range(3000):
            if hint_words("draft")[:60] in shown:
                break
            await pilot.pause(0.01)
            shown = text_of(pilot)
    assert hint_words("draft")[:60] in shown
