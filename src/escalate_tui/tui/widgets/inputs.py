"""The control of one line: it reports every edit at once, takes pastes whole, and never loses a key at exit."""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from escalate_tui.model.text import clean_line
from escalate_tui.tui.keys import TextControl

Report = Callable[[str], None]
"""Takes the whole text of a control, synchronously with the key that changed it."""


BLOCK: Final = 3
"""Lines with something in them from which a paste is a text to be read, and no value of one line."""


@runtime_checkable
class ReadsBlocks(Protocol):
    """A screen that reads what is pasted into a field of one line and is too much for it."""

    def read_block(self, text: str) -> None:
        """Read a text of several lines."""


class LineInput(TextControl, Input):
    """A control of one line."""

    # It is as high whatever it holds; Textual would lay out the whole screen at every key.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, text: str, report: Report, *, limit: int, example: str = "") -> None:
        self._report = report
        self._reported = text
        super().__init__(
            text, placeholder=example, max_length=limit, select_on_focus=False, compact=True, classes="line"
        )

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return 0, self.cursor_position

    def put_cursor(self, at: tuple[int, int]) -> None:
        """Put the cursor somewhere, as far as the text goes."""
        self.cursor_position = min(at[1], len(self.value))

    def watch_value(self, value: str) -> None:
        """Report the text; the one it was made with is no edit."""
        if value != self._reported:
            self._reported = value
            self._report(value)

    async def action_submit(self) -> None:
        """Go on to the next field, as people expect of enter in a form."""
        self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        """Join the lines of a paste instead of dropping all but the first, and say so when it must be cut.

        A whole ticket is no value of one line: where the screen reads such texts, it gets it.
        """
        event.prevent_default()
        event.stop()
        screen = self.screen
        if sum(map(bool, map(str.strip, event.text.splitlines()))) >= BLOCK and isinstance(screen, ReadsBlocks):
            screen.read_block(event.text)
            return
        start, end = sorted(self.selection)
        text = clean_line(event.text).strip()
        room = self.max_length - len(self.value) + end - start if self.max_length else len(text)
        if len(text) > room:
            self.notify(
                f"This field holds {self.max_length:,} characters; the paste was cut to {room:,}.",
                severity="warning",
            )
        self.replace(text[:room], start, end)
