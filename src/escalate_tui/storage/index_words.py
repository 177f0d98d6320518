"""Which words of a long text are worth a search: those that few escalations have."""

import re
import sqlite3
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


def rare_words(connection: sqlite3.Connection, text: str) -> str:
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
