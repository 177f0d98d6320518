"""What a key sets: steps taken apart, filler taken away, and the answers that the record itself gives."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.finding import Fix
from escalate_tui.judgement.steps import apart
from escalate_tui.model.draft import Draft

STEPS = "repro.steps"


def offered(draft: Draft, code: str) -> Fix:
    """The one fix that a finding of this code offers."""
    (fix,) = [one.fix for one in assess(draft, CONTEXT).findings if one.code == code]
    assert fix is not None
    return fix


@pytest.mark.parametrize(
    ("step", "pieces"),
    [
        ("Enter “48211” and click Search", ["Enter “48211”", "Click Search"]),
        ("Click Save, then reload the page.", ["Click Save", "Reload the page."]),
        ("Click Edit, change the name to “x” and then click Save",
         ["Click Edit", "Change the name to “x”", "Click Save"]),
        ("Open Billing. Choose row 3; delete it", ["Open Billing. Choose row 3", "Delete it"]),
        ("When asked, choose “Yes and save”, then click OK", ["When asked, choose “Yes and save”", "Click OK"]),
        ("Open Data → Export", ["Open Data → Export"]),
    ],
)  # fmt: skip
def test_a_step_comes_apart_into_its_acts(step: str, pieces: list[str]) -> None:
    """Each act becomes a step in its own words; what stands in quotation marks stays whole."""
    assert apart(step) == pieces


def test_steps_keep_their_keys() -> None:
    """The first act keeps the key of its step and all that is known of it, the others get keys of their own."""
    items = [
        {"key": "s3b", "text": "Open Data → Export"},
        {"key": "s4c", "text": "Choose CSV and click Export", "colour": "kept"},
        {"key": "s5d", "text": "Read line 3"},
    ]
    draft = case(1).with_value(STEPS, items)
    fix = offered(draft, "step-two-actions")
    assert (fix.label, fix.path) == ("make 2 steps of it", STEPS)
    first, second, third, last = fix.value
    assert (first, second, last) == (items[0], {**items[1], "text": "Choose CSV"}, items[2])
    assert third["text"] == "Click Export"
    assert third["key"] not in {"s3b", "s4c", "s5d"}
    assert offered(draft, "step-two-actions") == fix
    assert draft.value(STEPS) == items


def test_each_step_comes_apart_by_itself() -> None:
    """Two such steps have a key each, and the keys they give never meet."""
    texts = ["Choose CSV and click Export", "Choose PDF and click Export"]
    draft = case(1).with_value(STEPS, [{"key": f"s{at}a", "text": text} for at, text in enumerate(texts)])
    for _ in texts:
        fix = next(one.fix for one in assess(draft, CONTEXT).findings if one.code == "step-two-actions")
        assert fix is not None
        draft = draft.with_value(fix.path, fix.value)
    assert [step["text"] for step in draft.value(STEPS)] == ["Choose CSV", "Click Export", "Choose PDF", "Click Export"]
    assert len({step["key"] for step in draft.value(STEPS)}) == 4


def test_a_step_without_a_key_is_left_whole() -> None:
    """A step that has no key yet cannot be told from the others, and gets no key to press."""
    draft = case(1).with_value(STEPS, [{"text": "Choose CSV and click Export"}])
    assert [one.fix for one in assess(draft, CONTEXT).findings if one.code == "step-two-actions"] == [None]


@pytest.mark.parametrize(
    ("path", "value", "fix"),
    [
        ("repro.expected", "tbd", Fix("empty it", "repro.expected", None)),
        ("understand.attempts.a2n.result", "xxx", Fix("empty it", "understand.attempts.a2n.result", None)),
        ("understand.tickets", ["48211", "tbd"], Fix("empty it", "understand.tickets", ["48211"])),
        (STEPS, [{"key": "s1a", "text": "tbd"}, {"key": "s2a", "text": "Open Billing"}],
         Fix("remove the step", STEPS, [{"key": "s2a", "text": "Open Billing"}])),
    ],
    ids=["text", "item", "entry", "step"],
)  # fmt: skip
def test_filler_is_taken_away(path: str, value: Any, fix: Fix) -> None:
    """Nothing is worth more than junk: the key leaves the field empty, and takes nothing else with it."""
    assert offered(case(1).with_value(path, value), "filler") == fix


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "edits", "path", "value"),
    [
        ("ask-misfit", {"target.team": "product"}, "target.ask", "decide"),
        ("ask-misfit", {"target.ask": "approve"}, "target.ask", "investigate"),
        ("ask-deadline-missing", {"target.team": "leadership", "target.ask_deadline": None}, "target.ask_deadline",
         at(10, 17)),
        ("ask-deadline-past", {"target.ask_deadline": at(10, 9)}, "target.ask_deadline", at(10, 17)),
        ("ask-deadline-far", {"target.ask_deadline": at(12, 9)}, "target.ask_deadline", None),
        ("revenue-over-arr", {"impact.revenue_at_risk": "250000 EUR"}, "impact.revenue_at_risk", "240000 EUR"),
        ("revenue-under-arr", {"impact.revenue_at_risk": "240 EUR"}, "impact.revenue_at_risk", "240000 EUR"),
        ("fewer-than-listed", {"impact.customers_affected": 0}, "impact.customers_affected", 1),
        ("sla-near", {"impact.sla_status": "within"}, "impact.sla_status", "at-risk"),
        ("sla-past", {"impact.sla_ends": at(10, 9)}, "impact.sla_status", "breached"),
        ("severity-reason-missing", {"impact.severity": "medium"}, "impact.severity", None),
        ("owner-missing", {"owner": None}, "owner", "Sam, EMEA support"),
        ("overruled-without-reason", {"understand.criteria.overruled.sla-breach": " "},
         "understand.criteria.overruled.sla-breach", None),
    ],
)  # fmt: skip
def test_the_record_gives_the_answer(code: str, edits: dict[str, Any], path: str, value: Any) -> None:
    """What the rest of the record says is what the key sets."""
    draft = case(1)
    for edited, to in edits.items():
        draft = draft.with_value(edited, to)
    fix = offered(draft, code)
    assert (fix.path, fix.value) == (path, value)


def test_no_deadline_is_offered_behind_the_hard_one() -> None:
    """Where the severity would allow more time than the hard deadline does, the date is for people to choose."""
    draft = case(1).with_value("target.ask_deadline", at(10, 9)).with_value("impact.deadline", at(10, 16))
    assert [one.fix for one in assess(draft, CONTEXT).findings if one.code == "ask-deadline-past"] == [None]
