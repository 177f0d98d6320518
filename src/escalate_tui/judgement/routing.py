"""Who receives it: the ranking of the practice (§3), with reasons and the tier that is skipped on the way."""

from collections.abc import Iterator, Mapping
from typing import Final

from escalate_tui.judgement import english_risk as words
from escalate_tui.judgement.assessment import RankedTarget, Reason, Side
from escalate_tui.judgement.criteria import Held
from escalate_tui.judgement.facts import Facts, explains, present
from escalate_tui.judgement.needs import holds
from escalate_tui.model.choices import Ask, Kind, Team, Tier

OWN_TARGET: Final[Mapping[Kind | None, tuple[Team, str]]] = {
    Kind.BUG: (Team.ENGINEERING, "a bug is theirs to fix"),
    Kind.INFRASTRUCTURE: (Team.ENGINEERING, "infrastructure is theirs"),
    Kind.FEATURE_GAP: (Team.PRODUCT, "what the product lacks is theirs to decide"),
    Kind.ACCOUNT_RISK: (Team.LEADERSHIP, "an account at risk is theirs"),
}
"""The target that a kind of issue goes to of itself, and why."""

BEHIND_L2: Final = (Team.ENGINEERING, Team.PRODUCT)
"""The targets that senior support comes before."""


def rank(facts: Facts, holding: Held) -> tuple[RankedTarget, ...]:
    """Rank all five targets: those with reasons first, best first; the rest after them, without any."""
    reasons: dict[Team, list[Reason]] = {}
    for team, reason in _reasons(facts, holding):
        reasons.setdefault(team, []).append(reason)
    order = sorted(reasons, key=lambda team: team is not Team.L2_SUPPORT) if _l2_first(holding) else list(reasons)
    order += sorted(set(Team) - set(order), key=lambda team: _unranked(team, facts.tier))
    return tuple(_ranked(team, reasons.get(team, []), facts, holding) for team in order)


def _reasons(facts: Facts, holding: Held) -> Iterator[tuple[Team, Reason]]:
    """Yield every reason with its target, in the order of the ranking."""
    security = holding.get("security-concern")
    if security is not None:
        yield (
            Team.SECURITY,
            Reason("a security concern goes there at once, from any tier", security.reason.path),
        )
    kind = facts.record.understand.kind
    if kind in OWN_TARGET:
        team, why = OWN_TARGET[kind]
        yield team, Reason(why, "understand.kind")
    for reason in _for_leadership(facts, holding):
        yield Team.LEADERSHIP, reason
    if facts.tier is Tier.L1 and security is None:
        tier = facts.context.settings.label_of(Tier.L1)
        yield Team.L2_SUPPORT, Reason(f"comes next after {tier}", "target.from_tier")


def _for_leadership(facts: Facts, holding: Held) -> Iterator[Reason]:
    impact = facts.record.impact
    for criterion in ("high-value-at-risk", "executive-asked"):
        if criterion in holding:
            yield holding[criterion].reason
    if facts.sla_breached and facts.high_value and {"sla-breach", "past-sla"} & set(holding):
        yield Reason("the SLA of a high-value customer is breached", "impact.sla_status")
    if facts.record.target.ask is Ask.APPROVE:
        yield Reason("the ask is to approve", "target.ask")
    if _threatens(impact.public_risk) and not words.DENIED.seek.fullmatch(impact.public_risk or ""):
        yield Reason("it could become public", "impact.public_risk")
    if impact.reference_customer:
        yield Reason("a reference customer is touched", "impact.reference_customer")
    if _threatens(impact.escalation_risk) and words.legal(impact.escalation_risk or ""):
        yield Reason("there is a legal risk", "impact.escalation_risk")


def _threatens(risk: str | None) -> bool:
    """Tell whether a risk is named; one that is unknown is none."""
    return present(risk) and not explains(risk)


def _l2_first(holding: Held) -> bool:
    """L2 Support comes first, if it is ranked, when all that speaks for escalating is complexity."""
    families = {one.criterion.family for one in holding.values() if one.criterion.side is Side.ESCALATE}
    return families == {"complexity"}


def _unranked(team: Team, tier: Tier) -> tuple[bool, int]:
    """Senior support is the last that anything above the frontline would go to."""
    return team is Team.L2_SUPPORT and tier is not Tier.L1, list(Team).index(team)


def _ranked(team: Team, reasons: list[Reason], facts: Facts, holding: Held) -> RankedTarget:
    skips = facts.tier is Tier.L1 and team in BEHIND_L2 and "security-concern" not in holding
    tier = facts.context.settings.label_of(Tier.L1)
    note = f"This skips L2 Support, which stands between {tier} and {team.label}." if skips else ""
    return RankedTarget(team, tuple(reasons), holds(team, facts), note)
