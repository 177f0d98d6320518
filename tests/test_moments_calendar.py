"""The working calendar: opening hours, sums of working time, ends of days, and the clocks that change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.moments import CalendarError, Moment, PublicHolidays, WorkingCalendar, end_of_working
from escalate_tui.moments.calendar import Hours

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


def weekdays(*hours: tuple[int, int], zone: str = "Europe/Berlin", off: str = "") -> WorkingCalendar:
    """A calendar of whole hours, Monday to Friday."""
    day: Hours = tuple((time(opens), time(closes % 24)) for opens, closes in hours)
    return WorkingCalendar(
        ZoneInfo(zone), (day,) * 5 + ((), ()), frozenset(date.fromisoformat(text) for text in off.split())
    )


NINE_TO_SIX = WorkingCalendar.nine_to_six(BERLIN)
ROUND_THE_CLOCK = WorkingCalendar(BERLIN, (((time(), time()),),) * 7)
TWO_SHIFTS = weekdays((8, 12), (13, 17))
SHORT_FRIDAY = WorkingCalendar(
    BERLIN, (((time(9), time(18)),),) * 4 + (((time(9), time(14)),), (), ())
)  # the others close at 18:00


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    """An instant by the clock in a zone, as in "2026-03-10 15:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


# 2026-03-09 is a Monday; the clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25.


@pytest.mark.parametrize(
    ("calendar", "start", "hours", "end"),
    [
        pytest.param(weekdays((9, 17)), "2026-03-13 17:00", 8, "2026-03-16 17:00", id="closed at closing time"),
        pytest.param(weekdays((8, 17)), "2026-03-13 16:00", 4, "2026-03-16 11:00", id="over the weekend"),
        pytest.param(weekdays((9, 17)), "2026-03-13 16:30", 1, "2026-03-16 09:30", id="half and half"),
        pytest.param(NINE_TO_SIX, "2026-03-10 15:30", 4, "2026-03-11 10:30", id="on the board: opens"),
        pytest.param(NINE_TO_SIX, "2026-03-10 15:30", 8, "2026-03-11 14:30", id="on the board: overdue"),
        pytest.param(NINE_TO_SIX, "2026-03-10 09:00", 9, "2026-03-10 18:00", id="stays at closing time"),
        pytest.param(NINE_TO_SIX, "2026-03-14 12:00", 1, "2026-03-16 10:00", id="starts on a Saturday"),
        pytest.param(NINE_TO_SIX, "2026-03-10 07:00", 0, "2026-03-10 09:00", id="nothing added outside hours"),
        pytest.param(NINE_TO_SIX, "2026-03-10 12:00", 0, "2026-03-10 12:00", id="nothing added inside hours"),
        pytest.param(TWO_SHIFTS, "2026-03-10 11:00", 2, "2026-03-10 14:00", id="over lunch"),
        pytest.param(TWO_SHIFTS, "2026-03-10 11:00", 1, "2026-03-10 12:00", id="stays at the start of lunch"),
        pytest.param(TWO_SHIFTS, "2026-03-10 12:30", 1, "2026-03-10 14:00", id="starts at lunch"),
        pytest.param(
            weekdays((9, 17), off="2026-03-16 2026-03-17"),
            "2026-03-13 16:00",
            2,
            "2026-03-18 10:00",
            id="over days off",
        ),
        pytest.param(weekdays((9, 24)), "2026-03-10 23:00", 2, "2026-03-11 10:00", id="open until midnight"),
        pytest.param(ROUND_THE_CLOCK, "2026-03-28 23:00", 5, "2026-03-29 05:00", id="night that is short"),
        pytest.param(ROUND_THE_CLOCK, "2026-10-24 23:00", 5, "2026-10-25 03:00", id="night that is long"),
        pytest.param(NINE_TO_SIX, "2026-03-27 17:00", 2, "2026-03-30 10:00", id="weekend, clocks go forward"),
        pytest.param(NINE_TO_SIX, "2026-10-23 17:00", 2, "2026-10-26 10:00", id="weekend, clocks go back"),
    ],
)
def test_adding_working_hours(calendar: WorkingCalendar, start: str, hours: int, end: str) -> None:
    """Working time runs in working hours only, and a sum that ends at closing time stays there."""
    assert calendar.add_hours(at(start), hours * HOUR) == at(end)


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("Asia/Kathmandu", "2026-03-13 16:30", "2026-03-16 09:30"),
        ("Asia/Kolkata", "2026-03-13 16:30", "2026-03-16 09:30"),
        ("Australia/Lord_Howe", "2026-04-03 16:30", "2026-04-06 09:30"),
        ("America/St_Johns", "2026-03-06 16:30", "2026-03-09 09:30"),
        ("Pacific/Chatham", "2026-04-03 16:30", "2026-04-06 09:30"),
    ],
)
def test_hours_follow_the_clocks_of_any_zone(zone: str, start: str, end: str) -> None:
    """Zones of half and quarter hours work alike, also over a weekend on which their clocks change."""
    assert weekdays((9, 17), zone=zone).add_hours(at(start, zone), HOUR) == at(end, zone)


