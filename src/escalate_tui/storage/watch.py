"""Telling whether files have changed since the last look, mostly without reading them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from escalate_tui.storage.errors import Damaged
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.version import Version, version_of

RACY: Final = timedelta(seconds=2)
"""Age below which times prove nothing: a file can change twice within one tick of its file system's clock."""


Mark = tuple[tuple[int, int, int, int], Version | None]
"""What a file looked like: its times of change in nanoseconds, its size in bytes and its inode; then its
version, read where those would prove nothing, else None."""

Look = Mapping[Path, Mark]
"""What all files looked like at one moment."""


def look(files: Iterable[Path], before: Look, now: datetime) -> Look:
    """Look at files; those that changed a moment ago, now or at the look before, are read as well."""
    since = int((now - RACY).timestamp() * 1e9)
    seen: dict[Path, Mark] = {}
    for path in files:
        try:
            found = path.stat()
        except OSError:
            continue  # gone, or a link to nothing: not being there is what is seen
        stamp = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        earlier, version = before.get(path, (None, None))
        was_read = earlier == stamp and version is not None
        racy = max(found.st_mtime_ns, found.st_ctime_ns) > since
        seen[path] = (stamp, _version(path) if racy or was_read else None)
    return seen


def moved(before: Look, after: Look) -> bool:
    """Tell whether any file came, went or changed between a look and the next, which was made knowing it."""
    return before.keys() != after.keys() or any(_differ(before[path], mark) for path, mark in after.items())


def _differ(before: Mark, after: Mark) -> bool:
    return before[0] != after[0] or (before[1] is not None and before[1] != after[1])


def _version(path: Path) -> Version:
    try:
        return version_of(read_regular(path))
    except (OSError, Damaged):
        return Version("")
