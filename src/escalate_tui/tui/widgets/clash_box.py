"""A field that two sides changed: theirs, mine and both, each a key away, while typing in the field goes on."""

from itertools import islice
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from escalate_tui.model.merging import Clash
from escalate_tui.tui.clash_words import value_words
from escalate_tui.tui.clashing import Side, joined
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.widgets.cursor_list import CursorList
from escalate_tui.tui.widgets.pane import go_on
from escalate_tui.tui.words import said, under_cursor

LABEL: Final = 10
"""Columns of the key and the name of a choice."""

MOST: Final = 3
"""Lines of a choice at the most: its field has it all."""


class ClashBox(CursorList):
    """The choices; nothing is decided but by a key or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "choose('theirs')", "take theirs"),
        Binding("m", "choose('mine')", "keep mine"),
        Binding("b", "choose('both')", "both"),
        Binding("enter,space", "take", "choose", show=False),
        Binding("escape", "back", "back to the field", show=False),
    ]

    class Chosen(Message):
        """It was decided.

        Attributes:
            clash: What clashed.
            side: What becomes of it.
        """

        def __init__(self, clash: Clash, side: Side) -> None:
            super().__init__()
            self.clash = clash
            self.side = side

    def __init__(self, desk: Desk, clash: Clash, *, name: str) -> None:
        """Show the choices.

        Args:
            desk: The draft.
            clash: What clashes.
            name: What that is, where it does not stand under its field.
        """
        super().__init__(classes="clash")
        self._desk = desk
        self._name_line = name
        self._values: tuple[str, ...] = ()
        self.clash = clash
        self.show(clash)

    def show(self, clash: Clash) -> None:
        """Show the values as they are by now; mine changes with every key."""
        self.clash = clash
        values = tuple(self._value(side) for side in self.sides)
        if values != self._values:
            self._values = values
            self.cursor = min(self.cursor, len(values) - 1)
            self.refresh(layout=True)

    @property
    def sides(self) -> tuple[Side, ...]:
        """What it can be decided to."""
        mine = self._desk.draft.value(self.clash.path)
        both = joined(self.clash.path, self.clash.base, mine, self.clash.theirs)
        return (Side.THEIRS, Side.MINE) if both is None else tuple(Side)

    @property
    def places(self) -> int:
        """A place for each side."""
        return len(self.sides)

    @property
    def lines_in_use(self) -> tuple[int, int]:
        """The lines of the side under the cursor."""
        at = [line for line, (_, side) in enumerate(self._lines(self.size.width)) if side is self.sides[self.cursor]]
        return at[0], len(at)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the choices need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write the choices."""
        return Content("\n").join(line for line, _ in self._lines(self.size.width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer both where there is such a thing."""
        return action != "choose" or Side(str(parameters[0])) in self.sides

    def action_choose(self, side: str) -> None:
        """Decide."""
        self.post_message(self.Chosen(self.clash, Side(side)))

    def action_take(self) -> None:
        """Decide as the line under the cursor says."""
        self.action_choose(self.sides[self.cursor])

    async def action_back(self) -> None:
        """Go back to the field, and decide later."""
        await go_on(self, -1)

    def on_click(self, event: events.Click) -> None:
        """Decide as the line clicked says."""
        sides = [side for _, side in self._lines(self.size.width)]
        side = sides[event.y] if event.y < len(sides) else None
        if side is not None:
            self.action_choose(side)

    def _value(self, side: Side) -> str:
        if side is Side.BOTH:
            return "theirs, and under it what only yours says"
        value = self.clash.theirs if side is Side.THEIRS else self._desk.draft.value(self.clash.path)
        return value_words(self.clash.path, value, self._desk.reading)

    def _lines(self, width: int) -> list[tuple[Content, Side | None]]:
        """Write each line, with what a click on it decides."""
        lines: list[tuple[Content, Side | None]] = []
        if self._name_line:
            key = "" if self.has_focus else f"  {key_now('wizard.finding', 'ctrl+g')}"
            title = said((self._name_line, "bold"), (key, "bold $text-accent"))
            lines += [(line, None) for line in title.wrap(width)]
        for at, (side, value) in enumerate(zip(self.sides, self._values, strict=True)):
            here = self.has_focus and at == self.cursor
            lines += [(line, side) for line in self._choice(side, value, width, here=here)]
        return lines

    def _choice(self, side: Side, value: str, width: int, *, here: bool) -> list[Content]:
        style = under_cursor() if here else ""
        room = max(10, width - LABEL)
        wrapped = (part for line in value.splitlines() or [""] for part in said(line).wrap(room) or [said("")])
        parts = list(islice(wrapped, MOST + 1))
        if len(parts) > MOST:
            parts = [*parts[: MOST - 1], parts[MOST - 1].truncate(room - 2) + said(" …")]
        # In the field the same letter is text: it is a key only where it shines.
        shine = style or ("bold $text-accent" if self.has_focus else "$foreground-muted")
        key = said((side.value[0], shine), (f" {side.value}".ljust(LABEL - 1), style))
        return [
            (said(" " * LABEL) if at else key) + part.pad_right(max(0, room - part.cell_length)).stylize(style)
            for at, part in enumerate(parts)
        ]
