"""The clocks played again: which rounds were done by their time, as it was known at the moment."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.followup.insights.rounds import in_order, rounds
from escalate_tui.followup.insights.story import SPAN, Stretch, story_of
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.impact import Impact
from escalate_tui.model.record import Entry, Record
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = Settings(WorkingCalendar.nine_to_six(BERLIN))
FOLLOW_UP, UPDATE = CommitmentKind.FOLLOW_UP, CommitmentKind.CUSTOMER_UPDATE
LATE, KEPT = False, True


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


def entry(act: Act, at: str, **told: Any) -> Entry:
    return Entry(act=act, at=wall(at), key=told.pop("key", f"{act}{at}"), **told)


def followed_up(at: str, **told: Any) -> Entry:
    return entry(Act.FOLLOWED_UP, at, **told)


def updated(at: str) -> Entry:
    return entry(Act.CUSTOMER_UPDATED, at)


def handed_over(severity: Severity, at: str = "03-10 10:00") -> Entry:
    """Handed over on a Tuesday at 10:00 in Berlin, unless another time is given."""
    return entry(Act.HANDED_OVER, at, severity=severity)


def played(kind: CommitmentKind, *entries: Entry, impact: Impact | None = None) -> list[tuple[str, bool]]:
    """The rounds of one clock: by when each was to be done, in Berlin, and whether it was kept."""
    record = Record(history=entries, impact=impact or Impact())
    found = rounds(record, in_order(entries, BERLIN), SETTINGS, wall("01-01 00:00"))
    return [(f"{one.latest.astimezone(BERLIN):%m-%d %H:%M}", one.kept) for one in found if one.kind is kind]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([handed_over(Severity.HIGH), followed_up("03-10 13:59")],
            [("03-10 14:00", KEPT), ("03-10 17:59", LATE)], id="done in time, and the next one runs"),
        pytest.param([handed_over(Severity.HIGH), followed_up("03-10 14:00")],
            [("03-10 14:00", KEPT), ("03-10 18:00", LATE)], id="at the very time is by the time"),
        pytest.param([handed_over(Severity.HIGH), followed_up("03-10 14:01")],
            [("03-10 14:00", LATE), ("03-11 09:01", LATE)], id="a minute late"),
        pytest.param([handed_over(Severity.HIGH, "03-13 17:00"), followed_up("03-16 12:00")],
            [("03-16 12:00", KEPT), ("03-16 16:00", LATE)], id="over a weekend"),
        pytest.param([handed_over(Severity.CRITICAL, "03-14 23:00"), followed_up("03-15 01:30")],
            [("03-15 01:00", LATE), ("03-15 03:30", LATE)], id="Critical runs at night"),
        pytest.param([handed_over(Severity.MEDIUM), followed_up("03-11 09:59")],
            [("03-11 10:00", KEPT), ("03-12 09:59", LATE)], id="Medium has a working day"),
        pytest.param(
            [handed_over(Severity.MEDIUM), entry(Act.SEVERITY_CHANGED, "03-10 12:00", to="high"),
             followed_up("03-10 15:00")],
            [("03-10 14:00", LATE), ("03-11 10:00", LATE)], id="a change of severity times it anew"),
        pytest.param(
            [handed_over(Severity.HIGH), followed_up("03-10 13:00"),
             entry(Act.SEVERITY_CHANGED, "03-10 17:00", to="medium"), followed_up("03-11 12:00")],
            [("03-10 14:00", KEPT), ("03-11 13:00", KEPT), ("03-12 12:00", LATE)],
            id="what was done before the change stays as it was"),
        pytest.param([handed_over(Severity.HIGH), followed_up("03-10 15:00", key="wrong"),
             entry(Act.TAKEN_BACK, "03-10 15:05", retracts="wrong"), followed_up("03-10 16:00")],
            [("03-10 14:00", LATE), ("03-11 11:00", LATE)], id="what was taken back does not count"),
        pytest.param([followed_up("03-10 13:00"), handed_over(Severity.HIGH)],
            [("03-10 14:00", KEPT), ("03-10 17:00", LATE)], id="written down in another order"),
        pytest.param([handed_over(Severity.HIGH), entry(Act.RESOLVED, "03-10 13:00")],
            [], id="resolved before it was due"),
        pytest.param([handed_over(Severity.HIGH), entry(Act.RESOLVED, "03-10 16:00")],
            [("03-10 14:00", LATE)], id="resolved after it was overdue"),
        pytest.param(
            [handed_over(Severity.HIGH), entry(Act.DE_ESCALATED, "03-10 13:00"), entry(Act.REOPENED, "03-12 10:00"),
             followed_up("03-12 12:00")],
            [("03-12 14:00", KEPT), ("03-12 16:00", LATE)], id="reopened, the clock starts anew"),
        pytest.param([followed_up("03-10 09:00")], [], id="never handed over"),
    ],
)  # fmt: skip
def test_a_follow_up_is_held_against_its_own_time(entries, expected):
    """Each round ends with its act, and the last one with nothing yet; working hours and severity give its time."""
    assert played(FOLLOW_UP, *entries) == expected


@pytest.mark.parametrize(
    ("entries", "impact", "expected"),
    [
        pytest.param([handed_over(Severity.HIGH), updated("03-10 18:00")], None,
            [("03-10 18:00", KEPT), ("03-11 17:00", LATE)], id="the later bound counts"),
        pytest.param(
            [handed_over(Severity.HIGH), entry(Act.PAUSED, "03-10 14:00", until=wall("03-12 09:00"), note="away"),
             updated("03-12 11:00")], None,
            [("03-12 13:00", KEPT), ("03-13 10:00", LATE)], id="a pause gives it what was left"),
        pytest.param(
            [handed_over(Severity.HIGH), entry(Act.PAUSED, "03-10 14:00", until=wall("03-12 09:00"), note="away"),
             entry(Act.RESUMED, "03-11 09:00"), updated("03-12 11:00")], None,
            [("03-11 13:00", LATE), ("03-13 10:00", LATE)], id="a pause that was ended early"),
        pytest.param([handed_over(Severity.HIGH), updated("03-10 15:00")], Impact(sla_update_every=timedelta(hours=4)),
            [("03-10 14:00", LATE), ("03-11 10:00", LATE)], id="a tighter contract"),
    ],
)  # fmt: skip
def test_a_customer_update_is_held_against_its_own_time(entries, impact, expected):
    """Pauses stop the customer's clock alone, and a contract's interval counts where it is tighter."""
    assert played(UPDATE, *entries, impact=impact) == expected


@pytest.mark.parametrize(
    ("latest", "done", "decided"),
    [("03-10 14:00", "03-10 13:00", "03-10 13:00"), ("03-10 14:00", "03-12 09:00", "03-10 14:00"),
     ("03-10 14:00", None, "03-10 14:00")],
    ids=["kept when it was done", "late when its time was over", "not done"],
)  # fmt: skip
def test_a_round_is_decided_as_soon_as_it_is_known(latest, done, decided):
    """It belongs to the week in which it was kept or missed."""
    from escalate_tui.followup.insights.rounds import Round

    one = Round(FOLLOW_UP, Severity.HIGH, wall(latest), wall(done) if done else None)
    assert one.decided == wall(decided)


def test_rounds_that_ended_long_ago_are_not_played():
    """Only what ended since the given instant takes time."""
    entries = (handed_over(Severity.HIGH), followed_up("03-10 13:00"), followed_up("03-11 11:00"))
    found = rounds(Record(history=entries), in_order(entries, BERLIN), SETTINGS, wall("03-11 00:00"))
    assert [one.done for one in found if one.kind is FOLLOW_UP] == [wall("03-11 11:00"), None]


def drafted(*entries: dict[str, Any]) -> Draft:
    """An escalation with a history and nothing else but a component and a customer."""
    understand = {"component": "orders API", "customers": [{"key": "c4f", "name": "Acme Corp"}]}
    return Draft({"schema": 1, "id": "esc-20260310-090000-abc", "understand": understand, "history": list(entries)})


def told(act: str, at: str, **more: Any) -> dict[str, Any]:
    return {"key": f"{act}{at}", "at": wall(at), "by": "Sam", "act": act, **more}


def test_a_story_has_what_happened():
    """When it was open at which severity, when it was resolved, why it was sent back, what it is about."""
    draft = drafted(
        told("handed-over", "03-10 10:00", severity="medium"),
        told("sent-back", "03-10 11:00", note="No logs"),
        told("severity-changed", "03-10 12:00", to="high"),
        told("resolved", "03-11 10:00"),
        told("reopened", "03-12 10:00"),
        told("resolved", "03-13 10:00"),
    )
    story = story_of(draft, SETTINGS, wall("03-20 10:00"))
    assert story is not None
    assert story.stretches == (
        Stretch(Severity.MEDIUM, wall("03-10 10:00"), wall("03-10 12:00")),
        Stretch(Severity.HIGH, wall("03-10 12:00"), wall("03-11 10:00")),
        Stretch(Severity.HIGH, wall("03-12 10:00"), wall("03-13 10:00")),
    )
    assert (story.severity, story.opened, story.resolved) == (Severity.HIGH, wall("03-10 10:00"), wall("03-13 10:00"))
    assert [(one.at, one.reason) for one in story.sent_back] == [(wall("03-10 11:00"), "No logs")]
    assert (story.pattern.name if story.pattern else None, story.customers) == ("orders API", ("Acme Corp",))


def test_what_was_de_escalated_was_not_resolved():
    """Its time is none to a resolution."""
    draft = drafted(told("handed-over", "03-10 10:00", severity="high"), told("de-escalated", "03-10 12:00"))
    story = story_of(draft, SETTINGS, wall("03-20 10:00"))
    assert story is not None
    assert (story.resolved, story.stretches[-1].end) == (None, wall("03-10 12:00"))


def test_a_draft_has_no_story():
    """What was never handed over is no part of any figure."""
    assert story_of(drafted(), SETTINGS, wall("03-20 10:00")) is None


def test_a_story_looks_back_as_far_as_the_figures_do():
    """A round that ended before their span is not among its rounds."""
    draft = drafted(
        told("handed-over", "03-10 10:00", severity="high"),
        told("followed-up", "03-10 11:00"),
        told("followed-up", "03-10 12:00"),
    )
    story = story_of(draft, SETTINGS, wall("03-10 11:30") + SPAN)
    assert story is not None
    assert [one.done for one in story.rounds if one.kind is FOLLOW_UP] == [wall("03-10 12:00"), None]


MOMENTS = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda minutes: wall("03-10 10:00") + timedelta(minutes=minutes)),
    st.integers(-(10**4), 10**4).map(lambda minutes: wall("03-10 10:00") + timedelta(minutes=minutes)),
    st.dates(date(2026, 3, 1), date(2026, 3, 20)),
)
ENTRIES = st.fixed_dictionaries(
    {"act": st.sampled_from([act.value for act in Act]), "at": MOMENTS, "key": st.sampled_from("abcdef")},
    optional={
        "severity": st.sampled_from([one.value for one in Severity]),
        "to": st.sampled_from(["critical", "medium", "Sam"]),
        "until": MOMENTS,
        "retracts": st.sampled_from("abcdef"),
        "note": st.just("No logs"),
    },
)


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=10))
def test_any_history_can_be_told(history):
    """Whatever a hand edit made of it: stretches are in order and apart, and only the last may go on."""
    story = story_of(drafted(*history), SETTINGS, wall("03-20 10:00"))
    stretches = story.stretches if story else ()
    assert all(one.end is not None and one.start < one.end <= other.start for one, other in pairwise(stretches))
    assert story is None or story.opened == stretches[0].start
