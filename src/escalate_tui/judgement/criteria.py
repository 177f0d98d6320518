"""The criteria for and against escalating, and how each of them stands (the practice, §1)."""

from collections.abc import Callable, Mapping
from typing import Final

from escalate_tui.judgement import english_often as often
from escalate_tui.judgement import english_repro as words
from escalate_tui.judgement.assessment import Criterion, Judged, Reason, Side, Standing
from escalate_tui.judgement.facts import Facts, explains
from escalate_tui.model.choices import Depth, Kind, SlaStatus, Trend
from escalate_tui.moments import show_span

BY_HAND: Final = "understand.criteria"
"""The field in which criteria are ticked and overruled."""

CRITERIA: Final = tuple(
    Criterion(name, title, family, Side.HANDLE if family == "support" else Side.ESCALATE)
    for family, name, title in (
        ("technical", "confirmed-bug", "confirmed bug that needs a code change"),
        ("technical", "infrastructure", "infrastructure must be investigated"),
        ("technical", "data-corrupted", "data corrupted or lost"),
        ("complexity", "beyond-support", "beyond what support can diagnose"),
        ("complexity", "needs-access", "needs access support lacks"),
        ("complexity", "custom-implementation", "a custom implementation is involved"),
        ("impact", "several-customers", "several customers affected"),
        ("impact", "production-down", "production is down"),
        ("impact", "data-integrity", "data integrity at risk"),
        ("impact", "security-concern", "security concern"),
        ("business", "high-value-at-risk", "a high-value customer is at risk"),
        ("business", "sla-breach", "SLA breach imminent or past"),
        ("business", "executive-asked", "the customer asks for an executive"),
        ("time", "past-sla", "open past its SLA"),
        ("time", "waited-long", "the customer has waited unreasonably long"),
        ("time", "channels-stuck", "the usual channels do not move it"),
        ("pattern", "pattern", "3 or more customers report the same"),
        ("pattern", "regression", "it came back after a fix"),
        ("pattern", "getting-worse", "it is getting worse"),
        ("support", "documented", "documented: a documented solution or known workaround exists"),
        ("support", "configuration", "configuration: a setup problem support can fix"),
        ("support", "guidance", "guidance: the customer needs training or advice, not a fix"),
        ("support", "known-limitation", "known limitation: a known limit with a documented alternative"),
        ("support", "resolved-before", "resolved before: similar tickets were closed at support level"),
    )
)
"""The 19 criteria for escalating and the 5 for handling it in support; their ids stand in files."""

BY_ID: Final[Mapping[str, Criterion]] = {criterion.id: criterion for criterion in CRITERIA}
"""The criteria by their ids."""

Held = Mapping[str, Judged]
"""The criteria that hold, by id, in the order of the practice."""


def judge(facts: Facts) -> tuple[Judged, ...]:
    """Tell how every criterion stands: what follows from the record, and what the user says."""
    return tuple(_judged(criterion, facts) for criterion in CRITERIA)


def held(judged: tuple[Judged, ...]) -> Held:
    """Keep the criteria that hold."""
    return {one.criterion.id: one for one in judged if one.holds}


def _judged(criterion: Criterion, facts: Facts) -> Judged:
    """Weigh what follows, what was said by hand, and an overruling, which counts only with its reason."""
    by_hand = facts.record.understand.criteria
    standing, reason = _standing(criterion, facts)
    why = by_hand.overruled.get(criterion.id, "").strip()
    if why and standing is not Standing.OPEN:
        return Judged(criterion, Standing.OVERRULED, Reason(why, BY_HAND))
    return Judged(criterion, standing, reason)


def _standing(criterion: Criterion, facts: Facts) -> tuple[Standing, Reason]:
    if (rule := FOLLOWS.get(criterion.id)) and (reason := rule(facts)):
        return Standing.FOLLOWS, reason
    is_down = facts.record.impact.production_down
    if criterion.id == "production-down" and is_down:
        return Standing.CONFIRMED, Reason(criterion.title, "impact.production_down")
    if criterion.id in facts.record.understand.criteria.confirmed:
        return Standing.CONFIRMED, Reason(criterion.title, BY_HAND)
    if criterion.id == "production-down" and is_down is None and (proposal := _looks_down(facts)):
        return Standing.PROPOSED, proposal
    return Standing.OPEN, Reason("")


def _looks_down(facts: Facts) -> Reason | None:
    kind = facts.record.understand.kind
    stands_still = facts.blocked and not facts.workaround and (facts.customers >= 2 or facts.everyone)
    if not stands_still or kind not in (Kind.BUG, Kind.INFRASTRUCTURE):
        return None
    who = "everyone" if facts.everyone else f"{facts.customers} customers"
    return Reason(f"work is blocked for {who}, without a workaround", "impact.depth")


