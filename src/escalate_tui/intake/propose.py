"""All proposals of a text, one for each field or item, in the order of the record."""

from collections.abc import Iterable, Iterator

from escalate_tui.intake.accounts import told
from escalate_tui.intake.errors import errors, evidence, quoted
from escalate_tui.intake.headline import kind, summary
from escalate_tui.intake.outcome import contrasted, frequency, labelled, status, steps
from escalate_tui.intake.page import Page
from escalate_tui.intake.people import counts, customers, one_each
from escalate_tui.intake.proposal import Proposal
from escalate_tui.intake.prose import as_prose
from escalate_tui.intake.references import addresses, requests, tickets
from escalate_tui.intake.sections import sections
from escalate_tui.intake.senders import senders
from escalate_tui.intake.surroundings import environment
from escalate_tui.intake.take import LISTS, same_item
from escalate_tui.intake.times import logged, since, waiting
from escalate_tui.model.reading import Reading
from escalate_tui.model.record import fields


def proposals(text: str, reading: Reading) -> tuple[Proposal, ...]:
    """Read a sentence, a ticket, a mail or a log, and propose what it says of the fields of the record.

    A field of one value has at most one proposal, a list one for each item. Nothing is guessed: what could be
    meant in two ways is left out. Of a long text the first 100,000 characters are read, 12,000 of them as prose.

    Args:
        text: What was typed or pasted.
        reading: The moment, the zone of times that name none, and the currency.

    Returns:
        The proposals in the order of the record, for a list in the order of the text; none for nonsense.
    """
    order = {path: place for place, path in enumerate(fields())}
    found = sorted(_unlike(_all(Page.of(text), reading)), key=lambda one: (order[one.path], one.start, one.end))
    return tuple(found)


def _all(page: Page, reading: Reading) -> Iterator[Proposal]:
    """Give every proposal, the surest for a field first."""
    machines = errors(page)
    yield from evidence(page, machines)
    prose, addressed = addresses(as_prose(page.without(machines.aside)))
    yield from addressed
    found = sections(prose)
    yield from kind(prose, found)
    yield from summary(prose, found)
    yield from one_each([*senders(page), *customers(prose, found)], told(prose))
    yield from counts(prose, found)
    yield from since(prose, reading)
    yield from waiting(prose, reading)
    yield from logged(page, machines.errors, reading)
    yield from tickets(prose)
    yield from quoted(prose)
    yield from requests(prose)
    yield from steps(prose, found)
    yield from labelled(prose, found)
    yield from contrasted(prose)
    yield from status(prose)
    yield from frequency(prose)
    yield from environment(prose, found)


def _unlike(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Leave out second values of a field, and items that are there."""
    kept: dict[str, list[Proposal]] = {}
    for one in found:
        before = kept.setdefault(one.path, [])
        alike = before and (
            one.path not in LISTS or any(same_item(one.path, one.value, other.value) for other in before)
        )
        if not alike:
            before.append(one)
            yield one
