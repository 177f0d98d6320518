"""A control of several lines with a cursor, which goes on to its neighbours at both ends."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widget import Widget

from escalate_tui.tui.in_view import lines_into_view
from escalate_tui.tui.widgets.pane import go_on


class CursorList(Widget, can_focus=True):
    """Lines of which one is in use; however long they are, it stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @property
    def places(self) -> int:
        """How many places the cursor has."""
        raise NotImplementedError

    @property
    def lines_in_use(self) -> tuple[int, int]:
        """The first line of the place under the cursor, counted from the top, and how many it takes."""
        raise NotImplementedError

    def on_focus(self) -> None:
        """Bring the list into view from the cursor on, once it has its lines."""
        self.call_after_refresh(self._show_rest)

    def watch_cursor(self) -> None:
        """Bring the place under the cursor into view."""
        if self.has_focus:
            lines_into_view(self, *self.lines_in_use)

    async def action_move(self, by: int) -> None:
        """Go up or down; past the ends the focus goes on to the neighbouring control."""
        to = self.cursor + by
        if 0 <= to < self.places:
            self.cursor = to
        else:
            await go_on(self, by)

    def _show_rest(self) -> None:
        # The focus may have gone on before.
        if self.has_focus:
            first, _ = self.lines_in_use
            lines_into_view(self, first, self.region.height - first)
