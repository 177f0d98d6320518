"""What stands under a label: steps, expected, actual, frequency and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from escalate_tui.intake import english
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal

_NAMES: Final = "|".join(f"(?P<{name}>{label})" for name, label in english.LABELS.items())
_LABEL: Final = re.compile(
    rf"^ *(?P<mark>#{{1,6}} +|h[1-6]\. +|[-*•] +)?[*_]{{0,3}}(?:{_NAMES})[*_]{{0,3}} ?(?P<colon>:)?[*_]{{0,3}} *",
    re.IGNORECASE,
)
_OTHER_LABEL: Final = re.compile(
    r"^ *(?:#{1,6} |h[1-6]\. |[-=_*]{3,} *$|\*\*[^*\n]{1,60}\*\*:? *$|[A-Z][A-Za-z '/-]{1,40}:(?: |$))"
)
_INLINE_STEP: Final = re.compile(r"(?:^|(?<= ))\d{1,2}[.)] +(?=\S)")
MOST_STEPS: Final = 30
"""Steps that are proposed."""

_LONGEST_STEP: Final = 1_000


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one label.

    Attributes:
        name: Which label, of `english.LABELS`.
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
    for at, (start, end) in enumerate(page.lines):
        label = _label(page, start, end)
        if label is None:
            continue
        name = next(name for name in english.LABELS if label[name] is not None)
        here = page.trimmed(start + label.end(), end)
        lines: tuple[Span, ...] = (here,) if here[0] < here[1] else ()
        if not lines or name == "steps":
            lines += tuple(_below(page, at + 1, listed=name == "steps"))
        if lines:
            found.append(Section(name, lines[0][0], lines[-1][1], lines))
    return tuple(found)


def _label(page: Page, start: int, end: int) -> re.Match[str] | None:
    """Match a label at the start of a line: with a colon, or as a heading of its own."""
    if start == end:
        return None
    label = _LABEL.match(page.prose[start:end])
    if label is None or label["colon"]:
        return label
    alone = not page.prose[start + label.end() : end].strip()
    return label if alone and (label["mark"] or "*" in label[0] or "_" in label[0]) else None


def _below(page: Page, at: int, *, listed: bool) -> Iterator[Span]:
    """Give the lines under a label: until a blank line or another label; a list may have blank lines."""
    begun = after_blank = False
    for start, end in page.lines[at : at + 200]:
        line = page.prose[start:end]
        span = page.trimmed(start, end)
        if not page.text[start:end].strip(" \t\r>"):
            after_blank = begun
            if begun and not listed:
                return
        elif _label(page, start, end) or _OTHER_LABEL.match(line) or (after_blank and not english.LISTED.match(line)):
            return
        elif span[0] < span[1]:
            begun, after_blank = True, False
            yield span


def labelled(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose what stands under Expected, Actual and Frequency."""
    for section in found:
        value = page.shown(section.start, section.end)
        if not said(value):
            continue
        if section.name in ("expected", "actual"):
            yield page.proposal(f"repro.{section.name}", value, section.start, section.end)
        elif section.name == "frequency" and english.COUNTED.search(value):
            yield page.proposal("repro.frequency", page.line(section.start, section.end), section.start, section.end)


def said(value: str) -> bool:
    """Tell whether somebody said something, rather than leave a template or fill a field."""
    return english.FILLER.fullmatch(value) is None and english.TEMPLATE.search(value) is None


def contrasted(page: Page) -> Iterator[Proposal]:
    """Propose both sides of "expected X but got Y"."""
    for match in english.EXPECTED_BUT_GOT.finditer(page.prose):
        for name in ("expected", "actual"):
            start, end = page.trimmed(*match.span(name))
            if start < end:
                yield page.proposal(f"repro.{name}", page.shown(start, end), start, end)


def frequency(page: Page) -> Iterator[Proposal]:
    """Propose how often it happens, where that is counted."""
    for match in english.FREQUENCY.finditer(page.prose):
        yield page.proposal("repro.frequency", page.line(*match.span()), *match.span())


def steps(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the steps: those under their label, otherwise a numbered list of things that somebody does."""
    section = next((section for section in found if section.name == "steps"), None)
    spans = _entries(page, section.lines) if section else _numbered(page)
    for start, end in spans[:MOST_STEPS]:
        text = page.line(start, end)
        if said(text) and len(text) <= _LONGEST_STEP and any(map(str.isalpha, text)):
            yield page.proposal("repro.steps", {"text": text}, start, end)


def _entries(page: Page, lines: tuple[Span, ...]) -> list[Span]:
    """Take the entries out of the lines of a list; a line that begins none goes on with the one before."""
    if len(lines) == 1 or _INLINE_STEP.match(page.prose[slice(*lines[0])]):
        inline = [page.trimmed(*span) for line in lines for span in _inline(page, line)]
        if len(inline) > 1:
            return inline
    marks = [english.LISTED.match(page.prose[start:end]) for start, end in lines]
    if not any(marks):
        return list(lines)
    entries: list[Span] = []
    for (start, end), mark in zip(lines, marks, strict=True):
        if mark:
            entries.append((start + mark.end(), end))
        elif entries:
            entries[-1] = (entries[-1][0], end)
    return entries


def _inline(page: Page, line: Span) -> Iterator[Span]:
    """Split "1. open X 2. click Y"."""
    starts = [line[0] + match.start() for match in _INLINE_STEP.finditer(page.prose[slice(*line)])]
    for start, end in pairwise([*starts, line[1]]):
        mark = _INLINE_STEP.match(page.prose[start:end])
        yield (start + mark.end() if mark else start, end)


def _numbered(page: Page) -> list[Span]:
    """Find the first list numbered from 1 of which most entries begin with something that is done."""
    entries: list[Span] = []
    for start, end in page.lines:
        mark = english.NUMBERED.match(page.prose[start:end])
        number = int(mark["number"]) if mark else 0
        if mark and number == len(entries) + 1:
            entries.append(page.trimmed(start + mark.end(), end))
        elif mark or (page.prose[start:end].strip() and entries):
            if _done(page, entries):
                return entries
            entries = [page.trimmed(start + mark.end(), end)] if mark and number == 1 else []
    return entries if _done(page, entries) else []


def _done(page: Page, entries: list[Span]) -> bool:
    does = [entry for entry in entries if english.DOES.match(page.prose[slice(*entry)])]
    return len(entries) > 1 and 2 * len(does) > len(entries)
