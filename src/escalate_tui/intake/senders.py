"""The customer that the head of a mail or a ticket names: who wrote, and for which company."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from escalate_tui.intake import english_accounts as accounts
from escalate_tui.intake.accounts import Facts, facts, person
from escalate_tui.intake.english_form import WROTE
from escalate_tui.intake.english_people import COMPANY, NAME
from escalate_tui.intake.page import Page
from escalate_tui.intake.people import is_name
from escalate_tui.intake.proposal import Proposal

MOST_SENDERS: Final = 20
"""Heads of mails and tickets that are read."""


def senders(page: Page) -> Iterator[Proposal]:
    """Propose the companies of senders.

    A mail may as well be from one of us: a sender of whom neither plan nor ARR is told counts in a text of one
    mail alone, which did not stay within one domain.
    """
    found = list(islice(accounts.SENDER.finditer(page.prose), MOST_SENDERS))
    mails = [match for match in found if match["mail"]]
    for match in found:
        customer = _customer(accounts.ADDRESS.sub(lambda address: " " * len(address[0]), match["line"]))
        if customer is None:
            continue
        known = {"plan", "arr"} & customer.keys()
        if known or not match["mail"] or (len(mails) == 1 and not _answered(page) and not _within(page, match["line"])):
            yield page.proposal("understand.customers", customer, *page.trimmed(*match.span("line")))


def _customer(line: str) -> Facts | None:
    """Read the company of a sender, what is said of it, and who wrote; None where no company is plain."""
    parts = [part.strip(" .") for part in accounts.APART.split(accounts.OF.sub(" | ", line))]
    parts = [" ".join(part.split()) for part in parts if part.strip(" .'")]
    said = facts(" | ".join(parts))
    named = [part for part in parts if not facts(part)]
    companies = [part for part in named if COMPANY.fullmatch(part) and NAME.fullmatch(part) and is_name(part)]
    if not companies and said and len(named) > 1 and NAME.fullmatch(named[-1]) and is_name(named[-1]):
        companies = named[-1:]
    if len(companies) != 1:
        return None
    contact = person(named[0]) if named[0] != companies[0] else None
    return {"name": companies[0], **({"contact": contact} if contact else {}), **said}


def _answered(page: Page) -> bool:
    """Tell whether a text holds an answer, so that the mail above may be from either side."""
    return WROTE.search(page.prose) is not None


def _within(page: Page, line: str) -> bool:
    """Tell whether a mail stayed within the domain of its sender."""
    ours = accounts.DOMAIN.search(line)
    to = [
        domain["domain"]
        for match in accounts.RECEIVER.finditer(page.prose)
        for domain in accounts.DOMAIN.finditer(match["line"])
    ]
    return ours is not None and ours["domain"].casefold() in map(str.casefold, to)
