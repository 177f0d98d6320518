"""Why this time? The sum behind a due time, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from escalate_tui.followup.clocks import Run, runs
from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.deadlines import Deadline, deadlines
from escalate_tui.followup.labels import label
from escalate_tui.model.history import severity_of
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Open, show_day, show_in_full, show_span, start_of, stretches
from escalate_tui.settings import Settings


class Part(StrEnum):
    """Which part of the sum a line is."""

    START = "start"
    RE_TIMED = "re-timed"
    RULE = "rule"
    COUNTED = "counted"
    LEFT_OUT = "left out"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sum.

    Attributes:
        part: Which part of the sum it is.
        start: The instant it speaks of, or begins with, in UTC.
        end: Of what is counted or left out the instant after it, in UTC; otherwise the same instant.
        text: What it says, in the zone of the working calendar.
    """

    part: Part
    start: datetime
    end: datetime
    text: str


FROM: Final = {
    CommitmentKind.PROMISE: "as it was promised",
    CommitmentKind.ASK: "as the brief asks",
    CommitmentKind.SLA: "when the record says the SLA runs out",
}
"""Where an instant comes from that somebody wrote down."""


def why(record: Record, settings: Settings, commitment: Commitment) -> tuple[Line, ...]:
    """Explain when a commitment is due: where it starts, what is counted and what not, and both bounds.

    Lines that are counted or left out follow one another from the start to the end, without a gap.

    Args:
        record: The escalation.
        settings: Working hours, and how often the target and the customer are to hear.
        commitment: One of its commitments.

    Raises:
        KeyError: It is none of them, or no longer.
    """
    for run in runs(record, settings):
        if run.kind is commitment.kind:
            return _of_clock(run, record, settings.calendar.zone)
    for deadline in deadlines(record, settings):
        if deadline.commitment.key == commitment.key:
            return _of_date(deadline, record, settings.calendar.zone)
    raise KeyError(commitment.key or commitment.kind)


def _of_clock(run: Run, record: Record, zone: tzinfo) -> tuple[Line, ...]:
    bounds = run.commitment
    return (
        _start(run.since, record, zone),
        *_re_timed(run, record, zone),
        Line(Part.RULE, run.started, run.started, _rule(run)),
        *_sum(run, bounds.due, bounds.overdue),
    )


def _of_date(deadline: Deadline, record: Record, zone: tzinfo) -> tuple[Line, ...]:
    at, said = deadline.commitment.due, deadline.said
    if said is None:
        severity = severity_of(record.history)
        reason = f"what {severity.label} gives where nobody said otherwise" if severity else ""
    elif isinstance(said, datetime):
        reason = FROM[deadline.commitment.kind]
    else:
        reason = f"the end of working hours of {show_day(said)}, or of the next day that has some"
    return (
        _start(deadline.since, record, zone),
        Line(Part.OVERDUE, at, at, f"due and overdue {show_in_full(at, zone)}: {reason}"),
    )


def _start(entry: Entry, record: Record, zone: tzinfo) -> Line:
    at = start_of(entry.at, zone)
    return Line(Part.START, at, at, f"from {_entry(entry, record, zone)}")


def _re_timed(run: Run, record: Record, zone: tzinfo) -> Iterator[Line]:
    if run.re_timed is not None:
        at = start_of(run.re_timed.at, zone)
        said = _entry(run.re_timed, record, zone)
        yield Line(Part.RE_TIMED, at, at, f"re-timed by {said}; it still runs from where it started")


def _entry(entry: Entry, record: Record, zone: tzinfo) -> str:
    by = f", by {clean_line(entry.by)}" if entry.by else ""
    return f"{show_in_full(start_of(entry.at, zone), zone)}: {label(entry, record.history, zone)}{by}"


def _rule(run: Run) -> str:
    opens, closes = _length(run.opens, run), _length(run.closes, run)
    text = f"{opens} to overdue" if opens == closes else f"{opens} to due, {closes} to overdue"
    how = "round the clock" if run.round_the_clock else "by working hours"
    return f"{run.severity.label}: {text}, {how}{', as the contract says' if run.by_contract else ''}"


def _length(span: timedelta, run: Run) -> str:
    """Say a length of a clock: its days are working days."""
    rest = span - timedelta(days=span.days)
    day = "day" if run.round_the_clock else "working day"
    days = f"{span.days} {day}{'s' if span.days > 1 else ''}" if span.days else ""
    return " ".join(part for part in (days, show_span(rest) if rest else "") if part)


def _sum(run: Run, due: datetime, overdue: datetime) -> Iterator[Line]:
    """Add up from the start to both bounds."""
    zone = run.calendar.zone
    if due < overdue:
        yield from _pieces(run, run.started, due)
        yield Line(Part.DUE, due, due, f"due {show_in_full(due, zone)}: {_length(run.opens, run)}")
    yield from _pieces(run, due if due < overdue else run.started, overdue)
    also = "overdue" if due < overdue else "due and overdue"
    yield Line(Part.OVERDUE, overdue, overdue, f"{also} {show_in_full(overdue, zone)}: {_length(run.closes, run)}")


def _pieces(run: Run, start: datetime, end: datetime) -> Iterator[Line]:
    """Say of the time between two instants what is counted, and what is left out for which reason."""
    here = start
    for stop in run.pauses:
        begins, ends = max(stop.start, here), min(stop.end, end)
        if begins < ends:
            yield from _worked(run, here, begins)
            yield _left_out(begins, ends, f"paused: {clean_line(stop.reason)}", run.calendar.zone)
            here = ends
    yield from _worked(run, here, end)


def _worked(run: Run, start: datetime, end: datetime) -> Iterator[Line]:
    zone = run.calendar.zone
    for one in stretches(run.calendar, start, end):
        if one.open is Open.WORKED:
            text = f"counted {_range(one.start, one.end, zone)}: {show_span(one.end - one.start)}"
            yield Line(Part.COUNTED, one.start, one.end, text)
        else:
            yield _left_out(one.start, one.end, one.name or one.open.value, zone)


def _left_out(start: datetime, end: datetime, reason: str, zone: tzinfo) -> Line:
    return Line(Part.LEFT_OUT, start, end, f"left out {_range(start, end, zone)}: {reason}")


def _range(start: datetime, end: datetime, zone: tzinfo) -> str:
    """Write from when to when, the day no more often than it takes: "Tue 10 Mar 15:30 – 18:00"."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{_day(last)} {last:%H:%M}"
    return f"{_day(first)} {first:%H:%M} – {until}"


def _day(local: datetime) -> str:
    return show_day(local).removesuffix(f" {local.year}")
