"""Public holidays: by country and region, by name, and loaded when they are asked for."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.moments import CalendarError, PublicHolidays, WorkingCalendar

BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_SIX = WorkingCalendar.nine_to_six(BERLIN)


def at(text: str) -> datetime:
    """An instant by Berlin's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def within(country: str, region: str = "") -> WorkingCalendar:
    """Monday to Friday, 09:00 to 18:00, without a country's holidays."""
    return replace(NINE_TO_SIX, holidays=PublicHolidays(country, region))


@pytest.mark.parametrize(
    ("country", "region", "day", "name"),
    [
        ("DE", "", date(2026, 4, 3), "Good Friday"),
        ("DE", "", date(2027, 3, 8), ""),
        ("DE", "BE", date(2027, 3, 8), "Women's Day"),
        ("DE", "BY", date(2027, 3, 8), ""),
        ("US", "", date(2026, 11, 26), "Thanksgiving Day"),
        ("GB", "SCT", date(2026, 1, 2), "New Year Holiday"),
        ("GB", "ENG", date(2026, 1, 2), ""),
    ],
)
def test_holidays_go_by_country_and_region(country: str, region: str, day: date, name: str) -> None:
    """A day is a holiday where it is one, and has its name."""
    assert within(country, region).holiday(day) == name


def test_a_holiday_that_is_closed_anyway_has_no_say() -> None:
    """German Unity Day 2026 is a Saturday: it is a weekend like any other."""
    assert within("DE").holiday(date(2026, 10, 3)) == ""


@pytest.mark.parametrize(
    ("country", "start", "hours", "end"),
    [
        pytest.param("DE", "2026-04-02 17:00", 2, "2026-04-07 10:00", id="over Easter"),
        pytest.param("US", "2026-04-02 17:00", 2, "2026-04-03 10:00", id="no holiday there"),
        pytest.param("DE", "2026-04-03 11:00", 1, "2026-04-07 10:00", id="begun on the holiday"),
        pytest.param("DE", "2026-12-31 17:00", 2, "2027-01-04 10:00", id="over the year's end"),
    ],
)
def test_no_working_time_falls_on_a_holiday(country: str, start: str, hours: int, end: str) -> None:
    """Sums run on behind the holiday."""
    assert within(country).add_hours(at(start), timedelta(hours=hours)) == at(end)


def test_a_working_day_is_none_of_them() -> None:
    """One working day after Thursday before Easter is Tuesday after it, and a day of one's own is left out as well."""
    assert within("DE").add_working_days(at("2026-04-02 16:30"), 1) == at("2026-04-07 16:30")
    longer = replace(within("DE"), days_off=frozenset({date(2026, 4, 7)}))
    assert longer.add_working_days(at("2026-04-02 16:30"), 1) == at("2026-04-08 16:30")


@pytest.mark.parametrize(
    ("country", "region", "says"),
    [
        ("XX", "", "No public holidays are known for “XX”"),
        ("Mordor", "", "“Mordor”. Give a country by its two letters"),
        ("DE", "ZZ", "“ZZ” in “DE”"),
    ],
)
def test_a_country_nobody_knows_is_refused_with_a_sentence(country: str, region: str, says: str) -> None:
    """The sentence says what was given and what to give."""
    with pytest.raises(CalendarError) as refused:
        within(country, region).next_opening(at("2026-03-10 12:00"))
    assert says in str(refused.value)


def test_they_are_loaded_when_asked_for() -> None:
    """A calendar without holidays, and one that nobody asked yet, do not wait for the package."""
    code = (
        "import sys; from datetime import UTC, date; from escalate_tui.moments import *; "
        "calendar = WorkingCalendar(UTC, WorkingCalendar.nine_to_six(UTC).week, holidays=PublicHolidays('DE')); "
        "before = 'holidays' in sys.modules; calendar.holiday(date(2026, 4, 3)); "
        "print(before, 'holidays' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "False True\n"
