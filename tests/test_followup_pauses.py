"""Pauses: they stop the customer's clock alone, and leave it what it had left."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.pauses import pause_at, pauses
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.impact import Impact
from escalate_tui.model.record import Entry, Record
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = Settings(WorkingCalendar.nine_to_six(BERLIN))


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


def local(instant: datetime) -> str:
    return f"{instant.astimezone(BERLIN):%m-%d %H:%M}"


def entry(act: Act, at: str, key: str = "", **told: Any) -> Entry:
    return Entry(act=act, at=wall(at), key=key or f"{act}{at}", **told)


def paused(at: str, until: str, key: str = "") -> Entry:
    return entry(Act.PAUSED, at, key, until=wall(until), note="they are on a retreat")


def record(severity: Severity, *entries: Entry) -> Record:
    return Record(history=entries, impact=Impact(severity=severity))


HANDED_OVER = entry(Act.HANDED_OVER, "03-10 15:30")


@pytest.mark.parametrize(
    ("severity", "entries", "update"),
    [
        pytest.param(Severity.CRITICAL, [paused("03-10 16:30", "03-11 08:00")], ("03-11 09:00", "03-11 11:00"),
            id="Critical"),
        pytest.param(Severity.HIGH, [paused("03-10 16:30", "03-12 09:00")], ("03-12 12:00", "03-12 16:00"),
            id="High"),
        pytest.param(Severity.HIGH, [paused("03-10 20:00", "03-11 07:00")], ("03-11 10:30", "03-11 14:30"),
            id="at night nothing is lost"),
        pytest.param(Severity.HIGH, [paused("03-11 11:30", "03-12 09:00")], ("03-11 10:30", "03-12 12:00"),
            id="between the bounds"),
        pytest.param(Severity.HIGH, [paused("03-11 16:00", "03-12 09:00")], ("03-11 10:30", "03-11 14:30"),
            id="what is overdue stays"),
        pytest.param(Severity.MEDIUM, [paused("03-11 10:00", "03-13 10:00")], ("03-13 15:30", "03-16 15:30"),
            id="Medium"),
        pytest.param(
            Severity.CRITICAL,
            [paused("03-10 16:30", "03-11 08:00"), entry(Act.RESUMED, "03-10 18:30")],
            ("03-10 19:30", "03-10 21:30"),
            id="resumed",
        ),
        pytest.param(
            Severity.CRITICAL,
            [paused("03-10 16:30", "03-11 08:00"), paused("03-10 17:00", "03-10 18:30")],
            ("03-10 19:30", "03-10 21:30"),
            id="another end",
        ),
        pytest.param(
            Severity.CRITICAL,
            [paused("03-10 16:00", "03-10 17:00"), paused("03-10 18:00", "03-10 19:00")],
            ("03-10 19:30", "03-10 21:30"),
            id="twice",
        ),
        pytest.param(
            Severity.CRITICAL,
            [paused("03-10 16:30", "03-11 08:00"), entry(Act.CUSTOMER_UPDATED, "03-10 17:00")],
            ("03-11 10:00", "03-11 12:00"),
            id="updated while paused",
        ),
        pytest.param(
            Severity.CRITICAL,
            [paused("03-10 16:30", "03-11 08:00", "p1"), entry(Act.TAKEN_BACK, "03-10 16:31", retracts="p1")],
            ("03-10 17:30", "03-10 19:30"),
            id="taken back",
        ),
        pytest.param(
            Severity.CRITICAL,
            [
                paused("03-10 16:30", "03-11 08:00"),
                entry(Act.RESUMED, "03-10 18:30", "r1"),
                entry(Act.TAKEN_BACK, "03-10 18:31", retracts="r1"),
            ],
            ("03-11 09:00", "03-11 11:00"),
            id="resuming taken back",
        ),
        pytest.param(
            Severity.CRITICAL,
            [
                paused("03-10 16:30", "03-13 08:00"),
                entry(Act.RESOLVED, "03-10 17:00"),
                entry(Act.REOPENED, "03-11 09:00"),
            ],
            ("03-11 11:00", "03-11 13:00"),
            id="closing ends it",
        ),
        pytest.param(Severity.CRITICAL, [entry(Act.PAUSED, "03-10 16:30")], ("03-10 17:30", "03-10 19:30"),
            id="without an end it stops nothing"),
    ],
)  # fmt: skip
def test_what_was_left_is_left(severity: Severity, entries: list[Entry], update: tuple[str, str]) -> None:
    """The customer's clock goes on where it stood, the follow-up as if nothing had been paused."""
    plain = commitments(
        record(severity, *(one for one in (HANDED_OVER, *entries) if one.act is not Act.PAUSED)), SETTINGS
    )
    follow_up, told = commitments(record(severity, HANDED_OVER, *entries), SETTINGS)
    assert (local(told.due), local(told.overdue)) == update
    assert follow_up == plain[0]


def test_a_pause_until_a_day_ends_with_its_start() -> None:
    """Paused until Thursday is not paused on Thursday."""
    until = Entry(act=Act.PAUSED, at=wall("03-10 16:30"), until=date(2026, 3, 12))
    (one,) = pauses([HANDED_OVER, until], BERLIN)
    assert local(one.end) == "03-12 00:00"


@pytest.mark.parametrize(("now", "runs"), [("03-10 16:29", False), ("03-10 16:30", True), ("03-11 08:00", False)])
def test_whether_it_is_paused(now: str, runs: bool) -> None:
    """From the first instant on, and at its end no longer."""
    found = pause_at([HANDED_OVER, paused("03-10 16:30", "03-11 08:00")], wall(now), BERLIN)
    assert (found is not None) is runs


MINUTES = st.integers(0, 14 * 24 * 60)


@given(
    severity=st.sampled_from(Severity),
    marks=st.lists(st.tuples(st.booleans(), MINUTES, st.integers(-60, 5 * 24 * 60)), max_size=6),
)
def test_pauses_only_ever_put_off(severity: Severity, marks: list[tuple[bool, int, int]]) -> None:
    """No pause makes anything due earlier, all lie apart and in order, and by hours none is lost or won."""
    start = wall("03-10 15:30")
    entries = [
        Entry(
            act=Act.PAUSED if pausing else Act.RESUMED,
            at=start + timedelta(minutes=at),
            until=start + timedelta(minutes=at + length) if pausing else None,
            key=f"k{number}",
        )
        for number, (pausing, at, length) in enumerate(marks)
    ]
    found = pauses([HANDED_OVER, *entries], BERLIN)
    assert all(one.end <= other.start for one, other in pairwise(found))
    _, plain = commitments(record(severity, HANDED_OVER), SETTINGS)
    _, update = commitments(record(severity, HANDED_OVER, *entries), SETTINGS)
    assert plain.due <= update.due <= update.overdue
    assert plain.overdue <= update.overdue
    if severity is not Severity.MEDIUM:
        calendar = SETTINGS.calendar if severity is Severity.HIGH else WorkingCalendar.round_the_clock(BERLIN)
        stopped = sum(
            (calendar.working_between(max(one.start, start), min(one.end, update.overdue)) for one in found),
            timedelta(),
        )
        expected = calendar.working_between(start, plain.overdue)
        assert calendar.working_between(start, update.overdue) - stopped == expected
