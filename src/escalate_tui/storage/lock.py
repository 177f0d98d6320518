"""The lock of a store: one writer at a time, and nobody shut out by a crash: locks end with their process."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from escalate_tui.storage.errors import Busy
from escalate_tui.storage.files import make_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE: Final = 2.0
"""Seconds that a writer waits for another, who should need milliseconds."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of that file, against other processes and other threads of this one.

    Raises:
        Busy: Somebody else held it for two seconds.
        OSError: The file cannot be opened or its file system knows no locks.
    """
    make_folder(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _taken(descriptor):
            if time.monotonic() > deadline:
                raise Busy(path, PATIENCE)
            time.sleep(0.001)
        yield
        _given_back(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _given_back(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _given_back(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
