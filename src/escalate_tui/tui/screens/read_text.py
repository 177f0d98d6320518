"""Reading a ticket, a mail or a log: what it says of the fields is proposed, and taken singly or all at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.intake import proposals
from escalate_tui.intake.page import LONGEST_TEXT
from escalate_tui.model.room import cut
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.widgets.proposal_list import ProposalList
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.words import said


class ReadText(ModalScreen[None]):
    """A text at the top, what is found in it below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "done", id="read.leave"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._given = len(text)
        self._text = cut(text, LONGEST_TEXT)
        self._stale = False

    def compose(self) -> ComposeResult:
        """Yield the text and the list."""
        with Vertical(classes="dialog wide"):
            yield Static(
                said(("Read a text", "bold"), ("  a ticket, a mail, a log", "$foreground-muted")), markup=False
            )
            yield ProseArea(self._text, self._typed, limit=LONGEST_TEXT, example="paste it here")
            yield Static(classes="found", markup=False)
            with VerticalScroll(can_focus=False):
                yield ProposalList(self._desk)
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the text, and go to what is found, or to where one is pasted."""
        if self._given > len(self._text):
            self.notify(
                f"The first {len(self._text):,} of {self._given:,} characters are read. "
                "Take what is found, empty the text and paste the rest here.",
                severity="warning",
                timeout=12,
            )
        self._read()
        self.set_focus(self.query_one(ProposalList if self._text else ProseArea))

    def action_leave(self) -> None:
        """Go back to the draft."""
        self.dismiss(None)

    def on_proposal_list_took(self, _: ProposalList.Took) -> None:
        """Count anew what is left to take."""
        self._count()

    def _typed(self, text: str) -> None:
        """Read the text anew, once for a burst of keys."""
        self._text = text
        if not self._stale:
            self._stale = True
            self.call_later(self._read)

    def _read(self) -> None:
        self._stale = False
        self.query_one(ProposalList).show(proposals(self._text, self._desk.reading))
        self._count()

    def _count(self) -> None:
        left = len(self.query_one(ProposalList).open)
        found = f"{left} to take" if left else "Nothing left to take" if self._text.strip() else ""
        self.query_one(".found", Static).update(
            said((found, "bold"), ("   what you typed yourself stays as it is" if found else "", "$foreground-muted"))
        )
