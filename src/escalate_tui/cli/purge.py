"""The command that deletes old escalations for good, with every copy of them, once it has shown which."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.text import clean_line, visible
from escalate_tui.moments import show_day
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.model.document import Doc
    from escalate_tui.storage.purging import Copies, Purging

WIDTHS: Final = (24, 26, 30, 0)
"""Columns of what is shown, in characters."""


@click.command(
    epilog="\b\nExamples:\n  escalate-tui purge --older-than 365d\n"
    "  # what would go, for another program; it stays\n  escalate-tui purge --older-than 365d --json"
)
@click.option("--older-than", "age", metavar="TIME", required=True, help="Closed longer ago than this, such as 365d.")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print a list for another program; it deletes nothing without --yes."
)
@click.pass_obj
def purge(here: Here, age: str, *, yes: bool, as_json: bool) -> int:
    """Delete for good what was closed, or moved to the trash, longer ago than TIME.

    Shows first what, with every copy that goes: versions, trash, briefs. Files that you had written elsewhere are
    named and stay. Ends with 1 when something that was shown is still there.

    Each item of the list for programs has: id, summary, status, in_trash, since, records, versions, trash, briefs,
    unsaved, exports, left, deleted.
    """
    from escalate_tui.board_index import refreshed

    place = here()
    before = _before(place.clock(), age)
    purging = _purging(place)
    with closing(refreshed(place)) as index:
        found = list(purging.found(before, index.ids("closed")))
    if as_json:
        gone = _deleted(purging, found, place.cache) if yes else set()
        click.echo(json.dumps([_told(one, deleted=one.id in gone) for one in found], ensure_ascii=False, indent=2))
    else:
        click.echo(visible("\n".join(_lines(found, place.zone, age))))
        gone = _deleted(purging, found, place.cache) if found and (yes or _agreed(len(found))) else set()
        if gone:
            click.echo(f"Deleted {_counted(len(gone), 'escalation')}.")
    return ExitStatus.DONE if len(gone) == len(found) else ExitStatus.NO


def _before(now: datetime, age: str) -> datetime:
    """Tell the instant before which something is that old."""
    from escalate_tui.moments.durations import split_span

    typed = " ".join(age.split())
    try:
        days, rest = split_span(typed) or (0, timedelta())
        span = timedelta(days=days) + rest
        before = now - span
    except OverflowError:
        raise click.BadParameter(f"“{age}” is longer than dates reach.", param_hint="--older-than") from None
    if not span:
        raise click.BadParameter(f"“{age}” is no length of time: write 365d, 26w or 48h.", param_hint="--older-than")
    return before


def _purging(place: Workplace) -> "Purging":
    """Put together where the words of escalations are, and how it is told that one is closed."""
    from escalate_tui.model.choices import Act, Status
    from escalate_tui.model.draft import Draft
    from escalate_tui.model.history import last
    from escalate_tui.moments import start_of
    from escalate_tui.storage.purging import Purging

    def closed_at(doc: "Doc") -> datetime | None:
        draft = Draft(doc)
        closing_entry = last(draft.record.history, Act.RESOLVED, Act.DE_ESCALATED)
        if draft.status not in (Status.RESOLVED, Status.DE_ESCALATED) or closing_entry is None:
            return None
        return start_of(closing_entry.at, place.zone)

    return Purging(place.store, place.state, place.briefs, closed_at)


def _agreed(number: int) -> bool:
    """Ask whether all that was shown should go.

    Raises:
        EscalateError: There is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise EscalateError("Nothing was deleted, for there is nobody to ask. With --yes all that is listed goes.")
    agreed = click.confirm(f"Delete {_counted(number, 'escalation')} for good?", err=True)
    if not agreed:
        click.echo("Nothing was deleted.", err=True)
    return agreed


def _deleted(purging: "Purging", found: Sequence["Copies"], cache: Path) -> set[str]:
    """Delete them, and tell which are gone; what could not be deleted is said, and the rest is gone on with."""
    from escalate_tui.storage.purging import wipe_indexes

    gone = set()
    # Before as well as after, so that a kill on the way leaves no words of them there; an open board reads anew.
    wipe_indexes(cache)
    for one in found:
        try:
            purging.purge(one)
        except EscalateError as wrong:
            click.echo(str(wrong), err=True)
        except OSError as wrong:
            click.echo(visible(clean_line(f"{one.id}: {wrong.filename}: {wrong.strerror}.")), err=True)
        else:
            gone.add(one.id)
    wipe_indexes(cache)
    return gone


def _lines(found: Sequence["Copies"], zone: tzinfo, age: str) -> Iterator[str]:
    """Say what goes, and what stays elsewhere."""
    for one in found:
        status, summary = _status_and_summary(one)
        when = f"{'deleted' if one.deleted else status} {show_day(one.at.astimezone(zone).date())}"
        cells = (one.id, when, _copies(one), clean_line(summary) or "-")
        yield "  ".join(text.ljust(width) for text, width in zip(cells, WIDTHS, strict=True)).rstrip()
    if not found:
        yield f"Nothing here was closed or deleted more than {clean_line(age)} ago."
    elsewhere = [f"  {clean_line(str(path))}  ({what})" for one in found for path, what in _elsewhere(one, zone)]
    if elsewhere:
        yield "Written elsewhere, and not deleted:"
        yield from elsewhere


def _elsewhere(one: "Copies", zone: tzinfo) -> Iterator[tuple[object, str]]:
    """Name the files that stay, each with what it is."""
    for export in one.exports:
        yield export.path, f"{one.id}, {export.format}, {show_day(export.at.astimezone(zone).date())}"
    for path in one.left:
        yield path, f"{one.id}, not written by this program"


def _copies(one: "Copies") -> str:
    """Count the copies that go: "3 versions, 1 in the trash, 2 briefs"."""
    seconds = len(one.records) - (not one.deleted)
    parts = (
        _counted(seconds, "second copy", "second copies"),
        _counted(len(one.versions), "version"),
        f"{len(one.trash)} in the trash" if one.trash else "",
        _counted(len(one.briefs), "brief"),
        _counted(len(one.unsaved), "unsaved copy", "unsaved copies"),
    )
    return ", ".join(part for part in parts if part) or "no other copy"


def _counted(number: int, name: str, names: str = "") -> str:
    """Say a number of things; nothing of none."""
    return f"{number} {name if number == 1 else names or f'{name}s'}" if number else ""


def _status_and_summary(one: "Copies") -> tuple[str, str]:
    """Tell where an escalation stood and its headline, as far as anything of it can be read."""
    from escalate_tui.model.draft import Draft

    if one.doc is None:
        return "unreadable", ""
    draft = Draft(one.doc)
    return draft.status.label, draft.record.understand.summary or ""


def _told(one: "Copies", *, deleted: bool) -> dict[str, Any]:
    status, summary = _status_and_summary(one)
    return {
        "id": one.id,
        "summary": summary,
        "status": status,
        "in_trash": one.deleted,
        "since": one.at.isoformat(),
        "records": len(one.records),
        "versions": len(one.versions),
        "trash": len(one.trash),
        "briefs": len(one.briefs),
        "unsaved": len(one.unsaved),
        "exports": [
            {"path": str(export.path), "format": export.format, "at": export.at.isoformat()} for export in one.exports
        ],
        "left": [str(path) for path in one.left],
        "deleted": deleted,
    }
