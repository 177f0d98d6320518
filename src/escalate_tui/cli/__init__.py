"""The command line: everything that needs no screen, and the start of what does."""

import os
from collections.abc import Sequence
from datetime import tzinfo

import click

from escalate_tui import __version__
from escalate_tui.cli.brief import brief
from escalate_tui.cli.check import check
from escalate_tui.cli.due import calendar, due
from escalate_tui.cli.escalation import Here
from escalate_tui.cli.listing import list_
from escalate_tui.cli.screens import new, resume, show
from escalate_tui.clock import Clock, now
from escalate_tui.errors import EscalateError
from escalate_tui.storage import Damaged
from escalate_tui.workplace import Workplace, workplace_here
from escalate_tui.zones import local_zone

UNREADABLE = 3
"""Exit status when the escalation that was asked for cannot be read; 2 is wrong usage."""


def run(argv: Sequence[str], clock: Clock = now, zone: tzinfo | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments, without the program's name.
        clock: Tells the present instant; the tests hand in their own.
        zone: The zone of working hours and of times shown; the machine's unless given.

    Returns:
        The exit status: 0, 1 when something could not be done, 2 for wrong usage, 3 for an unreadable file.
    """

    def workplace() -> Workplace:
        return workplace_here(clock, zone or local_zone(), os.environ)

    try:
        done = commands.main(args=list(argv), prog_name="escalate-tui", standalone_mode=False, obj=workplace)
    except click.exceptions.NoArgsIsHelpError as wanted:
        wanted.show()
        return wanted.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.Abort:
        return 130
    except EscalateError as wrong:
        click.echo(str(wrong), err=True)
        return UNREADABLE if isinstance(wrong, Damaged) else wrong.exit_status
    except OSError as wrong:
        click.echo(f"{wrong.filename or 'A file'}: {wrong.strerror}.", err=True)
        return 1
    return done if isinstance(done, int) else 0


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="escalate-tui")
@click.pass_context
def commands(context: click.Context) -> int | None:
    """Turn a support problem into a brief, and never lose track of it.

    Without a command it opens the board: what is open, what is due, and your drafts.
    """
    here: Here = context.obj
    return show(here()) if context.invoked_subcommand is None else None


for command in (new, resume, brief, check, list_, due, calendar):
    commands.add_command(command)
