"""The list of what is kept: two lines each, one of them under the cursor."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from escalate_tui.tui.keys import TextControl
from escalate_tui.tui.words import said


class KeptList(TextControl, OptionList):
    """Copies under each other."""

    takes_text = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "restore", id="kept.restore"),
        Binding("k", "cursor_up", "up", show=False),
        Binding("j", "cursor_down", "down", show=False),
        Binding("g", "first", "to the first", show=False),
        Binding("G", "last", "to the last", show=False),
    ]

    def show(self, rows: list[tuple[str, str]]) -> None:
        """Show rows of a first line and a quiet second one, with the cursor where it was."""
        here = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(_row(*row)) for row in rows)
        self.highlighted = min(here, len(rows) - 1) if rows else None

    async def _on_click(self, event: events.Click) -> None:
        """Go to the row clicked; a click on the row of the cursor restores it."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is not None and at == self.highlighted:
            self.action_select()
        elif at is not None:
            self.highlighted = at


def _row(first: str, second: str) -> Content:
    return Content("\n").join((said(first), said((f"  {second}", "$foreground-muted"))))
