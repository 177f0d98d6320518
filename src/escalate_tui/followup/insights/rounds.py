"""The rounds of the two clocks, played again from the history: each from its start to when it was done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from escalate_tui.followup.clocks import Run, runs
from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.history import DECIDES, counting
from escalate_tui.model.record import Entry, Record
from escalate_tui.moments import start_of
from escalate_tui.settings import Settings

DOES = {Act.FOLLOWED_UP: CommitmentKind.FOLLOW_UP, Act.CUSTOMER_UPDATED: CommitmentKind.CUSTOMER_UPDATE}
"""The acts that do what a clock asks for."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a clock: from when it was started until it was done, or came to its end undone.

    Attributes:
        kind: What was to be done.
        severity: The severity that timed it in the end.
        latest: By when it was to be done, in UTC: from then on it was overdue.
        done: When it was done, in UTC; None where it never was, or is not yet.
    """

    kind: CommitmentKind
    severity: Severity
    latest: datetime
    done: datetime | None

    @property
    def kept(self) -> bool:
        """Whether it was done by its time."""
        return self.done is not None and self.done <= self.latest

    @property
    def decided(self) -> datetime:
        """When it was known whether it was kept: when it was done, or when its time was over."""
        return self.latest if self.done is None else min(self.done, self.latest)


def in_order(history: Iterable[Entry], zone: tzinfo) -> tuple[Entry, ...]:
    """List the entries that count by when each was done, whenever it was written down."""
    return tuple(sorted(counting(history), key=lambda entry: start_of(entry.at, zone)))


def rounds(record: Record, entries: Sequence[Entry], settings: Settings, since: datetime) -> Iterator[Round]:
    """Play the clocks of an escalation again, and give each round that was done, was missed or still runs.

    What was due is told as it was known at the moment: by the calendar, the severity and the pauses until then. The
    record's own working hours and its contract's interval are those of now; they are not part of the history.

    A round that closing or handing over ended before it was overdue was neither kept nor missed, and is left out.

    Args:
        record: The escalation.
        entries: Its history, as `in_order` lists it.
        settings: Working hours, and how often the target and the customer are to hear.
        since: Rounds that ended before this instant are left out: to play them takes the longest.
    """
    for number, entry in enumerate(entries):
        at, kind = start_of(entry.at, settings.calendar.zone), DOES.get(entry.act)
        if at >= since and kind is not None:
            yield from (_round(run, at) for run in _running(record, entries[:number], settings) if run.kind is kind)
        elif at >= since and entry.act in DECIDES:
            ended = (_round(run, None) for run in _running(record, entries[:number], settings))
            yield from (one for one in ended if one.latest <= at)
    yield from (_round(run, None) for run in _running(record, entries, settings))


def _running(record: Record, entries: Sequence[Entry], settings: Settings) -> tuple[Run, ...]:
    """Tell which clocks run after these entries; none unless the escalation is open by then."""
    return runs(replace(record, history=tuple(entries)), settings)


def _round(run: Run, done: datetime | None) -> Round:
    return Round(run.kind, run.severity, run.commitment.overdue, done)
