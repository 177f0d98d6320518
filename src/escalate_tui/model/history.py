"""Reading the history: which entries count, and where the escalation stands by them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from escalate_tui.model.choices import Act, Severity, Status, Team

if TYPE_CHECKING:
    from escalate_tui.model.record import Entry

DECIDES: Final = {
    Act.HANDED_OVER: Status.OPEN,
    Act.REOPENED: Status.OPEN,
    Act.RESOLVED: Status.RESOLVED,
    Act.DE_ESCALATED: Status.DE_ESCALATED,
}
"""The acts that decide where an escalation stands; the last of them counts."""

SENT: Final = (Act.HANDED_OVER, Act.TARGET_CHANGED)
"""The acts with which a brief leaves: their entries hold its text and a snapshot of what it was made of."""


def counting(history: Iterable["Entry"]) -> tuple["Entry", ...]:
    """List the entries that count: all but those taken back, and the taking back itself."""
    entries = tuple(history)
    retracted = {entry.retracts for entry in entries if entry.act is Act.TAKEN_BACK}
    return tuple(entry for entry in entries if entry.key not in retracted and entry.act is not Act.TAKEN_BACK)


def status(history: Iterable["Entry"]) -> Status:
    """Tell where an escalation stands by its history."""
    return next((DECIDES[entry.act] for entry in reversed(counting(history)) if entry.act in DECIDES), Status.DRAFT)


def last(history: Iterable["Entry"], *acts: Act) -> "Entry | None":
    """Find the last entry that counts among these acts."""
    return next((entry for entry in reversed(counting(history)) if entry.act in acts), None)


def severity_given(history: Iterable["Entry"]) -> "tuple[Entry, Severity] | None":
    """Find the entry that gave an open escalation the severity it has, and that severity."""
    for entry in reversed(counting(history)):
        if entry.act is Act.SEVERITY_CHANGED and entry.to in set(Severity):
            return entry, Severity(entry.to)
        if entry.severity is not None:
            return entry, entry.severity
    return None


def severity_of(history: Iterable["Entry"]) -> Severity | None:
    """Tell the severity of an open escalation: what its entries last said."""
    given = severity_given(history)
    return given[1] if given else None


def team_of(history: Iterable["Entry"]) -> Team | None:
    """Tell the target of an open escalation: what its entries last said."""
    for entry in reversed(counting(history)):
        if entry.act is Act.TARGET_CHANGED and entry.to in set(Team):
            return Team(entry.to)
        if entry.team is not None:
            return entry.team
    return None


def owner_of(history: Iterable["Entry"], owner: str | None) -> str | None:
    """Tell who owns an open escalation: whom it was last given to, otherwise the record's owner."""
    changed = last(history, Act.OWNER_CHANGED)
    return changed.to if changed is not None and changed.to else owner
