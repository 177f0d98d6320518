"""What is said before a brief is handed over."""

from cases import CONTEXT, NOW, case
from escalate_tui.followup.acts import hand_over
from escalate_tui.followup.handing_over import decided
from escalate_tui.judgement.assess import assess
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft


def facts(draft: Draft) -> dict[str, str]:
    """What is said of a draft that goes to Engineering as High."""
    after = hand_over(
        draft, severity=Severity.HIGH, team=Team.ENGINEERING, also=(), format="plain", brief="x", now=NOW, by="Sam"
    )
    return dict(decided(after.record, assess(draft, CONTEXT), CONTEXT.settings, NOW))


def test_the_end_of_the_sla_is_said_beside_what_is_due():
    """It may end before the first follow-up."""
    said = facts(case(1))
    assert said["SLA end"] == "2026-03-10 16:00 CET"
    assert said["Follow-up"].endswith("10:30 CET")


def test_without_an_sla_nothing_is_said_of_it():
    """No name without a time."""
    assert "SLA end" not in facts(case(1).with_value("impact.sla_ends", None))
