"""Signals that end the program from outside: what is unsaved is written, and the terminal is left as it was."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

from textual.app import App

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""Those that are answered, by name: not every system has all of them."""


def answer_signals(app: App[Any], save: Callable[[], None]) -> None:
    """Save first and leave in order, with the exit status that tells the signal."""
    loop = asyncio.get_running_loop()
    # Asked now: of a terminal that is gone it can no longer be told that it was one.
    terminals = [stream.fileno() for stream in (sys.__stdout__, sys.__stderr__) if stream and stream.isatty()]

    def leave(number: int, _: FrameType | None) -> None:
        # At once, in the handler itself: the loop may be waiting for a terminal that reads no more.
        save()
        _let_go([terminal for terminal in terminals if not os.isatty(terminal)])
        loop.call_soon_threadsafe(lambda: app.exit(return_code=128 + number))

    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)


def _let_go(gone: Sequence[int]) -> None:
    """Write to nowhere what would go to terminals that are gone.

    Textual's writer would end at the first error, and what is written behind it to leave in order would fill its
    queue and wait for ever.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for terminal in gone:
        os.dup2(nowhere, terminal)
    os.close(nowhere)