@pytest.mark.parametrize(
    ("calendar", "start", "days", "end"),
    [
        pytest.param(NINE_TO_SIX, "2026-03-13 16:30", 1, "2026-03-16 16:30", id="Friday to Monday"),
        pytest.param(NINE_TO_SIX, "2026-03-13 16:30", 2, "2026-03-17 16:30", id="Friday to Tuesday"),
        pytest.param(NINE_TO_SIX, "2026-03-14 16:30", 1, "2026-03-17 09:00", id="Saturday counts from Monday"),
        pytest.param(NINE_TO_SIX, "2026-03-13 18:00", 1, "2026-03-17 09:00", id="closing time is closed"),
        pytest.param(NINE_TO_SIX, "2026-03-14 16:30", 0, "2026-03-16 09:00", id="no days: the opening"),
        pytest.param(NINE_TO_SIX, "2026-03-27 16:30", 1, "2026-03-30 16:30", id="clocks go forward"),
        pytest.param(NINE_TO_SIX, "2026-10-23 16:30", 1, "2026-10-26 16:30", id="clocks go back"),
        pytest.param(SHORT_FRIDAY, "2026-03-12 13:00", 1, "2026-03-13 13:00", id="inside a shorter day"),
        pytest.param(SHORT_FRIDAY, "2026-03-12 16:00", 1, "2026-03-16 09:00", id="after a shorter day's end"),
        pytest.param(TWO_SHIFTS, "2026-03-10 14:00", 1, "2026-03-11 14:00", id="two spans are one day"),
        pytest.param(ROUND_THE_CLOCK, "2026-03-28 02:30", 1, "2026-03-29 03:00", id="into the skipped hour"),
    ],
)
def test_adding_working_days(calendar: WorkingCalendar, start: str, days: int, end: str) -> None:
    """The same time of day, so many working days later."""
    assert calendar.add_working_days(at(start), days) == at(end)


@pytest.mark.parametrize(
    ("calendar", "instant", "opening"),
    [
        pytest.param(NINE_TO_SIX, "2026-03-10 08:59", "2026-03-10 09:00", id="before hours"),
        pytest.param(NINE_TO_SIX, "2026-03-10 09:00", "2026-03-10 09:00", id="at opening"),
        pytest.param(NINE_TO_SIX, "2026-03-10 17:59", "2026-03-10 17:59", id="just open"),
        pytest.param(NINE_TO_SIX, "2026-03-10 18:00", "2026-03-11 09:00", id="at closing"),
        pytest.param(NINE_TO_SIX, "2026-03-15 12:00", "2026-03-16 09:00", id="Sunday"),
        pytest.param(TWO_SHIFTS, "2026-03-10 12:00", "2026-03-10 13:00", id="lunch"),
        pytest.param(ROUND_THE_CLOCK, "2026-03-15 00:00", "2026-03-15 00:00", id="midnight"),
    ],
)
def test_next_opening(calendar: WorkingCalendar, instant: str, opening: str) -> None:
    """An open instant is its own next opening; closing time is closed."""
    assert calendar.next_opening(at(instant)) == at(opening)
    assert calendar.is_open(at(instant)) is (instant == opening)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        pytest.param("2026-03-10 15:30", "2026-03-11 10:30", 4, id="overnight"),
        pytest.param("2026-03-13 12:00", "2026-03-16 12:00", 9, id="over the weekend"),
        pytest.param("2026-03-14 00:00", "2026-03-15 23:00", 0, id="weekend only"),
        pytest.param("2026-03-10 08:00", "2026-03-10 20:00", 9, id="a whole day"),
        pytest.param("2026-03-11 10:30", "2026-03-10 15:30", 0, id="the end comes first"),
        pytest.param("2026-03-23 00:00", "2026-04-06 00:00", 90, id="clocks go forward"),
    ],
)
def test_working_time_between(start: str, end: str, hours: int) -> None:
    """Only what lies in working hours counts."""
    assert NINE_TO_SIX.working_between(at(start), at(end)) == hours * HOUR


