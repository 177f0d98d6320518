"""A draft that another program changes while it is open: theirs is shown, mine is kept, and nothing breaks."""

from collections.abc import Callable

from cases import case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.widgets.item_list import ItemList
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write


def stored(workplace: Workplace) -> str:
    """Put case 1 into the store; its id."""
    workplace.store.put(case(1).doc, None)
    return case(1).id


def changed(workplace: Workplace, identity: str, change: Callable[[Draft], Draft]) -> None:
    """Write the file as another program does."""
    doc, version = workplace.store.get(identity)
    workplace.store.put(change(Draft(doc)).doc, version)


def items(pilot, path: str) -> ItemList:
    """The list at a path."""
    return next(one for one in pilot.app.screen.query(ItemList) if one.path == path)


async def test_what_another_program_wrote_is_shown_beside_what_was_typed(workplace):
    """Different fields merge at the next save, on every screen."""
    identity = stored(workplace)
    async with running(workplace, resume=identity) as pilot:
        changed(workplace, identity, lambda draft: draft.with_value("understand.component", "theirs"))
        control(pilot, "understand.summary").value = "mine"
        wizard(pilot).leave_place()
        await pilot.pause()
        assert control(pilot, "understand.component").value == "theirs"
    understand = Draft(workplace.store.get(identity)[0]).record.understand
    assert (understand.summary, understand.component) == ("mine", "theirs")


async def test_items_that_go_elsewhere_go_here(workplace):
    """The cursor of a list stays within what is left of it."""
    identity = stored(workplace)

    def without(draft: Draft) -> Draft:
        return draft.without_item("understand.attempts", "a2n").without_item("understand.attempts", "a3p")

    async with running(workplace, resume=identity) as pilot:
        rows = items(pilot, "understand.attempts").rows
        rows.focus()
        rows.cursor = 4
        await pilot.pause()
        changed(workplace, identity, without)
        control(pilot, "understand.summary").value = "mine"
        wizard(pilot).leave_place()
        await pilot.pause()
        screen = text_of(pilot)
    assert "Other API client" in screen
    assert "Token renewed" not in screen


async def test_an_item_that_is_edited_here_and_removed_there(workplace):
    """Its editor closes, and what is typed next harms no list."""
    identity = stored(workplace)
    async with running(workplace, resume=identity) as pilot:
        await items(pilot, "understand.customers").edit(0)
        await pilot.pause()
        changed(workplace, identity, lambda draft: draft.without_item("understand.customers", "c4f"))
        control(pilot, "understand.summary").value = "mine"
        wizard(pilot).leave_place()
        await pilot.pause()
        await write(pilot, "Kite")
        await pilot.pause()
        customers = wizard(pilot).desk.draft.value("understand.customers") or []
    assert isinstance(customers, list)
