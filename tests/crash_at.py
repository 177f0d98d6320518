"""Start the program with an error in it that F1 sets off: `python crash_at.py PLACE INSTANT ZONE [ARGUMENT …]`."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from at_time import clock_from
from escalate_tui.start import run
from escalate_tui.storage import folder, lock
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.reminding import Reminding
from escalate_tui.tui.saving import Saving
from escalate_tui.tui.screens.wizard import Wizard


def boom() -> NoReturn:
    """Fail with what customers wrote in the variables and in the messages."""
    record = next(Path.home().glob(".local/share/escalate-tui/records/*/*.toml")).read_text()
    try:
        {}[record]
    except KeyError as missing:
        raise ValueError(f"{record} is unexpected") from missing


async def boom_in_time() -> None:
    """Fail as a coroutine."""
    boom()


def at_the_end(app: EscalateApp) -> None:
    """Fail where the program ends."""
    Reminding.close = lambda _: boom()
    app.exit()


def signalled_in_saving(_: EscalateApp) -> None:
    """Be told to end while a file is written; who waits for its lock then waits too long for any test."""
    lock.PATIENCE = 60.0
    write = folder.write_whole

    def write_and_end(path: Path, content: bytes) -> None:
        folder.write_whole = write
        os.kill(os.getpid(), signal.SIGTERM)
        write(path, content)

    folder.write_whole = write_and_end


def painting_much(app: EscalateApp) -> None:
    """Paint more than a terminal takes that does not read, and note that before."""
    (Path.home() / "painting").touch()
    for _ in range(200):
        app._driver.write("x" * 4096)


def in_the_screen(app: EscalateApp) -> None:
    """Fail with a screen that cannot tell where its cursor is."""
    Wizard.leave_place = lambda _: boom()
    boom()


PLACES: dict[str, Callable[[EscalateApp], object]] = {
    "action": lambda _: boom(),
    "worker in a thread": lambda app: app.run_worker(boom, thread=True),
    "thread": lambda _: threading.Thread(target=boom).start(),
    "task": lambda _: asyncio.create_task(boom_in_time()) and None,
    "end": at_the_end,
    "saving": lambda _: boom(),
    "signalled in saving": signalled_in_saving,
    "painting": painting_much,
    "place": in_the_screen,
}
"""Where it fails."""


if __name__ == "__main__":
    place, instant, zone, *arguments = sys.argv[1:]
    if place == "saving":
        Desk.save = lambda *_, **__: boom()
    if place == "painting":
        # Only who is told to end saves.
        Saving.soon = lambda *_: None
    EscalateApp.action_help = lambda app: PLACES[place](app) and None
    sys.exit(run(arguments, clock=clock_from(datetime.fromisoformat(instant)), zone=ZoneInfo(zone)))
