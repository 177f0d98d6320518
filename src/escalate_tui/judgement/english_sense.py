"""What is said of values that do not fit each other."""

from collections.abc import Mapping
from typing import Final

FUTURE: Final = "This lies in the future: write when it was."
"""Said of a moment that can only be past."""

ORDER: Final[Mapping[str, str]] = {
    "waiting-before-since": "They wrote before it began: correct this, or write under Since when it really began.",
    "update-before-waiting": "This update is older than their first message: write when they last heard from us.",
    "sla-before-waiting": "The SLA runs out before they first wrote: correct one of the two.",
    "critical-before-since": "It is critical from before it began: correct this, or Since.",
    "deadline-before-since": "The deadline lies before it began: write one that is still ahead, or correct Since.",
    "ask-after-deadline": "This is later than the hard deadline: ask for it before that, or correct one of the two.",
}
"""What is said of moments in an order that cannot be, by the code of the finding."""

DEADLINE_PAST: Final = "This was {span} ago and counts no more: write what has to be met next, or leave it empty."
"""Said of a hard deadline that is over."""

BREACHED_AHEAD: Final = "Breached, and it runs out only in {away}: correct one of the two."
"""Said of the status of an SLA whose end lies ahead."""

SET_STATUS: Final = "set {status}"
"""The label of the key that sets the status which the end of the SLA gives."""

DOWN_AND_NOT: Final = "Denied here, and ticked among the criteria, which counts: take one of the two back."
"""Said of production that is down by one answer and not by the other."""

EVERYONE_UNCOUNTED: Final = "Everyone: how many is that? Write the number of customers, an estimate will do."
"""Said where everyone is affected and no figure stands."""

SEGMENT_UNCOUNTED: Final = "How many are in the segment? Write the number of customers, an estimate will do."
"""Said where a segment is affected and no figure stands."""

FEWER: Final = "{listed} customers are listed, and {counted} counted: correct the number, or leave it empty."
"""Said of a number that the list contradicts."""

OTHER_MONEY: Final = "{arr} is not compared with the {least} that make a key account: mark them if they are one."
"""Said of an ARR in another currency than the threshold's."""

MARK: Final = "mark as key account"
"""The label of the key that marks a customer."""

ASK_MISFIT: Final = "“{ask}” is nothing that {team} can do: {instead}."
"""Said of an ask that its target cannot answer."""

ASK_INSTEAD: Final[Mapping[str, str]] = {
    "product": "ask them to decide, or choose Engineering as the target",
    "engineering": "ask them to investigate or fix, or choose Product or Leadership as the target",
    "l2-support": "ask them to investigate, or choose Product or Leadership as the target",
    "leadership": "ask them to decide or approve, or choose Engineering as the target",
}
"""What is to be done about it, by the target."""

ASK_FIX: Final = "ask them to {ask}"
"""The label of the key that sets the verb."""

ASK_PAST: Final = "This was {span} ago: write a date and time still to come."
"""Said of a deadline that is over."""

TAKE_DEFAULT: Final = "take {when}"
"""The label of the key that sets the deadline that the severity gives."""

ASK_FAR: Final = "{severity} is for {attention}, and this is later: take an earlier time, or a lower severity."
"""Said of a deadline that is beyond the attention of the severity."""

ATTENTION: Final[Mapping[str, str]] = {
    "critical": "attention at once, 2 hours",
    "high": "the same day",
    "medium": "this week, 5 working days",
}
"""The attention of each severity (the practice, §2)."""

LEAVE_TO_SEVERITY: Final = "leave it to the severity"
"""The label of the key that empties the deadline."""

REVENUE_OVER: Final = (
    "{revenue} at risk is more than the {total} that the customers listed pay: correct one of the two."
)
"""Said of revenue at risk that the customers do not pay."""

REVENUE_UNDER: Final = (
    "{revenue} at risk is less than the {total} that the customers listed pay: say under Open deals which part it is, "
    "or take all of it."
)
"""Said of revenue at risk that is only part of what the customers pay."""

SET_TOTAL: Final = "set {total}"
"""The label of the key that takes the sum over the customers."""
