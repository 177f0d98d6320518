"""Moments as people type them.

A text is taken apart into a day, a clock time and a zone, each of which may be missing; or it is a distance
from now ("3 h ago", "+2d"). Whatever could be meant in two ways is asked about, never guessed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NoReturn, TypeVar

from escalate_tui.moments.durations import split_span
from escalate_tui.moments.instants import Leaning, Moment, Unreadable, instant_at, plausible
from escalate_tui.moments.words import MONTHS, WEEKDAYS, place_in, shorten, show_day
from escalate_tui.moments.zone_names import read_zone

_LONGEST_TEXT = 60
_WAYS = {
    Leaning.PAST: "3 h ago, yesterday 08:10, Fri 17:00, 2026-03-09 08:10 UTC",
    Leaning.FUTURE: "+4h, tomorrow 09:00, Fri 17:00, 2026-03-09 08:10 UTC",
}
_FLAGS = re.ASCII | re.IGNORECASE
_DISTANCE = re.compile(r"(?P<ahead>in |\+ ?)?(?P<span>\d.*?|an? .*?|half an hour)(?P<ago> ago)?", _FLAGS)
_CLOCK = re.compile(
    r"(?<![\d:.+/-])(?:(?=\d{1,2}(?::| ?[ap]m))(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?: ?(?P<half>[ap])m\b)?|\bnoon\b)(?![\d:])",
    _FLAGS,
)
_BEFORE_CLOCK = re.compile(r"(?:(?<=\d)T|,|(?:^|(?<= ))at)$", _FLAGS)
_WEEKDAY = re.compile(r"(?:(?P<which>last|next) )?(?P<name>[a-z]+)", _FLAGS)
_WEEKDAY_BEFORE = re.compile(r"(?P<name>[a-z]+),? (?=[\da-z])", _FLAGS)
_YEAR_FIRST = re.compile(r"(\d{4})([/-])(\d{1,2})(?:\2(\d{1,2}))?", _FLAGS)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", _FLAGS)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"(?P<month>[a-z]+)\.?"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_NAMED = [re.compile(form + _YEAR, _FLAGS) for form in (f"{_DAY} {_MONTH}", f"{_MONTH} {_DAY}", _MONTH)]
_NEAR = {"": range(-3, 4), "yesterday": (-1,), "today": (0,), "tomorrow": (1,)}

_Order = TypeVar("_Order", date, datetime)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, and when and where."""

    typed: str
    now: datetime
    zone: tzinfo
    leaning: Leaning

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def refusal(self) -> Unreadable:
        return Unreadable(f'"{shorten(self.typed)}" is not a date or time. Try: {_WAYS[self.leaning]}')


def read_moment(text: str, *, now: datetime, zone: tzinfo, leaning: Leaning) -> Moment:
    """Read a moment as somebody typed it, to the second.

    Args:
        text: What was typed, such as "3 h ago", "yesterday 08:10", "Fri 17:00" or "2026-03-09 08:10 UTC".
        now: The present instant.
        zone: The user's zone: it holds where the text names none, and decides what day "today" is.
        leaning: Whether "17:00", "Fri" or "9 Mar" is the last one or the next one, now included.

    Returns:
        An instant in UTC, or a date where the text names a day alone. Days ahead or back ("+2d") keep the
        clock time. A time that comes twice, when clocks go back, is the first of the two.

    Raises:
        Unreadable: The text is no moment, could be two, is skipped by the clocks, or lies outside the years
            1970 to 2200; the sentence says which, and what to write.
    """
    asked = _Asked(" ".join(text.split()), now.astimezone(UTC).replace(microsecond=0), zone, leaning)
    if not asked.typed:
        raise Unreadable(f"No date or time yet. Try: {_WAYS[leaning]}")
    if len(asked.typed) > _LONGEST_TEXT:
        raise asked.refusal()
    try:
        moment = _from_now(asked) or _from_calendar(asked)
    except OverflowError:
        moment = date.max
    if not plausible(moment):
        raise Unreadable(f'"{shorten(asked.typed)}" lies outside the years 1970 to 2200.')
    return moment


def _from_now(asked: _Asked) -> datetime | None:
    """Read "now", "+4h", "in 3 days" or "2 days ago"; None for anything else."""
    if asked.typed.casefold() == "now":
        return asked.now
    match = _DISTANCE.fullmatch(asked.typed)
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


def _from_calendar(asked: _Asked) -> Moment:
    """Read a day, a clock time or both, with or without a zone."""
    clock = _CLOCK.search(asked.typed)
    if clock is None:
        return _date(asked)
    head = _BEFORE_CLOCK.sub("", asked.typed[: clock.start()].strip()).strip()
    tail = asked.typed[clock.end() :].strip(" ,")
    days = _days(head, asked)
    if not head and (after := _days(tail, asked)):
        days, head, tail = after, tail, ""
    if not days:
        raise asked.refusal()
    at = _clock_time(clock)
    there = read_zone(tail, home=asked.zone, year=asked.today.year)

    def roughly(day: date) -> datetime:
        return datetime.combine(day, at, tzinfo=there.zone).astimezone(UTC)

    day = _lean(days, asked.leaning, roughly, asked.now)
    _check_weekday(head, day)
    return there.instant(datetime.combine(day, at))


