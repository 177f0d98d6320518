"""Promises, the deadline of the ask, the end of the SLA: when they are due, and how they end."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from escalate_tui.followup.acts import follow_up, hand_over, promise, take_back, update_customer
from escalate_tui.followup.changing import change_target
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.closing import Closing, reopen, resolve
from escalate_tui.followup.commitment import CLOCKS, Commitment, CommitmentKind, State
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")
SETTINGS = Settings(WorkingCalendar.nine_to_six(BERLIN))


def wall(text: str) -> datetime:
    """Read "03-10 15:30" as a time of 2026 in Berlin."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN).astimezone(UTC)


NOW = wall("03-10 15:30")


def opened(**steps: dict[str, Any]) -> Draft:
    draft = Draft({"id": "esc-1", **steps})
    told: dict[str, Any] = {"severity": Severity.HIGH, "team": Team.ENGINEERING, "also": (), "format": "plain"}
    return hand_over(draft, **told, brief="as it left", now=NOW, by="Sam")


def promised(
    draft: Draft, what: str = "a cause", due: Any = None, hours: int = 1, keeps: tuple[str, ...] = ()
) -> Draft:
    due = due or wall("03-11 12:00")
    return promise(draft, what=what, to="Dana Ruiz", due=due, now=NOW + timedelta(hours=hours), by="Sam", keeps=keeps)


def dated(draft: Draft) -> list[Commitment]:
    return [one for one in commitments(draft.record, SETTINGS) if one.kind not in CLOCKS]


def test_a_promise_is_a_commitment_of_its_own() -> None:
    """It is due and overdue at the instant it names, says what and to whom, and has the key of its entry."""
    draft = promised(opened())
    at = wall("03-11 12:00")
    key = draft.doc["history"][-1]["key"]
    expected = Commitment(
        CommitmentKind.PROMISE, NOW + timedelta(hours=1), at, at, text="a cause, to Dana Ruiz", key=key
    )
    assert dated(draft) == [expected]
    assert expected.state(at) is State.OVERDUE


def test_a_promise_of_a_day_is_due_when_its_work_ends() -> None:
    """By Thursday is by 18:00; by Saturday, when nobody works, by the end of Monday."""
    assert [dated(promised(opened(), due=date(2026, 3, day)))[0].due for day in (12, 14)] == [
        wall("03-12 18:00"),
        wall("03-16 18:00"),
    ]


def test_promises_are_many() -> None:
    """Each stands until an entry names it; one update can keep several."""
    draft = promised(promised(promised(opened()), "a plan"), "a date")
    first, second, third = (one.key for one in dated(draft))
    draft = update_customer(draft, "the cause and the plan", NOW + timedelta(hours=2), "Sam", keeps=[first, second])
    assert [one.key for one in dated(draft)] == [third]
    assert draft.doc["history"][-1]["keeps"] == [first, second]


def test_keeping_is_taken_back_with_its_entry() -> None:
    """The promise stands again, at its old time."""
    before = promised(opened())
    (one,) = dated(before)
    kept = update_customer(before, "the cause", NOW, "Sam", keeps=[one.key])
    assert dated(kept) == []
    assert dated(take_back(kept, kept.doc["history"][-1]["key"], NOW, "Sam")) == [one]


def test_a_promise_is_taken_back() -> None:
    """It no longer stands once its entry no longer counts."""
    draft = promised(opened())
    assert dated(take_back(draft, draft.doc["history"][-1]["key"], NOW, "Sam")) == []


def test_a_new_promise_takes_the_place_of_one() -> None:
    """A date that moves is a new promise that names the old one; nothing is due twice."""
    draft = promised(opened())
    (old,) = dated(draft)
    (new,) = dated(promised(draft, due=wall("03-12 12:00"), keeps=(old.key,)))
    assert (new.due, new.key != old.key) == (wall("03-12 12:00"), True)


ASKED = {"target": {"ask": "fix", "ask_text": "the cause\nof the time-outs"}}
BY_FIVE = {"target": {**ASKED["target"], "ask_deadline": wall("03-11 17:00")}}


