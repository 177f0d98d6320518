"""Time zones as people write them, and the machine's own."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.errors import EscalateError
from escalate_tui.moments import Leaning, Moment, Unreadable, read_moment, show_moment
from escalate_tui.zones import local_zone

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)


def read(text: str, home: str = "Europe/Berlin") -> Moment:
    return read_moment(text, now=NOW, zone=ZoneInfo(home), leaning=Leaning.PAST)


@pytest.mark.parametrize(
    ("zone", "ahead"),
    [
        ("UTC", "0:00"),
        ("gmt", "0:00"),
        ("Z", "0:00"),
        ("cet", "1:00"),
        ("EET", "2:00"),
        ("JST", "9:00"),
        ("EST", "-5:00"),
        ("PST", "-8:00"),
        ("AEDT", "11:00"),
        ("+05:30", "5:30"),
        ("+0545", "5:45"),
        ("-3", "-3:00"),
        ("UTC+2", "2:00"),
        ("GMT-03:30", "-3:30"),
        ("Asia/Kolkata", "5:30"),
        ("asia/kathmandu", "5:45"),
        ("America/Argentina/Ushuaia", "-3:00"),
    ],
)
def test_zone_is_understood(zone: str, ahead: str) -> None:
    """Letters that mean one thing, offsets and names are understood, whatever the user's own zone."""
    hours, minutes = ahead.lstrip("-").split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if ahead.startswith("-") else 1)
    for home in ("Europe/Berlin", "Asia/Kolkata"):
        assert read(f"2026-01-15 12:00 {zone}", home) == datetime(2026, 1, 15, 12, tzinfo=UTC) - offset


@pytest.mark.parametrize(
    ("zone", "home", "expected"),
    [
        ("CST", "America/Chicago", "18:00"),
        ("CST", "Asia/Shanghai", "04:00"),
        ("IST", "Asia/Kolkata", "06:30"),
        ("IST", "Asia/Jerusalem", "10:00"),
        ("PST", "America/Los_Angeles", "20:00"),
        ("CET", "Africa/Algiers", "11:00"),
    ],
)
def test_shared_letters_are_the_users_own(zone: str, home: str, expected: str) -> None:
    """Letters used in several places mean the user's zone where that goes by them."""
    assert read(f"2026-01-15 12:00 {zone}", home) == datetime.fromisoformat(f"2026-01-15T{expected}Z")


@pytest.mark.parametrize(
    ("text", "home", "says"),
    [
        (
            "2026-03-09 08:10 IST",
            "Europe/Berlin",
            "IST is used in several places. Write an offset such as +05:30",
        ),
        ("2026-03-09 08:10 CST", "Europe/Berlin", "America/Chicago or Asia/Shanghai"),
        ("2026-07-09 08:10 BST", "Europe/Berlin", "Europe/London or Asia/Dhaka"),
        ("2026-03-09 08:10 PST", "Asia/Manila", "America/Los_Angeles or Asia/Manila"),
        (
            "2026-07-09 12:00 CET",
            "Europe/Berlin",
            "CET is not in use on Thu 9 Jul 2026: Europe/Berlin is on CEST",
        ),
        ("2026-03-09 08:10 EST", "Europe/Berlin", "America/New_York is on EDT then. Write EDT, or an offset"),
        ("2026-03-09 08:10 XYZ", "Europe/Berlin", '"XYZ" is not a known time zone. Write UTC, CET'),
        ("2026-03-09 08:10 or so", "Europe/Berlin", '"or so" is not a known time zone'),
        ("2026-03-09 08:10 America/Indiana", "Europe/Berlin", '"America/Indiana" is not a known time zone'),
        ("2026-03-09 08:10 Europe/Nowhere", "Europe/Berlin", '"Europe/Nowhere" is not a known time zone'),
        ("2026-03-09 08:10 UTC+25", "Europe/Berlin", "UTC+25 is no offset of any place"),
        ("2026-03-09 08:10 -15:00", "Europe/Berlin", "-15:00 is no offset of any place"),
        ("2026-03-09 08:10 +01:75", "Europe/Berlin", "+01:75 is no offset of any place"),
    ],
)
def test_zone_that_says_too_little_is_asked_about(text: str, home: str, says: str) -> None:
    """Letters of several places, or out of their season, and unknown zones are refused with a way out."""
    with pytest.raises(Unreadable) as refused:
        read(text, home)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("Europe/Berlin", "CET", "CEST"),
        ("Europe/London", "GMT", "+01:00"),
        ("America/New_York", "EST", "EDT"),
        ("America/Chicago", "-06:00", "-05:00"),
        ("Asia/Kolkata", "+05:30", "+05:30"),
        ("Asia/Kathmandu", "+05:45", "+05:45"),
        ("Asia/Manila", "+08:00", "+08:00"),
        ("America/St_Johns", "-03:30", "-02:30"),
        ("America/Jamaica", "EST", "-05:00"),
        ("Asia/Tokyo", "JST", "JST"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_zone_is_shown_by_letters_only_where_they_are_clear(zone: str, winter: str, summer: str) -> None:
    """A zone goes by its letters where nobody can misread them, else by its offset."""
    shown = [show_moment(datetime(2026, month, 15, 12, tzinfo=UTC), ZoneInfo(zone)) for month in (1, 7)]
    assert [text.rpartition(" ")[2] for text in shown] == [winter, summer]


def test_local_zone_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """TZ names the zone, as it does for every other program."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert local_zone() == ZoneInfo("Asia/Kathmandu")


def test_local_zone_refuses_what_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zone the database does not know gets a sentence, not a wrong time."""
    monkeypatch.setenv("TZ", "Nowhere/Town")
    with pytest.raises(EscalateError, match="Set TZ to a name such as Europe/Berlin"):
        local_zone()
