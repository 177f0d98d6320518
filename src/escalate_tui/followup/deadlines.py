"""What has a date: promises, the deadline of the ask, the end of the SLA; each ends with an entry that names it.

A date ends when an entry that counts has its key in `keeps`, whatever the act: an update or a follow-up that keeps it,
or a new promise that takes its place. Closing the escalation ends what was due by then, also if it is reopened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.judgement.severity import default_deadline
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.history import SENT, counting, last, severity_given, status
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.target import Target
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Moment, WorkingCalendar, end_of_working, start_of
from escalate_tui.settings import Settings


@dataclass(frozen=True, slots=True)
class Deadline:
    """A commitment with a date, and where the date comes from.

    Attributes:
        commitment: What is to be done, and by when.
        since: The entry it comes from: the promise, the one with which the brief left, or that gave the severity.
        said: The date as somebody wrote it; None where the severity gave it.
    """

    commitment: Commitment
    since: Entry
    said: Moment | None


def deadlines(record: Record, settings: Settings) -> tuple[Deadline, ...]:
    """List what has a date and has not ended, of an open escalation; promises first, in their order."""
    if status(record.history) is not Status.OPEN:
        return ()
    counted, calendar = counting(record.history), settings.calendar
    kept = {key for entry in counted for key in entry.keeps}
    closings = [start_of(one.at, calendar.zone) for one in counted if one.act in (Act.RESOLVED, Act.DE_ESCALATED)]
    closed = max(closings, default=None)
    return tuple(
        one
        for one in (*_promises(counted, calendar), *_ask(record, calendar), *_sla(record, calendar))
        if one.commitment.key not in kept and (closed is None or one.commitment.due > closed)
    )


def asked_by(record: Record, calendar: WorkingCalendar) -> Moment | None:
    """Tell by when the ask is due: as the record says, otherwise as the severity gives it from when it was given."""
    given = severity_given(record.history)
    if record.target.ask_deadline is not None or given is None:
        return record.target.ask_deadline
    entry, severity = given
    return default_deadline(severity, start_of(entry.at, calendar.zone), calendar)


def ask_text(target: Target) -> str:
    """Say what the target is asked for: `fix: the cause of the time-outs`; empty when nothing is."""
    verb = target.ask.label if target.ask else ""
    return ": ".join(part for part in (verb, clean_line(target.ask_text or "")) if part)


def _promises(counted: tuple[Entry, ...], calendar: WorkingCalendar) -> Iterator[Deadline]:
    for entry in counted:
        if entry.act is Act.PROMISED and entry.due is not None:
            to = f"to {clean_line(entry.to)}" if entry.to else ""
            text = ", ".join(part for part in (clean_line(entry.note or ""), to) if part)
            at = end_of_working(entry.due, calendar)
            started = start_of(entry.at, calendar.zone)
            yield Deadline(Commitment(CommitmentKind.PROMISE, started, at, at, text, entry.key), entry, entry.due)


def _ask(record: Record, calendar: WorkingCalendar) -> Iterator[Deadline]:
    """The ask's deadline; where the severity gave it, it counts from the entry that gave the severity."""
    sent, due, text = last(record.history, *SENT), asked_by(record, calendar), ask_text(record.target)
    said, given = record.target.ask_deadline, severity_given(record.history)
    if sent is not None and due is not None and (text or said is not None):
        since = given[0] if said is None and given is not None else sent
        key = f"ask-{sent.key}" if said is None else _key("ask", said)
        at, started = end_of_working(due, calendar), start_of(since.at, calendar.zone)
        yield Deadline(Commitment(CommitmentKind.ASK, started, at, at, text, key), since, said)


def _sla(record: Record, calendar: WorkingCalendar) -> Iterator[Deadline]:
    sent, ends = last(record.history, *SENT), record.impact.sla_ends
    if sent is not None and ends is not None:
        at, started = end_of_working(ends, calendar), start_of(sent.at, calendar.zone)
        yield Deadline(Commitment(CommitmentKind.SLA, started, at, at, key=_key("sla", ends)), sent, ends)


def _key(name: str, due: Moment) -> str:
    """Name a date of the record by itself: another date in the same place is another one to keep."""
    return f"{name}-{due:%Y%m%dT%H%MZ}" if isinstance(due, datetime) else f"{name}-{due:%Y%m%d}"
