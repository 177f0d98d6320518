"""The commands of the settings: make the file, look for mistakes in it, tell what holds."""

import os
from datetime import UTC

import click

from escalate_tui import paths
from escalate_tui.cli.escalation import Here
from escalate_tui.errors import EscalateError
from escalate_tui.model.text import visible
from escalate_tui.storage import create_new
from escalate_tui.storage.errors import in_a_sentence

MISTAKES = 1
"""Exit status when something in a settings file is wrong."""

UNREADABLE = 3
"""Exit status when a settings file cannot be read at all."""

WIDTH = 56
"""Columns of a setting with its value, after which stands where it comes from."""


@click.group()
def config() -> None:
    """Make the file of settings, look for mistakes in it, or see what holds.

    Everything works without one. ESCALATE_TUI_CONFIG names another file, such as the team's.
    """


@config.command()
def init() -> None:
    """Write a file with every setting in comments: what it does, an example, and what holds without it.

    A file that is there is left as it is.
    """
    from escalate_tui.config.showing import commented

    file = paths.settings_file(os.environ)
    try:
        create_new(file, commented().encode())
    except FileExistsError:
        raise EscalateError(f"{in_a_sentence(file)} is there already, and is left as it is.") from None
    click.echo(f"Written to {in_a_sentence(file)}")


@config.command()
def check() -> int:
    """Look for mistakes in the file of settings: each with file, line, setting, and what to write instead.

    Ends with 0 when there are none, with 1 when there are, with 3 when a file cannot be read.
    """
    from escalate_tui.config.configured import configured_here, deeper_problems

    found = configured_here(os.environ, lambda: UTC)
    problems = (*found.problems, *deeper_problems(found))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        return UNREADABLE if any(not problem.key for problem in problems) else MISTAKES
    files = " and ".join(map(in_a_sentence, found.files))
    click.echo(f"Nothing is wrong in {files}" if files else "There is no file of settings, and none is needed")
    return 0


@config.command()
@click.pass_obj
def show(here: Here) -> None:
    """Print every setting as it holds, as a file of settings has it, each with where it comes from."""
    from escalate_tui.config.configured import configured_here
    from escalate_tui.config.showing import held

    place = here()
    for one in held(configured_here(place.env, lambda: place.zone)):
        click.echo(visible(f"{f'{one.key} = {one.value}'.ljust(WIDTH)}  # {in_a_sentence(one.origin)}"))
