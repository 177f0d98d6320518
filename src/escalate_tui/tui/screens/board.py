"""The board: open escalations by what is due next, drafts and closed ones apart."""

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from escalate_tui.followup.row import Row
from escalate_tui.model.choices import Status
from escalate_tui.moments import show_day, show_moment
from escalate_tui.storage.indexed import Progress
from escalate_tui.tui.acting import ActingScreen
from escalate_tui.tui.going import AllKnown, Begun, Chosen, PracticeLeft, Practised
from escalate_tui.tui.shelves import SHELVES, Shelves
from escalate_tui.tui.widgets.board_list import BoardList
from escalate_tui.tui.widgets.detail import detail
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.widgets.shelf_line import ShelfLine, urgency, why_nothing
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.hints import Hints

LOOK_EVERY = 10
"""Seconds between two looks for files that others changed."""

TELL_EVERY = 0.5
"""Seconds between two showings of what was read so far; each orders all that is known."""

LONGEST_SEARCH = 200
"""Characters of a search."""


class Board(ActingScreen):
    """What is due, why, and the keys that do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "leave_practice", "your own board", id="board.practice-leave"),
        Binding("n", "begin", "new", id="board.new"),
        Binding("enter", "open", "open", id="board.open"),
        *ActingScreen.DAILY,
        Binding("slash", "search", "search", id="board.search"),
        Binding("escape", "end_search", "show all", id="board.search-end", show=False),
        Binding("tab,right,l", "shelf(1)", "next shelf", id="board.shelf", show=False),
        Binding("shift+tab,left,h", "shelf(-1)", "shelf before", id="board.shelf-back", show=False),
        Binding("ctrl+r", "reload", "read the files again", id="board.reload", show=False),
        Binding("q", "app.quit", "quit", id="board.quit"),
        *ActingScreen.MORE,
        Binding("I", "insights", "insights", id="board.insights", show=False),
        Binding("comma", "settings", "settings", id="board.settings", show=False),
        Binding("P", "practise", "practice with a made-up case", id="board.practice", show=False),
        Binding("X", "end_practice", "throw practice away", id="board.practice-end"),
    ]
    STYLES = ("board",)
    AUTO_FOCUS = "BoardList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-short"), (30, "-tall")]

    shelf: reactive[str] = reactive("open", init=False)

    def __init__(self, shelves: Shelves, *, cursor_on: str = "") -> None:
        super().__init__()
        self._shelves = shelves
        self._cursor_on = cursor_on
        self._reading = ""
        self._scan: Worker[None] | None = None
        # Asked for at every key, by every action of the screen.
        self._list = BoardList(shelves.clock, shelves.zone)
        self._hints: Hints | None = None
        self.set_reactive(Board.shelf, shelves.shelf_of(cursor_on) or "open")

    def compose(self) -> ComposeResult:
        """Yield the counts, the shelves, the rows and the one under the cursor."""
        yield HeadLine()
        yield ShelfLine()
        search = LineInput(
            "", self._find, limit=LONGEST_SEARCH, example="words of it: who, what, which error, a ticket"
        )
        search.display = False
        yield search
        yield Static(classes="nothing", markup=False)
        yield Static(classes="heading", markup=False)
        yield self._list
        with Vertical(classes="detail"):
            yield Static(classes="detail-text", markup=False)
        yield KeyLine()

    class Scanned(Message):
        """Files were read in another thread."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

        @property
        def complete(self) -> bool:
            """Whether all files are read."""
            return self.progress.done >= self.progress.total

    class Unscanned(Message):
        """The files could not be looked at."""

        def __init__(self, says: str) -> None:
            super().__init__()
            self.says = says

    def on_mount(self) -> None:
        """Show the rows, keep their countdowns right, and look for what others changed."""
        self._show(cursor_on=self._cursor_on)
        self.set_interval(1, self._tick)
        self.set_interval(LOOK_EVERY, self.action_reload)
        self.call_after_refresh(self._show_all)

    def _show_all(self) -> None:
        """List what the first paint did without, and look what has changed."""
        self._shelves.show_all()
        self._show(cursor_on=self._cursor_on or self._chosen_id)
        self.action_reload()
        if self.workplace.settings.hints:
            from escalate_tui.tui.hints import hints_of_board

            self._hints = hints_of_board(self)

    def on_unmount(self) -> None:
        """Let the index go."""
        self._shelves.close()

    def on_screen_resume(self) -> None:
        """Show what has changed behind another screen."""
        self._show(cursor_on=self._chosen_id)

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self._list.chosen

    @property
    def subject(self) -> tuple[str, Status] | None:
        """The escalation under the cursor."""
        return (self.chosen.id, self.chosen.status) if self.chosen else None

    @property
    def workplace(self) -> Workplace:
        """The store, the clock, the settings."""
        return self._shelves.workplace

    @property
    def _chosen_id(self) -> str:
        return self.chosen.id if self.chosen else ""

    def action_shelf(self, by: int) -> None:
        """Show the next shelf, or the one before."""
        self.shelf = SHELVES[(SHELVES.index(self.shelf) + by) % len(SHELVES)]

    def watch_shelf(self) -> None:
        """Show the rows of the shelf from their first."""
        self._list.cursor = 0
        self._show()

    def action_search(self) -> None:
        """Ask for words, and show what has them while they are typed."""
        search = self.query_one(LineInput)
        search.display = True
        search.focus()

    def action_end_search(self) -> None:
        """Show all again; where all is shown already, put the hint away, and then leave practice."""
        search = self.query_one(LineInput)
        if not search.display and self._hints is not None and self._hints.visible:
            self._hints.end()
        elif self.workplace.practice and not search.display:
            self.action_leave_practice()
        search.value = ""
        search.display = False
        self._list.focus()

    def _find(self, text: str) -> None:
        self._shelves.find(text)
        self._show(cursor_on=self._chosen_id)

    def action_reload(self) -> None:
        """Look which files have changed, and read those again, without holding up the screen or the end of it."""
        if self._scan is not None and not self._scan.is_finished:
            return

        def scan() -> None:
            worker, told = get_current_worker(), 0.0
            try:
                for progress in self._shelves.refresh():
                    if worker.is_cancelled:
                        return
                    if progress.done >= progress.total or monotonic() - told >= TELL_EVERY:
                        self.post_message(self.Scanned(progress))
                        told = monotonic()
            except OSError as wrong:
                self.post_message(self.Unscanned(f"{wrong.filename or 'The records'}: {wrong.strerror}"))

        self._scan = self.run_worker(scan, thread=True)

    def on_board_scanned(self, scanned: Scanned) -> None:
        """Show what was read so far, and how much is still to be read."""
        done, total = scanned.progress.done, scanned.progress.total
        if scanned.complete:
            self.post_message(AllKnown())
        before, self._reading = self._reading, f"reading {done:,} of {total:,} files" if done < total else ""
        if total:
            self._shelves.forget()
            self._show(cursor_on=self._chosen_id)
        elif before:
            self._show_shelves()

    def on_board_unscanned(self, unscanned: Unscanned) -> None:
        """Say why the rows may be old; the next look tries again."""
        self._reading = f"! not read again: {unscanned.says}"
        self._show_shelves()

    def written(self, identity: str) -> None:
        """Show the row anew, and offer the entry for the ticket."""
        self._shelves.read_again(identity)
        self._show(cursor_on=self._chosen_id)

    def on_board_list_fitted(self) -> None:
        """Name the columns as they are now."""
        self.query_one(".heading", Static).update(said(self._list.heading()), layout=False)

    def on_board_list_moved(self) -> None:
        """Show the one under the cursor."""
        self._show_detail()

    def on_board_list_opened(self) -> None:
        """Open the row that was clicked."""
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the row under the cursor."""
        if action == "search":
            return self._shelves.any
        if action in ("leave_practice", "end_practice"):
            return self.workplace.practice
        return self.chosen is not None if action == "open" else super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Begin a draft."""
        self.post_message(Begun())

    def action_insights(self) -> None:
        """Look back: are we on time, what is growing, why are we sent back."""
        from escalate_tui.tui.screens.insights import Insights

        self.app.push_screen(Insights(self.workplace))

    def action_settings(self) -> None:
        """Show every setting, and where it comes from."""
        from escalate_tui.tui.screens.settings_page import SettingsPage

        self.app.push_screen(SettingsPage(self.workplace.home or self.workplace))

    def action_practise(self) -> None:
        """Go to practice; who is there begins a case afresh."""
        self.post_message(Practised())

    def action_leave_practice(self) -> None:
        """Go from practice to one's own board."""
        self.post_message(PracticeLeft())

    def action_end_practice(self) -> None:
        """Ask whether all that was practised on should go."""
        from escalate_tui.tui.screens.confirm import Confirm

        def answered(yes: bool | None) -> None:
            if yes:
                self.post_message(PracticeLeft(thrown_away=True))

        facts = [("what goes", "all made-up cases, their history and their briefs"), ("what stays", "all that is real")]
        self.app.push_screen(Confirm("Throw practice away?", facts, yes="throw it away"), answered)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.chosen is not None:
            self.post_message(Chosen(self.chosen.id))

    def _tick(self) -> None:
        """Bring countdowns, order and counts up to date with the clock."""
        self._show_head()
        rows = self._shelves.on(self.shelf)
        if rows is self._list.rows:
            self._list.tick()
        else:
            self._list.show(rows, cursor_on=self._chosen_id)
        self._show_detail()

    def _show(self, *, cursor_on: str = "") -> None:
        """Show the rows of the shelf in use."""
        rows = self._shelves.on(self.shelf)
        self._list.show(rows, cursor_on=cursor_on)
        nothing = self.query_one(".nothing", Static)
        nothing.update(said(self._why_nothing()))
        nothing.display = not rows
        self._list.display = bool(rows)
        heading = self.query_one(".heading", Static)
        heading.display = bool(rows)
        self.on_board_list_fitted()
        self.query_one(".detail").display = bool(rows)
        if rows and not isinstance(self.focused, LineInput):
            self._list.focus()
        self._show_head()
        self._show_shelves()
        self._show_detail()
        self.refresh_bindings()

    def _why_nothing(self) -> str:
        return why_nothing(
            self.shelf,
            wanted=self._shelves.wanted,
            any_at_all=self._shelves.any,
            practice=self.workplace.practice,
        )

    def _show_head(self) -> None:
        now, zone = self._shelves.clock(), self._shelves.zone
        clock = said((f"{show_day(now.astimezone(zone).date())} {show_moment(now, zone)[11:]}", "$foreground-muted"))
        self.query_one(HeadLine).show("", clock, urgency(self._shelves.counts()))

    def _show_shelves(self) -> None:
        wanted, found = self._shelves.wanted, len(self._shelves.on(self.shelf))
        self.query_one(ShelfLine).show(
            self.shelf,
            self._shelves.counts(),
            reading=self._reading,
            found=f"{found:,} with “{wanted}”" if wanted else "",
            unreadable=self._shelves.unreadable,
            mistakes=len(self.workplace.problems),
        )

    def _show_detail(self) -> None:
        row = self.chosen
        if row is not None:
            box = self.query_one(".detail")
            box.border_title = said(row.summary or "no summary yet")
            self.query_one(".detail-text", Static).update(
                detail(row, self._shelves.clock(), self._shelves.zone), layout=False
            )
        self.refresh_bindings()
