"""The store of one person: a folder of TOML files."""

import stat
import time
from contextlib import AbstractContextManager, suppress
from datetime import UTC
from pathlib import Path

from escalate_tui.clock import Clock
from escalate_tui.errors import EscalateError
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
from escalate_tui.storage.files import create_new, make_folder, sweep, sync_folder, write_whole
from escalate_tui.storage.ids import valid_id
from escalate_tui.storage.layout import SUFFIX, record_files, record_path
from escalate_tui.storage.listing import Row, list_records
from escalate_tui.storage.lock import locked
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.record import read_record, why_read_only
from escalate_tui.storage.version import Version, version_of
from escalate_tui.storage.watch import Look, look, moved

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
        path = record_path(self._root, doc["id"])
        _refuse_read_only(doc)
        content = dump(doc)
        with self._locked():
            there = _content(path)
            found = None if there is None else version_of(there)
            if found != expect:
                raise Conflict(None if there is None else read_record(there, path), found)
            if there is None:
                create_new(path, content)
            else:
                self._prepare(path, there, doc)
                write_whole(path, content)
        return version_of(content)

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

    def listing(self) -> list[Row]:
        """List all that is there, newest first by id, damaged files and conflict copies too."""
        return list(list_records(self._root))

    def find(self, part: str) -> str:
        """Find the id that a part of it means; a whole id means itself.

        Raises:
            NotFound: No id has it.
            Ambiguous: Several ids have it.
        """
        wanted = part.strip().lower()
        ids = sorted({path.stem for path in record_files(self._root) if valid_id(path.stem)}, reverse=True)
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
        with self._locked():
            content = _content(path)
            if content is None:
                raise NotFound(id_)
            self._keep("trash", id_, content)
            path.unlink()
            sync_folder(path.parent)

    def sweep(self) -> None:
        """Remove the temporary files of writers that died, once they are an hour old."""
        now = self._clock()
        for folder in (*self._root.glob("*"), *self._root.glob("*/*")):
            if folder.is_dir():
                sweep(folder, now)

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
            self._keep("versions", path.stem, there)

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self._root / ".lock")

    def _keep(self, where: str, id_: str, content: bytes) -> None:
        """Put bytes aside as `<where>/<id>/<time>-<hash>.toml`; the same bytes are kept once a second.

        Raises:
            EscalateError: They cannot be, so that what holds them now must stay.
        """
        stamp = f"{self._clock().astimezone(UTC):%Y%m%d-%H%M%S}"
        folder = self._root / where / id_
        try:
            _put_aside(folder / f"{stamp}-{version_of(content)[:12]}{SUFFIX}", content)
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


def _put_aside(path: Path, content: bytes) -> None:
    """Make sure that a file of its own holds these bytes.

    Raises:
        FileExistsError: Something else has that name or that of its folder; the error names it.
        OSError: It could not be written.
    """
    make_folder(path.parent)
    try:
        create_new(path, content)
    except FileExistsError as taken:
        # By the hash in the name it is the same copy made twice within a second, unless somebody put it there.
        if not stat.S_ISREG(path.lstat().st_mode) or read_regular(path) != content:
            raise FileExistsError(taken.errno, taken.strerror, str(path)) from taken
