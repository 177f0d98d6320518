"""A closed set of choices in one line, all of them visible, one key away."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from escalate_tui.tui.widgets.pane import go_on
from escalate_tui.tui.words import said, under_cursor

Choices = Sequence[tuple[Any, str]]
"""Each value with its word."""


class ChoiceRow(Widget, can_focus=True):
    """Choices side by side: one of them or none, or any number of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "before", show=False),
        Binding("right", "move(1)", "next", show=False),
        Binding("space", "take", "choose", show=False),
        Binding("enter", "onward", "next field", show=False),
        Binding("backspace,delete", "clear", "clear", show=False),
    ]
    GAP = 2

    cursor: reactive[int] = reactive(0)
    suggested: reactive[Any] = reactive(None)
    """The value that counts while none is chosen."""

    def __init__(
        self, choices: Choices, chosen: Sequence[Any], report: Callable[[list[Any]], None], *, several: bool
    ) -> None:
        super().__init__(classes="choices")
        self._choices = choices
        self._several = several
        self._report = report
        self._chosen = list(chosen)
        values = [value for value, _ in choices]
        self.set_reactive(ChoiceRow.cursor, values.index(chosen[0]) if chosen and chosen[0] in values else 0)

    def watch_suggested(self, suggested: Any) -> None:
        """Put the cursor on what counts while none is chosen, for keys to start from there."""
        values = [value for value, _ in self._choices]
        if not self._chosen and suggested in values:
            self.cursor = values.index(suggested)

    def action_move(self, by: int) -> None:
        """Go to the next or the one before; where only one can be chosen, going there chooses it."""
        if self._several:
            self.cursor = (self.cursor + by) % len(self._choices)
        else:
            unset = not self._chosen
            self.take(self.cursor if unset else (self.cursor + by) % len(self._choices))

    def action_take(self) -> None:
        """Choose the one under the cursor; of several, choose it or not."""
        self.take(self.cursor)

    async def action_onward(self) -> None:
        """Go on to the next field, as enter does in every other one; it never answers by accident."""
        await go_on(self, 1)

    def action_clear(self) -> None:
        """Choose none."""
        self._chosen = []
        self._changed()

    def take(self, index: int) -> None:
        """Choose the one at an index; of several, choose it or not."""
        self.cursor = index
        value = self._choices[index][0]
        if not self._several:
            self._chosen = [value]
        elif value in self._chosen:
            self._chosen.remove(value)
        else:
            self._chosen = [one for one, _ in self._choices if one in self._chosen or one == value]
        self._changed()

    def show(self, chosen: Sequence[Any]) -> None:
        """Show other choices, without reporting them."""
        self._chosen = list(chosen)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Go to the choice that begins with a letter, and where only one can be chosen, choose it."""
        letter = (event.character or "").lower()
        starts = [at for at, (_, word) in enumerate(self._choices) if word.lower().startswith(letter)]
        if letter.isalpha() and starts:
            after = [at for at in starts if at > self.cursor and (self._chosen or self._several)]
            event.stop()
            if self._several:
                self.cursor = (after or starts)[0]
            else:
                self.take((after or starts)[0])

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked."""
        for index, (x, y, width) in enumerate(self._places(self.size.width)):
            if y == event.y and x <= event.x < x + width:
                self.take(index)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words need."""
        return self._places(width)[-1][1] + 1

    def render(self) -> Content:
        """Write the choices, the chosen ones marked by sign and by colour."""
        lines: list[Content] = []
        row: list[Content] = []
        for index, (x, _, _) in enumerate(self._places(self.size.width)):
            if x == 0 and row:
                lines.append(Content(" " * self.GAP).join(row))
                row = []
            row.append(self._one(index))
        lines.append(Content(" " * self.GAP).join(row))
        return Content("\n").join(lines)

    def _one(self, index: int) -> Content:
        value, word = self._choices[index]
        chosen = value in self._chosen
        mark = ("[x]" if chosen else "[ ]") if self._several else ("(•)" if chosen else "( )")
        style = "$text-accent bold" if chosen else ""
        if not self._chosen and value == self.suggested and value is not None:
            mark, style = "(›)", "$text-accent"
        if self.has_focus and index == self.cursor:
            style = f"{under_cursor()} bold"
        return said((f"{mark} {word}", style))

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """Lay the choices out: column, line and width of each."""
        places, x, y = [], 0, 0
        for _, word in self._choices:
            wide = cell_len(word) + 4
            if x and x + wide > width:
                x, y = 0, y + 1
            places.append((x, y, wide))
            x += wide + self.GAP
        return places

    def _changed(self) -> None:
        self.refresh()
        self._report(list(self._chosen))
