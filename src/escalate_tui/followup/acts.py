"""The acts of an escalation: each adds one entry to its history, and changes nothing that stands there."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from random import Random
from typing import Any, Final

from escalate_tui.errors import EscalateError
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting
from escalate_tui.model.keys import new_key
from escalate_tui.model.record import STEPS
from escalate_tui.model.text import clean, clean_doc


class Closing(Choice):
    """What closes the loop of a resolved escalation, in the order of the checklist (the practice, §6)."""

    CONFIRMED = "customer-confirmed", "confirmed with the customer"
    TRACKING = "tracking-updated", "internal tracking updated"
    LEARNINGS = "learnings-captured", "learnings captured"


INSTEAD: Final = {
    Status.DRAFT: "Hand it over first.",
    Status.OPEN: "Start a new draft for a new issue.",
    Status.RESOLVED: "If it was closed by mistake, take that entry back.",
    Status.DE_ESCALATED: "If it was closed by mistake, take that entry back.",
}
"""What to do instead of an act that the status does not allow."""


def hand_over(
    draft: Draft,
    *,
    severity: Severity,
    team: Team,
    also: Iterable[Team],
    format: str,  # noqa: A002  the file's own name for it
    brief: str,
    now: datetime,
    by: str,
) -> Draft:
    """Hand a draft over, which opens the escalation and starts both clocks.

    Args:
        draft: The draft.
        severity: The severity that counts: the user's choice, otherwise what was suggested.
        team: The target that receives it.
        also: Other targets that are told.
        format: The format of the brief, as the file names it: `markdown`.
        brief: The text as it leaves.
        now: The present instant, in UTC.
        by: Who hands it over.

    Raises:
        EscalateError: It is no draft.
    """
    _demand(draft, Status.DRAFT, "only a draft can be handed over")
    return recorded(
        draft,
        Act.HANDED_OVER,
        now,
        by,
        severity=severity.value,
        team=team.value,
        also=[other.value for other in also],
        format=format,
        brief=brief,
        snapshot={step: draft.doc[step] for step in STEPS if step in draft.doc},
    )


def follow_up(draft: Draft, note: str, now: datetime, by: str) -> Draft:
    """Record that the target was asked how it stands, and what they said; restarts the follow-up clock.

    Raises:
        EscalateError: It is not open.
    """
    _demand(draft, Status.OPEN, "only an open escalation can be followed up")
    return recorded(draft, Act.FOLLOWED_UP, now, by, note=clean(note).strip())


def update_customer(draft: Draft, note: str, now: datetime, by: str) -> Draft:
    """Record what the customer was told, also that there is nothing new; restarts the customer's clock.

    Raises:
        EscalateError: It is not open.
    """
    _demand(draft, Status.OPEN, "only an open escalation has updates to the customer")
    return recorded(draft, Act.CUSTOMER_UPDATED, now, by, note=clean(note).strip())


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
        EscalateError: It is not open; or an item is neither done nor waived with a reason, or both; or a
            learning counts as captured and there is none.
    """
    _demand(draft, Status.OPEN, "only an open escalation can be resolved")
    reasons = {item: clean(reason).strip() for item, reason in waived.items()}
    _demand_settled(done, {item for item, reason in reasons.items() if reason})
    learned = clean(learning).strip()
    if Closing.LEARNINGS in done and not learned:
        raise EscalateError(
            f"“{Closing.LEARNINGS.label}” is ticked, but none is written: write it, or say why there is none."
        )
    return recorded(
        draft,
        Act.RESOLVED,
        now,
        by,
        note=clean(note).strip(),
        learning=learned,
        done=[item.value for item in Closing if item in done],
        waived={item.value: reasons[item] for item in Closing if reasons.get(item)},
    )


def take_back(draft: Draft, key: str, now: datetime, by: str) -> Draft:
    """Take the last entry that counts back; it stays in the history and no longer counts.

    Args:
        draft: The escalation.
        key: The key of the entry, so that one added meanwhile is not hit instead.
        now: The present instant, in UTC.
        by: Who takes it back.

    Raises:
        EscalateError: Another entry is the last, or there is none.
    """
    standing = counting(draft.record.history)
    if not standing:
        raise EscalateError(f"{_name(draft)} has no entry that could be taken back.")
    if standing[-1].key != key:
        raise EscalateError(
            f"Only the last entry of {_name(draft)} can be taken back; it is “{standing[-1].act.label}”."
        )
    return recorded(draft, Act.TAKEN_BACK, now, by, retracts=key)


def recorded(draft: Draft, act: Act, now: datetime, by: str, **told: Any) -> Draft:
    """Add an entry to the history; what nothing was said about is left out.

    Args:
        draft: The escalation, or the draft.
        act: What was done.
        now: The present instant, in UTC.
        by: Who did it.
        told: The keys of its own that the entry has, as the file names them.
    """
    entry = {"at": now, "logged": now, "by": by, "act": act.value, **told}
    entry = clean_doc({name: value for name, value in entry.items() if value not in ("", {})})
    taken = {item.get("key", "") for item in draft.doc.get("history", []) if isinstance(item, dict)}
    # The key follows from what the entry says, so that an act is a function of its arguments alone.
    keyed = {"key": new_key(taken, Random(repr(entry))), **entry}
    return Draft({**draft.with_entry(keyed).doc, "updated": now})


def _demand(draft: Draft, status: Status, rule: str) -> None:
    if draft.status is not status:
        found = "a draft" if draft.status is Status.DRAFT else draft.status.label
        raise EscalateError(f"{_name(draft)} is {found}, and {rule}. {INSTEAD[draft.status]}")


def _demand_settled(done: Collection[Closing], waived: Collection[Closing]) -> None:
    neither = [f"“{item.label}”" for item in Closing if item not in done and item not in waived]
    if neither:
        raise EscalateError(f"Not settled: {', '.join(neither)}. Tick what is done, or say why it is not.")
    both = [f"“{item.label}”" for item in Closing if item in done and item in waived]
    if both:
        raise EscalateError(f"Done and not done: {', '.join(both)}. Untick it, or leave the reason out.")


def _name(draft: Draft) -> str:
    return f"“{draft.record.understand.summary}”" if draft.record.understand.summary else draft.id
