"""The board as lines: what is open, the most urgent first, then the drafts."""

from contextlib import closing
from datetime import datetime, tzinfo

import click

from escalate_tui.board_index import refreshed
from escalate_tui.exit_status import ExitStatus
from escalate_tui.followup.row import Row
from escalate_tui.followup.row_form import read_row
from escalate_tui.followup.wording import countdown
from escalate_tui.prompts.lines import Gone, let_go
from escalate_tui.prompts.session import standard_lines
from escalate_tui.workplace import Workplace

NOTHING = "No escalations yet. Begin one with: escalate-tui new --plain"


def print_board(place: Workplace) -> int:
    """Print what is open, the most urgent first, the drafts, and how many are closed; tell the exit status."""
    now, zone = place.clock(), place.zone
    with closing(refreshed(place)) as index:
        opened, drafts, closed = index.most_urgent(now), index.ids("drafts"), index.ids("closed")
        bodies = index.bodies([*opened, *drafts])
        trouble = index.trouble()
    lines = [f"Open: {len(opened)}."] if opened else []
    lines += [open_line(read_row(bodies[one]), now, zone) for one in opened if one in bodies]
    lines += [f"Drafts: {len(drafts)}."] if drafts else []
    lines += [draft_line(read_row(bodies[one]), zone) for one in drafts if one in bodies]
    lines += [f"Closed: {len(closed)}. escalate-tui list names them."] if closed else []
    try:
        standard_lines().say(*(lines or [NOTHING]))
    except Gone:
        let_go()
        return ExitStatus.NO
    for problem in trouble:
        click.echo(problem, err=True)
    return ExitStatus.DONE


def open_line(row: Row, now: datetime, zone: tzinfo) -> str:
    """Say of an open escalation when what is due, and what it is: the when comes first."""
    upcoming = row.next(now)
    due = "nothing due" if upcoming is None else f"{countdown(upcoming, now, zone)[1]}, {upcoming.kind.label}"
    severity = row.severity.label if row.severity else ""
    return _joined(due, row, severity, row.target, row.customers)


def draft_line(row: Row, zone: tzinfo) -> str:
    """Say of a draft when it was changed last, and what it is."""
    at = row.updated or row.created
    return _joined(f"changed {at.astimezone(zone):%d %b %H:%M}" if at else "a draft", row, row.customers)


def _joined(when: str, row: Row, *more: str) -> str:
    return f"{when}: {row.summary or '(no summary yet)'}. {', '.join([*(one for one in more if one), row.id])}"
