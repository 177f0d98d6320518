"""The kinds of values that settings have: how each is read from its TOML value, and written as one."""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from escalate_tui.config.given_sets import KEYS
from escalate_tui.model.cadences import Cadence
from escalate_tui.model.money import SYMBOLS, Money, read_money
from escalate_tui.model.text import clean_line
from escalate_tui.moments import (
    CalendarError,
    Hours,
    Unreadable,
    WorkingCalendar,
    plausible,
    read_duration,
    write_duration,
)
from escalate_tui.moments.words import shorten

LONGEST: Final = 300
"""Characters of a text at most."""

Read: TypeAlias = Callable[[Any, Path], Any]
"""Reads a TOML value of a file in that folder; raises `Unreadable` with what is wrong and what to write."""


class Kind(NamedTuple):
    """What a setting may be; no dataclass, since those take longer to declare, and this is on the way to the board.

    Attributes:
        says: What belongs there, in a few words, as the commented file gives it.
        read: Reads a TOML value of a file in a folder; raises `Unreadable` with what is wrong and what to write.
        write: Writes a value as TOML that reads back as the same.
    """

    says: str
    read: Read
    write: Callable[[Any], str]


def text(value: str) -> str:
    """Write a text as TOML does, in quotes."""
    return json.dumps(value, ensure_ascii=False)


def written_key(name: str) -> str:
    """Write a part of a key as TOML does, in quotes where it must be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else text(name)


def _listed(values: Sequence[str]) -> str:
    return f"[{', '.join(map(text, values))}]"


def _quoted(raw: Any) -> str:
    match raw:
        case str():
            return f"“{shorten(raw)}”"
        case bool():
            return str(raw).lower()
        case dict():
            return "a table"
        case list():
            return "a list"
    return shorten(str(raw))


def _one_line(raw: Any) -> str:
    if not isinstance(raw, str):
        raise Unreadable(f"{_quoted(raw)} is no text. Write it in quotes.")
    line = clean_line(raw).strip()
    if len(line) > LONGEST:
        raise Unreadable(f"This is {len(line):,} characters long. Write {LONGEST} at most.")
    return line


def _flag(raw: Any, _: Path) -> bool:
    if not isinstance(raw, bool):
        raise Unreadable(f"{_quoted(raw)} is neither true nor false. Write true or false, without quotes.")
    return raw


def _lines(raw: Any, _: Path) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise Unreadable(f"{_quoted(raw)} is no list. Write texts in quotes, parted by commas, between [ and ].")
    return tuple(line for one in raw if (line := _one_line(one)))


def _zone(raw: Any, _: Path) -> tzinfo | None:
    name = _one_line(raw)
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # unknown; no zone file; a folder ("America")
        from zoneinfo import available_timezones  # noqa: PLC0415 - 20 ms that only a mistake needs

        near = _near(name, sorted(available_timezones())) or "a name such as Europe/Berlin"
        raise Unreadable(f"{_quoted(name)} is no time zone known here. Write {near}.") from None


def _near(name: str, known: Sequence[str]) -> str:
    """Find what was meant: the known name that ends so, otherwise the nearest; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    folded = {one.casefold().replace("_", " "): one for one in known}
    wanted = name.casefold().replace("_", " ")
    ends = [one for fold, one in folded.items() if fold == wanted or fold.endswith(f"/{wanted}")]
    near = ends or [folded[fold] for fold in get_close_matches(wanted, folded, n=1)]
    return near[0] if near else ""


def _currency(raw: Any, _: Path) -> str:
    typed = _one_line(raw)
    code = SYMBOLS.get(typed, typed.upper())
    if not re.fullmatch("[A-Z]{3}", code):
        raise Unreadable(f"{_quoted(raw)} is no currency. Write its three letters, such as EUR.")
    return code


def _money(raw: Any, _: Path) -> Money | Decimal:
    """Read an amount; a bare figure is one in the currency that the settings name."""
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        return Decimal(raw)
    if not isinstance(raw, str):
        raise Unreadable(f"{_quoted(raw)} is no amount. Write a whole figure, or an amount and a currency in quotes.")
    return read_money(clean_line(raw), None)


def choice(values: Sequence[str], *, empty: bool = False) -> Kind:
    """Make the kind that is one of some words.

    Args:
        values: The words; members of a `Choice` are read as such.
        empty: Whether it may be none of them.
    """

    def read(raw: Any, _: Path) -> str:
        typed = raw.strip().casefold() if isinstance(raw, str) else raw
        if empty and typed == "":
            return ""
        found = next((value for value in values if value == typed), None)
        if found is None:
            near = _near(raw, values) if isinstance(raw, str) else ""
            meant = f" Did you mean {near}?" if near else ""
            raise Unreadable(f"{_quoted(raw)} is none of {', '.join(values)}.{meant}")
        return found

    return Kind(f"one of {', '.join(values)}", read, lambda value: text(str(value)))


def _written_money(value: Money | Decimal) -> str:
    return f"{int(value):_}" if isinstance(value, Decimal) else text(str(value))


def hours(weekday: int) -> Kind:
    """Make the kind that is the working hours of a weekday, Monday being 0."""

    def read(raw: Any, _: Path) -> Hours:
        if not isinstance(raw, list):
            raise Unreadable(f'{_quoted(raw)} is no list of hours. Write ["09:00-18:00"], or [] for a day off.')
        found = tuple(_span(one) for one in raw)
        if found:
            week: list[Hours] = [()] * 7
            week[weekday] = found
            try:
                WorkingCalendar(UTC, tuple(week))
            except CalendarError as wrong:
                raise Unreadable(str(wrong)) from wrong
        return found

    return Kind(
        "a list of hours such as 09:00-18:00 in their order, each in quotes; [] is a day off", read, _written_hours
    )


