"""The two clocks of an open escalation: bounds, restarts, severities, contracts, switches."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import Commitment, CommitmentKind, State
from escalate_tui.model.cadences import PRACTICE, Cadence, Rhythm
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.impact import Impact
from escalate_tui.model.record import Entry, Record
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = Settings(WorkingCalendar.nine_to_six(BERLIN))
MINUTES = st.integers(0, 366 * 24 * 60)
INSTANTS = MINUTES.map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
SEVERITIES = st.sampled_from(Severity)
HARMLESS = sorted(set(Act) - {Act.RESOLVED, Act.DE_ESCALATED})
SPANS = st.integers(1, 5 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


def local(instant: datetime) -> str:
    return f"{instant.astimezone(BERLIN):%m-%d %H:%M}"


def entry(act: Act, at: datetime, key: str = "", **told: Any) -> Entry:
    return Entry(act=act, at=at, key=key or f"{act}-{at}", **told)


def both(
    history: list[Entry],
    severity: Severity,
    *,
    sla: timedelta | None = None,
    settings: Settings = SETTINGS,
    always: bool | None = None,
) -> tuple[Commitment, Commitment]:
    """Compute both clocks of an escalation whose history names no severity."""
    impact = Impact(severity=severity, sla_update_every=sla)
    follow_up, update = commitments(Record(history=tuple(history), impact=impact, round_the_clock=always), settings)
    return follow_up, update


def times(history: list[Entry], severity: Severity, **told: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    """Compute both clocks and give due and overdue of each as Berlin's clocks show them."""
    follow_up, update = both(history, severity, **told)
    return (local(follow_up.due), local(follow_up.overdue)), (local(update.due), local(update.overdue))


@pytest.mark.parametrize(
    ("severity", "handed_over", "follow_up", "update"),
    [
        pytest.param(Severity.HIGH, "03-10 15:30", ("03-11 10:30",) * 2, ("03-11 10:30", "03-11 14:30"), id="case 1"),
        pytest.param(
            Severity.CRITICAL,
            "03-10 15:30",
            ("03-10 17:30",) * 2,
            ("03-10 17:30", "03-10 19:30"),
            id="case 2",
        ),
        pytest.param(
            Severity.MEDIUM,
            "03-13 16:30",
            ("03-16 16:30",) * 2,
            ("03-16 16:30", "03-17 16:30"),
            id="Medium, Friday",
        ),
        pytest.param(
            Severity.CRITICAL,
            "03-14 23:30",
            ("03-15 01:30",) * 2,
            ("03-15 01:30", "03-15 03:30"),
            id="Critical, Saturday",
        ),
        pytest.param(
            Severity.HIGH,
            "03-14 11:00",
            ("03-16 13:00",) * 2,
            ("03-16 13:00", "03-16 17:00"),
            id="High, Saturday",
        ),
        pytest.param(
            Severity.HIGH,
            "03-10 07:00",
            ("03-10 13:00",) * 2,
            ("03-10 13:00", "03-10 17:00"),
            id="High, before hours",
        ),
        pytest.param(
            Severity.HIGH,
            "03-10 14:00",
            ("03-10 18:00",) * 2,
            ("03-10 18:00", "03-11 13:00"),
            id="High, up to closing",
        ),
        pytest.param(
            Severity.MEDIUM,
            "03-14 11:00",
            ("03-17 09:00",) * 2,
            ("03-17 09:00", "03-18 09:00"),
            id="Medium, Saturday",
        ),
        pytest.param(
            Severity.HIGH,
            "03-27 17:00",
            ("03-30 12:00",) * 2,
            ("03-30 12:00", "03-30 16:00"),
            id="High, clocks go forward",
        ),
        pytest.param(
            Severity.HIGH,
            "10-23 17:00",
            ("10-26 12:00",) * 2,
            ("10-26 12:00", "10-26 16:00"),
            id="High, clocks go back",
        ),
        pytest.param(
            Severity.MEDIUM,
            "03-27 16:30",
            ("03-30 16:30",) * 2,
            ("03-30 16:30", "03-31 16:30"),
            id="Medium, clocks change",
        ),
        pytest.param(
            Severity.CRITICAL,
            "03-29 01:30",
            ("03-29 04:30",) * 2,
            ("03-29 04:30", "03-29 06:30"),
            id="Critical, clocks change",
        ),
    ],
)
def test_clocks_after_hand_over(
    severity: Severity, handed_over: str, follow_up: tuple[str, str], update: tuple[str, str]
) -> None:
    """Both clocks start at the hand-over and run as the severity says."""
    assert times([entry(Act.HANDED_OVER, wall(handed_over))], severity) == (follow_up, update)


