"""Which criteria follow from the record, what the user may say against them, and the verdict."""

from typing import Any

import pytest

from cases import CONTEXT
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Assessment, Context, Judged, Leave, Side, Standing
from escalate_tui.judgement.criteria import CRITERIA
from escalate_tui.model.draft import Draft

TOMORROW_NOON = "2026-03-11T11:00:00Z"


def draft(**fields: Any) -> Draft:
    """A draft of fields given as `step__name=value`."""
    made = Draft({"schema": 1, "id": "esc-20260310-143012-k7q"})
    for name, value in fields.items():
        made = made.with_value(name.replace("__", "."), value)
    return made


def judged(**fields: Any) -> Assessment:
    return assess(draft(**fields), CONTEXT)


def standing(criterion: str, assessment: Assessment) -> Judged:
    return next(one for one in assessment.criteria if one.criterion.id == criterion)


def customers(*described: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": f"c{at}a", **one} for at, one in enumerate(described)]


def moment(text: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(text)


TWO = customers({"name": "Borealis"}, {"name": "Mono"})
THREE = customers({"name": "Borealis"}, {"name": "Mono"}, {"name": "Kite Labs"})
NO_STEPS = [{"key": "s1a", "text": "Not reproduced, because we lack access"}]
LISTED_AGAIN = ({"name": "acme ", "high_value": True},)
IN_TWO_HOURS = moment("2026-03-10T16:30:00Z")
KEY_ACCOUNT = customers({"name": "Acme Corp", "high_value": True})
REPRODUCED = {
    "repro__clean_state": "Fresh sandbox account, plan Team",
    "repro__steps": [{"key": "s1a", "text": "Open Billing."}],
    "repro__actual": "The page stays empty.",
}


def test_there_are_nineteen_for_and_five_against() -> None:
    """All criteria of the practice are there, each once."""
    sides = [criterion.side for criterion in CRITERIA]
    assert (sides.count(Side.ESCALATE), sides.count(Side.HANDLE)) == (19, 5)
    assert len({criterion.id for criterion in CRITERIA}) == 24


@pytest.mark.parametrize(
    ("criterion", "fields", "path"),
    [
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "2 of 40"}, "repro.frequency"),
        ("confirmed-bug", {"understand__kind": "bug", **REPRODUCED}, "repro.clean_state"),
        ("infrastructure", {"understand__kind": "infrastructure"}, "understand.kind"),
        ("several-customers", {"impact__customers_affected": 2}, "impact.customers_affected"),
        ("several-customers", {"understand__customers": TWO}, "understand.customers"),
        ("several-customers", {"understand__customers": TWO, "impact__customers_affected": 1}, "understand.customers"),
        ("pattern", {"impact__customers_affected": 3}, "impact.customers_affected"),
        ("pattern", {"understand__customers": THREE}, "understand.customers"),
        ("data-integrity", {"impact__data_at_risk": True}, "impact.data_at_risk"),
        ("security-concern", {"understand__kind": "security"}, "understand.kind"),
        (
            "high-value-at-risk",
            {"understand__customers": KEY_ACCOUNT, "impact__depth": "degraded"},
            "understand.customers",
        ),
        (
            "high-value-at-risk",
            {"understand__customers": KEY_ACCOUNT, "impact__depth": "blocked"},
            "understand.customers",
        ),
        (
            "high-value-at-risk",
            {"understand__customers": KEY_ACCOUNT, "understand__kind": "account-risk"},
            "understand.customers",
        ),
        (
            "high-value-at-risk",
            {"understand__customers": customers({"name": "Oak", "arr": "100000 EUR"}), "impact__depth": "degraded"},
            "understand.customers",
        ),
        ("sla-breach", {"impact__sla_status": "at-risk"}, "impact.sla_status"),
        ("sla-breach", {"impact__sla_status": "breached"}, "impact.sla_status"),
        ("sla-breach", {"impact__sla_ends": moment("2026-03-10T14:29:00Z")}, "impact.sla_ends"),
        # 15:30 to 18:00 and 09:00 to 10:30 are the 4 working hours.
        ("sla-breach", {"impact__sla_ends": moment("2026-03-11T09:30:00Z")}, "impact.sla_ends"),
        ("past-sla", {"impact__sla_status": "breached"}, "impact.sla_status"),
        ("past-sla", {"impact__sla_ends": moment("2026-03-10T14:30:00Z")}, "impact.sla_ends"),
        ("sla-breach", {"impact__sla_status": "breached", "impact__sla_ends": IN_TWO_HOURS}, "impact.sla_status"),
        ("several-customers", {"understand__affected": "everyone"}, "understand.affected"),
        (
            "high-value-at-risk",
            {"understand__customers": customers({"name": "Acme"}, *LISTED_AGAIN), "impact__depth": "blocked"},
            "understand.customers",
        ),
        ("getting-worse", {"impact__trend": "growing"}, "impact.trend"),
    ],
)
def test_follows_from_the_record(criterion: str, fields: dict[str, Any], path: str) -> None:
    """A criterion ticks itself and names the field it follows from."""
    one = standing(criterion, judged(**fields))
    assert one.standing is Standing.FOLLOWS
    assert one.reason.path == path
    assert one.reason.text


