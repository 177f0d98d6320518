"""The shelves of the board: what is open, what is still a draft, what is closed, and what cannot be read."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, tzinfo
from itertools import islice

from escalate_tui.board_index import HeldIndex, open_index
from escalate_tui.clock import Clock
from escalate_tui.storage.index import ALL, Index
from escalate_tui.storage.indexed import Progress
from escalate_tui.tui.rows import Rows
from escalate_tui.workplace import Workplace

AT_FIRST = 200
"""Rows of a shelf that are listed for the first paint."""

SHELVES = ("open", "drafts", "closed")
"""The shelves, in their order."""

NONE: Mapping[str, int] = dict.fromkeys((*SHELVES, "overdue", "due"), 0)
"""The counts while nothing is known."""


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
        self._held = HeldIndex(workplace)
        self._until: datetime | None = None
        self._counts: Mapping[str, int] | None = None
        self._unreadable: tuple[str, ...] | None = None
        self._rows: dict[str, Rows] = {}
        self._orders: dict[tuple[str, int], list[str]] = {}
        # The first paint needs the rows in view, and not the order of those that are far below.
        self._most = AT_FIRST
        if self._held.ask(lambda index: index.empty):
            # Where somebody else is filling it, the rows come from them.
            self._held.ask(self._read_first)
        elif changed:
            self._held.read_again(changed)
        self.forget()

    def _read_first(self, index: Index) -> None:
        for _ in islice(index.refresh(self.clock()), 2):
            pass

    def refresh(self) -> Iterator[Progress]:
        """Bring the index up to date with the files, on a connection of its own: made for another thread.

        It ends early where somebody else holds the index, and where it is damaged; the next one makes up for it.
        """
        with closing(open_index(self.workplace)) as index:
            try:
                yield from index.refresh(self.clock())
            except sqlite3.OperationalError:
                return
            except sqlite3.DatabaseError:
                index.remove()

    def read_again(self, identity: str) -> None:
        """Read one escalation anew, which was written or deleted a moment ago."""
        self._held.read_again(identity)
        self.forget()

    def forget(self) -> None:
        """Ask the index anew for what is shown next: it has changed."""
        self._rows.clear()
        self._orders.clear()
        self._counts = None
        self._unreadable = None
        self._until = self._held.ask(lambda index: index.next_change(self.clock()))

    def on(self, shelf: str) -> Rows:
        """Give what is on a shelf, in its order, as the index has it; of a search what it finds."""
        now = self._now()
        if shelf not in self._rows:
            ids = self._held.ask(lambda index: self._listed(index, shelf, now)) or []
            self._rows[shelf] = Rows(ids, lambda some: self._held.ask(lambda index: index.bodies(some)) or {})
        return self._rows[shelf]

    def _listed(self, index: Index, shelf: str, now: datetime) -> list[str]:
        limit = ALL if self.wanted else self._most
        # Kept until the index or the clock changes it: a search asks for the same order at every key.
        if (shelf, limit) not in self._orders:
            ids = index.most_urgent(now, limit=limit) if shelf == "open" else index.ids(shelf, limit=limit)
            self._orders[shelf, limit] = ids
        ids = self._orders[shelf, limit]
        if not self.wanted:
            return ids
        found = set(index.found(self.wanted))
        return [identity for identity in ids if identity in found]

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
            self._counts = self._held.ask(lambda index: index.counts(now)) or NONE
        return self._counts

    def _now(self) -> datetime:
        """Tell the present instant; what the clock has changed since it was asked for is forgotten."""
        now = self.clock()
        if self._held.mend() or (self._until is not None and now >= self._until):
            self.forget()
        return now

    def shelf_of(self, identity: str) -> str:
        """Tell on which shelf an escalation is; empty where it is on none."""
        return self._held.ask(lambda index: index.shelf_of(identity)) or ""

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Why each file that has no row has none."""
        if self._unreadable is None:
            self._unreadable = tuple(self._held.ask(Index.trouble) or ())
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
        self._held.close()
