"""The brief of an escalation as it left, to be read: what left in a format for programs is written as plain text."""

from typing import TYPE_CHECKING, Final

from escalate_tui.model.draft import Draft
from escalate_tui.model.history import SENT, last
from escalate_tui.model.record import STEPS

if TYPE_CHECKING:
    from escalate_tui.model.record import Entry
    from escalate_tui.workplace import Workplace

READ: Final = frozenset({"markdown", "plain", "mail"})
"""The formats that people read as they are."""


def left_brief(draft: Draft, sent: "Entry", place: "Workplace") -> str:
    """Give the brief of an entry as people read it: its own text, or the same record as plain text.

    Args:
        draft: The escalation.
        sent: The entry with which a brief left.
        place: The settings, and whether it is practice.
    """
    form = sent.format
    if not sent.brief or sent.snapshot is None or form is None or form in READ:
        return sent.brief or ""
    # A page whose brief is read as it left does without the renderers.
    from escalate_tui.brief import FORMATS, document, render
    from escalate_tui.judgement.assess import assess
    from escalate_tui.judgement.assessment import Context
    from escalate_tui.moments import start_of

    if form not in FORMATS:
        return sent.brief
    zone = place.settings.calendar.zone
    then = _as_it_was(draft, sent)
    context = Context(start_of(sent.at, zone), place.settings)
    text = place.marked(render(document(then, assess(then, context), context), "plain"))
    return f"It left as {FORMATS[form].title}. This is the same as plain text.\n\n{text}"


def format_left(draft: Draft) -> str:
    """Name the format in which the last brief left, as people know it; empty where its entry names none."""
    from escalate_tui.brief import FORMATS

    sent = last(draft.record.history, *SENT)
    form = (sent.format if sent is not None else None) or ""
    return FORMATS[form].title if form in FORMATS else ""


def _as_it_was(draft: Draft, sent: "Entry") -> Draft:
    """Take the record as it was when a brief left: the steps of then, and no entry from after."""
    doc = {name: value for name, value in draft.doc.items() if name not in STEPS}
    entries = doc.get("history", [])
    keys = [one.get("key") for one in entries]
    return Draft({**doc, **(sent.snapshot or {}), "history": entries[: keys.index(sent.key) + 1]})
