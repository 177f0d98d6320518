"""What goes into the ticket: an entry of the history as a text that can stand alone."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo
from typing import Final

from escalate_tui.followup.closing import Closing, StandingDown
from escalate_tui.followup.labels import label
from escalate_tui.model.choices import Act
from escalate_tui.model.record import Entry
from escalate_tui.model.text import clean_line
from escalate_tui.moments import show_in_full

ITEMS: Final = {item.value: item.label for item in (*Closing, *StandingDown)}
"""The items of both checklists, as people read them."""


def entry_text(entry: Entry, history: Iterable[Entry], zone: tzinfo) -> str:
    """Write an entry as plain text: when, what was done, by whom, and all that was noted with it.

    Args:
        entry: The entry.
        history: The whole history, in which one that takes another back finds it.
        zone: The zone that times are told in.
    """
    by = f", by {clean_line(entry.by)}" if entry.by else ""
    said = label(entry, history, zone)
    head = f"{show_in_full(entry.at, zone)} · {said[:1].upper()}{said[1:]}{by}"
    return "\n".join((head, *_noted(entry))) + "\n"


def _noted(entry: Entry) -> Iterator[str]:
    if entry.note:
        yield entry.note
    if entry.result:
        yield f"Result: {entry.result}"
    if entry.act in (Act.RESOLVED, Act.DE_ESCALATED):
        if entry.learning:
            yield f"Learned: {entry.learning}"
        for item in entry.done:
            yield f"Done: {ITEMS.get(item, item)}"
        for item, reason in entry.waived.items():
            yield f"Not done: {ITEMS.get(item, item)}, because {reason}"
