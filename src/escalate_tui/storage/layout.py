"""Where the files of a store lie."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from escalate_tui.storage.ids import month_of

SUFFIX: Final = ".toml"

VERSIONS: Final = "versions"
"""The folder of what was replaced."""

TRASH: Final = "trash"
"""The folder of what was deleted."""


def record_path(root: Path, id_: str) -> Path:
    """Tell where the file of an escalation lies: `records/2026-03/<id>.toml`.

    Raises:
        NotAnId: It cannot be an id.
    """
    return root / "records" / month_of(id_) / f"{id_}{SUFFIX}"


def record_files(root: Path) -> Iterator[Path]:
    """Find whatever is named like a file of an escalation, in the months' folders and beside them.

    Hidden names are left out: temporary files and those of editors and version control. A month's folder that
    may not be looked into is found itself, since opening it says why.
    """
    for path in _named(root / "records"):
        if path.suffix == SUFFIX:
            yield path
        elif path.is_dir():
            try:
                inner = _named(path)
            except PermissionError:
                inner = [path]
            yield from (found for found in inner if found.suffix == SUFFIX or found == path)


def record_names(root: Path) -> Iterator[str]:
    """Tell the names of what `record_files` finds, without their ending; no file is looked at, and none is opened."""
    suffix = SUFFIX.encode()
    for entry in _scanned(os.fsencode(root / "records")):
        inner: Iterable[os.DirEntry[bytes]] = ()
        if entry.name.endswith(suffix):
            inner = (entry,)
        elif _is_folder(entry):
            # What may not be looked into has no ids that anybody could mean.
            with suppress(PermissionError):
                inner = list(_scanned(entry.path))
        yield from (os.fsdecode(found.name.removesuffix(suffix)) for found in inner if found.name.endswith(suffix))


def _named(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like, without reading it.

    Attributes:
        text: Its times of change, its size and its inode, as one text to compare.
        changed: When it was last changed, its name or its content, in nanoseconds since 1970.
    """

    text: str
    changed: int


UNSEEN: Final = Stamp("unseen", 0)
"""The stamp of a file that went meanwhile, or that nobody here may look at: reading it says which."""


def stamped_files(root: Path) -> Iterator[tuple[bytes, Stamp]]:
    """Find what `record_files` finds, each with its stamp; made for stores of 100,000, so without path objects.

    Paths are the bytes that the system has: a name that somebody's tool wrote in another encoding is no text.
    """
    suffix = SUFFIX.encode()
    for entry in _scanned(os.fsencode(root / "records")):
        if entry.name.endswith(suffix):
            yield _stamped(entry)
        elif _is_folder(entry):
            try:
                inner = list(_scanned(entry.path))
            except PermissionError:
                inner = [entry]
            for found in inner:
                if found.name.endswith(suffix) or found is entry:
                    yield _stamped(found)


def _scanned(folder: bytes) -> Iterator[os.DirEntry[bytes]]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith(b"."))
    except FileNotFoundError:
        return
    except OSError as wrong:
        # Who tells of it writes a name, and no bytes.
        wrong.filename = os.fsdecode(folder)
        raise


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link to itself, or to where nobody may look: what it leads to is no folder of ours.
        return False


def _stamped(entry: os.DirEntry[bytes]) -> tuple[bytes, Stamp]:
    seen = _seen(entry)
    if seen is None:
        return entry.path, UNSEEN
    text = f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"
    return entry.path, Stamp(text, max(seen.st_mtime_ns, seen.st_ctime_ns))


def _seen(entry: os.DirEntry[bytes]) -> os.stat_result | None:
    """Look at a file; a link that leads nowhere, or in a circle, stands for itself."""
    for through_links in (True, False):
        with suppress(OSError):
            return entry.stat(follow_symlinks=through_links)
    return None
