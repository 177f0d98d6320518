"""Pauses: stretches in which the customer wants to hear nothing, and their clock stands still."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from escalate_tui.model.choices import Act
from escalate_tui.model.history import DECIDES, counting
from escalate_tui.moments import WorkingCalendar, start_of

if TYPE_CHECKING:
    from escalate_tui.model.record import Entry


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the customer's clock stands still.

    Attributes:
        start: From when, in UTC.
        end: Until when, in UTC.
        reason: Why.
    """

    start: datetime
    end: datetime
    reason: str


def pauses(history: Iterable["Entry"], zone: tzinfo) -> tuple[Pause, ...]:
    """List the pauses of an escalation since it was last opened, in order and apart.

    A pause lasts until the end that was given with it; resuming ends it earlier, and so does another pause, whose own
    end counts from then on. One without an end, as a hand edit could leave it, stops nothing.
    """
    counted = counting(history)
    opened = max((start_of(one.at, zone) for one in counted if one.act in DECIDES), default=None)
    marks = sorted(
        (one for one in counted if one.act in (Act.PAUSED, Act.RESUMED)), key=lambda one: start_of(one.at, zone)
    )
    found = []
    for number, mark in enumerate(marks):
        start = start_of(mark.at, zone)
        if mark.act is Act.RESUMED or mark.until is None or (opened is not None and start < opened):
            continue
        following = [start_of(one.at, zone) for one in marks[number + 1 : number + 2]]
        end = min((start_of(mark.until, zone), *following))
        if start < end:
            found.append(Pause(start, end, mark.note or ""))
    return tuple(found)


def pause_at(history: Iterable["Entry"], now: datetime, zone: tzinfo) -> Pause | None:
    """Find the pause that an instant lies in."""
    return next((one for one in pauses(history, zone) if one.start <= now < one.end), None)


def past_pauses(start: datetime, stops: Iterable[Pause]) -> datetime:
    """Give the instant from which a clock runs that was started: in a pause, its end."""
    for stop in stops:
        if stop.start <= start < stop.end:
            start = stop.end
    return start


def put_off(start: datetime, due: datetime, stops: Iterable[Pause], calendar: WorkingCalendar) -> datetime:
    """Put off what is due by the pauses that its clock runs into: what was left to run is left after each.

    What was due before a pause began stays due.

    Args:
        start: When the clock started running, in no pause.
        due: When it would be due without pauses.
        stops: The pauses, in order and apart.
        calendar: The working time by which the clock runs.
    """
    for stop in stops:
        if start <= stop.start < due:
            left = calendar.working_between(stop.start, due)
            due = calendar.add_hours(stop.end, left)
    return due
