"""How an act becomes an entry: each adds one to the history, and changes nothing that stands there."""

from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any, Final

from escalate_tui.errors import EscalateError
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.keys import new_key
from escalate_tui.model.record import STEPS
from escalate_tui.model.text import clean, clean_doc

_CLOSED: Final = "If it was closed by mistake, take that entry back; if it came back, reopen it."

INSTEAD: Final[Mapping[Status, str]] = {
    Status.DRAFT: "Hand it over first.",
    Status.OPEN: "Start a new draft for a new issue.",
    Status.RESOLVED: _CLOSED,
    Status.DE_ESCALATED: _CLOSED,
}
"""What to do instead of an act that the status does not allow."""


def recorded(draft: Draft, act: Act, now: datetime, by: str, **told: Any) -> Draft:
    """Add an entry to the history; what nothing was said about is left out.

    Args:
        draft: The escalation, or the draft.
        act: What was done.
        now: The present instant, in UTC.
        by: Who did it.
        told: The keys of its own that the entry has, as the file names them; `from_` stands for `from`.
    """
    told = {name.removesuffix("_"): _trimmed(name, value) for name, value in told.items()}
    entry = {"at": now, "logged": now, "by": by, "act": act.value, **told}
    entry = clean_doc({name: value for name, value in entry.items() if value not in ("", {}, None)})
    taken = {item.get("key", "") for item in draft.doc.get("history", []) if isinstance(item, dict)}
    # What was tried goes by the key of its entry.
    taken |= {attempt.key for attempt in draft.record.understand.attempts}
    # The key follows from what the entry says, so that an act is a function of its arguments alone.
    keyed = {"key": new_key(taken, Random(repr(entry))), **entry}
    return Draft({**draft.with_entry(keyed).doc, "updated": now})


def demand(draft: Draft, rule: str, *allowed: Status) -> None:
    """Refuse an act unless the escalation stands where the act is done.

    Raises:
        EscalateError: It stands elsewhere; the sentence says the rule, and what to do instead.
    """
    if draft.status not in allowed:
        found = "a draft" if draft.status is Status.DRAFT else draft.status.label
        raise EscalateError(f"{name_of(draft)} is {found}, and {rule}. {INSTEAD[draft.status]}")


def demand_text(text: str, missing: str) -> None:
    """Refuse an act that lacks its words.

    Raises:
        EscalateError: The text is nothing but space; the sentence is `missing`.
    """
    if not text.strip():
        raise EscalateError(missing)


def name_of(draft: Draft) -> str:
    """Name an escalation in a sentence: by its headline, otherwise by its id."""
    return f"“{draft.record.understand.summary}”" if draft.record.understand.summary else draft.id


def snapshot(draft: Draft) -> dict[str, Any]:
    """Take the step tables as they are."""
    return {step: draft.doc[step] for step in STEPS if step in draft.doc}


def _trimmed(name: str, value: Any) -> Any:
    """Take the space around a text away; a brief is kept to the letter."""
    return clean(value).strip() if isinstance(value, str) and name != "brief" else value
