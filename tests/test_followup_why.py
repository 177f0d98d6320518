"""Why this time: the sum behind every due time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import NOW, SETTINGS, ZONE, handed_over
from escalate_tui.followup.acts import follow_up, pause, promise, update_customer
from escalate_tui.followup.changing import change_severity
from escalate_tui.followup.clocks import commitments, runs
from escalate_tui.followup.commitment import CLOCKS, Commitment, CommitmentKind
from escalate_tui.followup.why import Line, Part, why
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import Record
from escalate_tui.moments import PublicHolidays
from escalate_tui.settings import Settings

GERMAN = replace(SETTINGS, calendar=replace(SETTINGS.calendar, holidays=PublicHolidays("DE", "BE")))
CHATHAM = replace(
    GERMAN, calendar=replace(GERMAN.calendar, zone=ZoneInfo("Pacific/Chatham"), days_off=frozenset({date(2026, 3, 19)}))
)
GERMAN.calendar.holiday(date(2026, 3, 10))  # the package loads now, and not within the time of an example


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE).astimezone(UTC)


def of(record: Record, kind: CommitmentKind, settings: Settings = SETTINGS) -> tuple[Line, ...]:
    one = next(one for one in commitments(record, settings) if one.kind is kind)
    return why(record, settings, one)


def texts(draft: Draft, kind: CommitmentKind, settings: Settings = SETTINGS) -> list[str]:
    return [line.text for line in of(draft.record, kind, settings)]


def test_an_update_by_working_hours() -> None:
    """Case 1: two hours and a half today, the rest tomorrow, the night left out, and both bounds."""
    assert texts(handed_over(1, Severity.HIGH), CommitmentKind.CUSTOMER_UPDATE) == [
        "from Tue 10 Mar 2026 15:30 CET: handed over to Engineering, High, by Sam",
        "High: 4 h to due, 8 h to overdue, by working hours",
        "counted Tue 10 Mar 15:30 – 18:00: 2 h 30 min",
        "left out Tue 10 Mar 18:00 – Wed 11 Mar 09:00: night",
        "counted Wed 11 Mar 09:00 – 10:30: 1 h 30 min",
        "due Wed 11 Mar 2026 10:30 CET: 4 h",
        "counted Wed 11 Mar 10:30 – 14:30: 4 h",
        "overdue Wed 11 Mar 2026 14:30 CET: 8 h",
    ]


def test_a_single_figure_round_the_clock() -> None:
    """Case 2: due and overdue at once, on the wall clock."""
    assert texts(handed_over(2, Severity.CRITICAL), CommitmentKind.FOLLOW_UP) == [
        "from Tue 10 Mar 2026 15:30 CET: handed over to Engineering, Critical, by Sam",
        "Critical: 2 h to overdue, round the clock",
        "counted Tue 10 Mar 15:30 – 17:30: 2 h",
        "due and overdue Tue 10 Mar 2026 17:30 CET: 2 h",
    ]


def test_working_days_over_holidays() -> None:
    """A Medium before Easter: each day that is left out says which holiday it is."""
    draft = handed_over(6, Severity.MEDIUM, wall("04-02 16:30"))
    assert texts(draft, CommitmentKind.FOLLOW_UP, GERMAN) == [
        "from Thu 2 Apr 2026 16:30 CEST: handed over to Engineering, Medium, by Sam",
        "Medium: 1 working day to overdue, by working hours",
        "counted Thu 2 Apr 16:30 – 18:00: 1 h 30 min",
        "left out Thu 2 Apr 18:00 – Sat 4 Apr 00:00: Good Friday",
        "left out Sat 4 Apr 00:00 – Mon 6 Apr 00:00: weekend",
        "left out Mon 6 Apr 00:00 – Tue 7 Apr 09:00: Easter Monday",
        "counted Tue 7 Apr 09:00 – 16:30: 7 h 30 min",
        "due and overdue Tue 7 Apr 2026 16:30 CEST: 1 working day",
    ]


def test_a_change_of_severity_is_told() -> None:
    """The clock runs from its last entry, timed by the severity it has now, and the lines say so."""
    draft = follow_up(handed_over(1, Severity.HIGH), "they look", wall("03-10 16:00"), "Sam")
    draft = change_severity(draft, Severity.CRITICAL, "orders are lost", wall("03-10 16:30"), "Priya")
    assert texts(draft, CommitmentKind.FOLLOW_UP)[:3] == [
        "from Tue 10 Mar 2026 16:00 CET: followed up, by Sam",
        "re-timed by Tue 10 Mar 2026 16:30 CET: severity changed: High → Critical, by Priya; "
        "it still runs from where it started",
        "Critical: 2 h to overdue, round the clock",
    ]
    later = follow_up(draft, "x", wall("03-10 17:00"), "Sam")
    assert [line.part for line in of(later.record, CommitmentKind.FOLLOW_UP)][:2] == [Part.START, Part.RULE]


def test_a_pause_is_left_out_with_its_reason() -> None:
    """Of the customer's clock alone."""
    draft = pause(
        handed_over(2, Severity.CRITICAL), reason="asleep until 7", until=wall("03-11 07:00"),
        now=wall("03-10 16:30"), by="Sam",
    )  # fmt: skip
    assert texts(draft, CommitmentKind.CUSTOMER_UPDATE)[2:] == [
        "counted Tue 10 Mar 15:30 – 16:30: 1 h",
        "left out Tue 10 Mar 16:30 – Wed 11 Mar 07:00: paused: asleep until 7",
        "counted Wed 11 Mar 07:00 – 08:00: 1 h",
        "due Wed 11 Mar 2026 08:00 CET: 2 h",
        "counted Wed 11 Mar 08:00 – 10:00: 2 h",
        "overdue Wed 11 Mar 2026 10:00 CET: 4 h",
    ]
    assert not any(line.text.endswith("asleep until 7") for line in of(draft.record, CommitmentKind.FOLLOW_UP))


