"""The names of days and months, in one language whatever the machine's locale, and typed text quoted."""

from collections.abc import Sequence
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, at the places `date.weekday()` gives them."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months, January at 0."""

_LONGEST_QUOTE = 40


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
