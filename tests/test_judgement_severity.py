"""The rules of severity, what would change it, and the default deadline of an ask."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cases import CONTEXT, NOW, SETTINGS
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import SeverityJudgement
from escalate_tui.judgement.severity import default_deadline
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft

KEY_ACCOUNT = {"key": "c1a", "name": "Acme Corp", "high_value": True}
SECOND = {"key": "c2a", "name": "Fernwood", "arr": "480000 EUR"}
SMALL = {"key": "c3a", "name": "Pico", "arr": "600 EUR"}


def severity(understand: dict[str, Any] | None = None, **impact: Any) -> SeverityJudgement:
    return assess(Draft({"understand": understand or {}, "impact": impact}), CONTEXT).severity


@pytest.mark.parametrize(
    ("understand", "impact", "expected"),
    [
        pytest.param({}, {"production_down": True}, Severity.CRITICAL, id="production-down"),
        pytest.param({}, {"data_at_risk": True}, Severity.CRITICAL, id="data-at-risk"),
        pytest.param({"criteria": {"confirmed": ["data-corrupted"]}}, {}, Severity.CRITICAL, id="data-corrupted"),
        pytest.param({"kind": "security"}, {}, Severity.CRITICAL, id="security"),
        pytest.param(
            {"kind": "security", "criteria": {"overruled": {"security-concern": "exposure is ruled out"}}},
            {},
            Severity.MEDIUM,
            id="security-ruled-out",
        ),
        pytest.param({"customers": [KEY_ACCOUNT, SECOND]}, {}, Severity.CRITICAL, id="two-high-value"),
        pytest.param({"customers": [KEY_ACCOUNT, SMALL]}, {"depth": "degraded"}, Severity.MEDIUM, id="one-high-value"),
        pytest.param({}, {"depth": "blocked"}, Severity.HIGH, id="blocked"),
        pytest.param({}, {"depth": "blocked", "workaround": "no workaround"}, Severity.HIGH, id="no-workaround"),
        pytest.param(
            {},
            {"depth": "blocked", "workaround": "Unknown, because nobody looked"},
            Severity.HIGH,
            id="unknown-workaround",
        ),
        pytest.param(
            {},
            {"depth": "blocked", "workaround": "There is no workaround at the moment"},
            Severity.HIGH,
            id="no-workaround-in-a-sentence",
        ),
        pytest.param({}, {"depth": "blocked", "workaround": "Use the API."}, Severity.MEDIUM, id="workaround"),
        pytest.param(
            {}, {"depth": "blocked", "workaround": "None but the API."}, Severity.MEDIUM, id="a-workaround-all-the-same"
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "blocked", "workaround": "Use the API."},
            Severity.HIGH,
            id="high-value-blocked",
        ),
        pytest.param({}, {"sla_status": "at-risk"}, Severity.HIGH, id="sla-at-risk"),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "degraded", "deadline": date(2026, 3, 24)},
            Severity.HIGH,
            id="deadline-on-the-10th-working-day",
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "degraded", "deadline": date(2026, 3, 25)},
            Severity.MEDIUM,
            id="deadline-on-the-11th",
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "degraded", "deadline": date(2026, 3, 10)},
            Severity.HIGH,
            id="deadline-today",
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "degraded", "deadline": date(2026, 3, 9)},
            Severity.MEDIUM,
            id="deadline-past",
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT, {**SECOND, "name": "acme corp "}]},
            {"depth": "degraded"},
            Severity.MEDIUM,
            id="one-high-value-listed-twice",
        ),
        pytest.param(
            {"customers": [SMALL]}, {"depth": "degraded", "deadline": date(2026, 3, 11)}, Severity.MEDIUM, id="small"
        ),
        pytest.param({}, {"depth": "degraded"}, Severity.MEDIUM, id="everything-else"),
    ],
)
def test_suggestion(understand: dict[str, Any], impact: dict[str, Any], expected: Severity) -> None:
    """The first rule that applies gives the severity."""
    judged = severity(understand, **impact)
    assert judged.suggested is expected
    assert judged.reasons[0].text


@pytest.mark.parametrize(
    ("understand", "impact", "change"),
    [
        pytest.param(
            {},
            {"data_at_risk": True, "production_down": True, "depth": "blocked"},
            "Would be High once production is up again and no data is at risk.",
            id="two-rules-of-critical",
        ),
        pytest.param({"kind": "security"}, {}, "Would be Medium once exposure is ruled out.", id="security"),
        pytest.param(
            {"kind": "bug"},
            {"depth": "blocked", "customers_affected": 2},
            "Would be Critical if production is down: say so under Production down.",
            id="open-question",
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"sla_status": "at-risk"},
            "Would be Critical with a second high-value customer.",
            id="second-customer",
        ),
        pytest.param(
            {},
            {"sla_status": "at-risk", "depth": "blocked"},
            "Would be Critical if data were at risk, Medium once there is a workaround and the SLA is safe.",
            id="up-and-down",
        ),
        pytest.param(
            {}, {"depth": "blocked", "workaround": "API"}, "Would be High without the workaround.", id="blocked"
        ),
        pytest.param(
            {"customers": [KEY_ACCOUNT]},
            {"depth": "degraded"},
            "Would be High with a hard deadline within 10 working days.",
            id="deadline",
        ),
        pytest.param(
            {},
            {"sla_ends": datetime(2026, 3, 13, 9, tzinfo=UTC)},
            "Would be High once the SLA has 4 working hours or less to run.",
            id="sla",
        ),
        pytest.param(
            {"criteria": {"overruled": {"sla-breach": "They agreed to Friday."}}},
            {"sla_ends": datetime(2026, 3, 10, 11, tzinfo=UTC)},
            "Would be High if work were blocked without a workaround.",
            id="sla-overruled",
        ),
        pytest.param({}, {}, "Would be High if work were blocked without a workaround.", id="nothing"),
    ],
)
def test_nearest_change(understand: dict[str, Any], impact: dict[str, Any], change: str) -> None:
    """One sentence says what would raise or lower it."""
    assert severity(understand, **impact).change == change


def test_the_users_choice_counts() -> None:
    """The user's choice is the effective severity, and the suggestion stays beside it."""
    judged = severity(severity="critical")
    assert (judged.effective, judged.suggested) == (Severity.CRITICAL, Severity.MEDIUM)


BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("level", "now", "due"),
    [
        pytest.param(Severity.CRITICAL, (13, 22, 0), (14, 0, 0), id="critical-round-the-clock"),
        pytest.param(Severity.HIGH, (10, 15, 30), (10, 18, 0), id="high-today"),
        pytest.param(Severity.HIGH, (10, 16, 0), (10, 18, 0), id="high-two-hours-left"),
        pytest.param(Severity.HIGH, (10, 16, 1), (11, 12, 0), id="high-under-two-hours"),
        pytest.param(Severity.HIGH, (13, 17, 0), (16, 12, 0), id="high-on-friday"),
        pytest.param(Severity.HIGH, (13, 20, 0), (16, 12, 0), id="high-after-hours"),
        pytest.param(Severity.HIGH, (14, 11, 0), (16, 12, 0), id="high-on-saturday"),
        pytest.param(Severity.HIGH, (10, 7, 0), (10, 18, 0), id="high-before-hours"),
        pytest.param(Severity.MEDIUM, (10, 15, 30), (17, 18, 0), id="medium-5th-working-day"),
    ],
)
def test_default_deadline(level: Severity, now: tuple[int, int, int], due: tuple[int, int, int]) -> None:
    """Each severity gives the ask its time, in working hours but for Critical."""
    instant = datetime(2026, 3, *now, tzinfo=BERLIN).astimezone(UTC)
    assert default_deadline(level, instant, SETTINGS.calendar) == datetime(2026, 3, *due, tzinfo=BERLIN)


def test_deadline_follows_the_chosen_severity() -> None:
    """Without a date of its own the ask is due as the severity that counts says."""
    chosen = assess(Draft({"impact": {"severity": "critical"}}), CONTEXT)
    assert (chosen.deadline - NOW).total_seconds() == 7200
