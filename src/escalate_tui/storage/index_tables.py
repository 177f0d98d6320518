"""The database of the index: its tables, and how it is opened."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from escalate_tui.storage.files import make_folder

TABLES: Final = """
CREATE TABLE IF NOT EXISTS maker (made_by TEXT NOT NULL);
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
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
"""
"""One row for each file; its dates, the first of them, its gist and its words hang on its number `n`.

Times are seconds since 1970.
"""

HANGING: Final = {"dates": "file", "firsts": "file", "gists": "file", "words": "rowid"}
"""The tables that hang on a file, each with the column of its number."""

URGENCY: Final = (
    "SELECT id FROM dates WHERE overdue <= :now ORDER BY overdue, rank, id",
    "SELECT id FROM dates WHERE due <= :now AND overdue > :now ORDER BY overdue, rank, id",
    "SELECT id FROM dates WHERE due > :now ORDER BY due, rank, id",
    "SELECT id FROM files WHERE shelf = 'open' ORDER BY id DESC",
)
"""The open ones by urgency; of several dates the most urgent counts, which is the one that comes first here."""

CROSSED: Final = (
    "SELECT id FROM dates WHERE due > :since AND due <= :until "
    "UNION SELECT id FROM dates WHERE overdue > :since AND overdue <= :until"
)
"""The open ones of which something came due or overdue between two instants."""

PATIENCE: Final = 100
"""How often a write is tried again while another thread of this process writes."""

GLANCE: Final = 0.02
"""Seconds between two of these tries."""

R = TypeVar("R")


def connected(file: Path | str, made_by: str) -> sqlite3.Connection:
    """Open a database with our tables, emptied where it was made otherwise; its file is its owner's own.

    Args:
        file: Its file, or the name of a database in memory.
        made_by: What its rows depend on beside the files.

    Raises:
        OSError: The file cannot be made.
        sqlite3.DatabaseError: It is there and no database, or has other tables.
    """
    if isinstance(file, Path):
        make_folder(file.parent)
    connection = sqlite3.connect(file, uri=isinstance(file, str), timeout=5.0)
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
            for table in ("maker", "files", *HANGING):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO maker VALUES (?)", (made_by,))


def _maker(connection: sqlite3.Connection) -> str | None:
    made: list[tuple[str]] = connection.execute("SELECT made_by FROM maker").fetchall()
    return made[0][0] if len(made) == 1 else None


def patiently(work: Callable[[], R]) -> R:
    """Do something, again while somebody else writes: in memory, and while a file is made, no waiting time holds."""
    for _ in range(PATIENCE):
        try:
            return work()
        except sqlite3.OperationalError as refused:
            if not is_busy(refused):
                raise
            time.sleep(GLANCE)
    return work()


def is_busy(refused: sqlite3.DatabaseError) -> bool:
    """Tell whether something was refused because somebody else is at it, and nothing is wrong."""
    return refused.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
