"""The types of the record's values, each with the one sentence said when a value does not fit.

What checks them is loaded when the first value is checked: a screen that only shows a draft does not wait for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, TypeGuard

from escalate_tui.model.money import Money, read_money
from escalate_tui.moments import Moment, Unreadable, plausible, read_duration

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

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


class _TextRule:
    """Has a value checked as a text, and as nothing but that."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(_some, core_schema.str_schema(strict=True))


class _FlagRule:
    """Has a value checked as true or false, and as nothing that could be taken for it."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.bool_schema(strict=True)


@dataclass(frozen=True, slots=True)
class _ReadBy:
    """Has a value read by a function, which says in a sentence why it takes none.

    Attributes:
        read: The function.
    """

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)


Text = Annotated[str, _TextRule()]
"""A text; one of nothing but space counts as unset."""

Flag = Annotated[bool, _FlagRule()]
"""Yes or no."""

MomentValue = Annotated[Moment, _ReadBy(_moment)]
"""An aware instant in UTC, or a date where only the day is known."""

MoneyValue = Annotated[Money, _ReadBy(_money)]
"""An amount with its currency."""

DurationValue = Annotated[timedelta, _ReadBy(_duration)]
"""A length of time."""

Count = Annotated[int, _ReadBy(_count)]
"""A whole number of zero or more."""
