"""How the board does with many escalations: run it with the program's own Python, the number as its argument.

Each figure stands beside its floor, Textual's smallest program, measured in the same run and turn by turn, since
machines are noisy: the time from starting the process to the first painted row in a terminal, the echo of a key, the
memory. Then come the commands that need no screen, and the first reading of all files. Bytecode is compiled before.
It ends with 1 when a ratio is over its bound.
"""

import compileall
import fcntl
import json
import os
import pty
import select
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import escalate_tui

ROUNDS = 9
"""Starts of each program."""

KEYS = 30
"""Keys pressed in each program."""

BOUNDS = {"first paint": 1.5, "first paint, 100,000": 1.75, "echo": 2.0, "memory": 60.0}
"""What is allowed: times the floor, and for memory megabytes over it."""

COLD = 10
"""Seconds that the first reading of 10,000 files may take."""

HELLO = """
from textual.app import App
from textual.widgets import Input, Static
class Hello(App):
    def compose(self):
        yield Static("hello world")
        yield Input()
Hello().run()
"""
"""The floor."""

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


class Screen:
    """A program in a pseudo-terminal of 120 by 36."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=inside, stdout=inside, stderr=inside, env=dict(env), start_new_session=True
        )
        os.close(inside)

    def wait_for(self, words: bytes) -> float:
        """Read until these words were painted, and tell how many milliseconds after the start."""
        seen = b""
        while words not in seen:
            if not select.select([self._fd], [], [], 60)[0]:
                raise TimeoutError(f"{words!r} was not painted within a minute: {seen[-500:]!r}")
            try:
                seen += os.read(self._fd, 65536)
            except OSError as ended:
                raise RuntimeError(f"the program ended: {seen[-2000:].decode(errors='replace')}") from ended
        return (time.perf_counter() - self.started) * 1e3

    def echo(self, key: bytes) -> float:
        """Press a key and tell how many milliseconds later something was painted."""
        self.drain()
        pressed = time.perf_counter()
        os.write(self._fd, key)
        select.select([self._fd], [], [], 10)
        return (time.perf_counter() - pressed) * 1e3

    def drain(self, most: float = 0.5, quiet: float = 0.1) -> None:
        """Read until nothing was painted for a while, at most so many seconds: a clock ticks, a cursor blinks."""
        until = time.perf_counter() + most
        while time.perf_counter() < until and select.select([self._fd], [], [], quiet)[0]:
            os.read(self._fd, 65536)

    @property
    def memory(self) -> float:
        """Resident memory in megabytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def close(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()
        os.close(self._fd)


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
        _say("Taskwarrior is not installed (Debian: taskwarrior): its list is not measured.")
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
            _say(f"Taskwarrior took no tasks: {done.stderr.decode(errors='replace')[-200:]}")
            return
        theirs = median(timed([task, "list"], env) for _ in range(3))
    _say(f"{'list, beside Taskwarrior':<24}{ours:8.0f} ms   theirs {theirs:7.0f} ms")


def timed(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Run a command to its end, in milliseconds."""
    started = time.perf_counter()
    subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - started) * 1e3


def main(number: int) -> int:
    """Measure, print, and tell whether every ratio is within its bound."""
    compileall.compile_dir(Path(escalate_tui.__file__).parent, quiet=2)
    program = [sys.executable, "-m", "escalate_tui"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {
            name: str(home / part)
            for name, part in (("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"))
        }
        env |= {
            "HOME": folder,
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "LANG": "C.UTF-8",
        }
        make_store(home, number)
        cold = timed([*program, "list"], env)
        rows_at_once, complete = first_reading(program, env, home, number)
        hello = [sys.executable, "-c", HELLO]
        floors, boards = [], []
        for _ in range(ROUNDS):
            floors.append(measure(hello, env, b"hello world", [b"a", b"b"]))
            boards.append(measure(program, env, b"Export number", [b"j", b"k"]))
        scrolls = [measure(program, env, b"Export number", [b"j"])[1] for _ in range(3)]
        commands = {name: median(timed([*program, name], env) for _ in range(3)) for name in ("list", "due")}
        bare = median(timed([sys.executable, "-c", "pass"], env) for _ in range(5))
    _say(f"{number:,} open escalations, medians of {ROUNDS} starts; beside each its floor, Textual's smallest program.")
    over = report(number, floors, boards)
    _say(f"{'echo that scrolls':<24}{median(scrolls):8.1f} ms   floor {median(one[1] for one in floors):8.1f} ms")
    _say(f"{'no index, first rows':<24}{rows_at_once:8.0f} ms   all {complete / 1e3:8.1f} s  (bound {COLD} s)")
    commands_report(cold, commands, bare)
    beside_taskwarrior(number, commands["list"])
    return over | int(number <= 10_000 and complete / 1e3 > COLD)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def report(number: int, floors: list[tuple[float, ...]], boards: list[tuple[float, ...]]) -> int:
    """Print what the screens took; 1 when a ratio is over its bound."""
    over = 0
    paint = "first paint, 100,000" if number > 10_000 else "first paint"
    for place, name in enumerate((paint, "echo")):
        ours, floor = (median(one[place] for one in each) for each in (boards, floors))
        over |= ours / floor > BOUNDS[name]
        _say(f"{name:<24}{ours:8.1f} ms   floor {floor:8.1f} ms   ratio {ours / floor:5.2f} (bound {BOUNDS[name]})")
    ours, floor = (median(one[2] for one in each) for each in (boards, floors))
    over |= ours - floor > BOUNDS["memory"]
    _say(
        f"{'memory':<24}{ours:8.1f} MB   floor {floor:8.1f} MB   over it {ours - floor:5.1f} (bound {BOUNDS['memory']})"
    )
    return int(over)


def commands_report(cold: float, commands: Mapping[str, float], bare: float) -> None:
    """Print what the commands took."""
    _say(f"{'list, cold index':<24}{cold:8.0f} ms   floor {bare:8.1f} ms (python -c pass)")
    for name, took in commands.items():
        _say(f"{name + ', warm index':<24}{took:8.0f} ms   floor {bare:8.1f} ms (python -c pass)")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
