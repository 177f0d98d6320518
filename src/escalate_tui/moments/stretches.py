"""Time cut into what is worked and what is not, each piece with the reason why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TypeAlias

from escalate_tui.moments.calendar import WorkingCalendar
from escalate_tui.moments.instants import start_of

_SATURDAY = 5
_TICK = timedelta(microseconds=1)


class Open(StrEnum):
    """Whether a stretch of time is worked, and why not; the value is the word that people read."""

    WORKED = "worked"
    NIGHT = "night"
    BREAK = "break"
    WEEKEND = "weekend"
    NO_HOURS = "no hours"
    DAY_OFF = "day off"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time that is worked as a whole, or for one reason not.

    Attributes:
        open: Whether it is worked, and why not.
        start: Its first instant, in UTC.
        end: The instant after it, in UTC.
        name: Of a holiday its name; else empty.
    """

    open: Open
    start: datetime
    end: datetime
    name: str = ""


_Reason: TypeAlias = tuple[Open, str]


def stretches(calendar: WorkingCalendar, start: datetime, end: datetime) -> tuple[Stretch, ...]:
    """Cut the time between two instants into stretches, one after the other and nothing left between them.

    Raises:
        CalendarError: Three years pass without working hours, the year 2300 comes, or nobody knows the holidays.
    """
    pieces: list[Stretch] = []
    for piece in _pieces(calendar, start, end):
        # Midnight is no end where the work goes on.
        if pieces and piece.open is pieces[-1].open is Open.WORKED:
            pieces[-1] = replace(pieces[-1], end=piece.end)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _pieces(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    here = start
    spans = calendar.spans(start)
    while here < end:
        opening, closing = next(spans)
        if here < opening:
            yield from _closed(calendar, here, min(opening, end))
        if opening < end:
            yield Stretch(Open.WORKED, opening, min(closing, end))
        here = closing


def _closed(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[Stretch]:
    """Say why a stretch is not worked: its whole days give the reasons, the evenings beside them go with those."""
    zone = calendar.zone
    first, last = start.astimezone(zone).date(), (end - _TICK).astimezone(zone).date()
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    closed = [(day, reason) for day in days if (reason := _closed_day(calendar, day))]
    if not closed:
        yield Stretch(_between(calendar, start, end), start, end)
        return
    groups = [(next(group)[0], reason) for reason, group in groupby(closed, key=lambda pair: pair[1])]
    bounds = [start, *(start_of(day, zone) for day, _ in groups[1:]), end]
    for (_, (open_, name)), (begins, ends) in zip(groups, pairwise(bounds), strict=True):
        yield Stretch(open_, begins, ends, name)


def _closed_day(calendar: WorkingCalendar, day: date) -> _Reason | None:
    if not calendar.week[day.weekday()]:
        return (Open.WEEKEND if day.weekday() >= _SATURDAY else Open.NO_HOURS), ""
    if day in calendar.days_off:
        return Open.DAY_OFF, ""
    name = calendar.holiday(day)
    return (Open.HOLIDAY, name) if name else None


def _between(calendar: WorkingCalendar, start: datetime, end: datetime) -> Open:
    """Tell the break between two spans of a day from the night between two days."""
    hours = calendar.hours_on(start.astimezone(calendar.zone).date())
    before = any(closing <= start for _, closing in hours)
    return Open.BREAK if before and any(opening >= end for opening, _ in hours) else Open.NIGHT
