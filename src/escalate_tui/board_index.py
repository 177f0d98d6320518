"""The index as the board uses it: what is kept of an escalation, and how its row comes back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from escalate_tui import __version__
from escalate_tui.followup.likeness import FORM as LIKENESS_FORM
from escalate_tui.followup.likeness import read_likeness, written_likeness
from escalate_tui.followup.row import Row
from escalate_tui.followup.row_form import FORM, written
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.document import Doc
from escalate_tui.settings import Settings
from escalate_tui.storage import record_path
from escalate_tui.storage.index import Index
from escalate_tui.storage.index_tables import PATIENCE, index_file, note_use
from escalate_tui.storage.indexed import Indexed
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.followup.alike import Alike
    from escalate_tui.judgement.assessment import Context
    from escalate_tui.model.draft import Draft

SHELF_OF: Final = {
    Status.OPEN: "open",
    Status.DRAFT: "drafts",
    Status.RESOLVED: "closed",
    Status.DE_ESCALATED: "closed",
}
"""The shelf of each status."""


CELLS: Final = "\t"
"""What parts the cells of a line for a listing; no text of one line has it."""

Answer = TypeVar("Answer")

SHORTLY: Final = 0.1
"""Seconds that a screen waits for others that write."""


class HeldIndex:
    """The index as a screen holds it: nothing of it keeps the screen waiting, and it outlives the loss of its file.

    Attributes:
        index: The index to ask.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._unread: set[str] = set()
        self.index = open_index(workplace, SHORTLY)

    def ask(self, question: Callable[[Index], Answer]) -> Answer | None:
        """Ask the index; None where it cannot tell now. One that is damaged is taken away for another to be made."""
        try:
            return question(self.index)
        except sqlite3.DatabaseError as wrong:
            # Held by somebody else, or the disk refuses: that may pass.
            if not isinstance(wrong, sqlite3.OperationalError):
                self.index.remove()
            return None

    def read_again(self, identity: str) -> None:
        """Go by what was written a moment ago; while somebody else holds the index, as soon as they let it go."""
        self._unread.add(identity)
        self.mend()

    def mend(self) -> bool:
        """Make up for what went wrong, and tell whether the index says something else by now.

        Where its file was taken away, it goes on as it is until another one has all that it had.
        """
        replaced = self.index.lost and self._replaced()
        waiting = len(self._unread)
        self._unread = {one for one in self._unread if not self.ask(partial(self._read, identity=one))}
        return replaced or len(self._unread) < waiting

    def close(self) -> None:
        """Let the file go."""
        self.index.close()

    def _read(self, index: Index, identity: str) -> bool:
        index.read_again(record_path(self._workplace.store.root, identity))
        return True

    def _replaced(self) -> bool:
        other, replaced = open_index(self._workplace, SHORTLY), False
        if other.inode != self.index.inode and other.whole:
            # While somebody else holds it, the old one will do.
            with suppress(sqlite3.OperationalError):
                self._hand_on(other)
                self.index, other, replaced = other, self.index, True
        other.close()
        return replaced

    def _hand_on(self, other: Index) -> None:
        """Let another index know what was told; where this one cannot say it any more, all that is due counts as told.

        Raises:
            sqlite3.Error: Somebody else holds it.
        """
        told, now = self.ask(Index.told), self._workplace.clock()
        if told is None:
            other.claim(other.untold(now), now)
        else:
            other.note_told(told)


def open_index(workplace: Workplace, patience: float = PATIENCE) -> Index:
    """Open the index of the store, in memory where the cache folder cannot hold it.

    Args:
        workplace: The store, the folder of the index, the settings.
        patience: Seconds to wait for others that write.
    """
    root, settings = workplace.store.root, workplace.settings
    made_by = f"{__version__} {FORM} {LIKENESS_FORM} {_rules(settings)}"
    file = index_file(workplace.cache, root, made_by)

    def indexed(doc: Doc) -> Indexed:
        return _indexed(doc, settings)

    try:
        index = Index.open(file, root, made_by, indexed, patience)
    except (OSError, sqlite3.Error):
        name = f"file:{file.stem}?mode=memory&cache=shared"
        _keep_in_memory(name)
        return Index.open(name, root, made_by, indexed, patience)
    note_use(file, workplace.clock())
    return index


