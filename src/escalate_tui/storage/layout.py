"""Where the files of a store lie."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from escalate_tui.storage.ids import month_of

SUFFIX: Final = ".toml"


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


def stamped_files(root: Path) -> Iterator[tuple[str, Stamp]]:
    """Find what `record_files` finds, each with its stamp; made for stores of 100,000, so without path objects."""
    for entry in _scanned(os.fspath(root / "records")):
        if entry.name.endswith(SUFFIX):
            yield from _stamped(entry)
        elif entry.is_dir():
            try:
                inner = list(_scanned(entry.path))
            except PermissionError:
                inner = [entry]
            for found in inner:
                if found.name.endswith(SUFFIX) or found is entry:
                    yield from _stamped(found)


def _scanned(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except FileNotFoundError:
        return


def _stamped(entry: os.DirEntry[str]) -> Iterator[tuple[str, Stamp]]:
    try:
        seen = entry.stat()
    except FileNotFoundError:
        if not entry.is_symlink():
            return
        seen = entry.stat(follow_symlinks=False)
    text = f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino}"
    yield entry.path, Stamp(text, max(seen.st_mtime_ns, seen.st_ctime_ns))