@pytest.mark.parametrize(
    ("steps", "due", "text"),
    [
        pytest.param(ASKED, "03-11 12:00", "fix: the cause of the time-outs", id="by the severity"),
        pytest.param(BY_FIVE, "03-11 17:00", "fix: the cause of the time-outs", id="as written"),
        pytest.param({"target": {"ask_deadline": date(2026, 3, 12)}}, "03-12 18:00", "", id="by a day"),
    ],
)
def test_the_ask_has_a_deadline(steps: dict[str, Any], due: str, text: str) -> None:
    """As the record says, otherwise what the severity gave when the brief left; nothing is due that nobody asked."""
    calendar = WorkingCalendar.nine_to_six(BERLIN)
    late = Draft({"id": "esc-1", **steps})
    draft = hand_over(
        late, severity=Severity.HIGH, team=Team.ENGINEERING, also=(), format="plain", brief="x",
        now=wall("03-10 17:30"), by="Sam",
    )  # fmt: skip
    (ask,) = [one for one in commitments(draft.record, Settings(calendar)) if one.kind is CommitmentKind.ASK]
    assert (ask.due, ask.overdue, ask.text) == (wall(due), wall(due), text)


def test_nothing_asked_has_no_deadline() -> None:
    """Without an ask and a date there is only what the clocks give."""
    assert dated(opened()) == []


def test_an_ask_ends_with_what_names_it_and_begins_again_with_another_date() -> None:
    """Once the target delivered it is done; a later deadline in the record is another one to keep."""
    draft = opened(**BY_FIVE)
    (ask,) = dated(draft)
    done = follow_up(draft, "fixed in 4.18.1", NOW, "Sam", keeps=[ask.key])
    assert dated(done) == []
    (again,) = dated(done.with_value("target.ask_deadline", wall("03-13 17:00")))
    assert again.due == wall("03-13 17:00")


def test_another_target_has_a_deadline_of_its_own() -> None:
    """What the severity gives counts from the brief that left last, also when the first ask was done."""
    draft = opened(**ASKED)
    draft = follow_up(draft, "not ours", NOW, "Sam", keeps=[dated(draft)[0].key])
    draft = change_target(
        draft, team=Team.PRODUCT, also=(), format="plain", brief="new", note="", now=wall("03-12 09:00"), by="Sam"
    )
    assert [one.due for one in dated(draft)] == [wall("03-12 18:00")]


def test_the_end_of_the_sla() -> None:
    """It is due when the record says it runs out, and ends like the others; another end is another one."""
    draft = opened(impact={"sla_ends": wall("03-10 16:00")})
    (sla,) = dated(draft)
    assert (sla.kind, sla.due, sla.overdue) == (CommitmentKind.SLA, wall("03-10 16:00"), wall("03-10 16:00"))
    done = update_customer(draft, "here is the plan", NOW, "Sam", keeps=[sla.key])
    assert dated(done) == []
    assert len(dated(done.with_value("impact.sla_ends", wall("03-12 16:00")))) == 1


def test_closing_ends_what_was_due_and_reopening_brings_the_rest_back() -> None:
    """A closed escalation has nothing due; reopened it has what lay ahead when it was closed."""
    draft = promised(promised(opened(), due=wall("03-10 17:00")), "a report", due=wall("03-13 12:00"))
    closed = resolve(draft, note="", learning="x", done=set(Closing), waived={}, now=wall("03-11 10:00"), by="Sam")
    assert dated(closed) == []
    back = reopen(closed, "it is back", wall("03-12 10:00"), "Sam")
    assert [one.text for one in dated(back)] == ["a report, to Dana Ruiz"]
    as_before = take_back(closed, closed.doc["history"][-1]["key"], wall("03-11 10:01"), "Sam")
    assert dated(as_before) == dated(draft)


def test_a_promise_by_hand_without_a_date_is_due_at_no_time() -> None:
    """What a hand edit left out is not made up."""
    entry = {"key": "h1", "at": NOW, "act": "promised", "note": "a cause"}
    assert dated(opened().with_entry(entry)) == []
