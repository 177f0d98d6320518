"""What a kill costs: SIGKILL at random moments while somebody types and the program saves. `kill.py [KILLS]`.

Each time a process types one draft letter by letter and saves it, as the program does, and tells of every letter and
of every save that was done. After a few milliseconds it is killed, and the file must be whole: with all that was
saved, and with nothing that was not typed. The next process goes on with that file. Every tenth begins a new one.

`kill.py --screens [KILLS]` does it through the whole program in a terminal, where a letter counts as saved half a
second after its key. It ends with 1 when anything was torn or lost. Needs a Unix.
"""

import argparse
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from string import ascii_letters
from zoneinfo import ZoneInfo

from escalate_tui.errors import EscalateError
from escalate_tui.model.draft import Draft
from escalate_tui.moments import WorkingCalendar
from escalate_tui.settings import Settings
from escalate_tui.storage import FileStore, NotFound, Place, State
from escalate_tui.storage.listing import Listed
from escalate_tui.tui.desk import Desk
from escalate_tui.workplace import Workplace

FIELD = "understand.description"

TEXT = "".join(islice(cycle(f"{ascii_letters} — Überträge\n"), 6000))
"""What is typed: what is kept of it must begin like it."""

LATEST = 0.020
"""Seconds after the first letter within which the kill comes."""

PROMISED = 0.5
"""Seconds after which a key must be on disk."""

NOW = datetime(2026, 3, 10, 14, 30, 12, tzinfo=UTC)
BEGAN = time.monotonic()

EVENT = struct.Struct("=cId")
"""What the typing process tells: whether it typed or saved, how many letters, when."""


@dataclass
class Tally:
    """What was seen.

    Attributes:
        kills: How often somebody was killed.
        halfway: How often that was in the middle of a write, by the temporary file it left.
        torn: How often the file was not whole, or held what was never typed.
        lost: How often letters were gone that had been saved.
        oldest: The age of the oldest letter that was lost, in seconds.
        slowest: The most seconds that a letter took from its key to the screen.
    """

    kills: int = 0
    halfway: int = 0
    torn: int = 0
    lost: int = 0
    oldest: float = 0.0
    slowest: float = 0.0

    def add(self, kept: str | None, typed: list[float], saved: int, killed: float) -> None:
        """Count a kill.

        Args:
            kept: What the file holds of the text; None where it cannot be read.
            typed: When each letter was typed.
            saved: How many letters must be there.
            killed: When the kill was.
        """
        self.kills += 1
        if kept is None or not TEXT.startswith(kept) or len(kept) > len(typed):
            self.torn += 1
            return
        self.lost += len(kept) < saved
        if len(kept) < len(typed):
            self.oldest = max(self.oldest, killed - typed[len(kept)])


def clock() -> datetime:
    """Tell the time, from a fixed day on."""
    return NOW + timedelta(seconds=time.monotonic() - BEGAN)


def workplace(home: Path) -> Workplace:
    """Make a place to work in, in a home of its own."""
    return Workplace(
        store=FileStore(home / "data/escalate-tui", clock),
        state=State(home / "state/escalate-tui"),
        clock=clock,
        settings=Settings(WorkingCalendar.nine_to_six(ZoneInfo("UTC"))),
        cache=home / "cache",
        briefs=home / "briefs",
        templates=home / "templates",
        env={},
    )


def kept_text(place: Workplace, identity: str) -> str | None:
    """Read what the file holds of the text; empty where there is no file yet, None where it cannot be read."""
    try:
        text = Draft(place.store.get(identity)[0]).value(FIELD) or ""
    except NotFound:
        return ""
    except EscalateError:
        return None
    return text if isinstance(text, str) else None


def type_on(place: Workplace, identity: str, tell: int, random: Random) -> None:
    """Go on typing the draft until somebody ends it."""
    try:
        doc, version = place.store.get(identity)
        desk = Desk(place, Draft(doc), version)
    except NotFound:
        desk = Desk(place, Draft.begun(identity, clock(), by="Sam"), None)
    at = len(desk.draft.value(FIELD) or "")
    while True:
        for _ in range(random.randint(1, 3)):
            at += 1
            desk.enter(FIELD, TEXT[:at])
            os.write(tell, EVENT.pack(b"t", at, time.monotonic()))
        if not desk.save():
            sys.exit(f"Not saved: {desk.trouble}")
        os.write(tell, EVENT.pack(b"s", at, time.monotonic()))


