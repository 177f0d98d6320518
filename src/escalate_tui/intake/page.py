"""A pasted text as it is read: prose with the same places as the text, its lines and its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake.proposal import Proposal
from escalate_tui.model.text import clean

LONGEST_TEXT: Final = 100_000
"""Characters of a text that are read; more than that is no ticket."""

LONGEST_LINE: Final = 2_000
"""Characters of a line that are read."""

Span = tuple[int, int]
"""Where something begins and ends in the text."""

QUOTED: Final = re.compile(r"^(?:[ \t]{0,3}>){1,10}[ \t]?", re.MULTILINE)
"""The marks before a line that a mail program quotes."""

_SPACES: Final = str.maketrans({"\t": " ", "\xa0": " ", "\x0b": " ", "\x0c": " "})
_TAIL: Final = re.compile(rf"^.{{{LONGEST_LINE}}}(.+)$", re.MULTILINE)
_JIRA: Final = re.compile(r"^ *h[1-6]\. ", re.MULTILINE)
_JIRA_LISTED: Final = re.compile(r"^( *)#(?= )", re.MULTILINE)
_MARKS: Final = "*_`"


@dataclass(frozen=True)
class Page:
    """A text that is read.

    Attributes:
        whole: What was pasted.
        text: What of it is read, line ends made alike.
        prose: The same, character for character, with blanks for all that is not to be read as prose.
        places: Where each piece of the text begins, and where it stands in the whole.
        stamps: Where it tells when it, or what stands below, was written.
    """

    whole: str
    text: str
    prose: str
    places: tuple[Span, ...] = ((0, 0),)
    stamps: tuple[Span, ...] = ()

    @classmethod
    def of(cls, whole: str) -> "Page":
        """Take a text; quote marks, comments and ends of lines too long are no prose."""
        text = whole[:LONGEST_TEXT].replace("\r\n", " \n").replace("\r", "\n")
        prose = text.translate(_SPACES)
        if _JIRA.search(prose):
            prose = _JIRA_LISTED.sub(r"\1*", prose)
        page = cls(whole, text, prose).without(found.span() for found in QUOTED.finditer(prose))
        return page.without([*(found.span(1) for found in _TAIL.finditer(page.prose)), *_comments(page.prose)])

    def without(self, spans: Iterable[Span]) -> "Page":
        """Blank these spans out of the prose; line ends stay."""
        pieces, at = [], 0
        if not (ordered := sorted(spans)):
            return self
        for start, end in ordered:
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

    def sentences(self, span: Span) -> Iterator[Span]:
        """Split a span into its sentences."""
        ends = [match.end() for match in form.SENTENCE_END.finditer(self.prose, *span)]
        yield from zip([span[0], *ends], [*ends, span[1]], strict=True)

    def sentence_at(self, at: int) -> str:
        """Give the sentence that a place lies in."""
        end = self.prose.find("\n", at)
        line = self.prose.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.prose)
        return next(self.prose[start:end] for start, end in self.sentences(line) if at < end)

    def shown(self, start: int, end: int) -> str:
        """Give the text of a span without quote marks, fit for a field of several lines."""
        lines = QUOTED.sub("", clean(self.text[start:end])).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip()

    def line(self, start: int, end: int) -> str:
        """Give the text of a span, fit for a field of one line."""
        return " ".join(self.shown(start, end).split())

    def trimmed(self, start: int, end: int) -> Span:
        """Leave out spaces and quote marks around a span; of `code` and *words* both marks go."""
        while start < end and self._idle(start):
            start += 1
        while start < end and self._idle(end - 1):
            end -= 1
        while end - start > 1 and self.text[start] in _MARKS and self.text[start] == self.text[end - 1]:
            start, end = start + 1, end - 1
        return start, end

    def _idle(self, at: int) -> bool:
        return self.text[at].isspace() or (self.text[at] == ">" and self.prose[at] == " ")

    def proposal(self, path: str, value: Any, start: int, end: int) -> Proposal:
        """Propose a value, with the words that stand in a span."""
        begins, ends = self._place(start), self._place(end - 1) + 1
        return Proposal(path, value, self.whole[begins:ends], begins, ends)

    def _place(self, at: int) -> int:
        here, there = self.places[bisect_right(self.places, at, key=itemgetter(0)) - 1]
        return there + at - here


def _comments(prose: str) -> Iterator[Span]:
    """Find the comments of a form, which do not show where it is filled in."""
    start = prose.find("<!--")
    while start >= 0 and (end := prose.find("-->", start)) >= 0:
        yield start, end + 3
        start = prose.find("<!--", end)
