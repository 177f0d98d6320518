"""The command that lists what there is."""

from contextlib import closing

import click

from escalate_tui.cli.escalation import Here

WIDTHS = (24, 12, 8, 11, 0)
"""Columns of a listing, in characters."""


@click.command(name="list")
@click.pass_obj
def list_(here: Here) -> None:
    """List every escalation, newest first: id, where it stands, severity, target, summary.

    Example: escalate-tui list
    """
    from escalate_tui.board_index import refreshed
    from escalate_tui.followup.row_form import read_row
    from escalate_tui.model.text import visible

    with closing(refreshed(here())) as index:
        ids = index.newest()
        bodies = index.bodies(ids)
        for one in (read_row(bodies[identity]) for identity in ids):
            severity = one.severity.label if one.severity else "-"
            cells = (one.id, one.status.label, severity, one.target or "-", visible(one.summary) or "-")
            click.echo("  ".join(text.ljust(width) for text, width in zip(cells, WIDTHS, strict=True)).rstrip())
        for trouble in index.trouble():
            click.echo(trouble, err=True)
