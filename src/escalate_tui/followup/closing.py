"""The acts that close an escalation, each with its checklist, and the one that opens it again."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from escalate_tui.errors import EscalateError
from escalate_tui.followup.entries import demand, demand_text, recorded
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.text import clean


class Closing(Choice):
    """What closes the loop of a resolved escalation, in the order of the checklist (the practice, §6)."""

    CONFIRMED = "customer-confirmed", "confirmed with the customer"
    TRACKING = "tracking-updated", "internal tracking updated"
    LEARNINGS = "learnings-captured", "learnings captured"


class StandingDown(Choice):
    """What closes the loop of one that was de-escalated, in the order of the checklist (the practice, §6)."""

    TEAM = "team-told", "tell the team"
    TICKET = "resolution-in-ticket", "put the resolution in the ticket"
    CUSTOMER = "customer-told", "tell the customer"
    LEARNED = "learned-written", "write down what was learned"


Item = TypeVar("Item", Closing, StandingDown)


class Unsettled(EscalateError):
    """A checklist that is not settled.

    Attributes:
        items: The items that stand open, or are settled in two ways.
    """

    def __init__(self, sentence: str, items: Iterable[Closing | StandingDown]) -> None:
        super().__init__(sentence)
        self.items = tuple(items)


def resolve(
    draft: Draft,
    *,
    note: str,
    learning: str,
    done: Collection[Closing],
    waived: Mapping[Closing, str],
    now: datetime,
    by: str,
) -> Draft:
    """Resolve an open escalation; its checklist and what was learned go into the entry.

    Args:
        draft: The escalation.
        note: How it ended.
        learning: What later escalations of the same pattern should know; empty when that item is waived.
        done: The items of the checklist that were done.
        waived: The other items, each with the reason why not.
        now: The present instant, in UTC.
        by: Who resolves it.

    Raises:
        EscalateError: It is not open.
        Unsettled: An item is neither done nor waived with a reason, or both; or a learning counts as captured and
            there is none.
    """
    demand(draft, "only an open escalation can be resolved", Status.OPEN)
    told = _settled(Closing, Closing.LEARNINGS, learning, done, waived)
    return recorded(draft, Act.RESOLVED, now, by, note=note, **told)


def de_escalate(
    draft: Draft,
    *,
    reason: str,
    learning: str,
    done: Collection[StandingDown],
    waived: Mapping[StandingDown, str],
    now: datetime,
    by: str,
) -> Draft:
    """Take an open escalation back into support; its checklist and what was learned go into the entry.

    Args:
        draft: The escalation.
        reason: Why it needs no escalation any more; of one that resolved itself the root cause as well.
        learning: What later escalations of the same pattern should know; empty when that item is waived.
        done: The items of the checklist that were done.
        waived: The other items, each with the reason why not.
        now: The present instant, in UTC.
        by: Who de-escalates it.

    Raises:
        EscalateError: It is not open; or there is no reason.
        Unsettled: An item is neither done nor waived with a reason, or both; or a learning counts as written and
            there is none.
    """
    demand(draft, "only an open escalation can be de-escalated", Status.OPEN)
    demand_text(reason, "De-escalating needs a reason: say why it needs no escalation any more.")
    told = _settled(StandingDown, StandingDown.LEARNED, learning, done, waived)
    return recorded(draft, Act.DE_ESCALATED, now, by, note=reason, **told)


def reopen(draft: Draft, note: str, now: datetime, by: str) -> Draft:
    """Open a closed escalation again, which starts both clocks.

    Raises:
        EscalateError: It is not closed.
    """
    demand(draft, "only a closed escalation can be reopened", Status.RESOLVED, Status.DE_ESCALATED)
    return recorded(draft, Act.REOPENED, now, by, note=note)


def _settled(
    checklist: type[Item], lesson: Item, learning: str, done: Collection[Item], waived: Mapping[Item, str]
) -> dict[str, Any]:
    """Give a checklist and a learning as the entry has them, once each item is settled."""
    reasons = {item: clean(reason).strip() for item, reason in waived.items()}
    neither = [item for item in checklist if item not in done and not reasons.get(item)]
    if neither:
        raise Unsettled(f"Not settled: {_named(neither)}. Tick what is done, or say why it is not.", neither)
    both = [item for item in checklist if item in done and reasons.get(item)]
    if both:
        raise Unsettled(f"Done and not done: {_named(both)}. Untick it, or leave the reason out.", both)
    if lesson in done and not learning.strip():
        sentence = f"{_named([lesson])} is ticked, but none is written: write it, or say why there is none."
        raise Unsettled(sentence, [lesson])
    return {
        "learning": learning,
        "done": [item.value for item in checklist if item in done],
        "waived": {item.value: reasons[item] for item in checklist if reasons.get(item)},
    }


def _named(items: Iterable[Closing | StandingDown]) -> str:
    return ", ".join(f"“{item.label}”" for item in items)
