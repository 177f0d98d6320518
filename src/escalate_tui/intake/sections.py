"""What stands under the labels of a ticket or a form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.prose import OTHER_LABEL

MOST_LINES: Final = 60
"""Lines under one label that are read."""

_LABEL: Final = re.compile(
    r" *(?P<mark>(?:#{1,6}|h[1-6]\.|[-*•]) +)?(?P<strong>[*_]{1,3})?(?P<label>[A-Za-z][^:*_\n]{1,59})[*_]{0,3} ?"
    r"(?P<colon>:)?[*_]{0,3}"
)
_INLINE: Final = re.compile(r"(?<=[.;,] )(?P<label>[A-Z][a-z]{2,20}(?: [a-z]{2,12}){0,2}):(?= )")
_ASIDE: Final = re.compile(r"\([^)]*\)|\?")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one label.

    Attributes:
        name: What stands there, of `english_form.LABELS`.
        start: Where its content begins.
        end: Where its content ends.
        lines: The lines of the content, none of them blank.
    """

    name: str
    start: int
    end: int
    lines: tuple[Span, ...]


def sections(page: Page) -> tuple[Section, ...]:
    """Find what stands under the labels that are known, in the order of the text."""
    found = []
    for at, (_, end) in enumerate(page.lines):
        labels = _labels(page, at)
        ends = [*(start for _, start, _ in labels[1:]), end]
        for (name, _, begins), until in zip(labels, ends, strict=False):
            beside = page.trimmed(begins, until)
            lines: tuple[Span, ...] = (beside,) if beside[0] < beside[1] else ()
            if until == end and (not lines or name == "steps"):
                lines += tuple(_below(page, at + 1, name))
            if lines:
                found.append(Section(name, lines[0][0], lines[-1][1], lines))
    return tuple(found)


_Label = tuple[str, int, int]
"""What stands under a label, where the label begins and where it ends."""


def _labels(page: Page, at: int) -> list[_Label]:
    """Find the labels of a line: one at its start, others with a colon behind a sentence."""
    start, end = page.lines[at]
    first = _label(page, start, end)
    found = [first] if first else []
    for match in _INLINE.finditer(page.prose, start, end):
        if name := form.LABELS.get(match["label"].casefold()):
            found.append((name, match.start(), match.end()))
    return found


def _label(page: Page, start: int, end: int) -> _Label | None:
    """Read a label at the start of a line, with a colon or as a heading of its own."""
    match = _LABEL.match(page.prose, start, end)
    if match is None:
        return None
    name = form.LABELS.get(" ".join(_ASIDE.sub("", match["label"]).casefold().split()))
    heading = (match["mark"] or match["strong"]) and not page.prose[match.end() : end].strip()
    return (name, start, match.end()) if name and (match["colon"] or heading) else None


def _below(page: Page, at: int, name: str) -> Iterator[Span]:
    """Give the lines under a label: until a blank line or another label; steps may have blank lines between them."""
    begun = after_blank = False
    for start, end in page.lines[at : at + MOST_LINES]:
        line = page.prose[start:end]
        span = page.trimmed(start, end)
        if not page.text[start:end].strip(" \t\r>"):
            after_blank = begun
            if begun and name != "steps":
                return
        elif _ends(page, (start, end), name) or (after_blank and not form.LISTED.match(line)):
            return
        elif line.strip() and span[0] < span[1]:
            begun, after_blank = True, False
            yield span


def _ends(page: Page, line: Span, name: str) -> bool:
    """Tell whether a line is a label that ends what stands above it; an environment has labels of its own."""
    label = _label(page, *line)
    if label is not None:
        return label[0] != "environment" or name != "environment"
    return OTHER_LABEL.match(page.prose[slice(*line)]) is not None


def said(value: str) -> bool:
    """Tell whether somebody said something, rather than leave a template or fill a field."""
    return form.FILLER.fullmatch(value) is None and form.TEMPLATE.search(value) is None
