"""Durations: read, kept and shown."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.moments import Unreadable, read_duration, show_span, write_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4h", timedelta(hours=4)),
        ("2d", timedelta(days=2)),
        ("30m", timedelta(minutes=30)),
        ("1h30m", timedelta(minutes=90)),
        ("1 h 30 min", timedelta(minutes=90)),
        ("90 min", timedelta(minutes=90)),
        ("2 hours", timedelta(hours=2)),
        ("2 Hrs", timedelta(hours=2)),
        ("1.5 h", timedelta(minutes=90)),
        ("1,5h", timedelta(minutes=90)),
        ("an hour", timedelta(hours=1)),
        ("half an hour", timedelta(minutes=30)),
        ("two days", timedelta(days=2)),
        ("Twelve hours", timedelta(hours=12)),
        ("one day 4 h", timedelta(hours=28)),
        ("1 week", timedelta(weeks=1)),
        ("1d4h", timedelta(hours=28)),
        ("  3   days ", timedelta(days=3)),
    ],
)
def test_duration_is_read(text: str, expected: timedelta) -> None:
    """The usual ways to write a duration are understood."""
    assert read_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "No duration yet"),
        ("soon", '"soon" is not a duration. Try: 30m, 4h, 2d, 1h30m.'),
        ("4", "is not a duration"),
        ("h", "is not a duration"),
        ("-4h", "is not a duration"),
        ("4h 2h", "is not a duration"),
        ("1.3h", "is not a duration"),
        ("two", "is not a duration"),
        ("two months", "is not a duration"),
        ("none hours", "is not a duration"),
        ("x" * 5000, "is not a duration"),
        ("0h", "between a minute and 366 days"),
        ("367d", "between a minute and 366 days"),
        ("99999999999d", "between a minute and 366 days"),
        ("9" * 39 + "h", "between a minute and 366 days"),
    ],
)
def test_what_is_no_duration_is_refused(text: str, says: str) -> None:
    """The sentence says what is wrong and which forms work."""
    with pytest.raises(Unreadable) as refused:
        read_duration(text)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (timedelta(hours=4), "4h"),
        (timedelta(hours=48), "2d"),
        (timedelta(minutes=30), "30m"),
        (timedelta(minutes=90), "1h30m"),
        (timedelta(days=1, minutes=1), "1d1m"),
    ],
)
def test_duration_is_written_in_the_records_form(span: timedelta, written: str) -> None:
    """The record keeps days, hours and minutes, each only where there are any."""
    assert write_duration(span) == written


@pytest.mark.parametrize("span", [timedelta(), timedelta(seconds=90), timedelta(hours=-1)])
def test_duration_without_a_form_is_not_written(span: timedelta) -> None:
    """What could not be read back is never written."""
    with pytest.raises(ValueError, match="whole minutes above zero"):
        write_duration(span)


@given(st.integers(1, 366 * 24 * 60))
def test_what_is_written_reads_back(minutes: int) -> None:
    """Every duration the record can hold comes back as it was."""
    span = timedelta(minutes=minutes)
    assert read_duration(write_duration(span)) == span


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (timedelta(hours=14, minutes=50), "14 h 50 min"),
        (timedelta(days=2, hours=3, minutes=59), "2 d 3 h"),
        (timedelta(days=2), "2 d"),
        (timedelta(minutes=10, seconds=59), "10 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(seconds=59), "under a minute"),
        (timedelta(), "under a minute"),
        (timedelta(minutes=-10), "10 min"),
        (timedelta(seconds=-30), "under a minute"),
    ],
)
def test_span_is_shown_for_people(span: timedelta, shown: str) -> None:
    """Two units at most, without seconds and sign."""
    assert show_span(span) == shown
