"""What may not reach a customer, found in a text: other customers, anyone's revenue, words that stay inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from escalate_tui.model.money import Money
from escalate_tui.model.understand import Customer
from escalate_tui.updates import english
from escalate_tui.updates.english_sums import A_THING, WORTH_AFTER, WORTH_BEFORE
from escalate_tui.updates.known import one_line
from escalate_tui.updates.naming import Names, by_rarest_word, core, named, people, without
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.sums import Sum, sums

BARE_FROM: Final = 10_000
"""From this amount on, the figure of a recorded amount is revenue also without its currency."""

NEARBY: Final = 80
"""Characters before a sum in which words are looked for that make it revenue."""


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
        others: The names of the record's other customers, and of who speaks for them.
        elsewhere: The names of all customers of other escalations.
        amounts: What the record says that somebody is worth.
        issue: The record's own words of the issue, in which amounts of money belong to it.
        references: Ticket numbers, which look like the keys of a tracker.
    """

    own: tuple[str, ...]
    others: Names
    elsewhere: Names
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
        text = without(text, self.own)
        own = {core(name).casefold() for name in self.own}
        yield from named(text, self.others)
        # Another escalation of theirs may write their name otherwise.
        yield from (name for name in named(text, self.elsewhere) if name.casefold() not in own)

    def _revenue(self, text: str) -> Iterator[str]:
        yield from (found[0] for found in english.REVENUE.seek.finditer(text))
        yield from (one.words for one in sums(text) if self._is_worth(one, text))

    def _is_worth(self, one: Sum, text: str) -> bool:
        """Tell whether a sum is what somebody is worth: as recorded, as money of some size, or as it is called."""
        if any(one.may_mean(money) and (one.money or money.amount >= BARE_FROM) for money in self.amounts):
            return True
        if one.largest < english.LARGE or one.words in self.issue:
            return False
        if one.money:
            return True
        before = text[max(0, one.start - NEARBY) : one.start]
        called = WORTH_BEFORE.seek.search(before) and not A_THING.seek.match(text, one.end)
        return one.rounded and bool(called or WORTH_AFTER.seek.match(text, one.end))

    def _internal(self, text: str) -> Iterator[str]:
        for words in english.INSIDE:
            for found in words.seek.finditer(text):
                if found[0] not in self.references and not (words is english.TOOLS and found[0] in self.issue):
                    yield found[0]


@lru_cache(maxsize=4)
def guard(occasion: Occasion) -> Guard:
    """Gather what may not reach the customer who is written to; once for each occasion, since every key asks for it."""
    record, customer = occasion.record, occasion.customer
    own = tuple(_named(customer))
    listed = [name for one in record.understand.customers if one is not customer for name in _named(one)]
    worth = (*(one.arr for one in record.understand.customers), record.impact.revenue_at_risk)
    deals = (Money(one.largest, "") for one in sums(record.impact.deals or "") if one.money)
    texts = (record.understand.summary, record.understand.description, record.repro.expected, record.repro.actual)
    return Guard(
        own=own,
        others=by_rarest_word(tuple(name for name in listed if name not in own)),
        elsewhere=by_rarest_word(occasion.others),
        amounts=(*(one for one in worth if one is not None), *deals),
        issue="\n".join(text for text in texts if text),
        references=frozenset(one_line(ticket) for ticket in record.understand.tickets),
    )


def _named(customer: Customer) -> Iterator[str]:
    """Give the names of a customer: its own, and those of who speaks for it."""
    if name := one_line(customer.name):
        yield name
    yield from people(one_line(customer.contact))
