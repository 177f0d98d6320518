"""How fast the program answers: run it with the program's own Python; `--short` takes half a minute, for CI.

Each figure stands beside its floor, measured in the same run and turn by turn, since machines are noisy: screens
beside Textual's smallest program, commands beside `python -c pass`. It ends with 1 when a figure is over its bound, in
the short form only when a ratio is over twice that.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from assess import full_record
from program import HELLO, OURS, Screen, compile_all, home_env, say, timed

from escalate_tui.storage import FileStore

ID = "esc-20260310-141203-k7q"
"""The draft of 6 KB that is opened."""

STEPS = {
    "understand": (b"\x1bOQ", b"What it is"),
    "impact": (b"\x1bOR", b"Breadth"),
    "target": (b"\x1bOS", b"Who receives it"),
    "repro": (b"\x1b[15~", b"What happens"),
    "brief": (b"\x1b[17~", b"ESCALATION:"),
}
"""The key that goes to each screen, and words that no other has."""

TYPED = (b"w", b"o", b"r", b"d", b" ")
"""Keys typed into a field, one after the other."""


@dataclass
class Figure:
    """What was measured of one thing.

    Attributes:
        what: What it is.
        ours: What it took, in milliseconds or megabytes.
        floor: What nothing can be faster than; None where the bound is an absolute one.
        bound: The most that is allowed: times the floor, or in the unit where there is no floor.
        unit: The unit of both.
    """

    what: str
    ours: float
    floor: float | None
    bound: float | None = None
    unit: str = "ms"

    @property
    def share(self) -> float:
        """How much of what is allowed it takes; 0 where nothing is asked."""
        if self.bound is None:
            return 0
        return self.ours / (self.bound if self.floor is None else self.bound * self.floor)

    @property
    def line(self) -> str:
        """The figure as a line of the table."""
        words = f"{self.what:<46}{self.ours:8.1f} {self.unit}"
        if self.floor is not None:
            words += f"   floor {self.floor:7.1f} {self.unit}   ratio {self.ours / self.floor:5.2f}"
        if self.bound is not None:
            words += f"   bound {self.bound:g}{self.unit if self.floor is None else ''}"
        return words


def main(arguments: list[str]) -> int:
    """Measure everything, print it, and tell by the exit status whether every bound is kept."""
    short = "--short" in arguments
    compile_all()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = home_env(home)
        rounds = 2 if short else 11
        figures = [first_board(env, rounds)]
        store = FileStore(home / "data" / "escalate-tui", lambda: datetime.now(UTC))
        store.put({"schema": 1, "created": datetime.now(UTC), **full_record()}, None)

        def anew() -> None:
            """Write the draft as it was: a field that many rounds have filled shows no key more."""
            doc, version = store.get(ID)
            store.put({"schema": 1, "created": doc["created"], **full_record()}, version)

        figures += [
            *draft(env, anew, rounds, 6 if short else 20),
            *steps(env, 1 if short else 7),
            *commands(env, rounds),
        ]
    figures.append(saving(rounds))
    for figure in figures:
        say(figure.line)
    if short:
        # A machine that is busy with something else is slow in everything: what stands beside no floor says nothing.
        return int(any(figure.share > 2 for figure in figures if figure.floor is not None))
    return int(any(figure.share > 1 for figure in figures))


def in_turns(rounds: int, ours: Callable[[], Any], floor: Callable[[], Any]) -> tuple[list[Any], list[Any]]:
    """Measure two things turn by turn; the first turn, in which files come from the disk, does not count."""
    pairs = [(floor(), ours()) for _ in range(rounds + 1)][1:]
    return [one for _, one in pairs], [one for one, _ in pairs]


def first_board(env: Mapping[str, str], rounds: int) -> Figure:
    """Measure the first paint of a board with nothing on it."""
    ours, floor = in_turns(
        rounds, lambda: painted(OURS, env, b"No escalations yet"), lambda: painted(HELLO, env, b"hello world")
    )
    return Figure("first paint, an empty board", median(ours), median(floor), 1.35)


def painted(command: list[str], env: Mapping[str, str], words: bytes) -> float:
    """Start a program, wait for words, and end it; in milliseconds."""
    screen = Screen(command, env)
    try:
        return screen.wait_for(words)
    finally:
        screen.close()


def resumed(env: Mapping[str, str]) -> Screen:
    """Open the draft on its first field, and not where it was left."""
    shutil.rmtree(env["XDG_STATE_HOME"], ignore_errors=True)
    return Screen([*OURS, "resume", ID], env)


def draft(env: Mapping[str, str], anew: Callable[[], None], rounds: int, keys: int) -> list[Figure]:
    """Measure a draft on its screen: first paint, the echo of a key, until all is shown, its work, memory."""

    def ours_opened() -> tuple[float, ...]:
        anew()
        return opened(resumed(env), b"What it is")

    def opened(screen: Screen, words: bytes) -> tuple[float, ...]:
        try:
            paint = screen.wait_for(words)
            screen.drain(1.5, quiet=0.7)
            # From the kind of the issue, which takes no text, to its summary; in the floor there is nowhere else to go.
            screen.echo(b"\t")
            before = screen.worked
            echoes = [screen.echo(TYPED[at % len(TYPED)]) for at in range(keys)]
            screen.drain()
            work = (screen.worked - before) / keys
            whole = [screen.settled(TYPED[at % len(TYPED)]) for at in range(keys)]
            return paint, median(echoes), median(whole), work, screen.memory
        finally:
            screen.close()

    ours, floor = in_turns(
        rounds,
        ours_opened,
        lambda: opened(Screen(HELLO, env), b"hello world"),
    )
    names: tuple[tuple[str, float | None, str], ...] = (
        ("first paint, a draft of 6 KB resumed", 1.75, "ms"),
        ("echo of a key, all assessed behind it", 2.0, "ms"),
        ("a key until all of it is shown", None, "ms"),
        ("work of a key, saving included", None, "ms"),
        ("memory", None, "MB"),
    )
    return [
        Figure(name, median(one[at] for one in ours), median(one[at] for one in floor), bound, unit)
        for at, (name, bound, unit) in enumerate(names)
    ]


def steps(env: Mapping[str, str], rounds: int) -> list[Figure]:
    """Measure going from screen to screen, at first and again."""
    first, again = [], []
    names = list(STEPS)
    for _ in range(rounds):
        screen = resumed(env)
        try:
            screen.wait_for(STEPS["understand"][1])
            screen.drain(1.5, quiet=0.7)
            first += [screen.press(*STEPS[name]) for name in names[1:]]
            again += [screen.press(*STEPS[after]) for _, after in pairwise([*names[::-1], *names[1:]])]
        finally:
            screen.close()
    return [
        Figure("to another screen, first visit", median(first), None, 120),
        Figure("to another screen", median(again), None, 60),
    ]


def commands(env: Mapping[str, str], rounds: int) -> list[Figure]:
    """Measure the commands as whole processes."""
    bare = [sys.executable, "-c", "pass"]
    figures = []
    for arguments in (["list"], ["brief", ID], ["check", ID], ["due"]):
        ours, floor = in_turns(rounds, lambda: timed([*OURS, *arguments], env), lambda: timed(bare, env))  # noqa: B023
        figures.append(Figure(f"{arguments[0]}, the whole process", median(ours), median(floor)))
    return figures


def saving(rounds: int) -> Figure:
    """Measure writing the draft with all that makes it safe."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder), lambda: datetime.now(UTC))
        doc = {"schema": 1, "created": datetime.now(UTC), **full_record()}
        version = store.put(doc, None)
        for at in range(rounds * 10):
            doc["owner"] = f"Sam {at}"
            began = time.perf_counter()
            version = store.put(doc, version)
            took.append((time.perf_counter() - began) * 1e3)
    return Figure("save of 6 KB, both fsyncs included", median(took), None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
