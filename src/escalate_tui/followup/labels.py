"""What an entry of the history says was done, in a few words."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Final

from escalate_tui.model.choices import Act, Severity, Team
from escalate_tui.model.record import Entry, title_of
from escalate_tui.model.text import clean_line
from escalate_tui.moments import show_in_full

WORDS: Final[Mapping[Act, Mapping[str, str]]] = {
    Act.SEVERITY_CHANGED: {one.value: one.label for one in Severity},
    Act.TARGET_CHANGED: {one.value: one.label for one in Team},
}
"""What people read for the values that an act changes."""


def label(entry: Entry, entries: Iterable[Entry], zone: tzinfo) -> str:
    """Say what an entry records: `handed over to Engineering, Critical`.

    Args:
        entry: The entry.
        entries: The whole history, in which one that takes another back finds it.
        zone: The zone that times are told in.
    """
    return f"{entry.act.label}{_more(entry, entries, zone)}"


def _more(entry: Entry, entries: Iterable[Entry], zone: tzinfo) -> str:
    more = ""
    match entry.act:
        case Act.HANDED_OVER:
            more = _handed_over(entry)
        case Act.SEVERITY_CHANGED | Act.TARGET_CHANGED | Act.OWNER_CHANGED:
            more = _change(entry)
        case Act.PROMISED:
            to = f" to {clean_line(entry.to)}" if entry.to else ""
            more = f"{to}, by {show_in_full(entry.due, zone)}" if entry.due else to
        case Act.CUSTOMER_ADDED:
            who = f": {clean_line(entry.to)}" if entry.to else ""
            more = f"{who}, from {clean_line(entry.from_)}" if entry.from_ else who
        case Act.PAUSED if entry.until is not None:
            more = f" until {show_in_full(entry.until, zone)}"
        case Act.MASKED | Act.OVERRULED if entry.path:
            more = f": {_places(entry)}"
        case Act.TAKEN_BACK:
            more = "".join(f": {other.act.label}" for other in entries if other.key == entry.retracts)
    return more


def _handed_over(entry: Entry) -> str:
    to = f" to {entry.team.label}" if entry.team else ""
    return f"{to}, {entry.severity.label}" if entry.severity else to


def _places(entry: Entry) -> str:
    """Say of a decision on sensitive text how many places it was about, and in which field."""
    count = entry.count or 1
    return f"{count} place{'s' if count > 1 else ''} in {clean_line(title_of(entry.path or ''))}"


def _change(entry: Entry) -> str:
    """Say from what to what; of a change to the same, such as a new brief for the same team, to what alone."""
    before, to = (_word(value or "", WORDS.get(entry.act, {})) for value in (entry.from_, entry.to))
    if not to:
        return ""
    return f": {before} → {to}" if before and before != to else f": {to}"


def _word(value: str, words: Mapping[str, str]) -> str:
    return words.get(value) or clean_line(value)
