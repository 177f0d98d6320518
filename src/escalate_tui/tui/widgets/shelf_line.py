"""The line of shelves over the board, with the number on each, and what else is to be said of them."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from escalate_tui.tui.keys import key_now
from escalate_tui.tui.shelves import SHELVES
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.words import said

WELCOME = (
    "No escalations yet.\n\n"
    "When a problem has to leave support, press {new}. Five screens turn it into\n"
    "a brief that the receiving team can act on, and this board then tells you\n"
    "when to follow up, before anyone has to ask.\n\n"
    "To see how that goes first, press {practise}: a made-up case to practise on,\n"
    "kept apart from everything real."
)
PRACTICE_OVER = (
    "Nothing is left to practise on.\n\n{practise} begins the made-up case afresh. {home} goes back to your own board."
)
EMPTY = {
    "open": "Nothing is open.\n\nWhat is handed over stands here, by what is due next.\n"
    "{new} begins a new escalation, {shelf} shows your drafts.",
    "drafts": "No drafts.\n\nWhat is begun and not handed over yet stands here.\n{new} begins a new escalation.",
    "closed": "Nothing is closed yet.\n\nWhat you resolve ({resolve}) or de-escalate ({de_escalate}) stands here, "
    "with what was learned.\n{shelf} goes to the next shelf.",
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
            parts.append((f"  ! {number} in the settings: press {key_now('board.settings', 'comma')}", "$text-warning"))
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


def why_nothing(shelf: str, *, wanted: str, any_at_all: bool, practice: bool) -> str:
    """Say why a shelf is empty, and what to do: nothing has the words wanted, or nothing is there."""
    if not any_at_all:
        return _with_keys(PRACTICE_OVER if practice else WELCOME)
    if wanted:
        return f"Nothing here has “{wanted}”. {key_now('board.search-end', 'escape')} shows all."
    return _with_keys(EMPTY[shelf])


def _with_keys(words: str) -> str:
    """Name the keys as they are now."""
    return words.format(
        new=key_now("board.new", "n"),
        practise=key_now("board.practice", "P"),
        home=key_now("board.practice-leave", "ctrl+o"),
        resolve=key_now("act.resolve", "r"),
        de_escalate=key_now("act.de-escalate", "d"),
        shelf=key_now("board.shelf", "tab"),
    )
