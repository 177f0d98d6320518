"""The shelves of the board: what is open, what is still a draft, what is closed, and what cannot be read."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, tzinfo
from itertools import islice

from escalate_tui.board_index import open_index
from escalate_tui.clock import Clock
from escalate_tui.storage import record_path
from escalate_tui.storage.index import ALL
from escalate_tui.storage.indexed import Progress
from escalate_tui.tui.rows import Rows
from escalate_tui.workplace import Workplace

AT_FIRST = 200
"""Rows of a shelf that are listed for the first paint."""

SHELVES = ("open", "drafts", "closed")
"""The shelves, in their order."""


class Shelves:
    """All escalations by the index of their files, each on its shelf."""

    def __init__(self, workplace: Workplace, *, changed: str = "") -> None:
        """Open the index; of one that was just made, the first files are read at once.

        Args:
            workplace: The store, the clock, the settings.
            changed: An escalation that was written a moment ago, so that its row is of now.
        """
        self.workplace = workplace
        self.wanted = ""
        self._index = open_index(workplace)
        self._until: datetime | None = None
        self._counts: Mapping[str, int] | None = None
        self._unreadable: tuple[str, ...] | None = None
        self._rows: dict[str, Rows] = {}
        # The first paint needs the rows in view, and not the order of those that are far below.
        self._most = AT_FIRST
        if self._index.empty:
            for _ in islice(self._index.refresh(self.clock()), 2):
                pass
        elif changed:
            self._index.read_again(record_path(workplace.store.root, changed))
        self.forget()

    def refresh(self) -> Iterator[Progress]:
        """Bring the index up to date with the files, on a connection of its own: made for another thread."""
        with closing(open_index(self.workplace)) as index:
            yield from index.refresh(self.clock())

    def read_again(self, identity: str) -> None:
        """Read one escalation anew, which was written or deleted a moment ago."""
        self._index.read_again(record_path(self.workplace.store.root, identity))
        self.forget()

    def forget(self) -> None:
        """Ask the index anew for what is shown next: it has changed."""
        self._rows.clear()
        self._counts = None
        self._unreadable = None
        self._until = self._index.next_change(self.clock())

    def on(self, shelf: str) -> Rows:
        """Give what is on a shelf, in its order, as the index has it; of a search what it finds."""
        now = self._now()
        if shelf not in self._rows:
            limit = ALL if self.wanted else self._most
            ids = self._index.most_urgent(now, limit=limit) if shelf == "open" else self._index.ids(shelf, limit=limit)
            if self.wanted:
                found = set(self._index.found(self.wanted))
                ids = [identity for identity in ids if identity in found]
            self._rows[shelf] = Rows(ids, self._index.bodies)
        return self._rows[shelf]

    def show_all(self) -> None:
        """List all from now on, and no longer the first alone."""
        self._most = ALL
        self.forget()

    def find(self, text: str) -> None:
        """Show only what has these words; empty shows all."""
        self.wanted = text.strip()
        self._rows.clear()

    def counts(self) -> Mapping[str, int]:
        """Count the shelves, and of the open ones those `overdue` and `due`."""
        now = self._now()
        if self._counts is None:
            self._counts = self._index.counts(now)
        return self._counts

    def _now(self) -> datetime:
        """Tell the present instant; what the clock has changed since it was asked for is forgotten."""
        now = self.clock()
        if self._until is not None and now >= self._until:
            self.forget()
        return now

    def shelf_of(self, identity: str) -> str:
        """Tell on which shelf an escalation is; empty where it is on none."""
        return self._index.shelf_of(identity)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Why each file that has no row has none."""
        if self._unreadable is None:
            self._unreadable = tuple(self._index.trouble())
        return self._unreadable

    @property
    def clock(self) -> Clock:
        """Tells the present instant."""
        return self.workplace.clock

    @property
    def zone(self) -> tzinfo:
        """The zone that times are shown in."""
        return self.workplace.zone

    @property
    def any(self) -> bool:
        """Whether there is anything on any of them."""
        counts = self.counts()
        return any(counts[shelf] for shelf in SHELVES)

    def close(self) -> None:
        """Let the index go."""
        self._index.close()