def test_a_tighter_contract_is_told() -> None:
    """The interval that counts is named as the contract's."""
    draft = handed_over(2, Severity.CRITICAL).with_value("impact.sla_update_every", "3h")
    assert texts(draft, CommitmentKind.CUSTOMER_UPDATE)[1] == (
        "Critical: 2 h to due, 3 h to overdue, round the clock, as the contract says"
    )


@pytest.mark.parametrize(
    ("kind", "changed", "last"),
    [
        (CommitmentKind.SLA, {}, "due and overdue Tue 10 Mar 2026 16:00 CET: when the record says the SLA runs out"),
        (CommitmentKind.ASK, {}, "due and overdue Tue 10 Mar 2026 18:00 CET: as the brief asks"),
        (
            CommitmentKind.ASK,
            {"target.ask_deadline": date(2026, 3, 14)},
            "due and overdue Mon 16 Mar 2026 18:00 CET: the end of working hours of Sat 14 Mar 2026, "
            "or of the next day that has some",
        ),
        (
            CommitmentKind.ASK,
            {"target.ask_deadline": None},
            "due and overdue Tue 10 Mar 2026 18:00 CET: what High gives where nobody said otherwise",
        ),
    ],
    ids=["SLA", "ask", "by a day", "by the severity"],
)
def test_dates(kind: CommitmentKind, changed: dict[str, Any], last: str) -> None:
    """What has a date says where it comes from."""
    draft = handed_over(1, Severity.HIGH)
    for path, value in changed.items():
        draft = draft.with_value(path, value)
    first, second = texts(draft, kind)
    assert first.startswith("from Tue 10 Mar 2026 15:30 CET: handed over")
    assert second == last


def test_a_promise() -> None:
    """It comes from its own entry."""
    draft = promise(
        handed_over(1, Severity.HIGH), what="a cause", to="Dana Ruiz", due=wall("03-11 12:00"), now=NOW, by="Sam"
    )
    assert texts(draft, CommitmentKind.PROMISE) == [
        "from Tue 10 Mar 2026 15:30 CET: promised to Dana Ruiz, by Wed 11 Mar 2026 12:00 CET, by Sam",
        "due and overdue Wed 11 Mar 2026 12:00 CET: as it was promised",
    ]


def test_what_is_no_longer_due_is_not_explained() -> None:
    """A promise that was kept meanwhile is none of its commitments."""
    draft = handed_over(1, Severity.HIGH)
    gone = Commitment(CommitmentKind.PROMISE, NOW, NOW, NOW, key="zz9")
    with pytest.raises(KeyError):
        why(draft.record, SETTINGS, gone)


MINUTES = st.integers(0, 366 * 24 * 60)


@given(
    severity=st.sampled_from(Severity),
    minutes=MINUTES,
    stops=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 5000)), max_size=3),
    settings=st.sampled_from([SETTINGS, GERMAN, CHATHAM]),
    sla=st.none() | st.integers(30, 3000),
)
def test_the_sum_adds_up(
    severity: Severity, minutes: int, stops: list[tuple[int, int]], settings: Settings, sla: int | None
) -> None:
    """The pieces lie end to end from the start to the end, and what is counted by hours is what was to be counted."""
    at = wall("01-01 00:00") + timedelta(minutes=minutes)
    draft = handed_over(1, severity, at).with_value("impact.sla_update_every", f"{sla}m" if sla else None)
    for begins, length in stops:
        now = at + timedelta(minutes=begins)
        draft = pause(draft, reason="x", until=now + timedelta(minutes=length), now=now, by="Sam")
    for run in runs(draft.record, settings):
        one = run.commitment
        lines = why(draft.record, settings, one)
        pieces = [line for line in lines if line.part in (Part.COUNTED, Part.LEFT_OUT)]
        assert (pieces[0].start, pieces[-1].end) == (one.started, one.overdue)
        assert all(before.end == after.start for before, after in pairwise(pieces))
        assert all(piece.end <= one.due or piece.start >= one.due for piece in pieces)
        counted = [piece for piece in pieces if piece.part is Part.COUNTED]
        for span, end in ((run.opens, one.due), (run.closes, one.overdue)):
            if not span.days:
                assert sum((piece.end - piece.start for piece in counted if piece.end <= end), timedelta()) == span


def test_every_commitment_has_a_reason() -> None:
    """Whatever the board shows can be asked for its reason."""
    draft = update_customer(handed_over(1, Severity.HIGH), "we look", NOW, "Sam")
    draft = promise(draft, what="a cause", to="", due=date(2026, 3, 12), now=NOW, by="Sam")
    for one in commitments(draft.record, SETTINGS):
        *_, last = why(draft.record, SETTINGS, one)
        assert (last.part, last.end) == (Part.OVERDUE, one.overdue)
    assert {one.kind for one in commitments(draft.record, SETTINGS)} == {*CLOCKS, *CommitmentKind}
