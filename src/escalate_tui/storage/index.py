"""The index of a store: what the board needs of every escalation, in SQLite, made from the files and nothing else.

It holds nothing of its own: deleted, damaged or made by another version it is built anew. What a row says is the
caller's business (`Indexed`), so that storage knows nothing of follow-ups.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self, TypeVar

from escalate_tui.model.document import Doc
from escalate_tui.storage.index_tables import CROSSED, HANGING, URGENCY, connected, is_busy, patiently
from escalate_tui.storage.index_words import rare_words
from escalate_tui.storage.indexed import Indexed, Progress
from escalate_tui.storage.layout import stamped_files
from escalate_tui.storage.listing import Listed, row_of
from escalate_tui.storage.watch import RACY

T = TypeVar("T")

CHUNK: Final = 200
"""Files that are read between two commits; after each the rows so far can be shown."""

ALL: Final = -1
"""Stands for every row where a number of rows is asked for."""


class Index:
    """The index of one store, on one connection: each thread opens its own."""

    def __init__(self, root: Path, connection: sqlite3.Connection, indexed: Callable[[Doc], Indexed]) -> None:
        self._root = root
        self._db = connection
        self._indexed = indexed

    @classmethod
    def open(cls, file: Path | str, root: Path, made_by: str, indexed: Callable[[Doc], Indexed]) -> Self:
        """Open the index of a store; one that is damaged, or made otherwise, is begun anew.

        Args:
            file: Its file, or the name of a database in memory where no folder can hold one.
            root: The folder of the store.
            made_by: What the rows depend on beside the files: the program's version, the settings.
            indexed: Makes what is kept of a document.

        Raises:
            OSError: The file cannot be made.
            sqlite3.Error: It can be neither opened nor made anew.
        """
        try:
            return cls(root, patiently(lambda: connected(file, made_by)), indexed)
        except sqlite3.DatabaseError as wrong:
            # Whoever has a file open that is damaged has nothing to lose; one that is only busy must not be taken away.
            if isinstance(file, str) or is_busy(wrong):
                raise
            for name in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
                name.unlink(missing_ok=True)
            return cls(root, connected(file, made_by), indexed)

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
        """
        known: dict[bytes, str] = dict(self._db.execute("SELECT path, stamp FROM files"))
        there = dict(stamped_files(self._root))
        gone = [path for path in known if path not in there]
        self._write(self._forget, gone)
        moved = sorted((path for path, stamp in there.items() if known.get(path) != stamp.text), reverse=True)
        racy = (now - RACY).timestamp() * 1e9
        yield Progress(0, len(moved))
        for start in range(0, len(moved), CHUNK):
            chunk = moved[start : start + CHUNK]
            stamps = {path: "" if there[path].changed > racy else there[path].text for path in chunk}
            self._write(self._replace, stamps)
            yield Progress(start + len(chunk), len(moved))

    def read_again(self, path: Path) -> None:
        """Read one file at once, such as one that was written a moment ago; one that is gone loses its row."""
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

    def crossed(self, since: datetime, until: datetime) -> list[str]:
        """List the open ones of which something came due or overdue after an instant, and until another."""
        times = {"since": since.timestamp(), "until": until.timestamp()}
        return [id_ for (id_,) in self._db.execute(CROSSED, times)]

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
        words = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
        if not words:
            return []
        query = "SELECT files.id FROM words JOIN files ON files.n = words.rowid WHERE words MATCH ? ORDER BY rank"
        # Signs alone are no words to the tokenizer, and a query of nothing is refused.
        with suppress(sqlite3.OperationalError):
            return [id_ for (id_,) in self._db.execute(query, (words,))]
        return []

    def alike(self, text: str, limit: int) -> dict[str, str]:
        """Find the escalations that share the words of a text that few have, the best match first.

        Args:
            text: Any text, however long, what tells most at its beginning.
            limit: How many at most.

        Returns:
            Their gists by their ids; one without a gist is not among them.
        """
        words = rare_words(self._db, text)
        if not words:
            return {}
        query = (
            "SELECT files.id, gists.gist FROM (SELECT rowid AS n, rank AS place FROM words WHERE words MATCH ?"
            " AND +rowid IN (SELECT file FROM gists) ORDER BY rank LIMIT ?) AS best"
            " JOIN files ON files.n = best.n JOIN gists ON gists.file = best.n ORDER BY best.place"
        )
        return dict(self._db.execute(query, (words, limit)))

    def trouble(self) -> list[str]:
        """Say of each file that has no row why."""
        return [said for (said,) in self._db.execute("SELECT trouble FROM files WHERE trouble <> '' ORDER BY path")]

    def _write(self, work: Callable[[T], None], what: T) -> None:
        """Do something in one transaction, which no other can come between: what it reads it may rely on."""

        def write() -> None:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                work(what)

        patiently(write)

    def _replace(self, stamps: Mapping[bytes, str]) -> None:
        """Read these files, and keep what is needed of each with the stamp it is to be known by."""
        self._forget(list(stamps))
        for path, stamp in stamps.items():
            self._take(Path(os.fsdecode(path)), stamp)

    def _take(self, path: Path, stamp: str) -> None:
        """Read a file and keep what is needed of it; one that went meanwhile is let be."""
        row = row_of(self._root, path)
        if row is None:
            return
        if isinstance(row, Listed):
            self._keep(path, stamp, row.id, self._indexed(row.doc))
        else:
            self._add(path, stamp, ("", "", 0.0, "", row.says))

    def _keep(self, path: Path, stamp: str, id_: str, kept: Indexed) -> None:
        number = self._add(path, stamp, (id_, kept.shelf, kept.order, kept.body, ""))
        dates = ((number, due, overdue, kept.rank, id_) for due, overdue in kept.dates)
        self._db.executemany("INSERT INTO dates VALUES (?, ?, ?, ?, ?)", dates)
        if kept.dates:
            firsts = (min(due for due, _ in kept.dates), min(overdue for _, overdue in kept.dates))
            self._db.execute("INSERT INTO firsts VALUES (?, ?, ?)", (number, *firsts))
        if kept.words:
            self._db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, kept.words))
        if kept.gist:
            self._db.execute("INSERT INTO gists VALUES (?, ?)", (number, kept.gist))

    def _add(self, path: Path, stamp: str, values: tuple[str, str, float, str, str]) -> int | None:
        added = self._db.execute(
            "INSERT INTO files (path, stamp, id, shelf, rank_on, body, trouble) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (os.fsencode(path), stamp, *values),
        )
        return added.lastrowid

    def _forget(self, paths: Sequence[bytes]) -> None:
        for path in paths:
            for (number,) in self._db.execute("SELECT n FROM files WHERE path = ?", (path,)).fetchall():
                for table, column in HANGING.items():
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
                self._db.execute("DELETE FROM files WHERE n = ?", (number,))