@pytest.mark.parametrize(
    ("act", "follow_up", "update"),
    [
        (Act.FOLLOWED_UP, "03-10 21:10", "03-10 17:30"),
        (Act.CUSTOMER_UPDATED, "03-10 17:30", "03-10 21:10"),
        (Act.REOPENED, "03-10 21:10", "03-10 21:10"),
        (Act.HANDED_OVER, "03-10 21:10", "03-10 21:10"),
        (Act.ATTEMPTED, "03-10 17:30", "03-10 17:30"),
        (Act.SEVERITY_CHANGED, "03-10 17:30", "03-10 17:30"),
        (Act.OWNER_CHANGED, "03-10 17:30", "03-10 17:30"),
        (Act.SENT_BACK, "03-10 17:30", "03-10 17:30"),
        (Act.TARGET_CHANGED, "03-10 17:30", "03-10 17:30"),
        (Act.PROMISED, "03-10 17:30", "03-10 17:30"),
        (Act.RESUMED, "03-10 17:30", "03-10 17:30"),
    ],
)
def test_restarts(act: Act, follow_up: str, update: str) -> None:
    """Each clock is restarted by its own act alone; hand-over and reopening restart both."""
    history = [entry(Act.HANDED_OVER, wall("03-10 15:30")), entry(act, wall("03-10 19:10"))]
    told, asked = times(history, Severity.CRITICAL)
    assert (told[0], asked[0]) == (follow_up, update)


def test_taken_back_does_not_count() -> None:
    """An act that was taken back leaves the clock where it was before."""
    history = [
        entry(Act.HANDED_OVER, wall("03-10 15:30")),
        entry(Act.CUSTOMER_UPDATED, wall("03-10 16:00"), "u1"),
        entry(Act.CUSTOMER_UPDATED, wall("03-10 17:00"), "u2"),
        entry(Act.TAKEN_BACK, wall("03-10 17:01"), retracts="u2"),
    ]
    assert times(history, Severity.CRITICAL)[1] == ("03-10 18:00", "03-10 20:00")


def test_written_late() -> None:
    """A clock runs from when the act was done, also when an earlier one is written down after it."""
    history = [
        entry(Act.HANDED_OVER, wall("03-10 15:30")),
        entry(Act.FOLLOWED_UP, wall("03-10 19:10")),
        entry(Act.FOLLOWED_UP, wall("03-10 16:00")),
    ]
    assert times(history, Severity.CRITICAL)[0] == ("03-10 21:10", "03-10 21:10")


def test_known_by_day_only() -> None:
    """An act of which only the day is known counts from the start of that day."""
    history = [Entry(act=Act.HANDED_OVER, at=date(2026, 3, 10))]
    assert times(history, Severity.CRITICAL)[0] == ("03-10 02:00", "03-10 02:00")


