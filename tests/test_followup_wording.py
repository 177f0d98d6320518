"""What the board says of commitments, asks and entries."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.row import LogLine, Row, Told
from escalate_tui.followup.wording import asked, bounds, countdown, day_time, entry, told
from escalate_tui.model.choices import Severity, Status

BERLIN = ZoneInfo("Europe/Berlin")
ROW = Row(
    id="esc-20260310-143000-k7q",
    status=Status.OPEN,
    summary="Export drops rows",
    severity=Severity.CRITICAL,
    target="Engineering",
    customers="Borealis +2",
    customer="Borealis",
    owner="Sam",
    created=None,
    updated=None,
    opened=None,
    closed=None,
    ask="find the cutoff",
    ask_by=None,
    told=None,
    commitments=(),
    lines=(),
)


def wall(text: str) -> datetime:
    """Read "2026-03-10 15:30" or "03-10 15:30", of 2026, as a time in Berlin."""
    full = text if text.count("-") == 2 else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=BERLIN).astimezone(UTC)


def commitment(due: str, overdue: str, kind: CommitmentKind = CommitmentKind.CUSTOMER_UPDATE) -> Commitment:
    return Commitment(kind, wall(due), wall(due), wall(overdue))


@pytest.mark.parametrize(
    ("due", "overdue", "now", "sign", "text"),
    [
        pytest.param("03-10 17:30", "03-10 19:30", "03-10 19:40", "▲", "late 10 min", id="overdue"),
        pytest.param("03-10 17:30", "03-10 19:30", "03-10 19:30", "▲", "late under a minute", id="just overdue"),
        pytest.param("03-10 17:30", "03-10 19:30", "03-10 22:35", "▲", "late 3 h 5 min", id="overdue by hours"),
        pytest.param("03-10 17:30", "03-10 19:30", "03-12 21:00", "▲", "late 2 d 1 h", id="overdue by days"),
        pytest.param("03-10 19:30", "03-10 21:30", "03-10 19:40", "●", "due, to 21:30", id="due"),
        pytest.param("03-10 17:30", "03-11 09:30", "03-10 19:40", "●", "due, to Wed 09:30", id="due overnight"),
        pytest.param("03-11 10:30", "03-11 14:30", "03-10 19:40", " ", "Wed 10:30, 14 h 50 min", id="later"),
        pytest.param("03-10 21:40", "03-10 21:40", "03-10 19:40", " ", "21:40, 2 h", id="later today"),
        pytest.param("03-10 20:10", "03-10 20:10", "03-10 19:40", " ", "20:10, 30 min", id="in minutes"),
        pytest.param("03-18 16:30", "03-18 16:30", "03-10 15:40", " ", "Wed 18 Mar 16:30, 8 d", id="next week"),
    ],
)
def test_countdown(due: str, overdue: str, now: str, sign: str, text: str) -> None:
    """Overdue, due and later differ by sign and by word; countdown and clock time stand together."""
    assert countdown(commitment(due, overdue), wall(now), BERLIN) == (sign, text)


def test_countdown_in_another_zone() -> None:
    """Clock times are those of the zone asked for."""
    shown = countdown(commitment("03-10 19:30", "03-10 21:30"), wall("03-10 19:40"), ZoneInfo("Asia/Kolkata"))
    assert shown == ("●", "due, to 02:00")


@pytest.mark.parametrize(
    ("due", "overdue", "now", "text"),
    [
        pytest.param(
            "03-10 17:30",
            "03-10 19:30",
            "03-10 19:40",
            "customer update: was due 17:30, latest 19:30 CET",
            id="overdue",
        ),
        pytest.param(
            "03-10 17:30",
            "03-10 19:30",
            "03-10 18:00",
            "customer update: due since 17:30, latest 19:30 CET",
            id="due",
        ),
        pytest.param(
            "03-11 10:30",
            "03-11 14:30",
            "03-10 18:00",
            "customer update: next Wed 10:30, latest 14:30 CET",
            id="later",
        ),
        pytest.param(
            "03-10 21:10", "03-10 21:10", "03-10 19:40", "customer update: next 21:10 CET", id="single, later"
        ),
        pytest.param(
            "03-10 21:10",
            "03-10 21:10",
            "03-11 09:00",
            "customer update: was due Tue 21:10 CET",
            id="single, overdue",
        ),
        pytest.param(
            "03-27 17:00",
            "03-30 10:00",
            "03-27 17:30",
            "customer update: due since 17:00, latest Mon 10:00 CEST",
            id="over the change of clocks",
        ),
    ],
)
def test_bounds(due: str, overdue: str, now: str, text: str) -> None:
    """Both bounds are told with the zone, and no day twice."""
    assert bounds(commitment(due, overdue), wall(now), BERLIN) == text


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("03-10 08:05", "08:05"),
        ("03-09 23:59", "Mon 23:59"),
        ("03-04 10:00", "Wed 10:00"),
        ("03-03 10:00", "Tue 3 Mar 10:00"),
        ("03-16 09:00", "Mon 09:00"),
        ("03-17 09:00", "Tue 17 Mar 09:00"),
        ("2025-11-05 09:00", "Wed 5 Nov 2025 09:00"),
    ],
)
def test_day_time(at: str, text: str) -> None:
    """A time names as much of its day as it takes to tell it from others."""
    assert day_time(wall(at), wall("03-10 19:40"), BERLIN) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param(ROW, "ask: find the cutoff", id="no deadline"),
        pytest.param(replace(ROW, ask_by=wall("03-10 17:30")), "ask: find the cutoff, by 17:30", id="by a time"),
        pytest.param(replace(ROW, ask_by=date(2026, 3, 12)), "ask: find the cutoff, by Thu", id="by a day"),
        pytest.param(replace(ROW, ask_by=date(2026, 3, 10)), "ask: find the cutoff, by today", id="by today"),
        pytest.param(replace(ROW, ask=""), "ask: nothing yet", id="no ask"),
    ],
)
def test_asked(row: Row, text: str) -> None:
    """The ask is told with its deadline."""
    assert asked(row, wall("03-10 15:40"), BERLIN) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param(ROW, "last told Borealis: nothing yet", id="nothing"),
        pytest.param(
            replace(ROW, told=Told(wall("03-10 12:00"), "we look")),
            "last told Borealis 12:00: we look",
            id="told",
        ),
        pytest.param(replace(ROW, told=Told(wall("03-10 12:00"), "")), "last told Borealis 12:00", id="no words"),
        pytest.param(replace(ROW, told=Told(None, "we look")), "last told Borealis: we look", id="no time"),
        pytest.param(replace(ROW, customer=""), "last told the customer: nothing yet", id="no name"),
    ],
)
def test_told(row: Row, text: str) -> None:
    """What the customer was told last is told with its time, as far as known."""
    assert told(row, wall("03-10 15:40"), BERLIN) == text


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("cutoff at midnight UTC", "19:10 followed up: cutoff at midnight UTC"),
        ("", "19:10 followed up"),
    ],
)
def test_entry(note: str, text: str) -> None:
    """An entry is told by when, what and its note."""
    line = LogLine(key="h1", at=wall("03-10 19:10"), label="followed up", note=note, by="Sam", counts=True)
    assert entry(line, wall("03-10 19:40"), BERLIN) == text
