"""The command that prints the manual page, made from the commands, the settings and the exit statuses themselves."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import click

from escalate_tui import __version__
from escalate_tui.cli.escalation import Here
from escalate_tui.cli.roff import headed, item, prose, safe, verbatim
from escalate_tui.exit_status import ExitStatus
from escalate_tui.paths import APP, OTHER_SETTINGS

ENVIRONMENT: Final = {
    OTHER_SETTINGS: "Another file of settings, such as the team's.",
    "NO_COLOR": "Set to anything, the screens use the terminal's own colours; an empty one does nothing.",
    "TERM": "What the terminal is, such as xterm-256color.",
    "TZ": "The time zone, where the settings name none.",
    "VISUAL, EDITOR": "What the screens open the file of settings with; otherwise vi.",
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Where the folders below lie instead.",
}
"""The variables that the program goes by."""

FILES: Final = {
    "records": ("~/.local/share/escalate-tui/records", "The escalations, a TOML file for each."),
    "settings": ("~/.config/escalate-tui/config.toml", "The settings; none are needed."),
    "templates": ("~/.config/escalate-tui/templates", "Templates of your own for updates to customers."),
    "briefs": ("~/.local/share/escalate-tui/briefs", "Briefs that were written to files."),
    "state": ("~/.local/state/escalate-tui", "Where drafts were left, and reports of errors of the program."),
    "cache": ("~/.cache/escalate-tui", "The index of the records; it is made anew when it is gone."),
}
"""Where things lie on Linux, by the names that `escalate-tui path` has for them, each with what it is."""

LONG: Final = 10
"""Settings of one table that do the same, above which their names stand in a sentence instead of a list."""


@click.command(epilog="\b\nExamples:\n  escalate-tui man > escalate-tui.1\n  escalate-tui man | man -l -")
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page, as programs for manual pages read it.

    It is made from this help, the settings and the exit statuses themselves.
    """
    here: Here = ctx.obj
    root = ctx.find_root().command
    if not isinstance(root, click.Group):
        raise TypeError(root)
    click.echo(page(root, here().clock().date()))


def page(root: click.Group, day: date) -> str:
    """Write the manual page.

    Args:
        root: The program, whose commands it tells of.
        day: The day that it names.
    """
    return "\n".join(_page(root, day))


def _page(root: click.Group, day: date) -> Iterator[str]:
    name, (summary, *more) = APP, _paragraphs(root.help or "")
    yield rf".\" Made by: {safe(name)} man"
    yield f'.TH {safe(name.upper())} 1 {day} "{name} {__version__}" "User Commands"'
    yield ".ad l"
    yield headed("SH", "NAME")
    yield rf"{safe(name)} \- {safe(summary[0].lower() + summary[1:].rstrip('.'))}"
    yield headed("SH", "SYNOPSIS")
    yield rf"\fB{safe(name)}\fR [\fICOMMAND\fR [\fIARGS\fR]...]"
    yield headed("SH", "DESCRIPTION")
    for paragraph in more:
        yield from prose(paragraph)
    yield headed("SH", "OPTIONS")
    yield from _options(root)
    yield headed("SH", "COMMANDS")
    for command in _in_order(root):
        yield from _command(command, f"{name} {command.name}")
    yield headed("SH", "SETTINGS")
    yield from _settings()
    yield from _terms("EXIT STATUS", {str(one.value): one.meaning for one in ExitStatus})
    yield from _terms("ENVIRONMENT", ENVIRONMENT)
    yield from _terms("FILES", dict(FILES.values()))
    yield ".PP"
    yield from prose("On other systems they lie elsewhere: escalate-tui path tells where.")
    yield headed("SH", "EXAMPLES")
    yield "Each command has its own above."
    yield from verbatim(_examples(root))


def _terms(heading: str, terms: dict[str, str]) -> Iterator[str]:
    yield headed("SH", heading)
    for term, words in terms.items():
        yield from item(term, words)


def _in_order(group: click.Group) -> list[click.Command]:
    """Give the commands of a group as its help lists them."""
    from escalate_tui.cli.overview import Overview

    if isinstance(group, Overview) and group.sections:
        return [group.commands[name] for names in group.sections.values() for name in names]
    return [group.commands[name] for name in sorted(group.commands)]


def _command(command: click.Command, path: str) -> Iterator[str]:
    """Tell of a command, then of the commands beneath it."""
    ctx = click.Context(command, info_name=path)
    pieces = " ".join(piece for piece in command.collect_usage_pieces(ctx) if piece)
    yield headed("SS", f"{path} {pieces}")
    for at, paragraph in enumerate(_paragraphs(command.help or "")):
        yield from [".PP"] if at else []
        yield from prose(paragraph)
    yield from _options(command)
    if command.epilog:
        yield from verbatim(_examples(command))
    if isinstance(command, click.Group):
        arguments = "".join(f" {one.make_metavar(ctx)}" for one in command.params if isinstance(one, click.Argument))
        for inner in _in_order(command):
            yield from _command(inner, f"{path}{arguments} {inner.name}")


def _options(command: click.Command) -> Iterator[str]:
    """Tell of the options of a command but --help, which all have."""
    ctx = click.Context(command)
    for parameter in command.params:
        record = parameter.get_help_record(ctx)
        if record and record[1]:
            yield from item(*record)


def _examples(command: click.Command) -> list[str]:
    """Give the examples of a command without their heading, as its epilog has them."""
    first = (command.epilog or "").split("\n\n")[0]
    return [line.removeprefix("  ") for line in first.splitlines() if line not in ("\b", "Examples:")]


def _paragraphs(help_: str) -> list[str]:
    return [one for one in re.split(r"\n\s*\n", inspect.cleandoc(help_)) if one]


def _settings() -> Iterator[str]:
    """Tell of every setting: what it does, what it may be, and what holds without it; alike ones are told together."""
    from escalate_tui.config.declared import ANY, SETTINGS, Setting

    yield from prose(
        "None are needed. escalate-tui config init writes a file with all of them in comments, and escalate-tui config "
        "show tells what holds. A name with a dot in it stands in a table: hours.monday is monday under [hours]."
    )
    alike: dict[str, list[Setting]] = {}
    for setting in SETTINGS:
        alike.setdefault(setting.help, []).append(setting)
    for said, settings in alike.items():
        first = settings[0]
        words = f"{said} {first.kind.says[0].upper()}{first.kind.says[1:]}. Example: {first.example}."
        if len(settings) > LONG:
            yield from item(f"{first.table}.NAME", f"{words} The names: {', '.join(one.name for one in settings)}.")
            continue
        for at, one in enumerate(settings):
            yield ".TQ" if at else ".TP"
            yield rf"\fB{safe(one.key.replace(ANY, 'Orders'))}\fR" + (f" = {safe(one.default)}" if one.default else "")
        yield from prose(words)
