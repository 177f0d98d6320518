"""What a moment is, and which instant a clock on the wall means."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TypeAlias

Moment: TypeAlias = datetime | date
"""An instant (an aware datetime in UTC), or a plain date where only the day is known."""

MINUTE = timedelta(minutes=1)


class Leaning(StrEnum):
    """Which one is meant by "Fri 17:00", "17:00" or "9 Mar": the last or the next."""

    PAST = "past"
    FUTURE = "future"


class Unreadable(ValueError):
    """Text that is no moment or duration: its str is the sentence to show under the field."""


def plausible(moment: Moment) -> bool:
    """Tell whether a moment lies in the years 1970 to 2200, the ones the program reads and shows."""
    return 1970 <= moment.year <= 2200


def in_gap(wall: datetime, zone: tzinfo) -> bool:
    """Tell whether the clocks of the zone skip this (naive) time when they go forward."""
    before, after = _offsets(wall, zone)
    return before < after


def instant_at(wall: datetime, zone: tzinfo) -> datetime:
    """Give the instant, in UTC, at which clocks in the zone show a (naive) time.

    A time that comes twice, when clocks go back, is the first of the two. A time that is skipped, when they
    go forward, is the instant of the change. So a later time on the clock is never an earlier instant.
    """
    before, after = _offsets(wall, zone)
    utc = wall.replace(tzinfo=UTC)
    if before >= after:
        return utc - before
    earliest = utc - after
    minutes = range((after - before) // MINUTE)
    return earliest + MINUTE * bisect_left(
        minutes, after, key=lambda minute: _offset_of(earliest + MINUTE * minute, zone)
    )


def start_of(moment: Moment, zone: tzinfo) -> datetime:
    """Give the instant, in UTC, at which a day starts in the zone; an instant stays as it is."""
    if isinstance(moment, datetime):
        return moment
    return instant_at(datetime.combine(moment, time()), zone)


def _offsets(wall: datetime, zone: tzinfo) -> tuple[timedelta, timedelta]:
    """The offset of a wall clock time on its first pass and on its second; equal but near a change."""
    first = wall.replace(tzinfo=zone, fold=0)
    return first.utcoffset() or timedelta(), first.replace(fold=1).utcoffset() or timedelta()


def _offset_of(instant: datetime, zone: tzinfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
