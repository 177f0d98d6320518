"""Reminding: what came due while the program runs is heard once, and what came due before is shown once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.app import App

from escalate_tui.board_index import open_index
from escalate_tui.errors import EscalateError
from escalate_tui.followup.reminders import Reminder, audible, crossed, notice
from escalate_tui.followup.row_form import read_row
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
        self._away_since = place.state.load_seen()
        self._title: str | None = None
        app.set_interval(EVERY, self.look)

    def away(self) -> tuple[Reminder, ...]:
        """Tell what came due between the last time and the start, and still is; once, then it counts as seen."""
        since, self._away_since = self._away_since, None
        self._seen()
        return self._crossed(since, self._began) if since is not None else ()

    def look(self) -> None:
        """Make what has come due since the last look heard, and name the window by what is overdue."""
        now = self._place.clock()
        since, self._until = self._until, now
        reminders = audible(self._crossed(since, now), now, self._place.settings.calendar)
        if reminders and (self._seen() or since) < now:
            self._tell(reminders)
        self._name_window(now)

    def close(self) -> None:
        """Remember that all until now was seen, and leave the window with its own name."""
        if self._away_since is None:
            self._seen()
        if self._title is not None:
            self._write(RESTORE_TITLE)
        self._index.close()

    def _crossed(self, since: datetime, now: datetime) -> tuple[Reminder, ...]:
        ids = self._index.crossed(since, now)[:MOST]
        rows = (read_row(body) for body in self._index.bodies(ids).values())
        return crossed(rows, since, now)

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
        """Remember that all until now was seen; what another window had seen is told."""
        # Losing it means to be told once more, which is better than a program that stops for it.
        with suppress(EscalateError, OSError):
            return self._place.state.save_seen(self._place.clock())
        return None

    def _write(self, sequence: str) -> None:
        driver = self._app._driver
        if driver is not None and not self._app.is_headless:
            driver.write(sequence)
