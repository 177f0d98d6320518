"""An entry of the history as a text for the ticket."""

from datetime import UTC, datetime

from cases import NOW, SETTINGS, ZONE, case, handed_over
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.followup.decisions import mask
from escalate_tui.followup.labels import label
from escalate_tui.followup.ticket_text import entry_text
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.choices import Severity


def test_a_resolution_tells_all_that_was_noted() -> None:
    """How it ended, what was learned, what was done, and what was not, with the reason."""
    draft = resolve(
        handed_over(1, Severity.HIGH),
        note="pool size raised",
        learning="look at the pool first",
        done=[Closing.CONFIRMED, Closing.LEARNINGS],
        waived={Closing.TRACKING: "no tracker"},
        now=datetime(2026, 3, 11, 9, tzinfo=UTC),
        by="Sam",
    )
    history = draft.record.history
    assert entry_text(history[-1], history, ZONE) == (
        "Wed 11 Mar 2026 10:00 CET · Resolved, by Sam\n"
        "pool size raised\n"
        "Learned: look at the pool first\n"
        "Done: confirmed with the customer\n"
        "Done: learnings captured\n"
        "Not done: internal tracking updated, because no tracker\n"
    )


def test_a_masked_secret_is_told_by_place() -> None:
    """The line of the history names the field and how many places there were, never the secret."""
    draft = case(1).with_value("understand.description", "The keys are AKIAIOSFODNN7EXAMPLE and AKIAI44QH8DHBEXAMPLE.")
    [found] = secrets_in(assess(draft, Context(NOW, SETTINGS)).findings)
    masked = mask(draft, found, NOW, "Sam")
    entry = masked.record.history[-1]
    assert label(entry, masked.record.history, ZONE) == "masked: 2 places in Description"
