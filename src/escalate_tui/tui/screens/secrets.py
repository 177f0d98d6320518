"""The question before a brief leaves with sensitive text in it: mask it, or keep it for a reason."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.decisions import keep, mask_all
from escalate_tui.judgement.finding import Finding
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import title_of
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.words import said


class Secrets(ModalScreen[str]):
    """Shows each secret with its place; its result is `mask`, `keep` or empty for going back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "answer('mask')", "mask"),
        Binding("k", "answer('keep')", "keep"),
        Binding("escape", "answer('')", "back"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        """Yield the question, a line for each finding, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(said(("This should not leave as it is", "bold")), classes="question", markup=False)
            with VerticalScroll(can_focus=False):
                for one in self._findings:
                    place = said((f"! {title_of(one.path)}  ", "$text-warning"))
                    yield Static(place + said(one.says), markup=False)
            yield Static(
                said(
                    ("m", "bold $text-accent"),
                    " mask it and go on   ",
                    ("k", "bold $text-accent"),
                    " keep it, and say why   ",
                    ("esc", "bold $text-accent"),
                    " back",
                ),
                classes="answer",
                markup=False,
            )

    def action_answer(self, answer: str) -> None:
        """Give the answer back."""
        self.dismiss(answer)


def settle_secrets(app: App[Any], desk: Desk, then: Callable[[], None]) -> None:
    """Do something at once where a draft holds no secret, otherwise once it is decided what becomes of each.

    Args:
        app: The app that asks.
        desk: The draft; what is decided goes into its history.
        then: What to do; not done when the user goes back.
    """
    found = secrets_in(desk.assessment.findings)
    if not found:
        then()
        return

    def go_on(decided: Draft) -> None:
        # In one turn: a save in between would bring a draft back that cannot be changed, with its secrets.
        desk.replace(decided)
        then()

    def kept(reason: str | None) -> None:
        if reason:
            keeps = keep(desk.draft, found, reason, desk.place.clock(), desk.draft.record.owner or "")
            app.call_later(go_on, keeps)

    def answered(answer: str | None) -> None:
        if answer == "mask":
            app.call_later(go_on, mask_all(desk.draft, desk.context, desk.draft.record.owner or ""))
        elif answer == "keep":
            ask = AskLine("Why does the receiver need it as it stands?", "One line; the history keeps it.")
            app.push_screen(ask, kept)

    app.push_screen(Secrets(found), answered)
