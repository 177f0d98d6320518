"""Patterns: what was seen before is shown beside the draft, counts for the judgement, and takes a draft in."""

import re
from copy import deepcopy

import pytest

from cases import CONTEXT, NOW, case, handed_over
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.judgement.assess import assess
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.tui import comparing
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.workplace import Workplace
from screen import running, text_of, wizard


def another(number: int, customer: str, letter: str) -> Draft:
    """Case 1 as another customer has it, under an id of its own."""
    doc = deepcopy(case(number).doc)
    doc["id"] = f"{doc['id'][:-3]}{letter * 3}"
    doc["understand"]["customers"] = [{"key": "c4f", "name": customer}]
    doc["understand"]["tickets"] = [f"5{letter}"]
    return Draft(doc)


def stored(workplace: Workplace, draft: Draft) -> str:
    """Put an escalation into the store; its id."""
    workplace.store.put(draft.doc, None)
    return draft.id


def unwrapped(screen: str) -> str:
    """What stands on the screen, without frames and line breaks."""
    return " ".join(re.sub("[│▌]", " ", screen).split())


async def compared(pilot) -> None:
    """Wait until the draft on the desk was compared with what there is."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A draft is compared at once, not when it has come to rest."""
    monkeypatch.setattr(comparing, "AFTER", 0.001)


@pytest.fixture
def draft(workplace) -> str:
    """A draft of case 1 at Kite Labs; its id. The board has seen every file."""
    return stored(workplace, another(1, "Kite Labs", "k"))


async def seen(pilot) -> None:
    """Let the board read the files."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_ended_one_like_it_is_shown_beside_the_draft(workplace, draft):
    """The same error, closed: with what was learned; f9 tells more."""
    closed = resolve(
        handed_over(1, Severity.HIGH), note="pool size raised", learning="look at the pool first",
        done=set(Closing), waived={}, now=NOW, by="Sam",
    )  # fmt: skip
    stored(workplace, closed)
    async with running(workplace) as pilot:
        await seen(pilot)
        await pilot.press("right", "enter")
        await compared(pilot)
        beside = text_of(pilot)
        await pilot.press("f9")
        await pilot.pause()
        more = text_of(pilot)
    assert "Seen before  f9 more" in beside
    assert "look at the pool first" in unwrapped(beside)
    assert "ended by: pool size raised" in more
    assert "same error: " in more
    assert "add this customer" not in more


async def test_three_customers_tick_the_pattern(workplace, draft):
    """Two others have it in escalations of their own: that is a reason, with their names."""
    for customer, letter in (("Acme Corp", "a"), ("Borealis", "b")):
        one = another(1, customer, letter)
        stored(workplace, Draft({**handed_over(1, Severity.HIGH).doc, **{k: one.doc[k] for k in ("id", "understand")}}))
    async with running(workplace) as pilot:
        await seen(pilot)
        await pilot.press("right", "enter")
        await compared(pilot)
        reasons = wizard(pilot).desk.assessment.verdict.reasons
        screen = text_of(pilot)
    alone = assess(Draft(workplace.store.get(draft)[0]), CONTEXT).verdict.reasons
    assert not any("Borealis" in one.text for one in alone)
    assert any("Borealis" in one.text and "Acme Corp" in one.text for one in reasons)
    assert "Seen before  f9 2 of them" in screen


async def test_a_draft_becomes_one_more_customer(workplace, draft):
    """f9, a, enter: the escalation has the customer and an entry that says so, the draft is in the trash."""
    into = stored(workplace, handed_over(1, Severity.HIGH))
    async with running(workplace) as pilot:
        await seen(pilot)
        await pilot.press("right", "enter")
        await compared(pilot)
        await pilot.press("f9", "a")
        await pilot.pause()
        asked = text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await seen(pilot)
        assert isinstance(pilot.app.screen, Board)
        board = text_of(pilot)
    after = Draft(workplace.store.get(into)[0])
    assert "Add this as one more customer?" in asked
    assert f"customer added: Kite Labs, from {draft}" in unwrapped(asked)
    assert [one.name for one in after.record.understand.customers] == ["Acme Corp", "Kite Labs"]
    assert after.record.history[-1].act is Act.CUSTOMER_ADDED
    assert "Open 1   Drafts 0" in board
    assert [path.name for path in (workplace.store.root / "trash").rglob("*.toml")] != []


async def test_taking_it_back_takes_the_customer_out(workplace, draft):
    """t on the board undoes the fold by an entry that says so."""
    into = stored(workplace, handed_over(1, Severity.HIGH))
    async with running(workplace) as pilot:
        await seen(pilot)
        await pilot.press("right", "enter")
        await compared(pilot)
        await pilot.press("f9", "a", "enter")
        await seen(pilot)
        await pilot.press("t", "enter")
        await pilot.pause()
    after = Draft(workplace.store.get(into)[0])
    assert [one.name for one in after.record.understand.customers] == ["Acme Corp"]
    assert after.status is Status.OPEN


async def test_nothing_alike_says_so(workplace, draft):
    """Alone in the store, f9 says that nothing like it was seen."""
    async with running(workplace, resume=draft) as pilot:
        await compared(pilot)
        await pilot.press("f9")
        await pilot.pause()
        screen = text_of(pilot)
        assert isinstance(pilot.app.screen, Wizard)
    assert "Nothing like it was seen before" in screen
    assert "Seen before  f9" not in screen
