"""Moments as text: forms that read back, and forms that say what was understood."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from escalate_tui.moments import (
    Leaning,
    Moment,
    read_moment,
    show_in_full,
    show_moment,
    show_understood,
    start_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)

ZONES = [
    "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul",
    "America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "America/St_Johns",
    "America/Jamaica", "America/Sao_Paulo", "Africa/Algiers", "Africa/Casablanca", "Africa/Monrovia",
    "Africa/Cairo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Manila", "Asia/Shanghai", "Asia/Pyongyang",
    "Asia/Jerusalem", "Asia/Tehran", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Chatham",
    "Pacific/Apia", "Pacific/Honolulu", "Antarctica/Troll", "UTC",
]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "zone", "shown"),
    [
        (datetime(2026, 3, 10, 11, 30, 59, tzinfo=UTC), "Europe/Berlin", "2026-03-10 12:30 CET"),
        (datetime(2026, 7, 10, 10, 30, tzinfo=UTC), "Europe/Berlin", "2026-07-10 12:30 CEST"),
        (datetime(2026, 3, 10, 6, 45, tzinfo=UTC), "Asia/Kathmandu", "2026-03-10 12:30 +05:45"),
        (datetime(1971, 3, 10, 12, 30, tzinfo=UTC), "Africa/Monrovia", "1971-03-10 12:30 UTC"),
        (date(2026, 3, 9), "Europe/Berlin", "2026-03-09"),
    ],
)
def test_canonical_form(moment: Moment, zone: str, shown: str) -> None:
    """An instant is shown to the minute in the user's zone, with a zone nobody can misread."""
    assert show_moment(moment, ZoneInfo(zone)) == shown


EARLIEST, LATEST = datetime(1970, 1, 2), datetime(2199, 12, 30)  # noqa: DTZ001 - the bounds hypothesis takes
instants = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))
moments = st.one_of(instants, st.dates(date(1970, 1, 1), date(2200, 12, 31)))


@given(moment=moments, zone=st.sampled_from(ZONES), leaning=st.sampled_from(Leaning))
@example(datetime(2014, 10, 25, 22, 30, tzinfo=UTC), "Europe/Moscow", Leaning.PAST)
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin", Leaning.PAST)
@example(datetime(2026, 4, 4, 15, 15, tzinfo=UTC), "Australia/Lord_Howe", Leaning.PAST)
def test_what_is_shown_reads_back(moment: Moment, zone: str, leaning: Leaning) -> None:
    """The canonical form means the same minute when it is read again, in every zone and season."""
    there = ZoneInfo(zone)
    again = read_moment(show_moment(moment, there), now=NOW, zone=there, leaning=leaning)
    assert again == (moment.replace(second=0, microsecond=0) if isinstance(moment, datetime) else moment)
    assert isinstance(again, datetime) is isinstance(moment, datetime)


@given(day=st.dates(date(1971, 1, 1), date(2100, 1, 1)), minutes=st.integers(-180, 180))
def test_what_is_shown_reads_back_around_changes(day: date, minutes: int) -> None:
    """The hours that come twice read back to the pass that was shown."""
    last_sunday = date(day.year, 10, 31) - timedelta(days=(date(day.year, 10, 31).weekday() + 1) % 7)
    instant = datetime(day.year, 10, last_sunday.day, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for zone in (BERLIN, ZoneInfo("Europe/London")):
        text = show_moment(instant, zone)
        assert read_moment(text, now=NOW, zone=zone, leaning=Leaning.PAST) == instant


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (NOW - timedelta(hours=3), "Tue 10 Mar 2026 12:30 CET, 3 h ago"),
        (NOW + timedelta(seconds=30), "Tue 10 Mar 2026 15:30 CET, now"),
        (NOW + timedelta(minutes=20), "Tue 10 Mar 2026 15:50 CET, in 20 min"),
        (NOW - timedelta(hours=23, minutes=59), "Mon 9 Mar 2026 15:31 CET, 23 h 59 min ago"),
        (NOW - timedelta(hours=24), "Mon 9 Mar 2026 15:30 CET, yesterday"),
        (datetime(2026, 3, 13, 16, tzinfo=UTC), "Fri 13 Mar 2026 17:00 CET, in 3 days"),
        (datetime(2026, 3, 5, 23, 30, tzinfo=UTC), "Fri 6 Mar 2026 00:30 CET, 4 days ago"),
        (date(2026, 3, 9), "Mon 9 Mar 2026, yesterday"),
        (date(2026, 3, 10), "Tue 10 Mar 2026, today"),
        (date(2026, 3, 11), "Wed 11 Mar 2026, tomorrow"),
        (date(2026, 3, 17), "Tue 17 Mar 2026, in 7 days"),
    ],
)
def test_what_was_understood_is_told_with_its_distance(moment: Moment, shown: str) -> None:
    """While typing one sees the weekday, the zone and how far away it is."""
    assert show_understood(moment, now=NOW, zone=BERLIN) == shown


def test_full_form_has_weekday_and_zone() -> None:
    """A reply names weekday, date, time and zone."""
    assert show_in_full(NOW, ZoneInfo("Asia/Kathmandu")) == "Tue 10 Mar 2026 20:15 +05:45"


@given(instant=instants, zone=st.sampled_from(ZONES))
def test_the_date_in_the_full_form_reads_back(instant: datetime, zone: str) -> None:
    """What the screen shows can be typed as it stands."""
    there = ZoneInfo(zone)
    again = read_moment(show_in_full(instant, there), now=NOW, zone=there, leaning=Leaning.PAST)
    assert again == instant.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("day", "zone", "start"),
    [
        (date(2026, 3, 9), "Europe/Berlin", "2026-03-08T23:00Z"),
        (date(2026, 7, 9), "Europe/Berlin", "2026-07-08T22:00Z"),
        pytest.param(date(2018, 11, 4), "America/Sao_Paulo", "2018-11-04T03:00Z", id="midnight is skipped"),
        (date(2026, 3, 9), "Asia/Kathmandu", "2026-03-08T18:15Z"),
    ],
)
def test_a_day_starts_at_its_first_instant(day: date, zone: str, start: str) -> None:
    """The start of a date is its first instant in the zone, also where clocks skip midnight."""
    assert start_of(day, ZoneInfo(zone)) == datetime.fromisoformat(start)


def test_an_instant_is_its_own_start() -> None:
    """An instant stays as it is."""
    assert start_of(NOW, BERLIN) is NOW
