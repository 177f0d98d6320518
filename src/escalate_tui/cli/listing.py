"""The command that lists what there is."""

from contextlib import closing

import click

from escalate_tui.cli.escalation import Here


@click.command(name="list")
@click.pass_obj
def list_(here: Here) -> None:
    """List every escalation, newest first: id, where it stands, severity, target, summary.

    Example: escalate-tui list
    """
    from escalate_tui.board_index import CELLS, refreshed
    from escalate_tui.model.text import visible

    with closing(refreshed(here())) as index:
        lines = []
        for identity, line in index.lines():
            status, severity, target, summary = line.split(CELLS)
            lines.append(f"{identity:24}  {status:12}  {severity:8}  {target:11}  {summary}")
        if lines:
            # All at once: one by one, thousands of lines would take longer to print than to find.
            click.echo(visible("\n".join(lines)))
        for trouble in index.trouble():
            click.echo(trouble, err=True)