@pytest.mark.parametrize(
    ("criterion", "fields"),
    [
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "sometimes"}),
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "not always"}),
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "0 of 40"}),
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "Unknown, because it was seen by mail"}),
        ("confirmed-bug", {"understand__kind": "other", "repro__frequency": "2 of 40"}),
        ("confirmed-bug", {"understand__kind": "bug", **REPRODUCED, "repro__actual": None}),
        ("confirmed-bug", {"understand__kind": "bug", **REPRODUCED, "repro__clean_state": "The customer's account"}),
        (
            "confirmed-bug",
            {
                "understand__kind": "bug",
                **REPRODUCED,
                "repro__clean_state": "Sandbox account of Acme Corp",
                "understand__customers": KEY_ACCOUNT,
            },
        ),
        ("confirmed-bug", {"understand__kind": "bug", "repro__frequency": "Not on every request"}),
        ("confirmed-bug", {"understand__kind": "bug", **REPRODUCED, "repro__steps": NO_STEPS}),
        ("confirmed-bug", {"understand__kind": "bug", **REPRODUCED, "repro__actual": NO_STEPS[0]["text"]}),
        (
            "confirmed-bug",
            {"understand__kind": "bug", **REPRODUCED, "repro__clean_state": "Not reproduced on a test account"},
        ),
        ("several-customers", {"understand__affected": "everyone", "impact__customers_affected": 1}),
        ("several-customers", {"understand__affected": "segment", "understand__segment": "Starter"}),
        ("pattern", {"understand__affected": "everyone"}),
        ("several-customers", {"impact__users_affected": 300, "impact__customers_affected": 1}),
        (
            "several-customers",
            {"understand__customers": customers({"name": "Mono"}, {"name": "mono "})},
        ),
        ("pattern", {"understand__customers": TWO, "impact__customers_affected": 2}),
        ("data-integrity", {"impact__data_at_risk": False}),
        ("high-value-at-risk", {"understand__customers": KEY_ACCOUNT, "impact__depth": "inconvenienced"}),
        ("high-value-at-risk", {"understand__kind": "account-risk", "understand__customers": TWO}),
        (
            "high-value-at-risk",
            {"understand__customers": customers({"name": "Oak", "arr": "99999 EUR"}), "impact__depth": "blocked"},
        ),
        (
            "high-value-at-risk",
            {"understand__customers": customers({"name": "Oak", "arr": "200000 JPY"}), "impact__depth": "blocked"},
        ),
        ("sla-breach", {"impact__sla_status": "within"}),
        ("sla-breach", {"impact__sla_ends": moment("2026-03-11T09:31:00Z")}),
        ("past-sla", {"impact__sla_status": "at-risk"}),
        ("getting-worse", {"impact__trend": "same"}),
        ("documented", {"impact__workaround": "Use the old importer."}),
        ("regression", {"understand__kind": "bug"}),
    ],
)
def test_does_not_follow(criterion: str, fields: dict[str, Any]) -> None:
    """What is only near the rule leaves the criterion open."""
    assert standing(criterion, judged(**fields)).standing is Standing.OPEN


