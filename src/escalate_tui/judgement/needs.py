"""What a brief must hold: in common, for a reproduction, and for each target (the practice, §3 and §4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from escalate_tui.judgement.assessment import Hold
from escalate_tui.judgement.codes import CODES, Code
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Level
from escalate_tui.model.choices import Affected, Team


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a brief needs.

    Attributes:
        code: The code of the finding that says it is missing; `english.MISSING` holds its sentence.
        path: The field that would fill it.
        met: Tells whether it is there.
        level: How much it matters when it is missing.
    """

    code: Code
    path: str
    met: Callable[[Facts], bool]
    level: Level = Level.WARN


def _field(path: str, *others: str, level: Level = Level.WARN) -> Need:
    """Need a field, or any of several; the first is the one that is asked for."""
    code = path.rpartition(".")[2].replace("_", "-")
    return Need(CODES[f"{code}-missing"], path, lambda facts: any(map(facts.filled, (path, *others))), level)


def _affected(facts: Facts) -> bool:
    wide = facts.record.understand.affected is Affected.EVERYONE or facts.filled("understand.segment")
    return wide or bool(facts.named) or facts.filled("impact.customers_affected")


def _arr(facts: Facts) -> bool:
    return any(
        customer.arr or f"understand.customers.{customer.key}.arr" in facts.explained for customer in facts.named
    )


def _revenue(facts: Facts) -> bool:
    """The revenue at risk is the sum over the customers unless another is given."""
    return facts.filled("impact.revenue_at_risk") or _arr(facts)


def _sla(facts: Facts) -> bool:
    return facts.filled("impact.sla_status") or facts.filled("impact.sla_ends")


SUMMARY: Final = _field("understand.summary", level=Level.STOP)
DESCRIPTION: Final = _field("understand.description")
CUSTOMERS: Final = Need("customers-missing", "understand.customers", _affected)
SINCE: Final = _field("understand.since")
ATTEMPTS: Final = _field("understand.attempts")
WORKFLOW: Final = _field("impact.workflow")
REVENUE: Final = Need("revenue-missing", "impact.revenue_at_risk", _revenue)
REVENUE_OR_SLA: Final = Need("revenue-missing", "impact.revenue_at_risk", lambda facts: _revenue(facts) or _sla(facts))
ASK: Final = _field("target.ask", level=Level.STOP)
ASK_TEXT: Final = _field("target.ask_text", level=Level.STOP)
CONTACT: Final = Need(
    "contact-missing",
    "understand.customers",
    lambda facts: any(one.plan or one.contact for one in facts.named),
)
ARR: Final = Need("arr-missing", "understand.customers", _arr)
STEPS: Final = tuple(_field(f"repro.{name}") for name in ("clean_state", "steps", "expected", "actual", "frequency"))
ENVIRONMENT: Final = _field("repro.environment")
EVIDENCE: Final = _field("repro.evidence")

COMMON: Final = (
    _field("understand.kind"),
    SUMMARY,
    DESCRIPTION,
    CUSTOMERS,
    SINCE,
    _field("understand.attempts", level=Level.HINT),
    _field("understand.why_now", level=Level.HINT),
    _field("impact.depth"),
    WORKFLOW,
    _field("impact.sla_status", "impact.sla_ends", "impact.obligations"),
    ASK,
    ASK_TEXT,
    _field("reporter"),
    _field("owner"),
)
"""What every brief needs."""

REPRODUCTION: Final = (*STEPS, ENVIRONMENT, _field("repro.ruled_out", level=Level.HINT), EVIDENCE)
"""What a brief needs where a reproduction is asked for: the seven habits, with expected and actual."""

HOLDS: Final[Mapping[Team, Mapping[str, tuple[Need, ...]]]] = {
    Team.L2_SUPPORT: {
        "ticket summary": (SUMMARY, DESCRIPTION, _field("understand.tickets")),
        "what was tried": (ATTEMPTS,),
        "customer context": (CONTACT,),
    },
    Team.ENGINEERING: {
        "full reproduction": STEPS,
        "environment": (ENVIRONMENT,),
        "logs or error text": (EVIDENCE,),
        "business impact": (CUSTOMERS, WORKFLOW, REVENUE_OR_SLA),
        "customer timeline": (
            SINCE,
            _field("understand.waiting_since"),
            _field("impact.last_update", "impact.last_update_at"),
        ),
    },
    Team.PRODUCT: {
        "use case": (_field("target.use_case"),),
        "business impact": (CUSTOMERS, WORKFLOW, REVENUE_OR_SLA),
        "how often asked": (_field("target.request_frequency"),),
        "competitive pressure": (_field("target.competition"),),
    },
    Team.SECURITY: {
        "what was seen": (DESCRIPTION,),
        "who and what may be affected": (_field("target.exposure"),),
        "containment done": (_field("target.containment"),),
        # A severity always stands, suggested if not chosen, so that a deadline beside it is enough.
        "urgency": (_field("target.urgency", "target.ask_deadline", "impact.deadline"),),
    },
    Team.LEADERSHIP: {
        "full business context": (
            ARR,
            WORKFLOW,
            _field("impact.obligations", "impact.public_risk", "impact.reference_customer"),
        ),
        "revenue at risk": (REVENUE,),
        "what was tried": (ATTEMPTS,),
        "the decision or action wanted": (ASK, ASK_TEXT),
        "deadline": (_field("target.ask_deadline", "impact.deadline"),),
    },
}
"""What the brief must hold for each target: the items, and the fields that each comes from."""


def holds(team: Team, facts: Facts) -> tuple[Hold, ...]:
    """Tell what the brief must hold for a target, and which fields are still to be filled for it."""
    return tuple(
        Hold(label, tuple(need.path for need in needs if not need.met(facts)))
        for label, needs in HOLDS[team].items()
        if _asked(needs, facts)
    )


def needs_of(team: Team | None, facts: Facts) -> dict[str, Need]:
    """List what a brief for this target needs, by code: for the target, in common, for the reproduction.

    Args:
        team: The target; None while nobody is chosen and nothing speaks for anybody.
        facts: What the draft says.
    """
    own = HOLDS[team].values() if team else ()
    groups = [needs for needs in (*own, COMMON, REPRODUCTION) if _asked(needs, facts)]
    found: dict[str, Need] = {}
    for need in (need for group in groups for need in group):
        found.setdefault(need.code, need)
    return found


def _asked(needs: tuple[Need, ...], facts: Facts) -> bool:
    """Where the reproduction is left out, so is what comes from it alone."""
    return facts.record.reproduction_asked or not all(need.path.startswith("repro.") for need in needs)
