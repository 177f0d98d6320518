"""Who receives an escalation, and what the brief must hold for them."""

from typing import Any

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Assessment
from escalate_tui.model.choices import Team
from escalate_tui.model.draft import Draft

KEY_ACCOUNT = [{"key": "c1a", "name": "Acme Corp", "high_value": True}]
E, P, S, L, L2 = Team.ENGINEERING, Team.PRODUCT, Team.SECURITY, Team.LEADERSHIP, Team.L2_SUPPORT


def judged(tier: str, understand: dict[str, Any] | None = None, **more: dict[str, Any]) -> Assessment:
    target = {"from_tier": tier, **more.pop("target", {})}
    return assess(Draft({"understand": understand or {}, "target": target, **more}), CONTEXT)


def ranked(assessment: Assessment) -> list[Team]:
    return [one.team for one in assessment.targets if one.reasons]


@pytest.mark.parametrize(
    ("tier", "understand", "more", "teams"),
    [
        pytest.param("l2", {"kind": "bug"}, {}, [E], id="bug"),
        pytest.param("l2", {"kind": "infrastructure"}, {}, [E], id="infrastructure"),
        pytest.param("l2", {"kind": "feature-gap"}, {}, [P], id="feature-gap"),
        pytest.param("manager", {"kind": "account-risk"}, {}, [L], id="account-risk"),
        pytest.param("l2", {"kind": "other"}, {}, [], id="other"),
        pytest.param("l1", {"kind": "security"}, {}, [S], id="security-from-l1-bypasses-l2"),
        pytest.param("manager", {"kind": "security"}, {}, [S], id="security-from-a-manager"),
        pytest.param(
            "l1", {"kind": "bug", "criteria": {"confirmed": ["security-concern"]}}, {}, [S, E], id="security-bug"
        ),
        pytest.param("l1", {"kind": "bug"}, {}, [E, L2], id="bug-from-l1"),
        pytest.param("l1", {"kind": "other"}, {}, [L2], id="nothing-above"),
        pytest.param("l1", {}, {}, [L2], id="nothing-at-all"),
        pytest.param(
            "l1", {"kind": "bug", "criteria": {"confirmed": ["beyond-support"]}}, {}, [L2, E], id="complexity-only"
        ),
        pytest.param(
            "l1",
            {"kind": "bug", "criteria": {"confirmed": ["beyond-support", "regression"]}},
            {},
            [E, L2],
            id="complexity-and-more",
        ),
        pytest.param(
            "l2", {"kind": "bug", "criteria": {"confirmed": ["needs-access"]}}, {}, [E], id="l2-never-to-itself"
        ),
        pytest.param(
            "l2",
            {"kind": "bug", "customers": KEY_ACCOUNT},
            {"impact": {"depth": "degraded"}},
            [E, L],
            id="high-value-at-risk",
        ),
        pytest.param(
            "l2",
            {"kind": "bug", "customers": KEY_ACCOUNT},
            {"impact": {"sla_status": "breached"}},
            [E, L],
            id="sla-of-one-breached",
        ),
        pytest.param("l2", {"kind": "bug"}, {"impact": {"sla_status": "breached"}}, [E], id="sla-of-a-small-one"),
        pytest.param("l2", {"kind": "bug", "criteria": {"confirmed": ["executive-asked"]}}, {}, [E, L], id="executive"),
        pytest.param("l2", {"kind": "bug"}, {"target": {"ask": "approve"}}, [E, L], id="approve"),
        pytest.param("l2", {"kind": "bug"}, {"impact": {"public_risk": "A review is announced"}}, [E, L], id="public"),
        pytest.param("l2", {"kind": "bug"}, {"impact": {"public_risk": "none so far"}}, [E], id="not-public"),
        pytest.param("l2", {"kind": "bug"}, {"impact": {"public_risk": "No, internal only"}}, [E], id="public-denied"),
        pytest.param(
            "l2",
            {"kind": "bug"},
            {"impact": {"public_risk": "Unknown, because nobody asked"}},
            [E],
            id="public-unknown",
        ),
        pytest.param(
            "l2",
            {"kind": "bug"},
            {"impact": {"escalation_risk": "Low: nobody mentioned lawyers"}},
            [E],
            id="legal-denied",
        ),
        pytest.param(
            "l2",
            {"kind": "bug"},
            {"impact": {"escalation_risk": "Unknown, because we did not ask our legal team"}},
            [E],
            id="legal-unknown",
        ),
        pytest.param("l2", {"kind": "bug"}, {"impact": {"reference_customer": True}}, [E, L], id="reference"),
        pytest.param(
            "l2", {"kind": "bug"}, {"impact": {"escalation_risk": "Their lawyer has written"}}, [E, L], id="legal"
        ),
        pytest.param(
            "l2", {"kind": "bug"}, {"impact": {"escalation_risk": "They may call the CEO"}}, [E], id="not-legal"
        ),
    ],
)
def test_ranking(tier: str, understand: dict[str, Any], more: dict[str, Any], teams: list[Team]) -> None:
    """Targets with reasons come in the order of the practice."""
    assert ranked(judged(tier, understand, **more)) == teams


