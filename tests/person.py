"""Somebody at the program: in a real terminal, in a home of their own, on the Tuesday of the cases at 15:30."""

import subprocess
import sys
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from at_time import PASSED
from terminal import KEYS, Terminal, isolated_env

CASES = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
"""The Tuesday of the cases, 15:30 in Berlin."""


def program(start: datetime = CASES) -> list[str]:
    """Give the program as the tests start it, at an instant and in Berlin; its arguments go behind."""
    return [sys.executable, str(Path(__file__).with_name("at_time.py")), start.isoformat(), "Europe/Berlin"]


DATA = ".local/share/escalate-tui"
"""Where the program keeps its files, from the home on."""

Move = tuple[str, str, str]
"""A key that leads to a field, the field's title, and what is typed there."""


class Person(Terminal):
    """A terminal with the program in it, used as a person does: look where the cursor is, then type."""

    def __init__(self, home: Path, *arguments: str, start: datetime = CASES) -> None:
        self._passed = home / PASSED
        super().__init__([*program(start), *arguments], isolated_env(home))

    def let_pass(self, span: timedelta) -> None:
        """Let time pass at once, on top of all that has passed."""
        # By renaming, so that the program never reads half of a number.
        half = self._passed.with_suffix(".new")
        before = float(self._passed.read_text()) if self._passed.exists() else 0.0
        half.write_text(str(before + span.total_seconds()))
        half.rename(self._passed)

    def key(self, name: str) -> None:
        """Press a key by its name, and wait for nothing."""
        self.send(KEYS[name])

    def at(self, title: str, word: str = "") -> None:
        """Wait until the line of help speaks of the field of that title, and a word is on the screen."""
        help_line = f" {title}: "
        self.wait_for(lambda screen: screen.splitlines()[-2].startswith(help_line) and word in screen)

    def do(self, moves: Iterable[Move]) -> None:
        """Go from field to field and type, each line break as the key it is; see the last word before going on."""
        for key, title, text in moves:
            self.key(key)
            self.at(title)
            self.send(text.replace("\n", "\r"))
            self.at(title, text.split()[-1] if text else "")

    def begin(self, name: str = "") -> None:
        """Begin a draft from the board; the name is asked the first time, with the login's on offer."""
        self.send("n")
        if name:
            self.wait_for("What is your name")
            self.key("ctrl+u")
            self.send(name)
            self.key("enter")
        self.at("Kind of issue")

    @property
    def saved(self) -> bool:
        """Whether the first line says that all is on disk."""
        return " saved 15:3" in self.screen_text().splitlines()[0]


def stored(home: Path) -> list[dict[str, Any]]:
    """Read every escalation that lies in a home, oldest first, straight from its file."""
    found = (tomllib.loads(file.read_text()) for file in home.glob(f"{DATA}/records/*/*.toml"))
    return sorted(found, key=itemgetter("created"))


def files(home: Path) -> dict[str, int]:
    """List every file in a home by its path, with its permissions."""
    return {str(path.relative_to(home)): path.stat().st_mode & 0o777 for path in home.rglob("*") if path.is_file()}


def printed(home: Path, *arguments: str) -> str:
    """Run a command of the program that needs no screen and give what it prints."""
    command = [*program(), *arguments]
    return subprocess.run(command, env=isolated_env(home), capture_output=True, check=True).stdout.decode()
