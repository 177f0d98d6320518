"""Who is affected: the customers by name, and how many they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from escalate_tui.intake import english_people as people
from escalate_tui.intake.accounts import Facts, agreed, facts
from escalate_tui.intake.affirmed import affirmed
from escalate_tui.intake.english import NUMBERS
from escalate_tui.intake.english_accounts import BEHIND
from escalate_tui.intake.english_form import CHAT, LISTED
from escalate_tui.intake.english_wrong import SYMPTOM
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.sections import Section, said
from escalate_tui.intake.tables import cells

MOST_CUSTOMERS: Final = 20
"""Names that are proposed."""

_COUNTS: Final = {"customers": "impact.customers_affected", "count": "impact.customers_affected",
                  "users": "impact.users_affected"}  # fmt: skip
_NAMES_CUSTOMERS: Final = frozenset({"customer", "customers"})
_CUT: Final = re.compile(r" ?[(|;<,\t]| [-–—/] ")
_BETWEEN: Final = re.compile(r"(?: ?[,;] ?(?:and )?| and )(?![^()\n]*\))")


def customer_key(name: str) -> str:
    """Fold a name so that "Acme" and "ACME Corp." are one customer."""
    return " ".join(people.LEGAL_FORM.sub("", name.strip()).casefold().split())


def counts(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Find how many customers and how many people: a figure under its label, else the first in the prose.

    Figures in the prose count where something is wrong or was reported, and none of a competitor or of a plan.
    """
    for section in found:
        bare = people.BARE_COUNT.fullmatch(page.prose[section.start : section.end])
        if section.name in _COUNTS and bare:
            yield _figure(page, _COUNTS[section.name], bare["count"], (section.start, section.end))
    if people.REPORTED.search(page.prose) is None and not any(affirmed(SYMPTOM, page.prose)):
        return
    for path, seek in people.COUNTS.items():
        for match in seek.finditer(page.prose):
            before = page.prose[max(0, match.start() - 20) : match.start()]
            others = people.COUNT_OF_OTHERS.search(page.sentence_at(match.start()))
            if not others and people.COUNT_NOT_AFFECTED.search(before) is None and match["count"].strip("0,"):
                yield _figure(page, path, match["count"], match.span())
                break


def _figure(page: Page, path: str, words: str, span: Span) -> Proposal:
    count = NUMBERS.get(words.casefold()) or int(words.replace(",", ""))
    return page.proposal(path, count, *span)


def customers(page: Page, found: tuple[Section, ...]) -> Iterator[Proposal]:
    """Find every place that names a customer, with what is said there of plan, ARR, contact and key account."""
    paid = people.REVENUE.search(page.prose) is not None
    places = [] if CHAT.search(page.prose) else [place for section in found for place in _labelled(page, section)]
    places += [(span, cell[1]) for cell in cells(page, _NAMES_CUSTOMERS) for span in _one(page, *cell)]
    for seek in (*people.NAMED, people.PAYS) if paid else people.NAMED:
        for span in (span for match in seek.finditer(page.prose) for span in _names(page, match)):
            behind = BEHIND.match(page.prose, span[1])
            places.append((span, behind.end() if behind else span[1]))
    for (start, end), until in places:
        said = facts(page.prose[end:until], paid=paid)
        value = {"name": page.line(start, end), **said}
        yield page.proposal("understand.customers", value, *page.trimmed(start, until if said else end))


def one_each(named: Iterable[Proposal], told: Facts) -> Iterator[Proposal]:
    """Make one of the places that name the same customer: by its fullest name, with all in which they agree.

    Args:
        named: Every place that names a customer.
        told: What the text says of its customer, if it is the only one.
    """
    places: dict[str, list[Proposal]] = {}
    for one in named:
        places.setdefault(customer_key(one.value["name"]), []).append(one)
    for same in list(places.values())[:MOST_CUSTOMERS]:
        fullest = max(same, key=lambda one: (len(one.value["name"]), len(one.value)))
        said = [*(one.value for one in same), told if len(places) == 1 else {}]
        yield replace(fullest, value={**agreed(said), "name": fullest.value["name"]})


def _labelled(page: Page, section: Section) -> Iterator[tuple[Span, int]]:
    """Take the names under a label, one under "Customer", a list under "Customers"; and where what is said ends."""
    if section.name not in _NAMES_CUSTOMERS:
        return
    for start, end in section.lines:
        mark = LISTED.match(page.prose, start, end)
        at = mark.end() if mark else start
        pieces = _BETWEEN.split(page.prose[at:end]) if section.name == "customers" else [page.prose[at:end]]
        for piece in pieces:
            begin = page.prose.index(piece, at, end)
            at = begin + len(piece)
            yield from ((span, at) for span in _one(page, begin, at))


def _one(page: Page, start: int, end: int) -> Iterator[Span]:
    """Take the one name that stands in a place of its own, without what is said behind it."""
    name = _CUT.split(page.prose[start:end].lstrip())[0].strip(" .*_`")
    if people.NAME.fullmatch(name) and is_name(name):
        begin = page.prose.index(name, start)
        yield begin, begin + len(name)


def _names(page: Page, match: re.Match[str]) -> Iterator[Span]:
    """Take the names out of a place that names one customer or lists several."""
    for found in people.NAMES.finditer(page.prose, *match.span("names")):
        words = found[0].split(" ")
        start = found.start()
        while len(words) > 1 and words[0].casefold() in people.NOT_NAMES:
            start += len(words.pop(0)) + 1
        while len(words) > 1 and _stops(words[-1]):
            words.pop()
        name = " ".join(words).removesuffix("'s").removesuffix("’s")
        if is_name(name):
            yield start, start + len(name)


def _stops(word: str) -> bool:
    """Tell whether a word can end no name: an abbreviation such as API, or a word of every day."""
    known = re.fullmatch(people.SUFFIX, word) is not None
    return not known and (word.casefold() in people.NOT_NAMES or (word.isupper() and len(word) > 1) or word == "&")


def is_name(name: str) -> bool:
    """Tell whether words can be a name: more than a legal form, and not begun by a word of every day."""
    first = name.split(" ", maxsplit=1)[0].casefold()
    known = re.fullmatch(people.SUFFIX, name) is not None
    return said(name) and not known and first not in people.NOT_NAMES and len(name) > 1 and any(map(str.isalpha, name))
