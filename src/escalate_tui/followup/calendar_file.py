"""Due times as a calendar file that Google, Outlook and Apple import."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.row import Row
from escalate_tui.followup.wording import title

LASTS: Final = timedelta(minutes=15)
"""How long an entry takes; it blocks no time, so that it never makes anybody look busy."""

_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_file(rows: Iterable[Row], now: datetime) -> bytes:
    """Write the commitments of open escalations as events with alarms, in UTC.

    An event keeps its UID as long as its escalation has a commitment of the kind, and its SEQUENCE grows each time
    the clock starts again, so that a calendar moves it. The reminder's moment is the event's own start: some calendars
    ignore alarms of what they import, and none ignores the start.

    Args:
        rows: Open escalations.
        now: The present instant, in UTC.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415  it takes longer to import than all else here

    file = Calendar()
    file.add("prodid", "-//escalate-tui//EN")
    file.add("version", "2.0")
    for row in rows:
        for one in row.commitments:
            name = title(one)
            headline = f"{name[0].upper()}{name[1:]}: {row.summary or row.id}"
            alarm = Alarm()
            for name, value in (("action", "DISPLAY"), ("description", headline), ("trigger", timedelta(0))):
                alarm.add(name, value)
            event = Event()
            for name, value in _event(row, one, headline, now).items():
                event.add(name, value)
            event.add_component(alarm)
            file.add_component(event)
    return bytes(file.to_ical())


def _event(row: Row, one: Commitment, headline: str, now: datetime) -> dict[str, Any]:
    """Give the properties of an event."""
    # Of promises there may be several.
    name = f"{one.kind.value}-{one.key}" if one.kind is CommitmentKind.PROMISE else one.kind.value
    late = f"{one.overdue:%Y-%m-%d %H:%M} UTC"
    return {
        "uid": f"{row.id}-{name}@escalate-tui",
        "sequence": max(0, int(((row.updated or one.started) - _EPOCH).total_seconds())),
        "dtstamp": now,
        "dtstart": one.due,
        "dtend": one.due + LASTS,
        "summary": headline,
        "description": f"Due now, overdue from {late}.\n{row.target}\nescalate-tui resume {row.id}",
        "transp": "TRANSPARENT",
    }
