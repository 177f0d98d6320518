"""The index of a store: what the board needs of every escalation, in SQLite, made from the files and nothing else.

It holds nothing of its own: deleted, damaged or made by another version it is built anew. What a row says is the
caller's business (`Indexed`), so that storage knows nothing of follow-ups.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, Self, TypeVar

from escalate_tui.model.document import Doc
from escalate_tui.storage import index_words
from escalate_tui.storage.index_tables import (
    CROSSED,
    PATIENCE,
    UNTOLD,
    URGENCY,
    connected,
    is_busy,
    patiently,
    remove,
)
from escalate_tui.storage.indexed import Dated, Indexed, Progress, forget, keep, keep_trouble
from escalate_tui.storage.layout import stamped_files
from escalate_tui.storage.listing import Listed, row_of
from escalate_tui.storage.watch import RACY

T = TypeVar("T")

CHUNK: Final = 200
"""Files that are read between two commits; after each the rows so far can be shown."""

ALL: Final = -1
"""Stands for every row where a number of rows is asked for."""


class Index:
    """The index of one store, on one connection: each thread opens its own.

    Attributes:
        inode: Tells its file from one that took its place; None in memory.
    """

    def __init__(
        self,
        root: Path,
        connection: sqlite3.Connection,
        indexed: Callable[[Doc], Indexed],
        *,
        file: Path | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._root = root
        self._db = connection
        self._indexed = indexed
        self._file = file
        self.inode = _inode(file)
        self._patience = patience

    @classmethod
    def open(
        cls,
        file: Path | str,
        root: Path,
        made_by: str,
        indexed: Callable[[Doc], Indexed],
        patience: float = PATIENCE,
    ) -> Self:
        """Open the index of a store; one that is damaged, or made otherwise, is begun anew.

        Args:
            file: Its file, or the name of a database in memory where no folder can hold one.
            root: The folder of the store.
            made_by: What the rows depend on beside the files: the program's version, the settings.
            indexed: Makes what is kept of a document.
            patience: Seconds to wait for others that write, then and later.

        Raises:
            OSError: The file cannot be made.
            sqlite3.Error: It can be neither opened nor made anew.
        """
        path = None if isinstance(file, str) else file
        try:
            connection = patiently(lambda: connected(file, made_by, patience), patience)
        except sqlite3.DatabaseError as wrong:
            # Whoever has a file open that is damaged has nothing to lose; one that is only busy must not be taken away.
            if path is None or is_busy(wrong):
                raise
            remove(path)
            connection = connected(path, made_by, patience)
        return cls(root, connection, indexed, file=path, patience=patience)

    @property
    def lost(self) -> bool:
        """Whether nobody else can open it: its file was taken away, or it never had one."""
        return self.inode is None or _inode(self._file) != self.inode

    @property
    def whole(self) -> bool:
        """Whether all files were read since it was made."""
        return self._db.execute("SELECT 1 FROM maker WHERE whole").fetchone() is not None

    @property
    def state(self) -> tuple[int | None, int]:
        """What changes whenever anybody else has written to it."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return self.inode, version

    def remove(self) -> None:
        """Take its file away, so that whoever opens it next makes it anew; never one that took its place."""
        if self._file is not None and not self.lost:
            # Windows keeps files that somebody has open: there it is made anew after the next start.
            with suppress(OSError):
                remove(self._file)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def refresh(self, now: datetime) -> Iterator[Progress]:
        """Bring the index up to date with the files, a chunk at a time.

        A file counts as unchanged when its times, its size and its inode are those of the last reading, and that was
        not so soon after its change that it could have changed again within the same tick of the clock.

        Args:
            now: The present instant, in UTC.

        Yields:
            How far it has come, after each chunk that was written; the rows so far can be read then.

        Raises:
            sqlite3.Error: Somebody else holds it, or it cannot be written; the next refresh goes on from here.
        """
        known: dict[bytes, str] = dict(self._db.execute("SELECT path, stamp FROM files"))
        there = dict(stamped_files(self._root))
        gone = [path for path in known if path not in there]
        if gone:
            self._write(self._forget, gone)
        moved = sorted((path for path, stamp in there.items() if known.get(path) != stamp.text), reverse=True)
        racy = (now - RACY).timestamp() * 1e9
        done = 0
        while done < len(moved):
            yield Progress(done, len(moved))
            chunk = moved[done : done + CHUNK]
            stamps = {path: "" if there[path].changed > racy else there[path].text for path in chunk}
            self._write(self._replace, stamps)
            done += len(chunk)
        if not self.whole:
            self._write(self._settle, None)
        yield Progress(done, len(moved))

    def read_again(self, path: Path) -> None:
        """Read one file at once, such as one that was written a moment ago; one that is gone loses its row.

        Raises:
            sqlite3.Error: Somebody else holds it, or it cannot be written.
        """
        self._write(self._replace, {os.fsencode(path): ""})

    @property
    def empty(self) -> bool:
        """Whether it holds nothing yet, as when it was just made."""
        return self._db.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def shelf_of(self, id_: str) -> str:
        """Tell on which shelf an escalation is; empty where it is on none."""
        found = self._db.execute("SELECT shelf FROM files WHERE id = ?", (id_,)).fetchone()
        return found[0] if found else ""

    def ids(self, shelf: str, *, limit: int = ALL) -> list[str]:
        """List what is on a shelf by its order, the greatest first."""
        found = self._db.execute(
            "SELECT id FROM files WHERE shelf = ? ORDER BY rank_on DESC, id DESC LIMIT ?", (shelf, limit)
        )
        return [id_ for (id_,) in found]

    def newest(self) -> list[str]:
        """List all of them, the one that was begun last first."""
        return [id_ for (id_,) in self._db.execute("SELECT id FROM files WHERE shelf <> '' ORDER BY id DESC")]

    def lines(self) -> list[tuple[str, str]]:
        """List all of them, each by its id and its line, the one that was begun last first."""
        listed = "SELECT id, line FROM files JOIN lines ON lines.file = files.n ORDER BY id DESC"
        return self._db.execute(listed).fetchall()

    def most_urgent(self, now: datetime, *, limit: int = ALL) -> list[str]:
        """List the open ones: overdue by how late, then due by how soon late, then by when they are due.

        Those without a commitment come last, the newest of them first.
        """
        at = now.timestamp()
        order: dict[str, None] = {}
        for query in URGENCY:
            if limit == ALL or len(order) < limit:
                for (id_,) in self._db.execute(query, {"now": at}):
                    order[id_] = None
                    if len(order) == limit:
                        break
        return list(order)

    def next_change(self, now: datetime) -> datetime | None:
        """Tell when the order of the open ones will be another by the clock alone; None where it never will."""
        at = {"now": now.timestamp()}
        (due,) = self._db.execute("SELECT MIN(due) FROM dates WHERE due > :now", at).fetchone()
        (late,) = self._db.execute("SELECT MIN(overdue) FROM dates WHERE overdue > :now", at).fetchone()
        return min((datetime.fromtimestamp(one, UTC) for one in (due, late) if one is not None), default=None)

    def crossed(self, since: datetime, until: datetime) -> set[Dated]:
        """List the dates of open ones that came due or overdue after an instant, and until another."""
        return set(self._db.execute(CROSSED, {"since": since.timestamp(), "until": until.timestamp()}))

    def untold(self, now: datetime) -> list[Dated]:
        """List the dates of open ones that are due or overdue and of which nobody was told so, the worst first."""
        return self._db.execute(UNTOLD, {"now": now.timestamp()}).fetchall()

    def claim(self, dates: Collection[Dated], now: datetime) -> list[Dated]:
        """Take over telling that these are due, or overdue, and give those that nobody else has told.

        Raises:
            sqlite3.Error: Somebody else holds it, or it cannot be written.
        """
        claimed: list[Dated] = []

        def take(at: float) -> None:
            add = "INSERT OR IGNORE INTO told VALUES (?, ?, ?, ?)"
            claimed.extend(one for one in dates if self._db.execute(add, (*one, one[2] <= at)).rowcount)

        if dates:
            self._write(take, now.timestamp())
        return claimed

    def told(self) -> list[tuple[str, float, float, int]]:
        """List what was claimed."""
        return self._db.execute("SELECT * FROM told").fetchall()

    def note_told(self, told: Sequence[tuple[str, float, float, int]]) -> None:
        """Take over what was claimed of another index, whose place this one takes.

        Raises:
            sqlite3.Error: Somebody else holds it, or it cannot be written.
        """
        self._write(partial(self._db.executemany, "INSERT OR IGNORE INTO told VALUES (?, ?, ?, ?)"), told)

    def counts(self, now: datetime) -> Mapping[str, int]:
        """Count the shelves, and of the open ones those `overdue` and `due`."""
        counts = dict.fromkeys(("open", "drafts", "closed"), 0)
        counts.update(self._db.execute("SELECT shelf, COUNT(*) FROM files WHERE shelf <> '' GROUP BY shelf"))
        at = {"now": now.timestamp()}
        (late,) = self._db.execute("SELECT COUNT(*) FROM firsts WHERE overdue <= :now", at).fetchone()
        (due,) = self._db.execute("SELECT COUNT(*) FROM firsts WHERE due <= :now", at).fetchone()
        return {**counts, "overdue": late, "due": max(0, due - late)}

    def bodies(self, ids: Sequence[str]) -> dict[str, str]:
        """Read the bodies of these escalations."""
        found: dict[str, str] = {}
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            marks = ",".join("?" * len(some))
            found.update(self._db.execute(f"SELECT id, body FROM files WHERE shelf <> '' AND id IN ({marks})", some))
        return found

    def found(self, text: str) -> list[str]:
        """Find the escalations with all these words, or words that begin so, the best match first."""
        return index_words.found(self._db, text)

    def alike(self, text: str, limit: int) -> dict[str, str]:
        """Find the escalations that share the words of a text that few have, the best match first.

        Args:
            text: Any text, however long, what tells most at its beginning.
            limit: How many at most.

        Returns:
            Their gists by their ids; one without a gist is not among them.
        """
        return index_words.alike(self._db, text, limit)

    def trouble(self) -> list[str]:
        """Say of each file that has no row why."""
        return [said for (said,) in self._db.execute("SELECT trouble FROM files WHERE trouble <> '' ORDER BY path")]

    def names(self) -> list[str]:
        """List the names of all whom the escalations are about, each once, in their order."""
        return [name for (name,) in self._db.execute("SELECT DISTINCT name FROM names ORDER BY name")]

    def _write(self, work: Callable[[T], object], what: T) -> None:
        """Do something in one transaction, which no other can come between: what it reads it may rely on."""

        def write() -> None:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                work(what)

        patiently(write, self._patience)

    def _settle(self, _: None) -> None:
        """Note that all files are in it."""
        self._db.execute("UPDATE maker SET whole = 1")

    def _forget(self, paths: Sequence[bytes]) -> None:
        for path in paths:
            forget(self._db, path)

    def _replace(self, stamps: Mapping[bytes, str]) -> None:
        """Read these files, and keep what is needed of each with the stamp it is to be known by."""
        self._forget(list(stamps))
        for path, stamp in stamps.items():
            row = row_of(self._root, Path(os.fsdecode(path)))
            if isinstance(row, Listed):
                keep(self._db, path, stamp, row.id, self._indexed(row.doc))
            elif row is not None:
                keep_trouble(self._db, path, stamp, row.says)


def _inode(file: Path | None) -> int | None:
    """Tell the inode of a file, by its name: no handle of it is opened; None where there is none."""
    with suppress(OSError):
        return None if file is None else file.stat().st_ino
    return None
