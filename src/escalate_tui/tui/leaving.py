"""Signals that end the program from outside: what is unsaved is written, and the terminal is left as it was."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from escalate_tui.exit_status import ExitStatus
from escalate_tui.tui.crashing import EndsInOrder

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Those that are answered, by name: not every system has all of them."""

WRITING = ("escalate_tui.storage.", "escalate_tui.tui.desk")
"""Beginnings of the names of the modules that write."""


def answer_signals(app: EndsInOrder) -> None:
    """Save first and leave in order, with the exit status that tells the signal; from before the screens to after."""
    # Asked now: of a terminal that is gone it can no longer be told that it was one.
    terminals = [stream.fileno() for stream in (sys.__stdout__, sys.__stderr__) if stream and stream.isatty()]

    def leave(number: int, interrupted: FrameType | None) -> None:
        # At once, in the handler itself: the loop may be waiting for a terminal that reads no more.
        if not _is_writing(interrupted):
            app.save_at_end()
        _let_go([terminal for terminal in terminals if not os.isatty(terminal)])
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # The screens are not there yet, or there no more.
            sys.exit(ExitStatus.SIGNALLED + number)
        loop.call_soon_threadsafe(end, number)

    def end(number: int) -> None:
        app.save_at_end()
        app.exit(return_code=ExitStatus.SIGNALLED + number)

    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)


def _is_writing(interrupted: FrameType | None) -> bool:
    """Tell whether a file is being written: another save would wait for it, and it for that one."""
    while interrupted is not None:
        if interrupted.f_globals.get("__name__", "").startswith(WRITING):
            return True
        interrupted = interrupted.f_back
    return False


def _let_go(gone: Sequence[int]) -> None:
    """Write to nowhere what would go to terminals that are gone, and wait there for nobody to read it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for terminal in gone:
        os.dup2(nowhere, terminal)
    os.close(nowhere)
