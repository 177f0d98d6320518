"""The commands for prompts, status bars, cron and calendars: what is due, and when."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.exit_status import ExitStatus
from escalate_tui.moments import Unreadable, read_duration
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.followup.commitment import Commitment
    from escalate_tui.followup.row import Row


@click.command(epilog="\b\nExamples:\n  escalate-tui due --within 4h\n  escalate-tui due --json")
@click.option("--within", metavar="TIME", default="", help="Also what comes due within this time, such as 4h or 2d.")
@click.option("--json", "as_json", is_flag=True, help="Print a list for another program.")
@click.pass_obj
def due(here: Here, within: str, *, as_json: bool) -> int:
    """List what is due and overdue, the most urgent first.

    Ends with 1 when something is overdue.

    Each item of the list for programs has: id, summary, severity, customers, kind, key, due, overdue, state.
    --keeps and --replaces of log take the key; what only its own act ends has none.
    """
    from escalate_tui.followup.commitment import State
    from escalate_tui.followup.wording import countdown
    from escalate_tui.model.text import visible

    place = here()
    now = place.clock()
    ahead = _duration(within)
    wanted = [(row, one) for row in open_rows(place) for one in row.commitments if one.due <= now + ahead]
    wanted.sort(key=lambda pair: pair[1].urgency(now))
    if as_json:
        told = [{**_json(row, one), "state": one.state(now).name.lower()} for row, one in wanted]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for row, one in wanted:
            sign, when = countdown(one, now, place.zone)
            severity = row.severity.label if row.severity else "-"
            cells = (f"{sign} {when}".ljust(28), one.kind.label.ljust(16), severity.ljust(9), row.id)
            click.echo(f"{' '.join(cells)}  {visible(row.summary)}".rstrip())
    late = any(one.state(now) is State.OVERDUE for _, one in wanted)
    return ExitStatus.NO if late else ExitStatus.DONE


@click.command(epilog="\b\nExamples:\n  escalate-tui calendar > due.ics")
@click.pass_obj
def calendar(here: Here) -> None:
    """Print every due time as a calendar file, with alarms, for Google, Outlook and Apple.

    Printed again later, the same entries move instead of being added.
    """
    from escalate_tui.followup.calendar_file import calendar_file

    place = here()
    sys.stdout.buffer.write(calendar_file(open_rows(place), place.clock()))


def open_rows(place: Workplace) -> "Iterator[Row]":
    """Read the open escalations, the most urgent first, from an index brought up to date."""
    from escalate_tui.board_index import refreshed
    from escalate_tui.followup.row_form import read_row

    with closing(refreshed(place)) as index:
        ids = index.most_urgent(place.clock())
        bodies = index.bodies(ids)
        yield from (read_row(bodies[identity]) for identity in ids)


def _duration(text: str) -> timedelta:
    if not text:
        return timedelta()
    try:
        return read_duration(text)
    except Unreadable as wrong:
        raise click.BadParameter(str(wrong), param_hint="--within") from wrong


def _json(row: "Row", one: "Commitment") -> dict[str, str | None]:
    return {
        "id": row.id,
        "summary": row.summary,
        "severity": row.severity.value if row.severity else None,
        "customers": row.customers,
        "kind": one.kind.value,
        "key": one.key,
        "due": one.due.isoformat(),
        "overdue": one.overdue.isoformat(),
    }
