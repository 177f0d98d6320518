"""When the draft on the desk is written: soon after a key, and at once when anything ends; and what is said of it."""

from collections.abc import Callable

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from escalate_tui.errors import EscalateError
from escalate_tui.storage import Place
from escalate_tui.tui.clash_words import many
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.words import said

SAVE_AFTER = 0.4
"""Seconds from the first unsaved key to the file; half a second is what is promised."""

LOOK_EVERY = 5
"""Seconds after which the file is looked at, and what could not be written tried again, without a key."""


class Saving:
    """Writes a draft and remembers where it is left, and says on its screen how that went."""

    def __init__(self, screen: Screen[None], desk: Desk, place: Place | None) -> None:
        self._screen = screen
        self._desk = desk
        self._timer: Timer | None = None
        self._place = place
        self._failing = False
        self._came_in: tuple[str, ...] = ()

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
        self._desk.save()
        if place == self._place or self._desk.version is None:
            return
        self._place = place
        try:
            self._desk.place.state.save_place(self._desk.draft.id, place)
        except (EscalateError, OSError) as wrong:
            # While the draft itself cannot be written that is what is said.
            if self._desk.since is None:
                self._screen.notify(
                    said(f"Where you were is not remembered: {wrong}").plain, severity="warning", markup=False
                )

    def state(self) -> Content:
        """Say how the file stands: written when, not yet, not in every field, or not at all."""
        desk = self._desk
        if desk.read_only:
            return said(("READ-ONLY", "bold $text-warning"))
        if desk.since is not None:
            return said(("NOT SAVED", "bold $text-error"))
        if desk.clashes:
            number = many(len(desk.clashes), "field", "fields")
            return said(
                (f"{number} NOT SAVED, changed elsewhere: ", "bold $text-error"),
                (key_now("wizard.finding", "ctrl+g"), "$text-accent"),
            )
        if desk.unsaved:
            return said(("not saved yet", "$foreground-muted"))
        if desk.saved_at is None:
            return said("")
        return said((f"saved {desk.saved_at.astimezone(desk.place.zone):%H:%M:%S}", "$foreground-muted"))

    def notice(self) -> Content:
        """Say what has to stay in sight: why the draft cannot be changed, or why and since when it is not written."""
        desk = self._desk
        if desk.read_only:
            return said(("READ-ONLY  ", "bold"), desk.read_only)
        if desk.since is None:
            return _practice() if desk.place.practice else said("")
        since = f"{desk.since.astimezone(desk.place.zone):%H:%M}"
        nowhere = f"nothing else has it: leave it open, {key_now('app.quit', 'ctrl+q')} offers another place"
        copy = "a copy lies elsewhere" if desk.kept else nowhere
        again = f" What you typed is kept in this window and tried again every few seconds; {copy}."
        return said((f"NOT SAVED since {since}: ", "bold"), f"{desk.why}{again}")

    def tell(self) -> None:
        """Say once what has just changed: that it is written again, and what came in from elsewhere."""
        desk = self._desk
        if self._failing and desk.since is None:
            self._screen.notify("Saved: all you typed is in its file now.", timeout=6)
        self._failing = desk.since is not None
        # Somebody who goes on typing in the same field elsewhere is not told of at every key.
        if desk.came_in and desk.came_in != self._came_in:
            number = many(len(desk.came_in), "field", "fields")
            self._screen.notify(
                said(f"{number} came in from elsewhere: {', '.join(desk.came_in)}").plain, timeout=8, markup=False
            )
        self._came_in = desk.came_in or self._came_in
        desk.came_in = ()
        if desk.restored:
            self._screen.notify("What was not in the file when you left is here again.", timeout=8)
        desk.restored = False


def _practice() -> Content:
    """Say over a draft of practice what it is and how it goes on."""
    read, find = key_now("wizard.read", "f7"), key_now("wizard.finding", "ctrl+g")
    return said(("PRACTICE  ", "bold"), f"A made-up case. {read} reads its ticket, {find} finds what is missing.")
