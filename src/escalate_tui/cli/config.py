"""The commands of the settings: make the file, look for mistakes in it, tell what holds."""

import json
import os
from datetime import UTC, date
from typing import Any

import click

from escalate_tui import paths
from escalate_tui.cli.escalation import Here
from escalate_tui.cli.overview import Overview
from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.text import visible
from escalate_tui.storage import create_new
from escalate_tui.storage.errors import in_a_sentence

WIDTH = 56
"""Columns of a setting with its value, after which stands where it comes from."""


@click.group(cls=Overview, epilog="\b\nExamples:\n  escalate-tui config init\n  escalate-tui config show")
def config() -> None:
    """Make the file of settings, look for mistakes in it, or see what holds.

    Everything works without one. ESCALATE_TUI_CONFIG names another file, such as the team's.
    """


@config.command(epilog="\b\nExamples:\n  escalate-tui config init")
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


@config.command(epilog="\b\nExamples:\n  escalate-tui config check\n  escalate-tui config check --json")
@click.option("--json", "as_json", is_flag=True, help="Print a list for another program.")
def check(*, as_json: bool) -> int:
    """Look for mistakes in the file of settings: each with file, line, setting, and what to write instead.

    Ends with 0 when there are none, with 1 when there are, with 3 when a file cannot be read.

    Each item of the list for programs has: file, line, key, says. The line is null and the key is empty where the file
    as a whole is wrong.
    """
    from escalate_tui.config.configured import configured_here, deeper_problems

    found = configured_here(os.environ, lambda: UTC)
    problems = (*found.problems, *deeper_problems(found))
    if as_json:
        told = [{"file": str(one.path), "line": one.line, "key": one.key, "says": one.says} for one in problems]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif problems:
        click.echo("\n".join(map(str, problems)))
    else:
        files = " and ".join(map(in_a_sentence, found.files))
        click.echo(f"Nothing is wrong in {files}" if files else "There is no file of settings, and none is needed")
    if any(not problem.key for problem in problems):
        return ExitStatus.UNREADABLE
    return ExitStatus.NO if problems else ExitStatus.DONE


@config.command(epilog="\b\nExamples:\n  escalate-tui config show\n  escalate-tui config show --json")
@click.option("--json", "as_json", is_flag=True, help="Print a list for another program.")
@click.pass_obj
def show(here: Here, *, as_json: bool) -> None:
    """Print every setting as it holds, as a file of settings has it, each with where it comes from.

    Each item of the list for programs has: key, value, origin. The origin is "default", or a file and a line.
    """
    from escalate_tui.config.configured import configured_here
    from escalate_tui.config.showing import held

    place = here()
    found = list(held(configured_here(place.env, lambda: place.zone)))
    if as_json:
        told = [{"key": one.key, "value": _plain(one.value), "origin": one.origin} for one in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(visible(f"{f'{one.key} = {one.value}'.ljust(WIDTH)}  # {in_a_sentence(one.origin)}"))


def _plain(value: str) -> Any:
    """Give a value that was written as TOML as JSON has it: days become texts."""
    import tomli

    plain = tomli.loads(f"value = {value}")["value"]
    return [str(one) if isinstance(one, date) else one for one in plain] if isinstance(plain, list) else plain
