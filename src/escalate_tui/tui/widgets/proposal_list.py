"""What a text proposes, one line each: the field, the value, and the words it was read from."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from escalate_tui.intake import Proposal, adding, taken
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.reading import shown
from escalate_tui.model.record import field_at
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.words import said, under_cursor

TITLE = 20
"""Columns of the fields' titles."""

NOTHING = "Nothing is found in it yet. What is found will stand here, with the words that it comes from."


class ProposalList(Widget, can_focus=True):
    """The proposals; each is taken by a key, and nothing that was typed is ever replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter,space", "take", "take it"),
        Binding("a", "take_all", "take all"),
    ]

    class Took(Message):
        """Something was taken."""

    cursor: reactive[int] = reactive(0)

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="proposals")
        self._desk = desk
        self._proposals: tuple[Proposal, ...] = ()

    def show(self, proposals: Sequence[Proposal]) -> None:
        """Show other proposals."""
        self._proposals = tuple(proposals)
        self.cursor = 0
        self.refresh(layout=True)

    @property
    def open(self) -> tuple[Proposal, ...]:
        """The proposals that would add something to the draft."""
        return adding(self._desk.draft, self._proposals)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each proposal."""
        return max(1, len(self._proposals))

    def render(self) -> Content:
        """Write the proposals."""
        if not self._proposals:
            return said((NOTHING, "$foreground-muted"))
        still = self.open
        lines = [self._line(at, one, still) for at, one in enumerate(self._proposals)]
        return Content("\n").join(line.truncate(self.size.width, ellipsis=True) for line in lines)

    def action_move(self, by: int) -> None:
        """Go up or down, as far as the list goes."""
        self.cursor = max(0, min(self.cursor + by, len(self._proposals) - 1))

    def watch_cursor(self, cursor: int) -> None:
        """Keep the line in use in view."""
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, cursor, 1, 1), animate=False)

    def action_take(self) -> None:
        """Take the proposal under the cursor, and go to the next."""
        if self._proposals:
            self._take(self._proposals[self.cursor : self.cursor + 1])
            self.action_move(1)

    def action_take_all(self) -> None:
        """Take all of them."""
        self._take(self._proposals)

    def on_click(self, event: events.Click) -> None:
        """Take the proposal clicked."""
        if event.y < len(self._proposals):
            self.cursor = event.y
            self._take(self._proposals[event.y : event.y + 1])

    def _take(self, proposals: Sequence[Proposal]) -> None:
        after = taken(self._desk.draft, proposals)
        if after.doc != self._desk.draft.doc:
            self._desk.replace(after)
            self.post_message(self.Took())
        self.refresh()

    def _line(self, at: int, one: Proposal, still: Sequence[Proposal]) -> Content:
        spec = field_at(one.path)
        value = " ".join(self._value(spec, one.value).split())
        here = under_cursor() if self.has_focus and at == self.cursor else ""
        mark, style = self._mark(one, still)
        return said(
            (f" {mark} ", here or style),
            (f"{spec.title:<{TITLE}}", here or "$foreground-muted"),
            (value, here),
            (f"  from “{' '.join(one.words.split())}”", here or "$foreground-muted"),
        )

    def _mark(self, one: Proposal, still: Sequence[Proposal]) -> tuple[str, str]:
        """Choose the sign: to take, taken, or left alone for what was typed there."""
        if one in still:
            return "+", "$text-accent"
        there = self._desk.draft.value(one.path)
        return ("✓", "$text-success") if there == one.value or isinstance(there, list) else ("–", "$foreground-muted")

    def _value(self, spec: FieldSpec, value: Any) -> str:
        """Write a value as its control would, an item by what it holds."""
        if isinstance(value, Mapping):
            return " · ".join(self._value(inner, value[inner.path]) for inner in spec.item if inner.path in value)
        return dict(spec.choices).get(value) or shown(spec, value, self._desk.reading)
