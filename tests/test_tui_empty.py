"""Where nothing stands yet, each screen says what will, and the one key that does something about it."""

import pytest

from cases import NOW, case, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from screen import running, text_of

SIZES = [(120, 36), (80, 24)]
ID = "esc-20260310-143000-abc"


async def settled(pilot) -> str:
    """Wait for what is read in other threads, and read the screen without its line breaks."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return " ".join(text_of(pilot).replace("▌", " ").split())


async def pressed(pilot, *keys: str) -> str:
    """Press keys, and read the screen."""
    await pilot.press(*keys)
    return await settled(pilot)


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_each_shelf_says_what_will_stand_there(workplace, size):
    """With one on another shelf, an empty one names what belongs there and its key."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace, size=size) as pilot:
        await settled(pilot)
        drafts = await pressed(pilot, "tab")
        closed = await pressed(pilot, "tab")
    assert "What is begun and not handed over yet stands here. n begins a new escalation." in drafts
    assert "What you resolve (r) or de-escalate (d) stands here" in closed
    assert "tab goes to the next shelf." in closed


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_a_board_of_drafts_alone_says_where_they_are(workplace, size):
    """The open shelf is empty, and tab leads to the drafts."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, size=size) as pilot:
        opened = await settled(pilot)
        drafts = await pressed(pilot, "tab")
    assert "What is handed over stands here, by what is due next." in opened
    assert "tab shows your drafts." in opened
    assert "/v2/orders" in drafts


async def test_an_empty_board_begins_or_practises(workplace):
    """What the program is for, and its two ways to begin, within 80 columns."""
    async with running(workplace, size=(80, 24)) as pilot:
        screen = await settled(pilot)
        lines = [line.strip() for line in text_of(pilot).splitlines()]
    assert "press n." in screen
    assert "press P: a made-up case to practise on" in screen
    assert "a brief that the receiving team can act on, and this board then tells you" in lines


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_versions_and_trash_say_what_will_lie_there(workplace, size):
    """Each of the three lists, with the key that leads on or back."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with running(workplace, size=size) as pilot:
        await settled(pilot)
        trash = await pressed(pilot, "V")
        damaged = await pressed(pilot, "tab")
        versions = await pressed(pilot, "tab")
    assert "What you discard or delete on the board lies here, and enter brings it back. esc leads" in trash
    assert "One that something else has broken would stand here. esc leads back." in damaged
    assert "One is whenever something else than this program wrote the file" in versions
    assert "tab shows the trash." in versions


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
async def test_the_brief_of_an_empty_draft_says_what_it_will_be(workplace, size):
    """Instead of headings without anything under them; the first word brings the brief."""
    workplace.store.put(Draft.begun(ID, NOW, by="Sam").doc, None)
    async with running(workplace, resume=ID, size=size) as pilot:
        empty = await pressed(pilot, "f6")
        begun = await pressed(pilot, "f2", "tab", *"500s", "f6")
    assert "What you write stands here as the team will read it." in empty
    assert "f2 leads to the first screen." in empty
    assert "ESCALATION" not in empty
    assert "## ESCALATION: 500s" in begun


async def test_nothing_alike_says_what_would_be_and_how(workplace):
    """f9 on a draft that is alone."""
    workplace.store.put(Draft.begun(ID, NOW, by="Sam").doc, None)
    async with running(workplace, resume=ID) as pilot:
        await pressed(pilot, "f9")
        told = " ".join(toast.message for toast in pilot.app._notifications)
    assert "Nothing like it was seen before" in told
    assert "Say more in the summary and the description, and press f9 again." in told


async def test_an_escalation_without_its_brief_says_how_to_have_one(workplace):
    """As another program may have written it."""
    draft = handed_over(1, Severity.HIGH)
    doc = {**draft.doc, "history": [{**entry, "brief": ""} for entry in draft.doc["history"]]}
    workplace.store.put(doc, None)
    async with running(workplace) as pilot:
        await settled(pilot)
        page = await pressed(pilot, "enter")
    assert "No brief was kept when this was handed over." in page
    assert "m writes and sends a new one." in page


async def test_lists_of_a_draft_say_what_they_take(workplace):
    """Customers and attempts, before there is any."""
    workplace.store.put(Draft.begun(ID, NOW, by="Sam").doc, None)
    async with running(workplace, resume=ID) as pilot:
        screen = await settled(pilot)
    assert "+ add a customer" in screen
