"""The list editors: customers, attempts, steps and evidence, by keyboard alone."""

import pytest
from textual.pilot import Pilot

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.widgets.item_list import ItemList
from escalate_tui.tui.widgets.item_rows import ItemRows
from screen import fill, running, text_of, wizard, write

ID = "esc-20260310-143000-abc"


@pytest.fixture
def draft(workplace):
    """An empty bug in the store."""
    doc = Draft.begun(ID, NOW, by="Sam").with_value("understand.kind", "bug").doc
    workplace.store.put(doc, None)
    return ID


def rows(pilot: Pilot[None], path: str) -> ItemRows:
    """The rows of the list at a path."""
    return next(items for items in pilot.app.screen.query(ItemList) if items.spec.path == path).rows


def steps(pilot: Pilot[None]) -> list[str]:
    """The texts of the reproduction's steps."""
    return [step.text or "" for step in wizard(pilot).desk.draft.record.repro.steps]


async def with_steps(pilot: Pilot[None], *texts: str) -> None:
    """Go to the steps and type these, enter behind each."""
    await pilot.press("f5")
    rows(pilot, "repro.steps").focus()
    await pilot.press("a")
    for text in texts:
        await write(pilot, text)
        await pilot.press("enter")
    await pilot.press("escape")
    await pilot.pause()


async def test_steps_are_typed_one_after_the_other(workplace, draft):
    """Enter behind a step begins the next; the empty one at the end is not kept."""
    async with running(workplace, resume=draft) as pilot:
        await with_steps(pilot, "open Reports", "press Export", "read the file")
        assert steps(pilot) == ["open Reports", "press Export", "read the file"]
        assert "2. press Export" in text_of(pilot)


async def test_an_item_is_moved_removed_and_brought_back(workplace, draft):
    """Shift with an arrow moves, d removes, u brings back to the same place."""
    async with running(workplace, resume=draft) as pilot:
        await with_steps(pilot, "one", "two", "three")
        rows(pilot, "repro.steps").cursor = 0
        await pilot.press("shift+down")
        moved = steps(pilot)
        await pilot.press("d")
        removed = steps(pilot)
        await pilot.press("u")
        back = steps(pilot)
    assert moved == ["two", "one", "three"]
    assert removed == ["two", "three"]
    assert back == ["two", "one", "three"]


async def test_an_item_is_edited_in_place(workplace, draft):
    """Enter on an item opens its fields; what is typed there is the item's."""
    async with running(workplace, resume=draft) as pilot:
        await with_steps(pilot, "one", "two")
        rows(pilot, "repro.steps").cursor = 1
        await pilot.press("enter", "end")
        await write(pilot, " and a half")
        await pilot.press("escape")
        assert steps(pilot) == ["one", "two and a half"]


async def test_a_burst_of_steps_lands_each_in_its_own(workplace, draft):
    """Keys that come faster than the screen is drawn are not mixed up between items."""
    async with running(workplace, resume=draft) as pilot:
        await pilot.press("f5")
        rows(pilot, "repro.steps").focus()
        await pilot.press("a", "x", "enter", "y", "enter", "z", "enter", "escape")
        assert steps(pilot) == ["x", "y", "z"]


async def test_a_customer_has_fields_of_its_own(workplace, draft):
    """Name, plan and revenue of a customer are kept under the customer, and revenue is read as money."""
    async with running(workplace, resume=draft) as pilot:
        rows(pilot, "understand.customers").focus()
        await pilot.press("enter")
        await write(pilot, "Acme Corp")
        await pilot.press("enter")
        await write(pilot, "Enterprise")
        await pilot.press("enter")
        await write(pilot, "€240k")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        screen = text_of(pilot)
        customer = wizard(pilot).desk.draft.value("understand.customers")[0]
    assert {**customer, "key": ""} == {"key": "", "name": "Acme Corp", "plan": "Enterprise", "arr": "240000 EUR"}
    assert "Acme Corp · Enterprise · 240000 EUR" in screen


async def test_an_item_that_does_not_parse_says_so_under_its_list(workplace, draft):
    """A revenue that could mean two amounts is asked about, with the number of the customer."""
    async with running(workplace, resume=draft) as pilot:
        rows(pilot, "understand.customers").focus()
        await pilot.press("enter")
        await write(pilot, "Kite")
        await pilot.press("tab", "tab")
        await write(pilot, "240.000")
        await pilot.press("escape")
        await pilot.pause()
        assert "1: ✗ “240.000” could be 240000 or 240" in text_of(pilot)


async def test_the_cursor_leaves_a_list_at_its_ends(workplace, draft):
    """Down behind the last line goes on to the next field, up before the first to the one before."""
    async with running(workplace, resume=draft) as pilot:
        customers = rows(pilot, "understand.customers")
        customers.focus()
        await pilot.press("down")
        assert pilot.app.focused is not customers
        await pilot.press("shift+tab")
        assert pilot.app.focused is customers


async def test_an_item_that_is_no_table_does_not_stand_in_the_way(workplace):
    """A list that somebody edited by hand shows the items it has; the other stays in the file."""
    draft = case(1)
    customers = [1, *draft.value("understand.customers")]
    workplace.store.put({**draft.doc, "understand": {**draft.doc["understand"], "customers": customers}}, None)
    async with running(workplace, resume=draft.id) as pilot:
        await fill(pilot, "understand.component", "!")
        text = text_of(pilot)
    assert "Acme Corp" in text
    assert workplace.store.get(draft.id)[0]["understand"]["customers"][0] == 1
