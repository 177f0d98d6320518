"""The index as the board uses it: what is kept of an escalation, and how its row comes back."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from escalate_tui import __version__
from escalate_tui.followup.row import Row
from escalate_tui.followup.row_form import FORM, written
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.document import Doc
from escalate_tui.settings import Settings
from escalate_tui.storage.index import Index
from escalate_tui.storage.indexed import Indexed
from escalate_tui.workplace import Workplace

SHELF_OF: Final = {
    Status.OPEN: "open",
    Status.DRAFT: "drafts",
    Status.RESOLVED: "closed",
    Status.DE_ESCALATED: "closed",
}
"""The shelf of each status."""


def open_index(workplace: Workplace) -> Index:
    """Open the index of the store, in memory where the cache folder cannot hold it."""
    root, settings = workplace.store.root, workplace.settings

    def indexed(doc: Doc) -> Indexed:
        return _indexed(doc, settings)

    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    made_by = f"{__version__} {FORM} {_rules(settings)}"
    try:
        return Index.open(workplace.cache / f"index-{name}.sqlite", root, made_by, indexed)
    except (OSError, sqlite3.Error):
        return Index.open(f"file:{name}?mode=memory&cache=shared", root, made_by, indexed)


def refreshed(workplace: Workplace) -> Index:
    """Open the index of the store and bring it up to date with the files, however long that takes."""
    index = open_index(workplace)
    for _ in index.refresh(workplace.clock()):
        pass
    return index


def _indexed(doc: Doc, settings: Settings) -> Indexed:
    # The record's models are needed from here on, and not for the first paint.
    from escalate_tui.followup.read import row as read
    from escalate_tui.model.draft import Draft

    row = read(Draft(doc), settings)
    return Indexed(
        shelf=SHELF_OF[row.status],
        order=_order(row),
        dates=tuple((one.due.timestamp(), one.overdue.timestamp()) for one in row.commitments),
        rank=list(Severity).index(row.severity) if row.severity else len(Severity),
        words="\n".join((*_words(doc), row.target, row.severity.label if row.severity else "")),
        body=written(row),
    )


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
