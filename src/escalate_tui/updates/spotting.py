"""What may not reach a customer, found in a text: other customers, anyone's revenue, words that stay inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from escalate_tui.model.money import SYMBOLS, Money, read_money
from escalate_tui.model.understand import Customer
from escalate_tui.moments import Unreadable
from escalate_tui.updates import english
from escalate_tui.updates.known import one_line
from escalate_tui.updates.occasion import Occasion

BARE_FROM: Final = 10_000
"""From this amount on, the figure of a recorded amount is revenue also without its currency."""

_CODES: Final = "|".join(
    (*SYMBOLS.values(), "CHF", "SEK", "NOK", "DKK", "CAD", "AUD", "NZD", "CZK", "SGD", "BRL", "ZAR")
)
_SIGNS: Final = "".join(sign for sign in SYMBOLS if len(sign) == 1)
_FIGURE: Final = r"\d(?:[\d.,'\u202f\u00a0]*\d)?(?: \d{3})*"
_SCALE: Final = r"(?: ?(?:k|mn|mio|million|m|bn|b)\b)?"
_MONEY: Final = re.compile(
    rf"(?:[{_SIGNS}]|\b(?:{_CODES}) ){_FIGURE}{_SCALE}"
    rf"|(?<![\w.,]){_FIGURE}{_SCALE} ?(?:[{_SIGNS}]|zł|\b(?:{_CODES})\b)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"(?<![\w.,/:-]){_FIGURE}(?: ?(?:k|m)\b)?(?![\w/:-])", re.IGNORECASE)
_FORMS: Final = re.compile(
    r",? (?:Ltd|Limited|Inc|LLC|LLP|PLC|GmbH|AG|SE|KG|Corp|Corporation|Co|S\.?A|SAS|SARL|B\.?V|N\.?V|AB|AS|Oy|Pty)\.?$",
    re.IGNORECASE,
)


class Inside(StrEnum):
    """What kind of words stay inside; the values are codes of cautions."""

    OTHER_CUSTOMER = "other-customer"
    REVENUE = "revenue"
    INTERNAL_WORDS = "internal-words"


@dataclass(frozen=True)
class Guard:
    """What may not reach one customer of one escalation.

    Attributes:
        own: The names of who is written to, customer and contact: where a longer one holds another's, it is theirs.
        others: The names of all other customers, and of who speaks for them.
        amounts: What the record says that somebody is worth.
        issue: The record's own words of the issue, in which amounts of money belong to it.
        references: Ticket numbers, which look like the keys of a tracker.
    """

    own: tuple[str, ...]
    others: tuple[str, ...]
    amounts: tuple[Money, ...]
    issue: str
    references: frozenset[str]

    def found(self, text: str) -> dict[Inside, tuple[str, ...]]:
        """Find what stays inside, by its kind: the words as they stand in the text, each once."""
        kinds = {
            Inside.OTHER_CUSTOMER: self._names(text),
            Inside.REVENUE: self._revenue(text),
            Inside.INTERNAL_WORDS: self._internal(text),
        }
        return {kind: words for kind, one in kinds.items() if (words := tuple(dict.fromkeys(one)))}

    def _names(self, text: str) -> Iterator[str]:
        for own in self.own:
            text = _name(own).sub(" ", text)
        folded = text.casefold()
        for other in self.others:
            # Thousands of names can be known; a pattern is made of those alone that could be there.
            if _core(other).casefold() in folded:
                yield from (found[0] for found in _name(other).finditer(text))

    def _revenue(self, text: str) -> Iterator[str]:
        yield from (found[0] for found in english.REVENUE.seek.finditer(text))
        recorded = {money.amount for money in self.amounts}
        for found in _MONEY.finditer(text):
            amount = _amount(found[0])
            if amount in recorded or (amount >= english.LARGE and found[0] not in self.issue):
                yield found[0]
        bare = {amount for amount in recorded if amount >= BARE_FROM}
        if bare:
            yield from (found[0] for found in _BARE.finditer(_MONEY.sub(" ", text)) if _amount(found[0]) in bare)

    def _internal(self, text: str) -> Iterator[str]:
        for words in english.INSIDE:
            for found in words.seek.finditer(text):
                if found[0] not in self.references and not (words is english.TOOLS and found[0] in self.issue):
                    yield found[0]


def guard(occasion: Occasion) -> Guard:
    """Gather what may not reach the customer who is written to."""
    record, customer = occasion.record, occasion.customer
    listed = [one_line(name) for one in record.understand.customers if one is not customer for name in _named(one)]
    own = tuple(one_line(name) for name in _named(customer))
    known = {one_line(name) for name in (*listed, *occasion.others)} - {""} - set(own)
    worth = (*(one.arr for one in record.understand.customers), record.impact.revenue_at_risk)
    deals = _MONEY.findall(record.impact.deals or "")
    texts = (record.understand.summary, record.understand.description, record.repro.expected, record.repro.actual)
    return Guard(
        own=own,
        others=tuple(sorted(known)),
        amounts=(*(one for one in worth if one is not None), *(Money(_amount(one), "") for one in deals)),
        issue="\n".join(text for text in texts if text),
        references=frozenset(one_line(ticket) for ticket in record.understand.tickets),
    )


def _named(customer: Customer) -> Iterator[str]:
    """Give the names of a customer: its own, and that of who speaks for it."""
    return (name for name in (customer.name, customer.contact) if name)


def _core(name: str) -> str:
    """Take the form of the company off its name: `Larch & Sons Ltd` goes by `Larch & Sons`."""
    return _FORMS.sub("", name) or name


def _name(name: str) -> re.Pattern[str]:
    """Make the pattern of a customer's name: a name of one word as it is written, a longer one in any case."""
    core = _core(name)
    flags = re.IGNORECASE if " " in core else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(core)}(?!\w)", flags)


def _amount(text: str) -> Decimal:
    """Read the amount of a sum of money; of one that could be two, the larger."""
    try:
        return read_money(text, "EUR").amount
    except Unreadable:
        return Decimal(re.sub(r"\D", "", text) or 0)
