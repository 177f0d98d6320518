"""Reminders: what came due is told once by item and level, and quietly outside working hours."""

from datetime import UTC, datetime, timedelta

import pytest

from cases import NOW, SETTINGS, ZONE, handed_over
from escalate_tui.followup.commitment import State
from escalate_tui.followup.read import row
from escalate_tui.followup.reminders import Reminder, away_line, is_heard, notice, reminders_of
from escalate_tui.followup.row import Row
from escalate_tui.model.choices import Severity

LOOP = row(handed_over(2, Severity.CRITICAL), SETTINGS)
"""Case 2: follow-up due and overdue 17:30; customer update due 17:30, overdue 19:30; the ask by 17:00."""


def due_of(one: Row, now: datetime) -> tuple[Reminder, ...]:
    """Remind of all that is due of an escalation."""
    dates = {(one.id, each.due.timestamp(), each.overdue.timestamp()) for each in one.commitments if each.due <= now}
    return reminders_of([one], dates, now)


def test_the_most_urgent_comes_first_with_how_it_stands():
    """At 19:40 the update is late by ten minutes, and the follow-up by two hours."""
    now = datetime(2026, 3, 10, 18, 40, tzinfo=UTC)
    lines = [away_line(one, now, ZONE) for one in due_of(LOOP, now)]
    assert [line.partition(", ")[0] for line in lines] == [
        "▲ late 2 h 40 min: ask deadline",
        "▲ late 2 h 10 min: follow-up",
        "▲ late 10 min: customer update",
    ]


def test_what_was_settled_meanwhile_is_told_no_more():
    """A date that the escalation has no more, or another's, is nobody's."""
    (first, *others) = due_of(LOOP, NOW + timedelta(hours=2))
    dates = {first.date, (LOOP.id, 1.0, 2.0), ("esc-other", *others[0].date[1:])}
    assert reminders_of([LOOP], dates, NOW + timedelta(hours=2)) == (first,)


@pytest.mark.parametrize(
    ("severity", "working", "heard"),
    [(Severity.CRITICAL, False, True), (Severity.CRITICAL, True, True), (Severity.HIGH, False, False),
     (Severity.HIGH, True, True)],
)  # fmt: skip
def test_by_night_only_critical_is_heard(severity, working, heard):
    """What is not Critical is heard in working hours."""
    (first, *_) = due_of(row(handed_over(2, severity), SETTINGS), NOW + timedelta(days=3))
    assert is_heard(first, working=working) is heard


def test_a_notice_names_the_first_and_counts_the_others():
    """One line for the desktop, with what to do and whom it is about."""
    found = due_of(LOOP, NOW + timedelta(hours=2))
    assert [one.state for one in found] == [State.OVERDUE, State.OVERDUE, State.DUE]
    assert notice(found) == f"overdue: ask deadline, {LOOP.summary}, and 2 more"
    assert notice(found[2:]) == f"due: customer update, {LOOP.summary}"
