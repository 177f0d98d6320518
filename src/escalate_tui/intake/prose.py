"""What people wrote in a text: in whole lines, without what machines, mail programs and forms add."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake.english_times import ALONE
from escalate_tui.intake.page import LONGEST_LINE, QUOTED, Page, Span

LONGEST_PROSE: Final = 12_000
"""Characters of prose that are read, logs and error texts not counted: some five pages."""

OTHER_LABEL: Final = re.compile(
    r" *(?:#{1,6} |h[1-6]\. |[-=_*]{3,} *$|\*\*[^*\n]{1,60}\*\*:? *$|[A-Z][A-Za-z '/-]{1,40}:(?: |$))"
)
"""A line that looks like a label, known or not: what stands above it ends."""

_BROKEN_FROM: Final = 60
_LONGEST_SIGNATURE: Final = 15
_BEGINS_ANEW: Final = re.compile(rf"(?: *[-*#\[<|•]|{form.LISTED.pattern}|{form.BEFORE[0].pattern})", re.IGNORECASE)


def as_prose(page: Page) -> Page:
    """Leave the prose that people wrote: boilerplate, signatures and questions that are asked back are blanked out."""
    page = _condensed(page)
    aside = [found.span() for seek in (form.BOILERPLATE, form.QUESTION) for found in seek.finditer(page.prose)]
    stamps = sorted(found.span() for seek in (form.DATED, ALONE) for found in seek.finditer(page.prose))
    return replace(page, stamps=tuple(stamps)).without([*aside, *_signatures(page)])


def _condensed(page: Page) -> Page:
    """Make a page of the lines that say something; those that a mail program broke become one."""
    texts: list[str] = []
    proses: list[str] = []
    places: list[Span] = []
    length = 0
    for (start, end), goes_on in _kept(page):
        text = page.text[start:end]
        if goes_on:
            texts[-1] = proses[-1] = " "
            text = QUOTED.sub(lambda marks: " " * len(marks[0]), text)
        texts += [text, "\n"]
        proses += [page.prose[start:end], "\n"]
        places.append((length, start))
        length += end - start + 1
    return Page(page.whole, "".join(texts), "".join(proses), tuple(places) or page.places)


def _kept(page: Page) -> Iterator[tuple[Span, bool]]:
    """Give the lines that say something, a blank one between them at most, and whether each goes on with the last."""
    left, together, blank = LONGEST_PROSE, 0, True
    for at, (start, end) in enumerate(page.lines):
        if not page.prose[start:end].strip():
            if not blank:
                left -= 1
                yield (start, start), False
            blank = True
            continue
        goes_on = not blank and together + end - start < LONGEST_LINE and _goes_on(page, at)
        together = together + end - start if goes_on else end - start
        left -= end - start + 1
        blank = False
        if left < 0:
            return
        yield (start, end), goes_on


def _goes_on(page: Page, at: int) -> bool:
    """Tell whether a line goes on with the one before, which is as long as a mail program makes it."""
    spans = page.lines[at - 1 : at + 1]
    before, line = (page.prose[slice(*span)] for span in spans)
    one, other = (page.text[slice(*span)].lstrip().startswith(">") for span in spans)
    whole = len(before.strip()) < _BROKEN_FROM or before.rstrip()[-1] in ".!?:"
    anew = any(begins.match(line) for begins in (_BEGINS_ANEW, OTHER_LABEL, form.SIGN_OFF, form.DATED))
    return one == other and not whole and not anew


def _signatures(page: Page) -> Iterator[Span]:
    """Find what follows a sign-off, until other words begin: quoted ones, those of a day or under a label."""

    def signs(line: Span) -> bool:
        label = page.prose[slice(*line)].partition(":")[0].strip("*_# ").casefold()
        quoted = page.text[slice(*line)].lstrip().startswith(">")
        return not quoted and label not in form.LABELS and form.DATED.match(page.prose, *line) is None

    for at, line in enumerate(page.lines):
        if form.SIGN_OFF.match(page.prose, *line):
            yield from takewhile(signs, page.lines[at + 1 : at + 1 + _LONGEST_SIGNATURE])