def kill_one(place: Workplace, identity: str, random: Random, tally: Tally) -> None:
    """Let one process type, kill it, and look at what it left."""
    before = kept_text(place, identity) or ""
    hear, tell = os.pipe()
    seed, wait = random.random(), random.random() * LATEST
    child = os.fork()
    if child == 0:
        os.close(hear)
        type_on(place, identity, tell, Random(seed))
    os.close(tell)
    select.select([hear], [], [])
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    killed = time.monotonic()
    os.waitpid(child, 0)
    events = list(told(hear))
    typed = [killed] * len(before) + [at for kind, _, at in events if kind == b"t"]
    saved = max((count for kind, count, _ in events if kind == b"s"), default=len(before))
    tally.add(kept_text(place, identity), typed, saved, killed)


def told(hear: int) -> Iterator[tuple[bytes, int, float]]:
    """Read all that a process that is gone has told."""
    with os.fdopen(hear, "rb") as events:
        while len(event := events.read(EVENT.size)) == EVENT.size:
            yield EVENT.unpack(event)


def at_the_desk(home: Path, kills: int) -> Tally:
    """Kill processes that type at the program's own desk."""
    place, random, tally = workplace(home), Random(4), Tally()
    identity = ""
    for number in range(kills):
        if number % 10 == 0 or len(kept_text(place, identity) or TEXT) > len(TEXT) / 2:
            identity = f"esc-20260310-{number:06d}-abc"
        kill_one(place, identity, random, tally)
    tally.halfway = len(list(place.store.root.rglob(".*.tmp")))
    # What was left halfway is in nobody's way, and goes when it is an hour old.
    tally.torn += sum(not isinstance(row, Listed) for row in place.store.listing())
    FileStore(place.store.root, lambda: datetime.now(UTC) + timedelta(hours=2)).sweep()
    tally.torn += len(list(place.store.root.rglob(".*.tmp")))
    return tally


def through_the_screens(home: Path, kills: int) -> Tally:
    """Kill the whole program while somebody types in its terminal."""
    place, random, tally = workplace(home), Random(4), Tally()
    env = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "STATE", "CACHE", "CONFIG")}
    env |= {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    identity = "esc-20260310-143012-abc"
    place.store.put(Draft.begun(identity, NOW, by="Sam").doc, None)
    for _ in range(kills):
        before = kept_text(place, identity) or ""
        lines = before.split("\n")
        place.state.save_place(identity, Place("understand", FIELD, (len(lines) - 1, len(lines[-1]))))
        typed, killed = type_in_terminal(env, len(before), random.uniform(0.2, 2.0), tally)
        saved = sum(at < killed - PROMISED for at in typed)
        tally.add(kept_text(place, identity), typed, saved, killed)
    return tally


def type_in_terminal(env: dict[str, str], at: int, seconds: float, tally: Tally) -> tuple[list[float], float]:
    """Resume the draft and type on for a while, then kill: when each letter was typed, and when the kill was."""
    outside, inside = pty.openpty()
    command = [sys.executable, "-m", "escalate_tui", "resume"]
    program = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, env=env, start_new_session=True)
    os.close(inside)
    typed = [0.0] * at
    try:
        seen = b""
        while b"Description:" not in seen:
            seen += os.read(outside, 65536)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            _quiet(outside)
            typed.append(time.monotonic())
            os.write(outside, TEXT[len(typed) - 1].encode().replace(b"\n", b"\r"))
            select.select([outside], [], [], 2)
            tally.slowest = max(tally.slowest, time.monotonic() - typed[-1])
    finally:
        program.kill()
        killed = time.monotonic()
        program.wait()
        os.close(outside)
    return typed, killed


def _quiet(outside: int) -> None:
    while select.select([outside], [], [], 0.02)[0]:
        os.read(outside, 65536)


def main() -> int:
    """Kill, count and print; 1 when anything was torn or lost."""
    parser = argparse.ArgumentParser(description="What a kill costs.")
    parser.add_argument("kills", type=int, nargs="?", help="how often; 1,000 unless given, of the screens 20")
    parser.add_argument("--screens", action="store_true", help="through the whole program in a terminal")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if options.screens:
            tally = through_the_screens(Path(home), options.kills or 20)
        else:
            tally = at_the_desk(Path(home), options.kills or 1000)
    sys.stdout.write(
        f"kills                    {tally.kills:>8,}   in the middle of a write {tally.halfway:,}\n"
        f"torn                     {tally.torn:>8,}\n"
        f"saved and lost           {tally.lost:>8,}\n"
        f"oldest letter lost       {tally.oldest * 1000:>8.1f} ms old\n"
    )
    if options.screens:
        sys.stdout.write(f"slowest letter to show   {tally.slowest * 1000:>8.1f} ms\n")
    return int(bool(tally.torn or tally.lost))


if __name__ == "__main__":
    sys.exit(main())
