"""What counts of an escalation that was handed over: its history, and not what its record says beside it."""

from typing import Any

import pytest

from cases import CONTEXT, NOW, case, handed_over
from escalate_tui.followup.acts import take_back
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Assessment
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft


def judged(draft: Draft) -> Assessment:
    return assess(draft, CONTEXT)


def entry(act: str, to: str) -> dict[str, Any]:
    return {"key": "z1a", "at": NOW, "logged": NOW, "by": "Sam", "act": act, "to": to, "note": "it is worse"}


def test_the_severity_follows_the_history() -> None:
    """After the hand-over the severity is the one it left with, and then the one it was changed to."""
    sent = handed_over(6, Severity.MEDIUM).with_value("impact.severity", "high")
    assert judged(sent).severity.effective is Severity.MEDIUM
    changed = judged(sent.with_entry(entry("severity-changed", "critical")))
    assert (changed.severity.effective, changed.severity.suggested) == (Severity.CRITICAL, Severity.MEDIUM)


def test_the_deadline_follows_that_severity() -> None:
    """Without a date of its own the ask is due as the severity of the history says."""
    sent = handed_over(6, Severity.MEDIUM).with_value("target.ask_deadline", None)
    changed = judged(sent.with_entry(entry("severity-changed", "critical")))
    assert (changed.deadline - NOW).total_seconds() == 7200


def test_the_history_has_the_reason_for_its_severity() -> None:
    """The record is not asked why the severity is another than suggested: the entry that changed it says so."""
    changed = handed_over(6, Severity.MEDIUM).with_entry(entry("severity-changed", "critical"))
    assert "severity-reason-missing" not in {one.code for one in judged(changed).findings}
    draft = case(6).with_value("impact.severity", "critical")
    assert "severity-reason-missing" in {one.code for one in judged(draft).findings}


def test_the_target_follows_the_history() -> None:
    """After the hand-over the target is the one it went to, and then the one it was given to."""
    sent = handed_over(1, Severity.HIGH).with_value("target.team", "product")
    assert (judged(sent).target.team, judged(sent).chosen) == (Team.ENGINEERING, True)
    given = judged(sent.with_entry(entry("target-changed", "leadership")))
    assert given.target.team is Team.LEADERSHIP


@pytest.mark.parametrize("severity", list(Severity))
def test_a_draft_follows_its_record(severity: Severity) -> None:
    """Before the hand-over, and after it was taken back, the user's choice counts."""
    draft = case(1).with_value("impact.severity", severity.value).with_value("target.team", "product")
    sent = handed_over(1, Severity.HIGH)
    back = Draft({**draft.doc, "history": take_back(sent, sent.record.history[-1].key, NOW, "Sam").doc["history"]})
    for one in (draft, back):
        assert (judged(one).severity.effective, judged(one).target.team) == (severity, Team.PRODUCT)
