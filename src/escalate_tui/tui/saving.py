"""When the draft on the desk is written: soon after a key, and at once when anything ends."""

from collections.abc import Callable

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from escalate_tui.errors import EscalateError
from escalate_tui.storage import Place
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.words import said

SAVE_AFTER = 0.4
"""Seconds from the first unsaved key to the file; half a second is what is promised."""


class Saving:
    """Writes a draft and remembers where it is left, and says on its screen when that fails."""

    def __init__(self, screen: Screen[None], desk: Desk, place: Place | None) -> None:
        self._screen = screen
        self._desk = desk
        self._timer: Timer | None = None
        self._place = place

    def soon(self, where: Callable[[], Place], done: Callable[[], None]) -> None:
        """Write before half a second is over, counted from the first key that is not written.

        Args:
            where: Tells, by then, where the cursor is.
            done: Called once it was tried.
        """
        if self._timer is None:

            def due() -> None:
                self._timer = None
                self.now(where())
                done()

            self._timer = self._screen.set_timer(SAVE_AFTER, due)

    def now(self, place: Place) -> None:
        """Write what is unsaved, and remember where the cursor is, so that a kill finds both."""
        before = self._desk.trouble
        if not self._desk.save() and self._desk.trouble != before:
            self._say(f"NOT SAVED: {self._desk.trouble} What you typed is kept here; ctrl+s writes it all the same.")
        if place == self._place or self._desk.version is None:
            return
        self._place = place
        try:
            self._desk.place.state.save_place(self._desk.draft.id, place)
        except (EscalateError, OSError) as wrong:
            self._say(f"Where you were is not remembered: {wrong}")

    def state(self) -> Content:
        """Say how the file stands: written when, not yet, or not at all."""
        desk = self._desk
        if desk.trouble:
            return said(("NOT SAVED", "bold $text-error"))
        if desk.unsaved:
            return said(("not saved yet", "$foreground-muted"))
        if desk.saved_at is None:
            return said("")
        return said((f"saved {desk.saved_at.astimezone(desk.place.zone):%H:%M:%S}", "$foreground-muted"))

    def _say(self, sentence: str) -> None:
        self._screen.notify(said(sentence).plain, severity="error", timeout=20, markup=False)
