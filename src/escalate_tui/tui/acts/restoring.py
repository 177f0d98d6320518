"""Having back what was kept, once it was asked; and moving a file that cannot be read to the trash."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from escalate_tui.errors import EscalateError
from escalate_tui.followup.between import differences
from escalate_tui.model.draft import Draft
from escalate_tui.moments import show_in_full
from escalate_tui.storage.kept import Kept
from escalate_tui.storage.listing import DamagedFile
from escalate_tui.storage.restoring import bring_back, restore
from escalate_tui.tui.acts.deleting import BACK
from escalate_tui.tui.kept_words import Standing, damaged_row, in_words, trash_row
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

Done = Callable[[str], None]
"""Called with the id of what was written or moved, and with that of what could not be: it is another by now."""


def ask_restore(screen: Screen[Any], workplace: Workplace, kept: Kept, there: Standing, done: Done) -> None:
    """Ask whether a version should replace what is there, and do it.

    Args:
        screen: The screen that asks.
        workplace: The store, the clock.
        kept: The version, which can be read.
        there: What is there, as the user sees it.
        done: Called afterwards.
    """
    zone = workplace.zone
    found = differences(Draft(kept.doc or {}), there.draft, zone) if there.draft else ()
    facts = [
        ("version", f"kept {show_in_full(kept.at, zone)}"),
        ("differs in", in_words(found) if there.draft else "all: what is there cannot be read"),
        ("what is there now", "becomes the newest version"),
        ("history", "keeps all its entries"),
    ]

    def act() -> str:
        restore(workplace.store, kept, there.version, workplace.clock())
        return "Restored. What was there is the newest of its versions."

    _ask(screen, Confirm("Restore this version?", facts, yes="restore it"), act, lambda: done(kept.id))


def ask_bring_back(screen: Screen[Any], workplace: Workplace, kept: Kept, done: Done) -> None:
    """Ask whether a deleted escalation should come back, and do it."""
    draft = Draft(kept.doc or {})
    name, when = trash_row(kept, workplace.zone)
    facts = [("summary", name), ("id", kept.id), ("", when)]

    def act() -> str:
        bring_back(workplace.store, kept, workplace.clock())
        return f"Back on the board: {draft.status.label}."

    _ask(screen, Confirm("Bring this back?", facts, yes="bring it back"), act, lambda: done(kept.id))


def ask_trash(screen: Screen[Any], workplace: Workplace, file: DamagedFile, done: Done) -> None:
    """Ask whether a file that cannot be read should go, and move it to the trash."""
    name, reason = damaged_row(file)
    facts = [("file", name), ("why", reason), ("where it goes", "to the trash, as it is")]

    def act() -> str:
        workplace.store.delete(file.path.stem)
        return BACK

    _ask(screen, Confirm("Move this file to the trash?", facts, yes="move it"), act, lambda: done(file.path.stem))


def _ask(screen: Screen[Any], confirm: Confirm, act: Callable[[], str], done: Callable[[], None]) -> None:
    """Ask, act, and say what was done or why it was not."""

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            told = act()
        except (EscalateError, OSError) as wrong:
            screen.notify(said(str(wrong)).plain, severity="error", timeout=12, markup=False)
        else:
            screen.notify(said(told).plain, timeout=6, markup=False)
        done()

    screen.app.push_screen(confirm, answered)
