"""Why targets send escalations back: what each reason speaks of, by the words that the findings go by as well."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from escalate_tui.judgement.findings_sent_back import MEANT

ABOUT: Final = {
    "repro.steps": "reproduction steps",
    "repro.evidence": "logs or screenshots",
    "repro.environment": "environment",
    "repro.frequency": "how often it happens",
    "repro.expected": "expected and actual",
    "understand.attempts": "what was tried",
    "impact.workflow": "impact",
    "impact.revenue_at_risk": "revenue",
    "impact.severity_reason": "severity",
    "impact.sla_status": "SLA",
    "target.ask_deadline": "deadline",
    "impact.workaround": "workaround",
    "target.team": "wrong target",
    "target.ask_text": "what is asked for",
    "understand.description": "description",
}
"""What a reason speaks of, by the first of the fields that its words mean."""

OTHER: Final = "other words"
"""What a reason is listed under that speaks of none of these."""

NONE_GIVEN: Final = "no reason given"
"""What it is listed under where nobody said why."""


@dataclass(frozen=True, slots=True)
class SentBack:
    """That the target sent it back.

    Attributes:
        at: When, in UTC.
        reason: Why, on one line; empty where nobody said.
    """

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why escalations were sent back.

    Attributes:
        about: What the target missed.
        count: How often that was said.
        last: The words in which it was said last; empty where nobody said why.
    """

    about: str
    count: int
    last: str


def reasons(backs: Iterable[SentBack]) -> tuple[Reason, ...]:
    """Group reasons by what they speak of, the most frequent first; one may speak of several things.

    Those that speak of none of them come last.
    """
    oldest_first = sorted(backs, key=lambda one: one.at)
    said = [(about, one.reason) for one in oldest_first for about in _abouts(one.reason)]
    counts, last = Counter(about for about, _ in said), dict(said)
    ranked = sorted(counts.items(), key=lambda one: (one[0] in (OTHER, NONE_GIVEN), -one[1], one[0]))
    return tuple(Reason(about, count, last[about]) for about, count in ranked)


def _abouts(reason: str) -> tuple[str, ...]:
    if not reason:
        return (NONE_GIVEN,)
    return tuple(ABOUT[fields[0]] for words, fields in MEANT if words.seek.search(reason)) or (OTHER,)
