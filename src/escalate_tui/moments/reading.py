"""Moments as people type them.

A text is taken apart into a day, a clock time and a zone, each of which may be missing; or it is a distance
from now ("3 h ago", "+2d"), or an end of working hours ("EOD Fri"). Whatever could be meant in two ways is asked
about, never guessed.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple, TypeVar

from escalate_tui.moments.calendar import WorkingCalendar
from escalate_tui.moments.durations import split_span
from escalate_tui.moments.instants import Leaning, Moment, Unreadable, instant_at, plausible, start_of
from escalate_tui.moments.public_holidays import CalendarError
from escalate_tui.moments.words import (
    MONTHS,
    WEEKDAYS,
    check_weekday,
    clock_in,
    days_meant,
    form,
    place_in,
    shorten,
    show_day,
)
from escalate_tui.moments.zone_names import read_zone

_LONGEST_TEXT = 60
_WAYS = {
    Leaning.PAST: "3 h ago, yesterday 08:10, Fri 17:00, 2026-03-09 08:10 UTC",
    Leaning.FUTURE: "+4h, tomorrow 09:00, Fri 17:00, 2026-03-09 08:10 UTC",
}
_DISTANCE = r"(?P<ahead>in |\+ ?)?(?P<span>\w.*?)(?P<ago> ago)?"
_DAY_OR_TIME = r"(?:.* )?(?P<hour>\d{1,2})\.(?P<minute>\d{2})"
_DAY_END = (
    r"\b(?:eod|eob|cob|end of (?:the )?(?:(?:working |business )?day|business)|close of business)\b(?:,? (?:on|of)\b)?"
)
_WEEK_END = r"(?:eow|end of (?:the )?(?:(?P<which>this|next|last) )?(?:working )?week)"
_FURTHEST = 31
_WEEKS = {"": range(-5, 6), "this": range(1), "next": range(1, 2), "last": range(-1, 0)}
_DAY = timedelta(days=1)

_Order = TypeVar("_Order", date, datetime)


class _Asked(NamedTuple):
    """What was typed, and when and where."""

    typed: str
    now: datetime
    zone: tzinfo
    leaning: Leaning
    calendar: WorkingCalendar

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def refusal(self) -> Unreadable:
        return Unreadable(f'"{shorten(self.typed)}" is not a date or time. Try: {_WAYS[self.leaning]}')


def read_moment(
    text: str, *, now: datetime, zone: tzinfo, leaning: Leaning, calendar: WorkingCalendar | None = None
) -> Moment:
    """Read a moment as somebody typed it, to the second.

    Args:
        text: What was typed, such as "3 h ago", "yesterday 08:10", "Fri 17:00", "EOD" or "2026-03-09 08:10 UTC".
        now: The present instant.
        zone: The user's zone: it holds where the text names none, and decides what day "today" is.
        leaning: Whether "17:00", "Fri" or "9 Mar" is the last one or the next one, now included.
        calendar: When the user works, for "EOD" and "end of week"; None: Monday to Friday, 09:00 to 18:00.

    Returns:
        An instant in UTC, or a date where the text names a day alone. Days ahead or back ("+2d") keep the
        clock time. A time that comes twice, when clocks go back, is the first of the two.

    Raises:
        Unreadable: The text is no moment, could be two, is skipped by the clocks, or lies outside the years
            1970 to 2200; the sentence says which, and what to write.
    """
    works = calendar or WorkingCalendar.nine_to_six(zone)
    asked = _Asked(" ".join(text.split()), now.astimezone(UTC).replace(microsecond=0), zone, leaning, works)
    if not asked.typed:
        raise Unreadable(f"No date or time yet. Try: {_WAYS[leaning]}")
    if len(asked.typed) > _LONGEST_TEXT:
        raise asked.refusal()
    try:
        moment = _from_now(asked) or _working_end(asked) or _from_calendar(asked)
    except OverflowError:
        moment = date.max
    if not plausible(moment):
        raise Unreadable(f'"{shorten(asked.typed)}" lies outside the years 1970 to 2200.')
    return moment


def _from_now(asked: _Asked) -> datetime | None:
    """Read "now", "+4h", "in three days" or "2 days ago"; None for anything else."""
    if asked.typed.casefold() == "now":
        return asked.now
    match = form(_DISTANCE).fullmatch(asked.typed)
    parts = split_span(match["span"]) if match else None
    if match is None or parts is None:
        return None
    if bool(match["ahead"]) == bool(match["ago"]):
        raise Unreadable(f'"{asked.typed}": from now, or ago? Write +{match["span"]} or {match["span"]} ago.')
    sign = -1 if match["ago"] else 1
    days, rest = parts
    if not days:
        return asked.now + sign * rest
    wall = asked.now.astimezone(asked.zone).replace(tzinfo=None) + sign * timedelta(days=days)
    return instant_at(wall, asked.zone) + sign * rest


def _working_end(asked: _Asked) -> datetime | None:
    """Read "EOD", "COB Fri" or "end of week" into the end of those working hours; None for anything else."""
    try:
        ending = _ending_days(asked)
        if ending is None:
            return None
        words, days = ending
        if not days:
            raise asked.refusal()
        day = _lean(days, asked, lambda day: _closing(day, asked) or start_of(day + _DAY, asked.zone), asked.now)
        check_weekday(words, day)
        closing = _closing(day, asked)
    except CalendarError as unknown:
        raise Unreadable(str(unknown)) from unknown
    if closing is None:
        raise Unreadable(f'"{asked.typed}": {show_day(day)} has no working hours. Write the time instead.')
    return closing


def _ending_days(asked: _Asked) -> tuple[str, Sequence[date]] | None:
    """Find the words for the day whose working hours end, and the days they may mean; no words: any day worked."""
    if week := form(_WEEK_END).fullmatch(asked.typed):
        monday = asked.today - _DAY * asked.today.weekday()
        weeks = [
            [monday + _DAY * (7 * ahead + day) for day in range(7)]
            for ahead in _WEEKS[(week["which"] or "").casefold()]
        ]
        return "", [max(worked) for days in weeks if (worked := _worked(days, asked))]
    found = form(_DAY_END).search(asked.typed)
    if found is None:
        return None
    words = f"{asked.typed[: found.start()]} {asked.typed[found.end() :]}".strip(" ,")
    if words:
        return words, days_meant(words, asked.today)
    return words, _worked([asked.today + _DAY * ahead for ahead in range(-_FURTHEST, _FURTHEST + 1)], asked)


def _worked(days: Sequence[date], asked: _Asked) -> Sequence[date]:
    return [day for day in days if asked.calendar.hours_on(day)]


def _closing(day: date, asked: _Asked) -> datetime | None:
    """Give the end of the working hours of a day; None where it has none."""
    hours = asked.calendar.hours_on(day)
    return hours[-1][1] if hours else None


def _from_calendar(asked: _Asked) -> Moment:
    """Read a day, a clock time or both, with or without a zone."""
    clock = clock_in(asked.typed, asked.today, asked.leaning)
    if clock is None:
        return _date(asked)
    head, at, tail = clock
    days = _days(head, asked)
    if not head and (after := _days(tail, asked)):
        days, head, tail = after, tail, ""
    if not days:
        raise asked.refusal()
    there = read_zone(tail, home=asked.zone, year=asked.today.year)

    def roughly(day: date) -> datetime:
        return datetime.combine(day, at, tzinfo=there.zone).astimezone(UTC)

    day = _lean(days, asked, roughly, asked.now)
    check_weekday(head, day)
    if head and "midnight" in asked.typed.casefold():
        raise Unreadable(f'"{asked.typed}": before that day, or after it? Write {day} 00:00 or {day + _DAY} 00:00.')
    return there.instant(datetime.combine(day, at))


def _date(asked: _Asked) -> date:
    days = days_meant(asked.typed, asked.today)
    if not days:
        raise asked.refusal()
    if place_in(WEEKDAYS, asked.typed) == asked.today.weekday():
        name = WEEKDAYS[asked.today.weekday()][:3]
        raise Unreadable(f"Today is {name}. Write today, last {name} or next {name}.")
    day = _lean(days, asked, lambda day: day, asked.today)
    either = form(_DAY_OR_TIME).fullmatch(asked.typed)
    if either and int(either["hour"]) < 24 and int(either["minute"]) < 60:
        clock = f"{either['hour']}:{either['minute']}"
        raise Unreadable(
            f'"{asked.typed}": the day, or the time? Write {day.day} {MONTHS[day.month - 1][:3]} or {clock}.'
        )
    check_weekday(asked.typed, day)
    return day


def _days(words: str, asked: _Asked) -> Sequence[date]:
    """Read the day beside a clock time; without one it is a day near today."""
    return days_meant(words, asked.today) if words else [asked.today + _DAY * ahead for ahead in range(-3, 4)]


def _lean(days: Sequence[date], asked: _Asked, place: Callable[[date], _Order], now: _Order) -> date:
    """Choose the last day at or before now, or the first at or after it; one alone is not weighed."""
    if len(days) == 1:
        return days[0]
    past = asked.leaning is Leaning.PAST
    there = [day for day in days if (place(day) <= now if past else place(day) >= now)]
    if not there:
        raise asked.refusal()
    return max(there) if past else min(there)
