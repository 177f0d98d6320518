"""Moments as people type them: what is understood, and what is asked about."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.moments import (
    Leaning,
    Moment,
    PublicHolidays,
    Unreadable,
    WorkingCalendar,
    plausible,
    read_moment,
)

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)  # 15:30 in Berlin
PAST, FUTURE = Leaning.PAST, Leaning.FUTURE


def read(text: str, leaning: Leaning = PAST, now: datetime = TUESDAY, zone: str = "Europe/Berlin") -> Moment:
    return read_moment(text, now=now, zone=ZoneInfo(zone), leaning=leaning)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def refusal(text: str, leaning: Leaning = PAST) -> str:
    with pytest.raises(Unreadable) as refused:
        read(text, leaning)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "leaning", "expected"),
    [
        ("now", PAST, "2026-03-10 14:30"),
        ("3 h ago", PAST, "2026-03-10 11:30"),
        ("3h ago", PAST, "2026-03-10 11:30"),
        ("1.5 h ago", PAST, "2026-03-10 13:00"),
        ("1h30m ago", PAST, "2026-03-10 13:00"),
        ("20 min ago", PAST, "2026-03-10 14:10"),
        ("an hour ago", PAST, "2026-03-10 13:30"),
        ("half an hour ago", PAST, "2026-03-10 14:00"),
        ("2 days ago", PAST, "2026-03-08 14:30"),
        ("+4h", FUTURE, "2026-03-10 18:30"),
        ("+ 4 h", FUTURE, "2026-03-10 18:30"),
        ("+30m", FUTURE, "2026-03-10 15:00"),
        ("+1h30m", FUTURE, "2026-03-10 16:00"),
        ("+2d", FUTURE, "2026-03-12 14:30"),
        ("+1d 4h", FUTURE, "2026-03-11 18:30"),
        ("in 2 hours", FUTURE, "2026-03-10 16:30"),
        ("in 3 days", FUTURE, "2026-03-13 14:30"),
        ("in a week", FUTURE, "2026-03-17 14:30"),
        ("in an hour", FUTURE, "2026-03-10 15:30"),
        ("in half an hour", FUTURE, "2026-03-10 15:00"),
        ("in two hours", FUTURE, "2026-03-10 16:30"),
        ("In Twelve Hours", FUTURE, "2026-03-11 02:30"),
        ("in one day", FUTURE, "2026-03-11 14:30"),
        ("three days ago", PAST, "2026-03-07 14:30"),
        ("yesterday 08:10", PAST, "2026-03-09 07:10"),
        ("today 14:00", PAST, "2026-03-10 13:00"),
        ("tomorrow 9:00", FUTURE, "2026-03-11 08:00"),
        ("tomorrow noon", FUTURE, "2026-03-11 11:00"),
        ("tomorrow at noon", FUTURE, "2026-03-11 11:00"),
        ("17:00 tomorrow", FUTURE, "2026-03-11 16:00"),
        ("tomorrow 9", FUTURE, "2026-03-11 08:00"),
        ("tomorrow 05", FUTURE, "2026-03-11 04:00"),
        ("tomorrow 9am", FUTURE, "2026-03-11 08:00"),
        ("tomorrow at 9", FUTURE, "2026-03-11 08:00"),
        ("tomorrow 9 UTC", FUTURE, "2026-03-11 09:00"),
        ("yesterday 17", PAST, "2026-03-09 16:00"),
        ("Mon 10", FUTURE, "2026-03-16 09:00"),
        ("Mon, 10", PAST, "2026-03-09 09:00"),
        ("Mon 9", FUTURE, "2026-03-16 08:00"),
        ("Mon at 16", FUTURE, "2026-03-16 15:00"),
        ("next Mon 10", FUTURE, "2026-03-16 09:00"),
        ("next Monday 10:00", FUTURE, "2026-03-16 09:00"),
        ("at 17", FUTURE, "2026-03-10 16:00"),
        ("9 Mar at 10", PAST, "2026-03-09 09:00"),
        ("14h30", PAST, "2026-03-10 13:30"),
        ("14h30", FUTURE, "2026-03-11 13:30"),
        ("Fri 14h", FUTURE, "2026-03-13 13:00"),
        ("tomorrow 9h30", FUTURE, "2026-03-11 08:30"),
        ("14.30", PAST, "2026-03-10 13:30"),
        ("9.15", FUTURE, "2026-03-11 08:15"),
        ("18.11 CET", PAST, "2026-03-09 17:11"),
        ("2.30 pm", PAST, "2026-03-10 13:30"),
        ("Fri 14.30", FUTURE, "2026-03-13 13:30"),
        ("tomorrow 9.10", FUTURE, "2026-03-11 08:10"),
        ("14.30 tomorrow", FUTURE, "2026-03-11 13:30"),
        ("18.11. 14:00", PAST, "2025-11-18 13:00"),
        ("18.11. 14:00", FUTURE, "2026-11-18 13:00"),
        ("18.11 14:00", FUTURE, "2026-11-18 13:00"),
        ("Wed 18.11. 14.30", FUTURE, "2026-11-18 13:30"),
        ("18.11.2026 14:00", FUTURE, "2026-11-18 13:00"),
        ("09.03.2026 08:10", PAST, "2026-03-09 07:10"),
        ("9.3. 08:10", PAST, "2026-03-09 07:10"),
        ("noon", PAST, "2026-03-10 11:00"),
        ("midnight", PAST, "2026-03-09 23:00"),
        ("midnight", FUTURE, "2026-03-10 23:00"),
        ("midnight UTC", FUTURE, "2026-03-11 00:00"),
        ("noon", FUTURE, "2026-03-11 11:00"),
        ("17:00", PAST, "2026-03-09 16:00"),
        ("17:00", FUTURE, "2026-03-10 16:00"),
        ("15:30", PAST, "2026-03-10 14:30"),
        ("15:30", FUTURE, "2026-03-10 14:30"),
        ("5 pm", FUTURE, "2026-03-10 16:00"),
        ("12 am", FUTURE, "2026-03-10 23:00"),
        ("12 pm", FUTURE, "2026-03-11 11:00"),
        ("Fri 17:00", PAST, "2026-03-06 16:00"),
        ("Fri 17:00", FUTURE, "2026-03-13 16:00"),
        ("Friday 5pm", FUTURE, "2026-03-13 16:00"),
        ("5pm friday", FUTURE, "2026-03-13 16:00"),
        ("SAT 17:00", FUTURE, "2026-03-14 16:00"),
        ("Tue 17:00", FUTURE, "2026-03-10 16:00"),
        ("Tue 17:00", PAST, "2026-03-03 16:00"),
        ("last Tue 17:00", PAST, "2026-03-03 16:00"),
        ("next Tue 10:00", FUTURE, "2026-03-17 09:00"),
        ("9 Mar 08:10", PAST, "2026-03-09 07:10"),
        ("9 Mar at 8:10 am", PAST, "2026-03-09 07:10"),
        ("9 Mar 08:10", FUTURE, "2027-03-09 07:10"),
        ("Mon, 9 Mar 2026 08:10:45 +0100", PAST, "2026-03-09 07:10:45"),
        ("2026-03-09 08:10", PAST, "2026-03-09 07:10"),
        ("2026-03-09 08:10 UTC", PAST, "2026-03-09 08:10"),
        ("2026-03-09 09:02 CET", PAST, "2026-03-09 08:02"),
        ("2026-03-09T08:10:00Z", PAST, "2026-03-09 08:10"),
        ("2026-03-09T08:10:07.123Z", PAST, "2026-03-09 08:10:07"),
        ("2026-03-09T08:10+01:00", PAST, "2026-03-09 07:10"),
        ("2026-03-09 08:10 Europe/Berlin", PAST, "2026-03-09 07:10"),
        ("2026-03-09 08:10 asia/kolkata", PAST, "2026-03-09 02:40"),
        ("  2026-03-09\t08:10  ", PAST, "2026-03-09 07:10"),
    ],
)
def test_text_with_a_time_gives_an_instant(text: str, leaning: Leaning, expected: str) -> None:
    """A clock time, or a distance from now, gives an instant in UTC."""
    moment = read(text, leaning)
    assert moment == utc(expected)
    assert isinstance(moment, datetime)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "leaning", "expected"),
    [
        ("today", PAST, "2026-03-10"),
        ("yesterday", PAST, "2026-03-09"),
        ("tomorrow", FUTURE, "2026-03-11"),
        ("Mon", PAST, "2026-03-09"),
        ("Mon", FUTURE, "2026-03-16"),
        ("thurs", PAST, "2026-03-05"),
        ("last Monday", PAST, "2026-03-09"),
        ("last Tue", PAST, "2026-03-03"),
        ("next Tue", FUTURE, "2026-03-17"),
        ("next Mon", FUTURE, "2026-03-16"),
        ("9 March 2026", PAST, "2026-03-09"),
        ("Mar 9", PAST, "2026-03-09"),
        ("March 9th, 2026", PAST, "2026-03-09"),
        ("10 Mar", PAST, "2026-03-10"),
        ("10 Mar", FUTURE, "2026-03-10"),
        ("11 Mar", PAST, "2025-03-11"),
        ("29 Feb", FUTURE, "2028-02-29"),
        ("29 Feb", PAST, "2024-02-29"),
        ("2026-03-09", PAST, "2026-03-09"),
        ("2026/3/9", PAST, "2026-03-09"),
        ("Mon 2026-03-09", PAST, "2026-03-09"),
        ("13/04/2026", FUTURE, "2026-04-13"),
        ("04/13/2026", FUTURE, "2026-04-13"),
        ("3.3.2026", PAST, "2026-03-03"),
        ("03.04.2026", FUTURE, "2026-04-03"),
        ("18.11.", PAST, "2025-11-18"),
        ("18.11.", FUTURE, "2026-11-18"),
        ("Wed 18.11.", FUTURE, "2026-11-18"),
        ("31.12", FUTURE, "2026-12-31"),
        ("29.2.", FUTURE, "2028-02-29"),
    ],
)
def test_text_with_a_day_alone_gives_a_date(text: str, leaning: Leaning, expected: str) -> None:
    """Where only the day is named, only the day is known."""
    moment = read(text, leaning)
    assert not isinstance(moment, datetime)
    assert moment == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("03/04/2026", "3 April or 4 March? Write 2026-04-03 or 2026-03-04."),
        ("3-4-2026", "3 April or 4 March? Write 2026-04-03 or 2026-03-04."),
        ("5/6", "several ways"),
        ("03/04/26", "several ways"),
        ("4h", "from now, or ago? Write +4h or 4h ago."),
        ("in 4h ago", "from now, or ago?"),
        ("Tue", "Write today, last Tue or next Tue."),
        ("next Fri", "Fri 13 Mar 2026 or Fri 20 Mar 2026? Write 2026-03-13 or 2026-03-20."),
        ("next Fri 17:00", "Write 2026-03-13 or 2026-03-20."),
        ("2025-11", "is a month. Which day? Write, for example, 2025-11-01."),
        ("Nov 2025", "is a month. Which day? Write, for example, 2025-11-01."),
        ("may", "is a month. Which day? Write, for example, 9 May."),
        ("tomorrow 5", "morning or afternoon? Write 05:00 or 17:00."),
        ("Fri at 7", "morning or afternoon? Write 07:00 or 19:00."),
        ("Mon 9", "the hour, or the day? Write Mon 9:00 or 2026-03-09."),
        ("Mon 23", "the hour, or the day? Write Mon 23:00 or 2026-02-23."),
        ("next Fri 10", "Write 2026-03-13 or 2026-03-20."),
        ("18.11", "the day, or the time? Write 18 Nov or 18:11."),
        ("Fri 10.11", "the day, or the time? Write 10 Nov or 10:11."),
        ("18.11.26", "several ways"),
        ("9h30", "the time, or how long from now? Write 09:30 or +9h30m."),
        ("14h", "from now, or ago?"),
        ("midnight tomorrow", "before that day, or after it? Write 2026-03-11 00:00 or 2026-03-12 00:00."),
        ("Fri midnight", "before that day, or after it?"),
        ("Wed 18.11. 14:00", "that day is Tue 18 Nov 2025"),
        ("Tue 9 Mar 2026 08:10", "that day is Mon 9 Mar 2026"),
        ("Tue 9 Mar", "that day is Mon 9 Mar 2026"),
    ],
)
def test_what_could_mean_two_things_is_asked_about(text: str, says: str) -> None:
    """An ambiguous text is never guessed at: the sentence names the choices."""
    assert says in refusal(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "No date or time yet. Try: 3 h ago"),
        (" \n ", "No date or time yet."),
        ("about noon", '"about noon" is not a date or time. Try: 3 h ago, yesterday 08:10'),
        ("40", "is not a date or time"),
        ("about 40", "is not a date or time"),
        ("20260309", "is not a date or time"),
        ("soon", "is not a date or time"),
        ("M", "is not a date or time"),
        ("Mon or Tue", "is not a date or time"),
        ("2026-0", "is not a day of the calendar"),
        ("2 months ago", "is not a date or time"),
        ("2026-02-30", "is not a day of the calendar"),
        ("2026-13-01", "is not a day of the calendar"),
        ("2026-13", "is not a day of the calendar"),
        ("31/31/2026", "is not a day of the calendar"),
        ("Feb 30", "is not a day of the calendar"),
        ("0000-01-01", "is not a day of the calendar"),
        ("25:00", '"25:00" is not a time of day'),
        ("Fri 17:60", "is not a time of day"),
        ("13 pm", "is not a time of day"),
        ("0 am", "is not a time of day"),
        ("17:001", "is not a date or time"),
        ("04.13.2026", "is not a day of the calendar"),
        ("31.2.", "is not a day of the calendar"),
        ("31.2. 14:00", "is not a day of the calendar"),
        ("25.30", '"25.30" is not a time of day'),
        ("Mon 25", '"25" is not a time of day'),
        ("tomorrow 9 people", "is not a known time zone"),
        ("10", "is not a date or time"),
        ("9 tomorrow", "is not a date or time"),
        ("9 Mar 10", "is not a date or time"),
        ("5/6/", "is not a date or time"),
        ("2.4.1", "is not a date or time"),
        ("in two months", "is not a date or time"),
        ("EODs", "is not a date or time"),
        ("EOD CET", "is not a date or time"),
        ("by EOD", "is not a date or time"),
        ("end of", "is not a date or time"),
        ("end of month", "is not a date or time"),
        ("EOD 31.2.", "is not a day of the calendar"),
        ("EOD Sat", "Sat 7 Mar 2026 has no working hours"),
        ("EOD next Fri", "Write 2026-03-13 or 2026-03-20."),
        ("EOD Tue 9 Mar", "that day is Mon 9 Mar 2026"),
        ("1969-12-31", "outside the years 1970 to 2200"),
        ("2201-01-01 08:00", "outside the years 1970 to 2200"),
        ("9999-12-31 23:59 -14", "outside the years 1970 to 2200"),
        ("+99999999999d", "outside the years 1970 to 2200"),
        (f"+{'9' * 50}h", "outside the years 1970 to 2200"),
        ("200000 days ago", "outside the years 1970 to 2200"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, says: str) -> None:
    """Text that is no moment is refused with a sentence that says what to write."""
    assert says in refusal(text)


FRIDAYS_SHORT = WorkingCalendar(
    BERLIN,
    (((time(8), time(12)), (time(13), time(17))),) * 4 + (((time(8), time(14)),),) + ((),) * 2,
    frozenset({date(2026, 3, 13)}),
)
"""08:00 to 17:00, Fridays to 14:00; Friday 13 March is off."""


@pytest.mark.parametrize(
    ("text", "leaning", "expected"),
    [
        ("EOD", PAST, "2026-03-09 17:00"),
        ("EOD", FUTURE, "2026-03-10 17:00"),
        ("end of day", FUTURE, "2026-03-10 17:00"),
        ("End of the working day", FUTURE, "2026-03-10 17:00"),
        ("COB", FUTURE, "2026-03-10 17:00"),
        ("close of business", FUTURE, "2026-03-10 17:00"),
        ("EOD today", PAST, "2026-03-10 17:00"),
        ("eod tomorrow", FUTURE, "2026-03-11 17:00"),
        ("tomorrow, end of day", FUTURE, "2026-03-11 17:00"),
        ("COB Fri", FUTURE, "2026-03-13 17:00"),
        ("COB on Friday", PAST, "2026-03-06 17:00"),
        ("Tue EOD", FUTURE, "2026-03-10 17:00"),
        ("EOD 18.11.", FUTURE, "2026-11-18 17:00"),
        ("EOD 2026-03-30", FUTURE, "2026-03-30 16:00"),
        ("end of week", FUTURE, "2026-03-13 17:00"),
        ("EOW", PAST, "2026-03-06 17:00"),
        ("end of this week", PAST, "2026-03-13 17:00"),
        ("end of next week", FUTURE, "2026-03-20 17:00"),
        ("End of Last Week", PAST, "2026-03-06 17:00"),
    ],
)
def test_an_end_of_working_hours_is_that_of_the_day(text: str, leaning: Leaning, expected: str) -> None:
    """ "EOD" is the end of working hours, from Monday to Friday 18:00 where no calendar says otherwise."""
    assert read(text, leaning) == utc(expected)


@pytest.mark.parametrize(
    ("text", "leaning", "now", "expected"),
    [
        pytest.param("EOD", FUTURE, "2026-03-10 14:30", "2026-03-10 16:00", id="today"),
        pytest.param("EOD", FUTURE, "2026-03-10 11:30", "2026-03-10 16:00", id="in the lunch break"),
        pytest.param("EOD", FUTURE, "2026-03-10 16:01", "2026-03-11 16:00", id="in the evening"),
        pytest.param("EOD", FUTURE, "2026-03-12 17:00", "2026-03-16 16:00", id="before a long weekend"),
        pytest.param("EOD", PAST, "2026-03-15 12:00", "2026-03-12 16:00", id="the last one"),
        pytest.param("EOD 20 Mar", FUTURE, "2026-03-10 14:30", "2026-03-20 13:00", id="a short day"),
        pytest.param("end of week", FUTURE, "2026-03-10 14:30", "2026-03-12 16:00", id="a short week"),
        pytest.param("end of week", FUTURE, "2026-03-14 10:00", "2026-03-20 13:00", id="at the weekend"),
    ],
)
def test_an_end_of_working_hours_keeps_to_the_calendar(text: str, leaning: Leaning, now: str, expected: str) -> None:
    """Hours, days off and weekends are those of the user's own calendar."""
    moment = read_moment(text, now=utc(now), zone=BERLIN, leaning=leaning, calendar=FRIDAYS_SHORT)
    assert moment == utc(expected)


