"""Time cut into what is worked and what is not."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.moments import Open, PublicHolidays, WorkingCalendar, stretches

BERLIN = ZoneInfo("Europe/Berlin")
LUNCH = ((time(9), time(12)), (time(13), time(18)))
CALENDAR = WorkingCalendar(
    BERLIN,
    (((time(9), time(18)),),) * 2 + ((), LUNCH, ((time(9), time(18)),), (), ()),
    frozenset({date(2026, 3, 16)}),
    PublicHolidays("DE"),
)
"""No Wednesdays, a break on Thursdays, Monday 16 March off."""


def at(text: str) -> datetime:
    """An instant of 2026 by Berlin's clocks, as in "03-10 15:30"."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        pytest.param("03-10 10:00", "03-10 12:00", [(Open.WORKED, "03-10 10:00")], id="worked"),
        pytest.param("03-10 07:00", "03-10 08:00", [(Open.NIGHT, "03-10 07:00")], id="before hours"),
        pytest.param("03-12 11:00", "03-12 14:00",
            [(Open.WORKED, "03-12 11:00"), (Open.BREAK, "03-12 12:00"), (Open.WORKED, "03-12 13:00")], id="a break"),
        pytest.param("03-10 17:00", "03-12 10:00",
            [(Open.WORKED, "03-10 17:00"), (Open.NO_HOURS, "03-10 18:00"), (Open.WORKED, "03-12 09:00")],
            id="a day without hours"),
        pytest.param("03-12 17:00", "03-13 10:00",
            [(Open.WORKED, "03-12 17:00"), (Open.NIGHT, "03-12 18:00"), (Open.WORKED, "03-13 09:00")], id="a night"),
        pytest.param("03-13 17:00", "03-17 10:00",
            [(Open.WORKED, "03-13 17:00"), (Open.WEEKEND, "03-13 18:00"), (Open.DAY_OFF, "03-16 00:00"),
             (Open.WORKED, "03-17 09:00")], id="weekend and a day off"),
        pytest.param("04-02 17:00", "04-07 10:00",
            [(Open.WORKED, "04-02 17:00"), (Open.HOLIDAY, "04-02 18:00"), (Open.WEEKEND, "04-04 00:00"),
             (Open.HOLIDAY, "04-06 00:00"), (Open.WORKED, "04-07 09:00")], id="Easter"),
        pytest.param("03-14 10:00", "03-14 12:00", [(Open.WEEKEND, "03-14 10:00")], id="on a Saturday"),
        pytest.param("03-10 10:00", "03-10 10:00", [], id="no time"),
    ],
)  # fmt: skip
def test_pieces(start: str, end: str, pieces: list[tuple[Open, str]]) -> None:
    """Each piece says why it is not worked; evenings go with the closed days beside them."""
    found = stretches(CALENDAR, at(start), at(end))
    assert [(one.open, one.start) for one in found] == [(open_, at(begins)) for open_, begins in pieces]


def test_holidays_are_named() -> None:
    """Each by its own name."""
    names = [one.name for one in stretches(CALENDAR, at("04-02 17:00"), at("04-07 10:00"))]
    assert names == ["", "Good Friday", "", "Easter Monday", ""]


def test_midnight_is_no_end_of_what_never_closes() -> None:
    """Round the clock there is one stretch, also over a change of clocks."""
    always = WorkingCalendar.round_the_clock(BERLIN)
    (one,) = stretches(always, at("03-27 12:00"), at("03-31 12:00"))
    assert one.end - one.start == timedelta(days=4) - timedelta(hours=1)


ZONES = ["Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "America/St_Johns"]
GERMAN = PublicHolidays("DE")
GERMAN.name(date(2026, 1, 1))  # the package loads now, and not within the time of an example
calendars = st.builds(
    lambda zone, hours, free, off: WorkingCalendar(
        ZoneInfo(zone), tuple(() if day in free else hours for day in range(7)), off, GERMAN
    ),
    st.sampled_from(ZONES),
    st.sampled_from([LUNCH, ((time(), time()),), ((time(0), time(2, 30)), (time(2, 30), time(6)), (time(22), time()))]),
    st.sets(st.integers(0, 6), max_size=4),
    st.frozensets(st.dates(date(2026, 3, 20), date(2026, 4, 10)), max_size=5),
)
EARLIEST, LATEST = datetime(2026, 3, 1), datetime(2026, 11, 15)  # noqa: DTZ001 - the bounds hypothesis takes
instants = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))


@given(calendars, instants, st.timedeltas(timedelta(seconds=1), timedelta(days=20)))
def test_nothing_is_left_between(calendar: WorkingCalendar, start: datetime, length: timedelta) -> None:
    """The pieces lie end to end from the first instant to the last, and what is worked adds up."""
    end = start + length
    found = stretches(calendar, start, end)
    assert (found[0].start, found[-1].end) == (start, end)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(one.start < one.end for one in found)
    worked = sum((one.end - one.start for one in found if one.open is Open.WORKED), timedelta())
    assert worked == calendar.working_between(start, end)
