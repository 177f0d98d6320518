"""Sensitive text: what should not leave with a brief, found by a table of rules for how secrets begin.

Found are keys with a prefix of their own, JSON web tokens, private keys, passwords in addresses and after a name
such as `password=`, Authorization headers, cookies, card numbers (check digit and issuer), bank accounts (IBAN, check
digits and the length of the country), and, quietly, e-mail and IP addresses.

Missed, on purpose or because no rule can tell them from ordinary text: keys without a prefix or a name beside them
(bare hexadecimal, the older cloud secrets), passwords in a sentence that does not say so, on a command line (`-p…`) or
without a figure or sign in them, secrets in pictures, split over two lines or encoded twice, card and account numbers
broken by other characters than spaces and hyphens, national identity numbers, phone numbers, names and addresses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from escalate_tui.judgement.sensitive_rules import RULES, Rule

REMEMBERED = 256
"""Texts whose hits are remembered: those of a few records, so that a key pays for the field it changes."""

STARS = "****"
"""What stands for the hidden part; always as many, so that the length is not told either."""


class Kind(StrEnum):
    """What a hit is; the value ends the code of its finding."""

    CLOUD_KEY = "cloud-key"
    FORGE_TOKEN = "forge-token"
    CHAT_TOKEN = "chat-token"
    MODEL_KEY = "model-key"
    SERVICE_KEY = "service-key"
    WEB_TOKEN = "web-token"
    PRIVATE_KEY = "private-key"
    PASSWORD = "password"
    AUTHORIZATION = "authorization"
    COOKIE = "cookie"
    CARD = "card"
    TEST_CARD = "test-card"
    BANK_ACCOUNT = "bank-account"
    EMAIL = "email"
    IP_ADDRESS = "ip-address"

    @property
    def quiet(self) -> bool:
        """Whether it is worth a hint and no warning: it often belongs into a brief."""
        return self in (Kind.TEST_CARD, Kind.EMAIL, Kind.IP_ADDRESS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that should not leave as it stands.

    Attributes:
        kind: What it is.
        start: Where it begins, in characters from the start of the text.
        end: Where it ends; the character there is no part of it.
        masked: What to write instead.
    """

    kind: Kind
    start: int
    end: int
    masked: str


@lru_cache(maxsize=REMEMBERED)
def sensitive(text: str) -> tuple[Hit, ...]:
    """Find what is sensitive in a text: in its order, none overlapping; of two that do, the earlier rule's stands."""
    folded = text.casefold()
    taken: list[Hit] = []
    for rule in RULES:
        # A loop and no generator: over a hundred short texts that halves the cost of finding nothing.
        for needle in rule.needles:
            if needle in folded:
                taken += [hit for hit in _hits(rule, text) if not any(_meet(hit, other) for other in taken)]
                break
    return tuple(sorted(taken, key=lambda hit: hit.start))


def mask(text: str, hits: Iterable[Hit]) -> str:
    """Write a text with the hits in it masked; hits are those of this very text."""
    parts: list[str] = []
    done = 0
    for hit in sorted(hits, key=lambda one: one.start):
        parts += text[done : hit.start], hit.masked
        done = hit.end
    return "".join((*parts, text[done:]))


def _hits(rule: Rule, text: str) -> Iterator[Hit]:
    for found in rule.seek.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        length = rule.holds(found) if rule.holds else end - start
        if length:
            end = start + length
            kind = Kind(rule.kind_of(text[start:end]) if rule.kind_of else rule.kind)
            yield Hit(kind, start, end, text[start : start + rule.shown] + STARS)


def _meet(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
