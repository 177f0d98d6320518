"""The markup of manual pages: words that mean nothing in it but themselves, and the few requests a page is made of."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

WIDTH: Final = 78
"""Columns of a line of the source; whoever shows the page breaks its lines anew."""

_SIGNS: Final = {
    "\\": r"\(rs", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", "-": r"\-",
    "…": "...", "“": r"\(lq", "”": r"\(rq",
}  # fmt: skip
"""What roff would read as something else, or show as another sign, which a shell does not know."""


def safe(words: str) -> str:
    """Write words so that they come out as they are, by whatever the page is shown."""
    signs = "".join(_SIGNS.get(sign, sign if sign.isascii() else rf"\[u{ord(sign):04X}]") for sign in words)
    # At the beginning of a line a full stop would begin a request.
    return rf"\&{signs}" if signs.startswith(".") else signs


def prose(words: str) -> Iterator[str]:
    """Write a paragraph, each sentence on a line of its own, as roff would have it."""
    for sentence in re.split(r"(?<=[.:]) (?=[A-Z])", " ".join(words.split())):
        for line in wrap(safe(sentence), WIDTH, break_on_hyphens=False, break_long_words=False):
            yield rf"\&{line}" if line.startswith(".") else line


def headed(level: str, heading: str) -> str:
    """Begin a section.

    Args:
        level: `SH`, or `SS` for a section within one.
        heading: Its heading.
    """
    return f'.{level} "{safe(heading)}"'


def item(term: str, words: str) -> Iterator[str]:
    """Say of a term what it is."""
    yield ".TP"
    yield rf"\fB{safe(term)}\fR"
    yield from prose(words)


def verbatim(lines: Iterable[str]) -> Iterator[str]:
    """Give lines as they are, such as examples."""
    yield ".PP"
    yield ".RS 4"
    yield ".EX"
    yield from map(safe, lines)
    yield ".EE"
    yield ".RE"
