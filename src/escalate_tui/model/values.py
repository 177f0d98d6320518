"""The types of the record's values, each with the one sentence said when a value does not fit."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, TypeGuard

from pydantic import AfterValidator, PlainValidator, StrictBool, StrictStr

from escalate_tui.model.money import Money, read_money
from escalate_tui.moments import Moment, Unreadable, plausible, read_duration

LARGEST_COUNT = 1_000_000_000
"""More than anybody has customers."""


def is_moment(value: Any) -> TypeGuard[Moment]:
    """Tell whether what a file holds is a moment that the record takes: plausible, and with a zone if it has a time."""
    aware = not isinstance(value, datetime) or value.tzinfo is not None
    return isinstance(value, date) and aware and plausible(value)


def _moment(value: Any) -> Moment:
    """Take what TOML reads as a date or an offset date-time; text is typed text that did not parse."""
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("has no time zone: write it with an offset, such as 2026-03-09T08:10:00Z")
    if isinstance(value, date):
        if not plausible(value):
            raise ValueError(f"{value} is in no year of this century or the last: is it a slip of the keys?")
        return value.astimezone(UTC) if isinstance(value, datetime) else value
    raise ValueError("is not a date or time yet: write 3 h ago, yesterday 08:10 or 2026-03-09 08:10 UTC")


def _money(value: Any) -> Money:
    return value if isinstance(value, Money) else read_money(value if isinstance(value, str) else repr(value), None)


def _duration(value: Any) -> timedelta:
    return value if isinstance(value, timedelta) else read_duration(value if isinstance(value, str) else repr(value))


def read_count(typed: str) -> int:
    """Read a whole number as people type it.

    Raises:
        Unreadable: It is none, or larger than any count can be.
    """
    bare = typed.strip().replace(",", "").replace(" ", "")
    if bare.isascii() and bare.isdecimal() and len(bare) < 10:
        return int(bare)
    raise Unreadable(f"“{typed[:40]}” is not a whole number: write the figure alone, such as 40.")


def _count(value: Any) -> int:
    """Take a whole number, also one that stands in quotes."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST_COUNT:
        return value
    return read_count(value if isinstance(value, str) else repr(value))


def _some(value: str) -> str | None:
    """A text of nothing but space is no text."""
    return value if value.strip() else None


Text = Annotated[StrictStr, AfterValidator(_some)]
"""A text; one of nothing but space counts as unset."""

Flag = StrictBool
"""Yes or no."""

MomentValue = Annotated[Moment, PlainValidator(_moment)]
"""An aware instant in UTC, or a date where only the day is known."""

MoneyValue = Annotated[Money, PlainValidator(_money)]
"""An amount with its currency."""

DurationValue = Annotated[timedelta, PlainValidator(_duration)]
"""A length of time."""

Count = Annotated[int, PlainValidator(_count)]
"""A whole number of zero or more."""