def test_instants_of_any_offset_are_taken_and_utc_given() -> None:
    """An instant counts by when it is, not by the zone it is written in."""
    in_zone = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    opening = NINE_TO_SIX.next_opening(in_zone)
    assert opening.tzinfo is UTC
    assert NINE_TO_SIX.working_between(in_zone, opening + HOUR) == HOUR
    before_the_change = datetime(2026, 3, 29, 1, tzinfo=BERLIN)
    assert ROUND_THE_CLOCK.add_hours(before_the_change, 3 * HOUR) == at("2026-03-29 05:00")


def test_a_night_shift_counts_the_hours_that_really_pass() -> None:
    """A span over the change of clocks is an hour shorter in spring and an hour longer in autumn."""
    nights = WorkingCalendar(BERLIN, (((time(0), time(6)),),) * 7)
    spring = nights.working_between(at("2026-03-29 00:00"), at("2026-03-29 12:00"))
    autumn = nights.working_between(at("2026-10-25 00:00"), at("2026-10-25 12:00"))
    assert (spring, autumn) == (5 * HOUR, 7 * HOUR)


def test_a_span_the_clocks_skip_is_left_out() -> None:
    """Hours that begin or end in the skipped hour begin or end with the change."""
    early = WorkingCalendar(BERLIN, (((time(2), time(2, 30)), (time(2, 45), time(4))),) * 7)
    spans = list(islice(early.spans(at("2026-03-29 00:00")), 2))
    assert spans == [
        (at("2026-03-29 03:00"), at("2026-03-29 04:00")),
        (at("2026-03-30 02:00"), at("2026-03-30 02:30")),
    ]


@pytest.mark.parametrize(
    ("calendar", "moment", "end"),
    [
        pytest.param(NINE_TO_SIX, date(2026, 3, 10), "2026-03-10 18:00", id="a working day"),
        pytest.param(NINE_TO_SIX, date(2026, 3, 14), "2026-03-16 18:00", id="a Saturday"),
        pytest.param(NINE_TO_SIX, at("2026-03-10 15:30"), "2026-03-10 18:00", id="in hours"),
        pytest.param(NINE_TO_SIX, at("2026-03-10 07:00"), "2026-03-10 18:00", id="before hours"),
        pytest.param(NINE_TO_SIX, at("2026-03-10 18:00"), "2026-03-11 18:00", id="at closing"),
        pytest.param(NINE_TO_SIX, at("2026-03-13 20:00"), "2026-03-16 18:00", id="Friday evening"),
        pytest.param(TWO_SHIFTS, at("2026-03-10 09:00"), "2026-03-10 17:00", id="the last span ends the day"),
        pytest.param(weekdays((9, 24)), date(2026, 3, 10), "2026-03-11 00:00", id="midnight"),
        pytest.param(weekdays((9, 17), off="2026-03-10"), date(2026, 3, 10), "2026-03-11 17:00", id="a day off"),
    ],
)
def test_end_of_the_working_day(calendar: WorkingCalendar, moment: Moment, end: str) -> None:
    """The end of this working day, or of the next when this one is over or none."""
    assert calendar.end_of_day(moment) == at(end)


