"""What the program thinks of a draft, and why: pure, `now` is an argument."""

from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import (
    Assessment,
    Context,
    Criterion,
    Hold,
    Judged,
    Leave,
    RankedTarget,
    Readiness,
    Reason,
    SeverityJudgement,
    Side,
    Standing,
    Verdict,
)
from escalate_tui.judgement.codes import CODES
from escalate_tui.judgement.criteria import CRITERIA
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.needs import HOLDS
from escalate_tui.judgement.readiness import WEIGHTS
from escalate_tui.judgement.sensitive import Hit, mask, sensitive
from escalate_tui.judgement.severity import default_deadline

__all__ = [
    "CODES",
    "CRITERIA",
    "HOLDS",
    "WEIGHTS",
    "Assessment",
    "Context",
    "Criterion",
    "Finding",
    "Fix",
    "Hit",
    "Hold",
    "Judged",
    "Leave",
    "Level",
    "RankedTarget",
    "Readiness",
    "Reason",
    "SeverityJudgement",
    "Side",
    "Standing",
    "Verdict",
    "assess",
    "default_deadline",
    "mask",
    "sensitive",
]
