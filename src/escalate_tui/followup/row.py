"""The board's rows, and their order.

Painting the board must not wait for pydantic: this knows the record's words and none of its models.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from escalate_tui.followup.commitment import Commitment, State
from escalate_tui.model.choices import Severity, Status
from escalate_tui.moments import Moment

_SEVERITIES: Final = list(Severity)
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the history, as a line.

    Attributes:
        key: The key of the entry.
        at: When it was done, in UTC.
        label: What was done: `handed over to Engineering, Critical`.
        note: What was noted, on one line; empty when nothing was.
        by: Who did it; empty when unknown.
        counts: Whether it still counts; an entry that was taken back does not.
    """

    key: str
    at: datetime
    label: str
    note: str
    by: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the customer was last told.

    Attributes:
        at: When, in UTC; None when only the words are known.
        text: The words, on one line; empty when only the time is known.
    """

    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One escalation on the board. Texts are on one line, and empty where the record says nothing.

    Attributes:
        id: Its id.
        status: Where it stands.
        summary: Its headline.
        severity: How severe it is; of a draft only what the user chose.
        target: Who receives it; of a draft only whom the user chose.
        customers: Who is affected, in a few words: `Borealis +2`, `41 customers`.
        customer: The one customer to name where only one fits.
        owner: Who keeps the promises.
        created: When the draft was begun, in UTC.
        updated: When it was last changed, in UTC.
        opened: When it was last handed over, in UTC.
        closed: When it was resolved or de-escalated, in UTC.
        ask: What the target was asked for.
        ask_by: By when: as the record says, otherwise, once handed over, as the severity gave it then.
        told: What the customer was last told.
        commitments: What its owner has to do; none unless it is open.
        paused_to: Until when the customer's clock stands still, in UTC; also of a pause that is over.
        changed: What is new since the last brief, in a line; empty when nothing is.
        lines: The last entries of its history that count, newest first.
    """

    id: str
    status: Status
    summary: str = ""
    severity: Severity | None = None
    target: str = ""
    customers: str = ""
    customer: str = ""
    owner: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    opened: datetime | None = None
    closed: datetime | None = None
    ask: str = ""
    ask_by: Moment | None = None
    told: Told | None = None
    commitments: tuple[Commitment, ...] = ()
    paused_to: datetime | None = None
    changed: str = ""
    lines: tuple[LogLine, ...] = ()

    def next(self, now: datetime) -> Commitment | None:
        """Find the most urgent of its commitments; None when it has none."""
        return min(self.commitments, key=lambda one: one.urgency(now), default=None)

    def state(self, now: datetime) -> State:
        """Tell where its most urgent commitment stands; LATER when it has none."""
        return min((one.state(now) for one in self.commitments), default=State.LATER)


def most_urgent_first(rows: Iterable[Row], now: datetime) -> list[Row]:
    """Order open escalations: overdue by how late, then due, then later by due time; of equals the worst."""

    def urgency(row: Row) -> tuple[State, datetime, int, str]:
        upcoming = row.next(now)
        state, at = upcoming.urgency(now) if upcoming else (State.LATER, datetime.max.replace(tzinfo=UTC))
        severity = _SEVERITIES.index(row.severity) if row.severity else len(_SEVERITIES)
        return state, at, severity, row.id

    return sorted(rows, key=urgency)


def last_changed_first(rows: Iterable[Row]) -> list[Row]:
    """Order drafts: the one that was changed last comes first."""
    return sorted(rows, key=lambda row: (row.updated or row.created or _LONG_AGO, row.id), reverse=True)


def last_closed_first(rows: Iterable[Row]) -> list[Row]:
    """Order closed escalations: the one that was closed last comes first."""
    return sorted(rows, key=lambda row: (row.closed or _LONG_AGO, row.id), reverse=True)
