"""The words for days and times of day, in one language whatever the machine's locale, and what they mean."""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import NamedTuple, NoReturn

from escalate_tui.moments.instants import Leaning, Unreadable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, at the places `date.weekday()` gives them."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months, January at 0."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Numbers in words, one at 0."""

NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
"""The days with a name of their own, by how many days they are away."""

_LONGEST_QUOTE = 40
_LONGEST_MONTH = 31
_WEEKDAY = r"(?:(?P<which>last|next) )?(?P<name>[a-z]+)"
_WEEKDAY_BEFORE = r"(?P<name>[a-z]+),? (?=[\da-z])"
_YEAR_FIRST = r"(\d{4})([/-])(\d{1,2})(?:\2(\d{1,2}))?"
_YEAR_LAST = r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"(?P<month>[a-z]+)\.?"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_CLOCK = (
    r"(?<![\d:.+/-])(?:(?=\d{1,2}(?::| ?[ap]m|h\d\d(?!\w)|\.\d\d ?[ap]m))(?P<hour>\d{1,2})(?:[:h.](?P<minute>\d{2}))?"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?: ?(?P<half>[ap])m\b)?|\b(?P<word>noon|midnight)\b)(?![\d:])"
)
_BEFORE_CLOCK = r"(?:(?<=\d)T|,|(?:^|(?<= ))at)$"
_HOUR = (
    r"(?:(?P<head>(?!at ).+?),? )?(?P<at>at )?(?P<clock>(?P<hour>\d{1,2})(?:h|\.(?P<minute>\d{2}))?)"
    r"(?:,? (?P<tail>[a-z+-].*))?"
)
_NAMED = tuple(order + _YEAR for order in (f"{_DAY} {_MONTH}", f"{_MONTH} {_DAY}", _MONTH))


class Clock(NamedTuple):
    """A time of day in a text.

    Attributes:
        head: What stands before it.
        at: The time.
        tail: What stands behind it.
    """

    head: str
    at: time
    tail: str


@cache
def form(pattern: str) -> re.Pattern[str]:
    """Compile a form in which people type, when it is first looked for: most runs of the program read no time."""
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


def place_in(names: Sequence[str], word: str) -> int | None:
    """Find which of the names a word stands for: the name itself or its first three letters or more.

    Returns:
        The place of the name, or None when the word is none of them.
    """
    if len(word) < 3:
        return None
    starts = [name.casefold().startswith(word.casefold()) for name in names]
    return starts.index(True) if True in starts else None


def show_day(day: date) -> str:
    """Write a day for people, as in "Mon 9 Mar 2026"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def shorten(typed: str) -> str:
    """Make typed text fit to be quoted in a sentence: at most 40 characters, none of them unprintable."""
    shown = "".join(character if character.isprintable() else "?" for character in typed)
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[: _LONGEST_QUOTE - 1]}…"


def days_meant(words: str, today: date) -> Sequence[date]:
    """Read the words for a day into the days they may mean: "tomorrow", "Fri", "9 Mar", "18.11.", "2026-03-09".

    Returns:
        One day; for a weekday, and for a date without a year, each such day around today; none when the words
        name no day.

    Raises:
        Unreadable: They could mean several, or name a day that the calendar does not have.
    """
    if words.casefold() in NEAR_DAYS:
        return [today + timedelta(days=NEAR_DAYS[words.casefold()])]
    if days := _weekdays(words, today):
        return days
    named = form(_WEEKDAY_BEFORE).match(words)
    rest = words[named.end() :] if named and place_in(WEEKDAYS, named["name"]) is not None else words
    return _numbered(rest, today) or _month_named(rest, today)


def check_weekday(words: str, day: date) -> None:
    """Refuse "Tue 9 Mar 2026" when that is a Monday: one of the two is a slip.

    Raises:
        Unreadable: The words begin with the name of another weekday than that of the day they were read as.
    """
    named = form(_WEEKDAY_BEFORE).match(words)
    weekday = place_in(WEEKDAYS, named["name"]) if named else None
    if weekday not in {None, day.weekday()}:
        raise Unreadable(f'"{words}": that day is {show_day(day)}. Correct the weekday or the date.')


def clock_in(typed: str, today: date, leaning: Leaning) -> Clock | None:
    """Find the time of day in a text: "17:00", "5 pm", "14h30", "noon", and beside a day also "9" and "14.30".

    Raises:
        Unreadable: It is no time of day, or could be two, or a day as well.
    """
    found = form(_CLOCK).search(typed)
    if found is None:
        return None if days_meant(typed, today) else _hour(typed, today, leaning)
    head = form(_BEFORE_CLOCK).sub("", typed[: found.start()].strip()).strip()
    tail = typed[found.end() :].strip(" ,")
    if found[0] == typed and form(r"\dh\d\d").fullmatch(typed):
        clock, span = f"0{typed[0]}:{typed[2:]}", f"{typed}m"
        raise Unreadable(f'"{typed}": the time, or how long from now? Write {clock} or +{span}.')
    if word := found["word"]:
        return Clock(head, time(12 if word.casefold() == "noon" else 0), tail)
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if half := found["half"]:
        hour = hour % 12 + (12 if half in "pP" else 0) if 1 <= hour <= 12 else 24
    return Clock(head, _time(found[0], hour, minute, second), tail)


