"""Comparing the draft on the desk with one's other escalations, while it is written and without holding it up."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from escalate_tui.board_index import alike_to, open_index
from escalate_tui.followup.alike import same_customers
from escalate_tui.followup.likeness import Likeness
from escalate_tui.followup.likening import likeness_of
from escalate_tui.tui.desk import Desk

AFTER = 0.6
"""Seconds without a key after which it is compared."""


class Comparing:
    """Looks for escalations that are alike when the draft has come to rest."""

    def __init__(self, screen: Screen[Any], desk: Desk, done: Callable[[], None]) -> None:
        """Take the screen, the desk, and what shows another result."""
        self._screen = screen
        self._desk = desk
        self._done = done
        self._timer: Timer | None = None
        self._compared: Likeness | None = None

    def soon(self) -> None:
        """Compare once no key has come for a while."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(AFTER, self._start)

    def _start(self) -> None:
        self._screen.run_worker(self._compare, thread=True, exclusive=True, group="comparing")

    def _compare(self) -> None:
        """Ask the index, in another thread; the same draft is not compared twice."""
        desk, place = self._desk, self._desk.place
        draft = desk.draft
        mine = likeness_of(draft, place.zone)
        if mine == self._compared:
            return
        self._compared = mine
        with closing(open_index(place)) as index:
            found = alike_to(draft, index, place.settings)
        customers = same_customers(mine, found, place.clock())

        def show() -> None:
            if (found, customers) != (desk.alike, desk.alike_customers):
                desk.compare(found, customers)
                self._done()

        self._screen.app.call_from_thread(show)
