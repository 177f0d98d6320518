"""Writing to a customer: whoever else is on the board is known."""

from cases import case, handed_over
from escalate_tui.model.choices import Severity
from screen import running, text_of, write


async def test_no_customer_of_any_escalation_is_named(workplace):
    """Not the first of each alone, and those of drafts as well."""
    workplace.store.put(handed_over(1, Severity.CRITICAL).doc, None)
    workplace.store.put(handed_over(2, Severity.HIGH).doc, None)
    workplace.store.put(case(5).doc, None)
    drafted = case(5).record.understand.customers[0].name
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("i", "tab", "tab")
        await write(pilot, f"Acme Corp, Kite Labs and {drafted} see it. ")
        await pilot.pause()
        screen = text_of(pilot)
    assert "“Kite Labs”" in screen
    assert f"“{drafted}”" in screen
    assert "“Acme Corp” is" not in screen
