"""The list editors: customers, attempts, steps and evidence, by keyboard alone."""

import pytest
from textual.pilot import Pilot

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.widgets.item_list import ItemList
from escalate_tui.tui.widgets.item_rows import ItemRows
from escalate_tui.tui.widgets.key_line import KeyLine
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
    await pilot.press("enter")
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
        await pilot.press("enter", "x", "enter", "y", "enter", "z", "enter", "escape")
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


async def test_the_line_in_use_of_a_long_list_is_in_sight(workplace):
    """However far the cursor goes, up or down, and those around it as well."""
    steps = [{"key": f"s{number:02}x", "text": f"look at page {number}"} for number in range(40)]
    draft = case(1).with_value("repro.steps", steps)
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id, size=(80, 24)) as pilot:
        await pilot.press("f5")
        rows(pilot, "repro.steps").focus()
        await pilot.press(*["down"] * 30)
        below = text_of(pilot)
        await pilot.press(*["up"] * 25)
        above = text_of(pilot)
    assert all(f" {number + 1}. look at page {number}" in below for number in (29, 30, 31))
    assert " 6. look at page 5" not in below
    assert all(f" {number + 1}. look at page {number}" in above for number in (4, 5, 6))


async def test_a_finding_about_an_item_leads_to_that_item(workplace):
    """Enter then edits it, and does not add another."""
    workplace.store.put(case(1).with_value("understand.customers.c4f.arr", "9.500 EUR").doc, None)
    async with running(workplace, resume=case(1).id) as pilot:
        await pilot.pause()
        customers = rows(pilot, "understand.customers")
        customers.cursor = customers.places - 1
        await wizard(pilot).lead_to("understand.customers.c4f.arr")
        await pilot.pause()
        item = wizard(pilot).desk.draft.doc["understand"]["customers"][customers.cursor]
        assert (pilot.app.focused, item["key"]) == (customers, "c4f")


async def test_a_list_that_has_just_become_shorter_takes_the_focus(workplace):
    """The line in use went with the items, by another program, before the list has shown that."""
    draft = case(1)
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f5")
        pilot.app.screen.set_focus(None)
        list_of_steps = rows(pilot, "repro.steps")
        list_of_steps.cursor = list_of_steps.places - 1
        pilot.app.screen.set_focus(list_of_steps)
        desk = wizard(pilot).desk
        list_of_steps.on_focus()
        desk.replace(desk.draft.with_value("repro.steps", []))
        await pilot.pause()
        assert list_of_steps.cursor == 0


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


async def with_customer(pilot: Pilot[None], name: str) -> ItemRows:
    """Make a customer and go to the line that adds one more."""
    customers = rows(pilot, "understand.customers")
    customers.focus()
    await pilot.press("enter")
    await write(pilot, name)
    await pilot.press("escape", "down")
    return customers


@pytest.mark.parametrize(
    "text",
    ["rotated the certificate back", "dad said so", "a restart", "upgraded it", "Kim looked", "Joined again", "jot"],
)
async def test_typing_on_the_line_that_adds_begins_an_item_with_it(workplace, draft, text):
    """All of it lands in the first field of a new item, in one burst; no letter is a command there."""
    async with running(workplace, resume=draft) as pilot:
        rows(pilot, "understand.attempts").focus()
        await write(pilot, text)
        await pilot.pause()
        tried = wizard(pilot).desk.draft.record.understand.attempts
    assert [one.action for one in tried] == [text]


@pytest.mark.parametrize("text", ["dad said so", "upstream Ltd", "K2"])
async def test_typing_behind_a_customer_leaves_that_one_as_it_is(workplace, draft, text):
    """The line that adds begins another customer; the one above is neither removed nor moved."""
    async with running(workplace, resume=draft) as pilot:
        await with_customer(pilot, "Acme")
        await write(pilot, text)
        await pilot.pause()
        names = [one.name for one in wizard(pilot).desk.draft.record.understand.customers]
    assert names == ["Acme", text]


async def test_what_is_typed_for_a_piece_of_evidence_goes_past_its_choices(workplace, draft):
    """Its first field is a row of choices; the text goes into the first that takes text, and none is chosen."""
    async with running(workplace, resume=draft) as pilot:
        await pilot.press("f5")
        rows(pilot, "repro.evidence").focus()
        await write(pilot, "log of the job")
        await pilot.pause()
        pieces = wizard(pilot).desk.draft.value("repro.evidence")
    assert [sorted(one.items() - {("key", one["key"])}) for one in pieces] == [[("path", "log of the job")]]


async def test_the_keys_offered_are_those_of_the_line(workplace, draft):
    """On an item a adds and d removes; on the line that adds, enter does, and nothing can be removed."""
    async with running(workplace, resume=draft) as pilot:
        customers = await with_customer(pilot, "Acme")
        await pilot.pause()
        adding = str(pilot.app.screen.query_one(KeyLine).render())
        await pilot.press("up")
        await pilot.pause()
        on_item = str(pilot.app.screen.query_one(KeyLine).render())
        await pilot.press("d")
        await pilot.pause()
        emptied = str(pilot.app.screen.query_one(KeyLine).render())
        assert customers.has_focus
    assert adding.startswith("enter add")
    assert on_item.startswith("a add   enter edit")
    assert "d remove" in on_item
    assert "remove" not in adding + emptied


async def test_what_was_removed_last_comes_back_also_to_an_empty_list(workplace, draft):
    """With the only item gone the cursor is where letters are text; ctrl+z brings it back there as well."""
    async with running(workplace, resume=draft) as pilot:
        await with_customer(pilot, "Acme")
        await pilot.press("up", "d")
        await pilot.pause()
        told = text_of(pilot)
        await pilot.press("ctrl+z")
        names = [one.name for one in wizard(pilot).desk.draft.record.understand.customers]
    assert "ctrl+z brings it back" in told
    assert names == ["Acme"]


async def test_removing_the_last_item_again_removes_the_one_before(workplace, draft):
    """The cursor stays on an item while there is one: the same key pressed twice types nothing."""
    async with running(workplace, resume=draft) as pilot:
        await with_steps(pilot, "one", "two", "three")
        rows(pilot, "repro.steps").cursor = 2
        await pilot.press("d", "d")
        assert steps(pilot) == ["one"]
