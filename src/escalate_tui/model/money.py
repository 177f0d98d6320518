"""Money: an amount with a currency, as people type it and as the file keeps it."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from escalate_tui.moments import Unreadable

SYMBOLS: Final = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "zł": "PLN"}
SCALES: Final = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
}
HOW: Final = "Write an amount and a currency, such as 240000 EUR, €240k or 3.1m USD"
LARGEST: Final = Decimal(10) ** 15

_PARTS = re.compile(
    r"(?P<before>[A-Za-z]{3}|[€$£¥₹₩])?\s*(?P<figure>\d[\d.,'\u202f\u00a0 ]*)\s*"
    r"(?P<scale>k|mn|mio|million|m|bn|b)?\s*(?P<after>[A-Za-z]{3}|zł|[€$£¥₹₩])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency; amounts of several currencies are never added up.

    Attributes:
        amount: Zero or more, exact.
        currency: Its ISO 4217 code.
    """

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Write it as the file keeps it: `240000 EUR`."""
        return f"{_plain(self.amount)} {self.currency}"

    @property
    def shown(self) -> str:
        """Write it as people read it: `EUR 240,000`."""
        return f"{self.currency} {_plain(self.amount, grouped=True)}"


def read_money(text: str, currency: str | None) -> Money:
    """Read an amount as a person types it.

    Args:
        text: `240000 EUR`, `€240k`, `240,000`, `USD 3.1m`.
        currency: The code that counts where the text names none; None when it must name one.

    Raises:
        Unreadable: The text is no amount, names no currency where it must, or could mean two amounts.
    """
    typed = text.strip()
    found = _PARTS.fullmatch(typed) if len(typed) < 60 else None
    if found is None:
        raise Unreadable(f"“{typed[:40]}” is not an amount. {HOW}.")
    code = _code(found["before"], found["after"], currency, typed)
    amount = _figure(found["figure"].strip(), typed) * SCALES[(found["scale"] or "").lower()]
    if amount >= LARGEST:
        raise Unreadable(f"“{typed[:40]}” is larger than any amount this can be. {HOW}.")
    return Money(amount, code)


def total(amounts: list[Money]) -> Money | None:
    """Add up amounts of one currency; None when there are none or when their currencies differ."""
    currencies = {money.currency for money in amounts}
    if len(currencies) != 1:
        return None
    return Money(sum((money.amount for money in amounts), Decimal(0)), currencies.pop())


def _code(before: str | None, after: str | None, fallback: str | None, typed: str) -> str:
    named = {SYMBOLS.get(mark.lower(), mark.upper()) for mark in (before, after) if mark}
    if len(named) > 1:
        raise Unreadable(f"“{typed}” names two currencies. {HOW}.")
    code = named.pop() if named else fallback
    if code is None:
        raise Unreadable(f"“{typed}” names no currency. {HOW}.")
    return code


def _figure(figure: str, typed: str) -> Decimal:
    """Tell thousands from decimals; what could be either is asked about, never guessed."""
    bare = re.sub(r"['\s\u202f\u00a0]", "", figure)
    last = max(bare.rfind("."), bare.rfind(","))
    marks = set(re.findall(r"[.,]", bare))
    if len(marks) == 2:
        whole, part = bare[:last], bare[last + 1 :]
        thousands = ({".", ","} - {bare[last]}).pop()
        if bare[last] in whole or not re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+", whole):
            raise Unreadable(f"“{typed}” has its commas and points in places that fit no amount. {HOW}.")
        return _decimal(whole.replace(thousands, "") + "." + part, typed)
    if not marks:
        return _decimal(bare, typed)
    mark = marks.pop()
    groups = bare.split(mark)
    if all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0":
        if mark == "." and len(groups) == 2:
            plain, small = bare.replace(".", ""), bare.rstrip("0")
            raise Unreadable(f"“{typed}” could be {plain} or {small.rstrip('.')}. Write it without the point.")
        return _decimal("".join(groups), typed)
    if len(groups) == 2 and len(groups[1]) <= 2:
        return _decimal(".".join(groups), typed)
    raise Unreadable(f"“{typed}” has its commas and points in places that fit no amount. {HOW}.")


def _decimal(digits: str, typed: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as bad:
        raise Unreadable(f"“{typed}” is not an amount. {HOW}.") from bad


def _plain(amount: Decimal, *, grouped: bool = False) -> str:
    exact = amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()
    return f"{exact:,f}" if grouped else f"{exact:f}"
