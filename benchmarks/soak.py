"""Two hours of work by the clock of the program, in the real app: run it with the program's own Python.

Somebody begins drafts, types, goes through the screens, hands over, follows up, updates, promises, changes the
severity, searches and leaves again, one round after the other, while the clock goes on. After each tenth of the rounds
it prints the memory, the tasks and the open files; it ends with 1 when, after the first fifth, memory grew by more than
a tenth, or a task or a file more is open at the end than was then.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from gc import collect
from pathlib import Path
from time import perf_counter

from program import say
from textual.pilot import Pilot

from escalate_tui.tui.app import EscalateApp
from escalate_tui.workplace import workplace_here

ROUNDS = 60
"""How often all of it is done: some six thousand keys."""

SPAN = timedelta(hours=2)
"""How long it takes by the program's clock."""

SUMMARY = "=Exports leave out the rows of the last day at two customers"
"""What a draft is about."""

ACTS: Sequence[Sequence[str]] = (
    ("f", "=they look into the logs", "enter"),
    ("u", "=nothing new yet", "enter"),
    ("p", "=a cause", "tab", "=+4h", "enter"),
    ("a", "=restart", "tab", "=the same", "enter"),
    ("v", "m", "tab", "=a workaround holds", "enter"),
    ("o", "=Priya", "enter"),
    ("w", "escape"),
    ("slash", "=export", "escape"),
    ("f1", "escape"),
    ("ctrl+r",),
    ("right", "right", "right"),
)
"""What is done on the board, key by key; what begins with an equals sign is typed."""


@dataclass
class Clock:
    """The program's clock: stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 10, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Tell the present instant."""
        return self.now


@dataclass(frozen=True)
class Held:
    """What the process holds on to.

    Attributes:
        memory: Resident memory, in megabytes.
        tasks: Tasks that are not done.
        files: Files that are open.
    """

    memory: float
    tasks: int
    files: int

    @classmethod
    def now(cls) -> "Held":
        """Look at the process as it is."""
        collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        files = sum(1 for _ in Path("/proc/self/fd").iterdir())
        return cls(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, len(asyncio.all_tasks()), files)


async def do(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and type what begins with an equals sign."""
    for key in keys:
        for one in key[1:] if key.startswith("=") else [key]:
            await pilot.press({" ": "space", "+": "plus"}.get(one, one))
    await pilot.pause()


async def one_round(pilot: Pilot[None]) -> None:
    """Begin a draft, go through its screens, hand it over, and do everything that is done on the board."""
    await do(pilot, "n")
    await do(pilot, "f2", "b", "tab", SUMMARY)
    for screen in ("f3", "f4", "f5", "f6", "f2"):
        await do(pilot, screen)
    await do(pilot, "f6", "h")
    await do(pilot, "escape", "ctrl+o")
    for act in ACTS:
        await do(pilot, *act)
    await do(pilot, "enter")
    await do(pilot, "ctrl+o")


async def main(rounds: int) -> int:
    """Do the rounds, and tell by the exit status whether anything grew."""
    clock, held = Clock(), []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CACHE", "STATE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        place = workplace_here(clock, lambda: UTC, {})
        place.state.save_name("Sam")
        began = perf_counter()
        app = EscalateApp(place)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            for at in range(rounds):
                await one_round(pilot)
                clock.now += SPAN / rounds
                if (at + 1) % max(1, rounds // 10) == 0:
                    held.append(Held.now())
                    say(f"{at + 1:5} rounds, {perf_counter() - began:6.0f} s: {held[-1]}, on {app.screen}")
    first, last = held[1], held[-1]
    say(f"memory {first.memory:.1f} -> {last.memory:.1f} MB, {last.memory / first.memory - 1:+.1%} after warm-up")
    grew = last.memory > 1.1 * first.memory or last.tasks > first.tasks or last.files > first.files
    return int(grew)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)))
