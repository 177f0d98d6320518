"""Who is affected: the customers by name, and how many they are."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section

MOST_CUSTOMERS: Final = 20
"""Names that are proposed."""

_CUT: Final = re.compile(r" ?[(|;<,\t]| [-–—/] ")
_BETWEEN: Final = re.compile(r" ?[,;] ?(?:and )?| and ")


def customer_key(name: str) -> str:
    """Fold a name so that "Acme" and "ACME Corp." are one customer."""
    return " ".join(english.LEGAL_FORM.sub("", name.strip()).casefold().split())


def concerned(page: Page) -> bool:
    """Tell whether people in a text can be affected: something is wrong or needed, or was reported."""
    return any(seek.search(page.prose) for seek in (english.SYMPTOM, english.REPORTED))


def counts(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Find how many customers and how many people: a figure under its label, else the first in the prose."""
    labels = {"customers": "impact.customers_affected", "users": "impact.users_affected"}
    for section in found:
        bare = english.BARE_COUNT.fullmatch(page.prose[section.start : section.end])
        if section.name in labels and bare:
            yield _figure(page, labels[section.name], bare["count"], (section.start, section.end))
    for path, seek in english.COUNTS.items() if concerned(page) else ():
        for match in seek.finditer(page.prose):
            before = page.prose[max(0, match.start() - 20) : match.start()]
            if english.COUNT_NOT_AFFECTED.search(before) is None and match["count"].strip("0,"):
                yield _figure(page, path, match["count"], match.span())
                break


def _figure(page: Page, path: str, words: str, span: Span) -> Proposal:
    count = english.NUMBERS.get(words.casefold()) or int(words.replace(",", ""))
    return page.proposal(path, count, *span)


def customers(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Find the customers that are named, each once."""
    chat = english.CHAT.search(page.prose) is not None
    spans = [] if chat else [span for section in found for span in _labelled(page, section)]
    named = english.NAMED if concerned(page) else ()
    spans += [span for seek in named for match in seek.finditer(page.prose) for span in _names(page, match)]
    seen: set[str] = set()
    for start, end in spans:
        name = page.line(start, end)
        if customer_key(name) not in seen and len(seen) < MOST_CUSTOMERS:
            seen.add(customer_key(name))
            yield page.proposal("understand.customers", {"name": name}, start, end)


def _labelled(page: Page, section: Section) -> Iterator[Span]:
    """Take the names under a label: one under "Customer", a list of them under "Customers"."""
    if section.name not in ("customer", "customers"):
        return
    for start, end in section.lines:
        mark = english.LISTED.match(page.prose[start:end])
        at = start + mark.end() if mark else start
        pieces = _BETWEEN.split(page.prose[at:end]) if section.name == "customers" else [page.prose[at:end]]
        for piece in pieces:
            begin = page.prose.index(piece, at, end)
            at = begin + len(piece)
            name = _CUT.split(piece)[0].strip(" .*_`")
            if english.NAME.fullmatch(name) and _is_name(name):
                begin = page.prose.index(name, begin)
                yield begin, begin + len(name)


def _names(page: Page, match: re.Match[str]) -> Iterator[Span]:
    """Take the names out of a place that names one customer or lists several."""
    for name in english.NAMES.finditer(page.prose, *match.span("names")):
        words = name[0].split(" ")
        while words and (_stops(words[-1]) and len(words) > 1):
            words.pop()
        kept = " ".join(words).removesuffix("'s").removesuffix("’s")
        if _is_name(kept):
            yield name.start(), name.start() + len(kept)


def _stops(word: str) -> bool:
    """Tell whether a word can end no name: an abbreviation such as API, or a word of every day."""
    known = re.fullmatch(english.SUFFIX, word) is not None
    return not known and (word.casefold() in english.NOT_NAMES or (word.isupper() and len(word) > 1) or word == "&")


def _is_name(name: str) -> bool:
    """Tell whether words can be a name: they begin with no word of every day, nor with an abbreviation alone."""
    words = name.split()
    return (
        bool(words) and words[0].casefold() not in english.NOT_NAMES and any(map(str.isalpha, name)) and len(name) > 1
    )
