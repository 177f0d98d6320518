"""The criteria for and against escalating: what follows from the record, and what the user says."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from escalate_tui.judgement.assessment import Judged, Side, Standing
from escalate_tui.judgement.criteria import BY_HAND as PATH
from escalate_tui.judgement.ticking import needs_reason, overruled, ticked
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.in_view import lines_into_view
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.widgets.pane import go_on
from escalate_tui.tui.words import said, under_cursor

MARKS = {
    Standing.FOLLOWS: ("[x]", "$text-success"),
    Standing.CONFIRMED: ("[x]", "$text-accent"),
    Standing.PROPOSED: ("[?]", "$text-warning"),
    Standing.OVERRULED: ("[-]", "$foreground-muted"),
    Standing.OPEN: ("[ ]", ""),
}
"""How each standing shows itself: a sign first, a colour beside it."""


class CriteriaList(Widget, can_focus=True):
    """Every criterion on a line of its own, under the heading of its family."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("space,enter", "tick", "tick or overrule"),
    ]

    cursor: reactive[int] = reactive(0)

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="criteria")
        self._desk = desk
        self._shown = desk.assessment.criteria
        self.path = PATH

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Every criterion, and how it stands."""
        return self._desk.assessment.criteria

    def follow(self) -> None:
        """Show how every criterion stands by now."""
        if self.judged != self._shown:
            self._shown = self.judged
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each criterion and one for each family."""
        return len(self._lines())

    def render(self) -> Content:
        """Write the families and their criteria."""
        lines = [self._heading(line) if isinstance(line, str) else self._line(*line) for line in self._lines()]
        return Content("\n").join(line.truncate(self.size.width, ellipsis=True) for line in lines)

    def on_focus(self) -> None:
        """Bring the line under the cursor into view, once Textual has brought the list there."""
        self.call_after_refresh(self._into_view)

    def watch_cursor(self) -> None:
        """Bring the line under the cursor into view."""
        if self.has_focus:
            self._into_view()

    async def action_move(self, by: int) -> None:
        """Go up or down; past the ends the focus goes on to the neighbouring field."""
        to = self.cursor + by
        if 0 <= to < len(self.judged):
            self.cursor = to
        else:
            await go_on(self, by)

    def action_tick(self) -> None:
        """Tick or untick a criterion; one that follows from the record is overruled with a reason."""
        judged = self.judged[self.cursor]
        if needs_reason(judged):
            ask = AskLine(
                f"Why does “{judged.criterion.title}” not hold?",
                "It follows from the record; one line says why not.",
            )
            self.app.push_screen(ask, lambda reason: self._overrule(judged, reason))
        else:
            self._desk.replace(ticked(self._desk.draft, judged))

    def on_click(self, event: events.Click) -> None:
        """Tick the criterion clicked."""
        line = self._lines()[event.y] if event.y < len(self._lines()) else ""
        if not isinstance(line, str):
            self.cursor = line[0]
            self.action_tick()

    def _into_view(self) -> None:
        """Scroll to the cursor; to the first of a family with its heading."""
        lines = self._lines()
        line = next((at for at, one in enumerate(lines) if not isinstance(one, str) and one[0] == self.cursor), 0)
        above = int(line > 0 and isinstance(lines[line - 1], str))
        lines_into_view(self, line - above, 1 + above)

    def _overrule(self, judged: Judged, reason: str | None) -> None:
        if reason:
            self._desk.replace(overruled(self._desk.draft, judged, reason))

    def _lines(self) -> list[str | tuple[int, Judged]]:
        lines: list[str | tuple[int, Judged]] = []
        family = ""
        for index, judged in enumerate(self.judged):
            if judged.criterion.family != family:
                family = judged.criterion.family
                lines.append(
                    family if judged.criterion.side is Side.ESCALATE else f"{family} — speaks for handling it here"
                )
            lines.append((index, judged))
        return lines

    def _heading(self, family: str) -> Content:
        return said((family, "$foreground-muted italic"))

    def _line(self, index: int, judged: Judged) -> Content:
        mark, style = MARKS[judged.standing]
        why = f" — {judged.reason.text}" if judged.reason.text and judged.standing is not Standing.OPEN else ""
        if self.has_focus and index == self.cursor:
            style = under_cursor()
        return said((f"{mark} {judged.criterion.title}{why}", style))
