"""Where every field goes: nothing the user wrote is left out of a brief."""

import json
from datetime import timedelta
from typing import Any

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.brief import document, render
from escalate_tui.followup.acts import hand_over
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import fields
from read_back import READ, as_read

PROSE = (Control.LINE, Control.PROSE)


def brief(draft: Draft, name: str, context: Context = CONTEXT) -> str:
    """The brief of a draft in a format."""
    return as_read(name, render(document(draft, assess(draft, context), context), name))


def word(path: str) -> str:
    """A word that only the field at a path holds."""
    return "word" + "".join(letter for letter in path if letter.isalpha())


def value(spec: FieldSpec, path: str) -> Any:
    """Something for a field: its own word where it is a text, else a value that is easily told."""
    if spec.face.control in PROSE:
        return word(path)
    if spec.face.control is Control.LINES:
        return [f"{word(path)}{number}" for number in (1, 2)]
    if spec.face.control is Control.ITEMS:
        item = {one.path: value(one, f"{path}.{one.path}") for one in spec.item}
        return [{"key": "abc", **{name: inner for name, inner in item.items() if inner is not None}}]
    return None


def full() -> Draft:
    """A bug in which every field of text holds a word of its own."""
    draft = Draft({"schema": 1, "id": "esc-20260310-143000-abc"})
    for path, spec in fields().items():
        held = value(spec, path)
        if held is not None:
            draft = draft.with_value(path, held)
    overruled = {"several-customers": "wordoverruled"}
    return draft.with_value("understand.kind", "bug").with_value("understand.criteria.overruled", overruled)


def words() -> list[str]:
    """Every word that the full record holds."""
    found = []
    for path, spec in fields().items():
        if spec.face.control in PROSE:
            found.append(word(path))
        elif spec.face.control is Control.LINES:
            found += [f"{word(path)}1", f"{word(path)}2"]
        elif spec.face.control is Control.ITEMS:
            found += [word(f"{path}.{one.path}") for one in spec.item if one.face.control in PROSE]
    return found


@pytest.mark.parametrize("name", READ)
def test_every_text_field_is_in_the_brief(name):
    """A word typed into any field of text is found in the brief, once."""
    text = brief(full(), name)
    assert {one: text.count(one) for one in words()} == dict.fromkeys(words(), 1)


def test_every_text_field_is_in_json():
    """There the record holds each word once, in a value of its own; the summary says some of them as well."""
    record = json.dumps(json.loads(brief(full(), "json"))["record"])
    assert {one: record.count(f'"{one}"') for one in words()} == dict.fromkeys(words(), 1)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    ("path", "held", "shown"),
    [
        ("impact.customers_affected", 41, "41 customers"),
        ("impact.users_affected", 1, "1 user"),
        ("impact.users_affected", 6000, "6,000 users"),
        ("impact.trend", "growing", "trend: growing"),
        ("impact.depth", "blocked", "Blocked"),
        ("impact.production_down", True, "Production is down."),
        ("impact.data_at_risk", True, "Data is at risk."),
        ("impact.revenue_at_risk", "3100000 EUR", "EUR 3,100,000"),
        ("impact.reference_customer", True, "a reference customer is affected"),
        ("impact.sla_status", "breached", "Breached"),
        ("impact.sla_update_every", "4h", "updates due every 4 h"),
        ("impact.sla_ends", NOW, "runs out Tue 10 Mar 2026 15:30 CET"),
        ("impact.deadline", (NOW + timedelta(days=2)).date(), "Thu 12 Mar 2026"),
        ("impact.critical_from", NOW, "critical from Tue 10 Mar 2026 15:30 CET"),
        ("impact.last_update_at", NOW, "Tue 10 Mar 2026 15:30 CET"),
        ("understand.since", NOW, "Since: Tue 10 Mar 2026 15:30 CET"),
        ("understand.waiting_since", NOW - timedelta(hours=3), "3 h, waiting since"),
        ("understand.affected", "everyone", "everyone"),
        ("target.from_tier", "l2", "(L2)"),
        ("target.also", ["leadership"], "also told: Leadership"),
        ("target.ask", "fix", "Fix"),
        ("target.ask_deadline", NOW, "Tue 10 Mar 2026 15:30 CET"),
        ("impact.customers_affected", "about 40", "about 40"),
        ("understand.since", "unknown, because the logs are gone", "unknown, because the logs are gone"),
        ("impact.revenue_at_risk", "a fifth of it", "a fifth of it"),
    ],
    ids=lambda part: str(part)[:30],
)
def test_every_other_field_is_in_the_brief(name, path, held, shown):
    """Figures, choices, flags and moments stand there in words, also what does not parse."""
    assert shown in brief(full().with_value(path, held), name)


