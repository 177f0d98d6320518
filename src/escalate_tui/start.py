"""The start of the program: the board, or what the arguments say."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import tzinfo

from escalate_tui.clock import Clock, now
from escalate_tui.crash import Caught, report_crash
from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import INTERRUPTED, ExitStatus
from escalate_tui.model.text import clean, visible
from escalate_tui.paths import COMPLETING
from escalate_tui.workplace import Workplace, workplace_here
from escalate_tui.zones import local_zone


def run(argv: Sequence[str], clock: Clock = now, zone: tzinfo | None = None) -> int:
    """Run the program.

    An error that nobody expected ends in one sentence and a report that holds no text of the user's.

    Args:
        argv: The arguments, without the program's name; without any it is the board.
        clock: Tells the present instant; the tests hand in their own.
        zone: The zone of working hours and of times shown where the settings name none; the machine's unless given.

    Returns:
        The exit status, one of `ExitStatus`, or 128 and the number of a signal.
    """

    def here() -> Workplace:
        return workplace_here(clock, lambda: zone or local_zone(), os.environ)

    with Caught() as caught:
        try:
            return _done(argv, here)
        except EscalateError as wrong:
            _tell(str(wrong))
            return wrong.exit_status
        except OSError as wrong:
            _tell(f"{wrong.filename or 'A file'}: {wrong.strerror}.")
            return ExitStatus.NO
        except KeyboardInterrupt:
            return INTERRUPTED
    if caught.error is not None:
        _tell("\n".join(report_crash(caught.error, clock())))
    return ExitStatus.CRASHED


def _done(argv: Sequence[str], here: Callable[[], Workplace]) -> int:
    if asked := os.environ.get(COMPLETING):
        from escalate_tui.cli import completed

        return completed(asked, here)
    if argv:
        from escalate_tui.cli import commanded

        gc.enable()
        return commanded(argv, lambda: _told(here()))
    # The board does not wait for what reads arguments.
    from escalate_tui.tui.showing import show

    return show(here())


def _told(place: Workplace) -> Workplace:
    """Say before a command that settings do not hold; the board shows which."""
    if place.problems:
        _tell("Some of your settings do not hold. See which with: escalate-tui config check")
    return place


def _tell(sentence: str) -> None:
    """Say what went wrong; nothing in a name or a value that it tells commands the terminal."""
    # Where nobody listens, the exit status tells it.
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"{visible(clean(sentence))}\n")
