"""Finding escalations by words: those that somebody types, and those of a long text that few escalations have."""

import re
import sqlite3
from contextlib import suppress
from typing import Final

MOST_WORDS: Final = 50
"""Words of a text that are looked at; what tells most belongs at its beginning."""

FEWEST_WORDS: Final = 3
"""Words that are sought even where all of them are common."""

COMMON: Final = 500
"""Escalations from which on a word counts as common: how many more have it is not counted."""

BUDGET: Final = 2_000
"""How often the rare words of a search may be found in all: with this its time is bounded."""

_WORD: Final = re.compile(r"[^\W_]{2,64}")


def found(connection: sqlite3.Connection, text: str) -> list[str]:
    """Find the ids of those with all these words, or words that begin so, the best match first."""
    words = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
    if not words:
        return []
    query = "SELECT files.id FROM words JOIN files ON files.n = words.rowid WHERE words MATCH ? ORDER BY rank"
    # Signs alone are no words to the tokenizer, and a query of nothing is refused.
    with suppress(sqlite3.OperationalError):
        return [id_ for (id_,) in connection.execute(query, (words,))]
    return []


def alike(connection: sqlite3.Connection, text: str, limit: int) -> dict[str, str]:
    """Find those that share the rare words of a text, the best match first: their gists by their ids.

    Args:
        connection: The database of the index.
        text: Any text, however long.
        limit: How many at most; one without a gist is not among them.
    """
    words = _rare_words(connection, text)
    if not words:
        return {}
    query = (
        "SELECT files.id, gists.gist FROM (SELECT rowid AS n, rank AS place FROM words WHERE words MATCH ?"
        " AND +rowid IN (SELECT file FROM gists) ORDER BY rank LIMIT ?) AS best"
        " JOIN files ON files.n = best.n JOIN gists ON gists.file = best.n ORDER BY best.place"
    )
    return dict(connection.execute(query, (words, limit)))


def _rare_words(connection: sqlite3.Connection, text: str) -> str:
    """Make a query for any of the words that tell a text from others; empty where it has no word that is known.

    Nothing but letters and digits gets into the query, each word in quotes, so no sign of the text commands it.

    Args:
        connection: The database of the index.
        text: Any text, however long.
    """
    counts: dict[str, int] = {}
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if word not in counts:
            counts[word] = _count(connection, word)
            if len(counts) == MOST_WORDS:
                break
    sought: list[str] = []
    spent = 0
    for word in sorted((one for one in counts if counts[one]), key=counts.__getitem__):
        spent += counts[word]
        if len(sought) >= FEWEST_WORDS and (counts[word] == COMMON or spent > BUDGET):
            break
        sought.append(f'"{word}"')
    return " OR ".join(sought)


def _count(connection: sqlite3.Connection, word: str) -> int:
    """Count the escalations with a word, as far as `COMMON`."""
    some = "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    (count,) = connection.execute(some, (f'"{word}"', COMMON)).fetchone()
    return int(count)
