"""A pasted text made ready for reading: prose with the same places as the text, and its lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from escalate_tui.intake import english
from escalate_tui.intake.proposal import Proposal
from escalate_tui.model.text import clean, clean_line

LONGEST_TEXT: Final = 100_000
"""Characters of a text that are read; more than that is no ticket."""

LONGEST_LINE: Final = 2_000
"""Characters of a line that are read."""

Span = tuple[int, int]
"""Where something begins and ends in the text."""

_SPACES: Final = str.maketrans({"\t": " ", "\xa0": " ", "\x0b": " ", "\x0c": " "})
_QUOTE: Final = re.compile(r"^(?: {0,3}>){1,10}", re.MULTILINE)
_TAIL: Final = re.compile(rf"^.{{{LONGEST_LINE}}}(.{{1,}})$", re.MULTILINE)
_QUOTED: Final = re.compile(r"^(?:[ \t]{0,3}>){1,10}[ \t]?", re.MULTILINE)
_MARKS: Final = "*_` \t\r\n"


@dataclass(frozen=True)
class Page:
    """A text that is read.

    Attributes:
        text: The text as it was pasted.
        prose: The same, character for character, with blanks for all that is not to be read as prose.
        dated: Whether it shows a day of its own.
    """

    text: str
    prose: str
    dated: bool

    @classmethod
    def of(cls, text: str) -> "Page":
        """Take a text: line ends made alike, quote marks, headers and ends of lines too long blanked out."""
        prose = text[:LONGEST_TEXT].translate(_SPACES).replace("\r\n", " \n").replace("\r", "\n")
        page = cls(text, prose, dated=False).without(found.span() for found in _QUOTE.finditer(prose))
        page = page.without(found.span(1) for found in _TAIL.finditer(page.prose))
        dated = english.DATED.search(page.prose) is not None
        aside = (found.span() for seek in (english.HEADER, english.CLOSING) for found in seek.finditer(page.prose))
        return replace(page.without(aside), dated=dated)

    def without(self, spans: Iterable[Span]) -> "Page":
        """Blank these spans out of the prose; line ends stay."""
        pieces, at = [], 0
        for start, end in sorted(spans):
            if end > at:
                begin = max(start, at)
                blank = "\n".join(" " * len(line) for line in self.prose[begin:end].split("\n"))
                pieces += [self.prose[at:begin], blank]
                at = end
        return replace(self, prose="".join([*pieces, self.prose[at:]]))

    @cached_property
    def lines(self) -> list[Span]:
        """Where each line of the prose begins and ends."""
        spans, at = [], 0
        for line in self.prose.split("\n"):
            spans.append((at, at + len(line)))
            at += len(line) + 1
        return spans

    def shown(self, start: int, end: int) -> str:
        """Give the text of a span without quote marks, fit for a field of several lines."""
        return clean(_QUOTED.sub("", self.text[start:end])).strip()

    def line(self, start: int, end: int) -> str:
        """Give the text of a span, fit for a field of one line."""
        return " ".join(clean_line(_QUOTED.sub("", self.text[start:end])).split())

    def trimmed(self, start: int, end: int) -> Span:
        """Leave out spaces, marks of emphasis and quote marks around a span; of `code` and *words* both marks go."""
        while start < end and self._idle(start):
            start += 1
        while start < end and self._idle(end - 1):
            end -= 1
        return start, end

    def _idle(self, at: int) -> bool:
        return self.text[at] in _MARKS or (self.text[at] == ">" and self.prose[at] == " ")

    def proposal(self, path: str, value: Any, start: int, end: int) -> Proposal:
        """Propose a value, with the words that stand in a span."""
        return Proposal(path, value, self.text[start:end], start, end)


def group(match: re.Match[str], *starts: str) -> str:
    """Name the group that matched, of those whose names begin so."""
    return next(name for name, value in match.groupdict().items() if value is not None and name.startswith(starts))
