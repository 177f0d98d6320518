"""The control of one line: it reports every edit at once, takes pastes whole, and never loses a key at exit."""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size, clamp
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from escalate_tui.model.room import MOST_LINES, UNSAID, cut
from escalate_tui.model.text import clean, clean_line, placeheld_line, visible
from escalate_tui.tui.keys import TextControl, is_text, key_now
from escalate_tui.tui.widgets.pane import go_on
from escalate_tui.tui.words import said

Report = Callable[[str], None]
"""Takes the whole text of a control, synchronously with the key that changed it."""

BLOCK: Final = 3
"""Lines with something in them from which a paste is a text to be read, and no value of one line."""


@runtime_checkable
class ReadsBlocks(Protocol):
    """A screen that reads what is pasted into a field of one line and is too much for it."""

    def read_block(self, text: str) -> None:
        """Read a text of several lines."""


class Bound:
    """How much a control holds; what is left out of it is said."""

    def __init__(self, control: Widget, limit: int) -> None:
        self._control = control
        self._limit = limit
        self._full = False

    def fitting(self, text: str, there: int, lines: int = 1) -> str:
        """Give as much of a text as there is room for beside the characters and lines that are there.

        What is left out is told once, until there is room again: keys go on coming.
        """
        fits = cut(text, self._limit - there, MOST_LINES - lines)
        if fits == text:
            self._full = self._full and not text
        elif not self._full:
            self._full = True
            reads = isinstance(self._control.screen, ReadsBlocks)
            more = f" {key_now('wizard.read', 'f7')} reads a long text." if reads else ""
            told = (
                f"This field holds {self._limit:,} characters. What was typed or pasted was cut: "
                f"{len(text) - len(fits):,} of {len(text):,} characters are left out.{more}"
            )
            self._control.notify(said(told).plain, severity="warning", markup=False)
        return fits


class LineInput(TextControl, Input):
    """A control of one line, in which what a reader could not see has a sign."""

    # It is as high whatever it holds; Textual would lay out the whole screen at every key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, text: str, report: Report, *, limit: int, example: str = "") -> None:
        self._report = report
        self._reported = text
        self._bound = Bound(self, limit or UNSAID)
        super().__init__(text, placeholder=example, select_on_focus=False, classes=f"line {self.COMPACT}")

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return 0, self.cursor_position

    def put_cursor(self, at: tuple[int, int]) -> None:
        """Put the cursor somewhere, as far as the text goes."""
        self.cursor_position = min(at[1], len(self.value))

    def validate(self, value: str) -> None:
        """Leave the judgement of a text to the judgement; Textual would style the control anew to show its own."""

    def validate_placeholder(self, placeholder: str) -> str:
        """Mark what a reader could not see in what counts while the field is empty."""
        return visible(placeholder)

    def watch_value(self, value: str) -> None:
        """Report the text; the one it was made with is no edit."""
        if value != self._reported:
            self._reported = value
            self._report(value)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Show another part of the text; the bar that Textual moves as well is never seen, and costs a layout."""
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, as far as there is room; typing, pasting and deleting come here."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        super().replace(self._bound.fitting(clean_line(text), len(self.value) - end + start), start, end)

    async def action_submit(self) -> None:
        """Go on to the next field, as people expect of enter in a form."""
        await go_on(self, 1)

    async def _on_key(self, event: events.Key) -> None:
        """Take text that Textual takes for none."""
        if is_text(event) and event.character:
            event.prevent_default()
            event.stop()
            self.replace(event.character, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Join the lines of a paste instead of dropping all but the first.

        A whole ticket is no value of one line: where the screen reads such texts, it gets it.
        """
        event.prevent_default()
        event.stop()
        screen, text = self.screen, clean(event.text)
        if sum(map(bool, map(str.strip, text.split("\n")))) >= BLOCK and isinstance(screen, ReadsBlocks):
            screen.read_block(text)
        else:
            self.replace(clean_line(text).strip(), *self.selection)

    # From here on: Input asks its value how it looks and how wide it is; the signs answer.

    @property
    def _value(self) -> Text:
        return Text(placeheld_line(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(placeheld_line(self.value)[:position])

    def _cell_offset_to_index(self, offset: int) -> int:
        wanted, cell = offset + self.scroll_offset.x, 0
        for index, sign in enumerate(placeheld_line(self.value)):
            cell += cell_len(sign)
            if wanted < cell:
                return index
        return clamp(wanted, 0, len(self.value))