def test_no_end_of_working_hours_is_made_up() -> None:
    """A day off has none, nor has a month without work, nor a country whose holidays nobody knows."""
    closed = WorkingCalendar(
        BERLIN, FRIDAYS_SHORT.week, frozenset(TUESDAY.date() + timedelta(days=days) for days in range(-60, 60))
    )
    unknown = WorkingCalendar(BERLIN, FRIDAYS_SHORT.week, holidays=PublicHolidays("XX"))
    for text, calendar, says in (
        ("EOD Fri", FRIDAYS_SHORT, "Fri 13 Mar 2026 has no working hours"),
        ("EOD", closed, "is not a date or time"),
        ("end of week", closed, "is not a date or time"),
        ("EOD", unknown, "No public holidays are known"),
    ):
        with pytest.raises(Unreadable, match=says):
            read_moment(text, now=TUESDAY, zone=BERLIN, leaning=FUTURE, calendar=calendar)


def test_refusal_suggests_forms_that_fit_the_field() -> None:
    """A field that looks ahead suggests forms that look ahead, and each of them is understood."""
    for leaning in Leaning:
        forms = refusal("soon", leaning).partition("Try: ")[2].split(", ")
        assert len(forms) == 4
        assert all(read(form, leaning) for form in forms)
    assert "ago" not in refusal("soon", FUTURE)


