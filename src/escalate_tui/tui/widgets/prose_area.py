"""The control of several lines: it reports every edit at once, takes pastes whole, and never loses a key at exit."""

from textual import events
from textual.document._edit import Edit
from textual.widgets.text_area import EditResult

from escalate_tui.model.text import clean
from escalate_tui.tui.widgets.inputs import Report
from escalate_tui.tui.widgets.text_block import TextBlock


class ProseArea(TextBlock):
    """A control of several lines, as tall as its text within bounds."""

    def __init__(self, text: str, report: Report, *, limit: int, example: str = "") -> None:
        self._report = report
        self._limit = limit
        super().__init__(
            text,
            soft_wrap=True,
            compact=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=example,
            classes="prose",
        )

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.cursor_location

    def put_cursor(self, at: tuple[int, int]) -> None:
        """Put the cursor somewhere, as far as the text goes."""
        self.move_cursor(at)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit and report the text at once; messages still on their way at exit would be lost."""
        result = super().edit(edit)
        self._report(self.text)
        return result

    def undo(self) -> None:
        """Take the last edit back and report the text."""
        super().undo()
        self._report(self.text)

    def redo(self) -> None:
        """Make the edit again and report the text."""
        super().redo()
        self._report(self.text)

    async def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted, and say so when it must be cut."""
        room = self._limit - len(self.text) + len(self.selected_text)
        text = clean(event.text)
        if len(text) > room:
            self.notify(
                f"This field holds {self._limit:,} characters; the paste was cut to {room:,}.",
                severity="warning",
            )
        await super()._on_paste(events.Paste(text[: max(0, room)]))
        event.prevent_default()
        event.stop()
