"""Sums in a text, in figures, with a scale or written out: `€240k`, `EUR 240.000`, `a quarter of a million`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from escalate_tui.model.money import SYMBOLS, Money, read_money
from escalate_tui.moments import Unreadable
from escalate_tui.updates import english_sums as english

ROUGHLY: Final = Decimal("0.05")
"""How far a sum that is written out may be from the one that is meant."""

_CODES: Final = "|".join(
    (*SYMBOLS.values(), "CHF", "SEK", "NOK", "DKK", "CAD", "AUD", "NZD", "CZK", "SGD", "BRL", "ZAR")
)
_SIGNS: Final = "".join(sign for sign in SYMBOLS if len(sign) == 1)
_AFTER: Final = rf"[ -]?(?:[{_SIGNS}]|zł|\b(?:{_CODES}|{english.CURRENCIES})\b)"
_SUM: Final = re.compile(
    rf"(?:(?P<before>[{_SIGNS}] ?|\b(?:{_CODES}) ?)|(?<![\w.,/:-]))"
    r"(?P<figure>\d(?:[\d.,'\u202f\u00a0]*\d)?(?: \d{3})*)"
    rf"(?P<scale>[ -]?(?:{'|'.join(english.SCALES)})\b)?(?P<after>{_AFTER})?(?![\w/])",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(_AFTER, re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\D")
_GAP: Final = re.compile(r"[ \t\n-]{1,2}")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a text.

    Attributes:
        words: How it stands there.
        start: Where it begins.
        amounts: How much it can be: of `240.000` more than one.
        about: How far it may be from what is meant, since it is rounded; 0 of one in full.
        money: Whether it has a currency.
        rounded: Whether it has a scale or is written out.
    """

    words: str
    start: int
    amounts: tuple[Decimal, ...]
    about: Decimal
    money: bool
    rounded: bool

    @property
    def largest(self) -> Decimal:
        """The most that it can be."""
        return max(self.amounts)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.words)

    def may_mean(self, money: Money) -> bool:
        """Tell whether it may be that amount, whatever its currency."""
        return any(abs(one - money.amount) <= self.about for one in self.amounts)


def sums(text: str) -> Iterator[Sum]:
    """Find the sums of a text, those in figures first."""
    yield from _in_figures(text)
    yield from _in_words(_SUM.sub(lambda found: "." * len(found[0]), text))


def _in_figures(text: str) -> Iterator[Sum]:
    for found in _SUM.finditer(text):
        name = (found["scale"] or "").strip(" -").lower()
        scale, figure = english.SCALES.get(name, 1), found["figure"]
        point = max(figure.rfind("."), figure.rfind(","))
        # Half of the last digit: `240k` is anything from 239,500 to 240,500.
        about = Decimal(scale) / (2 * 10 ** (len(figure) - point - 1 if point > 0 else 0)) if name else Decimal(0)
        money = bool(found["before"] or found["after"])
        yield Sum(found[0], found.start(), tuple(one * scale for one in _figures(figure)), about, money, bool(name))


def _figures(figure: str) -> tuple[Decimal, ...]:
    """Read a figure; one in which a mark can part thousands or decimals is both."""
    try:
        return (read_money(figure, "EUR").amount,)
    except Unreadable:
        digits, parts = _DIGITS.sub("", figure), len(re.split("[.,]", figure)[-1])
        return Decimal(digits), Decimal(digits).scaleb(-parts)


def _in_words(text: str) -> Iterator[Sum]:
    """Find the sums that are written out, as far as they have a scale in them."""
    for run in _runs(text):
        while run and run[-1][0].lower() in english.LINKS:
            run.pop()
        while run and run[0][0].lower() in ("and", "of"):
            run.pop(0)
        words = [one[0].lower() for one in run]
        if not any(word in english.SCALES for word in words):
            continue
        amount, start, end = _counted(words), run[0].start(), run[-1].end()
        currency = _BEHIND.match(text, end)
        said = text[start : currency.end() if currency else end]
        yield Sum(said, start, (amount,), amount * ROUGHLY, currency is not None, rounded=True)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Find words of numbers that stand side by side."""
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(text):
        word = found[0].lower()
        if run and not _GAP.fullmatch(text, run[-1].end(), found.start()):
            yield run
            run = []
        if word in english.COUNTS or word in english.PARTS or word in english.LINKS or _is_scale(found):
            run.append(found)
        elif run:
            yield run
            run = []
    yield run


def _is_scale(found: re.Match[str]) -> bool:
    """Tell whether a word is a scale by itself: one letter behind figures is none."""
    return len(found[0]) > len("mio") and found[0].lower() in english.SCALES


def _counted(words: list[str]) -> Decimal:
    """Add up the words of a number, such as `one and a half million` and `two hundred and forty thousand`."""
    total, current, scale = Decimal(0), Decimal(0), 1
    for at, word in enumerate(words):
        if word in english.COUNTS:
            current += english.COUNTS[word]
        elif word in english.PARTS:
            added = at > 1 and "and" in words[at - 2 : at]
            if added and not current:
                total += english.PARTS[word] * scale
            else:
                current = current + english.PARTS[word] if added else (current or Decimal(1)) * english.PARTS[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in english.SCALES:
            scale = english.SCALES[word]
            total, current = total + (current or Decimal(1)) * scale, Decimal(0)
    return total + current
