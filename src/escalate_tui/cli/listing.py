"""The command that lists what there is, and for other programs the figures over all of it."""

import json
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from escalate_tui.cli.escalation import Here

if TYPE_CHECKING:
    from escalate_tui.followup.row import Row
    from escalate_tui.workplace import Workplace

EXAMPLES = (
    "\b\nExamples:\n"
    "  escalate-tui list\n"
    "  # what is open, with its next due time\n"
    "  escalate-tui list --json | jq '.escalations[] | select(.status == \"open\") | {summary, next}'\n"
    "  # the share of follow-ups that were on time\n"
    "  escalate-tui list --json | jq .insights.follow_ups_on_time.share"
)


@click.command(name="list", epilog=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Print one object for another program, with the insights.")
@click.pass_obj
def list_(here: Here, *, as_json: bool) -> None:
    """List every escalation, newest first: id, where it stands, severity, target, summary.

    The object for programs has two keys. `escalations` lists them, each with: id, status, severity, target, owner,
    summary, created, updated, opened, closed, next, due. `next` is the earliest due time; `due` lists all, each with
    kind, due, overdue, text.

    `insights` has the figures of the screen of that name, over the last 12 weeks: from, to, open, follow_ups_on_time,
    customer_updates_on_time, resolution, handed_over, patterns, without_pattern, sent_back.

    A share, from 0 to 1, stands beside its count and of. What was on time also has last_4_weeks, by_severity and
    by_week. resolution has of, median_hours, slowest_tenth_hours, quickest_hours, slowest_hours, spread and
    by_severity; hours are counted as they pass, nights and weekends included. Each pattern has name, kind, count,
    last_4_weeks, customers, last, ids. What would come from too few is null. Times are ISO 8601, with their zone.
    """
    if as_json:
        _print_json(here())
    else:
        _print_lines(here())


def _print_lines(place: "Workplace") -> None:
    """Print a line for each, from the index alone."""
    from escalate_tui.board_index import CELLS, refreshed
    from escalate_tui.model.text import visible

    with closing(refreshed(place)) as index:
        lines = []
        for identity, line in index.lines():
            status, severity, target, summary = line.split(CELLS)
            lines.append(f"{identity:24}  {status:12}  {severity:8}  {target:11}  {summary}")
        if lines:
            # All at once: one by one, thousands of lines would take longer to print than to find.
            click.echo(visible("\n".join(lines)))
        for trouble in index.trouble():
            click.echo(trouble, err=True)


def _print_json(place: "Workplace") -> None:
    """Print them and the figures: read from the files, since the index keeps no history."""
    from escalate_tui.followup.insights.json_form import as_json
    from escalate_tui.followup.insights.looking_back import insights
    from escalate_tui.followup.insights.story import story_of
    from escalate_tui.followup.read import row
    from escalate_tui.model.draft import Draft
    from escalate_tui.storage.listing import Listed, list_records

    now, settings = place.clock(), place.settings
    told, stories = [], []
    for found in list_records(place.store.root):
        if not isinstance(found, Listed):
            click.echo(found.says, err=True)
            continue
        draft = Draft(found.doc)
        told.append(_escalation(row(draft, settings)))
        stories.append(story_of(draft, settings, now))
    figures = insights((story for story in stories if story is not None), now, place.zone)
    click.echo(json.dumps({"escalations": told, "insights": as_json(figures)}, ensure_ascii=False, indent=2))


def _escalation(row: "Row") -> dict[str, Any]:
    return {
        "id": row.id,
        "status": row.status.value,
        "severity": row.severity.value if row.severity else None,
        "target": row.target or None,
        "owner": row.owner or None,
        "summary": row.summary or None,
        "created": _iso(row.created),
        "updated": _iso(row.updated),
        "opened": _iso(row.opened),
        "closed": _iso(row.closed),
        "next": _iso(min((one.due for one in row.commitments), default=None)),
        "due": [
            {"kind": one.kind.value, "due": _iso(one.due), "overdue": _iso(one.overdue), "text": one.text or None}
            for one in row.commitments
        ],
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
