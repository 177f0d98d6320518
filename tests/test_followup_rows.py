"""Rows of the board: how they are read from an escalation, and their order."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.followup.commitment import Commitment, CommitmentKind, State
from escalate_tui.followup.read import history_lines, row
from escalate_tui.followup.row import Row, Told, last_changed_first, last_closed_first, most_urgent_first
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = Settings(WorkingCalendar.nine_to_six(BERLIN), name="Sam")


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


def did(act: str, at: str, **told: Any) -> dict[str, Any]:
    return {"key": f"{act[:3]}{at[-2:]}", "at": wall(at), "by": "Sam", "act": act, **told}


HANDED_OVER = did("handed-over", "03-10 15:30", severity="critical", team="engineering", brief="…")
EXPORT: dict[str, Any] = {
    "id": "esc-20260310-143000-k7q",
    "created": wall("03-10 15:00"),
    "updated": wall("03-10 19:10"),
    "owner": "Sam",
    "understand": {
        "summary": "Export drops rows",
        "customers": [
            {"key": "c1", "name": "Borealis"},
            {"key": "c2", "name": "Kite Labs"},
            {"key": "c3", "name": "Mono"},
        ],
    },
    "impact": {"severity": "high"},
    "target": {
        "team": "product",
        "ask": "investigate",
        "ask_text": "find\nthe cutoff",
        "ask_deadline": wall("03-10 17:30"),
    },
    "history": [HANDED_OVER, did("followed-up", "03-10 19:10", note="job log shows\na cutoff")],
}


def read(**changed: Any) -> Row:
    return row(Draft({**EXPORT, **changed}), SETTINGS)


def test_open() -> None:
    """An open escalation is shown as its history says, with what its owner has to do and its last entries."""
    shown = read()
    assert (shown.id, shown.status, shown.summary) == (
        "esc-20260310-143000-k7q",
        Status.OPEN,
        "Export drops rows",
    )
    assert (shown.severity, shown.target, shown.owner) == (Severity.CRITICAL, "Engineering", "Sam")
    assert (shown.customers, shown.customer, shown.told) == ("Borealis +2", "Borealis", None)
    assert (shown.opened, shown.closed, shown.updated) == (wall("03-10 15:30"), None, wall("03-10 19:10"))
    assert (shown.ask, shown.ask_by) == ("investigate: find the cutoff", wall("03-10 17:30"))
    assert [(line.at, line.label, line.note) for line in shown.lines] == [
        (wall("03-10 19:10"), "followed up", "job log shows a cutoff"),
        (wall("03-10 15:30"), "handed over to Engineering, Critical", ""),
    ]
    assert [(one.kind, one.due) for one in shown.commitments] == [
        (CommitmentKind.FOLLOW_UP, wall("03-10 21:10")),
        (CommitmentKind.CUSTOMER_UPDATE, wall("03-10 17:30")),
        (CommitmentKind.ASK, wall("03-10 17:30")),
    ]


def test_draft() -> None:
    """A draft shows what the user chose, is due at no time, and nothing is suggested for it."""
    shown = read(history=[])
    assert (shown.status, shown.severity, shown.target) == (Status.DRAFT, Severity.HIGH, "Product")
    assert (shown.commitments, shown.opened, shown.lines) == ((), None, ())
    unset = read(history=[], impact={}, target={})
    assert (unset.severity, unset.target, unset.ask, unset.ask_by) == (None, "", "", None)


def test_empty() -> None:
    """A draft in which nothing stands has a row of its own."""
    shown = row(Draft({"id": "esc-1"}), SETTINGS)
    assert (shown.summary, shown.customers, shown.owner, shown.created, shown.updated) == (
        "",
        "",
        "",
        None,
        None,
    )


def test_closed() -> None:
    """A closed escalation is due at no time and tells when it was closed."""
    shown = read(history=[*EXPORT["history"], did("resolved", "03-11 10:00")])
    assert (shown.status, shown.closed, shown.commitments) == (Status.RESOLVED, wall("03-11 10:00"), ())
    assert shown.severity is Severity.CRITICAL


def test_reopened() -> None:
    """An escalation that was reopened is not closed, and its clocks run again."""
    shown = read(history=[HANDED_OVER, did("resolved", "03-11 10:00"), did("reopened", "03-12 10:00")])
    assert (shown.status, shown.closed) == (Status.OPEN, None)
    assert {one.due for one in shown.commitments} == {wall("03-12 12:00")}


def test_severity_changed() -> None:
    """A change of severity shows at once and re-times the clocks from when they started."""
    shown = read(history=[HANDED_OVER, did("severity-changed", "03-10 16:00", to="high")])
    assert shown.severity is Severity.HIGH
    assert shown.commitments[0].due == wall("03-11 10:30")


def test_severity_missing() -> None:
    """An open escalation whose history names no severity is timed by its step tables, otherwise as Medium."""
    history = [did("handed-over", "03-10 15:30")]
    assert read(history=history).commitments[0].due == wall("03-11 10:30")
    assert read(history=history, impact={}).commitments[0].due == wall("03-11 15:30")


def test_round_the_clock() -> None:
    """A record can say for itself whether its clocks stop at night."""
    history = [did("handed-over", "03-10 17:00", severity="high")]
    assert read(history=history).commitments[0].due == wall("03-11 12:00")
    assert read(history=history, round_the_clock=True).commitments[0].due == wall("03-10 21:00")
    assert read(history=history, round_the_clock="always").commitments[0].due == wall("03-11 12:00")


def test_sla_interval() -> None:
    """The interval that stands in the record tightens the customer update."""
    assert read(impact={"sla_update_every": "1h"}).commitments[1].overdue == wall("03-10 16:30")


@pytest.mark.parametrize(
    ("history", "deadline"),
    [
        pytest.param([HANDED_OVER], "03-10 17:30", id="Critical, 2 hours"),
        pytest.param(
            [HANDED_OVER, did("severity-changed", "03-10 16:00", to="medium")], "03-17 18:00", id="Medium since"
        ),
        pytest.param(
            [{**HANDED_OVER, "severity": "high"}, did("severity-changed", "03-10 17:45", to="critical")],
            "03-10 19:45",
            id="Critical since",
        ),
        pytest.param([{**HANDED_OVER, "severity": "high"}], "03-10 18:00", id="High, end of the day"),
    ],
)
def test_ask_without_a_deadline(history: list[dict[str, Any]], deadline: str) -> None:
    """An ask without a deadline is due as the severity gives it, counted from when that was given."""
    assert read(target={"ask": "fix"}, history=history).ask_by == wall(deadline)


@pytest.mark.parametrize(
    ("understand", "impact", "text"),
    [
        pytest.param({"customers": [{"name": "Acme Corp"}]}, {"customers_affected": 1}, "Acme Corp", id="one"),
        pytest.param({"customers": [{"name": "Fernwood"}]}, {"customers_affected": 5}, "Fernwood +4", id="one of 5"),
        pytest.param({"customers": [{"name": "A"}, {"name": "B"}]}, {}, "A +1", id="two by name"),
        pytest.param({"customers": [{"plan": "Pro"}, {"name": "B"}]}, {}, "B +1", id="one without a name"),
        pytest.param(
            {"customers": [{"name": "A"}, {"name": "B"}]},
            {"customers_affected": 1},
            "A +1",
            id="count too low",
        ),
        pytest.param({}, {"customers_affected": 41}, "41 customers", id="by number"),
        pytest.param({"segment": "Enterprise"}, {"customers_affected": 41}, "41 customers", id="number before segment"),
        pytest.param({}, {"customers_affected": 1}, "1 customer", id="one by number"),
        pytest.param({}, {"customers_affected": 12000}, "12,000 customers", id="thousands"),
        pytest.param({"affected": "everyone"}, {}, "everyone", id="everyone"),
        pytest.param(
            {"affected": "segment", "segment": "Enterprise with\nSAML"},
            {},
            "Enterprise with SAML",
            id="segment",
        ),
        pytest.param({}, {"customers_affected": "about 40"}, "", id="not a figure yet"),
    ],
)
def test_customers(understand: dict[str, Any], impact: dict[str, Any], text: str) -> None:
    """Who is affected is said by name, then by number, then in the words of the record."""
    assert read(understand=understand, impact=impact).customers == text


@pytest.mark.parametrize(
    ("history", "impact", "told"),
    [
        pytest.param([], {}, None, id="nothing"),
        pytest.param(
            [],
            {"last_update": "we\nlook", "last_update_at": wall("03-10 12:00")},
            Told(wall("03-10 12:00"), "we look"),
            id="before the hand-over",
        ),
        pytest.param([], {"last_update_at": date(2026, 3, 10)}, Told(wall("03-10 00:00"), ""), id="the day alone"),
        pytest.param(
            [did("customer-updated", "03-10 17:00", note="found it")],
            {"last_update": "we look"},
            Told(wall("03-10 17:00"), "found it"),
            id="by the history",
        ),
        pytest.param(
            [
                did("customer-updated", "03-10 17:00", note="late"),
                did("customer-updated", "03-10 16:00", note="early"),
            ],
            {},
            Told(wall("03-10 17:00"), "late"),
            id="written late",
        ),
        pytest.param(
            [
                did("customer-updated", "03-10 17:00", note="found it"),
                did("taken-back", "03-10 17:01", retracts="cus00"),
            ],
            {"last_update": "we look"},
            Told(None, "we look"),
            id="taken back",
        ),
    ],
)
def test_told(history: list[dict[str, Any]], impact: dict[str, Any], told: Told | None) -> None:
    """What the customer was told last comes from the history, otherwise from the draft."""
    assert read(history=[HANDED_OVER, *history], impact=impact).told == told


def test_history_lines() -> None:
    """The whole history reads newest first; what was taken back is marked and left out of the row."""
    history = [
        HANDED_OVER,
        did("followed-up", "03-10 17:00", note="asked"),
        did("taken-back", "03-10 17:01", retracts="fol00"),
        did("customer-updated", "03-10 16:00"),
    ]
    draft = Draft({**EXPORT, "history": history})
    assert [(line.label, line.counts) for line in history_lines(draft.record.history, BERLIN)] == [
        ("taken back: followed up", True),
        ("followed up", False),
        ("customer updated", True),
        ("handed over to Engineering, Critical", True),
    ]
    labels = [line.label for line in row(draft, SETTINGS).lines]
    assert labels == ["customer updated", "handed over to Engineering, Critical"]


def test_only_the_last_lines() -> None:
    """A row carries no more of a long history than the detail pane shows."""
    history = [
        HANDED_OVER,
        *(did("followed-up", f"03-10 17:{minute}", note=f"{minute}") for minute in range(10, 30)),
    ]
    assert [line.note for line in read(history=history).lines] == ["29", "28", "27", "26", "25"]


def open_row(name: str, severity: Severity, *bounds: tuple[str, str]) -> Row:
    made = tuple(
        Commitment(CommitmentKind.FOLLOW_UP, wall(f"03-10 {due}"), wall(f"03-10 {due}"), wall(f"03-10 {late}"))
        for due, late in bounds
    )
    return replace(read(), id=name, severity=severity, commitments=made)


def test_most_urgent_first() -> None:
    """The board is ordered by how late, then how soon late, then when due; of equals Critical comes first."""
    rows = [
        open_row("late by 2 h", Severity.MEDIUM, ("17:00", "17:40"), ("23:00", "23:00")),
        open_row("late by 10 min", Severity.CRITICAL, ("17:30", "19:30"), ("21:10", "21:10")),
        open_row("critical, due to 21:30", Severity.CRITICAL, ("19:30", "21:30")),
        open_row("a high one, due to 21:30", Severity.HIGH, ("18:00", "21:30")),
        open_row("due to 22:00", Severity.CRITICAL, ("17:00", "22:00")),
        open_row("later at 20:00", Severity.MEDIUM, ("20:00", "20:00")),
        open_row("later at 20:30, critical", Severity.CRITICAL, ("20:30", "23:00")),
        open_row("later at 20:30, high", Severity.HIGH, ("20:30", "20:30")),
        open_row("without commitments", Severity.CRITICAL),
    ]
    mixed = Random(1).sample(rows, len(rows))
    ordered = most_urgent_first(mixed, wall("03-10 19:40"))
    assert [one.id for one in ordered] == [one.id for one in rows]
    states = [one.state(wall("03-10 19:40")) for one in ordered]
    assert states == [State.OVERDUE] * 2 + [State.DUE] * 3 + [State.LATER] * 4


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        ("17:00", CommitmentKind.CUSTOMER_UPDATE),
        ("18:00", CommitmentKind.CUSTOMER_UPDATE),
        ("18:30", CommitmentKind.FOLLOW_UP),
        ("20:01", CommitmentKind.FOLLOW_UP),
    ],
)
def test_next(now: str, kind: CommitmentKind) -> None:
    """The commitment a row speaks of is the most urgent one, which changes as time goes on."""
    start = wall("03-10 15:00")
    made = (
        Commitment(CommitmentKind.FOLLOW_UP, start, wall("03-10 18:30"), wall("03-10 18:30")),
        Commitment(CommitmentKind.CUSTOMER_UPDATE, start, wall("03-10 17:30"), wall("03-10 20:00")),
    )
    upcoming = replace(read(), commitments=made).next(wall(f"03-10 {now}"))
    assert upcoming is not None
    assert upcoming.kind is kind


def test_drafts_and_closed() -> None:
    """Drafts go by their last change, closed ones by their closing, newest first; undated ones come last."""
    hours = [timedelta(hours=count) for count in range(3)]
    drafts = [replace(read(), id=f"d{-at}", updated=wall("03-10 09:00") + at) for at in hours]
    undated = replace(read(), id="undated", updated=None, created=None, closed=None)
    assert last_changed_first([undated, *drafts]) == [*reversed(drafts), undated]
    done = [replace(read(), id=f"c{-at}", closed=wall("03-10 09:00") + at) for at in hours]
    assert last_closed_first([undated, *done]) == [*reversed(done), undated]


def test_board_paints_without_pydantic() -> None:
    """Rows, their order and their words are there without the libraries that only reading a record needs."""
    code = (
        "import sys; from escalate_tui.followup import row, wording; "
        "print({'pydantic', 'pydantic_core', 'textual', 'tomli'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