@pytest.mark.parametrize("junk", ["x" * 5000, "1 " * 2500, "\x1b]0;" * 1000, "+1h" * 1500, "1:" * 2500])
def test_junk_is_refused_at_once_and_quoted_in_part(junk: str) -> None:
    """Five kilobytes of junk cost no time and do not fill the screen, nor reach the terminal."""
    started = process_time()
    sentence = refusal(junk)
    assert process_time() - started < 0.5
    assert len(sentence) < 200
    assert sentence.isprintable()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-10-25 02:30", "2026-10-25 00:30", id="comes twice: the first"),
        pytest.param("2026-10-25 02:30 CEST", "2026-10-25 00:30", id="first pass by its letters"),
        pytest.param("2026-10-25 02:30 CET", "2026-10-25 01:30", id="second pass by its letters"),
        pytest.param("2026-03-29 01:59", "2026-03-29 00:59", id="before the gap"),
        pytest.param("2026-03-29 03:00", "2026-03-29 01:00", id="after the gap"),
    ],
)
def test_times_around_a_change_of_clocks(text: str, expected: str) -> None:
    """A time that comes twice is the first one, unless letters or offset say otherwise."""
    assert read(text) == utc(expected)


def test_a_time_the_clocks_skip_is_refused() -> None:
    """A time that does not exist is not moved in silence."""
    assert refusal("2026-03-29 02:30").startswith("Sun 29 Mar 2026 has no 02:30 in Europe/Berlin")


