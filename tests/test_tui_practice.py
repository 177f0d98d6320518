"""Practice: a made-up case in folders of its own, marked on every screen and on every text that leaves it."""

from datetime import timedelta

import pytest

from cases import NOW, case, handed_over
from escalate_tui.cli import commanded, screens
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.tui.going import Practised
from escalate_tui.tui.screens.board import Board
from escalate_tui.workplace import PRACTICE_LINE
from screen import running, text_of, wizard

SIZES = [(120, 36), (80, 24)]


def practised(workplace) -> list[Draft]:
    """What lies in practice."""
    store = workplace.for_practice().store
    return [Draft(file.doc) for file in store.listing()]


async def settled(pilot) -> None:
    """Wait for what is written and read in other threads."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def pressed(pilot, *keys: str) -> str:
    """Press keys, and read the screen."""
    await pilot.press(*keys)
    await settled(pilot)
    return text_of(pilot)


def head(screen: str) -> str:
    """The first line."""
    return screen.splitlines()[0]


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_the_empty_board_offers_it_and_every_screen_of_it_says_so(workplace, size):
    """P opens a draft that is half done; the wizard, its board and an escalation say PRACTICE in words."""
    async with running(workplace, size=size) as pilot:
        offered = text_of(pilot)
        draft = await pressed(pilot, "P")
        ready = wizard(pilot).desk.assessment.readiness
        board = await pressed(pilot, "ctrl+o")
        own = await pressed(pilot, "ctrl+o")
    assert "press P" in offered
    assert "PRACTICE" not in offered
    assert " PRACTICE " in head(draft)
    assert "f7 reads its ticket" in draft
    assert 0 < ready.done < ready.needed
    assert " PRACTICE " in head(board)
    assert "ctrl+o your own board" in board
    assert "PRACTICE" not in own
    assert "No escalations yet." in own


async def test_it_counts_nowhere(workplace):
    """The store, the state and the index of what is real know nothing of it; its owner is not asked for a name."""
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "ctrl+s")
        real = workplace.store.listing()
        own = await pressed(pilot, "ctrl+o", "ctrl+o")
    assert real == []
    assert "Drafts 0" in own
    assert workplace.state.load_name() is None
    assert [one.record.owner for one in practised(workplace)] == ["You"]


async def test_its_ticket_is_there_to_be_read(workplace):
    """f7 shows it with what it says of the fields; taking it mends what was missing."""
    async with running(workplace) as pilot:
        await pressed(pilot, "P")
        before = wizard(pilot).desk.assessment.readiness.done
        shown = await pressed(pilot, "f7")
        await pressed(pilot, "a", "escape")
        record = wizard(pilot).desk.draft.record
        after = wizard(pilot).desk.assessment.readiness.done
    assert "Ticket: #48211" in shown
    assert after > before
    assert record.understand.tickets == ("48211",)
    assert len(record.repro.steps) == 3


async def test_it_can_be_handed_over_and_followed_up(workplace):
    """The hand-over leads to the board of practice, the acts work there, and nothing of it is real."""
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "f7", "a", "escape")
        desk = wizard(pilot).desk
        desk.put("target.ask", "fix")
        desk.put("target.ask_text", "Find and fix the cause of the time-outs on POST /v2/orders.")
        preview = await pressed(pilot, "f6")
        await pressed(pilot, "h", "enter", "escape")
        board = await pressed(pilot, "f", *"asked", "enter", "ctrl+s")
    (draft,) = practised(workplace)
    assert PRACTICE_LINE in preview
    assert "Open 1" in board
    assert draft.status is Status.OPEN
    assert draft.record.history[0].brief.startswith(f"{PRACTICE_LINE}\n\n")
    assert workplace.store.listing() == []


async def test_what_is_copied_says_so_on_top_once(workplace):
    """A brief, and the same again from the board, begin with the line of practice."""
    practice = workplace.for_practice()
    practice.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "c")
    (copied,) = practice.briefs.iterdir()
    assert copied.read_text().splitlines() == [PRACTICE_LINE, "", "ESCALATION: as it left"]
    assert practice.marked(copied.read_text()) == copied.read_text()
    assert workplace.marked("ESCALATION") == "ESCALATION"


async def test_it_is_gone_on_with_and_begun_afresh(workplace):
    """P from one's own board leads to what was begun; P there begins the case anew."""
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "ctrl+o", "ctrl+o")
        resumed = await pressed(pilot, "P")
        await pressed(pilot, "P", "ctrl+o")
    assert "Drafts 1" in resumed
    assert "answers 500 at Acme Corp" in resumed
    assert len(practised(workplace)) == 2


async def test_it_can_be_thrown_away(workplace):
    """After a yes nothing of it is left, what is real stays, and it is offered afresh."""
    workplace.store.put(case(2).doc, None)
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "ctrl+o")
        asked = await pressed(pilot, "X")
        own = await pressed(pilot, "enter")
        on_board = isinstance(pilot.app.screen, Board)
        gone = [folder.exists() for folder in (workplace.store.root / "practice", workplace.state.folder / "practice")]
        again = await pressed(pilot, "P")
    assert "Throw practice away?" in asked
    assert on_board
    assert "PRACTICE" not in own
    assert gone == [False, False]
    assert [file.doc["id"] for file in workplace.store.listing()] == [case(2).id]
    assert "f7 reads its ticket" in again


async def test_without_a_yes_it_stays(workplace):
    """esc at the question keeps all of it."""
    async with running(workplace) as pilot:
        await pressed(pilot, "P", "ctrl+o", "X", "escape")
    assert len(practised(workplace)) == 1


async def test_escape_on_its_board_leads_back(workplace):
    """esc first ends a search, then leaves practice."""
    async with running(workplace) as pilot:
        searched = await pressed(pilot, "P", "ctrl+o", "slash", *"acme", "escape")
        left = await pressed(pilot, "escape")
    assert "PRACTICE" in head(searched)
    assert "PRACTICE" not in left


async def test_the_palette_offers_it_from_a_draft(workplace):
    """What is open is written and left first."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id) as pilot:
        await pressed(pilot, "ctrl+p")
        screen = await pressed(pilot, *"Practice", "down", "enter")
        apart = pilot.app.workplace.practice
    assert apart
    assert " PRACTICE " in head(screen)


async def test_what_came_due_waits_for_ones_own_board(workplace):
    """Begun from the command line, practice shows nothing of what is real; leaving it does."""
    workplace.store.put(handed_over(1, Severity.HIGH, NOW - timedelta(hours=8)).doc, None)
    workplace.state.save_seen(NOW - timedelta(days=1))
    async with running(workplace, begin=Practised()) as pilot:
        await settled(pilot)
        draft = text_of(pilot)
        board = await pressed(pilot, "ctrl+o")
        own = await pressed(pilot, "ctrl+o")
    assert " PRACTICE " in head(draft)
    assert "While you were away" not in board
    assert "While you were away" in own


def test_the_command_line_begins_it(workplace, monkeypatch):
    """`new --practice` opens it; a sentence of one's own is refused, since it has a case of its own."""
    asked = []
    monkeypatch.setattr(screens, "show", lambda _, **how: asked.append(how["practice"]) or 0)
    statuses = [commanded(words, lambda: workplace) for words in (["new"], ["new", "--practice"])]
    refused = commanded(["new", "--practice", "API returns 500"], lambda: workplace)
    assert (statuses, asked) == ([0, 0], [False, True])
    assert refused == 2
