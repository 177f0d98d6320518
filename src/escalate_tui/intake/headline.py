"""What it is: the kind of issue, the line that says so, and the status that was answered."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english
from escalate_tui.intake.page import Page, Span, group
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said
from escalate_tui.model.fields import LINE_LIMIT

_FEWEST_WORDS: Final = 3
_BROKEN_FROM: Final = 60
_BEGINS: Final = ("", "-", "*", "#", "[", "<", "|")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_CHAT_NAME: Final = re.compile(
    r" *(?:\[[^\]\n]{1,30}\] *)?(?:[A-Z][\w.-]{0,20}(?: [A-Z][\w.-]{0,20})?:|<[\w.-]{1,30}>) +"
)
_CHAT_STAMP: Final = re.compile(
    r" *\[?(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?\]?(?: [A-Z][\w.-]{0,20}:)? +"
)


def kind(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the kind: what stands under its label, else the gravest that the words sound like."""
    for section in found:
        if section.name == "kind":
            known = english.KIND_LABELS.get(page.line(section.start, section.end).casefold())
            if known:
                yield page.proposal("understand.kind", known, section.start, section.end)
    for name, seek in english.KINDS.items():
        if match := seek.search(page.prose):
            yield page.proposal("understand.kind", name, *match.span())


def summary(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the subject, else the first line of prose that says what is wrong or needed."""
    for section in found:
        if section.name == "subject":
            reply = english.REPLY.match(page.prose, section.start, section.end)
            yield from _headline(page, (reply.end() if reply else section.start, section.end), fewest=2)
    under = {end for section in found if section.name != "subject" for _, end in section.lines}
    for start, end in _paragraphs(page):
        if end - start >= 8 and page.trimmed(start, end)[1] not in under:
            yield from _said_in(page, start, end)


def _paragraphs(page: Page) -> Iterator[Span]:
    """Give the lines of the prose, those that a mail program broke put together again."""
    begun, before = 0, 0
    for start, end in page.lines:
        broken = before - begun >= _BROKEN_FROM and page.prose[start : start + 1].strip() not in _BEGINS
        goes_on = broken and page.prose[before - 1] not in ".!?:" and end - begun <= LINE_LIMIT * 4
        if not goes_on:
            yield begun, before
            begun = start
        before = end
    yield begun, before


def _said_in(page: Page, start: int, end: int) -> Iterator[Proposal]:
    """Propose a line, or the first sentence of it that says what is wrong, when it holds several."""
    for mark in (_CHAT_STAMP, _CHAT_NAME, english.LISTED, english.ADDRESSED):
        before = mark.match(page.prose, start, end)
        start = before.end() if before else start
    ends = [match.end() for match in english.SENTENCE_END.finditer(page.prose, start, end)]
    for sentence in zip([start, *ends], [*ends, end], strict=True):
        words = page.prose[slice(*sentence)]
        if english.SYMPTOM.search(words) and not english.GREETING.match(words) and not words.rstrip().endswith("?"):
            yield from _headline(page, sentence, fewest=_FEWEST_WORDS)


def _headline(page: Page, span: Span, *, fewest: int) -> Iterator[Proposal]:
    start, end = page.trimmed(*span)
    while end > start and page.text[end - 1] in ".#":
        end -= 1
    while start < end and page.text[start] in "#- ":
        start += 1
    value = page.line(start, end)
    if len(_WORD.findall(value)) >= fewest and said(value) and len(value) <= LINE_LIMIT:
        yield page.proposal("understand.summary", value, start, end)


def status(page: Page) -> Iterator[Proposal]:
    """Propose the status that was answered as what happens, where nothing else says what does."""
    match = english.STATUS.search(page.prose)
    if match:
        codes = dict.fromkeys(re.findall(r"\d{3}", match[group(match, "codes")]))
        yield page.proposal("repro.actual", f"HTTP {', '.join(codes)}", *match.span())
