"""Time zones as people write them: letters, offsets and names, refused where they mean several places."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from escalate_tui.moments.instants import MINUTE, Unreadable, in_gap, instant_at
from escalate_tui.moments.words import shorten, show_day

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.ASCII | re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+")

# Letters that mean one thing all over the world, with a place that uses them.
_PLACES = {
    "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
    "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "MSK": "Europe/Moscow",
    "EST": "America/New_York", "EDT": "America/New_York", "MDT": "America/Denver",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "HST": "Pacific/Honolulu",
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "HKT": "Asia/Hong_Kong", "PKT": "Asia/Karachi",
    "WIB": "Asia/Jakarta", "SAST": "Africa/Johannesburg", "EAT": "Africa/Nairobi", "WAT": "Africa/Lagos",
    "CAT": "Africa/Maputo",
    "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "ACST": "Australia/Adelaide",
    "ACDT": "Australia/Adelaide", "AWST": "Australia/Perth",
    "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip

# Letters that mean several, with two of the places they are used in: understood only where the user's own
# zone goes by them.
_SEVERAL = {
    "IST": ("Asia/Kolkata", "Europe/Dublin"), "CST": ("America/Chicago", "Asia/Shanghai"),
    "CDT": ("America/Chicago", "America/Havana"), "BST": ("Europe/London", "Asia/Dhaka"),
    "MST": ("America/Denver", "Asia/Kuala_Lumpur"), "AST": ("America/Halifax", "Asia/Riyadh"),
    "SST": ("Pacific/Pago_Pago", "Asia/Singapore"), "GST": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "NST": ("America/St_Johns", "Asia/Kathmandu"), "ECT": ("America/Guayaquil", "America/Martinique"),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedZone:
    """A zone as somebody named it.

    Attributes:
        zone: The zone meant.
        letters: The letters it was named by, which hold for a part of the year only ("CET" is winter time);
            None where it was named in full.
    """

    zone: tzinfo
    letters: str | None = None

    def instant(self, wall: datetime) -> datetime:
        """Give the instant, in UTC, of a (naive) wall clock time in this zone.

        A time that comes twice is the first, unless the letters say which.

        Raises:
            Unreadable: The clocks skip that time, or the letters are not in use on that day.
        """
        if self.letters is not None:
            return self._by_letters(wall)
        if in_gap(wall, self.zone):
            raise Unreadable(
                f"{show_day(wall)} has no {wall:%H:%M} in {self.zone}: the clocks go forward. "
                "Write a later time, or the time in UTC."
            )
        return instant_at(wall, self.zone)

    def _by_letters(self, wall: datetime) -> datetime:
        named = _named_so(wall, self.zone, self.letters)
        if named is not None:
            return named.astimezone(UTC)
        there = wall.replace(tzinfo=self.zone)
        raise Unreadable(
            f"{self.letters} is not in use on {show_day(wall)}: {self.zone} is on {there.tzname()} then. "
            f"Write {there.tzname()}, or an offset such as {show_offset(there)}."
        )


def read_zone(text: str, *, home: tzinfo, year: int) -> NamedZone:
    """Read a zone: UTC, letters such as CET, an offset such as +05:30, or a name such as Asia/Kolkata.

    Args:
        text: What was typed; an empty text is the user's own zone.
        home: The user's own zone, which settles letters that are used in several places.
        year: A year in which the user's zone goes by those letters.

    Raises:
        Unreadable: It is no zone, or letters that mean several.
    """
    if not text:
        return NamedZone(home)
    if text.upper() in {"Z", "UTC", "GMT"}:
        return NamedZone(UTC)
    if (offset := _OFFSET.fullmatch(text)) is not None:
        return NamedZone(_fixed(offset))
    zone = _by_name(text) if _NAME.fullmatch(text) else None
    return NamedZone(zone) if zone is not None else _lettered(text, home, year)


def zone_label(instant: datetime, zone: tzinfo) -> str:
    """Name a zone at an instant: by letters that everybody reads the same way, else by its offset."""
    local = instant.astimezone(zone).replace(second=0, microsecond=0)
    letters = local.tzname() or ""
    if letters in {"UTC", "GMT"} and not local.utcoffset():
        return letters
    if letters not in _PLACES:
        return show_offset(local)
    # Letters can be shared, out of season, or the same before and after a change: they must lead back here.
    named = _named_so(local.replace(tzinfo=None), ZoneInfo(_PLACES[letters]), letters)
    return letters if named is not None and named.utcoffset() == local.utcoffset() else show_offset(local)


def show_offset(local: datetime) -> str:
    """Write the offset of an aware datetime, as in "+05:45"."""
    minutes = (local.utcoffset() or timedelta()) // MINUTE
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _named_so(wall: datetime, zone: tzinfo, letters: str | None) -> datetime | None:
    """The pass of a wall clock time, first or second, that goes by these letters in the zone."""
    passes = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return next((there for there in passes if there.tzname() == letters), None)


def _fixed(offset: re.Match[str]) -> timezone:
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if ahead > timedelta(hours=14) or int(offset[3] or 0) > 59:
        raise Unreadable(f"{offset[0]} is no offset of any place: they go from -12:00 to +14:00.")
    return timezone(ahead if offset[1] == "+" else -ahead)


def _by_name(name: str) -> ZoneInfo | None:
    for spelling in (name, name.title()):
        try:
            return ZoneInfo(spelling)
        except (KeyError, ValueError, OSError):  # unknown; no zone file; a folder ("America/Indiana")
            continue
    return None


def _lettered(text: str, home: tzinfo, year: int) -> NamedZone:
    letters = text.upper()
    at_home = _offsets_by_letters(home, year).get(letters)
    place = _PLACES.get(letters)
    if place is not None:
        there = ZoneInfo(place)
        elsewhere = _offsets_by_letters(there, year).get(letters)
        if at_home is None or at_home == elsewhere:
            return NamedZone(there if at_home is None else home, letters)
    elif at_home is not None:
        return NamedZone(home, letters)
    if letters in _SEVERAL:
        one, other = _SEVERAL[letters]
        raise Unreadable(
            f"{letters} is used in several places. Write an offset such as +05:30, or a name such as {one} or {other}."
        )
    raise Unreadable(
        f'"{shorten(text)}" is not a known time zone. '
        "Write UTC, CET, an offset such as +05:30, or a name such as Asia/Kolkata."
    )


def _offsets_by_letters(zone: tzinfo, year: int) -> dict[str | None, timedelta | None]:
    seasons = (datetime(year, month, 1, tzinfo=zone) for month in (1, 7))
    return {there.tzname(): there.utcoffset() for there in seasons}
