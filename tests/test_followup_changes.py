"""What changed since the last brief left."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cases import NOW, SETTINGS, ZONE, case, handed_over
from escalate_tui.followup.changes import changes, difference_text, in_short
from escalate_tui.followup.changing import add_attempt, change_severity, change_target
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft

LATER = NOW + timedelta(hours=1)
OPEN = handed_over(2, Severity.HIGH)


def short(draft: Draft) -> str:
    return in_short(changes(draft, SETTINGS.calendar.zone))


def test_new_facts_in_a_line() -> None:
    """Severity first, then the figures, from what left to what holds now."""
    draft = change_severity(OPEN, Severity.CRITICAL, "data is lost", LATER, "Sam")
    assert short(draft.with_value("impact.customers_affected", 7)) == "severity High → Critical, customers 3 → 7"


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("impact.users_affected", None, "users 3 → none"),
        ("impact.data_at_risk", True, "data at risk none → yes"),
        ("impact.depth", "blocked", "depth degraded → blocked"),
        ("impact.revenue_at_risk", "500000 EUR", "ARR at risk 240000 EUR → 500000 EUR"),
        ("impact.sla_ends", datetime(2026, 3, 11, 15, tzinfo=UTC),
            "SLA runs out 2026-03-10 16:00 CET → 2026-03-11 16:00 CET"),
        ("impact.workaround", "None left", "workaround changed"),
        ("impact.workaround", None, "workaround removed"),
        ("target.decision", "Wait or roll back", "decision wanted added"),
        ("impact.customers_affected", "about 40", "customers 1 → about 40"),
        ("understand.component", "x" * 41, "component changed"),
        ("understand.tickets", ["48211", "48300"], "tickets +1"),
        ("understand.tickets", ["48300"], "tickets changed"),
        ("understand.tickets", None, "tickets −1"),
        ("understand.customers.c4f.name", "Acme", "customers changed"),
        ("understand.criteria.confirmed", ["production-down"], "criteria added"),
        ("impact.severity", "critical", ""),
        ("target.team", "product", ""),
    ],
)  # fmt: skip
def test_a_field(path: str, value: Any, text: str) -> None:
    """Short values are told, long ones said to have changed, lists counted; what the history decides is left out."""
    before = handed_over(1, Severity.HIGH)
    assert short(before.with_value(path, value)) == text


def test_nothing_changed() -> None:
    """Nothing is said right after the hand-over, and nothing of a draft."""
    assert short(OPEN) == ""
    assert changes(case(2), ZONE) == ()
    by_hand = {"key": "h1", "at": NOW, "act": "handed-over", "severity": "high"}
    assert changes(case(2).with_entry(by_hand), ZONE) == ()


def test_the_last_brief_counts() -> None:
    """What went with the new brief to another target is no news to it."""
    draft = add_attempt(OPEN.with_value("impact.customers_affected", 7), "Another zone", "same", LATER, "Sam")
    assert short(draft) == "tried so far +1, customers 3 → 7"
    sent = change_target(draft, team=Team.PRODUCT, also=(), format="plain", brief="new", note="", now=LATER, by="Sam")
    assert short(sent) == ""
    assert short(sent.with_value("impact.customers_affected", 9)) == "customers 7 → 9"


def test_the_difference_as_a_text() -> None:
    """What a line cannot tell follows in full: new prose, and of a list what is new in it alone."""
    draft = add_attempt(handed_over(1, Severity.HIGH), "Pool restarted", "same", LATER, "Sam")
    draft = draft.with_value("impact.workaround", "None left.\nRetries fail as well.")
    assert difference_text(draft, ZONE) == (
        "POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp: "
        "new since the brief of Tue 10 Mar 2026 15:30 CET\n\n"
        "tried so far +1, workaround changed\n\n"
        "Tried so far:\n- Pool restarted, same\n\n"
        "Workaround:\nNone left.\nRetries fail as well.\n"
    )


def test_no_difference_is_no_text() -> None:
    """Before the hand-over, and with nothing new after it."""
    assert difference_text(case(1), ZONE) == difference_text(OPEN, ZONE) == ""