ALIKE = ("Borealis", "Mono")


@pytest.mark.parametrize(
    ("fields", "alike", "says", "path"),
    [
        pytest.param(
            {"understand__customers": KEY_ACCOUNT},
            ALIKE,
            "3 customers report the same: Acme Corp here, Borealis and Mono in escalations alike",
            "understand.customers",
            id="one here, two elsewhere",
        ),
        pytest.param(
            {"impact__customers_affected": 2},
            ("Oak",),
            "3 customers report the same: Oak in escalations alike",
            "understand.customers",
            id="two by number, one elsewhere",
        ),
        pytest.param(
            {},
            (*ALIKE, "Oak", "Ash"),
            "4 customers report the same: Borealis, Mono and 2 more in escalations alike",
            "understand.customers",
            id="nobody here",
        ),
        pytest.param(
            {"impact__customers_affected": 3},
            ALIKE,
            "3 customers report the same",
            "impact.customers_affected",
            id="the record alone",
        ),
    ],
)
def test_a_pattern_shows_across_escalations(
    fields: dict[str, Any], alike: tuple[str, ...], says: str, path: str
) -> None:
    """Customers with the same problem by other escalations count with those of the draft, and are named."""
    one = standing("pattern", assess(draft(**fields), Context(CONTEXT.now, CONTEXT.settings, alike)))
    assert (one.standing, one.reason.text, one.reason.path) == (Standing.FOLLOWS, says, path)


@pytest.mark.parametrize(
    ("fields", "alike"),
    [
        pytest.param({"understand__customers": KEY_ACCOUNT}, ("Borealis",), id="two in all"),
        pytest.param({"understand__customers": TWO}, ("borealis ", "MONO"), id="the same ones"),
        pytest.param({"understand__customers": KEY_ACCOUNT}, ("Mono", "mono"), id="the same one twice"),
        pytest.param({}, (), id="none"),
    ],
)
def test_fewer_than_three_across_escalations_are_no_pattern(fields: dict[str, Any], alike: tuple[str, ...]) -> None:
    """Each customer counts once, by name, in any case."""
    one = standing("pattern", assess(draft(**fields), Context(CONTEXT.now, CONTEXT.settings, alike)))
    assert one.standing is Standing.OPEN


def test_a_pattern_across_escalations_is_overruled() -> None:
    """The user may say that they are not the same after all."""
    fields = {"understand__criteria": {"overruled": {"pattern": "another cause"}}}
    one = standing("pattern", assess(draft(**fields), Context(CONTEXT.now, CONTEXT.settings, (*ALIKE, "Oak"))))
    assert (one.standing, one.reason.text) == (Standing.OVERRULED, "another cause")


def test_sla_end_outside_working_hours() -> None:
    """An end on the weekend is near when no working hours lie before it."""
    from cases import SETTINGS

    friday_evening = Context(moment("2026-03-13T18:00:00+00:00"), SETTINGS)
    one = assess(draft(impact__sla_ends=moment("2026-03-15T12:00:00+00:00")), friday_evening)
    assert standing("sla-breach", one).reason.text == "SLA runs out in 1 d 18 h"