@pytest.mark.parametrize(
    ("tier", "skipping"),
    [
        pytest.param("l1", {E, P}, id="l1"),
        pytest.param("l2", set(), id="l2"),
        pytest.param("manager", set(), id="manager"),
    ],
)
def test_skipped_tier_is_pointed_out(tier: str, skipping: set[Team]) -> None:
    """From L1, going past L2 Support is said, and not forbidden."""
    assessment = judged(tier, {"kind": "bug"})
    assert {one.team for one in assessment.targets if one.note} == skipping
    assert assessment.target.team is E


def test_security_bypasses_without_a_note() -> None:
    """With a security concern no tier is skipped that should not be."""
    assert not any(one.note for one in judged("l1", {"kind": "security"}).targets)


def test_the_users_choice_receives() -> None:
    """A target chosen by the user receives, whatever its rank."""
    assessment = judged("l2", {"kind": "bug"}, target={"team": "product"})
    assert (assessment.target.team, assessment.chosen) == (P, True)
    assert assessment.targets[0].team is E


def test_nobody_ranked_asks_for_a_choice() -> None:
    """Where nothing speaks for any target, one has to be chosen, and nobody's needs are asked for."""
    codes = {one.code for one in judged("l2", {"kind": "other"}).findings}
    assert "team-missing" in codes
    assert not codes & {"containment-missing", "use-case-missing", "evidence-missing", "tickets-missing"}


@pytest.mark.parametrize(
    ("team", "number", "item", "empty", "missing"),
    [
        (L2, 6, "ticket summary", ["understand.tickets"], ("understand.tickets",)),
        (L2, 6, "what was tried", ["understand.attempts"], ("understand.attempts",)),
        (
            L2,
            6,
            "customer context",
            ["understand.customers.cp2.plan", "understand.customers.cp2.contact"],
            ("understand.customers",),
        ),
        (E, 1, "full reproduction", ["repro.steps", "repro.frequency"], ("repro.steps", "repro.frequency")),
        (E, 1, "environment", ["repro.environment"], ("repro.environment",)),
        (E, 1, "logs or error text", ["repro.evidence"], ("repro.evidence",)),
        (
            E,
            1,
            "business impact",
            ["impact.revenue_at_risk", "understand.customers.c4f.arr", "impact.sla_status", "impact.sla_ends"],
            ("impact.revenue_at_risk",),
        ),
        (
            E,
            1,
            "customer timeline",
            ["understand.waiting_since", "impact.last_update", "impact.last_update_at"],
            ("understand.waiting_since", "impact.last_update"),
        ),
        (P, 4, "use case", ["target.use_case"], ("target.use_case",)),
        (P, 4, "business impact", ["impact.workflow"], ("impact.workflow",)),
        (P, 4, "how often asked", ["target.request_frequency"], ("target.request_frequency",)),
        (P, 4, "competitive pressure", ["target.competition"], ("target.competition",)),
        (S, 5, "what was seen", ["understand.description"], ("understand.description",)),
        (S, 5, "who and what may be affected", ["target.exposure"], ("target.exposure",)),
        (S, 5, "containment done", ["target.containment"], ("target.containment",)),
        (S, 5, "urgency", ["target.urgency", "target.ask_deadline"], ("target.urgency",)),
        (L, 4, "full business context", ["impact.obligations"], ("impact.obligations",)),
        (
            L,
            4,
            "revenue at risk",
            ["impact.revenue_at_risk", "understand.customers.cf2.arr"],
            ("impact.revenue_at_risk",),
        ),
        (L, 4, "what was tried", ["understand.attempts"], ("understand.attempts",)),
        (L, 4, "the decision or action wanted", ["target.ask", "target.ask_text"], ("target.ask", "target.ask_text")),
        (L, 4, "deadline", ["target.ask_deadline", "impact.deadline"], ("target.ask_deadline",)),
    ],
)
def test_must_hold(team: Team, number: int, item: str, empty: list[str], missing: tuple[str, ...]) -> None:
    """An item ticks itself from its fields, and names the ones still to be filled."""
    draft = case(number).with_value("target.team", team.value)
    for path in empty:
        draft = draft.with_value(path, None)
    before = assess(case(number).with_value("target.team", team.value), CONTEXT).target
    after = assess(draft, CONTEXT)
    assert next(one for one in before.holds if one.label == item).done
    assert next(one for one in after.target.holds if one.label == item).missing == missing
    assert set(missing) <= {one.path for one in after.findings if one.missing}


@pytest.mark.parametrize("path", ["impact.customers_affected", "understand.waiting_since", "impact.revenue_at_risk"])
def test_unknown_with_a_reason_is_an_answer(path: str) -> None:
    """In a field for a figure or a date, “Unknown, because …” is accepted and fills what must be held."""
    draft = case(2).with_value(path, "Unknown, because the customer is out until Monday")
    if path == "impact.customers_affected":
        draft = draft.with_value("understand.customers", None)
    assessment = assess(draft, CONTEXT)
    assert assessment.findings == ()
    assert all(one.done for one in assessment.target.holds)
