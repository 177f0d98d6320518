"""The index as the board uses it: what is kept of an escalation, and how its row comes back."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from escalate_tui import __version__
from escalate_tui.followup.likeness import FORM as LIKENESS_FORM
from escalate_tui.followup.likeness import read_likeness, written_likeness
from escalate_tui.followup.row import Row
from escalate_tui.followup.row_form import FORM, written
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.document import Doc
from escalate_tui.settings import Settings
from escalate_tui.storage.index import Index
from escalate_tui.storage.indexed import Indexed
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.followup.alike import Alike
    from escalate_tui.judgement import Context
    from escalate_tui.model.draft import Draft

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
    made_by = f"{__version__} {FORM} {LIKENESS_FORM} {_rules(settings)}"
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
    from escalate_tui.judgement import Context

    now, settings = workplace.clock(), workplace.settings
    with closing(open_index(workplace)) as index:
        found = alike_to(draft, index, settings)
    return Context(now, settings, same_customers(likeness_of(draft, settings.calendar.zone), found, now))


def _indexed(doc: Doc, settings: Settings) -> Indexed:
    # The record's models are needed from here on, and not for the first paint.
    from escalate_tui.followup.likening import likeness_of
    from escalate_tui.followup.read import row as read
    from escalate_tui.model.draft import Draft

    draft = Draft(doc)
    row = read(draft, settings)
    # Drafts are no examples: nothing ended them yet, and nothing is asked of them.
    compared = "" if draft.status is Status.DRAFT else written_likeness(likeness_of(draft, settings.calendar.zone))
    return Indexed(
        shelf=SHELF_OF[row.status],
        order=_order(row),
        dates=tuple((one.due.timestamp(), one.overdue.timestamp()) for one in row.commitments),
        rank=list(Severity).index(row.severity) if row.severity else len(Severity),
        words="\n".join((*_words(doc), row.target, row.severity.label if row.severity else "")),
        body=written(row),
        gist=compared,
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
