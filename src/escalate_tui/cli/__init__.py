"""The command line: everything that needs no screen, and the ways to begin with one."""

import codecs
import io
import sys
from collections.abc import Sequence

import click

from escalate_tui import __version__
from escalate_tui.cli.escalation import Here
from escalate_tui.cli.overview import EPILOG, Overview
from escalate_tui.exit_status import INTERRUPTED, ExitStatus
from escalate_tui.model.text import clean, visible

ESCAPED = "escalate-tui-escaped"
"""The name of the handler of what the encoding of standard output cannot hold."""


def commanded(argv: Sequence[str], here: Here) -> int:
    """Do what the arguments say, and tell the exit status: 0 done, 2 wrong usage, others as the command says.

    Args:
        argv: The arguments, without the program's name.
        here: Puts together what the program works with, when a command needs it.

    Raises:
        EscalateError: It could not be done.
        OSError: A file could not be read or written.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors=ESCAPED)
    try:
        done = commands.main(args=list(argv), prog_name="escalate-tui", standalone_mode=False, obj=here)
    except click.exceptions.NoArgsIsHelpError as wanted:
        wanted.show()
        return wanted.exit_code
    except click.ClickException as wrong:
        # It quotes what was typed, which may hold anything.
        said = io.StringIO()
        wrong.show(said)
        sys.stderr.write(visible(clean(said.getvalue())))
        return wrong.exit_code
    except click.Abort:
        return INTERRUPTED
    return done if isinstance(done, int) else ExitStatus.DONE


def _escaped(wrong: UnicodeError) -> tuple[str, int]:
    """Write what an encoding cannot hold by its number as JSON does, which other programs read back."""
    if not isinstance(wrong, UnicodeEncodeError):
        raise wrong
    import json

    return json.dumps(wrong.object[wrong.start : wrong.end])[1:-1], wrong.end


codecs.register_error(ESCAPED, _escaped)


def completed(asked: str, here: Here) -> int:
    """Answer a shell that asks what could come next in its line, and tell the exit status.

    Args:
        asked: What it asks, as click has it: `bash_complete`.
        here: Puts together what the program works with.
    """
    from escalate_tui.cli.completing import answer

    return answer(commands, asked, here)


SECTIONS = {
    "Begin and resume": {"new": "screens:new", "resume": "screens:resume"},
    "Look": {"list": "listing:list_", "due": "due:due", "check": "check:check"},
    "Act": {"log": "log:log", "close": "close:close", "purge": "purge:purge"},
    "Hand over": {"brief": "brief:brief", "calendar": "due:calendar"},
    "Settings and help": {
        "config": "config:config",
        "path": "path:path",
        "doctor": "doctor:doctor",
        "completion": "completion:completion",
        "man": "man:man",
    },
}
"""The commands as the help lists them, by what somebody wants: each with its module here, and its name there."""


@click.group(cls=Overview, subcommand_metavar="[COMMAND [ARGS]...]", epilog=EPILOG, invoke_without_command=True)
@click.version_option(__version__, prog_name="escalate-tui")
@click.option("--plain", is_flag=True, help="Without a command: print the board as lines, and end.")
@click.pass_context
def commands(context: click.Context, *, plain: bool) -> int | None:
    """Turn a support problem into a brief, and never lose track of it.

    Without a command it opens the board: what is open, what is due, and your drafts.
    """
    if context.invoked_subcommand is not None:
        if plain:
            raise click.UsageError("Write --plain behind the command: escalate-tui new --plain", context)
        return None
    if not plain:
        raise click.exceptions.NoArgsIsHelpError(context)
    from escalate_tui.prompts.board import print_board

    return print_board(context.obj())


for section, listed in SECTIONS.items():
    commands.add_section(section, {name: f"{__name__}.{home}" for name, home in listed.items()})
