"""The criteria for and against escalating: what follows from the record, and what the user says."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size

from escalate_tui.judgement.assessment import Judged, Side, Standing
from escalate_tui.judgement.criteria import BY_HAND as PATH
from escalate_tui.judgement.ticking import needs_reason, overruled, ticked
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.widgets.cursor_list import CursorList
from escalate_tui.tui.words import said, under_cursor

MARKS = {
    Standing.FOLLOWS: ("[x]", "$text-success"),
    Standing.CONFIRMED: ("[x]", "$text-accent"),
    Standing.PROPOSED: ("[?]", "$text-warning"),
    Standing.OVERRULED: ("[-]", "$foreground-muted"),
    Standing.OPEN: ("[ ]", ""),
}
"""How each standing shows itself: a sign first, a colour beside it."""


class CriteriaList(CursorList):
    """Every criterion on a line of its own, under the heading of its family."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "tick", "tick or overrule"),
    ]

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

    @property
    def places(self) -> int:
        """A place for each criterion."""
        return len(self.judged)

    @property
    def lines_in_use(self) -> tuple[int, int]:
        """The line of the criterion under the cursor."""
        at = (line for line, one in enumerate(self._lines()) if not isinstance(one, str) and one[0] == self.cursor)
        return next(at, 0), 1

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
