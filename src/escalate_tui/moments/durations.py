"""Durations as people type them, as the record keeps them, and as the screen shows them."""

import re
from datetime import timedelta

from escalate_tui.moments.instants import MINUTE, Unreadable
from escalate_tui.moments.words import NUMBERS, form, shorten

_LONGEST_TEXT = 40
_LONGEST = timedelta(days=366)
_SPAN = (
    r"(?:(?P<weeks>\d+) ?w(?:eeks?)?)? ?"
    r"(?:(?P<days>\d+) ?d(?:ays?)?)? ?"
    r"(?:(?P<hours>\d+(?:[.,]5)?) ?h(?:(?:ou)?rs?)?)? ?"
    r"(?:(?P<minutes>\d+) ?m(?:in(?:ute)?s?)?)?"
)
_IN_WORDS = rf"\b(?P<word>an?|{'|'.join(NUMBERS)}) (?=[hdwm])"


def split_span(text: str) -> tuple[int, timedelta] | None:
    """Take "1d 4h" or "two hours" apart into whole days and the rest: on a calendar, days and 24 hours differ.

    Args:
        text: What was typed: not empty, with single spaces.

    Returns:
        Whole days (a week is seven) and hours with minutes; None when the text is no such span.

    Raises:
        OverflowError: The span is longer than dates reach.
    """
    plain = form(_IN_WORDS).sub(_figure, text.casefold().replace("half an hour", "30 min"))
    match = form(_SPAN).fullmatch(plain)
    if match is None:
        return None
    days = 7 * int(match["weeks"] or 0) + int(match["days"] or 0)
    hours = float((match["hours"] or "0").replace(",", "."))
    return days, timedelta(hours=hours, minutes=int(match["minutes"] or 0))


def _figure(found: re.Match[str]) -> str:
    word = found["word"]
    return f"{NUMBERS.index(word) + 1 if word in NUMBERS else 1} "


def read_duration(text: str) -> timedelta:
    """Read a duration: "4h", "2d", "1h30m", "90 min", "2 hours", "1.5 h", "an hour", "two days".

    Raises:
        Unreadable: It is no duration, it is zero, or longer than 366 days.
    """
    typed = " ".join(text.split())
    if not typed:
        raise Unreadable("No duration yet. Try: 30m, 4h, 2d, 1h30m.")
    try:
        parts = split_span(typed) if len(typed) <= _LONGEST_TEXT else None
        span = timedelta(days=parts[0]) + parts[1] if parts else None
    except OverflowError:
        span = timedelta.max
    if span is None:
        raise Unreadable(f'"{shorten(typed)}" is not a duration. Try: 30m, 4h, 2d, 1h30m.')
    if not timedelta() < span <= _LONGEST:
        raise Unreadable(f'"{shorten(typed)}" must be between a minute and 366 days. Try: 30m, 4h, 2d.')
    return span


def write_duration(span: timedelta) -> str:
    """Write a duration the way the record keeps it, and `read_duration` reads it: "4h", "2d", "1h30m".

    Raises:
        ValueError: The duration is not a whole number of minutes above zero.
    """
    if span < MINUTE or span % MINUTE:
        raise ValueError(f"{span} is not a duration of whole minutes above zero")
    return "".join(f"{count}{unit}" for count, unit in zip(_counts(span), "dhm", strict=True) if count)


def show_span(span: timedelta) -> str:
    """Show people how long something takes or took: "2 d 3 h", "14 h 50 min", "under a minute".

    Minutes are left out from one day on, seconds always. The sign is left out too: "ago" and "in" tell it.
    """
    days, hours, minutes = _counts(abs(span))
    counts = ((days, "d"), (hours, "h")) if days else ((hours, "h"), (minutes, "min"))
    return " ".join(f"{count} {unit}" for count, unit in counts if count) or "under a minute"


def _counts(span: timedelta) -> tuple[int, int, int]:
    hours, minutes = divmod(span // MINUTE, 60)
    return *divmod(hours, 24), minutes
