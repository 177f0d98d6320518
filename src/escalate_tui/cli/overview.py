"""The help of the whole program: its commands under headings, examples, and what exit statuses tell."""

from collections.abc import Iterable
from typing import Any, Final

import click

from escalate_tui.exit_status import ExitStatus

WHOLE: Final = 200
"""Characters of the first sentence of a command's help, which is listed whole; the list breaks its lines."""


class Overview(click.Group):
    """A group whose help lists its commands under headings.

    Attributes:
        sections: The names of the commands by their headings, both in the order of the help; without any, all
            commands stand under one heading.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sections: dict[str, list[str]] = {}

    def add_section(self, heading: str, listed: Iterable[click.Command]) -> None:
        """Add commands, and list them under a heading."""
        for command in listed:
            self.add_command(command)
            self.sections.setdefault(heading, []).append(command.name or "")

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