def test_a_number_of_customers_stands_once():
    """A segment that names it as well is not followed by it."""
    draft = full().with_value("understand.segment", "Enterprise with SAML, 41 customers")
    text = brief(draft.with_value("impact.customers_affected", 41), "plain")
    assert text.count("41 customers") == 1


def test_revenue_is_the_sum_of_the_customers_unless_it_is_given():
    """Without an amount of its own, the customers' are added up."""
    text = brief(case(2).with_value("impact.revenue_at_risk", None), "plain")
    assert "- Revenue at risk: ARR EUR 87,500" in text


@pytest.mark.parametrize(
    ("arrs", "line"),
    [
        (["240000 EUR", "200000 USD"], "- Revenue at risk: ARR EUR 240,000 + USD 200,000\n"),
        (["1 USD", "5 EUR", "2 USD"], "- Revenue at risk: ARR USD 3 + EUR 5\n"),
        (["7 GBP", None], "- Revenue at risk: ARR GBP 7\n"),
    ],
    ids=["two", "mixed", "one"],
)
def test_amounts_of_several_currencies_stand_side_by_side(arrs, line):
    """They are never added up, and what counts as the revenue at risk is never left out."""
    customers = [{"key": f"c{at}x", "name": f"C{at}", "arr": arr} for at, arr in enumerate(arrs)]
    draft = case(1).with_value("impact.revenue_at_risk", None).with_value("understand.customers", customers)
    assert line in brief(draft, "plain")


def test_time_in_queue_stops_at_the_hand_over():
    """A brief printed later tells the time until it was handed over, and its date is that day's."""
    draft = hand_over(
        case(1), severity=Severity.HIGH, team=Team.ENGINEERING, also=(), format="plain", brief="x", now=NOW, by="Sam"
    )
    later = Context(NOW + timedelta(days=3), CONTEXT.settings)
    assert brief(draft, "plain", later).count("Time in queue: 1 d 6 h") == 1
    assert "**Date:** 2026-03-10" in brief(draft, "markdown", later)


def test_another_severity_names_the_suggested_one_and_the_reason():
    """A choice against the suggestion is told with its reason."""
    draft = case(1).with_value("impact.severity", "medium").with_value("impact.severity_reason", "they wait")
    assert "Severity: Medium (suggested High: they wait)" in brief(draft, "plain")


@pytest.mark.parametrize("name", READ)
def test_a_bug_without_steps_says_that_it_was_not_reproduced(name):
    """The reproduction part of a bug is never left out."""
    draft = Draft({"id": "esc-20260310-143000-abc", "understand": {"kind": "bug", "summary": "down"}})
    assert "Not reproduced" in brief(draft, name)


@pytest.mark.parametrize("name", READ)
def test_a_feature_gap_has_no_reproduction(name):
    """What is asked of bugs alone is left out of the others."""
    assert "REPRODUCTION" not in brief(case(4), name).upper()


@pytest.mark.parametrize("name", READ)
def test_a_part_with_nothing_to_say_is_left_out(name):
    """An almost empty draft has no heading without words under it, and no placeholder."""
    text = brief(Draft({"id": "esc-20260310-143000-abc", "understand": {"summary": "down"}}), name)
    assert not any(title in text.upper() for title in ("TRIED", "COMMUNICATION", "FOR SECURITY", "NEEDED", "<", "["))


@pytest.mark.parametrize(("number", "heading"), [(4, "For Product"), (5, "For Security")], ids=["product", "security"])
def test_what_a_target_needs_beyond_the_rest_has_a_part_of_its_own(number, heading):
    """Product gets use case and frequency, Security exposure and containment."""
    assert f"### {heading}\n" in brief(case(number), "markdown")
