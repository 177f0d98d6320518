"""Merging what two sides made of one document, field by field, so that neither overwrites the other.

What only one side changed is taken from that side. What both changed differently stays as mine has it and is a
clash, which tells all three values. Tables merge name by name, also those that no field is declared for; lists
whose items have keys, item by item; lists of texts as sets of them; anything else as a whole. The history is only
added to: no entry of either side is lost, and none is there twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from escalate_tui.model.document import Doc
from escalate_tui.model.merging_lists import apart, by_key, in_time, is_items, is_texts, ordered
from escalate_tui.model.sameness import same


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both sides changed, each in another way.

    Attributes:
        path: Where it is, items by their keys: `impact.depth`, `understand.customers.c4f`.
        base: What both began with; None where nothing was set.
        mine: What mine has there; None where it is unset, or the item removed.
        theirs: What theirs has there; None likewise.
    """

    path: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What two sides made of one document, together.

    Attributes:
        doc: The document with the changes of both. Where they clash it has mine, but an item that one side removed
            and the other edited is there.
        clashes: The places that somebody has to decide on, in the order of the document.
    """

    doc: Doc
    clashes: tuple[Clash, ...] = ()


def merged(base: Doc, mine: Doc, theirs: Doc) -> Merged:
    """Merge two documents that both began as a third; none of the three is changed.

    Args:
        base: What both began with.
        mine: What one side made of it: the side that goes on with the result.
        theirs: What the other side made of it.
    """
    if same(mine, theirs) or same(base, theirs):
        return Merged(mine)
    if same(base, mine):
        return Merged(theirs)
    clashes: list[Clash] = []
    doc = _table("", base, mine, theirs, clashes)
    # In an order of their own: a file may have its tables in any.
    return Merged(doc, tuple(sorted(clashes, key=lambda clash: clash.path)))


def _table(place: str, base: Doc, mine: Doc, theirs: Doc, clashes: list[Clash]) -> Doc:
    table: Doc = {}
    for name in ordered(list(base), list(mine), list(theirs)):
        path = f"{place}.{name}" if place else name
        value = _field(path, base.get(name), mine.get(name), theirs.get(name), clashes)
        if value is not None:
            table[name] = value
    return table


def _field(path: str, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    match path:
        case "updated":
            return _later(mine, theirs)
        case "history":
            return _history(base, mine, theirs, clashes)
    return _value(path, base, mine, theirs, clashes)


def _value(path: str, base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    """Merge what stands at a place, None where nothing does; a table or list that ends up empty is nothing too."""
    if same(mine, theirs) or same(base, theirs):
        return mine
    if same(base, mine):
        return theirs
    there = [value for value in (base, mine, theirs) if value is not None]
    if all(isinstance(value, dict) for value in there):
        return _table(path, base or {}, mine or {}, theirs or {}, clashes) or None
    if all(map(is_items, there)):
        return _items(path, base or (), mine or (), theirs or (), clashes) or None
    if all(map(is_texts, there)):
        return _texts(base or (), mine or (), theirs or ()) or None
    return _mine(Clash(path, base, mine, theirs), clashes)


def _mine(clash: Clash, clashes: list[Clash]) -> Any:
    """Note a clash and go on with mine."""
    clashes.append(clash)
    return clash.mine


def _later(mine: Any, theirs: Any) -> Any:
    """Take the later instant; nobody is asked about a time that no field shows."""
    instants = [one for one in (mine, theirs) if isinstance(one, datetime) and one.tzinfo is not None]
    return max(instants, default=mine if mine is not None else theirs)


def _texts(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Keep what both have and what either added, so that what either removed goes."""
    removed = set(base) - (set(mine) & set(theirs))
    return [one for one in ordered(base, mine, theirs) if one not in removed]


def _items(
    path: str, base: Sequence[Doc], mine: Sequence[Doc], theirs: Sequence[Doc], clashes: list[Clash]
) -> list[Doc]:
    before, here, there = by_key(base), by_key(mine), by_key(apart(base, mine, theirs))
    found = (
        _item(f"{path}.{key}", before.get(key), here.get(key), there.get(key), clashes)
        for key in ordered(list(before), list(here), list(there))
    )
    return [item for item in found if item is not None]


def _item(path: str, base: Doc | None, mine: Doc | None, theirs: Doc | None, clashes: list[Clash]) -> Any:
    """Merge an item; one that one side removed stays where the other edited it."""
    if base is None or (mine is not None and theirs is not None):
        return _value(path, base, mine, theirs, clashes)
    left = theirs if mine is None else mine
    if left is None or same(base, left):
        return None
    clashes.append(Clash(path, base, mine, theirs))
    return left


def _history(base: Any, mine: Any, theirs: Any, clashes: list[Clash]) -> Any:
    """Put two histories together; what stands in both is merged like an item, and a removal by one does not count."""
    if not (is_items(mine or ()) and is_items(theirs or ())):
        if is_items(base) and not same(mine, theirs):
            return _mine(Clash("history", base, mine, theirs), clashes)
        return _value("history", base, mine, theirs, clashes)
    known = base if is_items(base) else ()
    theirs = apart(known, mine or (), theirs or ())
    before, here, there = by_key(known), by_key(mine or ()), by_key(theirs)
    entries = []
    for entry in in_time(before, here.values(), theirs):
        key = entry["key"]
        both = key in here and key in there
        entries.append(_value(f"history.{key}", before.get(key), here[key], there[key], clashes) if both else entry)
    return entries or None
