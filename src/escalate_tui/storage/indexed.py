"""What the index keeps of an escalation, how that gets into its tables, and how far it has come with all of them."""

import sqlite3
from dataclasses import dataclass
from typing import TypeAlias

from escalate_tui.storage.index_tables import HANGING

Dated: TypeAlias = tuple[str, float, float]
"""A date of an escalation: its id, when something is due and when it is overdue, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index keeps of an escalation.

    Attributes:
        shelf: Where it stands: `open`, `drafts` or `closed`.
        order: What orders a shelf without due times, the greatest first.
        dates: When each of its commitments is due and overdue, in seconds since 1970.
        rank: What orders those due at the same instant, the smallest first.
        words: What a search finds it by.
        body: Whatever the caller makes a row of again.
        gist: Whatever the caller compares it with others by; empty where it is never found alike.
        line: Whatever the caller lists it by, without making a row of it.
        names: Whom it is about.
    """

    shelf: str
    order: float
    dates: tuple[tuple[float, float], ...]
    rank: int
    words: str
    body: str
    gist: str = ""
    line: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come.

    Attributes:
        done: Files that were read so far.
        total: Files that have to be read.
    """

    done: int
    total: int


def keep(connection: sqlite3.Connection, path: bytes, stamp: str, id_: str, kept: Indexed) -> None:
    """Put an escalation into the tables.

    Args:
        connection: The database of the index.
        path: Its file, as the system has the name.
        stamp: What its file looked like; empty where it is to be read again.
        id_: Its id.
        kept: What is kept of it.
    """
    number = _added(connection, path, stamp, (id_, kept.shelf, kept.order, kept.body, ""))
    dates = ((number, due, overdue, kept.rank, id_) for due, overdue in kept.dates)
    connection.executemany("INSERT INTO dates VALUES (?, ?, ?, ?, ?)", dates)
    if kept.dates:
        firsts = (min(due for due, _ in kept.dates), min(overdue for _, overdue in kept.dates))
        connection.execute("INSERT INTO firsts VALUES (?, ?, ?)", (number, *firsts))
    connection.execute("INSERT INTO lines VALUES (?, ?)", (number, kept.line))
    if kept.words:
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, kept.words))
    if kept.gist:
        connection.execute("INSERT INTO gists VALUES (?, ?)", (number, kept.gist))
    connection.executemany("INSERT INTO names VALUES (?, ?)", ((number, name) for name in kept.names))


def keep_trouble(connection: sqlite3.Connection, path: bytes, stamp: str, says: str) -> None:
    """Put a file that has no row into the tables, with why that is."""
    _added(connection, path, stamp, ("", "", 0.0, "", says))


def forget(connection: sqlite3.Connection, path: bytes) -> None:
    """Take all that is kept of a file out of the tables."""
    for (number,) in connection.execute("SELECT n FROM files WHERE path = ?", (path,)).fetchall():
        for table, column in HANGING.items():
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        connection.execute("DELETE FROM files WHERE n = ?", (number,))


def _added(
    connection: sqlite3.Connection, path: bytes, stamp: str, values: tuple[str, str, float, str, str]
) -> int | None:
    added = connection.execute(
        "INSERT INTO files (path, stamp, id, shelf, rank_on, body, trouble) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (path, stamp, *values),
    )
    return added.lastrowid
