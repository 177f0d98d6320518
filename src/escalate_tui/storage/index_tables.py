"""The database of the index: its file, its tables, and how it is opened."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from escalate_tui.storage.files import make_folder

TABLES: Final = """
CREATE TABLE IF NOT EXISTS maker (made_by TEXT NOT NULL, whole INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS files (
    n INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    stamp TEXT NOT NULL,
    id TEXT NOT NULL,
    shelf TEXT NOT NULL,
    rank_on REAL NOT NULL,
    body TEXT NOT NULL,
    trouble TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS files_by_id ON files (id);
CREATE INDEX IF NOT EXISTS files_by_shelf ON files (shelf, rank_on, id);
CREATE INDEX IF NOT EXISTS files_in_trouble ON files (path, trouble) WHERE trouble <> '';
CREATE TABLE IF NOT EXISTS dates (
    file INTEGER NOT NULL,
    due REAL NOT NULL,
    overdue REAL NOT NULL,
    rank INTEGER NOT NULL,
    id TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS dates_by_file ON dates (file);
CREATE INDEX IF NOT EXISTS dates_by_due ON dates (due, rank, id, overdue, file);
CREATE INDEX IF NOT EXISTS dates_by_overdue ON dates (overdue, rank, id, due, file);
CREATE TABLE IF NOT EXISTS firsts (file INTEGER PRIMARY KEY, due REAL NOT NULL, overdue REAL NOT NULL);
CREATE INDEX IF NOT EXISTS firsts_by_due ON firsts (due);
CREATE INDEX IF NOT EXISTS firsts_by_overdue ON firsts (overdue);
CREATE TABLE IF NOT EXISTS gists (file INTEGER PRIMARY KEY, gist TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lines (file INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS names (file INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS names_by_file ON names (file);
CREATE INDEX IF NOT EXISTS names_by_name ON names (name);
CREATE TABLE IF NOT EXISTS told (
    id TEXT NOT NULL, due REAL NOT NULL, overdue REAL NOT NULL, late INTEGER NOT NULL,
    PRIMARY KEY (id, due, overdue, late)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
"""
"""One row for each file; its dates, the first of them, its gist, its line, its names and its words hang on its
number `n`.

Times are seconds since 1970. `whole` is 1 once all files were read. `told` has the dates that somebody was told of, as
due and as overdue (`late`), whatever became of their files.
"""

HANGING: Final = {
    **dict.fromkeys(("dates", "firsts", "gists", "lines", "names"), "file"),
    "words": "rowid",
}
"""The tables that hang on a file, each with the column of its number."""

URGENCY: Final = (
    "SELECT id FROM dates WHERE overdue <= :now ORDER BY overdue, rank, id",
    "SELECT id FROM dates WHERE due <= :now AND overdue > :now ORDER BY overdue, rank, id",
    "SELECT id FROM dates WHERE due > :now ORDER BY due, rank, id",
    "SELECT id FROM files WHERE shelf = 'open' ORDER BY id DESC",
)
"""The open ones by urgency; of several dates the most urgent counts, which is the one that comes first here."""

CROSSED: Final = (
    "SELECT id, due, overdue FROM dates WHERE due > :since AND due <= :until "
    "UNION SELECT id, due, overdue FROM dates WHERE overdue > :since AND overdue <= :until"
)
"""The dates of the open ones that came due or overdue between two instants."""

UNTOLD: Final = (
    "SELECT id, due, overdue FROM dates WHERE due <= :now AND NOT EXISTS (SELECT 1 FROM told"
    " WHERE told.id = dates.id AND told.due = dates.due AND told.overdue = dates.overdue"
    " AND told.late = (dates.overdue <= :now)) ORDER BY rank, overdue, id"
)
"""The dates of the open ones that are due or overdue, and nobody was told so; those of the smallest rank first."""

PATIENCE: Final = 5.0
"""Seconds for which a write is tried while somebody else writes."""

GLANCE: Final = 0.02
"""Seconds between two tries where SQLite itself does not wait."""

UNUSED: Final = timedelta(days=30)
"""How long an index is kept that nobody opens."""

R = TypeVar("R")


def index_file(folder: Path, root: Path, made_by: str) -> Path:
    """Name the index of a store by the store, by what its rows were made by and by its tables.

    So programs with other settings, in another time zone or of another version each have one of their own.

    Args:
        folder: The folder of all indexes.
        root: The folder of the store.
        made_by: What the rows depend on beside the files.
    """
    names = os.fsencode(root), f"{made_by}\n{TABLES}".encode()
    store, maker = (hashlib.sha256(name).hexdigest() for name in names)
    return folder / f"index-{store[:16]}-{maker[:8]}.sqlite"


def note_use(file: Path, now: datetime) -> None:
    """Note that an index is in use, and remove those of the same store that nobody opened for 30 days.

    Args:
        file: Its file, as `index_file` names it.
        now: The present instant, in UTC.
    """
    # Files are touched by their names alone: to close a handle would take all locks of this process off.
    with suppress(OSError):
        os.utime(file, (now.timestamp(), now.timestamp()))
    oldest = (now - UNUSED).timestamp()
    for other in file.parent.glob(f"{file.stem.rpartition('-')[0]}*.sqlite"):
        with suppress(OSError):
            if other.stat().st_mtime < oldest:
                remove(other)


def remove(file: Path) -> None:
    """Remove an index; whoever has it open keeps it until they close it."""
    for name in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        name.unlink(missing_ok=True)


def connected(file: Path | str, made_by: str, patience: float) -> sqlite3.Connection:
    """Open a database with our tables, emptied where it was made otherwise; its file is its owner's own.

    Args:
        file: Its file, or the name of a database in memory.
        made_by: What its rows depend on beside the files.
        patience: Seconds to wait for others that write.

    Raises:
        OSError: The file cannot be made.
        sqlite3.DatabaseError: It is there and no database, or has other tables.
    """
    if isinstance(file, Path):
        make_folder(file.parent)
    connection = sqlite3.connect(file, uri=isinstance(file, str), timeout=patience)
    try:
        if isinstance(file, Path):
            # By its name: to open and close the file would take the locks of all this process's other connections off.
            file.chmod(0o600)
        _prepare(connection, made_by)
    except (OSError, sqlite3.Error):
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, made_by: str) -> None:
    """Make our tables where there are none, and empty those that were made otherwise, also for other tables."""
    made_by = f"{made_by}\n{TABLES}"
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    # In memory, connections share one cache, where a reader would be refused while another thread writes.
    connection.execute("PRAGMA read_uncommitted = ON")
    connection.executescript(TABLES)
    if _maker(connection) == made_by:
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Asked once more: somebody else may have been faster, and what is theirs by now is ours as well.
        if _maker(connection) != made_by:
            for table in ("maker", "files", "told", *HANGING):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO maker (made_by) VALUES (?)", (made_by,))


def _maker(connection: sqlite3.Connection) -> str | None:
    made: list[tuple[str]] = connection.execute("SELECT made_by FROM maker").fetchall()
    return made[0][0] if len(made) == 1 else None


def patiently(work: Callable[[], R], patience: float) -> R:
    """Do something, again while somebody else writes: in memory, and while a file is made, no waiting time holds.

    Args:
        work: What is to be done.
        patience: Seconds after which it is not tried again.

    Raises:
        sqlite3.OperationalError: Somebody else wrote all that time, or it cannot be done.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            return work()
        except sqlite3.OperationalError as refused:
            if not is_busy(refused) or time.monotonic() >= deadline:
                raise
            time.sleep(GLANCE)


def is_busy(refused: sqlite3.DatabaseError) -> bool:
    """Tell whether something was refused because somebody else is at it, and nothing is wrong."""
    return refused.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
