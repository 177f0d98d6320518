"""Deleting escalations for good, with every copy of them that this program holds."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.storage.errors import Damaged, NotAnId, NotFound
from escalate_tui.storage.exports import Export, Exports
from escalate_tui.storage.files import sync_folder
from escalate_tui.storage.folder import FileStore
from escalate_tui.storage.ids import month_of
from escalate_tui.storage.kept import Kept, is_taken, list_deleted
from escalate_tui.storage.layout import SUFFIX, TRASH, VERSIONS, record_path
from escalate_tui.storage.record import read_file
from escalate_tui.storage.state import State
from escalate_tui.storage.unsaved import FOLDER, kept_ids
from escalate_tui.storage.version import Version

ClosedAt = Callable[[Doc], datetime | None]
"""Tells when an escalation was closed, in UTC; None of one that is a draft or open."""


@dataclass(frozen=True, slots=True)
class Copies:
    """An escalation that is old enough to go, and where its words are.

    Attributes:
        id: Its id.
        doc: What it holds; None where nothing of it can be read.
        at: When it was closed, or else deleted, in UTC.
        deleted: Whether it was deleted before, so that only copies of it are left.
        version: The state in which it was looked at; None where it was deleted.
        records: Its file, and second copies of it that synchronising tools left beside it; its own file last.
        versions: Its earlier versions.
        trash: Its copies in the trash.
        briefs: What was written of it into the folder of briefs.
        unsaved: Copies of edits that its file never got.
        exports: What was written of it elsewhere and is still there: named, never touched.
        left: Other files that go by its id, and the one that a link in its place leads to: named, never touched.
    """

    id: str
    doc: Doc | None
    at: datetime
    deleted: bool
    version: Version | None
    records: tuple[Path, ...] = ()
    versions: tuple[Path, ...] = ()
    trash: tuple[Path, ...] = ()
    briefs: tuple[Path, ...] = ()
    unsaved: tuple[Path, ...] = ()
    exports: tuple[Export, ...] = ()
    left: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Purging:
    """Where the words of escalations are.

    Attributes:
        store: The escalations, their versions and the trash.
        state: What is remembered between runs.
        briefs: The folder for briefs written to files.
        closed_at: Tells when an escalation was closed.
    """

    store: FileStore
    state: State
    briefs: Path
    closed_at: ClosedAt

    def found(self, before: datetime, closed: Iterable[str]) -> Iterator[Copies]:
        """Find what was closed before an instant, by id, then what was deleted before it, then what was only kept.

        Of what was deleted the time of deleting counts; where nothing is left but versions, that of closing; where
        nothing is left but a copy that could not be saved, the time of that.

        Args:
            before: The instant.
            closed: The ids of those that may be closed; of others only what was deleted is looked at.

        Raises:
            Damaged: The notes of what was written of one cannot be read.
            OSError: A folder cannot be looked into, or a file in it cannot be opened.
        """
        for id_ in sorted(closed):
            if (one := self._closed(id_, before)) is not None:
                yield one
        gone: dict[str, list[Kept]] = {}
        for kept in list_deleted(self.store.root):
            if _is_id(kept.id) and not is_taken(self.store.root, kept.id):
                gone.setdefault(kept.id, []).append(kept)
        for id_, copies in sorted(gone.items()):
            at = self._deleted_at(copies)
            if at is not None and at < before:
                doc = next((kept.doc for kept in copies if kept.doc is not None), None)
                yield self._copies(id_, doc, at, None)
        for id_ in sorted(filter(_is_id, kept_ids(self.state.folder / FOLDER) - set(gone))):
            if not is_taken(self.store.root, id_) and (kept_at := self._kept_at(id_)) < before:
                yield self._copies(id_, None, kept_at, None)

    def purge(self, one: Copies) -> None:
        """Delete an escalation for good.

        Its file goes last, so that a kill on the way leaves one that is found again. No link is followed.

        Raises:
            EscalateError: It is another by now than was shown, so that it is left as it is.
            Busy: Another program holds the store.
            OSError: A file could not be removed.
        """
        with self.store.locked():
            if is_taken(self.store.root, one.id) is one.deleted or self.store.head(one.id) != one.version:
                raise EscalateError(f"{one.id} was changed elsewhere meanwhile, so it is left as it is.")
            _remove([*one.briefs, *one.unsaved])
            for where in (VERSIONS, TRASH):
                folder = self.store.root / where / one.id
                _remove([*_within(folder), folder])
            self.state.forget_place(one.id)
            Exports(self.state.folder).forget(one.id)
            _remove(one.records)
            if one.records:
                sync_folder(one.records[-1].parent)

    def _closed(self, id_: str, before: datetime) -> Copies | None:
        """Look at an escalation and second copies of it; None where any of them is not closed, or later."""
        try:
            doc, version = self.store.get(id_)
        except (NotFound, NotAnId, Damaged):
            return None
        path = record_path(self.store.root, id_)
        beside = [other for other in _named(path.parent, id_) if other != path]
        seconds = {other: second for other in beside if (second := _second(other, id_)) is not None}
        closed = [self.closed_at(one) for one in (doc, *seconds.values())]
        times = [at for at in closed if at is not None and at < before]
        if len(times) < len(closed):
            return None
        return self._copies(id_, doc, max(times), version, tuple(seconds))

    def _deleted_at(self, copies: list[Kept]) -> datetime | None:
        """Tell when an escalation was deleted, or closed where its file went by another way, copies newest first."""
        deleted = next((kept.at for kept in copies if kept.deleted), None)
        newest = next((kept.doc for kept in copies if kept.doc is not None), None)
        return deleted or (self.closed_at(newest) if newest is not None else None)

    def _kept_at(self, id_: str) -> datetime:
        """Tell when the last copy was kept of an escalation that is nowhere else."""
        kept = max(path.stat().st_mtime for path in _of(self.state.folder / FOLDER, id_))
        return datetime.fromtimestamp(kept, UTC)

    def _copies(
        self, id_: str, doc: Doc | None, at: datetime, version: Version | None, seconds: tuple[Path, ...] = ()
    ) -> Copies:
        root, path = self.store.root, record_path(self.store.root, id_)
        own = {*seconds, path, *(one for one in _named(path.parent, id_) if one.name.startswith(f".{path.name}."))}
        lead = [Path(os.path.realpath(path))] if path.is_symlink() else []
        briefs = tuple(_of(self.briefs, id_))
        exports = (one for one in Exports(self.state.folder).of(id_) if one.path not in briefs)
        return Copies(
            id=id_,
            doc=doc,
            at=at,
            deleted=version is None,
            version=version,
            records=(*sorted(own - {path}), *([path] if version is not None else [])),
            versions=tuple(_within(root / VERSIONS / id_)),
            trash=tuple(_within(root / TRASH / id_)),
            briefs=briefs,
            unsaved=tuple(_of(self.state.folder / FOLDER, id_)),
            exports=tuple(one for one in exports if one.path.exists()),
            left=(*lead, *(one for one in _named(path.parent, id_) if one not in own and not _is_record(one))),
        )


def wipe_indexes(cache: Path) -> None:
    """Remove the indexes of a cache folder: SQLite keeps the text of removed rows in its file.

    Nothing is lost with them: whoever looks next makes them anew from the files.

    Raises:
        OSError: One could not be removed.
    """
    _remove(cache.glob("index-*.sqlite*"))


def _second(path: Path, id_: str) -> Doc | None:
    """Read a second copy of an escalation; None of a file that is none."""
    if path.suffix != SUFFIX or path.name[0] == ".":
        return None
    try:
        doc = read_file(path)
    except (Damaged, FileNotFoundError):
        return None
    return doc if doc["id"] == id_ else None


def _named(folder: Path, id_: str) -> list[Path]:
    """Find what has an id in its name, hidden names too."""
    return sorted(path for path in folder.iterdir() if id_ in path.name) if folder.is_dir() else []


def _of(folder: Path, id_: str) -> Iterator[Path]:
    """Find what this program wrote of an escalation into a folder: `<id>.txt`, `<id>.update.txt` and the like."""
    for path in _named(folder, id_):
        whole = path.name.startswith((f"{id_}.", f".{id_}."))
        if whole and (path.is_symlink() or not path.is_dir()):
            yield path


def _is_record(path: Path) -> bool:
    """Tell whether a file is another escalation's by its name, such as one whose id begins with this one's."""
    return path.suffix == SUFFIX and _is_id(path.stem)


def _is_id(text: str) -> bool:
    """Tell whether an escalation of that id has a place among the records."""
    try:
        month_of(text)
    except NotAnId:
        return False
    return True


def _within(folder: Path) -> list[Path]:
    """Give all that lies in a folder of copies; nothing of what a link in its place leads to."""
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _remove(paths: Iterable[Path]) -> None:
    """Remove files, links without what they lead to, and folders that are empty."""
    for path in paths:
        with suppress(FileNotFoundError):
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
