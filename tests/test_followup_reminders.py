"""Reminders: what came due is told once by item and level, and quietly outside working hours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cases import NOW, SETTINGS, ZONE, handed_over
from escalate_tui.followup.commitment import Commitment, CommitmentKind, State
from escalate_tui.followup.read import row
from escalate_tui.followup.reminders import at_any_hour, away_line, crossed, notice
from escalate_tui.followup.row import Row
from escalate_tui.model.choices import Severity, Status

LOOP = row(handed_over(2, Severity.CRITICAL), SETTINGS)
"""Case 2: follow-up due and overdue 17:30; customer update due 17:30, overdue 19:30; the ask by 17:00."""

MINUTES = st.integers(0, 600)


@given(
    st.lists(st.tuples(MINUTES, MINUTES), max_size=4),
    st.lists(MINUTES, min_size=2, max_size=20, unique=True).map(sorted),
)
def test_each_item_is_told_once_at_each_level(spans, looks):
    """However often and however late one looks: each bound that was passed is told by the next look, and no other."""

    def at(minute: int) -> datetime:
        return NOW + timedelta(minutes=minute)

    pairs = [(min(span), max(span)) for span in spans]
    commitments = tuple(
        Commitment(CommitmentKind.PROMISE, NOW, at(due), at(late), key=str(number))
        for number, (due, late) in enumerate(pairs)
    )
    rows = [Row("esc", Status.OPEN, commitments=commitments)]
    for since, now in pairwise(looks):
        told = {one.commitment.key for one in crossed(rows, at(since), at(now))}
        passed = {str(number) for number, pair in enumerate(pairs) if any(since < bound <= now for bound in pair)}
        assert told == passed


def test_the_most_urgent_comes_first_with_how_it_stands():
    """At 19:40 the update is late by ten minutes, and the follow-up by two hours."""
    now = datetime(2026, 3, 10, 18, 40, tzinfo=UTC)
    lines = [away_line(one, now, ZONE) for one in crossed([LOOP], NOW, now)]
    assert [line.partition(", ")[0] for line in lines] == [
        "▲ late 2 h 40: ask deadline",
        "▲ late 2 h 10: follow-up",
        "▲ late 10 min: customer update",
    ]


def test_of_the_loud_only_critical_is_heard_and_of_the_quiet_all_others():
    """What is not Critical is heard when it is asked about in working hours, and each once."""
    now = datetime(2026, 3, 11, 9, tzinfo=UTC)
    high = replace(row(handed_over(2, Severity.HIGH), SETTINGS), id="esc-high")
    both = crossed([LOOP, high], NOW, now)
    assert {one.row.id for one in both} == {LOOP.id, "esc-high"}
    assert {one.row.id for one in at_any_hour(both, ())} == {LOOP.id}
    assert at_any_hour(both, both) == tuple(sorted(both, key=lambda one: one.row.id == "esc-high"))


def test_a_notice_names_the_first_and_counts_the_others():
    """One line for the desktop, with what to do and whom it is about."""
    found = crossed([LOOP], NOW, NOW + timedelta(hours=2))
    assert [one.state for one in found] == [State.OVERDUE, State.OVERDUE, State.DUE]
    assert notice(found) == f"overdue: ask deadline, {LOOP.summary}, and 2 more"
    assert notice(found[2:]) == f"due: customer update, {LOOP.summary}"
