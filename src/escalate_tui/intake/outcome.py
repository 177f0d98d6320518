"""What is to be done and what comes of it: steps, expected, actual, how often, and the status that is answered."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake import english_wrong as wrong
from escalate_tui.intake.english import group
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said

MOST_STEPS: Final = 30
"""Steps that are proposed."""

_LONGEST_STEP: Final = 1_000
_INLINE: Final = re.compile(r"(?:^|(?<= ))\d{1,2}[.)] +(?=\S)")
_CODE: Final = re.compile(r"\d{3}")


def labelled(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose what stands under Expected, Actual and Frequency."""
    for section in found:
        value = page.shown(section.start, section.end)
        if not said(value):
            continue
        if section.name in ("expected", "actual"):
            yield page.proposal(f"repro.{section.name}", value, section.start, section.end)
        elif section.name == "frequency" and wrong.COUNTED.search(value):
            yield page.proposal("repro.frequency", page.line(section.start, section.end), section.start, section.end)


def contrasted(page: Page) -> Iterator[Proposal]:
    """Propose both sides of "expected X but got Y"."""
    for match in (match for seek in wrong.EXPECTED_BUT_GOT for match in seek.finditer(page.prose)):
        for name in ("expected", "actual"):
            start, end = page.trimmed(*match.span(name))
            if start < end:
                yield page.proposal(f"repro.{name}", page.shown(start, end), start, end)


def status(page: Page) -> Iterator[Proposal]:
    """Propose the status that was answered as what happens, where nothing else says what does."""
    for match in wrong.STATUS.finditer(page.prose):
        codes = dict.fromkeys(_CODE.findall(match[group(match)]))
        yield page.proposal("repro.actual", f"HTTP {', '.join(codes)}", *match.span())


def frequency(page: Page) -> Iterator[Proposal]:
    """Propose how often it happens, where that is counted."""
    for match in wrong.FREQUENCY.finditer(page.prose):
        yield page.proposal("repro.frequency", page.line(*match.span()), *match.span())


def steps(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the steps: those under their label, otherwise a numbered list of things that somebody does.

    A list of which as much is left of a template as is filled in is left alone.
    """
    section = next((section for section in found if section.name == "steps"), None)
    spans = _entries(page, section.lines) if section else _numbered(page)
    texts = [(page.line(*span), span) for span in spans]
    filled = [(text, span) for text, span in texts if said(text) and any(map(str.isalpha, text))]
    for text, span in filled[:MOST_STEPS] if 2 * len(filled) > len(texts) else ():
        if len(text) <= _LONGEST_STEP:
            yield page.proposal("repro.steps", {"text": text}, *span)


def _entries(page: Page, lines: tuple[Span, ...]) -> list[Span]:
    """Take the entries out of the lines of a list; a line that begins none goes on with the one before."""
    inline = [page.trimmed(*span) for line in lines for span in _inline(page, line)]
    if len(lines) == 1 and len(inline) > 1:
        return inline
    marks = [form.LISTED.match(page.prose, start, end) for start, end in lines]
    if not any(marks):
        return list(lines)
    entries: list[Span] = []
    for (_, end), mark in zip(lines, marks, strict=True):
        if mark:
            entries.append((mark.end(), end))
        elif entries:
            entries[-1] = (entries[-1][0], end)
    return entries


def _inline(page: Page, line: Span) -> Iterator[Span]:
    """Split "1. open X 2. click Y"."""
    marks = list(_INLINE.finditer(page.prose[slice(*line)]))
    for mark, following in pairwise([*marks, None]):
        if mark:
            yield line[0] + mark.end(), line[0] + following.start() if following else line[1]


def _numbered(page: Page) -> list[Span]:
    """Find the first list numbered from 1 of which most entries begin with something that is done."""
    entries: list[Span] = []
    for start, end in page.lines:
        mark = form.NUMBERED.match(page.prose, start, end)
        number = int(mark["number"]) if mark else 0
        if mark and number == len(entries) + 1:
            entries.append(page.trimmed(mark.end(), end))
        elif mark or (page.prose[start:end].strip() and entries):
            if _done(page, entries):
                return entries
            entries = [page.trimmed(mark.end(), end)] if mark and number == 1 else []
    return entries if _done(page, entries) else []


def _done(page: Page, entries: list[Span]) -> bool:
    does = [entry for entry in entries if form.DOES.match(page.prose, *entry)]
    return len(entries) > 1 and 2 * len(does) > len(entries)
