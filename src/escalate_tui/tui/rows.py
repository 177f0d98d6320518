"""The rows of a shelf, each fetched when it comes into view, so that their number does not matter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, overload

from escalate_tui.followup.row import Row
from escalate_tui.followup.row_form import read_row
from escalate_tui.model.choices import Status

AT_ONCE: Final = 64
"""Rows that are fetched together when one of them comes into view."""

GONE: Final = "(no longer there)"
"""What a row says whose file went since the list was made; the next look takes it off."""


class Rows(Sequence[Row]):
    """Rows by their ids, in an order that is settled."""

    def __init__(self, ids: Sequence[str], fetch: Callable[[Sequence[str]], Mapping[str, str]]) -> None:
        """Take the ids, and what gives the written rows of some of them.

        Args:
            ids: The ids in their order.
            fetch: Gives rows as `followup.row_form` writes them, by id; those that are gone are left out.
        """
        self._fetch = fetch
        self._rows: dict[str, Row] = {}
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """Give the row at a place; those around it are fetched with it."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        identity = self.ids[at]
        if identity not in self._rows:
            start = range(len(self))[at] // AT_ONCE * AT_ONCE
            wanted = self.ids[start : start + AT_ONCE]
            bodies = self._fetch(wanted)
            for name in wanted:
                self._rows[name] = read_row(bodies[name]) if name in bodies else Row(name, Status.DRAFT, GONE)
        return self._rows[identity]
