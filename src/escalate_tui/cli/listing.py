"""The command that lists what there is."""

import click

from escalate_tui.cli.escalation import Here
from escalate_tui.storage import Listed

WIDTHS = (24, 12, 8, 11, 0)
"""Columns of a listing, in characters."""


@click.command(name="list")
@click.pass_obj
def list_(here: Here) -> None:
    """List every escalation, newest first: id, where it stands, severity, target, summary.

    Example: escalate-tui list
    """
    from escalate_tui.followup.read import row
    from escalate_tui.model.draft import Draft
    from escalate_tui.model.text import visible

    place = here()
    for file in place.store.listing():
        match file:
            case Listed():
                one = row(Draft(file.doc), place.settings)
                severity = one.severity.label if one.severity else "-"
                cells = (one.id, one.status.label, severity, one.target or "-", visible(one.summary) or "-")
                click.echo("  ".join(text.ljust(width) for text, width in zip(cells, WIDTHS, strict=True)).rstrip())
            case _:
                click.echo(f"{file.path.parent}/{file.says}", err=True)
