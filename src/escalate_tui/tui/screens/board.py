"""The board: open escalations by what is due next, drafts and closed ones apart."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from escalate_tui.errors import EscalateError
from escalate_tui.followup.clocks import State
from escalate_tui.followup.row import Row
from escalate_tui.model.choices import Status
from escalate_tui.moments import show_day, show_moment
from escalate_tui.tui.going import Begun, Chosen
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.shelves import SHELVES, Shelves
from escalate_tui.tui.widgets.board_list import BoardList
from escalate_tui.tui.widgets.detail import detail
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said

WELCOME = (
    "No escalations yet.\n\n"
    "When a problem has to leave support, press n: five screens turn it into a brief\n"
    "that the receiving team can act on, and this board then tells you when to follow up, before anyone has to ask."
)
EMPTY = {
    "open": "Nothing is open. n begins a new escalation.",
    "drafts": "No drafts. n begins a new escalation.",
    "closed": "Nothing is closed yet.",
}
"""What each empty shelf says."""


class Board(Screen[None]):
    """What is due, why, and the keys that do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", "new", id="board.new"),
        Binding("enter", "open", "open", id="board.open"),
        Binding("f", "follow_up", "follow up", id="board.follow-up"),
        Binding("u", "update_customer", "update customer", id="board.update"),
        Binding("r", "resolve", "resolve", id="board.resolve"),
        Binding("t", "take_back", "take back", id="board.take-back", show=False),
        Binding("x", "discard", "discard draft", id="board.discard"),
        Binding("tab,right,l", "shelf(1)", "next shelf", id="board.shelf", show=False),
        Binding("shift+tab,left,h", "shelf(-1)", "shelf before", id="board.shelf-back", show=False),
        Binding("ctrl+r", "reload", "read the files again", id="board.reload", show=False),
        Binding("q", "app.quit", "quit", id="board.quit"),
    ]
    AUTO_FOCUS = "BoardList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    shelf: reactive[str] = reactive("open", init=False)

    def __init__(self, shelves: Shelves, *, cursor_on: str = "") -> None:
        super().__init__()
        self._shelves = shelves
        self._cursor_on = cursor_on
        self.set_reactive(Board.shelf, shelves.shelf_of(cursor_on) or "open")

    def compose(self) -> ComposeResult:
        """Yield the counts, the shelves, the rows and the one under the cursor."""
        yield HeadLine()
        yield Static(classes="shelves", markup=False)
        yield Static(classes="nothing", markup=False)
        yield Static(classes="heading", markup=False)
        yield BoardList(self._shelves.clock, self._shelves.zone)
        with Vertical(classes="detail"):
            yield Static(classes="detail-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the rows, and keep their countdowns right."""
        self._show(cursor_on=self._cursor_on)
        self.set_interval(1, self._tick)

    def on_screen_resume(self) -> None:
        """Show what has changed behind another screen."""
        self._show(cursor_on=self._chosen_id)

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self.query_one(BoardList).chosen

    @property
    def _chosen_id(self) -> str:
        return self.chosen.id if self.chosen else ""

    def action_shelf(self, by: int) -> None:
        """Show the next shelf, or the one before."""
        self.shelf = SHELVES[(SHELVES.index(self.shelf) + by) % len(SHELVES)]

    def watch_shelf(self) -> None:
        """Show the rows of the shelf from their first."""
        self.query_one(BoardList).cursor = 0
        self._show()

    def action_reload(self) -> None:
        """Read the files again."""
        self._shelves.read()
        self._show(cursor_on=self._chosen_id)

    def on_board_list_fitted(self) -> None:
        """Name the columns as they are now."""
        self.query_one(".heading", Static).update(said(self.query_one(BoardList).heading()), layout=False)

    def on_board_list_moved(self) -> None:
        """Show the one under the cursor."""
        self._show_detail()

    def on_board_list_opened(self) -> None:
        """Open the row that was clicked."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the row under the cursor."""
        wanted = {
            "follow_up": Status.OPEN,
            "update_customer": Status.OPEN,
            "resolve": Status.OPEN,
            "discard": Status.DRAFT,
        }
        if action in wanted:
            return self.chosen is not None and self.chosen.status is wanted[action]
        if action == "open":
            return self.chosen is not None
        return True

    def action_begin(self) -> None:
        """Begin a draft."""
        self.post_message(Begun())

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.chosen is not None:
            self.post_message(Chosen(self.chosen.id))

    def action_follow_up(self) -> None:
        """Follow up with the target."""
        self._act("follow_up")

    def action_update_customer(self) -> None:
        """Update the customer."""
        self._act("update")

    def action_resolve(self) -> None:
        """Resolve it."""
        self._act("resolve")

    def action_take_back(self) -> None:
        """Take the last entry back."""
        self._act("take_back")

    def _act(self, act: str) -> None:
        """Ask what belongs to an act on the escalation under the cursor, and write it down."""
        # The record's models are needed from here on, and not for the first paint.
        from escalate_tui.tui.acting import ASK

        if self.chosen is not None:
            ASK[act](self, self._shelves.workplace, self.chosen.id, self.action_reload)

    def action_discard(self) -> None:
        """Move a draft to the trash, once asked."""
        row = self.chosen
        if row is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                try:
                    self._shelves.workplace.store.delete(row.id)
                except (EscalateError, OSError) as wrong:
                    self.notify(said(str(wrong)).plain, severity="error", markup=False)
                self.action_reload()

        facts = [("summary", row.summary or "none yet"), ("id", row.id)]
        self.app.push_screen(
            Confirm("Discard this draft? Its file moves to the trash.", facts, yes="discard it"), answered
        )

    def _tick(self) -> None:
        """Bring countdowns, order and counts up to date with the clock."""
        self._show_head()
        board = self.query_one(BoardList)
        rows = self._shelves.on(self.shelf)
        if [row.id for row in rows] == [row.id for row in board.rows]:
            board.tick()
        else:
            board.show(rows, cursor_on=self._chosen_id)
        self._show_detail()

    def _show(self, *, cursor_on: str = "") -> None:
        """Show the rows of the shelf in use."""
        rows = self._shelves.on(self.shelf)
        board = self.query_one(BoardList)
        board.show(rows, cursor_on=cursor_on)
        nothing = self.query_one(".nothing", Static)
        nothing.update(said(EMPTY[self.shelf] if self._shelves.any else WELCOME))
        nothing.display = not rows
        board.display = bool(rows)
        heading = self.query_one(".heading", Static)
        heading.display = bool(rows)
        self.on_board_list_fitted()
        self.query_one(".detail").display = bool(rows)
        if rows:
            board.focus()
        self._show_head()
        self._show_shelves()
        self._show_detail()
        self.refresh_bindings()

    def _show_head(self) -> None:
        now, zone = self._shelves.clock(), self._shelves.zone
        states = [row.state(now) for row in self._shelves.on("open")]
        late, due = states.count(State.OVERDUE), states.count(State.DUE)
        counts = said(
            (f"{late} overdue", "bold $text-error" if late else "$foreground-muted"),
            " · ",
            (f"{due} due", "$text-warning" if due else "$foreground-muted"),
            (f" · {len(states)} open", "$foreground-muted"),
        )
        clock = said((f"{show_day(now.astimezone(zone).date())} {show_moment(now, zone)[11:]}", "$foreground-muted"))
        self.query_one(HeadLine).show("", clock, counts)

    def _show_shelves(self) -> None:
        parts: list[str | tuple[str, str]] = [" "]
        for shelf in SHELVES:
            style = "reverse bold" if shelf == self.shelf else "$foreground-muted"
            parts += [(f" {shelf.capitalize()} {len(self._shelves.on(shelf))} ", style), " "]
        if self._shelves.unreadable:
            parts.append(
                (
                    f"  ! {len(self._shelves.unreadable)} cannot be read: {self._shelves.unreadable[0]}",
                    "$text-warning",
                )
            )
        self.query_one(".shelves", Static).update(said(*parts), layout=False)

    def _show_detail(self) -> None:
        row = self.chosen
        if row is not None:
            box = self.query_one(".detail")
            box.border_title = said(row.summary or "no summary yet")
            self.query_one(".detail-text", Static).update(
                detail(row, self._shelves.clock(), self._shelves.zone), layout=False
            )
        self.refresh_bindings()