def _hour(typed: str, today: date, leaning: Leaning) -> Clock | None:
    """Read "tomorrow 9", "Mon at 10", "Fri 14h" or "18.11. 14.30"; None for a figure that nothing makes a time."""
    found = form(_HOUR).fullmatch(typed)
    if found is None:
        return None
    head, figure = found["head"] or "", found["hour"]
    if found["clock"] == figure:
        if not found["at"] and not _beside(head, int(figure), today, leaning):
            return None
        if len(figure) == 1 and figure in "1234567":
            raise Unreadable(f'"{typed}": morning or afternoon? Write 0{figure}:00 or {int(figure) + 12}:00.')
    return Clock(head, _time(found["clock"], int(figure), int(found["minute"] or 0)), found["tail"] or "")


def _beside(head: str, figure: int, today: date, leaning: Leaning) -> bool:
    """Tell whether a figure alone is an hour, for what stands before it: a day by its name.

    Raises:
        Unreadable: It is the day of the month of such a weekday as well.
    """
    name = head.rsplit(" ", maxsplit=1)[-1]
    weekday = place_in(WEEKDAYS, name)
    ahead = 1 if leaning is Leaning.FUTURE else -1
    near = (today + timedelta(days=ahead * days) for days in range(_LONGEST_MONTH))
    day = next((day for day in near if day.weekday() == weekday and day.day == figure), None)
    if day is not None:
        raise Unreadable(f'"{head} {figure}": the hour, or the day? Write {name} {figure}:00 or {day}.')
    return weekday is not None or head.casefold() in NEAR_DAYS


def _time(typed: str, hour: int, minute: int, second: int = 0) -> time:
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Unreadable(f'"{typed}" is not a time of day. Write 00:00 to 23:59, or 5 pm.') from None


def _weekdays(words: str, today: date) -> Sequence[date]:
    match = form(_WEEKDAY).fullmatch(words)
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
        raise Unreadable(f'"{words}": {show_day(coming)} or {show_day(after)}? Write {coming} or {after}.')
    return [coming]


def _numbered(words: str, today: date) -> Sequence[date]:
    if match := form(_YEAR_FIRST).fullmatch(words):
        year, _, month, day = match.groups()
        if day is None and 1 <= int(month) <= 12:
            raise Unreadable(f'"{words}" is a month. Which day? Write, for example, {year}-{month:0>2}-01.')
        return [_day(int(year), int(month), int(day or 0)) or _no_such_day(words)]
    match = form(_YEAR_LAST).fullmatch(words)
    if match is None or (match[2] != "." and words.endswith(match[2])):
        return []
    one, mark, other, year = match.groups()
    if mark == "." and year is None:
        return _of_years_around(int(one), int(other), today) or (_no_such_day(words) if words[-1] == "." else [])
    if year is None or len(year) == 2:
        raise Unreadable(f'"{words}" can be read in several ways. Write the day as 9 Mar or 2026-03-09.')
    # Where points are used, the day comes first; with strokes both orders are.
    orders = ((one, other),) if mark == "." else ((one, other), (other, one))
    readings = [found for day, month in orders if (found := _day(int(year), int(month), int(day)))]
    if len(set(readings)) == 2:
        choices = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in readings)
        raise Unreadable(f'"{words}": is it {choices}? Write {readings[0]} or {readings[1]}.')
    return readings[:1] or _no_such_day(words)


def _month_named(words: str, today: date) -> Sequence[date]:
    """Read "9 Mar", "March 9th" or "9 Mar 2026"."""
    match = next((match for order in _NAMED if (match := form(order).fullmatch(words))), None)
    month = place_in(MONTHS, match["month"]) if match else None
    if match is None or month is None:
        return []
    year = match["year"]
    if "day" not in match.groupdict():
        example = f"{year}-{month + 1:02}-01" if year else f"9 {MONTHS[month][:3]}"
        raise Unreadable(f'"{words}" is a month. Which day? Write, for example, {example}.')
    if year:
        return [_day(int(year), month + 1, int(match["day"])) or _no_such_day(words)]
    return _of_years_around(int(match["day"]), month + 1, today) or _no_such_day(words)


def _of_years_around(day: int, month: int, today: date) -> Sequence[date]:
    """Give such a day of every year around; eight years hold a 29 February, whichever the year."""
    found = [_day(year, month, day) for year in range(today.year - 8, today.year + 9)]
    return [day for day in found if day]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # not in the calendar: the callers say so
        return None


def _no_such_day(words: str) -> NoReturn:
    raise Unreadable(f'"{words}" is not a day of the calendar. Write the day as 9 Mar or 2026-03-09.')
