"""The shelves of the board: what is open, what is still a draft, what is closed, and what cannot be read."""

from collections.abc import Iterator
from datetime import tzinfo

from escalate_tui.clock import Clock
from escalate_tui.followup.row import Row, last_changed_first, last_closed_first, most_urgent_first
from escalate_tui.model.choices import Status
from escalate_tui.workplace import Workplace

SHELVES = ("open", "drafts", "closed")
"""The shelves, in their order."""


class Shelves:
    """All escalations, read from their files, each on its shelf."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self._rows: dict[str, Row] = {}
        self.unreadable: tuple[str, ...] = ()
        self.read()

    def read(self) -> None:
        """Read every file anew."""
        listing = self.workplace.store.listing()
        if not listing:
            self._rows, self.unreadable = {}, ()
            return
        # Rows need the whole record; an empty board need not wait for that.
        from escalate_tui.tui.reading_rows import rows_and_trouble

        self._rows, self.unreadable = rows_and_trouble(listing, self.workplace.settings)

    def on(self, shelf: str) -> list[Row]:
        """List what is on a shelf, in its order."""
        now = self.clock()
        match shelf:
            case "open":
                return most_urgent_first(self._with(Status.OPEN), now)
            case "drafts":
                return last_changed_first(self._with(Status.DRAFT))
        return last_closed_first(self._with(Status.RESOLVED, Status.DE_ESCALATED))

    def shelf_of(self, identity: str) -> str:
        """Tell on which shelf an escalation is; empty where it is on none."""
        return next((shelf for shelf in SHELVES if any(row.id == identity for row in self.on(shelf))), "")

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
        return bool(self._rows)

    def _with(self, *statuses: Status) -> Iterator[Row]:
        return (row for row in self._rows.values() if row.status in statuses)
