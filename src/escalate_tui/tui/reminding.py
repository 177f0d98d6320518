"""Reminding: what came due while the program runs is heard once, and what came due before is shown once."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.app import App

from escalate_tui.board_index import open_index
from escalate_tui.errors import EscalateError
from escalate_tui.followup.reminders import Reminder, at_any_hour, crossed, notice
from escalate_tui.followup.row_form import read_row
from escalate_tui.storage import record_path
from escalate_tui.terminal import KEEP_TITLE, RESTORE_TITLE, notification, window_title
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.storage.index import Index

EVERY = 1
"""Seconds between two looks at the clock."""

MOST = 200
"""Escalations of which it is looked up what came due; a board that was left alone for a year has more."""


class Reminding:
    """Watches the clock for the whole program, whatever screen is in use."""

    def __init__(self, app: App[Any], place: Workplace) -> None:
        """Begin to watch; what the user had seen before is known from then on."""
        self._app = app
        self._place = place
        self._index: Index = open_index(place)
        self._began = place.clock()
        self._until = self._began
        # Of what is not Critical nothing is told outside working hours, so that this one stands still at night.
        self._told_until = self._began
        self._away_since = place.state.load_seen()
        self._title: str | None = None
        app.set_interval(EVERY, self.look)

    def away(self) -> tuple[Reminder, ...]:
        """Tell what came due between the last time and the start, and still is; once, then it counts as seen."""
        since, self._away_since = self._away_since, None
        self._seen()
        return self._crossed(since, self._began) if since is not None else ()

    def read_again(self, identity: str) -> None:
        """Go by what was written a moment ago."""
        self._index.read_again(record_path(self._place.store.root, identity))

    def look(self) -> None:
        """Make what has come due since the last look heard, and name the window by what is overdue.

        What is quiet by night waits for the morning, unless it was settled by then.
        """
        now, working = self._place.clock(), self._place.settings.calendar.is_open(self._place.clock())
        try:
            loud = self._crossed(self._until, now)
            quiet = self._crossed(self._told_until, now) if working else ()
            self._name_window(now)
        except sqlite3.OperationalError:
            # Somebody else holds the index; the next look makes up for this one.
            return
        self._until = now
        if working:
            self._told_until = now
        reminders = at_any_hour(loud, quiet)
        if reminders:
            self._tell_once(reminders, now)

    def close(self) -> None:
        """Remember what was seen, and leave the window with its own name."""
        if self._away_since is None:
            self._seen()
        if self._title is not None:
            self._write(RESTORE_TITLE)
        self._index.close()

    def _crossed(self, since: datetime, now: datetime) -> tuple[Reminder, ...]:
        ids = self._index.crossed(since, now)[:MOST]
        rows = (read_row(body) for body in self._index.bodies(ids).values())
        return crossed(rows, since, now)

    def _tell_once(self, reminders: Sequence[Reminder], now: datetime) -> None:
        """Leave out what another window of the program was faster to tell, and tell the rest."""
        before = self._seen() if self._away_since is None else None
        if before is not None:
            rows = {one.row.id: one.row for one in reminders}
            fresh = {(one.row.id, one.commitment) for one in crossed(rows.values(), before, now)}
            reminders = [one for one in reminders if (one.row.id, one.commitment) in fresh]
        if reminders:
            self._tell(reminders)

    def _tell(self, reminders: Sequence[Reminder]) -> None:
        settings = self._place.settings
        if settings.bell:
            self._app.bell()
        if settings.notifications:
            self._write(notification(notice(reminders), self._place.env))

    def _name_window(self, now: datetime) -> None:
        late = self._index.counts(now)["overdue"]
        title = f"escalate: {late} overdue" if late else "escalate"
        if title != self._title:
            self._write(f"{'' if self._title is not None else KEEP_TITLE}{window_title(title)}")
            self._title = title

    def _seen(self) -> datetime | None:
        """Remember until when all was told, and tell until when another window had told it."""
        # Losing it means to be told once more, which is better than a program that stops for it.
        with suppress(EscalateError, OSError):
            return self._place.state.save_seen(self._told_until)
        return None

    def _write(self, sequence: str) -> None:
        driver = self._app._driver
        if driver is not None and not self._app.is_headless:
            driver.write(sequence)
