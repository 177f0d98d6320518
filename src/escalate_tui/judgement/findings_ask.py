"""Findings about an ask that does not fit its target or its severity, and about revenue that nobody pays."""

from collections.abc import Iterator, Mapping
from typing import Final

from escalate_tui.judgement import english_sense as words
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.severity import default_deadline
from escalate_tui.model.choices import Ask, Severity, Team
from escalate_tui.model.money import total
from escalate_tui.moments import end_of_working, show_in_full, show_span

MISFITS: Final[Mapping[Team, Mapping[Ask, Ask]]] = {
    Team.PRODUCT: {Ask.FIX: Ask.DECIDE},
    Team.LEADERSHIP: {Ask.FIX: Ask.DECIDE},
    Team.ENGINEERING: {Ask.DECIDE: Ask.INVESTIGATE, Ask.APPROVE: Ask.INVESTIGATE},
    Team.L2_SUPPORT: {Ask.DECIDE: Ask.INVESTIGATE, Ask.APPROVE: Ask.INVESTIGATE},
}
"""Asks that a target cannot answer, each with the one that presumes the least of those that it can."""

WORK: Final = (Ask.INVESTIGATE, Ask.FIX)
"""Asks that begin when they arrive; a decision has its own date, which severity does not give."""


def fitting(facts: Facts, team: Team | None, severity: Severity) -> Iterator[Finding]:
    """Yield what does not fit.

    Args:
        facts: What the draft says.
        team: The target that receives; None while there is none.
        severity: The severity that counts.
    """
    yield from _verb(facts.record.target.ask, team)
    yield from _past(facts, severity)
    yield from _far(facts, severity)
    yield from _revenue(facts)


def _verb(ask: Ask | None, team: Team | None) -> Iterator[Finding]:
    misfits = MISFITS.get(team, {}) if team else {}
    if ask is None or team is None or ask not in misfits:
        return
    says = words.ASK_MISFIT.format(ask=ask.label, team=team.label, instead=words.ASK_INSTEAD[team.value])
    better = misfits[ask]
    fix = Fix(words.ASK_FIX.format(ask=better.label), "target.ask", better.value)
    yield Finding("ask-misfit", Level.WARN, "target.ask", says, fix=fix)


def due_by_severity(facts: Facts, severity: Severity) -> Fix | None:
    """Offer the deadline that the severity gives, to the minute; none where the hard deadline lies before it."""
    calendar, now, hard = facts.context.settings.calendar, facts.context.now, facts.record.impact.deadline
    due = default_deadline(severity, now, calendar).replace(second=0, microsecond=0)
    if hard is not None and end_of_working(hard, calendar) < due:
        return None
    return Fix(words.TAKE_DEFAULT.format(when=show_in_full(due, calendar.zone)), "target.ask_deadline", due)


def _past(facts: Facts, severity: Severity) -> Iterator[Finding]:
    due, now = facts.record.target.ask_deadline, facts.context.now
    if due is None or (instant := end_of_working(due, facts.context.settings.calendar)) > now:
        return
    says = words.ASK_PAST.format(span=show_span(now - instant))
    fix = due_by_severity(facts, severity)
    yield Finding("ask-deadline-past", Level.WARN, "target.ask_deadline", says, fix=fix)


def _far(facts: Facts, severity: Severity) -> Iterator[Finding]:
    """Yield that a deadline is beyond the severity's attention; beyond that of the next lower one, it is a warning."""
    due, calendar, now = facts.record.target.ask_deadline, facts.context.settings.calendar, facts.context.now
    if due is None or facts.record.target.ask not in WORK:
        return
    instant = end_of_working(due, calendar)
    if instant <= default_deadline(severity, now, calendar):
        return
    lower = list(Severity)[list(Severity).index(severity) + 1 :]
    far = bool(lower) and instant > default_deadline(lower[0], now, calendar)
    says = words.ASK_FAR.format(severity=severity.label, attention=words.ATTENTION[severity.value])
    fix = Fix(words.LEAVE_TO_SEVERITY, "target.ask_deadline", None)
    yield Finding("ask-deadline-far", Level.WARN if far else Level.HINT, "target.ask_deadline", says, fix=fix)


def _revenue(facts: Facts) -> Iterator[Finding]:
    """Yield revenue at risk that is not what the customers listed pay, unless an open deal explains it.

    More than they pay contradicts it only when all are listed with their ARR. Less may be meant: a part of the product.
    """
    at_risk, arrs = facts.record.impact.revenue_at_risk, [customer.arr for customer in facts.named]
    listed = total([arr for arr in arrs if arr is not None])
    all_listed = None not in arrs and facts.customers == len(facts.named) and not facts.record.understand.segment
    if at_risk is None or listed is None or at_risk.currency != listed.currency or facts.filled("impact.deals"):
        return
    sums = {"revenue": at_risk.shown, "total": listed.shown}
    fix = Fix(words.SET_TOTAL.format(total=listed.shown), "impact.revenue_at_risk", str(listed))
    if all_listed and at_risk.amount > listed.amount:
        says = words.REVENUE_OVER.format(**sums)
        yield Finding("revenue-over-arr", Level.WARN, "impact.revenue_at_risk", says, fix=fix)
    elif at_risk.amount < listed.amount:
        says = words.REVENUE_UNDER.format(**sums)
        yield Finding("revenue-under-arr", Level.HINT, "impact.revenue_at_risk", says, fix=fix)
