"""What counts while a field is empty: the suggestion, the sum, the default; shown where the answer would stand."""

from typing import Any

from escalate_tui.judgement.assessment import Assessment, Context
from escalate_tui.model.money import total
from escalate_tui.model.record import Record


def counts_while_empty(path: str, record: Record, assessment: Assessment, context: Context) -> Any:
    """Tell the raw value that counts for a field while nothing stands in it; None where nothing does."""
    customers, target = record.understand.customers, assessment.target.team
    standing: dict[str, Any] = {
        "impact.customers_affected": len(customers) or None,
        "impact.revenue_at_risk": total([one.arr for one in customers if one.arr is not None]),
        "impact.severity": assessment.severity.suggested.value,
        "target.from_tier": context.settings.tier.value,
        "target.team": target.value,
        "target.channel": context.settings.receiver(target).channel_of(record.target.area) or None,
        "target.ask_deadline": assessment.deadline,
    }
    return standing.get(path)
