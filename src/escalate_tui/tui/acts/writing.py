"""Writing to the customer from the record, and logging what was sent."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from escalate_tui.board_index import known_customers
from escalate_tui.doing import Step
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import update_customer
from escalate_tui.model.draft import Draft
from escalate_tui.tui.acts.informing import kept_question
from escalate_tui.tui.acts.question import Answers, Form
from escalate_tui.tui.screens.act_form import ActForm
from escalate_tui.tui.screens.write_update import WriteUpdate
from escalate_tui.updates.occasion import Occasion
from escalate_tui.workplace import Workplace


def write_update(screen: Screen[Any], place: Workplace, draft: Draft, do: Callable[[Step], Exception | None]) -> None:
    """Write to the customer, and log it when it was sent.

    Args:
        screen: The screen that asks.
        place: The store, the clock, the settings, the team's templates.
        draft: The escalation.
        do: Does an act; gives what kept it from being done, or nothing.
    """
    occasion = Occasion(draft.record, place.settings, place.clock(), others=known_customers(place))

    def own(name: str) -> str | None:
        path = place.templates / name
        try:
            return path.read_text(encoding="utf-8") if path.is_file() else None
        except (OSError, UnicodeDecodeError) as wrong:
            raise EscalateError(f"The template {path} cannot be read: {wrong}. Mend it, or move it away.") from wrong

    def sent(text: str | None) -> None:
        if text:
            form = log_form(draft, place, text)
            about = draft.record.understand.summary or draft.id
            ask = ActForm(form, about, place, lambda answers: do(form.step(answers)))
            # Once the text has left the screen: until then it is what would be on top.
            screen.app.call_later(screen.app.push_screen, ask)

    path = place.briefs / f"{draft.id}.update.txt"
    screen.app.push_screen(WriteUpdate(occasion, place, own, path), sent)


def log_form(draft: Draft, place: Workplace, text: str) -> Form:
    """Ask whether a text was sent, and which promises it keeps."""

    def step(answers: Answers) -> Step:
        return lambda draft, now, by: update_customer(draft, text, now, by, answers.get("keeps", ()))

    return Form(
        "Log it as sent?",
        "The history keeps the text, and their clock starts again.",
        "log it",
        kept_question(draft, place, "This also keeps"),
        step,
    )