@pytest.mark.parametrize(
    ("severity", "sla", "update"),
    [
        pytest.param(Severity.CRITICAL, timedelta(hours=1), ("03-10 16:30", "03-10 16:30"), id="below both bounds"),
        pytest.param(Severity.CRITICAL, timedelta(hours=3), ("03-10 17:30", "03-10 18:30"), id="between the bounds"),
        pytest.param(Severity.CRITICAL, timedelta(hours=8), ("03-10 17:30", "03-10 19:30"), id="above both bounds"),
        pytest.param(Severity.HIGH, timedelta(hours=2), ("03-10 17:30", "03-10 17:30"), id="High in working hours"),
        pytest.param(Severity.HIGH, timedelta(hours=6), ("03-11 10:30", "03-11 12:30"), id="High overnight"),
        pytest.param(Severity.HIGH, timedelta(days=2), ("03-11 10:30", "03-11 14:30"), id="High, days are looser"),
        pytest.param(Severity.MEDIUM, timedelta(hours=4), ("03-11 10:30", "03-11 10:30"), id="Medium by hours"),
        pytest.param(Severity.MEDIUM, timedelta(days=1), ("03-11 15:30", "03-11 15:30"), id="Medium by days"),
        pytest.param(Severity.MEDIUM, timedelta(days=1, hours=3), ("03-11 15:30", "03-12 09:30"), id="Medium by both"),
        pytest.param(Severity.MEDIUM, timedelta(days=3), ("03-11 15:30", "03-12 15:30"), id="Medium, days are looser"),
    ],
)
def test_sla(severity: Severity, sla: timedelta, update: tuple[str, str]) -> None:
    """The contract's interval bounds the customer update where it is tighter, and never the follow-up."""
    history = [entry(Act.HANDED_OVER, wall("03-10 15:30"))]
    assert times(history, severity, sla=sla)[1] == update
    assert times(history, severity, sla=sla)[0] == times(history, severity)[0]


def test_severity_re_times_from_the_last_entry() -> None:
    """Another severity times the clocks anew from when they last started, not from when it changed."""
    history = [
        entry(Act.HANDED_OVER, wall("03-10 09:00"), severity="high"),
        entry(Act.CUSTOMER_UPDATED, wall("03-10 11:00")),
        entry(Act.SEVERITY_CHANGED, wall("03-10 15:30"), to="critical"),
    ]
    assert times(history[:2], Severity.MEDIUM) == (("03-10 13:00",) * 2, ("03-10 15:00", "03-11 10:00"))
    assert times(history, Severity.MEDIUM) == (("03-10 11:00",) * 2, ("03-10 13:00", "03-10 15:00"))


@pytest.mark.parametrize(
    "history",
    [
        pytest.param([Act.OVERRULED], id="a draft"),
        pytest.param([Act.HANDED_OVER, Act.RESOLVED], id="resolved"),
        pytest.param([Act.HANDED_OVER, Act.DE_ESCALATED], id="de-escalated"),
    ],
)
def test_only_what_is_open_has_clocks(history: list[Act]) -> None:
    """What was never handed over, or is closed, has nothing to be done."""
    entries = tuple(entry(act, wall(f"03-10 1{number}:00")) for number, act in enumerate(history))
    assert commitments(Record(history=entries), SETTINGS) == ()


@pytest.mark.parametrize(
    ("severity", "always", "follow_up", "update"),
    [
        pytest.param(Severity.CRITICAL, False, "03-14 12:00", ("03-16 11:00", "03-16 13:00"), id="Critical by hours"),
        pytest.param(Severity.HIGH, True, "03-14 16:00", ("03-14 16:00", "03-14 20:00"), id="High round the clock"),
        pytest.param(Severity.MEDIUM, True, "03-15 12:00", ("03-15 12:00", "03-16 12:00"), id="Medium by days"),
    ],
)
def test_switched_per_record(severity: Severity, always: bool, follow_up: str, update: tuple[str, str]) -> None:
    """A record runs round the clock or by working hours, whatever its severity would do."""
    history = [entry(Act.HANDED_OVER, wall("03-14 12:00"))]
    first, second = times(history, severity, always=always)
    assert second == update
    assert first[0] == (follow_up if always else "03-16 11:00")


def test_a_day_round_the_clock_is_the_same_time_of_day() -> None:
    """Over a change of clocks a day has 23 hours, and is still a day."""
    history = [entry(Act.HANDED_OVER, wall("03-28 16:30"))]
    assert times(history, Severity.MEDIUM, always=True)[0] == ("03-29 16:30",) * 2


def test_switched_in_the_settings() -> None:
    """Other cadences, and another choice of what runs round the clock, hold for every record that says nothing."""
    hour, two = timedelta(hours=1), timedelta(hours=2)
    high = Rhythm(Cadence(hour, hour), Cadence(hour, two), round_the_clock=True)
    settings = replace(SETTINGS, cadences=replace(PRACTICE, high=high))
    history = [entry(Act.HANDED_OVER, wall("03-10 20:00"))]
    assert times(history, Severity.HIGH, settings=settings) == (("03-10 21:00",) * 2, ("03-10 21:00", "03-10 22:00"))
    by_hours = times(history, Severity.HIGH, settings=settings, always=False)
    assert by_hours == (("03-11 10:00",) * 2, ("03-11 10:00", "03-11 11:00"))


