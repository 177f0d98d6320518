"""What is said of what is missing, of what does not parse, and of what contradicts itself; and readiness."""

from datetime import timedelta

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.english_missing import MISSING
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.needs import COMMON, HOLDS, REPRODUCTION, needs_of
from escalate_tui.judgement.readiness import WEIGHTS
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import field_at

EMPTY = Draft.begun("esc-20260310-143012-k7q", NOW, by="Sam")


def found(draft: Draft, code: str) -> list[Finding]:
    return [one for one in assess(draft, CONTEXT).findings if one.code == code]


def test_an_empty_item_fills_nothing() -> None:
    """A row of a list that holds no text yet is no step, attempt or evidence."""
    draft = (
        case(1)
        .with_value("repro.steps", [{"key": "s9z"}])
        .with_value("repro.evidence", [{"key": "e9z", "kind": "log"}])
    )
    assert len(found(draft, "steps-missing")) == len(found(draft, "evidence-missing")) == 1


def test_what_was_tried_weighs_more_for_who_must_be_told() -> None:
    """What was tried is a hint in general, and a warning for a target that must be told."""
    to_leadership = case(4).with_value("understand.attempts", None).with_value("target.team", "leadership")
    assert [one.level for one in found(to_leadership, "attempts-missing")] == [Level.WARN]


def test_a_time_written_by_hand_is_offered_as_it_reads_now() -> None:
    """A file edited by hand may hold a time as people say it: it stays, and a key takes what it means."""
    (one,) = found(case(1).with_value("impact.sla_ends", "+4h"), "unparsed")
    assert one.says == "“+4h” is kept as it stands. Is it Tue 10 Mar 2026 19:30 CET, in 4 h?"
    assert one.fix is not None
    assert one.fix.value == NOW + timedelta(hours=4)


def test_another_severity_asks_for_its_reason() -> None:
    """A severity that differs from the suggestion is explained; the same one needs no words."""
    same, other = case(1).with_value("impact.severity", "high"), case(1).with_value("impact.severity", "critical")
    assert found(same, "severity-reason-missing") == []
    (one,) = found(other, "severity-reason-missing")
    assert one.says == "Write in one line why it is Critical and not High, as suggested."
    assert found(other.with_value("impact.severity_reason", "Their CEO has called."), one.code) == []


@pytest.mark.parametrize(
    ("path", "value", "stops"),
    [
        pytest.param("impact.customers_affected", "about 40", True, id="number"),
        pytest.param("impact.sla_ends", "next week or so", True, id="moment"),
        pytest.param("target.ask", "hurry", True, id="choice"),
        pytest.param("target.team", "Unknown, because nobody answers", True, id="target-never-unknown"),
        pytest.param("impact.sla_ends", "Unknown, because the contract is with Legal", False, id="unknown-with-reason"),
        pytest.param("impact.revenue_at_risk", "Unknown, because the deal is not signed", False, id="unknown-money"),
    ],
)
def test_what_does_not_parse_stops_the_brief(path: str, value: str, stops: bool) -> None:
    """A value that does not parse stops the brief and is quoted, unless it says why it is unknown."""
    draft = case(1).with_value(path, value)
    assert [value in one.says for one in found(draft, "unparsed")] == [True] * stops
    assert draft.unparsed
    missing = {one.path for one in assess(draft, CONTEXT).findings if one.missing}
    assert path not in missing


def test_sla_near_says_how_near() -> None:
    """The sentence has the figure in it."""
    (one,) = found(case(1).with_value("impact.sla_status", "within"), "sla-near")
    assert one.says == "The SLA runs out in 30 min: At risk?"


def test_findings_stand_in_the_order_of_the_record() -> None:
    """Findings come in the order of the screens and their fields; who reports and owns stands last."""
    draft = case(2).with_value("understand.summary", "tbd").with_value("reporter", None)
    draft = draft.with_value("repro.steps.sp4.text", "etc").with_value("repro.steps.sp2.text", "Try to log in")
    draft = draft.with_value("impact.workflow", "Some rows").with_value("understand.customers.cm4.plan", "tbd")
    draft = draft.with_value("understand.customers.ck3.contact", "tbd")
    assert [one.path for one in assess(draft, CONTEXT).findings] == [
        "understand.summary",
        "understand.customers.ck3.contact",
        "understand.customers.cm4.plan",
        "impact.workflow",
        "repro.steps.sp2.text",
        "repro.steps.sp4.text",
        "reporter",
    ]


