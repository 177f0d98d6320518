"""The command line: everything that needs no screen, and the start of what does."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import click

from escalate_tui import __version__
from escalate_tui.clock import Clock, now
from escalate_tui.errors import EscalateError
from escalate_tui.storage import ConflictCopy, Damaged, DamagedFile, Listed, create_new
from escalate_tui.workplace import Workplace, workplace_here
from escalate_tui.zones import local_zone

UNREADABLE = 3
"""Exit status when the escalation that was asked for cannot be read; 2 is wrong usage."""


WIDTHS = (24, 12, 8, 11, 0)
"""Columns of a listing, in characters."""


class NoTerminal(EscalateError):
    """The screens need a terminal that can show them."""


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


Here = Callable[[], Workplace]
"""Makes what the commands work with, when one needs it."""


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="escalate-tui")
@click.pass_context
def commands(context: click.Context) -> int | None:
    """Turn a support problem into a brief, and never lose track of it.

    Without a command it opens the board: what is open, what is due, and your drafts.
    """
    return _show(context.obj()) if context.invoked_subcommand is None else None


@commands.command()
@click.pass_obj
def new(here: Here) -> int:
    """Begin a new escalation.

    Example: escalate-tui new
    """
    return _show(here(), begin=True)


@commands.command()
@click.argument("id_", metavar="[ID]", required=False)
@click.pass_obj
def resume(here: Here, id_: str | None) -> int:
    """Open the newest draft, or the one of that ID, where it was left.

    Any part of the ID will do that no other has. Example: escalate-tui resume k7q
    """
    place = here()
    identity = place.store.find(id_) if id_ else _newest_draft(place)
    place.store.get(identity)
    return _show(place, resume=identity)


@commands.command()
@click.argument("id_", metavar="ID")
@click.option("--format", "format_", default="markdown", show_default=True, help="markdown or plain.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this new file.")
@click.pass_obj
def brief(here: Here, id_: str, format_: str, output: Path | None) -> None:
    """Print the brief of an escalation, and nothing else.

    Example: escalate-tui brief k7q --format plain
    """
    from escalate_tui.brief import FORMATS, document, render
    from escalate_tui.judgement import Context, assess
    from escalate_tui.model.draft import Draft

    if format_ not in FORMATS:
        raise click.BadParameter(f"“{format_}” is none of {', '.join(FORMATS)}.", param_hint="--format")
    place = here()
    draft = Draft(place.store.get(place.store.find(id_))[0])
    context = Context(place.clock(), place.settings)
    text = render(document(draft, assess(draft, context), context), format_)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        create_new(output, text.encode())
    except FileExistsError:
        raise EscalateError(f"{output} is there already, and is left as it is: choose another name.") from None


@commands.command(name="list")
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
            case DamagedFile():
                where = f", line {file.line}" if file.line else ""
                click.echo(f"{file.path}: {file.reason}{where}", err=True)
            case ConflictCopy():
                click.echo(f"{file.path}: a second copy of {file.of}", err=True)


def _newest_draft(place: Workplace) -> str:
    """Find the draft that was changed last.

    Raises:
        EscalateError: There is none.
    """
    from escalate_tui.model.choices import Status
    from escalate_tui.model.draft import Draft

    drafts = [Draft(file.doc) for file in place.store.listing() if isinstance(file, Listed)]
    changed: list[tuple[datetime, str]] = [
        (one.record.updated, one.id)
        for one in drafts
        if one.status is Status.DRAFT and isinstance(one.record.updated, datetime)
    ]
    if not changed:
        raise EscalateError("There is no draft to resume. Begin one with: escalate-tui new")
    return max(changed)[1]


def _show(place: Workplace, *, resume: str = "", begin: bool = False) -> int:
    """Run the screens, and tell the exit status.

    Raises:
        NoTerminal: There is no terminal to run them on.
    """
    _need_terminal()
    # Collecting garbage while importing finds none and takes time; what is imported stays for good.
    gc.disable()
    from escalate_tui.tui.app import EscalateApp

    gc.freeze()
    app = EscalateApp(place, resume=resume, begin=begin)
    app.run()
    app.save()
    return app.return_code or 0


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal("The screens of escalate-tui need a terminal on standard input and standard error.")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal(
            "TERM is “dumb”, which cannot show screens. Set it to what your terminal is, such as xterm-256color."
        )
