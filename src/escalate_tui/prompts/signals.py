"""Signals that end the prompts from outside: never in the middle of a file."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from escalate_tui.exit_status import ExitStatus

SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Those that are answered, by name: not every system has all of them."""


class Stopped(BaseException):
    """A signal ends the program.

    Attributes:
        status: The exit status that tells which.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = ExitStatus.SIGNALLED + number


class Signals:
    """Answers signals with `Stopped`, and puts one off that comes while a file is written."""

    def __init__(self) -> None:
        self._writing = False
        self._waiting = 0
        self._stopped = False

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Answer signals meanwhile.

        Raises:
            Stopped: One came.
        """
        numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        old = {number: signal.signal(number, self._answer) for number in numbers}
        try:
            yield
        finally:
            for number, handler in old.items():
                signal.signal(number, handler)

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Let what is written meanwhile be written whole.

        Raises:
            Stopped: A signal came meanwhile.
        """
        self._writing = True
        try:
            yield
        finally:
            self._writing = False
        if self._waiting:
            self._stop(self._waiting)

    def _answer(self, number: int, _: FrameType | None) -> None:
        if self._writing:
            self._waiting = number
        else:
            self._stop(number)

    def _stop(self, number: int) -> None:
        """End; a second signal while the last words are said ends at once."""
        if self._stopped:
            raise SystemExit(ExitStatus.SIGNALLED + number)
        self._stopped, self._waiting = True, 0
        raise Stopped(number)
