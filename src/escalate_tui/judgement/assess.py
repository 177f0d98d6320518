"""One pass over a draft: everything the program thinks of it."""

from datetime import datetime

from escalate_tui.judgement.assessment import Assessment, Context, RankedTarget
from escalate_tui.judgement.criteria import held, judge
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.findings import in_order, wording
from escalate_tui.judgement.findings_ask import fitting
from escalate_tui.judgement.findings_customers import who
from escalate_tui.judgement.findings_dates import dates
from escalate_tui.judgement.findings_missing import missing, nobody_ranked
from escalate_tui.judgement.findings_repro import reproduction
from escalate_tui.judgement.findings_sense import sense
from escalate_tui.judgement.findings_sensitive import secrets
from escalate_tui.judgement.needs import needs_of
from escalate_tui.judgement.readiness import readiness
from escalate_tui.judgement.routing import rank
from escalate_tui.judgement.severity import default_deadline, judge_severity
from escalate_tui.judgement.verdict import verdict
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.moments import end_of_working


def assess(draft: Draft, context: Context) -> Assessment:
    """Judge a draft: findings, verdict, severity, targets, deadline and readiness, each with its reasons.

    Pure: the same draft at the same instant with the same settings is judged the same.
    """
    facts = Facts(draft, context)
    criteria = judge(facts)
    holding = held(criteria)
    leave = verdict(facts, criteria, holding)
    severity = judge_severity(facts, criteria, holding)
    targets = rank(facts, holding)
    target, chosen = _target(facts, targets)
    receives = target.team if chosen or target.reasons else None
    needs = needs_of(receives, facts)
    findings = in_order(
        (
            *missing(facts, needs, severity, leave),
            *nobody_ranked(target, chosen=chosen),
            *sense(facts, criteria),
            *who(facts),
            *dates(facts),
            *fitting(facts, receives, severity.effective),
            *wording(facts),
            *reproduction(facts),
            *secrets(facts),
        ),
        facts,
    )
    return Assessment(
        findings=findings,
        criteria=criteria,
        verdict=leave,
        severity=severity,
        targets=targets,
        target=target,
        chosen=chosen,
        deadline=_deadline(facts, severity.effective),
        readiness=readiness(needs.values(), findings, facts),
    )


def _target(facts: Facts, targets: tuple[RankedTarget, ...]) -> tuple[RankedTarget, bool]:
    """Take the one that was chosen, otherwise the first of the ranking; and tell which of the two it was."""
    team = facts.team
    return (targets[0], False) if team is None else (next(one for one in targets if one.team is team), True)


def _deadline(facts: Facts, severity: Severity) -> datetime:
    asked, calendar = facts.record.target.ask_deadline, facts.context.settings.calendar
    if asked is not None:
        return end_of_working(asked, calendar)
    return default_deadline(severity, facts.context.now, calendar)