@pytest.mark.parametrize(
    ("instant", "days", "end"),
    [
        ("2026-03-10 15:30", 0, "2026-03-10 18:00"),
        ("2026-03-10 15:30", 1, "2026-03-11 18:00"),
        ("2026-03-10 15:30", 5, "2026-03-17 18:00"),
        ("2026-03-13 20:00", 5, "2026-03-23 18:00"),
    ],
)
def test_end_of_a_later_working_day(instant: str, days: int, end: str) -> None:
    """The day of the instant, or of the next opening, counts as 0."""
    assert NINE_TO_SIX.nth_working_day_end(at(instant), days) == at(end)


def test_a_deadline_of_a_day_is_the_end_of_its_working_hours() -> None:
    """A date means the end of working hours; an instant is meant as it stands, also outside them."""
    night = at("2026-03-14 03:00")
    assert end_of_working(date(2026, 3, 12), NINE_TO_SIX) == at("2026-03-12 18:00")
    assert end_of_working(night, NINE_TO_SIX) is night


def test_a_day_belongs_to_the_calendars_zone() -> None:
    """The 10th in Auckland ends while it is still early on the 10th in Berlin."""
    auckland = WorkingCalendar.nine_to_six(ZoneInfo("Pacific/Auckland"))
    assert auckland.end_of_day(date(2026, 3, 10)) == at("2026-03-10 06:00")


@pytest.mark.parametrize(
    ("week", "says"),
    [
        pytest.param(((),) * 7, "There are no working hours on any day", id="no hours"),
        pytest.param((((time(9), time(17)),),) * 5, "need seven days", id="five days"),
        pytest.param(
            ((), ((time(17), time(9)),)) + ((),) * 5,
            "Tuesday, 17:00-09:00: the end must come after",
            id="reversed",
        ),
        pytest.param((((time(9), time(9)),),) + ((),) * 6, "Monday, 09:00-09:00", id="empty span"),
        pytest.param(
            (((time(9), time(13)), (time(12), time(17))),) + ((),) * 6, "the hours before 12:00", id="overlap"
        ),
        pytest.param(
            (((time(13), time(17)), (time(9), time(12))),) + ((),) * 6, "Put them in order", id="out of order"
        ),
        pytest.param(
            (((time(9), time()), (time(10), time(12))),) + ((),) * 6,
            "the hours before 10:00",
            id="past midnight",
        ),
    ],
)
def test_hours_that_nothing_can_be_timed_by_are_refused(week: tuple[Hours, ...], says: str) -> None:
    """A calendar that could never open, or opens twice at once, is refused when it is made."""
    with pytest.raises(CalendarError) as refused:
        WorkingCalendar(BERLIN, week)
    assert says in str(refused.value)


def test_years_of_days_off_end_in_a_sentence() -> None:
    """A search for an opening gives up after three years instead of going on for ever."""
    off = frozenset(date(2026, 1, 1) + timedelta(days=days) for days in range(2000))
    calendar = WorkingCalendar(BERLIN, NINE_TO_SIX.week, off)
    with pytest.raises(CalendarError, match=r"No working hours are left before 2029-03-12\. Check the days off"):
        calendar.next_opening(at("2026-03-10 15:30"))


def test_more_time_than_the_calendar_holds_ends_in_a_sentence() -> None:
    """A length beyond all bounds is refused."""
    rare = WorkingCalendar(BERLIN, (((time(9), time(10)),),) + ((),) * 6)
    with pytest.raises(CalendarError, match="ask for less time"):
        rare.add_hours(at("2026-03-10 15:30"), timedelta.max)


def test_going_back_is_refused() -> None:
    """Working time is only added: a negative amount is a slip of the caller."""
    with pytest.raises(ValueError, match="not taken away"):
        NINE_TO_SIX.add_hours(at("2026-03-10 15:30"), -HOUR)
    with pytest.raises(ValueError, match="islice"):
        NINE_TO_SIX.add_working_days(at("2026-03-10 15:30"), -1)


