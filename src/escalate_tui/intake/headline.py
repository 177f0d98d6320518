"""What it is: the kind of issue, and the line that says so."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake import english_wrong as wrong
from escalate_tui.intake.affirmed import affirmed
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said
from escalate_tui.model.fields import LINE_LIMIT

_FEWEST_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def kind(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the kind: what stands under its label, else the first that the words sound like."""
    for section in found:
        if section.name == "kind":
            known = wrong.KIND_LABELS.get(page.line(section.start, section.end).casefold())
            if known:
                yield page.proposal("understand.kind", known, section.start, section.end)
    for name, seek in wrong.KINDS.items():
        for match in islice(affirmed(seek, page.prose), 1):
            yield page.proposal("understand.kind", name, *match.span())


def summary(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Propose the subject, else what stands first under the problem, else what says that something is wrong."""
    for section in found:
        if section.name == "subject":
            reply = form.REPLY.match(page.prose, section.start, section.end)
            yield from _headline(page, (reply.end() if reply else section.start, section.end), fewest=2)
    for section in found:
        if section.name == "problem":
            yield from _said_in(page, (section.start, section.end), plainly=False)
    under = [span for section in found if section.name not in ("subject", "problem") for span in section.lines]
    spoken = page.without(under)
    for line in spoken.lines:
        yield from _said_in(spoken, line, plainly=True)


def _said_in(page: Page, span: Span, *, plainly: bool) -> Iterator[Proposal]:
    """Propose the sentences of a span that are fit for a headline; those that say plainly what is wrong alone."""
    start, end = span
    for before in form.BEFORE:
        mark = before.match(page.prose, start, end)
        start = mark.end() if mark else start
    for begins, ends in page.sentences((start, end)):
        words = page.prose[begins:ends].lstrip()
        tells = not plainly or any(affirmed(wrong.SYMPTOM, words))
        if tells and form.GREETING.match(words) is None and not words.rstrip().endswith("?"):
            yield from _headline(page, (ends - len(words), ends), fewest=_FEWEST_WORDS)


def _headline(page: Page, span: Span, *, fewest: int) -> Iterator[Proposal]:
    start, end = page.trimmed(*span)
    while end > start and page.text[end - 1] in ".:# ":
        end -= 1
    while start < end and page.text[start] in "#- ":
        start += 1
    value = page.line(start, end)
    if len(_WORD.findall(value)) >= fewest and said(value) and len(value) <= LINE_LIMIT:
        yield page.proposal("understand.summary", value, start, end)
