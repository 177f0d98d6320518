"""A screen with a draft on it: when that is written, what is said of its file, and how it is left."""

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Static

from escalate_tui.storage import Place
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.first_sight import BaseScreen
from escalate_tui.tui.going import Left
from escalate_tui.tui.saving import LOOK_EVERY, Saving
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.words import said

if TYPE_CHECKING:
    from escalate_tui.tui.parting import Leave


class KeepingScreen(BaseScreen):
    """A screen whose draft is on disk at any time, or that says why it is not.

    Attributes:
        desk: The draft and its file.
    """

    def __init__(self, desk: Desk, place: Place | None) -> None:
        """Show a draft, at the place where it was left."""
        super().__init__()
        self.desk = desk
        self.set_class(bool(desk.read_only), "-read-only")
        self.set_class(desk.place.practice, "-practice")
        self._saving = Saving(self, desk, place)

    @property
    def place_now(self) -> Place:
        """Where the cursor is."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Bring everything on the screen up to date with the draft."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Look at the file now and then."""
        self.set_interval(LOOK_EVERY, self.look)

    def show_head(self) -> None:
        """Say how the file stands, in the first line and, where it must stay in sight, under it."""
        summary = self.desk.draft.value("understand.summary")
        self.query_one(HeadLine).show(str(summary or "").strip() or "a new draft", self._saving.state())
        text = self._saving.notice()
        notice = self.query_one("#notice", Static)
        if notice.content != text:
            notice.update(text)
            notice.display = bool(text)

    def save_soon(self) -> None:
        """Write what is unsaved before half a second is over."""
        self._saving.soon(lambda: self.place_now, self.show_head)

    def leave_place(self) -> None:
        """Write what is unsaved, remember where the cursor is, and say how that went."""
        self._saving.now(self.place_now)
        # A key may leave a screen that is not there yet.
        if self.is_mounted:
            self.show_head()

    def look(self) -> None:
        """Take in what another program wrote, and try again what could not be written."""
        before = (self.desk.draft, self.desk.clashes, self.desk.trouble, self.desk.unsaved)
        self.desk.look()
        if before != (self.desk.draft, self.desk.clashes, self.desk.trouble, self.desk.unsaved):
            self.show_all()

    def refused(self) -> bool:
        """Say why nothing can be changed, where nothing can."""
        if self.desk.read_only:
            self.notify(said(self.desk.read_only).plain, severity="warning", timeout=12, markup=False)
        return bool(self.desk.read_only)

    def action_save(self) -> None:
        """Write the file now; what another program wrote in the same fields, or its deletion, gives way to mine."""
        if self.refused():
            return
        clashes = self.desk.clashes
        # One key does not decide what it cannot write.
        if self.desk.save(mine=not (clashes and self.desk.since)) and clashes:
            self.notify("Yours is written. Theirs is kept in the versions.", timeout=6)
        self.show_all()

    def action_leave(self) -> None:
        """Go to the board; what cannot be written is never left unasked."""
        self.leave_place()
        if self.desk.since is None or not self.ask_to_leave(self._leave):
            self._leave("")

    def _leave(self, words: str) -> None:
        if words:
            self.notify(said(words).plain, timeout=12, markup=False)
        self.post_message(Left(self.desk.draft.id))

    def ask_to_leave(self, leave: "Leave") -> bool:
        """Ask what becomes of what is not in its file, and leave when that is known; tell whether there is any."""
        from escalate_tui.tui.parting import ask_to_leave

        return ask_to_leave(self, self.desk, leave)

    def on_unmount(self) -> None:
        """Write what is unsaved, whatever ends the screen."""
        self.desk.save()

    def on_app_blur(self, _: events.AppBlur) -> None:
        """Write what is unsaved when the terminal loses the focus."""
        self.desk.save()

    def on_app_focus(self, _: events.AppFocus) -> None:
        """Take in what was changed meanwhile, perhaps in an editor."""
        self.look()
