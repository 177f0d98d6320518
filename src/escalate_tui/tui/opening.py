"""Opening an escalation, and beginning a draft."""

from typing import Any

from textual.app import App

from escalate_tui.account import account
from escalate_tui.errors import EscalateError
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last
from escalate_tui.storage import NotFound
from escalate_tui.tui.beginning import Given, begun_draft
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.first_sight import BaseScreen
from escalate_tui.tui.going import Begun
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace


def opened(workplace: Workplace, identity: str, *, edit: bool = False) -> BaseScreen:
    """Make the screen of an escalation: the wizard for a draft, its own page for any other.

    Raises:
        EscalateError: It is not there or cannot be read.
        OSError: Its file cannot be opened.
    """
    if edit or _is_draft(workplace, identity):
        return Wizard(Desk.opened(workplace, identity), workplace.state.load_place(identity))
    from escalate_tui.tui.screens.escalation import Escalation

    return Escalation(workplace, identity)


def _is_draft(workplace: Workplace, identity: str) -> bool:
    try:
        return Draft(workplace.store.get(identity)[0]).status is Status.DRAFT
    except NotFound:
        # The desk knows whether a copy of it was kept.
        return True


def begin_draft(app: App[Any], workplace: Workplace, begun: Begun) -> None:
    """Begin a draft and go to its first screen; the name of its owner is asked the first time."""
    if workplace.user:
        _go(app, workplace, workplace.user, begun)
        return

    def named(given: str | None) -> None:
        if given is None:
            return
        try:
            workplace.state.save_name(given)
        except (EscalateError, OSError) as wrong:
            app.notify(said(f"Your name is not remembered: {wrong}").plain, severity="warning", markup=False)
        # Once the question has left the screen: until then it is what a switch would replace.
        app.call_later(_go, app, workplace, given, begun)

    from escalate_tui.tui.screens.ask_line import AskLine

    ask = AskLine(
        "What is your name, as briefs should give it?",
        "Your name and team, such as Sam, EMEA support. Asked once; each escalation can name others.",
        text=account(),
    )
    app.push_screen(ask, named)


def _go(app: App[Any], workplace: Workplace, name: str, begun: Begun) -> None:
    given = begun.given or Given()
    draft = begun_draft(workplace, name, begun.sentence, begun.customers, given.facts)
    desk = Desk(workplace, draft, None, unsaved=bool(begun.sentence or begun.customers or given.facts))
    wizard = Wizard(desk)
    app.switch_screen(wizard)
    if given.unknown:
        app.notify(said(given.unknown_told).plain, severity="warning", timeout=12, markup=False)
    if given.text:
        app.call_later(wizard.read_block, given.text)
    elif begun.sentence and _says_more(begun.sentence, desk):
        app.call_later(wizard.read_block, begun.sentence)


def _says_more(sentence: str, desk: Desk) -> bool:
    """Tell whether a sentence proposes anything that the draft does not hold yet."""
    from escalate_tui.intake import adding, proposals

    return bool(adding(desk.draft, proposals(sentence, desk.reading)))


def offer_next_steps(app: App[Any], workplace: Workplace, draft: Draft) -> None:
    """Offer what is worth doing once a brief is handed over, on the board that shows it."""
    from escalate_tui.tui.acting import ActingScreen
    from escalate_tui.tui.screens.next_steps import NextSteps
    from escalate_tui.tui.sending import copy_text

    def chosen(what: str | None) -> None:
        board = app.screen
        if what == "copy":
            left = last(draft.record.history, Act.HANDED_OVER)
            copy_text(
                board,
                workplace,
                (left.brief if left else None) or "",
                workplace.briefs / f"{draft.id}.txt",
            )
        elif what and isinstance(board, ActingScreen):
            board.action_act(what)

    app.push_screen(NextSteps(draft, workplace.settings), chosen)
