"""While you were away: what came due since the last time, once."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.commitment import State
from escalate_tui.followup.reminders import Reminder, away_line
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

LOOKS = {State.OVERDUE: "$text-error", State.DUE: "$text-warning", State.LATER: ""}
"""The colour of each state; its sign and its words alone say the same."""


class Away(ModalScreen[None]):
    """The list, the most urgent on top."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "leave", "to the board")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, reminders: Sequence[Reminder], place: Workplace) -> None:
        super().__init__()
        self._reminders = reminders
        self._place = place

    def compose(self) -> ComposeResult:
        """Yield a line for each item."""
        now, zone = self._place.clock(), self._place.zone
        with Vertical(classes="dialog"):
            yield Static(said(("While you were away", "bold")), classes="question", markup=False)
            with VerticalScroll():
                for one in self._reminders:
                    yield Static(said((away_line(one, now, zone), LOOKS[one.state])), markup=False)
            yield Static(said(("enter", "bold $text-accent"), " to the board"), classes="answer", markup=False)

    def action_leave(self) -> None:
        """Go to the board."""
        self.dismiss(None)
