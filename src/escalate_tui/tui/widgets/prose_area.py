"""The control of several lines: it reports every edit at once, takes pastes whole, and never loses a key at exit."""

from dataclasses import replace
from typing import Final, overload

from textual import events
from textual.document._document import Document
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Size
from textual.widgets.text_area import EditResult

from escalate_tui.model.fields import PROSE_LIMIT
from escalate_tui.model.text import clean, placeheld
from escalate_tui.tui.keys import is_text
from escalate_tui.tui.widgets.inputs import Bound, Report
from escalate_tui.tui.widgets.text_block import TextBlock

CURSOR: Final = 1
"""The column at the end of a line in which the cursor can stand."""


class ShownDocument(Document):
    """A text whose lines, one by one, are as they are shown, with a sign for what a reader could not see.

    The control asks for lines where it wraps, measures and paints, and for the text or a range of it where it edits,
    copies and reports: those stay as they are.
    """

    @property
    def lines(self) -> list[str]:
        """All lines as they are shown."""
        return [placeheld(line) for line in self._lines]

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        """Give a line, or some, as they are shown."""
        if isinstance(line_index, slice):
            return [placeheld(line) for line in self._lines[line_index]]
        return placeheld(self._lines[line_index])


class ProseArea(TextBlock):
    """A control of several lines, as tall as its text within bounds."""

    def __init__(self, text: str, report: Report, *, limit: int, example: str = "") -> None:
        self._report = report
        self._bound = Bound(self, limit or PROSE_LIMIT)
        super().__init__(
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=example,
            classes=f"prose {self.COMPACT}",
        )
        self._set_document(text, None)

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.cursor_location

    def put_cursor(self, at: tuple[int, int]) -> None:
        """Put the cursor somewhere, as far as the text goes."""
        self.move_cursor(at)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes in that width, which is not yet the one that it is wrapped to."""
        if width != self.size.width:
            self.wrapped_document.wrap(max(0, width - CURSOR), tab_width=self.indent_width)
            # Told by the control when it has that size, it would have the screen laid out once more.
            self.set_reactive(ProseArea.virtual_size, Size(0, self.wrapped_document.height))
        return super().get_content_height(container, viewport, width)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit as far as there is room, and report the text at once.

        Typing, pasting and deleting come here; messages still on their way at exit would be lost.
        """
        replaced = self.get_text_range(edit.top, edit.bottom)
        there, lines = len(self.text) - len(replaced), self.document.line_count - replaced.count("\n")
        result = super().edit(replace(edit, text=self._bound.fitting(clean(edit.text), there, lines)))
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

    async def _on_key(self, event: events.Key) -> None:
        """Take text that Textual takes for none."""
        if is_text(event) and event.character:
            event.prevent_default()
            event.stop()
            self._replace_via_keyboard(event.character, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        """Keep a paste from the screen, which reads what no control takes."""
        event.stop()

    def _watch_language(self, language: str | None) -> None:
        """Prose is in no programming language; Textual would wrap the whole text once more."""

    def _set_document(self, text: str, language: str | None) -> None:
        """Take another text, as Textual does it, in a document that shows what hides in it."""
        self.document = ShownDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
