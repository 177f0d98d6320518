"""The help of the whole program: its commands under headings, examples, and what exit statuses tell."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, Final

import click

from escalate_tui.exit_status import ExitStatus

WHOLE: Final = 200
"""Characters of the first sentence of a command's help, which is listed whole; the list breaks its lines."""


class Late(MutableMapping[str, click.Command]):
    """Commands by their names, each loaded when it is asked for: one that opens a screen waits for no other."""

    def __init__(self) -> None:
        self._homes: dict[str, str] = {}
        self._loaded: dict[str, click.Command] = {}

    def note(self, name: str, home: str) -> None:
        """Note where a command stands: its module and its name there, parted by a colon."""
        self._homes[name] = home

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _, found = self._homes[name].partition(":")
            self._loaded[name] = getattr(import_module(module), found)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._homes[name] = ""
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._homes[name]
        self._loaded.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


class Overview(click.Group):
    """A group whose help lists its commands under headings.

    Attributes:
        sections: The names of the commands by their headings, both in the order of the help; without any, all
            commands stand under one heading.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._late = Late()
        super().__init__(*arguments, **named)
        self.commands = self._late
        self.sections: dict[str, list[str]] = {}

    def add_section(self, heading: str, homes: Mapping[str, str]) -> None:
        """Add commands by their names, each with where it stands, and list them under a heading."""
        for name, home in homes.items():
            self._late.note(name, home)
        self.sections[heading] = list(homes)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with what it does in a few words."""
        # As wide in all sections, so that all descriptions stand in one column.
        width = max(map(len, self.commands))
        for heading, names in (self.sections or {"Commands": sorted(self.commands)}).items():
            with formatter.section(heading):
                said = ((name, self.commands[name].get_short_help_str(WHOLE)) for name in names)
                formatter.write_dl([(name.ljust(width), help_) for name, help_ in said])


def _epilog() -> str:
    statuses = "\n".join(f"  {one.value:<4} {one.meaning}" for one in ExitStatus)
    return f"\b\nExamples:\n{EXAMPLES}\n\n\b\nExit statuses:\n{statuses}"


EXAMPLES: Final = """\
  escalate-tui
  escalate-tui new "API returns 500 errors intermittently"
  escalate-tui brief --help"""
"""What somebody can begin with; each command has its own examples."""

EPILOG: Final = _epilog()
"""What stands below the commands."""