def test_an_empty_draft_stops_for_three_things() -> None:
    """A new draft lacks a headline and an ask; all else it lacks may be overridden."""
    stops = [one.path for one in assess(EMPTY, CONTEXT).stops]
    assert stops == ["understand.summary", "target.ask", "target.ask_text"]
    assert all(one.missing for one in assess(EMPTY, CONTEXT).findings)


def test_every_need_has_a_sentence_and_a_field() -> None:
    """Every need leads to a declared field, and says what to write there."""
    needs = [*COMMON, *REPRODUCTION, *(need for own in HOLDS.values() for item in own.values() for need in item)]
    for need in needs:
        assert field_at(need.path).title
        assert MISSING[need.code].endswith((".", "…"))
    conditional = {"severity-reason-missing", "against-verdict-missing", "team-missing"}
    assert set(MISSING) == {need.code for need in needs} | conditional
    assert set(WEIGHTS) <= {need.code for need in needs}


def test_readiness_is_the_weighted_share() -> None:
    """Steps weigh 4 of the 40 that a bug for Engineering needs."""
    full, without = assess(case(1), CONTEXT), assess(case(1).with_value("repro.steps", None), CONTEXT)
    assert (full.readiness.done, full.readiness.needed) == (40, 40)
    assert (without.readiness.done, without.readiness.percent) == (36, 90)


EMPTIED = {
    "understand.customers": ["understand.customers", "impact.customers_affected", "understand.segment"],
    "impact.revenue_at_risk": [
        "impact.revenue_at_risk",
        "understand.customers",
        "impact.sla_status",
        "impact.sla_ends",
    ],
    "impact.sla_status": ["impact.sla_status", "impact.sla_ends", "impact.obligations"],
    "impact.last_update": ["impact.last_update", "impact.last_update_at"],
    "target.urgency": ["target.urgency", "target.ask_deadline"],
    "impact.obligations": ["impact.obligations", "impact.public_risk", "impact.reference_customer"],
    "target.ask_deadline": ["target.ask_deadline", "impact.deadline"],
}
"""Where several fields answer a need: all of them."""


@pytest.mark.parametrize("number", range(1, 6))
def test_readiness_is_what_the_target_needs_by_weight(number: int) -> None:
    """All that is needed adds up to 100 %, and what is emptied takes exactly the weight of the needs it met."""
    full = assess(case(number), CONTEXT)
    facts = Facts(case(number), CONTEXT)
    needs = [need for need in needs_of(full.target.team, facts).values() if need.level is not Level.HINT]
    assert full.readiness.done == full.readiness.needed == sum(WEIGHTS.get(need.code, 1) for need in needs)
    for need in needs:
        draft = case(number).with_value("target.team", full.target.team.value)
        draft = draft.with_value("repro.applicable", facts.record.reproduction_asked)
        for path in EMPTIED.get(need.path, [need.path]):
            draft = draft.with_value(path, None)
        emptied = Facts(draft, CONTEXT)
        lost = sum(WEIGHTS.get(one.code, 1) for one in needs if not one.met(emptied))
        assert assess(draft, CONTEXT).readiness.done == full.readiness.needed - lost


def test_junk_does_not_count_as_there() -> None:
    """A field that a warning speaks of counts as if it were empty."""
    junk = assess(case(1).with_value("repro.steps.s4c.text", "Try to export"), CONTEXT)
    assert junk.readiness.done == 36


def test_readiness_follows_the_target() -> None:
    """What counts is what the chosen target needs."""
    to_product = assess(case(1).with_value("target.team", "product"), CONTEXT)
    assert to_product.readiness.percent < 100
    assert {one.path for one in to_product.findings} == {
        "target.ask",
        "target.use_case",
        "target.request_frequency",
        "target.competition",
    }


def test_a_draft_with_nothing_in_it_is_hardly_ready() -> None:
    """A new draft has its owner and its reporter, and no more."""
    assert assess(EMPTY, CONTEXT).readiness.done == 2
