"""Copies that are put aside and looked through again: earlier versions, and what was deleted."""

import errno
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.storage.document import written_here
from escalate_tui.storage.errors import Damaged, NotAnId, in_a_sentence
from escalate_tui.storage.files import create_new, make_folder
from escalate_tui.storage.layout import SUFFIX, TRASH, VERSIONS, record_path
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.record import read_record
from escalate_tui.storage.version import version_of

_STAMP: Final = "%Y%m%d-%H%M%S"
_NAME: Final = re.compile(rf"([0-9]{{8}}-[0-9]{{6}})-[0-9a-f]{{12}}{re.escape(SUFFIX)}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that was put aside, readable or not.

    Attributes:
        id: The escalation.
        path: Its file.
        at: When it was put aside, in UTC.
        size: Its size, in bytes.
        doc: What it holds; None where it cannot be read.
        reason: Why it cannot be read; empty where it can.
        written_here: Whether it is as this program wrote it; by another program or by hand otherwise.
    """

    id: str
    path: Path
    at: datetime
    size: int
    doc: Doc | None
    reason: str = ""
    written_here: bool = False

    @property
    def deleted(self) -> bool:
        """Whether it lies in the trash, and not among the versions."""
        return self.path.parent.parent.name == TRASH


def put_aside(root: Path, where: str, id_: str, content: bytes, now: datetime) -> None:
    """Put bytes aside as `<where>/<id>/<time>-<hash>.toml`; the same bytes are kept once a second.

    Args:
        root: The folder of the store.
        where: `versions` or `trash`.
        id_: The escalation.
        content: The bytes.
        now: The present instant.

    Raises:
        EscalateError: They cannot be, so that what holds them now must stay.
    """
    folder = root / where / id_
    try:
        _put_aside(folder / f"{now.astimezone(UTC):{_STAMP}}-{version_of(content)[:12]}{SUFFIX}", content)
    except FileExistsError as taken:
        raise EscalateError(
            f"{taken.filename} is in the way of the copy that is kept of this escalation, so nothing was changed. "
            "Move it elsewhere, then try again."
        ) from taken
    except OSError as wrong:
        raise EscalateError(
            f"No copy of this escalation can be kept in {folder} ({wrong.strerror}), so nothing was changed. "
            "See that the folder can be written to and the disk has room, then try again."
        ) from wrong


def list_versions(root: Path, id_: str) -> list[Kept]:
    """List what is kept of the earlier states of an escalation, newest first, what cannot be read too."""
    return _newest_first(_copies(root, VERSIONS, id_))


def list_deleted(root: Path) -> list[Kept]:
    """List what was deleted, newest first: the trash, and the versions of escalations whose file is gone."""
    found = [kept for id_ in kept_ids(root, TRASH) for kept in _copies(root, TRASH, id_)]
    gone = (id_ for id_ in kept_ids(root, VERSIONS) if not is_taken(root, id_))
    return _newest_first([*found, *(kept for id_ in gone for kept in _copies(root, VERSIONS, id_))])


def kept_ids(root: Path, where: str) -> list[str]:
    """List the escalations of which anything is kept there; hidden names are nobody's."""
    folder = root / where
    return sorted(path.name for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []


def kept_at(path: Path) -> datetime | None:
    """Tell by the name of a copy when it was put aside, in UTC; None where the program never gave it that name."""
    named = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC) if named else None
    except ValueError:
        return None


def is_taken(root: Path, id_: str) -> bool:
    """Tell whether anything lies where the file of an escalation does, readable or not."""
    try:
        path = record_path(root, id_)
    except NotAnId:
        return False
    return path.exists() or path.is_symlink()


def read_copy(root: Path, kept: Kept) -> tuple[Doc, bytes]:
    """Read a copy as it is by now, its document and its bytes.

    Raises:
        Damaged: It cannot be read as that escalation, or is a link, which may lead anywhere.
        OSError: It is gone, or cannot be opened.
    """
    return _read(root, kept.id, kept.path)


def _put_aside(path: Path, content: bytes) -> None:
    """Make sure that a file of its own holds these bytes.

    Raises:
        FileExistsError: Something else has that name or that of its folder; the error names it.
        OSError: It could not be written.
    """
    if path.parent.is_symlink():
        # What it leads to may be anybody's, and is not looked through when copies are.
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path.parent))
    make_folder(path.parent)
    try:
        create_new(path, content)
    except FileExistsError as taken:
        # By the hash in the name it is the same copy made twice within a second, unless somebody put it there.
        if not stat.S_ISREG(path.lstat().st_mode) or read_regular(path) != content:
            raise FileExistsError(taken.errno, taken.strerror, str(path)) from taken


def _newest_first(found: Iterable[tuple[int, Kept]]) -> list[Kept]:
    """Order copies by when they were put aside, those of one second by when their files were written."""
    return [kept for _, kept in sorted(found, key=lambda one: (one[1].at, one[0], one[1].path), reverse=True)]


def _copies(root: Path, where: str, id_: str) -> list[tuple[int, Kept]]:
    """Read what is kept of an escalation in a folder, each copy with its file's time in nanoseconds."""
    folder = root / where / id_
    if folder.is_symlink() or not folder.is_dir():
        paths = [folder]
    else:
        paths = [path for path in folder.iterdir() if path.name[0] != "."]
    return [found for path in paths if (found := _copy(root, id_, path)) is not None]


def _copy(root: Path, id_: str, path: Path) -> tuple[int, Kept] | None:
    """Read one copy; None where it went meanwhile."""
    try:
        seen = path.lstat()
    except FileNotFoundError:
        return None
    at = kept_at(path) or datetime.fromtimestamp(seen.st_mtime, UTC)
    doc, content, reason = None, b"", ""
    try:
        doc, content = _read(root, id_, path)
    except Damaged as bad:
        reason = f"{bad.reason}{f', line {bad.line}' if bad.line else ''}"
    except FileNotFoundError:
        return None
    except OSError as bad:
        reason = f"it cannot be opened: {bad.strerror}"
    return seen.st_mtime_ns, Kept(id_, path, at, seen.st_size, doc, reason, written_here(content))


def _read(root: Path, id_: str, path: Path) -> tuple[Doc, bytes]:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise Damaged("it is a link or a folder, no copy that this program kept", path=path)
    try:
        # By the name of the escalation, which stands in for an id that a hand edit left out.
        place = record_path(root, id_)
    except NotAnId as bad:
        raise Damaged(f"its folder is named after no escalation: {bad}", path=path) from bad
    content = read_regular(path)
    try:
        doc = read_record(content, place)
    except Damaged as bad:
        raise Damaged(bad.reason, bad.line, path) from bad
    if doc["id"] != id_:
        raise Damaged(f"it holds {in_a_sentence(doc['id'][:80])}, another escalation", path=path)
    return doc, content
