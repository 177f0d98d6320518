"""Acts on an escalation from the screen: one short form, one entry in its history."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from textual.screen import Screen

from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import follow_up, take_back, update_customer
from escalate_tui.followup.closing import resolve
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting, owner_of
from escalate_tui.storage import Conflict
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.screens.resolving import Resolving, Settled
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

TRIES = 5
"""How often an act is tried again when another program writes the same file at the same moment."""

Step = Callable[[Draft, datetime, str], Draft]
"""An act: of the escalation, the present instant and who acts, it makes the escalation with one entry more."""


def ask_follow_up(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Ask what came of a follow-up with the target, and write it down."""

    def noted(note: str | None) -> None:
        if note is not None:
            _act(screen, workplace, identity, lambda draft, now, by: follow_up(draft, note, now, by), done)

    screen.app.push_screen(
        AskLine("Followed up: what did they say?", "How it stands, in a line. The clock starts again."), noted
    )


def ask_update(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Ask what the customer was told, and write it down."""

    def noted(note: str | None) -> None:
        if note is not None:
            _act(
                screen,
                workplace,
                identity,
                lambda draft, now, by: update_customer(draft, note, now, by),
                done,
            )

    screen.app.push_screen(
        AskLine(
            "Customer updated: what were they told?",
            "Word counts also when there is nothing new: say so. The clock starts again.",
        ),
        noted,
    )


def ask_resolve(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Go through the checklist that closes the loop, and write it down."""

    def settled(answer: Settled | None) -> None:
        if answer is None:
            return

        def step(draft: Draft, now: datetime, by: str) -> Draft:
            return resolve(
                draft,
                note=answer.note,
                learning=answer.learning,
                done=answer.done,
                waived=answer.waived,
                now=now,
                by=by,
            )

        _act(screen, workplace, identity, step, done)

    screen.app.push_screen(Resolving(), settled)


def ask_take_back(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Ask whether the last entry should no longer count, and write that down."""
    try:
        standing = counting(Draft(workplace.store.get(identity)[0]).record.history)
    except (EscalateError, OSError) as wrong:
        screen.notify(said(str(wrong)).plain, severity="error", markup=False)
        return
    if not standing:
        return
    last = standing[-1]

    def answered(yes: bool | None) -> None:
        if yes:
            _act(screen, workplace, identity, lambda draft, now, by: take_back(draft, last.key, now, by), done)

    facts = [("entry", last.act.label), ("note", last.note or "none")]
    screen.app.push_screen(
        Confirm(
            "Take the last entry back? It stays in the history and no longer counts.",
            facts,
            yes="take it back",
        ),
        answered,
    )


def ask_discard(screen: Screen[Any], workplace: Workplace, identity: str, done: Callable[[], None]) -> None:
    """Ask whether a draft should go, and move it to the trash."""

    def answered(yes: bool | None) -> None:
        if yes:
            try:
                workplace.store.delete(identity)
            except (EscalateError, OSError) as wrong:
                screen.notify(said(str(wrong)).plain, severity="error", markup=False)
            done()

    try:
        summary = Draft(workplace.store.get(identity)[0]).record.understand.summary
    except (EscalateError, OSError) as wrong:
        summary = str(wrong)
    facts = [("summary", summary or "none yet"), ("id", identity)]
    screen.app.push_screen(
        Confirm("Discard this draft? Its file moves to the trash.", facts, yes="discard it"), answered
    )


def act_on(workplace: Workplace, identity: str, step: Step) -> Draft:
    """Do an act on what the file holds by now, again if another program was faster.

    Raises:
        EscalateError: The act is not allowed as it stands, or the file cannot be read or written.
        OSError: The file cannot be opened or written.
    """
    for _ in range(TRIES):
        doc, version = workplace.store.get(identity)
        draft = Draft(doc)
        by = owner_of(draft.record.history, draft.record.owner) or ""
        after = step(draft, workplace.clock(), by)
        try:
            workplace.store.put(after.doc, version)
        except Conflict:
            continue
        return after
    raise EscalateError("Another program keeps changing this escalation. Nothing was written; try again.")


def _act(screen: Screen[Any], workplace: Workplace, identity: str, step: Step, done: Callable[[], None]) -> None:
    try:
        act_on(workplace, identity, step)
    except (EscalateError, OSError) as wrong:
        screen.notify(said(str(wrong)).plain, severity="error", markup=False)
        return
    done()


ASK = {
    "follow_up": ask_follow_up,
    "update": ask_update,
    "resolve": ask_resolve,
    "take_back": ask_take_back,
    "discard": ask_discard,
}
"""The acts by their names, each with the form that asks for what it needs."""