def test_a_calendar_is_a_value() -> None:
    """Equal calendars are one key, so that what was computed by them can be kept."""
    assert len({NINE_TO_SIX, WorkingCalendar.nine_to_six(ZoneInfo("Europe/Berlin"))}) == 1


ZONES = ["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"]
WEEK_HOURS: list[Hours] = [
    ((time(9), time(18)),),
    ((time(8), time(12)), (time(13), time(17))),
    ((time(), time()),),
    ((time(0), time(2, 30)), (time(2, 30), time(6)), (time(22), time())),
]
HOLIDAYS = [PublicHolidays("DE", "BE"), PublicHolidays("NP")]
for known in HOLIDAYS:
    for year in (2026, 2027):
        known.name(date(year, 1, 1))  # the package loads now, and not within the time of an example
calendars = st.builds(
    lambda zone, hours, off, holidays: WorkingCalendar(ZoneInfo(zone), (hours,) * 5 + ((), ()), off, holidays),
    st.sampled_from(ZONES),
    st.sampled_from(WEEK_HOURS),
    st.frozensets(st.dates(date(2026, 3, 20), date(2026, 4, 10)), max_size=5),
    st.sampled_from([None, *HOLIDAYS]),
)
EARLIEST, LATEST = datetime(2026, 3, 1), datetime(2026, 11, 15)  # noqa: DTZ001 - the bounds hypothesis takes
instants = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))
lengths = st.timedeltas(timedelta(seconds=1), timedelta(hours=200))


@given(calendar=calendars, start=instants)
def test_spans_are_in_order_and_apart(calendar: WorkingCalendar, start: datetime) -> None:
    """Spans never overlap nor run backwards, never begin before the start, and lie in working hours."""
    spans = list(islice(calendar.spans(start), 12))
    assert start <= spans[0][0]
    assert all(opening < closing for opening, closing in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for opening, closing in spans:
        local = opening.astimezone(calendar.zone)
        assert local.date() not in calendar.days_off
        assert not calendar.holiday(local.date())
        assert any(
            opens <= local.time() and (local.time() < closes or closes == time())
            for opens, closes in calendar.week[local.weekday()]
        )
        assert calendar.is_open(closing - timedelta(microseconds=1))


@given(calendar=calendars, start=instants, length=lengths, more=lengths)
def test_sums_of_working_time_add_up(
    calendar: WorkingCalendar, start: datetime, length: timedelta, more: timedelta
) -> None:
    """Added in two parts or at once, measured back, and never outside a span."""
    due = calendar.add_hours(start, length)
    assert calendar.working_between(start, due) == length
    assert calendar.add_hours(due, more) == calendar.add_hours(start, length + more)
    assert calendar.is_open(due - timedelta(microseconds=1))


@given(calendar=calendars, start=instants, later=lengths, length=lengths, days=st.integers(0, 12))
def test_later_starts_never_end_earlier(
    calendar: WorkingCalendar, start: datetime, later: timedelta, length: timedelta, days: int
) -> None:
    """Hours, days and ends of days all keep the order of what they start from, and lie ahead of it."""
    then = start + later
    assert start <= calendar.add_hours(start, length) <= calendar.add_hours(then, length)
    assert start <= calendar.add_working_days(start, days) <= calendar.add_working_days(then, days)
    assert start < calendar.nth_working_day_end(start, days) <= calendar.nth_working_day_end(then, days)


@given(calendar=calendars, start=instants, days=st.integers(0, 12))
def test_working_days_end_in_working_hours(calendar: WorkingCalendar, start: datetime, days: int) -> None:
    """What is due so many working days later is due in working hours, and before that day ends."""
    due = calendar.add_working_days(start, days)
    assert calendar.is_open(due)
    assert due < calendar.end_of_day(due)


@given(calendar=calendars, start=instants, first=lengths, second=lengths)
def test_working_time_between_is_additive(
    calendar: WorkingCalendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    """Two stretches that meet hold as much working time as both together, at most what passes."""
    middle, end = start + first, start + first + second
    whole = calendar.working_between(start, end)
    assert calendar.working_between(start, middle) + calendar.working_between(middle, end) == whole
    assert whole <= end - start
