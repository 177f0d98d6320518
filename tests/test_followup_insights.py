"""Looking back: the figures over all escalations, each with from how many it comes, and their words."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.followup.insights import wording
from escalate_tui.followup.insights.figures import Frequent, Insights, Kept, Share, Times
from escalate_tui.followup.insights.json_form import as_json
from escalate_tui.followup.insights.looking_back import insights
from escalate_tui.followup.insights.patterns import Pattern, pattern_of
from escalate_tui.followup.insights.reasons import ABOUT, SentBack, reasons
from escalate_tui.followup.insights.rounds import Round
from escalate_tui.followup.insights.story import SPAN, Story, Stretch
from escalate_tui.followup.likeness import Likeness
from escalate_tui.judgement.findings_sent_back import MEANT
from escalate_tui.model.choices import Severity, Status

BERLIN = ZoneInfo("Europe/Berlin")
CRITICAL, HIGH, MEDIUM = Severity
FOLLOW_UP, UPDATE = CommitmentKind.FOLLOW_UP, CommitmentKind.CUSTOMER_UPDATE


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


NOW = wall("03-10 15:30")


def story(opened: str, resolved: str = "", *, severity: Severity = HIGH, number: int = 0, **more: Any) -> Story:
    """An escalation that was open at one severity all the time."""
    start, end = wall(opened), wall(resolved) if resolved else None
    identity = f"esc-{start:%Y%m%d-%H%M%S}-{number:03}"
    return Story(identity, severity, start, end, stretches=(Stretch(severity, start, end),), **more)


def looked(*stories: Story) -> Insights:
    return insights(stories, NOW, BERLIN)


def done(kind: CommitmentKind, latest: str, at: str = "", severity: Severity = HIGH) -> Round:
    return Round(kind, severity, wall(latest), wall(at) if at else None)


def test_what_was_open_is_counted_at_the_end_of_each_day():
    """At midnight of the zone, and of today now; a change of severity moves it from one line to another."""
    changed = Story(
        "esc-20260308-090000-aaa",
        CRITICAL,
        wall("03-08 10:00"),
        stretches=(
            Stretch(MEDIUM, wall("03-08 10:00"), wall("03-09 23:59")),
            Stretch(CRITICAL, wall("03-09 23:59"), None),
        ),
    )
    found = looked(
        changed,
        story("03-07 23:59", "03-08 00:01"),
        story("03-09 00:30", "03-10 15:29"),
        story("03-09 09:00", "03-09 17:00"),
        story("03-10 15:00"),
        story("03-10 16:00"),
    )
    assert found.days == (date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9), date(2026, 3, 10))
    assert found.open_by == {CRITICAL: (0, 0, 1, 1), HIGH: (1, 0, 1, 1), MEDIUM: (0, 1, 0, 0)}


def test_it_looks_back_twelve_weeks():
    """What is older shows only in what was still open."""
    found = looked(story("01-02 10:00", "02-01 10:00"), story("03-01 10:00", "03-02 10:00"), story("03-09 10:00"))
    older = insights([story("01-02 10:00")], NOW + timedelta(days=100), BERLIN)
    assert (len(found.days), found.handed_over, found.resolution.of) == (68, 3, 2)
    assert (len(older.days), older.handed_over, older.open_by[HIGH][0]) == (84, 0, 1)


def test_nothing_handed_over_makes_no_figures():
    """There is no day to begin with."""
    found = looked()
    assert (found.days, found.open_ago(0), found.follow_ups.all, found.patterns) == ((), None, Share(0, 0), ())


def test_what_was_on_time_is_counted_by_kind_severity_and_week():
    """A round counts once it is done or its time is over; one that still runs does not yet."""
    one = story(
        "02-01 10:00",
        rounds=(
            done(FOLLOW_UP, "02-01 14:00", "02-01 12:00"),
            done(FOLLOW_UP, "03-05 14:00", "03-05 16:00"),
            done(FOLLOW_UP, "03-10 14:00"),
            done(FOLLOW_UP, "03-10 16:00"),
            done(UPDATE, "03-10 14:00", "03-10 13:00", CRITICAL),
        ),
    )
    found = looked(one)
    assert found.follow_ups.all == Share(1, 3)
    assert found.follow_ups.lately == Share(0, 2)
    assert found.follow_ups.by_severity == {CRITICAL: Share(0, 0), HIGH: Share(1, 3), MEDIUM: Share(0, 0)}
    assert found.follow_ups.by_week == (Share(1, 1), *[Share(0, 0)] * 4, Share(0, 2))
    assert (found.updates.all, found.updates.by_severity[CRITICAL]) == (Share(1, 1), Share(1, 1))


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ((5,), Times(1, timedelta(hours=5), timedelta(hours=5), spread=(0, 1, 0, 0, 0))),
        ((1, 2, 3, 200), Times(4, timedelta(hours=1), timedelta(hours=200), spread=(3, 0, 0, 0, 1))),
        ((4, 24, 72, 168, 169), Times(5, timedelta(hours=4), timedelta(hours=169), timedelta(hours=72),
            spread=(1, 1, 1, 1, 1))),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Times(10, timedelta(hours=1), timedelta(hours=10), timedelta(hours=5.5),
            timedelta(hours=10), spread=(4, 6, 0, 0, 0))),
        (tuple(range(1, 22)), Times(21, timedelta(hours=1), timedelta(hours=21), timedelta(hours=11),
            timedelta(hours=19), spread=(4, 17, 0, 0, 0))),
    ],
    ids=["one", "too few for a median", "a median", "a slowest tenth", "the slowest three of 21"],
)  # fmt: skip
def test_time_to_resolution_is_plain_elapsed_time(hours, expected):
    """A median from five on, a slowest tenth from ten on; each bound belongs to what was resolved within it."""
    start = wall("02-20 10:00")
    stories = [Story(f"esc-{hour}", HIGH, start, start + timedelta(hours=hour)) for hour in hours]
    assert looked(*stories).resolution == expected


@pytest.mark.parametrize(
    ("likeness", "expected"),
    [
        (Likeness("a", Status.OPEN, codes=("upstream_timeout",), component="orders API"),
            Pattern("error upstream_timeout", "error", "upstream_timeout")),
        (Likeness("a", Status.OPEN, errors=("error: …", "signature check failed, key …"), component="SSO"),
            Pattern("error signature check failed, key …", "error", "signature check failed, key …")),
        (Likeness("a", Status.OPEN, errors=("error: …",), component="Orders API"),
            Pattern("component api orders", "component", "Orders API")),
        (Likeness("a", Status.OPEN, component="API (orders)"),
            Pattern("component api orders", "component", "API (orders)")),
        (Likeness("a", Status.OPEN, summary="Export drops rows"), None),
    ],
    ids=["a code", "a line that tells", "a line that tells nothing", "another spelling", "neither"],
)  # fmt: skip
def test_a_pattern_is_an_error_or_a_component(likeness, expected):
    """The error by which machines name it comes first."""
    assert pattern_of(likeness) == expected


def test_patterns_come_by_how_often():
    """Two or more make one; lately, and by how many customers, stands beside it."""
    orders, sso = Pattern("component api orders", "component", "orders API"), Pattern("error saml", "error", "saml")
    spelled = Pattern("component api orders", "component", "API orders")
    found = looked(
        story("01-20 10:00", pattern=orders, customers=("Acme Corp", "Borealis")),
        story("02-20 10:00", pattern=spelled, customers=("ACME Corp",)),
        story("02-21 10:00", pattern=sso),
        story("02-22 10:00"),
    )
    newest, oldest = "esc-20260220-090000-000", "esc-20260120-090000-000"
    assert found.patterns == (Frequent(spelled, (newest, oldest), 1, 2, wall("02-20 10:00")),)
    assert (found.handed_over, found.without_pattern) == (4, 1)
    assert wording.pattern(found.patterns[0]) == "component · 1 in the last 4 weeks · 2 customers"


def test_reasons_come_by_what_they_speak_of():
    """One may speak of two things; what speaks of none comes last, each with the words that were said last."""
    backs = [
        SentBack(wall("03-03 10:00"), "Please ask us first"),
        SentBack(wall("03-01 10:00"), "No logs"),
        SentBack(wall("03-02 10:00"), "Steps and logs are missing"),
        SentBack(wall("03-04 10:00"), ""),
        SentBack(wall("03-05 10:00"), "Call us, all of you"),
        SentBack(wall("03-06 10:00"), "Call us once more"),
    ]
    assert [(one.about, one.count, one.last) for one in reasons(backs)] == [
        ("logs or screenshots", 2, "Steps and logs are missing"),
        ("reproduction steps", 1, "Steps and logs are missing"),
        ("other words", 3, "Call us once more"),
        ("no reason given", 1, ""),
    ]


def test_everything_that_a_reason_can_mean_has_a_name():
    """What the findings recognise, the figures name."""
    assert {fields[0] for _, fields in MEANT} == set(ABOUT)


def test_who_was_sent_back_twice_counts_once():
    """The share is of escalations, the number beside it of times."""
    twice = (SentBack(wall("03-02 10:00"), "No logs"), SentBack(wall("03-04 10:00"), "No logs"))
    found = looked(story("03-01 10:00", sent_back=twice), *(story("03-01 11:00", number=at) for at in range(1, 5)))
    assert (found.sent_back, found.times_sent_back) == (Share(1, 5), 2)
    assert wording.sent_back(found) == "Sent back: 1 of 5 (20 %) handed over in this time."


@pytest.mark.parametrize(
    ("count", "total", "says"),
    [(41, 52, "41 of 52 (79 %)"), (2, 3, "2 of 3"), (5, 5, "5 of 5 (100 %)"), (0, 9, "0 of 9 (0 %)"),
     (999, 1000, "999 of 1,000 (99 %)"), (1, 1000, "1 of 1,000 (1 %)")],
)  # fmt: skip
def test_a_share_says_from_how_many_it_comes(count, total, says):
    """From few there is none, and what is not quite all or nothing is not said to be."""
    assert wording.of(Share(count, total)) == says


def kept(all_: Share, lately: Share) -> Kept:
    return Kept(all_, lately, {}, ())


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        (kept(Share(41, 52), Share(12, 14)),
            "Follow-ups on time: 41 of 52 (79 %); the last 4 weeks 12 of 14 (86 %)."),
        (kept(Share(4, 6), Share(4, 6)), "Follow-ups on time: 4 of 6 (67 %)."),
        (kept(Share(4, 6), Share(0, 0)), "Follow-ups on time: 4 of 6 (67 %)."),
        (kept(Share(0, 0), Share(0, 0)), "Follow-ups on time: none was due yet."),
    ],
    ids=["both", "all lately", "none lately", "none"],
)  # fmt: skip
def test_what_was_on_time_is_said_with_its_conclusion(figures, says):
    """The last four weeks stand beside the whole where they are not the whole."""
    assert wording.kept("Follow-ups", figures) == says


@pytest.mark.parametrize(
    ("times", "says", "short"),
    [
        (Times(0), "Nothing was resolved yet.", ("", "")),
        (Times(1, timedelta(hours=5), timedelta(hours=5)), "1 was resolved, after 5 h.", ("after 5 h", "")),
        (Times(3, timedelta(hours=5), timedelta(hours=30)), "3 were resolved, after 5 h to 1 d 6 h.",
            ("after 5 h to 1 d 6 h", "")),
        (Times(7, timedelta(hours=5), timedelta(hours=30), timedelta(hours=9)),
            "Half of 7 were resolved within 9 h, the slowest after 1 d 6 h.",
            ("half within 9 h", "the slowest 1 d 6 h")),
        (Times(37, timedelta(hours=5), timedelta(hours=90), timedelta(hours=9), timedelta(hours=72)),
            "Half of 37 were resolved within 9 h; the slowest tenth took 3 d or longer.",
            ("half within 9 h", "slowest tenth: 3 d")),
    ],
    ids=["none", "one", "few", "some", "many"],
)  # fmt: skip
def test_time_to_resolution_is_said_as_far_as_it_is_known(times, says, short):
    """From few it is told how many, from quickest to slowest."""
    assert wording.resolution(times) == says
    assert (wording.in_short(times), wording.tail(times)) == short


@pytest.mark.parametrize(
    ("stories", "says"),
    [
        ([story("03-10 10:00")], "1 is open."),
        ([story("03-01 10:00"), story("03-10 10:00")], "2 are open, 1 more than a week ago."),
        ([story("02-01 10:00", "02-20 10:00"), story("02-01 11:00")], "1 is open, 1 fewer than 4 weeks ago."),
        ([story("02-01 10:00")], "1 is open, as many as 4 weeks ago."),
    ],
    ids=["a day", "a week", "fewer", "as many"],
)
def test_what_is_open_is_held_against_four_weeks_ago(stories, says):
    """Or against a week ago, where it goes back no further."""
    assert wording.open_now(looked(*stories)) == says


@pytest.mark.parametrize(
    ("stories", "says"),
    [
        ([story("03-10 10:00", pattern=Pattern("a", "error", "saml"))],
            "No pattern: 1 of 1 handed over names an error or a component, no two the same."),
        ([story("03-10 10:00")], "No pattern: none of those handed over names an error or a component."),
        ([story("03-10 10:00", pattern=Pattern("a", "error", "saml"), number=at) for at in range(2)],
            "Most often: saml, 2 of 2 handed over."),
    ],
    ids=["no two", "none", "two"],
)  # fmt: skip
def test_patterns_are_said_with_what_they_come_from(stories, says):
    """Also where there is none."""
    assert wording.patterns(looked(*stories)) == says


INSTANTS = st.integers(-150 * 24 * 60, 3 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
ROUNDS = st.builds(Round, st.sampled_from([FOLLOW_UP, UPDATE]), st.sampled_from(Severity), INSTANTS,
                   st.none() | INSTANTS)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """An escalation with anything in it, its stretches in order and apart."""
    marks = sorted(draw(st.lists(INSTANTS, min_size=1, max_size=6, unique=True)))
    pairs = zip(marks[::2], [*marks[1::2], None], strict=False)
    stretches = tuple(Stretch(draw(st.sampled_from(Severity)), start, end) for start, end in pairs)
    return Story(
        id=f"esc-{draw(st.integers(0, 10**9))}",
        severity=stretches[-1].severity,
        opened=marks[0],
        resolved=stretches[-1].end,
        stretches=stretches,
        rounds=tuple(draw(st.lists(ROUNDS, max_size=5))),
        sent_back=tuple(SentBack(at, "No logs") for at in draw(st.lists(INSTANTS, max_size=2))),
        pattern=draw(st.none() | st.sampled_from("abc").map(lambda name: Pattern(name, "error", name))),
        customers=tuple(draw(st.lists(st.sampled_from(["Acme", "acme", "Pico"]), max_size=2))),
    )


@settings(deadline=None)
@given(st.lists(stories(), max_size=12))
def test_the_parts_make_the_whole(told):
    """Severities and weeks add up, nothing is more than what it is of, and the last day is what is open now."""
    found = insights(told, NOW, BERLIN)
    open_now = sum(one.start <= NOW and (one.end is None or one.end > NOW) for each in told for one in each.stretches)
    assert (found.open_ago(0) or 0) == open_now
    assert all(count >= 0 for counts in found.open_by.values() for count in counts)
    assert len(found.days) <= SPAN.days
    for figures in (found.follow_ups, found.updates):
        for parts in (figures.by_severity.values(), figures.by_week):
            assert Share(sum(one.count for one in parts), sum(one.of for one in parts)) == figures.all
        assert 0 <= figures.lately.count <= figures.lately.of <= figures.all.of
    assert sum(found.resolution.spread) == found.resolution.of == sum(one.of for one in found.resolution_by.values())
    grouped = sum(len(one.ids) for one in found.patterns)
    assert grouped + found.without_pattern <= found.handed_over
    assert found.sent_back.count <= found.sent_back.of == found.handed_over
    assert json.loads(json.dumps(as_json(found))) == as_json(found)