def refreshed(workplace: Workplace) -> Index:
    """Open the index of the store and bring it up to date with the files, however long that takes.

    Where somebody else holds it, or it is damaged, one in memory takes its place.
    """
    index = open_index(workplace)
    try:
        for _ in index.refresh(workplace.clock()):
            pass
    except sqlite3.Error:
        index.close()
        index = Index.open(":memory:", workplace.store.root, "", lambda doc: _indexed(doc, workplace.settings))
        for _ in index.refresh(workplace.clock()):
            pass
    return index


def summaries(workplace: Workplace) -> dict[str, str]:
    """Give the headline of each escalation by its id, as the index has it by now: no file of a record is read."""
    with closing(open_index(workplace, SHORTLY)) as index:
        return {identity: line.split(CELLS)[-1] for identity, line in index.lines()}


def known_customers(workplace: Workplace) -> tuple[str, ...]:
    """Name all customers of all escalations, drafts among them, as the index has them."""
    with closing(open_index(workplace)) as index:
        return tuple(index.names())


def alike_to(draft: "Draft", index: Index, settings: Settings) -> tuple["Alike", ...]:
    """Find the escalations, open and closed, that a draft is alike, the most alike first."""
    from escalate_tui.followup.alike import CANDIDATES, alike
    from escalate_tui.followup.likening import likeness_of

    mine = likeness_of(draft, settings.calendar.zone)
    return alike(mine, map(read_likeness, index.alike(mine.sought, CANDIDATES).values()))


def context_for(workplace: Workplace, draft: "Draft") -> "Context":
    """Give what a judgement of an escalation depends on: the instant, the settings, and who else has its problem."""
    from escalate_tui.followup.alike import same_customers
    from escalate_tui.followup.likening import likeness_of
    from escalate_tui.judgement.assessment import Context

    now, settings = workplace.clock(), workplace.settings
    with closing(open_index(workplace)) as index:
        found = alike_to(draft, index, settings)
    return Context(now, settings, same_customers(likeness_of(draft, settings.calendar.zone), found, now))


def _indexed(doc: Doc, settings: Settings) -> Indexed:
    # The record's models are needed from here on, and not for the first paint.
    from escalate_tui.followup.likening import likeness_of, names_of
    from escalate_tui.followup.read import row as read
    from escalate_tui.model.draft import Draft

    draft = Draft(doc)
    row = read(draft, settings)
    # Drafts are no examples: nothing ended them yet, and nothing is asked of them.
    compared = "" if draft.status is Status.DRAFT else written_likeness(likeness_of(draft, settings.calendar.zone))
    severity = row.severity.label if row.severity else ""
    return Indexed(
        shelf=SHELF_OF[row.status],
        order=_order(row),
        dates=tuple((one.due.timestamp(), one.overdue.timestamp()) for one in row.commitments),
        rank=list(Severity).index(row.severity) if row.severity else len(Severity),
        words="\n".join((*_words(doc), row.target, severity)),
        body=written(row),
        line=CELLS.join((row.status.label, severity or "-", row.target or "-", row.summary or "-")),
        gist=compared,
        names=names_of(draft.record),
    )


@cache
def _keep_in_memory(name: str) -> sqlite3.Connection:
    """Keep a database in memory for as long as the program runs: it would go with the last who has it open."""
    return sqlite3.connect(name, uri=True, check_same_thread=False)


def _order(row: Row) -> float:
    """Give what orders a shelf without due times: when it was closed, otherwise when it was changed."""
    at = row.closed or row.updated or row.created
    return at.timestamp() if at is not None else 0.0


def _words(value: Any) -> Iterator[str]:
    """Give every text of a document but the copies that a hand-over keeps: what was written once is found once."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("brief", "snapshot", "key"):
                yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)


def _rules(settings: Settings) -> str:
    """Name the settings that rows depend on."""
    calendar = settings.calendar
    days_off = f"{sorted(calendar.days_off)} {calendar.holidays}"
    return f"{calendar.zone} {calendar.week} {days_off} {settings.cadences}"
