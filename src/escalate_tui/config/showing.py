"""What holds, setting by setting, and where each comes from; and the file that says it all in comments."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Final

from escalate_tui.config.configured import Configured
from escalate_tui.config.declared import ANY, SETTINGS, TABLES, Setting
from escalate_tui.config.kinds import written_key
from escalate_tui.config.reading import INCLUDE, Key

WIDTH: Final = 110
"""Columns of the comments in the file."""

HEAD: Final = """\
# The settings of escalate-tui. Nothing is set here yet: a line such as #bell = true shows what holds anyway.
# To change it, take the # before its name away and write another value. Then
#   escalate-tui config check    looks for mistakes,
#   escalate-tui config show     tells what holds, and where each comes from.

"""
"""The first lines of the file."""


@dataclass(frozen=True, slots=True)
class Held:
    """A setting as it holds.

    Attributes:
        setting: Its declaration.
        key: Its whole name, with the name of the user's own where it has one.
        value: Its value, as TOML.
        origin: Where it comes from: `default`, or file and line.
    """

    setting: Setting
    key: str
    value: str
    origin: str


def held(found: Configured) -> Iterator[Held]:
    """Tell every setting that holds, in the order of the file."""
    for setting in SETTINGS:
        key, value = tuple(setting.key.split(".")), setting.of(found.settings)
        if ANY in key:
            for name, named_value in value.items():
                yield _held(found, setting, tuple(name if part == ANY else part for part in key), named_value)
        elif key != INCLUDE:
            yield _held(found, setting, key, value)


def _held(found: Configured, setting: Setting, key: Key, value: object) -> Held:
    source = found.sources.get(key)
    origin = f"{source.path}:{source.line(key)}" if source else "default"
    return Held(setting, ".".join(map(written_key, key)), setting.kind.write(value), origin)


def commented() -> str:
    """Write the file that has every setting in comments: what it does, an example, and what holds without it."""
    said: set[str] = set()
    lines: list[str] = []
    for table, rows in groupby(SETTINGS, key=lambda one: one.table):
        lines += [f"# {TABLES[table]}", f"[{table}]"] if table else []
        for at, row in enumerate(rows):
            if row.help not in said:
                lines += [""] if at else []
                lines += _said(row)
                said.add(row.help)
            lines += [] if ANY in row.name else [f"#{row.name} = {row.default}"]
        lines.append("")
    return HEAD + "\n".join(lines)


def _said(row: Setting) -> Iterator[str]:
    """Say what a setting does and what it may be, with an example; of several that are alike it is said once."""
    says = f"{row.help} {row.kind.says[0].upper()}{row.kind.says[1:]}."
    yield from wrap(says, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    yield f"# Example: {row.name.replace(ANY, 'Orders')} = {row.example}"