def _span(raw: Any) -> tuple[time, time]:
    found = re.fullmatch(r"\s*(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s*", raw) if isinstance(raw, str) else None
    try:
        if found is not None:
            opening, closing = time(int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
            return opening, time() if closing == (24, 0) else time(*closing)
    except ValueError:
        pass
    raise Unreadable(f"{_quoted(raw)} is no span of hours. Write the opening and the closing time as 09:00-18:00.")


def _written_hours(value: Hours) -> str:
    return _listed([f"{opening:%H:%M}-{closing:%H:%M}" for opening, closing in value])


def _days(raw: Any, _: Path) -> frozenset[date]:
    if not isinstance(raw, list):
        raise Unreadable(f"{_quoted(raw)} is no list of days. Write them between [ and ], parted by commas.")
    for one in raw:
        if not isinstance(one, date) or isinstance(one, datetime) or not plausible(one):
            raise Unreadable(f"{_quoted(one)} is no day. Write year-month-day without quotes, such as 2026-12-24.")
    return frozenset(raw)


def _country(raw: Any, _: Path) -> str:
    code = _one_line(raw).upper()
    if code and not re.fullmatch("[A-Z]{2}", code):
        raise Unreadable(f"{_quoted(raw)} is no country. Write its two letters, such as DE, US or GB.")
    return code


def _cadence(raw: Any, _: Path) -> Cadence:
    """Read from when and until when something is due; whole days are working days, so that 24 hours are none."""
    typed = _one_line(raw)
    parts = re.split(r"\s*(?:-|–|\bto\b)\s*", typed)
    if len(parts) > 2:
        raise Unreadable(f"{_quoted(typed)} is no time. Write one such as 2h or 1d, or from when to when: 2h-4h.")
    spans = [read_duration(part) for part in parts]
    for part, span in zip(parts, spans, strict=True):
        if "w" in part.casefold() or (span.days and "d" not in part.casefold()):
            raise Unreadable(f"{_quoted(part)} is a day or more. Write it in working days, such as 1d, 5d or 1d 4h.")
    try:
        return Cadence(spans[0], spans[-1])
    except ValueError:
        raise Unreadable(f"{_quoted(typed)} ends before it begins. Write the shorter time first: 2h-4h.") from None


def _written_cadence(value: Cadence) -> str:
    opens, closes = write_duration(value.opens), write_duration(value.closes)
    return text(opens if opens == closes else f"{opens}-{closes}")


def _place(raw: Any, near: Path) -> str:
    """Read the name of a file or a folder; a relative one is meant from the folder of the settings file on."""
    typed = _one_line(raw)
    # Path.expanduser fails where nobody has that name.
    return os.path.normpath(near / os.path.expanduser(typed)) if typed else ""  # noqa: PTH111


NEVER: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""Keys that terminals send as another."""


def _keys(raw: Any, _: Path) -> str:
    """Read the keys of an action, several parted by commas; the comma itself goes by its name."""
    names = [name.strip() for name in _one_line(raw).split(",")] if raw != "" else []
    return ",".join(map(_key, names))


def _key(name: str) -> str:
    """Read a key, and name it as it arrives: modifiers in their order, a letter with shift as the capital."""
    found = re.fullmatch(r"(?P<before>(?:(?:ctrl|alt|shift|super|hyper|meta)\+)*)(?P<last>\w+|\S)", name, re.IGNORECASE)
    last = _key_named(found["last"]) if found else ""
    if found is None or not (len(last) == 1 or last in KEYS):
        near = _near(name.rpartition("+")[2], sorted(KEYS))
        meant = f"Did you mean {near}?" if near else "Write one such as n, ctrl+n, f7 or question_mark."
        raise Unreadable(f"{_quoted(name)} is no key. {meant}")
    before = sorted({part for part in found["before"].lower().split("+") if part})
    if len(last) == 1 and before:
        last = last.upper() if before == ["shift"] else last.lower()
    whole = "+".join((*(() if before == ["shift"] and len(last) == 1 else before), last))
    if whole in NEVER:
        raise Unreadable(f"{_quoted(name)} arrives as {NEVER[whole]}: terminals know no difference. Take another key.")
    return whole


def _key_named(last: str) -> str:
    """Give the name of a key that was written as its name or as the character it types."""
    if len(last) > 1:
        return last.lower()
    if last.isalnum() or not last.isascii():
        return last
    named = unicodedata.name(last).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(named, named)


_SHORTER: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""The names that keys have of characters that Unicode names otherwise."""


FLAG: Final = Kind("true or false", _flag, lambda value: str(value).lower())
LINE: Final = Kind("a text in quotes", lambda raw, _: _one_line(raw), text)
LINES: Final = Kind("a list of texts, each in quotes", _lines, _listed)
ZONE: Final = Kind("a time zone by its name", _zone, lambda zone: text(getattr(zone, "key", None) or ""))
CURRENCY: Final = Kind("a currency by its three letters", _currency, text)
MONEY: Final = Kind("a whole figure, or an amount and a currency in quotes", _money, _written_money)
DAYS: Final = Kind(
    "a list of days, without quotes", _days, lambda value: f"[{', '.join(day.isoformat() for day in sorted(value))}]"
)
COUNTRY: Final = Kind("a country by its two letters", _country, text)
CADENCE: Final = Kind(
    "a time such as 2h or 1d, or from when it is due to when it is late: 2h-4h", _cadence, _written_cadence
)
PLACE: Final = Kind("a name in quotes, from the folder of this file on", _place, text)
KEY: Final = Kind("a key, or several parted by commas", _keys, text)
