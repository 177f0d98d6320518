"""A small form that asks for one line."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.model.fields import LINE_LIMIT
from escalate_tui.model.text import clean_line
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.words import said


class AskLine(ModalScreen[str | None]):
    """Asks for one line; its result is the line, or None when it was put away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take it", priority=True),
        Binding("escape", "leave", "never mind"),
    ]
    AUTO_FOCUS = "LineInput"

    def __init__(self, question: str, help_line: str, *, text: str = "") -> None:
        super().__init__()
        self._question = question
        self._help = help_line
        self._text = text

    def compose(self) -> ComposeResult:
        """Yield the question, the line and its help."""
        with Vertical(classes="dialog"):
            yield Static(said((self._question, "bold")), markup=False)
            yield LineInput(self._text, self._keep, limit=LINE_LIMIT * 3)
            yield Static(said((self._help, "$foreground-muted")), markup=False)
            yield Static(
                said(("enter", "bold $text-accent"), " take it   ", ("esc", "bold $text-accent"), " never mind"),
                markup=False,
            )

    def on_mount(self) -> None:
        """Select what is offered, so that typing replaces it."""
        self.query_one(LineInput).action_select_all()

    def action_take(self) -> None:
        """Give the line back."""
        self.dismiss(clean_line(self._text).strip() or None)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def _keep(self, text: str) -> None:
        self._text = text
