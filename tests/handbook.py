"""The parts of the handbook that follow from the program: settings, keys, commands, and what commands print.

They stand in the pages of `docs/` between `<!-- made: … -->` and `<!-- end -->`. Run `python tests/handbook.py` in the
checkout to write them anew; a test says when that is to be done.
"""

import io
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from inspect import cleandoc
from itertools import groupby
from pathlib import Path
from typing import Final
from unittest.mock import patch

import click

from cases import NOW, ZONE, case, handed_over
from escalate_tui import paths
from escalate_tui.cli import commands
from escalate_tui.config.declared import SETTINGS, TABLES, Setting
from escalate_tui.exit_status import ExitStatus
from escalate_tui.followup.acts import follow_up
from escalate_tui.model.choices import Severity
from escalate_tui.start import run
from escalate_tui.storage import FileStore
from escalate_tui.updates.facts import Facts
from handbook_keys import fixed_keys, named_keys
from handbook_tables import cell, code, row

DOCS: Final = Path(__file__).parents[1] / "docs"

KEYS: Final = "keys"
"""The table of settings that has a page of its own."""

_RANDOM: Final = re.compile(r"(?<=esc-20260310-143000-)\w{3}|(?<=\"key\": \")\w{3}(?=\")")
"""What comes out otherwise at each run: the end of the id of a new draft, and the key of a new entry."""

_MADE: Final = re.compile(r"(<!-- made: (.+?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def made(page: str) -> str:
    """Give a page with all that follows from the program written anew."""
    return _MADE.sub(lambda found: f"{found[1]}{_part(found[2])}{found[4]}", page)


def _part(name: str) -> str:
    if name.startswith("$ "):
        return f"```console\n{name}\n{printed(name[2:])}```\n"
    return re.sub(r"\n{3,}", "\n\n", "\n".join(PARTS[name]()) + "\n")


def settings() -> Iterator[str]:
    """Write a table of the settings of each table of the file, but for the keys."""
    for table, rows in groupby(SETTINGS, key=lambda one: one.table):
        if table == KEYS:
            continue
        yield from ["", f"### {TABLES[table]}", "", f"In the file under `[{table}]`."] if table else []
        yield from [
            "",
            row("setting", "what it does", "what it may be", "without it", "example"),
            "|---|---|---|---|---|",
        ]
        yield from map(_setting, rows)
    yield ""


def _setting(one: Setting) -> str:
    return row(code(one.name), cell(one.help), cell(one.kind.says), code(one.default), code(one.example))


def statuses() -> Iterator[str]:
    """Write a table of the exit statuses."""
    yield from ["", row("status", "what it tells"), "|---|---|"]
    yield from (row(str(one.value), one.meaning) for one in ExitStatus)
    yield ""


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Run through the commands of the tree, groups before what is in them, each with its whole name."""
    waiting: list[tuple[str, click.Command]] = [("escalate-tui", commands)]
    while waiting:
        name, command = waiting.pop(0)
        yield name, command
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=name)
            given = [piece for one in command.params for piece in one.get_usage_pieces(context)]
            waiting[:0] = [(" ".join([name, *given, inner]), one) for inner, one in command.commands.items()]


def command_pages() -> Iterator[str]:
    """Write a section for every command: how it is called, what it does, its options."""
    for name, command in every_command():
        context = click.Context(command, info_name=name)
        usage = " ".join(command.collect_usage_pieces(context))
        yield from ["", f"## {name}", "", "```text", f"{name} {usage}".rstrip(), "```", "", *_help(command)]
        options = [one for one in command.get_params(context) if isinstance(one, click.Option) and not one.hidden]
        told = [one.get_help_record(context) or ("", "") for one in options if "--help" not in one.opts]
        yield from ["", row("option", "what it does"), "|---|---|"] if told else []
        yield from (row(code(option), cell(does)) for option, does in told)
        yield from _examples(command)
    yield ""


def _help(command: click.Command) -> Iterator[str]:
    """Give the text of a command; paragraphs whose lines stay as they are become blocks."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        kept = paragraph.startswith("\b\n")
        yield "\n".join(["```text", paragraph[2:], "```", ""] if kept else [paragraph.replace("<", "&lt;"), ""])


def _examples(command: click.Command) -> Iterator[str]:
    """Give the examples that stand below the help of a command."""
    below = (command.epilog or "").replace("\b\n", "")
    examples = cleandoc(below.partition("Examples:\n")[2].partition("\n\n")[0]).splitlines()
    # A name in capitals stands for any command.
    if known := [line for line in examples if "COMMAND" not in line]:
        yield from ["", "```sh", *known, "```"]


def facts() -> Iterator[str]:
    """Write a table of the facts that a template may use."""
    yield from ["", row("fact", "what it is"), "|---|---|"]
    told = cleandoc(Facts.__doc__ or "").partition("Attributes:\n")[2]
    for name, says in re.findall(r"^ {4}(\w+): (.+)$", told, re.MULTILINE):
        if name != "withheld":
            yield row(code(name), cell(says))
    yield ""


PARTS: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "settings": settings,
    "keys": named_keys,
    "other keys": fixed_keys,
    "commands": command_pages,
    "exit statuses": statuses,
    "facts": facts,
}
"""What is made, by the name that its place in a page has."""


def printed(command: str) -> str:
    """Run a command of the program among four escalations of the cases, and tell what it printed."""
    with tempfile.TemporaryDirectory() as home, io.StringIO() as out:
        homes = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "STATE", "CACHE", "CONFIG")}
        with patch.dict(os.environ, {"HOME": home, **homes}), redirect_stdout(out), redirect_stderr(out):
            _stored()
            run(shlex.split(command)[1:], clock=lambda: NOW, zone=ZONE)
        return _RANDOM.sub("h7d", out.getvalue().replace(home, "~"))


def _stored() -> None:
    """Store two that are open, one of them late, and two drafts, one of them with vague words."""
    late = handed_over(2, Severity.CRITICAL, NOW - timedelta(hours=4.2))
    late = follow_up(late, "job log shows a cutoff at midnight UTC", NOW - timedelta(minutes=20), "Priya")
    vague = case(4).with_value("impact.workflow", "A lot of controls of their audit stay open.")
    store = FileStore(paths.data_dir(), lambda: NOW)
    for draft in (handed_over(1, Severity.HIGH), late, vague, case(5)):
        store.put(draft.doc, None)


def main() -> None:
    """Write every page anew."""
    for path in DOCS.glob("*.md"):
        path.write_text(made(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
