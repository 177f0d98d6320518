"""What a record knows that concerns one customer: who they are, what they were told, what is new, what was agreed."""

import re
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.deadlines import deadlines
from escalate_tui.followup.row import Told
from escalate_tui.judgement.facts import explains, present
from escalate_tui.model.choices import Act
from escalate_tui.model.history import counting
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.text import clean_line
from escalate_tui.model.understand import Customer
from escalate_tui.moments import start_of
from escalate_tui.updates.occasion import Occasion

_WORD: Final = re.compile(r"\w+")


def last_told(record: Record, zone: tzinfo) -> Told | None:
    """Find what the customer was told last: by the history, otherwise before the hand-over; None: nothing yet.

    Args:
        record: The escalation.
        zone: The zone in which a plain date begins.
    """
    updates = _updates(record)
    if updates:
        # Of two at the same instant, the one that was added later.
        latest = max(reversed(updates), key=lambda entry: start_of(entry.at, zone))
        return Told(start_of(latest.at, zone), latest.note or "")
    at, text = record.impact.last_update_at, record.impact.last_update or ""
    return Told(start_of(at, zone) if at is not None else None, text) if at is not None or text else None


def told_texts(record: Record) -> tuple[str, ...]:
    """List all that the customer was told, each on one line; oldest first."""
    before = record.impact.last_update
    notes = (*((before,) if before else ()), *(entry.note for entry in _updates(record) if entry.note))
    return tuple(one_line(note) for note in notes)


def since_told(record: Record, zone: tzinfo, *acts: Act) -> tuple[Entry, ...]:
    """List the entries among these acts since the customer was last told, oldest first; before the first word, all.

    Args:
        record: The escalation.
        zone: The zone in which a plain date begins.
        acts: The acts that are asked for.
    """
    told = last_told(record, zone)
    entries = (one for one in counting(record.history) if one.act in acts)
    return tuple(one for one in entries if told is None or told.at is None or start_of(one.at, zone) > told.at)


def noted_of(record: Record, zone: tzinfo) -> tuple[str, ...]:
    """List what colleagues noted since the customer was last told: what was tried, and what a follow-up brought.

    None of it goes to the customer by itself: whoever writes to them says it in words for them, or leaves it out.
    Before the first word it is also what was tried before the hand-over.

    Args:
        record: The escalation.
        zone: The zone in which a plain date begins.
    """
    entries = since_told(record, zone, Act.ATTEMPTED, Act.FOLLOWED_UP)
    known = {one.key for one in entries}
    tried = () if last_told(record, zone) else (one for one in record.understand.attempts if one.key not in known)
    texts = (*(tried_so(one.action, one.result) for one in tried), *(tried_so(one.note, one.result) for one in entries))
    return tuple(text for text in texts if text)


def workaround_of(record: Record) -> str:
    """Give the workaround; empty when there is none, or none is known, also when the record says so in words."""
    text = one_line(record.impact.workaround)
    return text if present(text) and not explains(text) else ""


def agreed(occasion: Occasion) -> tuple[Commitment, ...]:
    """List what has a date and is the customer's: open promises to them, and the end of their SLA.

    What was promised to another customer of the record is left out.
    """
    return tuple(
        one.commitment
        for one in deadlines(occasion.record, occasion.settings)
        if one.commitment.kind is CommitmentKind.SLA
        or (one.commitment.kind is CommitmentKind.PROMISE and _is_theirs(one.since, occasion.customer))
    )


def promised_words(record: Record, key: str) -> str:
    """Give what was promised in the entry of that key, on one line."""
    return next((one_line(one.note) for one in record.history if one.key == key), "")


def after_update(occasion: Occasion) -> Commitment | None:
    """Tell when the customer is to hear again once this update is logged; None when no clock runs."""
    record = occasion.record
    logged = Entry(key="this-update", at=occasion.now, act=Act.CUSTOMER_UPDATED)
    after = replace(record, history=(*record.history, logged))
    clocks = (one for one in commitments(after, occasion.settings) if one.kind is CommitmentKind.CUSTOMER_UPDATE)
    return next(clocks, None)


def one_line(text: str | None) -> str:
    """Put a text of the record on one line; nothing else of it changes."""
    return clean_line(text or "").strip()


def tried_so(action: str | None, result: str | None) -> str:
    """Say what was tried and what came of it: `Token renewed: same`."""
    return ": ".join(part for part in (one_line(action), one_line(result)) if part)


def _updates(record: Record) -> list[Entry]:
    return [entry for entry in counting(record.history) if entry.act is Act.CUSTOMER_UPDATED]


def _is_theirs(promise: Entry, customer: Customer) -> bool:
    """Whether a promise was made to this customer: to nobody by name, to their contact or to the customer."""
    to = _words(promise.to)
    names = (_words(customer.contact), _words(customer.name))
    return not to or any(name and (name <= to or to <= name) for name in names)


def _words(name: str | None) -> set[str]:
    return set(_WORD.findall((name or "").casefold()))