@pytest.mark.parametrize(("opens", "closes"), [(0, 1), (2, 1), (-1, -1)])
def test_a_cadence_that_is_none_is_refused(opens: int, closes: int) -> None:
    """Nothing is due at once, and nothing overdue before it is due."""
    with pytest.raises(ValueError, match="is no cadence"):
        Cadence(timedelta(hours=opens), timedelta(hours=closes))


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("03-10 17:29", State.LATER),
        ("03-10 17:30", State.DUE),
        ("03-10 19:29", State.DUE),
        ("03-10 19:30", State.OVERDUE),
    ],
)
def test_state_of_a_range(at: str, state: State) -> None:
    """A range is due from its lower bound on, and overdue from its upper bound on."""
    _, update = both([entry(Act.HANDED_OVER, wall("03-10 15:30"))], Severity.CRITICAL)
    assert update.state(wall(at)) is state


def test_state_of_a_single_figure() -> None:
    """A single figure is never only due."""
    follow_up, _ = both([entry(Act.HANDED_OVER, wall("03-10 15:30"))], Severity.CRITICAL)
    states = [follow_up.state(wall(at)) for at in ("03-10 17:29", "03-10 17:30", "03-10 17:31")]
    assert states == [State.LATER, State.OVERDUE, State.OVERDUE]


def test_urgency() -> None:
    """Overdue comes first by how late, then due by when it will be late, then later by when it is due."""
    bounds = [
        ("17:30", "18:00"),
        ("15:00", "18:30"),
        ("19:00", "20:30"),
        ("17:00", "21:00"),
        ("20:00", "20:01"),
    ]
    sought = [
        Commitment(CommitmentKind.FOLLOW_UP, wall("03-10 09:00"), *(wall(f"03-10 {at}") for at in one))
        for one in bounds
    ]
    for mixed in (sought[::-1], sought[2:] + sought[:2]):
        assert sorted(mixed, key=lambda one: one.urgency(wall("03-10 19:10"))) == sought


@given(first=INSTANTS, later=INSTANTS, severity=SEVERITIES, sla=st.none() | SPANS)
def test_clocks_never_run_backwards(
    first: datetime, later: datetime, severity: Severity, sla: timedelta | None
) -> None:
    """Doing something later never makes it due earlier, and nothing is overdue before it is due."""
    earliest, latest = sorted((first, later))
    before = both([entry(Act.HANDED_OVER, earliest)], severity, sla=sla)
    after = both([entry(Act.HANDED_OVER, latest)], severity, sla=sla)
    for one, other in zip(before, after, strict=True):
        assert one.started <= one.due <= one.overdue
        assert one.due <= other.due
        assert one.overdue <= other.overdue


@given(start=INSTANTS, severity=SEVERITIES, sla=SPANS, tighter=SPANS)
def test_a_tighter_sla_never_gives_more_time(
    start: datetime, severity: Severity, sla: timedelta, tighter: timedelta
) -> None:
    """An interval in the contract never puts anything off."""
    history = [entry(Act.HANDED_OVER, start)]
    none, bound = (both(history, severity, sla=each)[1] for each in (None, sla))
    assert bound.due <= none.due
    assert bound.overdue <= none.overdue


@given(
    start=INSTANTS,
    severity=SEVERITIES,
    acts=st.lists(st.tuples(st.sampled_from(HARMLESS), st.integers(0, 60 * 24 * 30)), max_size=12),
)
def test_more_entries_never_make_anything_due_earlier(
    start: datetime, severity: Severity, acts: list[tuple[Act, int]]
) -> None:
    """Whatever is added to the history of an open escalation, but for taking back, never turns a clock back."""
    history = [entry(Act.HANDED_OVER, start)]
    last = both(history, severity)
    for number, (act, minutes) in enumerate(acts):
        history.append(entry(act, start + timedelta(minutes=minutes), f"k{number}"))
        now = both(history, severity)
        assert all(one.due <= other.due and one.overdue <= other.overdue for one, other in zip(last, now, strict=True))
        last = now
