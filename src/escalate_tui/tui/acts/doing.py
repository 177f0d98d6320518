"""Doing an act on screen: ask what belongs to it, and write it down."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from textual.screen import Screen

from escalate_tui.doing import Step, act_on
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import take_back
from escalate_tui.followup.labels import label
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting
from escalate_tui.tui.acts.changing import ATTEMPT, OWNER, SENT_BACK, severity_form, target_form
from escalate_tui.tui.acts.closing import DE_ESCALATE, REOPEN, RESOLVE
from escalate_tui.tui.acts.informing import follow_up_form, pause_form, promise_form, update_form
from escalate_tui.tui.acts.question import Form
from escalate_tui.tui.acts.telling import told
from escalate_tui.tui.acts.writing import write_update
from escalate_tui.tui.screens.act_form import ActForm
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

FORMS: Final[Mapping[str, Callable[[Draft, Workplace], Form]]] = {
    "follow_up": follow_up_form,
    "update": update_form,
    "promise": promise_form,
    "attempt": lambda *_: ATTEMPT,
    "severity": severity_form,
    "owner": lambda *_: OWNER,
    "target": target_form,
    "sent_back": lambda *_: SENT_BACK,
    "pause": pause_form,
    "resolve": lambda *_: RESOLVE,
    "de_escalate": lambda *_: DE_ESCALATE,
    "reopen": lambda *_: REOPEN,
}
"""The form of each act that has one, by the name of the act."""


def ask_act(screen: Screen[Any], workplace: Workplace, identity: str, act: str, done: Callable[[str], None]) -> None:
    """Ask what belongs to an act on an escalation, and do it.

    Args:
        screen: The screen that asks.
        workplace: The store, the clock, the settings.
        identity: The escalation.
        act: The name of the act.
        done: Called with a sentence about it when something was written.
    """
    try:
        draft = Draft(workplace.store.get(identity)[0])
    except (EscalateError, OSError) as wrong:
        screen.notify(said(str(wrong)).plain, severity="error", markup=False)
        return

    def do(step: Step) -> Exception | None:
        try:
            after = act_on(workplace, identity, step)
        except (EscalateError, OSError) as wrong:
            return wrong
        done(told(draft, after, workplace))
        return None

    if act in FORMS:
        form = FORMS[act](draft, workplace)
        about = draft.record.understand.summary or draft.id
        screen.app.push_screen(ActForm(form, about, workplace, lambda answers: do(form.step(answers))))
    elif act == "write":
        write_update(screen, workplace, draft, do)
    else:
        _ask_take_back(screen, draft, workplace, do)


def _ask_take_back(
    screen: Screen[Any], draft: Draft, workplace: Workplace, do: Callable[[Step], Exception | None]
) -> None:
    """Ask whether the last entry should no longer count, and write that down."""
    history = draft.record.history
    standing = counting(history)
    if not standing:
        return
    last = standing[-1]

    def answered(yes: bool | None) -> None:
        wrong = do(lambda draft, now, by: take_back(draft, last.key, now, by)) if yes else None
        if wrong is not None:
            screen.notify(said(str(wrong)).plain, severity="error", markup=False)

    facts = [("entry", label(last, history, workplace.zone)), ("note", last.note or "none")]
    question = "Take the last entry back? It stays in the history and no longer counts."
    screen.app.push_screen(Confirm(question, facts, yes="take it back"), answered)
