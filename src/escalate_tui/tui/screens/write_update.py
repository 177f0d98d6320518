"""Writing to the customer: a text from the record, what is wrong with it, and the way to copy and log it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.errors import EscalateError
from escalate_tui.model.fields import PROSE_LIMIT
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.sending import copy_text
from escalate_tui.tui.widgets.choice_row import ChoiceRow
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.words import hanging, said
from escalate_tui.updates.cautions import cautions
from escalate_tui.updates.facts import facts_for
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.situations import Channel, Situation, suggested
from escalate_tui.updates.writing import Reader, Update, compose
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.parting import Leave

SITUATIONS = tuple((one, one.label) for one in Situation)
CHANNELS = tuple((one, one.label) for one in Channel)


class WriteUpdate(ModalScreen[str]):
    """The text as it can be sent; its result is the text that was copied and is to be logged, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "copy", "copy it", priority=True),
        Binding("ctrl+s", "log", "log it as sent", priority=True),
        Binding("escape", "leave", "back"),
    ]
    AUTO_FOCUS = "ChoiceRow"

    def __init__(self, occasion: Occasion, place: Workplace, own: Reader, path: Path) -> None:
        """Take the occasion, the workplace, what gives a team's own templates, and the file that keeps a copy."""
        super().__init__()
        self._occasion = occasion
        self._place = place
        self._own = own
        self._path = path
        self._situation = suggested(occasion)
        self._channel = Channel.MAIL
        self._written = Update("", (), ())
        self._text = ""
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Yield what is chosen, the text, and what is to be looked at."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = said(f"To {self._occasion.customer.contact or self._occasion.customer.name or '…'}")
            yield ChoiceRow(SITUATIONS, [self._situation], self._choose_situation, several=False)
            yield ChoiceRow(CHANNELS, [self._channel], self._choose_channel, several=False)
            yield ProseArea("", self._edit, limit=PROSE_LIMIT)
            with VerticalScroll(can_focus=False):
                yield Static(classes="cautions", markup=False)
            yield Static(
                said(
                    ("f8", "bold $text-accent"),
                    " copy it   ",
                    ("ctrl+s", "bold $text-accent"),
                    " log it as sent   ",
                    ("tab", "bold $text-accent"),
                    " to the text   ",
                    ("esc", "bold $text-accent"),
                    " back",
                ),
                markup=False,
            )

    def on_mount(self) -> None:
        """Write the text."""
        self._write()

    def on_resize(self) -> None:
        """Fit what is to be looked at to the width."""
        self.call_after_refresh(self._show_cautions)

    def action_copy(self) -> None:
        """Copy the text, and offer to log it."""
        copy_text(self, self._place, self._text, self._path)
        if self._finished:
            self.dismiss(self._text)
        else:
            self.notify("Copied, and not logged yet: what is missing is still open.", severity="warning")

    def action_log(self) -> None:
        """Log the text as sent."""
        if self._finished:
            self.dismiss(self._text)
        else:
            self.notify("Not logged yet: say what is missing, in the record or in the text.", severity="warning")

    def action_leave(self) -> None:
        """Log nothing; what was written by hand is given up only when asked for twice."""
        if self._given_up("esc"):
            self.dismiss("")

    def ask_to_leave(self, _: "Leave") -> bool:
        """Have the program ended only when asked for twice, and tell whether it has to wait for that."""
        return not self._given_up(key_now("app.quit", "ctrl+q"))

    def _given_up(self, key: str) -> bool:
        """Tell whether what was written may go; where it may not yet, say which key means it."""
        if self._leaving or self._text == self._written.text:
            return True
        self._leaving = True
        self.notify(
            said(key, " again leaves, and what you wrote is lost. f8 copies it.").plain,
            severity="warning",
            markup=False,
        )
        return False

    @property
    def _finished(self) -> bool:
        """Whether nothing is missing, as far as can be told: somebody who changed the text knows what they wrote."""
        return bool(self._text.strip()) and (not self._written.missing or self._text != self._written.text)

    def _choose_situation(self, chosen: list[Any]) -> None:
        if chosen:
            self._situation = chosen[0]
            self._write()

    def _choose_channel(self, chosen: list[Any]) -> None:
        if chosen:
            self._channel = chosen[0]
            self._write()

    def _write(self) -> None:
        """Write the text anew for what is chosen; one that was changed by hand is not thrown away unasked."""
        if self._text.strip() and self._text != self._written.text:
            self.notify("The text was changed by hand and stays. Empty it to have it written anew.", timeout=6)
            self._show_cautions()
            return
        try:
            self._written = compose(facts_for(self._occasion), self._situation, self._channel, self._own)
        except EscalateError as broken:
            self.notify(said(str(broken)).plain, severity="error", timeout=12, markup=False)
            return
        self._text = self._written.text
        self.query_one(ProseArea).load_text(self._text)
        self._show_cautions()

    def _edit(self, text: str) -> None:
        self._text = text
        self._leaving = False
        self._show_cautions()

    def _show_cautions(self) -> None:
        found = cautions(self._text, self._situation, self._channel, self._occasion)
        lines = [said((f"! {one.says}", "$text-warning")) for one in found]
        if self._text == self._written.text:
            lines = [said((f"! {one}", "$text-warning")) for one in self._written.missing] + lines
            lines += [said((f"· {one}", "$foreground-muted")) for one in self._written.withheld]
        width = max(20, self.query_one(ProseArea).size.width)
        rows = [row for line in lines for row in hanging(line, width)]
        self.query_one(".cautions", Static).update(Content("\n").join(rows))
