"""The items of a list, one line each, and the keys that work on them."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size

from escalate_tui.tui.widgets.cursor_list import CursorList
from escalate_tui.tui.words import hanging, said, under_cursor


class ListOwner(Protocol):
    """What the rows are the rows of."""

    adding: str

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """The raw items."""

    def item_line(self, index: int) -> Content:
        """Write an item in one line."""

    async def edit(self, index: int) -> None:
        """Show the fields of the item at an index."""

    async def add(self, first: str = "") -> None:
        """Add an item and show its fields, the first character of it typed."""

    async def remove_item(self, index: int) -> None:
        """Remove the item at an index."""

    def restore(self) -> None:
        """Bring the item removed last back."""

    def shift(self, index: int, by: int) -> None:
        """Move the item at an index."""


class ItemRows(CursorList):
    """The items, one line each, and a last line that adds one: there letters are text, and no commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "another", "add"),
        Binding("enter,space", "begin", "add"),
        Binding("plus,insert", "add", "add", show=False),
        Binding("enter,space", "edit", "edit"),
        Binding("shift+up,K,ctrl+up", "shift(-1)", "move up"),
        Binding("shift+down,J,ctrl+down", "shift(1)", "move down", show=False),
        Binding("d,delete,backspace", "remove", "remove"),
        Binding("u,ctrl+z", "restore", "bring back", show=False),
    ]

    def __init__(self, owner: ListOwner) -> None:
        super().__init__(classes="items")
        self._owner = owner

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the items need, and one to add another."""
        return sum(len(lines) for lines in self._lines(width))

    def render(self) -> Content:
        """Write the items and the line that adds one."""
        rows = self._lines(self.size.width)
        if self.has_focus:
            rows[self._at] = [self._marked(line) for line in rows[self._at]]
        return Content("\n").join(line for row in rows for line in row)

    def _lines(self, width: int) -> list[list[Content]]:
        """Wrap each item, its further lines under the first; the line that adds one comes last."""
        items = [self._owner.item_line(index) for index in range(len(self._owner.items))]
        adds = said((f"+ {self._owner.adding}", "$foreground-muted"))
        return [hanging(line, max(10, width)) for line in (*items, adds)]

    def _marked(self, line: Content) -> Content:
        full = line.pad_right(max(0, self.size.width - line.cell_length))
        return full.stylize(under_cursor())

    @property
    def places(self) -> int:
        """A place for each item, and one to add another."""
        return len(self._owner.items) + 1

    @property
    def lines_in_use(self) -> tuple[int, int]:
        """The lines of the item under the cursor."""
        rows = self._lines(self.size.width)
        return sum(len(lines) for lines in rows[: self._at]), len(rows[self._at])

    @property
    def _at(self) -> int:
        """The place in use: the list may be painted before it has heard that another program took items away."""
        return min(self.cursor, self.places - 1)

    @property
    def _adding(self) -> bool:
        """Whether the cursor is on the line that adds an item."""
        return self.cursor >= len(self._owner.items)

    def watch_cursor(self) -> None:
        """Bring the line under the cursor into view, and offer its keys."""
        super().watch_cursor()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer on an item what is done with it, and on the last line what adds one."""
        match action:
            case "begin":
                return self._adding
            case "another" | "edit" | "shift" | "remove":
                return not self._adding
        return True

    async def on_key(self, event: events.Key) -> None:
        """Take what is typed on the last line as the beginning of a new item."""
        typed = event.character or ""
        # The sign that the line begins with adds one, as it does on the others.
        if self._adding and event.is_printable and typed not in (" ", "+"):
            event.stop()
            await self._owner.add(typed)

    async def action_edit(self) -> None:
        """Edit the item under the cursor."""
        await self._owner.edit(self.cursor)

    async def action_begin(self) -> None:
        """Add an item and edit it."""
        await self._owner.add()

    action_another = action_add = action_begin

    async def action_remove(self) -> None:
        """Remove the item under the cursor; a key brings it back."""
        await self._owner.remove_item(self.cursor)

    def action_restore(self) -> None:
        """Bring the item removed last back."""
        self._owner.restore()

    def action_shift(self, by: int) -> None:
        """Move the item under the cursor."""
        self._owner.shift(self.cursor, by)

    async def on_click(self, event: events.Click) -> None:
        """Go to the item clicked; a click on the one where the cursor is edits it."""
        below = event.y
        for index, lines in enumerate(self._lines(self.size.width)):
            below -= len(lines)
            if below < 0:
                again = index == self.cursor
                self.cursor = index
                if self._adding:
                    await self.action_begin()
                elif again:
                    await self.action_edit()
                return
