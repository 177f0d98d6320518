"""Six real situations, and what the practice makes of them."""

from datetime import UTC, datetime

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Assessment, Leave
from escalate_tui.judgement.finding import Level
from escalate_tui.model.choices import Severity, Team

ALL = range(1, 7)


def judged(number: int) -> Assessment:
    return assess(case(number), CONTEXT)


def holding(assessment: Assessment) -> set[str]:
    return {one.criterion.id for one in assessment.criteria if one.holds}


@pytest.mark.parametrize(
    ("number", "leave", "criteria"),
    [
        pytest.param(1, Leave.ESCALATE, {"confirmed-bug", "sla-breach", "high-value-at-risk"}, id="500s"),
        pytest.param(2, Leave.ESCALATE, {"pattern", "data-integrity", "needs-access"}, id="export"),
        pytest.param(3, Leave.ESCALATE, {"production-down", "several-customers", "executive-asked"}, id="sso"),
        pytest.param(4, Leave.ESCALATE, {"high-value-at-risk", "several-customers", "pattern"}, id="audit"),
        pytest.param(5, Leave.NOW, {"security-concern"}, id="invoice"),
        pytest.param(6, Leave.HANDLE, {"documented", "guidance"}, id="dates"),
    ],
)
def test_verdict_and_its_criteria(number: int, leave: Leave, criteria: set[str]) -> None:
    """The verdict is the practice's, and at least these criteria hold."""
    assessment = judged(number)
    assert assessment.verdict.leave is leave
    assert criteria <= holding(assessment)
    assert len(assessment.verdict.reasons) == len(holding(assessment))


@pytest.mark.parametrize(
    ("number", "severity", "reason"),
    [
        pytest.param(1, Severity.HIGH, ("SLA runs out in 30 min", "impact.sla_ends"), id="500s"),
        pytest.param(2, Severity.CRITICAL, ("data integrity at risk", "impact.data_at_risk"), id="export"),
        pytest.param(3, Severity.CRITICAL, ("production is down", "impact.production_down"), id="sso"),
        pytest.param(4, Severity.HIGH, ("blocked without a workaround", "impact.depth"), id="audit"),
        pytest.param(
            5,
            Severity.CRITICAL,
            ("security concern, until exposure is ruled out", "understand.kind"),
            id="invoice",
        ),
        pytest.param(6, Severity.MEDIUM, ("no rule for High or Critical applies", ""), id="dates"),
    ],
)
def test_severity_and_its_first_reason(number: int, severity: Severity, reason: tuple[str, str]) -> None:
    """The suggested severity counts, and its reason names figures and the field."""
    suggested = judged(number).severity
    assert suggested.effective is severity
    assert (suggested.reasons[0].text, suggested.reasons[0].path) == reason


@pytest.mark.parametrize(
    ("number", "teams"),
    [
        pytest.param(1, [Team.ENGINEERING, Team.LEADERSHIP], id="500s"),
        pytest.param(2, [Team.ENGINEERING], id="export"),
        pytest.param(3, [Team.ENGINEERING, Team.LEADERSHIP], id="sso"),
        pytest.param(4, [Team.PRODUCT, Team.LEADERSHIP], id="audit"),
        pytest.param(5, [Team.SECURITY], id="invoice"),
        pytest.param(6, [Team.L2_SUPPORT], id="dates"),
    ],
)
def test_ranked_targets(number: int, teams: list[Team]) -> None:
    """The targets with reasons come first, in the order of the practice; all five are there."""
    assessment = judged(number)
    assert [one.team for one in assessment.targets if one.reasons] == teams
    assert [one.team for one in assessment.targets[: len(teams)]] == teams
    assert {one.team for one in assessment.targets} == set(Team)
    assert assessment.target is assessment.targets[0]


@pytest.mark.parametrize("number", ALL)
def test_the_target_finds_all_it_must_hold(number: int) -> None:
    """The brief of a complete record holds all that its target needs."""
    assessment = judged(number)
    assert [hold.label for hold in assessment.target.holds if not hold.done] == []


def test_what_a_brief_to_security_must_hold() -> None:
    """Security is told what was seen, who may be affected, what contains it, and how urgent it is."""
    labels = [hold.label for hold in judged(5).target.holds]
    assert labels == ["what was seen", "who and what may be affected", "containment done", "urgency"]


@pytest.mark.parametrize("number", range(1, 6))
def test_complete_records_raise_nothing(number: int) -> None:
    """A complete record raises no finding at all, and is wholly ready."""
    assessment = judged(number)
    assert assessment.findings == ()
    assert assessment.readiness.percent == 100


def test_going_against_the_verdict_asks_for_a_reason_and_nothing_else() -> None:
    """What should be handled in support can be escalated all the same, with one line of reason."""
    findings = judged(6).findings
    assert [(one.code, one.level, one.path) for one in findings] == [
        ("against-verdict-missing", Level.WARN, "target.against_verdict")
    ]
    with_reason = case(6).with_value("target.against_verdict", "Their contract grants a second opinion.")
    assert assess(with_reason, CONTEXT).findings == ()


@pytest.mark.parametrize("number", [4, 5, 6])
def test_reproduction_is_left_out(number: int) -> None:
    """What is neither bug nor infrastructure is not asked for steps."""
    assessment = judged(number)
    assert not assessment.of_step("repro")
    assert "full reproduction" not in {hold.label for one in assessment.targets for hold in one.holds}


@pytest.mark.parametrize(
    ("number", "due"),
    [
        pytest.param(1, datetime(2026, 3, 10, 17, tzinfo=UTC), id="as-asked"),
        pytest.param(4, datetime(2026, 3, 17, 17, tzinfo=UTC), id="a-day-ends-with-its-working-hours"),
        pytest.param(6, datetime(2026, 3, 17, 17, tzinfo=UTC), id="medium-by-default"),
    ],
)
def test_deadline_of_the_ask(number: int, due: datetime) -> None:
    """The ask is due when the record says, otherwise when the severity gives."""
    assert judged(number).deadline == due


def test_what_would_change_case_1() -> None:
    """The nearest change stands beside the severity in one sentence."""
    assert judged(1).severity.change == "Would be Critical with a second high-value customer."
