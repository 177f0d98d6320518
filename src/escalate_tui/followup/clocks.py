"""Commitments and their clocks: when the target and the customer are to hear next, by the history alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.history import counting
from escalate_tui.moments import WorkingCalendar, start_of

if TYPE_CHECKING:
    from escalate_tui.model.record import Entry


class CommitmentKind(Choice):
    """What the owner has to do when a clock runs out."""

    FOLLOW_UP = "follow-up", "follow-up"
    CUSTOMER_UPDATE = "customer-update", "customer update"


class State(IntEnum):
    """Where a commitment stands, the most urgent first."""

    OVERDUE = 0
    DUE = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something to be done by the owner, and when.

    Attributes:
        kind: What is to be done.
        started: When its clock last started, in UTC.
        due: From when it is due, in UTC.
        overdue: From when it is overdue, in UTC; the same as `due` where the practice names a single figure.
    """

    kind: CommitmentKind
    started: datetime
    due: datetime
    overdue: datetime

    def state(self, now: datetime) -> State:
        """Tell where it stands; it is due, and overdue, from the very instant on."""
        if now >= self.overdue:
            return State.OVERDUE
        return State.DUE if now >= self.due else State.LATER

    def urgency(self, now: datetime) -> tuple[State, datetime]:
        """Give what orders commitments by urgency, the most urgent first.

        Overdue ones come first, by how late they are, then those that are due, by how soon they are late, and
        then the others by when they are due.
        """
        state = self.state(now)
        return state, self.due if state is State.LATER else self.overdue


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something is to be done; by the working calendar hours are working hours, days working days.

    Attributes:
        opens: How long after the last time it is due.
        closes: How long after the last time it is overdue.
    """

    opens: timedelta
    closes: timedelta


def _hours(opens: int, closes: int) -> Cadence:
    return Cadence(timedelta(hours=opens), timedelta(hours=closes))


def _days(opens: int, closes: int) -> Cadence:
    return Cadence(timedelta(days=opens), timedelta(days=closes))


CADENCES: Final[Mapping[Severity, Mapping[CommitmentKind, Cadence]]] = {
    Severity.CRITICAL: {CommitmentKind.FOLLOW_UP: _hours(2, 2), CommitmentKind.CUSTOMER_UPDATE: _hours(2, 4)},
    Severity.HIGH: {CommitmentKind.FOLLOW_UP: _hours(4, 4), CommitmentKind.CUSTOMER_UPDATE: _hours(4, 8)},
    Severity.MEDIUM: {CommitmentKind.FOLLOW_UP: _days(1, 1), CommitmentKind.CUSTOMER_UPDATE: _days(1, 2)},
}
"""How often the target and the customer are to hear, by severity (the practice, §6)."""

ROUND_THE_CLOCK: Final = frozenset({Severity.CRITICAL})
"""The severities whose clocks also run outside working hours (the practice, §6)."""

RESTARTS: Final[Mapping[CommitmentKind, frozenset[Act]]] = {
    CommitmentKind.FOLLOW_UP: frozenset({Act.HANDED_OVER, Act.REOPENED, Act.FOLLOWED_UP}),
    CommitmentKind.CUSTOMER_UPDATE: frozenset({Act.HANDED_OVER, Act.REOPENED, Act.CUSTOMER_UPDATED}),
}
"""The acts that start each clock anew (the practice, §6)."""


def commitments(
    history: Iterable["Entry"],
    severity: Severity,
    sla_update_every: timedelta | None,
    calendar: WorkingCalendar,
) -> tuple[Commitment, Commitment]:
    """Compute the follow-up and the customer update of an open escalation from its history.

    Each clock runs from the latest of the entries that start it; what was taken back does not count.

    Args:
        history: Its entries, those taken back among them.
        severity: Its severity now, which times the clocks from when they last started.
        sla_update_every: How often the contract promises the customer word; it counts where it is tighter.
        calendar: Working hours, by which all but Critical runs.

    Raises:
        ValueError: Nothing in the history ever started the clocks: it is no open escalation.
    """
    counted = counting(history)

    def commitment(kind: CommitmentKind, promised: timedelta | None) -> Commitment:
        starts = [start_of(entry.at, calendar.zone) for entry in counted if entry.act in RESTARTS[kind]]
        if not starts:
            raise ValueError("a history without a hand-over has no clocks")
        cadence, started = CADENCES[severity][kind], max(starts)
        opens = _after(started, cadence.opens, severity, calendar)
        closes = _after(started, cadence.closes, severity, calendar)
        if promised is not None:
            closes = min(closes, _after(started, promised, severity, calendar))
        return Commitment(kind, started, min(opens, closes), closes)

    follow_up = commitment(CommitmentKind.FOLLOW_UP, None)
    return follow_up, commitment(CommitmentKind.CUSTOMER_UPDATE, sla_update_every)


def _after(start: datetime, span: timedelta, severity: Severity, calendar: WorkingCalendar) -> datetime:
    """Add a span as the severity's clock runs: its whole days are working days, the rest working hours."""
    if severity in ROUND_THE_CLOCK:
        return start + span
    return calendar.add_hours(calendar.add_working_days(start, span.days), span - timedelta(days=span.days))
