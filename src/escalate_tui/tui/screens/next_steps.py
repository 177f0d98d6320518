"""After the hand-over: what is worth doing at once, before anyone has to ask."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.next_steps import steps_after
from escalate_tui.model.draft import Draft
from escalate_tui.settings import Settings
from escalate_tui.tui.words import said


class NextSteps(ModalScreen[str | None]):
    """The steps on offer; its result is the key that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "choose('copy')", "copy the brief"),
        Binding("i", "choose('write')", "write to the customer"),
        Binding("p", "choose('promise')", "promise something"),
        Binding("escape,enter", "choose('')", "to the board"),
    ]

    def __init__(self, draft: Draft, settings: Settings) -> None:
        super().__init__()
        self._steps = steps_after(draft, settings)

    def compose(self) -> ComposeResult:
        """Yield the steps and the keys."""
        with Vertical(classes="dialog"):
            yield Static(said(("Handed over. Worth doing now:", "bold")), classes="question", markup=False)
            for step in self._steps:
                yield Static(said(("· ", "$text-accent"), step.text), markup=False)
            yield Static(
                said(
                    ("c", "bold $text-accent"),
                    " copy the brief   ",
                    ("i", "bold $text-accent"),
                    " write to the customer   ",
                    ("p", "bold $text-accent"),
                    " promise   ",
                    ("enter", "bold $text-accent"),
                    " to the board",
                ),
                classes="answer",
                markup=False,
            )

    def action_choose(self, what: str) -> None:
        """Give the choice back."""
        self.dismiss(what or None)
