"""Times as a customer reads them, and the times that a text for a customer names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from escalate_tui.moments import Leaning, Moment, Unreadable, read_moment, zone_label
from escalate_tui.moments.words import MONTHS, WEEKDAYS
from escalate_tui.moments.zone_names import read_zone

_WEEKDAY: Final = rf"(?:{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)})\b"
_MONTH: Final = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)})\b\.?"
_DATE: Final = (
    rf"(?:(?:{_WEEKDAY},? )?(?:(?<![\d.,:/-])\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?{_MONTH}"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:))(?:,? \d{{4}}\b)?|(?<![\w.-])\d{{4}}-\d\d-\d\d\b(?!-))"
)
_CLOCK: Final = r"(?<![\w:.,/-])(?:\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m|noon)\b(?![:\d])"
_ZONE: Final = (
    r"(?: (?-i:(?:[A-Z][\w.'-]+ )*[A-Z][\w.'-]+ time )?\((?:UTC|GMT)[+-]\d{1,2}:?\d{0,2}\)"
    r"| (?-i:UTC|GMT|MSK|WIB|[A-Z]{2,4}T)\b(?:[+-]\d{1,2}(?::?\d{2})?)?)"
)
_MENTION: Final = re.compile(
    rf"(?P<date>{_DATE})(?:(?:,| at|, at| by)? ?(?P<clock>{_CLOCK})(?P<zone>{_ZONE})?)?"
    rf"|(?P<day>(?:next |this )?\b{_WEEKDAY})(?:(?:,| at|, at)? ?(?P<day_clock>{_CLOCK})(?P<day_zone>{_ZONE})?)?"
    rf"|(?P<bare>{_CLOCK})(?P<bare_zone>{_ZONE})?(?:,? (?:on )?(?:(?P<bare_date>{_DATE})|(?P<bare_day>{_WEEKDAY})))?",
    re.IGNORECASE,
)
_OFFSET: Final = re.compile(r"[+-]\d{1,2}:?\d{0,2}")
_SPARE: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.)(?= )|\bof\b|\bnext\b|\bthis\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A time that a text names.

    Attributes:
        words: The words.
        start: Where they begin in the text.
        moment: What they mean, the next such one: an instant, or a date where only the day is named.
        dated: Whether they name a day of the calendar.
        dayed: Whether they name a day at all, be it of the week.
        timed: Whether they name a time of day.
    """

    words: str
    start: int
    moment: Moment
    dated: bool
    dayed: bool
    timed: bool


def show_to_customer(moment: Moment, zone: tzinfo) -> str:
    """Write a moment with weekday, date, time and zone: "Tuesday 10 March 2026, 19:30 CET".

    Where a zone has no letters that everybody reads the same way, its place stands for it: "Chicago time (UTC-05:00)".
    """
    local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
    day = f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M} {_zone_words(moment, zone)}" if isinstance(moment, datetime) else day


def zone_called(name: str | None, home: tzinfo, now: datetime) -> tzinfo:
    """Find the zone that a record names; one that is not named, or cannot be read, is the user's own."""
    try:
        return read_zone((name or "").strip(), home=home, year=now.year).zone
    except Unreadable:
        return home


def mentions(text: str, now: datetime, zone: tzinfo) -> Iterator[Mention]:
    """Find the times that a text names; what can be read in two ways is passed over.

    Args:
        text: The text.
        now: The present instant, in UTC: of a weekday, or a time without a date, the next one is meant.
        zone: The zone of times that name none.
    """
    known: dict[tuple[str, str, str], Moment | None] = {}
    for found in _MENTION.finditer(text):
        day = found["date"] or found["bare_date"] or found["day"] or found["bare_day"] or ""
        clock = found["clock"] or found["day_clock"] or found["bare"] or ""
        there = found["zone"] or found["day_zone"] or found["bare_zone"] or ""
        parts = day, clock, there
        if parts not in known:
            known[parts] = _read(*parts, now, zone)
        moment = known[parts]
        if moment is not None:
            dated = bool(found["date"] or found["bare_date"])
            yield Mention(found[0].strip(" ."), found.start(), moment, dated, bool(day), bool(clock))


def _zone_words(instant: datetime, zone: tzinfo) -> str:
    label = zone_label(instant, zone)
    if not label.startswith(("+", "-")):
        return label
    place = zone.key.rpartition("/")[2].replace("_", " ") if isinstance(zone, ZoneInfo) and "/" in zone.key else ""
    return f"{place} time (UTC{label})" if place else f"UTC{label}"


def _read(day: str, clock: str, there: str, now: datetime, zone: tzinfo) -> Moment | None:
    """Read a time as its parts; None where it can be read in two ways, or in none."""
    offset = _OFFSET.search(there)
    words = " ".join(_SPARE.sub(" ", f"{day} {clock} {offset[0] if offset else there}").replace(",", " ").split())
    try:
        return read_moment(words, now=now, zone=zone, leaning=Leaning.FUTURE)
    except Unreadable:
        return None


def day_in(moment: Moment, zone: tzinfo) -> date:
    """Give the day of a moment, as the calendars in a zone show it."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def minute_of(instant: datetime) -> datetime:
    """Give an instant to the minute, in UTC, as a text can name it."""
    return instant.astimezone(UTC).replace(second=0, microsecond=0)
