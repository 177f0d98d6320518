"""Reminding: what comes due while the program runs is heard once, and what came due before is shown once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from textual.app import App

from escalate_tui.board_index import HeldIndex
from escalate_tui.errors import EscalateError
from escalate_tui.followup.reminders import Reminder, is_heard, notice, reminders_of
from escalate_tui.followup.row_form import read_row
from escalate_tui.storage.index import Index
from escalate_tui.storage.indexed import Dated
from escalate_tui.terminal import KEEP_TITLE, RESTORE_TITLE, notification, window_title
from escalate_tui.workplace import Workplace

EVERY: Final = 1
"""Seconds between two looks at the clock."""

MOST: Final = 200
"""Dates of which it is looked up what they are; a year away brings more."""

BEGINNING: Final[Dated] = ("", 0.0, 0.0)
"""Stands for all that was due before anybody was told of anything, as in an index that was just made."""


class Reminding:
    """Watches the clock and the index for the whole program, whatever screen is in use.

    The index remembers what was told, so that nothing is told twice: by another window, after another start, or
    because a file was written again. Until all files were read, only what comes due by the clock is told.
    """

    def __init__(self, app: App[Any], place: Workplace) -> None:
        """Begin to watch; what the user had seen before is known from then on."""
        self._app = app
        self._place = place
        self._held = HeldIndex(place)
        self._began = place.clock()
        # Of what is not Critical nothing is told outside working hours, so that this one stands still at night.
        self._told_until = self._began
        self._away_since = place.state.load_seen()
        self._all_known = False
        self._looked_at: object = None
        self._changes: datetime | None = None
        self._title: str | None = None
        app.set_interval(EVERY, self.look)

    def away(self) -> tuple[Reminder, ...]:
        """Tell what came due between the last time and the start, and still is; once, then it counts as told.

        Called once all files are read: from then on, what is due and was not told before has arrived.
        """
        since, self._away_since = self._away_since, None
        missed = self._held.ask(lambda index: self._missed(index, since))
        # Where somebody else holds the index, what arrives now is told after the next start.
        self._all_known, self._looked_at = missed is not None, None
        self._seen()
        return self._reminders(missed or (), self._began)

    def read_again(self, identity: str) -> None:
        """Go by what was written a moment ago; whoever wrote it had before their eyes what was due of it then."""
        self._held.read_again(identity)
        self._looked_at = None
        if self._all_known:
            self._held.ask(lambda index: self._pass_over(index, identity))

    def look(self) -> None:
        """Make heard what has come due and was not told, and name the window by what is overdue.

        What is quiet by night waits for the morning, unless it was settled by then.
        """
        now = self._place.clock()
        working = self._place.settings.calendar.is_open(now)
        if self._held.mend():
            self._looked_at = None
        # Where somebody else holds the index, the next look makes up for this one.
        fresh = self._held.ask(lambda index: self._come_due(index, now, working=working))
        if fresh is None:
            return
        if working:
            self._told_until = now
        if fresh:
            if self._away_since is None:
                self._seen()
            self._tell(fresh)

    def close(self) -> None:
        """Remember what was seen, and leave the window with its own name."""
        if self._away_since is None:
            self._seen()
        if self._title is not None:
            self._write(RESTORE_TITLE)
        self._held.close()

    def _missed(self, index: Index, since: datetime | None) -> Sequence[Dated]:
        """Take over telling what was due at the start; in a new index all but what came due since the last time."""
        claimed = index.claim([BEGINNING, *index.untold(self._began)], self._began)
        if BEGINNING not in claimed:
            return claimed
        return list(index.crossed(since, self._began)) if since is not None else ()

    def _pass_over(self, index: Index, identity: str) -> None:
        """Count as told what was due of an escalation when it was written."""
        for body in index.bodies([identity]).values():
            if written := read_row(body).updated:
                index.claim([one for one in index.untold(written) if one[0] == identity], written)

    def _come_due(self, index: Index, now: datetime, *, working: bool) -> Sequence[Reminder]:
        """Take over telling what is due and may be heard; nothing is asked while nothing can have changed."""
        looked_at = index.state, working
        if looked_at == self._looked_at and (self._changes is None or now < self._changes):
            return ()
        untold = index.untold(now) if self._all_known else list(index.crossed(self._began, now))
        heard = [one for one in self._reminders(untold, now) if is_heard(one, working=working)]
        self._name_window(index.counts(now)["overdue"])
        changes = index.next_change(now)
        mine = index.claim(untold if working else [one.date for one in heard], now)
        self._looked_at, self._changes = looked_at, changes
        return [one for one in heard if one.date in mine]

    def _reminders(self, dates: Sequence[Dated], now: datetime) -> tuple[Reminder, ...]:
        some = dates[:MOST]
        bodies = self._held.ask(lambda index: index.bodies(list({one[0] for one in some}))) or {}
        return reminders_of(map(read_row, bodies.values()), some, now)

    def _tell(self, reminders: Sequence[Reminder]) -> None:
        settings = self._place.settings
        if settings.bell:
            self._app.bell()
        if settings.notifications:
            self._write(notification(notice(reminders), self._place.env))

    def _name_window(self, late: int) -> None:
        title = f"escalate: {late} overdue" if late else "escalate"
        if title != self._title:
            self._write(f"{'' if self._title is not None else KEEP_TITLE}{window_title(title)}")
            self._title = title

    def _seen(self) -> None:
        """Remember until when all was told."""
        # Losing it means to be told once more, which is better than a program that stops for it.
        with suppress(EscalateError, OSError):
            self._place.state.save_seen(self._told_until)

    def _write(self, sequence: str) -> None:
        driver = self._app._driver
        if driver is not None and not self._app.is_headless:
            driver.write(sequence)
