"""Writing a file whole or not at all, so that it is there after a power cut."""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

if sys.platform == "darwin":
    import fcntl

PATIENCE: Final = 2.5
"""Seconds for which a replacement is tried again while Windows lets another program hold the file."""

LEFT_OVER: Final = timedelta(hours=1)
"""Age from which a temporary file is left over: writing takes milliseconds."""

_HELD: Final = (5, 32)  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
_NO_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)
_TEMPORARY: Final = r"\..+\.[0-9]+\.[0-9a-f]{8}\.tmp"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place, new or instead of the one there, readable by its owner only.

    Whatever happens on the way, the path holds the old bytes or the new ones, whole. A symbolic link is
    followed.

    Raises:
        PermissionError: The file is read-only, even where its folder would let it be replaced.
        OSError: It could not be written; what was there is untouched.
    """
    target = _followed(path)
    _refuse_unwritable(target)
    with _written_beside(target, content) as temporary:
        _tried_again(lambda: temporary.replace(target))
        sync_folder(target.parent)


def create_new(path: Path, content: bytes) -> None:
    """Put a new file in place, readable by its owner only, and never over another.

    Raises:
        FileExistsError: Something has that name already.
        OSError: It could not be written.
    """
    with _written_beside(path, content) as temporary:
        _name(temporary, path)
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, each open to its owner only.

    Raises:
        OSError: One of them could not be made, or is a file.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder; without this a new file can be gone after a power cut."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as refused:
        # Some network file systems know no such thing for folders and say so; they keep names themselves.
        if refused.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path, now: datetime) -> None:
    """Remove the temporary files that writers who died left in a folder, once they are an hour old.

    Age decides, not the process number in the name: in a synchronised folder that is another machine's. What may not
    be looked at or removed stays, since it is in nobody's way.
    """
    oldest = (now - LEFT_OVER).timestamp()
    with suppress(OSError):
        for path in folder.iterdir():
            # Its writer may be alive after all and take it away meanwhile.
            with suppress(OSError):
                if re.fullmatch(_TEMPORARY, path.name) and path.lstat().st_mtime < oldest:
                    path.unlink()


def _followed(path: Path) -> Path:
    return Path(os.path.realpath(path, strict=True)) if path.is_symlink() else path


def _refuse_unwritable(target: Path) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(target))
    # The bits are looked at too, because root may write to everything.
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "The file is read-only", str(target))


@contextmanager
def _written_beside(target: Path, content: bytes) -> Iterator[Path]:
    """Write to a temporary file in the same folder; it is gone afterwards, moved or removed."""
    make_folder(target.parent)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, _NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            _sync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _name(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except OSError as refused:
        if refused.errno not in _NO_LINKS:
            raise
        # Memory sticks and some network volumes have no hard links: there the name is claimed empty first.
        os.close(os.open(path, _NEW, 0o600))
        with ExitStack() as claim:
            # An empty file left behind would stand for a damaged one for ever.
            claim.callback(path.unlink, missing_ok=True)
            _tried_again(lambda: temporary.replace(path))
            claim.pop_all()


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            # Network volumes do not know it; there fsync is all there is.
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def _tried_again(replace: Callable[[], object]) -> None:
    """Replace a file, waiting for the virus scanners and indexers that hold new files on Windows."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            replace()
        except OSError as held:
            if getattr(held, "winerror", None) not in _HELD or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
