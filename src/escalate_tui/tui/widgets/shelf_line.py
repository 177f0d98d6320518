"""The line of shelves over the board, with the number on each, and what else is to be said of them."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from escalate_tui.tui.shelves import SHELVES
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.words import said

WELCOME = (
    "No escalations yet.\n\n"
    "When a problem has to leave support, press n: five screens turn it into a brief\n"
    "that the receiving team can act on, and this board then tells you when to follow up, before anyone has to ask."
)
EMPTY = {
    "open": "Nothing is open. n begins a new escalation.",
    "drafts": "No drafts. n begins a new escalation.",
    "closed": "Nothing is closed yet.",
}
"""What each empty shelf says."""


class ShelfLine(Still):
    """Which shelf is in use, and how much is on each."""

    def __init__(self) -> None:
        super().__init__(classes="shelves", markup=False)

    def show(
        self,
        shelf: str,
        counts: Mapping[str, int],
        *,
        reading: str,
        found: str,
        unreadable: Sequence[str],
        mistakes: int,
    ) -> None:
        """Show the shelves.

        Args:
            shelf: The one in use.
            counts: How much is on each.
            reading: How far reading the files has come; empty when it is done.
            found: What is searched for and how much was found; empty when nothing is.
            unreadable: Why each file that has no row has none.
            mistakes: How many settings are wrong, and hold as if they were not written.
        """
        parts: list[str | tuple[str, str]] = [" "]
        for name in SHELVES:
            style = "reverse bold" if name == shelf else "$foreground-muted"
            parts += [(f" {name.capitalize()} {counts[name]:,} ", style), " "]
        if found:
            parts.append((f"  {found}", "$text-accent"))
        if reading:
            parts.append((f"  {reading}", "$foreground-muted"))
        elif unreadable:
            parts.append((f"  ! {len(unreadable)} cannot be read: {unreadable[0]}", "$text-warning"))
        elif mistakes:
            number = "1 mistake" if mistakes == 1 else f"{mistakes} mistakes"
            parts.append((f"  ! {number} in the settings: escalate-tui config check", "$text-warning"))
        self.update(said(*parts), layout=False)


def urgency(counts: Mapping[str, int]) -> Content:
    """Say how many are overdue, due and open, for the middle of the first line."""
    late, due = counts["overdue"], counts["due"]
    return said(
        (f"{late} overdue", "bold $text-error" if late else "$foreground-muted"),
        " · ",
        (f"{due} due", "$text-warning" if due else "$foreground-muted"),
        (f" · {counts['open']} open", "$foreground-muted"),
    )


def why_nothing(shelf: str, *, wanted: str, any_at_all: bool) -> str:
    """Say why a shelf is empty, and what to do: nothing has the words wanted, or nothing is there."""
    if not any_at_all:
        return WELCOME
    return f"Nothing here has “{wanted}”. esc shows all." if wanted else EMPTY[shelf]
