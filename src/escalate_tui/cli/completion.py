"""The command that prints what a shell needs to complete the program's commands."""

from typing import Final

import click
from click.shell_completion import get_completion_class

from escalate_tui.paths import APP, COMPLETING

QUIETLY: Final = {
    "bash": {"bash_complete $1)": "bash_complete $1 2>/dev/null </dev/null)"},
    "zsh": {"zsh_complete %(prog_name)s)": "zsh_complete %(prog_name)s 2>/dev/null </dev/null)"},
    "fish": {
        "(commandline -t) %(prog_name)s)": "(commandline -t) %(prog_name)s 2>/dev/null </dev/null)",
        'string split "," $completion': 'string split --max 1 "," $completion',
        "complete --no-files": "complete --keep-order --no-files",
    },
}
"""The shells, each with what is put in place of what in click's script.

What a program says that cannot be started would stand in the line that somebody types, and one that reads standard
input would take their keys; fish would cut what stands beside a word at its first comma, and list the oldest first.
"""


@click.command(
    epilog="\b\nExamples:\n"
    "  # bash 4.4 or later: this line in ~/.bashrc\n"
    '  eval "$(escalate-tui completion bash)"\n'
    "  # zsh: this line in ~/.zshrc, below the one with compinit\n"
    '  eval "$(escalate-tui completion zsh)"\n'
    "  # fish: once\n"
    "  escalate-tui completion fish > ~/.config/fish/completions/escalate-tui.fish"
)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(tuple(QUIETLY)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, ids and formats in a shell.

    Ids are offered newest first, in zsh and fish with their headlines.
    """
    click.echo(script(ctx.find_root().command, shell), nl=False)


def script(commands: click.Command, shell: str) -> str:
    """Give click's script for a shell, with what keeps it quiet.

    Args:
        commands: The commands to complete.
        shell: One of bash, zsh and fish.
    """
    completes = get_completion_class(shell)
    if completes is None:
        raise AssertionError(shell)
    template = completes.source_template
    for said, instead in QUIETLY[shell].items():
        template = template.replace(said, instead)
    # Not its own source(), which starts a shell to see how old that is.
    return template % completes(commands, {}, APP, COMPLETING).source_vars()