DOWN = {"understand__kind": "bug", "impact__depth": "blocked", "impact__customers_affected": 2}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({}, Standing.PROPOSED, id="asked"),
        pytest.param({"impact__workaround": "none yet"}, Standing.PROPOSED, id="no-workaround-in-words"),
        pytest.param(
            {"impact__customers_affected": None, "understand__affected": "everyone"}, Standing.PROPOSED, id="everyone"
        ),
        pytest.param({"impact__production_down": True}, Standing.CONFIRMED, id="confirmed-on-the-impact-screen"),
        pytest.param({"understand__criteria__confirmed": ["production-down"]}, Standing.CONFIRMED, id="ticked"),
        pytest.param({"impact__production_down": False}, Standing.OPEN, id="denied"),
        pytest.param({"impact__workaround": "Use the API."}, Standing.OPEN, id="workaround"),
        pytest.param({"impact__depth": "degraded"}, Standing.OPEN, id="degraded"),
        pytest.param({"impact__customers_affected": 1}, Standing.OPEN, id="one-customer"),
        pytest.param({"understand__kind": "feature-gap"}, Standing.OPEN, id="feature-gap"),
    ],
)
def test_production_down_is_proposed_then_confirmed(change: dict[str, Any], expected: Standing) -> None:
    """Production down is proposed by the record and counts only when the user says so."""
    one = standing("production-down", judged(**{**DOWN, **change}))
    assert one.standing is expected
    assert one.holds is (expected is Standing.CONFIRMED)


def test_a_breached_sla_does_not_run_out() -> None:
    """An SLA that is breached by its status is called so, though an end lies ahead."""
    assessment = judged(impact__sla_status="breached", impact__sla_ends=IN_TWO_HOURS)
    assert [one.text for one in assessment.verdict.reasons] == ["SLA breached", "open past its SLA"]


def test_overruling_takes_a_criterion_out() -> None:
    """A criterion overruled with a reason no longer counts, and shows the reason."""
    assessment = judged(
        understand__customers=TWO, understand__criteria={"overruled": {"several-customers": "one firm, two names"}}
    )
    one = standing("several-customers", assessment)
    assert (one.standing, one.reason.text) == (Standing.OVERRULED, "one firm, two names")
    assert assessment.verdict.leave is Leave.NOT_YET


def test_overruling_without_a_reason_changes_nothing() -> None:
    """Overruling takes a reason: without one the criterion counts on, and the reason is asked for."""
    assessment = judged(understand__customers=TWO, understand__criteria={"overruled": {"several-customers": " "}})
    assert standing("several-customers", assessment).standing is Standing.FOLLOWS
    assert "overruled-without-reason" in {one.code for one in assessment.findings}


def test_unknown_criteria_are_kept_and_pointed_out() -> None:
    """An id that nobody knows counts for nothing and breaks nothing."""
    assessment = judged(understand__criteria={"confirmed": ["moon-phase"], "overruled": {"tides": "calm"}})
    assert [one.code for one in assessment.findings].count("criterion-unknown") == 2
    assert assessment.verdict.leave is Leave.NOT_YET


@pytest.mark.parametrize(
    ("fields", "leave"),
    [
        pytest.param({}, Leave.NOT_YET, id="nothing"),
        pytest.param({"understand__criteria__confirmed": ["regression"]}, Leave.ESCALATE, id="for"),
        pytest.param({"understand__criteria__confirmed": ["guidance"]}, Leave.HANDLE, id="against"),
        pytest.param({"understand__criteria__confirmed": ["guidance", "regression"]}, Leave.CALL, id="both"),
        pytest.param(
            {"understand__kind": "security", "understand__criteria__confirmed": ["documented"]},
            Leave.NOW,
            id="security-outranks-all",
        ),
        pytest.param({"understand__criteria__confirmed": ["security-concern"]}, Leave.NOW, id="security-ticked"),
        pytest.param(DOWN | {"impact__customers_affected": 0}, Leave.NOT_YET, id="a-proposal-does-not-count"),
    ],
)
def test_verdict(fields: dict[str, Any], leave: Leave) -> None:
    """The first rule that applies gives the verdict."""
    assert judged(**fields).verdict.leave is leave


def test_judgement_call_names_both_sides() -> None:
    """A judgement call names what speaks for and what against."""
    both = judged(understand__criteria={"confirmed": ["guidance", "regression"]}).verdict
    assert [one.text for one in both.reasons] == [
        "it came back after a fix",
        "guidance: the customer needs training or advice, not a fix",
    ]
    assert not both.against


def test_security_comes_first_among_the_reasons() -> None:
    """What makes it leave at once is the first reason named."""
    now = judged(understand__kind="security", impact__customers_affected=3).verdict
    assert now.reasons[0].text == "security concern"
    assert len(now.reasons) == 3
