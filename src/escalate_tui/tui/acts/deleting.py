"""Moving a draft or a closed escalation to the trash, once that was asked."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from escalate_tui.errors import EscalateError
from escalate_tui.followup.entries import name_of
from escalate_tui.model.choices import Status
from escalate_tui.model.draft import Draft
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

BACK = "In the trash. V shows it there and brings it back."
"""What is said once it is done."""


def ask_delete(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Ask whether an escalation should go, and move it to the trash; one that is open is refused with a sentence.

    Args:
        screen: The screen that asks.
        workplace: The store.
        identity: The escalation.
        done: Called when it is gone.
    """

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            # Another program may have handed it over, or reopened it, while this was asked.
            _deletable(workplace, identity)
            workplace.store.delete(identity)
        except (EscalateError, OSError) as wrong:
            screen.notify(said(str(wrong)).plain, severity="error", markup=False)
        else:
            screen.notify(BACK, timeout=6, markup=False)
        done()

    try:
        draft = _deletable(workplace, identity)
    except (EscalateError, OSError) as wrong:
        screen.notify(said(str(wrong)).plain, severity="warning", markup=False)
        return
    is_draft = draft.status is Status.DRAFT
    question = "Discard this draft?" if is_draft else f"Delete this escalation? It is {draft.status.label}."
    facts = [
        ("summary", draft.record.understand.summary or "none yet"),
        ("id", draft.id),
        ("where it goes", "to the trash; V on the board shows it there and brings it back"),
    ]
    screen.app.push_screen(Confirm(question, facts, yes="discard it" if is_draft else "delete it"), answered)


def _deletable(workplace: Workplace, identity: str) -> Draft:
    """Read an escalation that may be deleted.

    Raises:
        EscalateError: It is open, or cannot be read.
        OSError: Its file cannot be opened.
    """
    draft = Draft(workplace.store.get(identity)[0])
    if draft.status is Status.OPEN:
        raise EscalateError(f"{name_of(draft)} is open, and stays: resolve it (r) or de-escalate it (d) first.")
    return draft
