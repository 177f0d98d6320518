"""The store of one person: a folder of TOML files."""

import time
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from escalate_tui.clock import Clock
from escalate_tui.model.document import Doc
from escalate_tui.storage.document import dump, written_here
from escalate_tui.storage.errors import (
    Ambiguous,
    Conflict,
    Damaged,
    NotAnId,
    NotFound,
    ReadOnly,
    in_a_sentence,
)
from escalate_tui.storage.files import create_new, sync_folder, write_whole
from escalate_tui.storage.ids import valid_id
from escalate_tui.storage.layout import TRASH, VERSIONS, record_files, record_names, record_path
from escalate_tui.storage.lock import locked
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.record import read_record, why_read_only
from escalate_tui.storage.version import Version, version_of
from escalate_tui.storage.watch import Look, look, moved

if TYPE_CHECKING:
    from escalate_tui.storage.kept import Kept
    from escalate_tui.storage.listing import DamagedFile, Row

GLANCE = 0.25
"""Seconds between two looks while waiting for a change."""


class FileStore:
    """Escalations as files of a folder, `records/2026-03/<id>.toml`, beside their `versions/` and a `trash/`.

    Nothing is remembered between calls but what the last `changed` saw; other programs may write beside it.
    """

    def __init__(self, root: Path, clock: Clock) -> None:
        """Use a folder, which need not exist yet.

        Args:
            root: The folder of the store.
            clock: Tells when an old version was put aside.
        """
        self._root = root
        self._clock = clock
        self._seen: Look | None = None

    @property
    def root(self) -> Path:
        """The folder of the store."""
        return self._root

    def get(self, id_: str) -> tuple[Doc, Version]:
        """Read an escalation, its text cleaned and every item of its lists with a key.

        Raises:
            NotFound: There is none of that id.
            NotAnId: It cannot be an id.
            Damaged: Its file cannot be read as an escalation, or holds another one.
            OSError: Its file cannot be opened.
        """
        path = record_path(self._root, id_)
        content = _content(path)
        if content is None:
            raise NotFound(id_)
        doc = read_record(content, path)
        if doc["id"] != id_:
            raise Damaged(f"it holds {in_a_sentence(doc['id'][:80])}, another escalation than its name says", path=path)
        return doc, version_of(content)

    def put(self, doc: Doc, expect: Version | None) -> Version:
        """Write an escalation over the version it continues, None where it is new, and tell its new version.

        The bytes replaced are kept in `versions/` where this program did not write them, and whenever the
        history changes.

        Raises:
            Conflict: What is there is not that version; the error carries what is.
            ReadOnly: It, or what is there, has a schema that this version of the program must not write.
            Unsavable: It would not read back as it is.
            NotAnId: Its `id` is none.
            Damaged: What is there is no escalation any more.
            Busy: Another program holds the store.
            EscalateError: What is there has to be kept and could not be; it is untouched.
            OSError: It could not be written; what was there is untouched.
        """
        return self._write(doc, expect, self._prepare)

    def put_over(self, doc: Doc, expect: Version | None) -> Version:
        """Write an escalation over what is there, damaged or not, once that is kept in `versions/`.

        Raises:
            Conflict: What is there is not that version; the error carries what is.
            ReadOnly: It, or what is there, has a schema that this version of the program must not write.
            Unsavable: It would not read back as it is.
            NotAnId: Its `id` is none.
            Damaged: What is there is no regular file, or is not that version and cannot be read.
            Busy: Another program holds the store.
            EscalateError: What is there could not be kept; it is untouched.
            OSError: It could not be written; what was there is untouched.
        """
        return self._write(doc, expect, self._set_aside)

    def head(self, id_: str) -> Version | None:
        """Tell the version of an escalation, whatever is in its file; None where there is none.

        Raises:
            NotAnId: It cannot be an id.
            Damaged: It is no regular file.
            OSError: Its file cannot be opened.
        """
        content = _content(record_path(self._root, id_))
        return None if content is None else version_of(content)

    def heads(self) -> dict[str, Version]:
        """Tell the version of every escalation whose file can be opened, by id, whatever is in it."""
        heads: dict[str, Version] = {}
        for path in record_files(self._root):
            # What cannot be read has a row in the listing that says so.
            with suppress(OSError, Damaged, NotAnId):
                if path == record_path(self._root, path.stem):
                    heads[path.stem] = version_of(read_regular(path))
        return heads

    def changed(self, timeout: float) -> bool:
        """Wait until any file changed since the last call, at most that many seconds; tell whether one did.

        The first call compares with what was there when it began. Changes by this process count too.
        """
        deadline = time.monotonic() + timeout
        while not self._looked():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            time.sleep(min(left, GLANCE))
        return True

    def listing(self) -> "list[Row]":
        """List all that is there, newest first by id, damaged files and conflict copies too."""
        from escalate_tui.storage.listing import list_records

        return list(list_records(self._root))

    def damaged(self, known: Collection[str]) -> "list[DamagedFile]":
        """List the files that cannot be read, by their names; those of the ids known to be fine are not looked at."""
        from escalate_tui.storage.listing import DamagedFile, row_of

        fine = {record_path(self._root, id_) for id_ in known}
        rows = (row_of(self._root, path) for path in sorted(record_files(self._root)) if path not in fine)
        return [row for row in rows if isinstance(row, DamagedFile)]

    def ids(self) -> list[str]:
        """List the ids that the names of the files tell, newest first; no file is read."""
        return sorted({name for name in record_names(self._root) if valid_id(name)}, reverse=True)

    def find(self, part: str) -> str:
        """Find the id that a part of it means; a whole id means itself.

        Raises:
            NotFound: No id has it.
            Ambiguous: Several ids have it.
        """
        wanted = part.strip().lower()
        ids = self.ids()
        if wanted in ids:
            return wanted
        found = [id_ for id_ in ids if wanted and wanted in id_]
        if not found:
            raise NotFound(part)
        if len(found) > 1:
            raise Ambiguous(part, found)
        return found[0]

    def delete(self, id_: str) -> None:
        """Move the file of an escalation to `trash/`, whatever is in it by now.

        Raises:
            NotFound: There is none of that id.
            NotAnId: It cannot be an id.
            Damaged: It is not a regular file.
            Busy: Another program holds the store.
            EscalateError: The trash did not take it; it is where it was.
            OSError: It could not be removed; the trash has a copy.
        """
        path = record_path(self._root, id_)
        with self.locked():
            content = _content(path)
            if content is None:
                raise NotFound(id_)
            self._keep(TRASH, id_, content)
            path.unlink()
            sync_folder(path.parent)

    def versions(self, id_: str) -> "list[Kept]":
        """List what is kept of the earlier states of an escalation, newest first, what cannot be read too.

        Raises:
            NotAnId: It cannot be an id.
            OSError: The folder cannot be looked into.
        """
        from escalate_tui.storage.kept import list_versions

        record_path(self._root, id_)
        return list_versions(self._root, id_)

    def trash(self) -> "list[Kept]":
        """List what was deleted, newest first: the trash, and the versions of escalations whose file is gone.

        Raises:
            OSError: A folder cannot be looked into.
        """
        from escalate_tui.storage.kept import list_deleted

        return list_deleted(self._root)

    def sweep(self) -> None:
        """Remove temporary files that are an hour old, and versions of more than 90 days whose escalation is there.

        Raises:
            OSError: A version could not be removed.
        """
        from escalate_tui.storage.sweeping import sweep_store

        sweep_store(self, self._clock())

    def locked(self) -> AbstractContextManager[None]:
        """Hold the store against all other writers, for milliseconds.

        Raises:
            Busy: Another program holds it.
            OSError: Its lock cannot be opened.
        """
        return locked(self._root / ".lock")

    def _write(self, doc: Doc, expect: Version | None, prepare: Callable[[Path, bytes, Doc], None]) -> Version:
        """Write a document over the version it continues, once what is about to be replaced is prepared for it."""
        path = record_path(self._root, doc["id"])
        _refuse_read_only(doc)
        content = dump(doc)
        with self.locked():
            there = _content(path)
            found = None if there is None else version_of(there)
            if found != expect:
                raise Conflict(None if there is None else read_record(there, path), found)
            if there is None:
                create_new(path, content)
            else:
                prepare(path, there, doc)
                write_whole(path, content)
        return version_of(content)

    def _prepare(self, path: Path, there: bytes, doc: Doc) -> None:
        """Keep what is about to be replaced where it must not be lost, and refuse what must not be replaced.

        Raises:
            Damaged: It is no escalation any more.
            ReadOnly: It has a schema that this version of the program must not write, whatever the new one says.
            EscalateError: It has to be kept and could not be.
        """
        before = read_record(there, path)
        _refuse_read_only(before)
        if not written_here(there) or before.get("history") != doc.get("history"):
            self._keep(VERSIONS, path.stem, there)

    def _set_aside(self, path: Path, there: bytes, _: Doc) -> None:
        """Keep what is about to be replaced, damaged or not, unless it is of a newer program."""
        with suppress(Damaged):
            _refuse_read_only(read_record(there, path))
        self._keep(VERSIONS, path.stem, there)

    def _keep(self, where: str, id_: str, content: bytes) -> None:
        from escalate_tui.storage.kept import put_aside

        put_aside(self._root, where, id_, content, self._clock())

    def _looked(self) -> bool:
        before, now = self._seen, self._clock()
        self._seen = look(record_files(self._root), before or {}, now)
        return before is not None and moved(before, self._seen)


def _refuse_read_only(doc: Doc) -> None:
    reason = why_read_only(doc)
    if reason is not None:
        raise ReadOnly(reason)


def _content(path: Path) -> bytes | None:
    """Read a file that may not be there."""
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
