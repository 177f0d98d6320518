"""The two clocks of an open escalation, and all that its owner has to do; by the history alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import cache
from typing import Final

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.deadlines import deadlines
from escalate_tui.followup.pauses import Pause, past_pauses, pauses, put_off
from escalate_tui.model.cadences import Cadence
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.history import counting, severity_of, status
from escalate_tui.model.record import Entry, Record
from escalate_tui.moments import WorkingCalendar, start_of
from escalate_tui.settings import Settings

RESTARTS: Final[Mapping[CommitmentKind, frozenset[Act]]] = {
    CommitmentKind.FOLLOW_UP: frozenset({Act.HANDED_OVER, Act.REOPENED, Act.FOLLOWED_UP}),
    CommitmentKind.CUSTOMER_UPDATE: frozenset({Act.HANDED_OVER, Act.REOPENED, Act.CUSTOMER_UPDATED}),
}
"""The acts that start each clock anew (the practice, §6)."""


@dataclass(frozen=True, slots=True)
class Run:
    """One clock as it runs.

    Attributes:
        kind: What it counts for.
        since: The entry that last started it.
        started: When that was, in UTC.
        severity: The severity that times it.
        opens: How long it runs until it is due: as the severity says, or the contract where that is tighter.
        closes: How long it runs until it is overdue.
        by_contract: Whether the contract's interval is what counts.
        round_the_clock: Whether it runs outside working hours too.
        calendar: The working time it runs by; round the clock, one that is never closed.
        pauses: When it stands still.
        re_timed: The change of severity since it was started, which times it anew from there; None if there is none.
    """

    kind: CommitmentKind
    since: Entry
    started: datetime
    severity: Severity
    opens: timedelta
    closes: timedelta
    by_contract: bool
    round_the_clock: bool
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...]
    re_timed: Entry | None

    @property
    def commitment(self) -> Commitment:
        """What is to be done when it runs out."""
        due, overdue = self._after(self.opens), self._after(self.closes)
        return Commitment(self.kind, self.started, due, overdue)

    def _after(self, span: timedelta) -> datetime:
        """Add a span as the clock runs: its whole days are working days, the rest working hours."""
        start = past_pauses(self.started, self.pauses)
        return put_off(start, after(start, span, self.calendar), self.pauses, self.calendar)


def commitments(record: Record, settings: Settings) -> tuple[Commitment, ...]:
    """Compute what the owner of an escalation has to do: both clocks, then all that has a date.

    There is nothing to do unless it is open. Pure, and the same whenever it is asked: what time makes of a
    commitment, the commitment tells.

    Args:
        record: The escalation; its history starts, stops and ends everything.
        settings: Working hours, and how often the target and the customer are to hear.
    """
    return (
        *(run.commitment for run in runs(record, settings)),
        *(one.commitment for one in deadlines(record, settings)),
    )


def runs(record: Record, settings: Settings) -> tuple[Run, ...]:
    """Tell how both clocks of an open escalation run, the follow-up first; there are none unless it is open.

    Each runs from the latest of the entries that start it; what was taken back does not count.
    """
    if status(record.history) is not Status.OPEN:
        return ()
    severity = severity_by(record)
    rhythm = settings.cadences.of(severity)
    always = rhythm.round_the_clock if record.round_the_clock is None else record.round_the_clock
    zone = settings.calendar.zone
    calendar = _never_closed(zone) if always else settings.calendar
    stops = pauses(record.history, zone)

    def run(kind: CommitmentKind, cadence: Cadence, sla: timedelta | None, stops: tuple[Pause, ...]) -> Run:
        since = _since(record, kind, settings)
        started = start_of(since.at, zone)
        opens, closes = _tighter(cadence, sla, past_pauses(started, stops), calendar)
        return Run(
            kind=kind,
            since=since,
            started=started,
            severity=severity,
            opens=opens,
            closes=closes,
            by_contract=closes is sla,
            round_the_clock=always,
            calendar=calendar,
            pauses=stops,
            re_timed=_re_timed(record, started, settings),
        )

    return (
        run(CommitmentKind.FOLLOW_UP, rhythm.follow_up, None, ()),
        run(CommitmentKind.CUSTOMER_UPDATE, rhythm.customer_update, record.impact.sla_update_every, stops),
    )


@cache
def _never_closed(zone: tzinfo) -> WorkingCalendar:
    return WorkingCalendar.round_the_clock(zone)


def severity_by(record: Record) -> Severity:
    """Tell the severity that times an open escalation.

    An open escalation always has clocks: where a hand edit took the severity out of its history, the one in
    its step tables times them, otherwise Medium, which the practice gives to everything else (§2).
    """
    return severity_of(record.history) or record.impact.severity or Severity.MEDIUM


def after(start: datetime, span: timedelta, calendar: WorkingCalendar) -> datetime:
    """Add a span to an instant: its whole days are working days, the rest working hours (the practice, §6)."""
    return calendar.add_hours(calendar.add_working_days(start, span.days), span - timedelta(days=span.days))


def _since(record: Record, kind: CommitmentKind, settings: Settings) -> Entry:
    starts = (entry for entry in counting(record.history) if entry.act in RESTARTS[kind])
    return max(starts, key=lambda entry: start_of(entry.at, settings.calendar.zone))


def _tighter(
    cadence: Cadence, sla: timedelta | None, start: datetime, calendar: WorkingCalendar
) -> tuple[timedelta, timedelta]:
    """Take the contract's interval for each bound that it is tighter than (the practice, §6)."""
    if sla is None:
        return cadence.opens, cadence.closes
    # By their ends: a day of work and nine hours of it are not the same length on every day.
    promised = after(start, sla, calendar)
    opens, closes = (
        sla if promised < after(start, span, calendar) else span for span in (cadence.opens, cadence.closes)
    )
    return opens, closes


def _re_timed(record: Record, started: datetime, settings: Settings) -> Entry | None:
    changes: Iterator[Entry] = (one for one in counting(record.history) if one.act is Act.SEVERITY_CHANGED)
    return max(
        (one for one in changes if start_of(one.at, settings.calendar.zone) >= started),
        key=lambda one: start_of(one.at, settings.calendar.zone),
        default=None,
    )
