"""Reading what somebody else may have written: nothing hangs, nothing fills the memory."""

import os
import stat
from pathlib import Path
from typing import Final

from escalate_tui.storage.errors import Damaged

LARGEST: Final = 4 * 2**20
"""Bytes at most in a file that is read."""

_CAREFULLY: Final = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)


def read_regular(path: Path) -> bytes:
    """Read a regular file whole; a pipe or a device is not waited for.

    Raises:
        Damaged: It is a folder, a pipe, a device or a socket, a link to nothing, or larger than 4 MB.
        OSError: It is not there or cannot be opened.
    """
    try:
        descriptor = os.open(path, _CAREFULLY)
    except FileNotFoundError:
        if path.is_symlink():
            raise Damaged("it is a link to a file that is not there", path=path) from None
        raise
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "a pipe, a device or a socket"
            raise Damaged(f"it is {what}, not a file", path=path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(content) > LARGEST:
        raise Damaged("it is larger than 4 MB", path=path)
    return content
