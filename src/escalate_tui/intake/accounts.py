"""What is said of a customer beside the name: the plan, the ARR, the contact, and that the account is a key one."""

from collections.abc import Iterable
from typing import Any

from escalate_tui.intake import english_accounts as accounts
from escalate_tui.intake.english import group
from escalate_tui.intake.english_people import NOT_NAMES
from escalate_tui.intake.page import Page
from escalate_tui.model.money import read_money
from escalate_tui.moments import Unreadable

Facts = dict[str, Any]
"""What is said of a customer, by the field that holds it, as the file keeps it."""


def facts(words: str, *, paid: bool = False) -> Facts:
    """Read what the parts of some words say of a customer, each part as a whole; the first of a kind counts.

    Args:
        words: What stands behind a name, in brackets or up to the end of its line.
        paid: Whether an amount that stands alone is revenue.
    """
    said = [_fact(part.strip(" .*_`"), paid=paid) for part in accounts.APART.split(words)]
    return {name: value for one in reversed(said) for name, value in one.items()}


def told(page: Page) -> Facts:
    """Read what lines such as "Plan: Enterprise" say of a customer; lines that differ say nothing."""
    said = []
    for match in accounts.TOLD.finditer(page.prose):
        name, line = group(match), accounts.ADDRESS.sub(" ", match["line"])
        found = _contact(line) if name == "contact" else facts(line, paid=name == "arr")
        said.append({field: value for field, value in found.items() if field == name})
    return agreed(said)


def agreed(said: Iterable[Facts]) -> Facts:
    """Join what several places say; where two of them differ, neither counts."""
    values: dict[str, list[Any]] = {}
    for one in said:
        for name, value in one.items():
            values.setdefault(name, []).append(value)
    return {name: those[0] for name, those in values.items() if all(value == those[0] for value in those)}


def person(words: str) -> str | None:
    """Take the name of a person that words are as a whole; None for a team or a word of every day."""
    name = " ".join(words.split()).strip(" .,*_`'")
    first = name.split(" ", maxsplit=1)[0].casefold()
    return name if accounts.PERSON.fullmatch(name) and first not in NOT_NAMES else None


def _contact(line: str) -> Facts:
    name = person(accounts.APART.split(line)[0])
    return {"contact": name} if name else {}


def _fact(part: str, *, paid: bool) -> Facts:
    for name, seek in accounts.PARTS.items():
        if match := seek.fullmatch(part):
            return _kept(name, match[group(match)])
    amount = accounts.PAID.fullmatch(part) if paid else None
    return _kept("arr", amount["amount"]) if amount else {}


def _kept(name: str, words: str) -> Facts:
    """Write a fact as the file keeps it; an amount that could be two is left out."""
    match name:
        case "arr":
            try:
                return {name: str(read_money(words, None))}
            except Unreadable:
                return {}
        case "contact":
            contact = person(words)
            return {name: contact} if contact else {}
        case "high_value":
            return {name: True}
    return {name: words}
