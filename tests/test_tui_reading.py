"""Reading a text on screen: what is pasted where, what is proposed, and what taking it changes."""

import pytest
from textual.events import Paste

from cases import NOW
from escalate_tui.model.draft import Draft
from escalate_tui.tui.going import Begun
from escalate_tui.tui.screens.read_text import ReadText
from escalate_tui.workplace import Workplace
from screen import control, fill, running, text_of, wizard, write

ID = "esc-20260310-143000-abc"
TICKET = """\
Ticket: #48211
Customer: Acme Corp

3 customers reported this week that POST /v2/orders returns 500 errors.
Since 2026-03-09 08:10 UTC.

Steps to reproduce:
1. Open the sandbox account
2. Send POST /v2/orders with order 48211

Expected: 201 with the order
Actual: 500 after 30 seconds
"""


@pytest.fixture
def draft(workplace: Workplace) -> str:
    """An empty draft in the store; its id."""
    workplace.store.put(Draft.begun(ID, NOW, by="Sam").doc, None)
    return ID


async def paste(pilot, text: str) -> None:
    """Paste as a terminal does."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await pilot.pause()


async def test_a_ticket_pasted_on_the_first_screen_is_read(workplace, draft):
    """Where no text of several lines belongs, what is found is proposed with its words; nothing is taken yet."""
    async with running(workplace, resume=draft) as pilot:
        await paste(pilot, TICKET)
        shown = text_of(pilot)
        doc = pilot.app.screen_stack[-2].desk.draft.doc
    assert "Read a text" in shown
    assert "from “3 customers”" in shown
    assert "understand" not in doc


async def test_all_proposals_are_taken_by_one_key(workplace, draft):
    """They stand in their fields afterwards, on every screen, and in the file."""
    async with running(workplace, resume=draft) as pilot:
        await paste(pilot, TICKET)
        await pilot.press("a")
        await pilot.pause()
        told = text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        summary = control(pilot, "understand.summary").value
        record = wizard(pilot).desk.draft.record
        await pilot.press("f5")
        await pilot.pause()
        repro = text_of(pilot)
    assert "Nothing left to take" in told
    assert record.impact.customers_affected == 3
    assert record.understand.tickets == ("48211",)
    assert "500" in summary
    assert "Send POST /v2/orders with order 48211" in repro
    assert "500 after 30 seconds" in repro


async def test_what_was_typed_is_never_replaced(workplace, draft):
    """A field with words in it keeps them, and says so in the list."""
    async with running(workplace, resume=draft) as pilot:
        await fill(pilot, "understand.summary", "Mine")
        await pilot.press("f7")
        await pilot.pause()
        await paste(pilot, TICKET)
        await pilot.press("tab", "a", "escape")
        await pilot.pause()
        record = wizard(pilot).desk.draft.record
    assert record.understand.summary == "Mine"
    assert record.impact.customers_affected == 3


async def test_one_proposal_is_taken_alone(workplace, draft):
    """Enter takes the one under the cursor and goes to the next."""
    async with running(workplace, resume=draft) as pilot:
        await paste(pilot, TICKET)
        await pilot.press("enter", "escape")
        await pilot.pause()
        doc = wizard(pilot).desk.draft.doc
    assert list(doc["understand"]) == ["kind"]


async def test_a_ticket_pasted_into_prose_stays_there(workplace, draft):
    """The description takes a text of several lines as it is."""
    async with running(workplace, resume=draft) as pilot:
        control(pilot, "understand.description").focus()
        await paste(pilot, TICKET)
        description = wizard(pilot).desk.draft.record.understand.description
    assert description == TICKET


async def test_a_line_takes_two_lines_and_leaves_a_ticket_to_be_read(workplace, draft):
    """A break in the middle of a sentence is joined; a whole ticket is no summary."""
    async with running(workplace, resume=draft) as pilot:
        summary = control(pilot, "understand.summary")
        summary.focus()
        await paste(pilot, "Orders fail\nsince Monday")
        joined = summary.value
        await paste(pilot, TICKET)
        reads = isinstance(pilot.app.screen, ReadText)
    assert joined == "Orders fail since Monday"
    assert reads
    assert summary.value == joined


async def test_a_draft_begins_with_a_sentence_and_customers(workplace):
    """The sentence is the summary, the customers are listed, and the rest is proposed."""
    workplace.state.save_name("Sam")
    begun = Begun("API returning 500 errors intermittently", ("Acme Corp", "Fernwood"))
    async with running(workplace, begin=begun) as pilot:
        await pilot.pause()
        shown = text_of(pilot)
        await pilot.press("a", "escape")
        await pilot.pause()
        record = wizard(pilot).desk.draft.record
        identity = record.id
    assert "Kind" in shown
    assert record.understand.summary == begun.sentence
    assert [one.name for one in record.understand.customers] == ["Acme Corp", "Fernwood"]
    assert record.understand.kind == "bug"
    assert workplace.store.get(identity)[0]["understand"]["summary"] == begun.sentence


async def test_the_text_can_be_typed(workplace, draft):
    """What is found follows the text as it is typed."""
    async with running(workplace, resume=draft) as pilot:
        await pilot.press("f7")
        await pilot.pause()
        await write(pilot, "3 customers report 502 errors")
        await pilot.pause()
        shown = text_of(pilot)
    assert "from “3 customers”" in shown
