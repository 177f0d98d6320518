"""When the program itself fails: a report of where in the program that was, with no word of any record in it."""

import errno
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final, Self

from escalate_tui import __version__
from escalate_tui.model.text import clean_line
from escalate_tui.paths import state_dir
from escalate_tui.storage.errors import in_a_sentence
from escalate_tui.storage.files import create_new

KEPT: Final = 10
"""Reports that are kept, the newest."""

CALLS: Final = 60
"""Calls that a report lists of one error, the innermost; an endless recursion has a thousand."""

_NAME: Final = r"[0-9]{8}-[0-9]{6}-[0-9]{6}\.txt"
_TERMINAL: Final = ("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM")


class Caught:
    """Keeps an error that nobody expected, so that the program can still end in order.

    For the few places behind which there is nobody left to tell.

    Attributes:
        error: The error; None while there is none.
    """

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self.error = error
        return True


def report_crash(error: BaseException, now: datetime) -> tuple[str, str]:
    """Write a report of an error of the program, and tell in a sentence what happened, in another where the report is.

    It is readable by its owner only, in the state folder, and named by the time. The newest ten stay.
    """
    folder = state_dir() / "crashes"
    path = folder / f"{now.astimezone(UTC):%Y%m%d-%H%M%S-%f}.txt"
    where = f"A report for its developers, without any text of yours, is in {in_a_sentence(path)}"
    try:
        create_new(path, report(error, now).encode())
        _keep_newest(folder)
    except OSError as wrong:
        where = f"No report of it could be written to {in_a_sentence(folder)}: {wrong.strerror}."
    return f"escalate-tui has ended because of an error of its own, {type(error).__name__}.", where


def report(error: BaseException, now: datetime) -> str:
    """Describe an error by its types and the lines of the program it passed, without what these lines worked with.

    The message of an error is left out with the variables: it may quote what somebody typed.
    """
    from importlib import metadata  # noqa: PLC0415 - 15 ms that only a crash needs

    system = f"Python {sys.version.split()[0]}, textual {metadata.version('textual')}, {sys.platform}"
    terminal = ", ".join(f"{name}={clean_line(os.environ[name])}" for name in _TERMINAL if name in os.environ)
    head = [
        f"escalate-tui {__version__} ended because of an error, {now.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC.",
        system,
        f"Terminal: {terminal or 'none'}",
        "Calls are listed from the outermost to the innermost. Messages and values are left out.",
    ]
    return "\n".join([*head, *_told(error, set())]) + "\n"


def _told(error: BaseException, known: set[int]) -> Iterator[str]:
    """Tell an error behind those it came from, and before those that it holds."""
    known.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in known:
        yield from _told(before, known)
        yield from ("", "That led to:")
    yield ""
    yield from _shortened([*_calls(error.__traceback__)])
    yield f"{_type_of(error)}{_number_of(error)}"
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from ("", "It holds:", *_told(inner, known))


def _calls(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        code = frame.f_code
        yield f"  {_place_of(code.co_filename)}:{line} in {code.co_qualname}"


def _shortened(calls: Sequence[str]) -> Sequence[str]:
    left_out = len(calls) - CALLS
    return calls if left_out <= 0 else [f"  … {left_out} more calls", *calls[-CALLS:]]


def _place_of(file: str) -> str:
    """Name a file from the folder on that Python knows it by; above that are names of the machine and its user."""
    for folder in sorted(sys.path, key=len, reverse=True):
        if folder and file.startswith(folder.rstrip(os.sep) + os.sep):
            return file[len(folder.rstrip(os.sep)) + 1 :]
    return file if file.startswith("<frozen ") else "elsewhere"


def _type_of(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _number_of(error: BaseException) -> str:
    """Name what the system said, which has a number and needs no words."""
    number = error.errno if isinstance(error, OSError) else None
    return "" if number is None else f" ({errno.errorcode.get(number, number)})"


def _keep_newest(folder: Path) -> None:
    reports = sorted(path for path in folder.iterdir() if re.fullmatch(_NAME, path.name))
    for path in reports[:-KEPT]:
        # Another program that failed at the same time may have taken it away.
        with suppress(FileNotFoundError):
            path.unlink()
