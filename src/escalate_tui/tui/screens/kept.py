"""Kept versions and trash: what was replaced, deleted or damaged, looked through and had back."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList, Static

from escalate_tui.board_index import open_index
from escalate_tui.errors import EscalateError
from escalate_tui.storage import NotAnId, record_path, valid_id
from escalate_tui.storage.kept import Kept
from escalate_tui.storage.listing import DamagedFile
from escalate_tui.tui.acts.restoring import ask_bring_back, ask_restore, ask_trash
from escalate_tui.tui.going import Written
from escalate_tui.tui.kept_words import (
    Standing,
    damaged_lines,
    damaged_row,
    standing_of,
    trash_lines,
    trash_row,
    version_lines,
    version_row,
)
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.kept_list import KeptList
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

VERSIONS, TRASH, DAMAGED = "versions", "trash", "cannot be read"
SHELVES = (VERSIONS, TRASH, DAMAGED)
"""What is listed, in the order of the line above."""

NONE = {
    VERSIONS: "No earlier version is kept of this one.\n\nOne is whenever something else than this program wrote the "
    "file,\nand at each hand-over, follow-up and the like; for 90 days. tab shows the trash.",
    TRASH: "Nothing is in the trash.\n\nWhat you discard or delete on the board lies here,\n"
    "and enter brings it back. esc leads to the board.",
    DAMAGED: "Every file can be read.\n\nOne that something else has broken would stand here.\nesc leads back.",
}
"""What each empty list says."""

Rows = Sequence[tuple[Kept | DamagedFile, tuple[str, str]]]
"""What is listed, each with the two lines of its row."""


class KeptCopies(Screen[frozenset[str]]):
    """The copies of one escalation, the trash, and files that cannot be read; its result are the ids that changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right,l", "shelf(1)", "next list", id="kept.list"),
        Binding("shift+tab,left,h", "shelf(-1)", "list before", id="kept.list-back", show=False),
        Binding("x,delete", "trash", "move to the trash", id="kept.trash"),
        Binding("shift+down,J", "read(1)", "read on", id="kept.read"),
        Binding("shift+up,K", "read(-1)", "read back", id="kept.read-back", show=False),
        Binding("ctrl+o,escape,q", "leave", "back", id="kept.leave"),
        Binding("question_mark", "app.help", "help", show=False),
    ]
    AUTO_FOCUS = "KeptList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    shelf: reactive[str] = reactive(VERSIONS, init=False)

    class Looked(Message):
        """The trash and the records were looked through in another thread."""

        def __init__(self, listed: Mapping[str, Rows], problem: str = "") -> None:
            super().__init__()
            self.listed = listed
            self.problem = problem

    def __init__(self, workplace: Workplace, identity: str) -> None:
        """Take the workplace, and the escalation whose versions are shown; empty where none is in question."""
        super().__init__(name="Kept versions and trash")
        self._workplace = workplace
        self._identity = identity
        self._there = Standing(None, None)
        self._listed: dict[str, Rows] = {}
        self._changed: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Yield the lists, the copies of the one in use, and what the copy under the cursor is."""
        yield HeadLine()
        yield Static(classes="shelves", markup=False)
        yield Static(classes="nothing", markup=False)
        with Horizontal(id="middle"):
            yield KeptList()
            with VerticalScroll(can_focus=False):
                yield Static(classes="kept-text", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the versions, or the trash where there is none."""
        self._read()
        self.set_reactive(KeptCopies.shelf, VERSIONS if self._listed[VERSIONS] else TRASH)
        self._show()

    def on_resize(self) -> None:
        """Fit the text to the width."""
        self.call_after_refresh(self._show_text)

    def watch_shelf(self) -> None:
        """Show the list from its first row."""
        self.query_one(KeptList).highlighted = None
        self._show()

    @on(OptionList.OptionHighlighted)
    def _show_text(self) -> None:
        """Say what is under the cursor, from its beginning."""
        pane = self.query_one(VerticalScroll)
        pane.scroll_home(animate=False)
        self.query_one(".kept-text", Static).update(Content("\n").join(self._lines(max(20, pane.size.width - 3))))

    @on(OptionList.OptionSelected)
    def restore(self) -> None:
        """Ask whether the copy under the cursor should be had back; of a damaged file show the versions."""
        chosen = self._chosen
        if isinstance(chosen, DamagedFile):
            if self._is_of_an_escalation(chosen):
                self._identity = chosen.path.stem
                self._read()
                self.shelf = VERSIONS
        elif chosen is not None and chosen.doc is None:
            self.notify("It cannot be read, and so not restored.", severity="warning")
        elif chosen is not None and self.shelf == TRASH:
            ask_bring_back(self, self._workplace, chosen, self._done)
        elif chosen is not None:
            ask_restore(self, self._workplace, chosen, self._there, self._done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the trash for what is damaged."""
        return isinstance(self._chosen, DamagedFile) if action == "trash" else True

    def action_shelf(self, by: int) -> None:
        """Show the next list, or the one before."""
        self.shelf = SHELVES[(SHELVES.index(self.shelf) + by) % len(SHELVES)]

    def action_trash(self) -> None:
        """Ask whether the damaged file should go."""
        chosen = self._chosen
        if isinstance(chosen, DamagedFile) and self._is_of_an_escalation(chosen):
            ask_trash(self, self._workplace, chosen, self._done)

    def action_read(self, by: int) -> None:
        """Scroll the text by half of what is in view."""
        pane = self.query_one(VerticalScroll)
        pane.scroll_relative(y=by * max(1, pane.size.height // 2), animate=False, immediate=True)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(self._changed)

    @property
    def _chosen(self) -> Kept | DamagedFile | None:
        rows, at = self._rows, self.query_one(KeptList).highlighted if self.is_mounted else None
        return rows[at][0] if at is not None and at < len(rows) else None

    @property
    def _rows(self) -> Rows:
        return self._listed.get(self.shelf, ())

    def _is_of_an_escalation(self, file: DamagedFile) -> bool:
        """Tell whether a damaged file lies where the file of an escalation does; say so where it does not."""
        identity = file.path.stem
        if valid_id(identity) and file.path == record_path(self._workplace.store.root, identity):
            return True
        self.notify("It lies where no escalation does, and is left as it is: mend it or move it away by hand.")
        return False

    def _done(self, identity: str) -> None:
        """Show what became of it."""
        self._changed |= {identity}
        self.post_message(Written(identity))
        self._read()
        self._show()

    def _read(self) -> None:
        """Read the versions, and all else in another thread: there may be a lot of it."""
        zone, store = self._workplace.zone, self._workplace.store
        self._listed[VERSIONS] = ()
        try:
            self._there = standing_of(store, self._identity)
            if self._identity:
                versions = store.versions(self._identity)
                self._listed[VERSIONS] = [(one, version_row(one, self._there, zone)) for one in versions]
        except (EscalateError, OSError) as wrong:
            self._complain(str(wrong))
        self.run_worker(self._look_through, thread=True, exclusive=True, group="kept")

    def _look_through(self) -> None:
        """Read the trash, and what of the records cannot be read."""
        store, zone = self._workplace.store, self._workplace.zone
        try:
            trash = [(one, trash_row(one, zone)) for one in store.trash()]
            with closing(open_index(self._workplace)) as index:
                damaged = [(one, damaged_row(one)) for one in store.damaged(frozenset(index.newest()))]
        except (EscalateError, OSError) as wrong:
            self.post_message(self.Looked({}, str(wrong)))
        else:
            self.post_message(self.Looked({TRASH: trash, DAMAGED: damaged}))

    def on_kept_copies_looked(self, looked: Looked) -> None:
        """List what was read in the other thread."""
        self._listed |= looked.listed
        if looked.problem:
            self._complain(looked.problem)
        self._show()

    def _complain(self, sentence: str) -> None:
        self.notify(said(sentence).plain, severity="error", markup=False)

    def _show(self) -> None:
        """Show the list in use."""
        rows = self._rows
        self.query_one(HeadLine).show("Kept versions and trash", Content(""))
        self._show_shelves()
        listed = self.query_one(KeptList)
        listed.show([row for _, row in rows])
        nothing = self.query_one(".nothing", Static)
        nothing.update(said(NONE[self.shelf] if self.shelf in self._listed else "Looking through the files…"))
        nothing.display = not rows
        self.query_one("#middle").display = bool(rows)
        if rows:
            listed.focus()
        self.call_after_refresh(self._show_text)
        self.refresh_bindings()

    def _show_shelves(self) -> None:
        counts = {shelf: len(rows) for shelf, rows in self._listed.items()}
        parts: list[str | tuple[str, str]] = [" "]
        for shelf in SHELVES:
            number = f" {counts[shelf]:,}" if shelf in counts else ""
            quiet = "$text-warning" if shelf == DAMAGED else ""
            style = "reverse bold" if shelf == self.shelf else quiet if counts.get(shelf) else "$foreground-muted"
            parts += [(f" {shelf.capitalize()}{number} ", style), " "]
        if self.shelf == VERSIONS and self._there.draft is not None:
            name = self._there.draft.record.understand.summary or self._identity
            parts.append((f"  of {name}", "$foreground-muted"))
        self.query_one(".shelves", Static).update(said(*parts), layout=False)

    def _lines(self, width: int) -> Sequence[Content]:
        chosen, zone = self._chosen, self._workplace.zone
        if chosen is None:
            return ()
        if isinstance(chosen, DamagedFile):
            return damaged_lines(chosen, len(self._versions_of(chosen)))
        if self.shelf == TRASH:
            return trash_lines(chosen, zone, width)
        return version_lines(chosen, self._there, zone, width)

    def _versions_of(self, file: DamagedFile) -> Sequence[Kept]:
        try:
            return self._workplace.store.versions(file.path.stem)
        except (NotAnId, OSError):
            return ()