def test_days_ahead_keep_the_clock_time_and_hours_are_real() -> None:
    """Over a change of clocks "+1d" is the same time of day and "+24h" is not."""
    saturday = utc("2026-03-28 14:00")
    assert read("+1d", FUTURE, now=saturday) == utc("2026-03-29 13:00")
    assert read("+24h", FUTURE, now=saturday) == utc("2026-03-29 14:00")


def test_moments_are_read_to_the_second() -> None:
    """What counts from now leaves out the parts of a second, which no form would show."""
    assert read("+1h", FUTURE, now=TUESDAY.replace(second=7, microsecond=8)) == utc("2026-03-10 15:30:07")


def test_days_ahead_into_a_gap_land_on_the_change() -> None:
    """ "+1d" is a distance, so a skipped clock time becomes the instant the clocks change."""
    assert read("+1d", FUTURE, now=utc("2026-03-28 01:30")) == utc("2026-03-29 01:00")


def test_a_time_alone_is_looked_for_in_the_zone_it_names() -> None:
    """ "17:00" of a zone a day ahead is the last 17:00 over there."""
    moment = read("08:00 +14:00", PAST, now=utc("2026-03-10 11:30"), zone="Pacific/Pago_Pago")
    assert moment == utc("2026-03-09 18:00")


