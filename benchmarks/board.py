"""How the board does with many escalations: run it with the program's own Python, the number as its argument.

Each figure stands beside its floor, Textual's smallest program, measured in the same run and turn by turn, since
machines are noisy: the time from starting the process to the first painted row in a terminal, the echo of a key, the
memory. Then come the commands that need no screen, and the first reading of all files. Bytecode is compiled before.
It ends with 1 when a ratio is over its bound.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from program import HELLO, OURS, Screen, compile_all, home_env, say, timed

ROUNDS = 9
"""Starts of each program."""

KEYS = 30
"""Keys pressed in each program."""

BOUNDS = {"first paint": 1.5, "first paint, 100,000": 1.75, "echo": 2.0, "memory": 60.0}
"""What is allowed: times the floor, and for memory megabytes over it."""

COLD = 10
"""Seconds that the first reading of 10,000 files may take."""

RECORD = """\
schema = 1
id = "{id}"
created = {at}
updated = {at}
reporter = "Sam, EMEA support"
owner = "Sam"

[understand]
kind = "bug"
summary = "Export number {number} leaves out all rows added in the last 24 hours"
description = "The nightly export ends without an error and holds none of the rows of the last 24 hours."
tickets = ["{number}"]

[[understand.customers]]
key = "c4f"
name = "Customer {number}"

[impact]
customers_affected = 3
depth = "blocked"

[[history]]
key = "h7d"
at = {at}
by = "Sam"
act = "handed-over"
severity = "{severity}"
team = "engineering"
"""


def make_store(home: Path, number: int) -> None:
    """Write so many open escalations into a home, some overdue, most of them not."""
    now = datetime.now(UTC).replace(microsecond=0)
    for at in range(number):
        begun = now - timedelta(minutes=at)
        identity = f"esc-{begun:%Y%m%d-%H%M%S}-abc"
        folder = home / "data" / "escalate-tui" / "records" / f"{begun:%Y-%m}"
        folder.mkdir(parents=True, exist_ok=True)
        severity = ("critical", "high", "medium", "medium")[at % 4]
        text = RECORD.format(id=identity, at=f"{begun:%Y-%m-%dT%H:%M:%SZ}", number=at, severity=severity)
        (folder / f"{identity}.toml").write_text(text)


def measure(
    command: Sequence[str], env: Mapping[str, str], words: bytes, keys: Sequence[bytes]
) -> tuple[float, float, float]:
    """Start a program once: first paint and echo in milliseconds, memory in megabytes."""
    screen = Screen(command, env)
    try:
        painted = screen.wait_for(words)
        screen.drain(1.5)
        echoes = [screen.echo(keys[at % len(keys)]) for at in range(KEYS)]
        return painted, median(echoes), screen.memory
    finally:
        screen.close()


def first_reading(command: Sequence[str], env: Mapping[str, str], home: Path, number: int) -> tuple[float, float]:
    """Start the program without an index: when the first row is painted, and when no file is left to be read, in ms."""
    shutil.rmtree(home / "cache")
    screen = Screen(command, env)
    try:
        first = screen.wait_for(b"Export number")
        index = next((home / "cache").rglob("*.sqlite"))
        with closing(sqlite3.connect(index)) as database:
            while database.execute("SELECT COUNT(*) FROM files").fetchone()[0] < number:
                screen.drain(0.2)
        return first, (time.perf_counter() - screen.started) * 1e3
    finally:
        screen.close()


def beside_taskwarrior(number: int, ours: float) -> None:
    """List as many tasks with Taskwarrior, where it is installed."""
    task = shutil.which("task")
    if task is None:
        say("Taskwarrior is not installed (Debian: taskwarrior): its list is not measured.")
        return
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "HOME": folder, "TASKRC": f"{folder}/rc", "TASKDATA": f"{folder}/data"}
        Path(env["TASKRC"]).write_text("verbose=nothing\nconfirmation=off\n")
        tasks = [
            {"description": f"Export number {at} leaves out all rows", "status": "pending"} for at in range(number)
        ]
        done = subprocess.run(
            [task, "import", "-"], input=json.dumps(tasks).encode(), env=env, capture_output=True, check=False
        )
        if done.returncode:
            say(f"Taskwarrior took no tasks: {done.stderr.decode(errors='replace')[-200:]}")
            return
        theirs = median(timed([task, "list"], env) for _ in range(3))
    say(f"{'list, beside Taskwarrior':<24}{ours:8.0f} ms   theirs {theirs:7.0f} ms")


def main(number: int) -> int:
    """Measure, print, and tell whether every ratio is within its bound."""
    compile_all()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = home_env(home)
        make_store(home, number)
        cold = timed([*OURS, "list"], env)
        rows_at_once, complete = first_reading(OURS, env, home, number)
        floors, boards = [], []
        for _ in range(ROUNDS):
            floors.append(measure(HELLO, env, b"hello world", [b"a", b"b"]))
            boards.append(measure(OURS, env, b"Export number", [b"j", b"k"]))
        scrolls = [measure(OURS, env, b"Export number", [b"j"])[1] for _ in range(3)]
        commands = {name: median(timed([*OURS, name], env) for _ in range(3)) for name in ("list", "due")}
        bare = median(timed([sys.executable, "-c", "pass"], env) for _ in range(5))
    say(f"{number:,} open escalations, medians of {ROUNDS} starts; beside each its floor, Textual's smallest program.")
    over = report(number, floors, boards)
    say(f"{'echo that scrolls':<24}{median(scrolls):8.1f} ms   floor {median(one[1] for one in floors):8.1f} ms")
    say(f"{'no index, first rows':<24}{rows_at_once:8.0f} ms   all {complete / 1e3:8.1f} s  (bound {COLD} s)")
    commands_report(cold, commands, bare)
    beside_taskwarrior(number, commands["list"])
    return over | int(number <= 10_000 and complete / 1e3 > COLD)


def report(number: int, floors: list[tuple[float, ...]], boards: list[tuple[float, ...]]) -> int:
    """Print what the screens took; 1 when a ratio is over its bound."""
    over = 0
    paint = "first paint, 100,000" if number > 10_000 else "first paint"
    for place, name in enumerate((paint, "echo")):
        ours, floor = (median(one[place] for one in each) for each in (boards, floors))
        over |= ours / floor > BOUNDS[name]
        say(f"{name:<24}{ours:8.1f} ms   floor {floor:8.1f} ms   ratio {ours / floor:5.2f} (bound {BOUNDS[name]})")
    ours, floor = (median(one[2] for one in each) for each in (boards, floors))
    over |= ours - floor > BOUNDS["memory"]
    say(
        f"{'memory':<24}{ours:8.1f} MB   floor {floor:8.1f} MB   over it {ours - floor:5.1f} (bound {BOUNDS['memory']})"
    )
    return int(over)


def commands_report(cold: float, commands: Mapping[str, float], bare: float) -> None:
    """Print what the commands took."""
    say(f"{'list, cold index':<24}{cold:8.0f} ms   floor {bare:8.1f} ms (python -c pass)")
    for name, took in commands.items():
        say(f"{name + ', warm index':<24}{took:8.0f} ms   floor {bare:8.1f} ms (python -c pass)")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
