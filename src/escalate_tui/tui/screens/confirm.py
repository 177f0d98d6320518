"""A question with the facts it rests on, answered with yes or not yet."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.tui.words import said


class Confirm(ModalScreen[bool]):
    """A question with a few facts under it; its result is whether it was taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "take", "yes"),
        Binding("escape,n", "leave", "no"),
    ]

    def __init__(self, question: str, facts: Sequence[tuple[str, str]], *, yes: str) -> None:
        super().__init__()
        self._question = question
        self._facts = facts
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Yield the question, the facts and the two keys."""
        with Vertical(classes="dialog"):
            yield Static(said((self._question, "bold")), classes="question", markup=False)
            for title, fact in self._facts:
                with Horizontal(classes="fact"):
                    yield Static(said((title, "$foreground-muted")), classes="fact-title", markup=False)
                    yield Static(said(fact), markup=False)
            yield Static(
                said(
                    ("enter", "bold $text-accent"),
                    f" {self._yes}   ",
                    ("esc", "bold $text-accent"),
                    " not yet",
                ),
                classes="answer",
                markup=False,
            )

    def action_take(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Answer no."""
        self.dismiss(False)