def _confirmed_bug(facts: Facts) -> Reason | None:
    """A bug counts as confirmed when its frequency is counted, or it was seen outside the customer's account.

    The second is read from the starting point: it names a test, sandbox, fresh or own account and none of the
    customers, and from there steps lead to what is written under Actual; that nobody could reproduce it is no step.
    """
    repro = facts.record.repro
    if facts.record.understand.kind is not Kind.BUG:
        return None
    if repro.frequency and (count := often.counted(repro.frequency)):
        return Reason(f"confirmed bug, {count.lower()}", "repro.frequency")
    start = (repro.clean_state or "").casefold()
    theirs = any(customer.name and customer.name.casefold() in start for customer in facts.named)
    seen = any(_tells(step.text) for step in repro.steps) and _tells(repro.actual)
    if seen and not theirs and words.own_account(start):
        return Reason("confirmed bug, reproduced outside the customer's account", "repro.clean_state")
    return None


def _tells(text: str | None) -> bool:
    """Tell whether a part of a reproduction is one, and does not say that there is none."""
    return bool(text) and not explains(text) and words.NOT_REPRODUCED.seek.match(text or "") is None


def _infrastructure(facts: Facts) -> Reason | None:
    is_it = facts.record.understand.kind is Kind.INFRASTRUCTURE
    return Reason("infrastructure must be investigated", "understand.kind") if is_it else None


def _several(facts: Facts) -> Reason | None:
    """2 or more customers are affected; everyone is as many at least, however many nobody has counted."""
    if facts.everyone:
        return Reason("everyone is affected", "understand.affected")
    many = facts.customers >= 2
    return Reason(f"{facts.customers} customers affected", facts.breadth_path) if many else None


def _pattern(facts: Facts) -> Reason | None:
    """3 or more customers report the same: by the record alone, or with those of other escalations."""
    if facts.customers >= 3:
        return Reason(f"{facts.customers} customers report the same", facts.breadth_path)
    known = {(customer.name or "").casefold().strip() for customer in facts.named}
    others = {name.casefold().strip(): name for name in facts.context.alike_customers}
    elsewhere = [name for folded, name in others.items() if folded not in known]
    many = facts.customers + len(elsewhere)
    if many < 3 or not elsewhere:
        return None
    here = _listed([customer.name or "" for customer in facts.named])
    told = f"{here} here, {_listed(elsewhere)}" if here else _listed(elsewhere)
    return Reason(f"{many} customers report the same: {told} in escalations alike", "understand.customers")


def _data_integrity(facts: Facts) -> Reason | None:
    at_risk = facts.record.impact.data_at_risk
    return Reason("data integrity at risk", "impact.data_at_risk") if at_risk else None


def _security(facts: Facts) -> Reason | None:
    is_it = facts.record.understand.kind is Kind.SECURITY
    return Reason("security concern", "understand.kind") if is_it else None


def _high_value(facts: Facts) -> Reason | None:
    """A high-value customer is at risk with work blocked or degraded, or where the kind is account risk."""
    depth = facts.record.impact.depth
    account_risk = facts.record.understand.kind is Kind.ACCOUNT_RISK
    if not facts.high_value or not (account_risk or depth in (Depth.BLOCKED, Depth.DEGRADED)):
        return None
    how = depth.label if depth and not account_risk else "account risk"
    return Reason(f"high-value customer at risk: {named(facts)}, {how}", "understand.customers")


def _sla(facts: Facts) -> Reason | None:
    """What is breached by its status does not run out any more, whatever its end says."""
    status, near = facts.record.impact.sla_status, facts.sla_near and not facts.sla_breached
    if facts.sla_end is not None and (facts.sla_past or near):
        away = show_span(facts.sla_end - facts.context.now)
        return Reason(f"SLA ran out {away} ago" if facts.sla_past else f"SLA runs out in {away}", "impact.sla_ends")
    if status in (SlaStatus.AT_RISK, SlaStatus.BREACHED):
        return Reason(f"SLA {status.label.lower()}", "impact.sla_status")
    return None


def _past_sla(facts: Facts) -> Reason | None:
    where = "impact.sla_ends" if facts.sla_past else "impact.sla_status"
    return Reason("open past its SLA", where) if facts.sla_breached else None


def _worse(facts: Facts) -> Reason | None:
    growing = facts.record.impact.trend is Trend.GROWING
    return Reason("it is getting worse", "impact.trend") if growing else None


def named(facts: Facts) -> str:
    """Name the high-value customers in a reason: the first two, and how many more."""
    return _listed([(customer.name or "").strip() for customer in facts.high_value])


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return (", " if more else " and ").join(names[:2]) + more


FOLLOWS: Final[Mapping[str, Callable[[Facts], Reason | None]]] = {
    "confirmed-bug": _confirmed_bug,
    "infrastructure": _infrastructure,
    "several-customers": _several,
    "data-integrity": _data_integrity,
    "security-concern": _security,
    "high-value-at-risk": _high_value,
    "sla-breach": _sla,
    "past-sla": _past_sla,
    "pattern": _pattern,
    "getting-worse": _worse,
}
"""The criteria that follow from the record, each with its rule; the rest are ticked by hand only."""
