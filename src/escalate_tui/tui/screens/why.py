"""Why this time: the sum behind each due time, line by line."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import Commitment
from escalate_tui.followup.why import Part, why
from escalate_tui.followup.wording import bounds
from escalate_tui.model.draft import Draft
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

LOOKS = {
    Part.START: "",
    Part.RE_TIMED: "$text-warning",
    Part.RULE: "$foreground-muted",
    Part.COUNTED: "",
    Part.LEFT_OUT: "$foreground-muted",
    Part.DUE: "bold",
    Part.OVERDUE: "bold",
}
"""How each part of a sum looks; its words alone say what it is."""


class Why(ModalScreen[None]):
    """The sums of an escalation, the most urgent first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,w,q", "leave", "close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, draft: Draft, place: Workplace) -> None:
        super().__init__()
        self._record = draft.record
        self._place = place

    def compose(self) -> ComposeResult:
        """Yield the sums."""
        now = self._place.clock()
        upcoming = sorted(commitments(self._record, self._place.settings), key=lambda one: one.urgency(now))
        with VerticalScroll(classes="dialog why"):
            for one in upcoming:
                yield Static(said((bounds(one, now, self._place.zone), "bold $text-accent")), markup=False)
                yield Static(Content("\n").join(self._sum(one)), classes="sum", markup=False)
            yield Static(said(("esc", "bold $text-accent"), " closes this"), markup=False)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)

    def _sum(self, commitment: Commitment) -> Iterator[Content]:
        for line in why(self._record, self._place.settings, commitment):
            yield said((line.text, LOOKS[line.part]))
