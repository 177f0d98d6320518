"""How much a field takes of what is typed or pasted into it."""

from typing import Final

UNSAID: Final = 300
"""Characters of a line whose field says no limit: a number, an amount, a moment."""

MOST_LINES: Final = 10_000
"""Lines in a field of several: what Textual wraps and scrolls without a pause."""


def cut(text: str, characters: int, breaks: int = MOST_LINES) -> str:
    """Give as much of a text as there is room for, in characters and in line breaks."""
    fits = text[: max(0, characters)]
    return fits if fits.count("\n") <= breaks else "\n".join(fits.split("\n", max(0, breaks) + 1)[:-1])
