"""The board's list: rows drawn as they come into view, so that its size does not matter."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from escalate_tui.clock import Clock
from escalate_tui.followup.commitment import State
from escalate_tui.followup.row import Row
from escalate_tui.followup.wording import countdown
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.text import visible
from escalate_tui.tui.rows import AT_ONCE, Rows

TALL = 2
"""Lines of a row: what it is, and beneath the due time what is due."""

DUE = 27
SEVERITY = 10
TARGET = 13
CUSTOMERS = 20
OWNER = 10
"""Columns, in cells; the summary gets the rest."""

SUMMARY = 36
"""Cells of the summary above which there is room for a longer name."""

LONGEST_OWNER = 24
"""Cells of the column of owners at the most."""

AROUND = 2
"""Cells beside the text of a column: one before it, one behind."""

WIDE = 100
"""Columns from which customers and owner have a place of their own."""


class BoardList(ScrollView, can_focus=True):
    """Escalations under each other, one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home,g", "end(-1)", "to the first", show=False),
        Binding("end,G", "end(1)", "to the last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--cursor",
        "board--overdue",
        "board--due",
        "board--quiet",
        "board--critical",
        "board--high",
    }

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """Another row is under the cursor."""

    class Fitted(Message):
        """The columns have other widths now."""

    class Opened(Message):
        """The row under the cursor was chosen."""

    def __init__(self, clock: Clock, zone: tzinfo) -> None:
        super().__init__()
        self._clock = clock
        self._zone = zone
        self.rows = Rows((), lambda _: {})
        self._judged = False
        self._customers, self._owner = CUSTOMERS, OWNER
        self._looks: dict[str, Style] = {}

    def show(self, rows: Rows, *, cursor_on: str = "") -> None:
        """Show other rows, with the cursor on one of them, or where it was."""
        self.rows = rows
        # Drafts have neither a severity nor a target yet, and need no columns for them.
        self._judged = any(row.severity or row.target for row in rows[:AT_ONCE])
        self._customers = min(CUSTOMERS, _longest(row.customers for row in rows[:AT_ONCE]))
        self._owner = max(OWNER, min(LONGEST_OWNER, _longest(row.owner for row in rows[:AT_ONCE])))
        here = rows.ids.index(cursor_on) if cursor_on in rows.ids else self.cursor
        self.cursor = max(0, min(here, len(rows) - 1))
        self.virtual_size = Size(self.size.width, TALL * len(rows))
        self.refresh()
        self._into_view()

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def heading(self) -> str:
        """Name the columns."""
        cells = (
            ("  due" if self._judged else "  changed", DUE),
            *self._columns("severity", "target", "summary", "customers", "owner"),
        )
        return "".join(set_cell_size(f" {text}", width) for text, width in cells)

    def tick(self) -> None:
        """Repaint what the clock changes, where it can be seen."""
        self.refresh(Region(0, 0, DUE, self.size.height))

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        index, line = divmod(y + self.scroll_offset.y, TALL)
        if index >= len(self.rows):
            return Strip.blank(self.size.width, self._look(""))
        row, now = self.rows[index], self._clock()
        style = self._look("cursor" if index == self.cursor else "")
        cells = self._first(row, now) if line == 0 else self._second(row, now)
        segments = [
            Segment(set_cell_size(text, width), style + self._look(look) if look else style)
            for text, width, look in cells
        ]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def on_resize(self, _: events.Resize) -> None:
        """Fit the rows to the width."""
        self.virtual_size = Size(self.size.width, TALL * len(self.rows))
        self.post_message(self.Fitted())

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows the cursor left and reached."""
        for index in (before, after):
            self.refresh(Region(0, index * TALL - self.scroll_offset.y, self.size.width, TALL))
        self._into_view()
        self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as are in view."""
        self.action_move(by * max(1, self.size.height // TALL - 1))

    def action_end(self, by: int) -> None:
        """Move the cursor to the first or the last row."""
        self.action_move(by * len(self.rows))

    def on_click(self, event: events.Click) -> None:
        """Go to the row clicked; a click on the row of the cursor opens it."""
        index = (event.y + self.scroll_offset.y) // TALL
        if index < len(self.rows):
            if index == self.cursor:
                self.post_message(self.Opened())
            self.cursor = index

    def _into_view(self) -> None:
        self.scroll_to_region(Region(0, self.cursor * TALL, 1, TALL), animate=False, force=True)

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        self._looks.clear()
        super().notify_style_update()

    def _look(self, look: str) -> Style:
        """Give the style of a part, worked out once; of no part the style of the list."""
        if look not in self._looks:
            partial = look != "cursor"
            style = self.get_component_rich_style(f"board--{look}", partial=partial) if look else self.rich_style
            self._looks[look] = style
        return self._looks[look]

    def _columns(self, severity: str, target: str, summary: str, customers: str, owner: str) -> list[tuple[str, int]]:
        """Give each cell its width; what has no room, or nothing in any row, is left out."""
        before = [(severity, SEVERITY), (target, TARGET)] if self._judged else []
        rest = self.size.width - DUE - sum(width for _, width in before)
        after = self._after(customers, owner, rest) if self.size.width >= WIDE else []
        rest -= sum(width for _, width in after)
        return [*before, (summary, max(8, rest)), *after]

    def _after(self, customers: str, owner: str, rest: int) -> list[tuple[str, int]]:
        """Give owners the room that their names need: what customers leave, then what the summary can spare."""
        longer = self._owner - OWNER
        narrower = min(longer, CUSTOMERS - self._customers)
        shorter = max(0, min(longer - narrower, rest - CUSTOMERS - OWNER - SUMMARY))
        return [(customers, CUSTOMERS - narrower), (owner, OWNER + narrower + shorter)]

    def _first(self, row: Row, now: datetime) -> list[tuple[str, int, str]]:
        severity = row.severity.label if row.severity else ""
        look = {Severity.CRITICAL: "critical", Severity.HIGH: "high"}.get(row.severity, "") if row.severity else ""
        texts = (severity, row.target, row.summary or "(no summary yet)", row.customers, row.owner)
        cells = self._columns(*(visible(text) for text in texts))
        looks = [look if text == severity and look else "" for text, _ in cells]
        return [
            (f" {self._when(row, now)}", DUE, self._urgency(row, now)),
            *(
                (f" {set_cell_size(text, width - 2)}", width, look)
                for (text, width), look in zip(cells, looks, strict=True)
            ),
        ]

    def _second(self, row: Row, now: datetime) -> list[tuple[str, int, str]]:
        upcoming = row.next(now)
        text = f"   {upcoming.kind.label}" if upcoming else f"   {row.id}"
        below = "" if self.size.width >= WIDE else f" {visible(row.customers)}"
        return [(text, DUE, "quiet"), (below, max(0, self.size.width - DUE), "quiet")]

    def _when(self, row: Row, now: datetime) -> str:
        upcoming = row.next(now)
        if upcoming is not None:
            sign, text = countdown(upcoming, now, self._zone)
            return f"{sign} {text}"
        at = row.closed if row.status in (Status.RESOLVED, Status.DE_ESCALATED) else row.updated
        word = row.status.label if row.closed else "changed"
        return f"  {word} {at.astimezone(self._zone):%d %b %H:%M}" if at else f"  {word}"

    def _urgency(self, row: Row, now: datetime) -> str:
        return {State.OVERDUE: "overdue", State.DUE: "due", State.LATER: "quiet"}[row.state(now)]


def _longest(texts: Iterable[str]) -> int:
    """Give the cells that a column needs for the longest of some texts."""
    return max((cell_len(visible(text)) for text in texts), default=0) + AROUND
