"""Signals that end the program from outside: what is unsaved is written, and the terminal is left as it was."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from textual.app import App

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""Those that are answered, by name: not every system has all of them."""


def answer_signals(app: App[Any], save: Callable[[], None]) -> None:
    """Save first and leave in order, with the exit status that tells the signal."""
    loop = asyncio.get_running_loop()

    def leave(number: int, _: FrameType | None) -> None:
        # At once, in the handler itself: the loop may be waiting for a terminal that reads no more.
        save()
        loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
