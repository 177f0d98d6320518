"""A draft is folded into an open escalation of the same problem, as one more customer; and taken out again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, Final

from escalate_tui.errors import EscalateError
from escalate_tui.followup.entries import demand, name_of, recorded
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting
from escalate_tui.model.keys import new_key
from escalate_tui.model.record import STEPS, title_of
from escalate_tui.model.text import clean_line

ITEMS: Final[Mapping[str, tuple[str, ...]]] = {
    "understand.customers": ("name",),
    "understand.attempts": ("action", "result"),
    "repro.evidence": ("text", "path"),
}
"""Lists whose items are taken over, and by what two of their items are the same."""

LINES: Final = ("understand.tickets", "understand.threads", "understand.documents")
"""Lists of texts that are taken over."""

COUNTS: Final = ("impact.customers_affected", "impact.users_affected")
"""Figures that grow."""

IN_ENTRY: Final = "understand.summary"
"""The field that the entry holds."""

_OF_ITS_FILE: Final = ("schema", "id", "created", "updated")


@dataclass(frozen=True, slots=True)
class Folded:
    """What became of a draft that was folded into an escalation.

    Attributes:
        into: The escalation, with the draft's customers and what came with them.
        left: Paths of what the draft says and the escalation does not take over, such as its description; an item
            of a list by its key. What both say is not among them.
    """

    into: Draft
    left: tuple[str, ...]


def fold(draft: Draft, into: Draft, now: datetime, by: str) -> Folded:
    """Fold a draft into an open escalation as one more customer; no clock starts again by it.

    Customers, tickets, threads, documents, attempts and evidence join those of the escalation unless they are there,
    and the numbers of customers and users grow where both say one. The entry names the draft and its summary, and
    holds under `added` the keys of what was added and by how much the numbers grew, so that it can be taken back.

    Args:
        draft: The draft; it stays as it is.
        into: The escalation.
        now: The present instant, in UTC.
        by: Who folds it.

    Raises:
        EscalateError: They are the same, or the one is no draft or the other not open, or a list of the escalation
            is none.
    """
    if draft.id == into.id:
        raise EscalateError(f"{name_of(draft)} cannot be folded into itself. Choose another escalation.")
    demand(draft, "only a draft can be folded into an escalation", Status.DRAFT)
    demand(into, "only an open escalation takes a draft in", Status.OPEN)
    if any(one.act is Act.CUSTOMER_ADDED and one.from_ == draft.id for one in counting(into.record.history)):
        raise EscalateError(f"{name_of(draft)} is part of {name_of(into)} already. Discard the draft.")
    after, added = into, dict[str, Any]()
    for path in (*ITEMS, *LINES):
        if new := _new(path, draft, after):
            after = after.with_value(path, [*_list(after, path), *new])
            added[path] = [item["key"] if isinstance(item, dict) else item for item in new]
    for path, (before, more) in _counts(draft, into).items():
        after = after.with_value(path, before + more)
        added[path] = more
    news = [after.value(f"understand.customers.{key}.name") for key in added.get("understand.customers", [])]
    told = {
        "from_": draft.id,
        "to": ", ".join(str(name) for name in news if name),
        "note": clean_line(draft.record.understand.summary or ""),
    }
    return Folded(recorded(after, Act.CUSTOMER_ADDED, now, by, **told, added=added), tuple(_left(draft, after, added)))


def unfold(into: Draft, key: str) -> Draft:
    """Take out again what an entry `customer-added` brought; what was changed since in other places stays.

    Args:
        into: The escalation.
        key: The key of the entry.

    Raises:
        EscalateError: What the entry says it brought is none of that, as after an edit of the file by hand.
    """
    added = into.value(f"history.{key}.added") or {}
    if not (isinstance(added, dict) and all(_could_be_added(path, what) for path, what in added.items())):
        raise EscalateError(
            f"The entry of {name_of(into)} does not say in a usable way what it added. "
            f"Mend `added` of the entry {key} in its file, or take it out there, and what it added by hand."
        )
    for path, what in added.items():
        if path in COUNTS:
            count = into.value(path)
            into = into.with_value(path, max(0, count - what)) if isinstance(count, int) else into
        elif isinstance(values := into.value(path), list):
            into = into.with_value(path, [item for item in values if _named(item) not in what])
    return into


def _could_be_added(path: str, what: Any) -> bool:
    if path in COUNTS:
        return type(what) is int
    return path in (*ITEMS, *LINES) and isinstance(what, list)


def _named(item: Any) -> Any:
    return item.get("key") if isinstance(item, dict) else item


def _new(path: str, draft: Draft, into: Draft) -> list[Any]:
    """Take what a list of the draft has and the escalation has not, each item under a key that is free there."""
    offered = draft.value(path)
    if not isinstance(offered, list):
        return []
    there = _list(into, path)
    known = {_sameness(path, item) for item in there}
    taken = {_named(item) for item in (*there, *into.doc.get("history", [])) if isinstance(item, dict)}
    new: list[Any] = []
    for item in offered:
        if (same := _sameness(path, item)) not in known:
            known.add(same)
            new.append(_keyed(item, taken) if isinstance(item, dict) else item)
            taken |= {_named(one) for one in new[-1:] if isinstance(one, dict)}
    return new


def _keyed(item: dict[str, Any], taken: set[Any]) -> dict[str, Any]:
    """Give an item another key where its own is taken; the key follows from what the item says."""
    return {**item, "key": new_key(taken, Random(repr(item)))} if _named(item) in {None, *taken} else item


def _sameness(path: str, item: Any) -> Any:
    """Give what two items of a list are the same by; an item that says nothing of that kind by all it says."""
    if not isinstance(item, dict):
        return str(item).strip().casefold()
    told = tuple(str(item.get(name) or "").strip().casefold() for name in ITEMS.get(path, ()))
    return told if any(told) else repr(sorted((name, value) for name, value in item.items() if name != "key"))


def _list(into: Draft, path: str) -> list[Any]:
    values = into.value(path) or []
    if not isinstance(values, list):
        raise EscalateError(f"“{title_of(path)}” in {name_of(into)} is no list. Mend {path} in its file.")
    return values


def _counts(draft: Draft, into: Draft) -> dict[str, tuple[int, int]]:
    """Tell which numbers grow: what they are, and by how much; customers that both name count once.

    A draft without a number of customers has as many as it lists. Where both list the same customers, their users
    may be those that were counted already, so that only what is over that number counts.
    """
    mine, theirs = draft.record, into.record
    here, there = (_names(one.understand.customers) for one in (mine, theirs))
    customers = mine.impact.customers_affected or len(here)
    users, before = mine.impact.users_affected or 0, theirs.impact.users_affected or 0
    more = (customers - len(here & there), max(0, users - before) if here and here <= there else users)
    numbers = (theirs.impact.customers_affected, theirs.impact.users_affected)
    return {
        path: (number, grows)
        for path, number, grows in zip(COUNTS, numbers, more, strict=True)
        if number is not None and grows > 0
    }


def _names(customers: Iterable[Any]) -> set[str]:
    return {customer.name.strip().casefold() for customer in customers if customer.name}


def _left(draft: Draft, after: Draft, added: Mapping[str, Any]) -> Iterator[str]:
    """Name what the draft says and the escalation now does not."""
    for name, value in draft.doc.items():
        if name in STEPS and isinstance(value, dict):
            for field, inner in value.items():
                yield from _left_of(f"{name}.{field}", inner, draft, after, added)
        elif name not in _OF_ITS_FILE and value != after.doc.get(name):
            yield name


def _left_of(path: str, value: Any, draft: Draft, after: Draft, added: Mapping[str, Any]) -> Iterator[str]:
    if path in ITEMS and isinstance(value, list):
        there = {_sameness(path, item): item for item in _list(after, path)}
        for item in value:
            told = there[_sameness(path, item)]
            if isinstance(item, dict) and any(
                told.get(name) != inner for name, inner in item.items() if name not in ("key", *ITEMS[path])
            ):
                yield f"{path}.{_named(item)}"
    elif path in COUNTS:
        number = getattr(draft.record.impact, path.partition(".")[2])
        listed = path == COUNTS[0] and number == len(_names(draft.record.understand.customers))
        if number is None or not (path in added or listed or value == after.value(path)):
            yield path
    elif path != IN_ENTRY and value != after.value(path) and not (path in LINES and isinstance(value, list)):
        yield path