def test_today_is_the_day_in_the_users_zone() -> None:
    """Shortly after midnight in Berlin, UTC still has yesterday's date."""
    assert read("today", now=utc("2026-03-09 23:30")) == date(2026, 3, 10)


EARLIEST, LATEST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - the bounds hypothesis takes
present_instants = st.datetimes(EARLIEST, LATEST, timezones=st.just(UTC))
zones = st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "UTC"])
TOKENS = """
    0 1 9 12 31 2026 99999 : - / . + , T Z at ago in an h d m min week Mon last next Feb May UTC CET IST
    Europe/Berlin America/Indiana ../x 17:00 5pm noon now today 2026-03-29 02:30 03/04/2026 midnight 18.11. 14.30
    9h30 h EOD COB end of day week two half hour \x00 \u0661 ſ
"""
tokens = st.sampled_from(TOKENS.split())


@given(
    text=st.one_of(st.text(), st.lists(tokens).map(" ".join), st.lists(tokens).map("".join)),
    now=present_instants,
    zone=zones,
    leaning=st.sampled_from(Leaning),
)
def test_any_text_is_a_moment_or_unreadable(text: str, now: datetime, zone: str, leaning: Leaning) -> None:
    """Whatever is typed gives a moment within the years, or one printable sentence, and nothing else."""
    try:
        moment = read(text, leaning, now, zone)
    except Unreadable as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either outcome is right
        assert str(refused)[-1] in ".CT"  # noqa: PT017
    else:
        assert plausible(moment)


@given(now=present_instants, zone=zones, weekday=st.sampled_from(["Mon", "Wed", "Sun", ""]))
def test_leaning_decides_the_side_of_now(now: datetime, zone: str, weekday: str) -> None:
    """A weekday with a time is never later than now when it leans back, nor earlier when it leans ahead."""
    now = now.replace(microsecond=0)
    text = f"{weekday} 12:00"
    last, coming = (read(text, leaning, now, zone) for leaning in (PAST, FUTURE))
    assert isinstance(last, datetime)
    assert isinstance(coming, datetime)
    assert last <= now <= coming
    assert (coming - last).days <= 8
