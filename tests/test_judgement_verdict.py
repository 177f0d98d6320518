"""The verdict names the nearest change, and that change does turn it."""

from typing import Any

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Leave
from escalate_tui.model.draft import Draft

EMPTY = Draft.begun("esc-20260310-143012-k7q", NOW, by="Sam")
ONE_CUSTOMER = {"impact.customers_affected": 1}
CONFIRMED = "understand.criteria.confirmed"
DOWN = {"understand.kind": "infrastructure", "impact.depth": "blocked", "impact.customers_affected": 2}


def filled(fields: dict[str, Any], draft: Draft = EMPTY) -> Draft:
    for path, value in fields.items():
        draft = draft.with_value(path, value)
    return draft


@pytest.mark.parametrize(
    ("fields", "change", "turning", "after"),
    [
        pytest.param(
            {"understand.kind": "security", "impact.customers_affected": 2},
            "Would be “escalate” once a security concern is ruled out.",
            {"understand.criteria.overruled": {"security-concern": "the page was public"}},
            Leave.ESCALATE,
            id="security",
        ),
        pytest.param(
            {"understand.kind": "infrastructure", CONFIRMED: ["documented", "guidance"]},
            "Would be “handle in support” without “infrastructure must be investigated”.",
            {"understand.kind": "other"},
            Leave.HANDLE,
            id="more-against",
        ),
        pytest.param(
            {"impact.customers_affected": 3, CONFIRMED: ["documented"]},
            "Would be “escalate” without “documented”.",
            {CONFIRMED: []},
            Leave.ESCALATE,
            id="more-for",
        ),
        pytest.param(
            {"understand.kind": "infrastructure"},
            "Would be “not enough yet” without “infrastructure must be investigated”: nothing else speaks for it.",
            {"understand.kind": "other"},
            Leave.NOT_YET,
            id="a-single-reason",
        ),
        pytest.param(
            DOWN,
            "Would be “judgement call” with a documented solution, or another reason to handle it in support.",
            {CONFIRMED: ["documented"]},
            Leave.CALL,
            id="several-reasons",
        ),
        pytest.param(
            {"understand.kind": "bug", CONFIRMED: ["guidance"]},
            "Would be “judgement call” with a frequency that is counted, such as 2 of 40.",
            {"repro.frequency": "2 of 40"},
            Leave.CALL,
            id="an-uncounted-bug",
        ),
        pytest.param(
            ONE_CUSTOMER,
            "Would be “escalate” with a second customer affected.",
            {"impact.customers_affected": 2},
            Leave.ESCALATE,
            id="one-customer",
        ),
        pytest.param(
            {**ONE_CUSTOMER, "understand.criteria.overruled": {"several-customers": "one firm, two names"}},
            "Would be “escalate” with one reason to escalate, such as that support lacks the access it needs.",
            {CONFIRMED: ["needs-access"]},
            Leave.ESCALATE,
            id="what-was-overruled-turns-nothing",
        ),
        pytest.param(
            {"impact.sla_ends": NOW.replace(day=20)},
            "Would be “escalate” once the SLA has 4 h of work or less to run.",
            {"impact.sla_ends": NOW.replace(hour=15)},
            Leave.ESCALATE,
            id="an-sla",
        ),
    ],
)
def test_the_nearest_change_turns_it(fields: dict[str, Any], change: str, turning: dict[str, Any], after: Leave):
    """The sentence names one change; made, it brings about what the sentence says."""
    draft = filled(fields)
    assert assess(draft, CONTEXT).verdict.change == change
    assert assess(filled(turning, draft), CONTEXT).verdict.leave is after


def test_production_down_is_nearest_while_it_is_asked():
    """With every other reason overruled, an open question stands nearest."""
    over = {"infrastructure": "a firewall of theirs", "several-customers": "one firm, two names"}
    verdict = assess(filled({**DOWN, "understand.criteria.overruled": over}), CONTEXT).verdict
    assert verdict.change == "Would be “escalate” if production is down: say so under Production down."


@pytest.mark.parametrize("number", range(1, 7))
def test_every_case_names_its_change(number: int):
    """There is always a nearest change, in one sentence, and it ends in another verdict than the one that stands."""
    verdict = assess(case(number), CONTEXT).verdict
    assert verdict.change.startswith("Would be “")
    assert verdict.change.endswith(".")
    assert f"“{verdict.leave}”" not in verdict.change
