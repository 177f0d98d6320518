"""The acts of handing over, and of keeping everybody informed while an escalation is open."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from escalate_tui.errors import EscalateError
from escalate_tui.followup.entries import demand, demand_text, name_of, recorded, snapshot
from escalate_tui.followup.folding import unfold
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting
from escalate_tui.moments import Moment


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
    demand(draft, "only a draft can be handed over", Status.DRAFT)
    told = brief_sent(draft, also, format, brief)
    return recorded(draft, Act.HANDED_OVER, now, by, severity=severity.value, team=team.value, **told)


def brief_sent(
    draft: Draft,
    also: Iterable[Team],
    format: str,  # noqa: A002  the file's own name for it
    brief: str,
) -> dict[str, Any]:
    """Give what an entry keeps of a brief that leaves: who else is told, its text, and what it was made of."""
    return {"also": [other.value for other in also], "format": format, "brief": brief, "snapshot": snapshot(draft)}


def follow_up(draft: Draft, note: str, now: datetime, by: str, keeps: Iterable[str] = ()) -> Draft:
    """Record that the target was asked how it stands, and what they said; restarts the follow-up clock.

    Args:
        draft: The escalation.
        note: How it stands.
        now: The present instant, in UTC.
        by: Who asked.
        keeps: The keys of commitments with a date that this ends, such as the ask's deadline.

    Raises:
        EscalateError: It is not open.
    """
    demand(draft, "only an open escalation can be followed up", Status.OPEN)
    return recorded(draft, Act.FOLLOWED_UP, now, by, note=note, **_keeps(keeps))


def update_customer(draft: Draft, note: str, now: datetime, by: str, keeps: Iterable[str] = ()) -> Draft:
    """Record what the customer was told, also that there is nothing new; restarts the customer's clock.

    Of a closed escalation it is the last word.

    Args:
        draft: The escalation.
        note: What they were told.
        now: The present instant, in UTC.
        by: Who told them.
        keeps: The keys of commitments with a date that this ends, such as a promise.

    Raises:
        EscalateError: It is a draft.
    """
    handed_over = (Status.OPEN, Status.RESOLVED, Status.DE_ESCALATED)
    demand(draft, "a draft has no updates to the customer", *handed_over)
    return recorded(draft, Act.CUSTOMER_UPDATED, now, by, note=note, **_keeps(keeps))


def promise(
    draft: Draft, *, what: str, to: str, due: Moment, now: datetime, by: str, keeps: Iterable[str] = ()
) -> Draft:
    """Record what was promised to whom by when: a commitment of its own, until an entry keeps it.

    Args:
        draft: The escalation.
        what: What they were told they will have: `a cause`.
        to: Whom; may be empty.
        due: By when; of a day the end of its working hours.
        now: The present instant, in UTC.
        by: Who promised.
        keeps: The keys of promises whose place this one takes.

    Raises:
        EscalateError: It is not open, or nothing is said of what was promised.
    """
    demand(draft, "only an open escalation has promises", Status.OPEN)
    demand_text(what, "A promise needs words: say what they will have by then.")
    return recorded(draft, Act.PROMISED, now, by, to=to, due=due, note=what, **_keeps(keeps))


def contact_of(draft: Draft) -> str:
    """Name whom a promise is made to unless somebody says otherwise: the first contact, or customer, there is."""
    customers = draft.record.understand.customers
    return next((one.contact or one.name or "" for one in customers if one.contact or one.name), "")


def pause(draft: Draft, *, reason: str, until: datetime, now: datetime, by: str) -> Draft:
    """Stop the customer's clock alone, for a reason and until an end; pausing again sets another end.

    Raises:
        EscalateError: It is not open, or there is no reason, or the end is not ahead.
    """
    demand(draft, "only an open escalation can be paused", Status.OPEN)
    demand_text(reason, "A pause needs a reason: say why the customer wants to hear nothing until then.")
    if until <= now:
        raise EscalateError("A pause needs an end that is still ahead. Give a later time.")
    return recorded(draft, Act.PAUSED, now, by, until=until, note=reason)


def resume(draft: Draft, note: str, now: datetime, by: str) -> Draft:
    """End a pause before its time: the customer's clock goes on with what was left.

    Raises:
        EscalateError: It is not open, or not paused.
    """
    demand(draft, "only an open escalation can go on", Status.OPEN)
    marks = [one for one in counting(draft.record.history) if one.act in (Act.PAUSED, Act.RESUMED)]
    until = marks[-1].until if marks and marks[-1].act is Act.PAUSED else None
    if until is None or (isinstance(until, datetime) and until <= now):
        raise EscalateError(f"{name_of(draft)} is not paused: the customer's clock is running.")
    return recorded(draft, Act.RESUMED, now, by, note=note)


def take_back(draft: Draft, key: str, now: datetime, by: str) -> Draft:
    """Take the last entry that counts back; it stays in the history and no longer counts.

    What was tried, or a customer who was added, leaves the step tables with the entry that put it there.

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
        raise EscalateError(f"{name_of(draft)} has no entry that could be taken back.")
    if standing[-1].key != key:
        raise EscalateError(
            f"Only the last entry of {name_of(draft)} can be taken back; it is “{standing[-1].act.label}”."
        )
    if standing[-1].act is Act.ATTEMPTED and draft.value(f"understand.attempts.{key}") is not None:
        draft = draft.without_item("understand.attempts", key)
    if standing[-1].act is Act.CUSTOMER_ADDED:
        draft = unfold(draft, key)
    return recorded(draft, Act.TAKEN_BACK, now, by, retracts=key)


def _keeps(keys: Iterable[str]) -> dict[str, list[str]]:
    """Give the keys as the entry has them: not at all when there are none."""
    named = list(keys)
    return {"keeps": named} if named else {}
