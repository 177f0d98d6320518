"""Step 2: how many, how deep, how long, how much, and what was promised."""

from dataclasses import dataclass

from escalate_tui.model.choices import Depth, Severity, SlaStatus, Trend
from escalate_tui.model.fields import Control, line, moment, number, of_control, prose
from escalate_tui.model.part import Part
from escalate_tui.model.values import Count, DurationValue, Flag, MomentValue, MoneyValue, Text
from escalate_tui.moments import Leaning


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Impact(Part):
    """Step 2: how many, how deep, how long, how much, and what was promised."""

    customers_affected: Count | None = number(
        "Customers affected",
        "How many customers, as a figure; empty: as many as are listed.",
        group="Breadth",
    )
    users_affected: Count | None = number("Users affected", "How many people, as a figure.", group="Breadth")
    trend: Trend | None = of_control(Control.CHOICE, "Trend", "Is the number of them growing?", group="Breadth")
    depth: Depth | None = of_control(
        Control.CHOICE,
        "Depth",
        "Blocked: cannot work. Degraded: can, with effort. Inconvenienced: a nuisance.",
        group="Depth",
    )
    workflow: Text | None = prose(
        "What they cannot do", "Which work stands still or is slower, and by how much.", group="Depth"
    )
    workaround: Text | None = prose("Workaround", "What they do instead; empty when there is none.", group="Depth")
    production_down: Flag | None = of_control(
        Control.FLAG,
        "Production down",
        "Customers cannot use the product for its purpose.",
        group="Depth",
        half=True,
    )
    data_at_risk: Flag | None = of_control(
        Control.FLAG,
        "Data at risk",
        "Data is lost, wrong or exposed, or soon could be.",
        group="Depth",
        half=True,
    )
    critical_from: MomentValue | None = moment(
        "Critical from",
        "When it would become critical if nothing changes.",
        group="Time pressure",
        leaning=Leaning.FUTURE,
    )
    deadline: MomentValue | None = moment(
        "Hard deadline",
        "A date that cannot move: an audit, a renewal, a launch.",
        group="Time pressure",
        leaning=Leaning.FUTURE,
    )
    deadline_reason: Text | None = line("Why that date", "What happens on that day.", group="Time pressure")
    revenue_at_risk: MoneyValue | None = of_control(
        Control.MONEY,
        "ARR at risk",
        "Empty: the sum of the customers listed.",
        group="Revenue and reputation",
        half=True,
    )
    deals: Text | None = line("Open deals", "Deals that depend on this, with amounts.", group="Revenue and reputation")
    public_risk: Text | None = line(
        "Could go public",
        "Where and how: press, social media, a review. Empty: no.",
        group="Revenue and reputation",
    )
    reference_customer: Flag | None = of_control(
        Control.FLAG,
        "Reference customer",
        "Is one of them a customer others are shown?",
        group="Revenue and reputation",
        half=True,
    )
    sla_status: SlaStatus | None = of_control(
        Control.CHOICE, "SLA status", "Where the promise of the contract stands.", group="Contract"
    )
    sla_ends: MomentValue | None = moment(
        "SLA runs out", "When the promised time is over.", group="Contract", leaning=Leaning.FUTURE
    )
    sla_update_every: DurationValue | None = of_control(
        Control.DURATION,
        "SLA update interval",
        "How often the contract promises word: 4h, 2d.",
        group="Contract",
        half=True,
    )
    obligations: Text | None = prose("Other obligations", "What else was promised, and where.", group="Contract")
    last_update_at: MomentValue | None = moment(
        "Last update at",
        "When the customer last heard from us.",
        group="Customer communication",
        leaning=Leaning.PAST,
    )
    last_update: Text | None = prose("Last update", "What they were told.", group="Customer communication")
    expectation: Text | None = prose("They expect", "What they count on, and by when.", group="Customer communication")
    escalation_risk: Text | None = prose(
        "Escalation risk",
        "Could they go over our heads: an executive, a lawyer, the press?",
        group="Customer communication",
    )
    severity: Severity | None = of_control(Control.CHOICE, "Severity", "Empty: as suggested.", group="Severity")
    severity_reason: Text | None = line(
        "Why another", "One line, when it differs from what is suggested.", group="Severity", sometimes=True
    )