def _date(asked: _Asked) -> date:
    days = _days(asked.typed, asked)
    if not days:
        raise asked.refusal()
    if place_in(WEEKDAYS, asked.typed) == asked.today.weekday():
        name = WEEKDAYS[asked.today.weekday()][:3]
        raise Unreadable(f"Today is {name}. Write today, last {name} or next {name}.")
    day = _lean(days, asked.leaning, lambda day: day, asked.today)
    _check_weekday(asked.typed, day)
    return day


def _lean(days: Sequence[date], leaning: Leaning, place: Callable[[date], _Order], now: _Order) -> date:
    """Choose the last day at or before now, or the first at or after it; one alone is not weighed."""
    if len(days) == 1:
        return days[0]
    if leaning is Leaning.PAST:
        return max(day for day in days if place(day) <= now)
    return min(day for day in days if place(day) >= now)


def _clock_time(clock: re.Match[str]) -> time:
    if clock["hour"] is None:
        return time(12)
    hour, minute, second = (int(clock[part] or 0) for part in ("hour", "minute", "second"))
    if half := clock["half"]:
        hour = hour % 12 + (12 if half in "pP" else 0) if 1 <= hour <= 12 else 24
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Unreadable(f'"{clock[0]}" is not a time of day. Write 00:00 to 23:59, or 5 pm.') from None


def _days(head: str, asked: _Asked) -> Sequence[date]:
    """Read the day part of a text into the days it may mean, none when it is no day."""
    if head.casefold() in _NEAR:
        return [asked.today + timedelta(days=days) for days in _NEAR[head.casefold()]]
    if days := _weekdays(head, asked.today):
        return days
    named = _WEEKDAY_BEFORE.match(head)
    rest = head[named.end() :] if named and place_in(WEEKDAYS, named["name"]) is not None else head
    return _numbered(rest) or _month_named(rest, asked.today)


def _weekdays(head: str, today: date) -> Sequence[date]:
    match = _WEEKDAY.fullmatch(head)
    weekday = place_in(WEEKDAYS, match["name"]) if match else None
    if match is None or weekday is None:
        return []
    nearby = [today + timedelta(days=days) for days in range(-9, 10)]
    days = [day for day in nearby if day.weekday() == weekday]
    if match["which"] is None:
        return days
    if match["which"].casefold() == "last":
        return [max(day for day in days if day < today)]
    coming = min(day for day in days if day > today)
    if weekday > today.weekday():  # still this week: some mean this one, some the one after
        after = coming + timedelta(days=7)
        raise Unreadable(f'"{head}": {show_day(coming)} or {show_day(after)}? Write {coming} or {after}.')
    return [coming]


def _numbered(head: str) -> Sequence[date]:
    if match := _YEAR_FIRST.fullmatch(head):
        year, _, month, day = match.groups()
        if day is None and 1 <= int(month) <= 12:
            raise Unreadable(f'"{head}" is a month. Which day? Write, for example, {year}-{month:0>2}-01.')
        return [_day(int(year), int(month), int(day or 0)) or _no_such_day(head)]
    match = _YEAR_LAST.fullmatch(head)
    if match is None:
        return []
    one, _, other, year = match.groups()
    if year is None or len(year) == 2:
        raise Unreadable(f'"{head}" can be read in several ways. Write the day as 9 Mar or 2026-03-09.')
    orders = ((one, other), (other, one))
    readings = [found for day, month in orders if (found := _day(int(year), int(month), int(day)))]
    if len(set(readings)) == 2:
        words = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in readings)
        raise Unreadable(f'"{head}": is it {words}? Write {readings[0]} or {readings[1]}.')
    return readings[:1] or _no_such_day(head)


def _month_named(head: str, today: date) -> Sequence[date]:
    """Read "9 Mar", "March 9th" or "9 Mar 2026"; without a year, every such day of the years around."""
    match = next((match for form in _NAMED if (match := form.fullmatch(head))), None)
    month = place_in(MONTHS, match["month"]) if match else None
    if match is None or month is None:
        return []
    year = match["year"]
    if "day" not in match.groupdict():
        example = f"{year}-{month + 1:02}-01" if year else f"9 {MONTHS[month][:3]}"
        raise Unreadable(f'"{head}" is a month. Which day? Write, for example, {example}.')
    # Eight years hold a 29 February, whichever the year.
    years = [int(year)] if year else range(today.year - 8, today.year + 9)
    found = [_day(number, month + 1, int(match["day"])) for number in years]
    return [day for day in found if day] or _no_such_day(head)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # not in the calendar: the callers say so
        return None


def _no_such_day(head: str) -> NoReturn:
    raise Unreadable(f'"{head}" is not a day of the calendar. Write the day as 9 Mar or 2026-03-09.')


def _check_weekday(head: str, day: date) -> None:
    """Refuse "Tue 9 Mar 2026" when that is a Monday: one of the two is a slip."""
    named = _WEEKDAY_BEFORE.match(head)
    weekday = place_in(WEEKDAYS, named["name"]) if named else None
    if weekday not in {None, day.weekday()}:
        raise Unreadable(f'"{head}": that day is {show_day(day)}. Correct the weekday or the date.')
