"""Where a start goes: what is imported until the first picture, and by each command, package by package.

Run it with the program's own Python. Times are those of `-X importtime`, which makes each import a little slower; the
rest of a start is what `speed.py` says beyond them.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from assess import full_record
from program import HELLO, Screen, compile_all, home_env, say

from escalate_tui.storage import FileStore

ID = "esc-20260310-141203-k7q"
"""The draft that is opened, judged and printed."""

PROFILED = [sys.executable, "-X", "importtime"]
OURS = [*PROFILED, "-m", "escalate_tui"]
IMPORT = re.compile(rb"import time: +(\d+) \| +\d+ \| +(\w+)")
"""The microseconds that a module takes by itself, and its package."""

MOST = 7
"""Packages that are named; the others are added up."""


def main() -> None:
    """Print a line for each way to start, beside what any start and any screen import."""
    compile_all()
    with tempfile.TemporaryDirectory() as folder:
        env = home_env(Path(folder))
        store = FileStore(Path(folder) / "data" / "escalate-tui", lambda: datetime.now(UTC))
        tell("python -c pass", printed([*PROFILED, "-c", "pass"], env))
        tell("Textual's hello-world", shown([*PROFILED, *HELLO[1:]], env, b"hello world"))
        tell("an empty board", shown(OURS, env, b"No escalations yet"))
        store.put({"schema": 1, "created": datetime.now(UTC), **full_record()}, None)
        tell("a draft", shown([*OURS, "resume", ID], env, b"What it is"))
        # The index takes no file for known that was written a moment ago: listing it means reading it.
        commands = {"list, cold index": ["list"], "brief": ["brief", ID], "check": ["check", ID]}
        for what, arguments in commands.items():
            tell(what, printed([*OURS, *arguments], env))


def printed(command: list[str], env: Mapping[str, str]) -> bytes:
    """Run a command to its end, and give what it says beside its output."""
    return subprocess.run(command, env=dict(env), capture_output=True, check=False).stderr


def shown(command: list[str], env: Mapping[str, str], words: bytes) -> bytes:
    """Start a program, and give what came until words were painted."""
    screen = Screen(command, env)
    try:
        screen.wait_for(words)
        return screen.seen
    finally:
        screen.close()


def tell(what: str, profile: bytes) -> None:
    """Print what was imported, the packages that take most of it first."""
    spent: Counter[str] = Counter()
    for microseconds, package in IMPORT.findall(profile):
        spent[package.decode()] += int(microseconds)
    named = spent.most_common(MOST)
    others = spent.total() - sum(taken for _, taken in named)
    parts = ", ".join(f"{package} {taken / 1e3:.0f}" for package, taken in (*named, ("others", others)))
    say(f"{what:<22}{spent.total() / 1e3:7.0f} ms of imports: {parts}")


if __name__ == "__main__":
    main()
