"""Lists that two sides changed: whose items are the same, and in which order they stand together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from heapq import merge
from operator import itemgetter
from random import Random
from typing import Any, Final

from escalate_tui.model.document import Doc
from escalate_tui.model.keys import new_key
from escalate_tui.model.sameness import same

_BEFORE_ALL: Final = datetime.min.replace(tzinfo=UTC)


def is_texts(value: Any) -> bool:
    """Tell whether a value is a list of nothing but texts."""
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def is_items(value: Any) -> bool:
    """Tell whether a value is a list of nothing but tables with a key each, no two the same."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, dict) for item in value):
        return False
    keys = [item.get("key") for item in value]
    return all(isinstance(key, str) and key for key in keys) and len(set(keys)) == len(keys)


def by_key(items: Iterable[Doc]) -> dict[str, Doc]:
    """Look items up by their keys, in their order."""
    return {item["key"]: item for item in items}


def ordered(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Order all names of two sides: as mine does, each new one of theirs after the one before it there.

    Where theirs alone moved any that were there before, it is theirs that leads.
    """
    lead, other = (theirs, mine) if _moved(base, theirs) and not _moved(base, mine) else (mine, theirs)
    order, there = list(lead), set(lead)
    for at, name in enumerate(other):
        if name not in there:
            there.add(name)
            order.insert(order.index(other[at - 1]) + 1 if at else 0, name)
    return order


def apart(base: Iterable[Doc], mine: Iterable[Doc], theirs: Sequence[Doc]) -> list[Doc]:
    """Give an item that theirs added another key where mine gave that key to something else at the same time.

    Keys are short, so that this happens once in some 20,000 times. What points to it in entries that theirs added
    follows it. The new key follows from the old one: an attempt and its entry stay together, and merging the same
    two sides again finds it under the same key.
    """
    old, here = by_key(base), by_key(mine)
    taken = {*old, *by_key(theirs)}
    others: dict[str, str] = {}
    for item in theirs:
        key = item["key"]
        if key in here and key not in old and not same(item, here[key]):
            foreign = {name for name, one in here.items() if not same(one, {**item, "key": name})}
            others[key] = new_key(taken | foreign, Random(key))
            taken.add(others[key])
    return [item if item["key"] in old else _pointed(item, others) for item in theirs]


def in_time(known: Mapping[str, Doc], mine: Iterable[Doc], theirs: Iterable[Doc]) -> list[Doc]:
    """Put the entries of two histories in one, each once, in the order in which they were written down.

    No side's entries change places among each other. At the same instant those that both know come first, then
    those with the lower key.

    Args:
        known: The entries that both began with, by their keys.
        mine: The entries of one side; one that theirs has as well is taken from here.
        theirs: The entries of the other side.
    """
    here = by_key(mine)
    added = (timed for timed in _timed(known, theirs) if timed[1]["key"] not in here)
    return [entry for _, entry in merge(_timed(known, here.values()), added, key=itemgetter(0))]


def _moved(base: Sequence[str], side: Sequence[str]) -> bool:
    """Tell whether a side moved any of those that were there before among each other."""
    before, after = set(base), set(side)
    return [name for name in base if name in after] != [name for name in side if name in before]


def _pointed(item: Doc, others: Mapping[str, str]) -> Doc:
    """Replace keys in an item, its own and those that it points to."""
    changed: Doc = {name: others[item[name]] for name in ("key", "retracts") if _text(item.get(name)) in others}
    if is_texts(item.get("keeps")):
        changed["keeps"] = [others.get(key, key) for key in item["keeps"]]
    return {**item, **changed}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _timed(known: Mapping[str, Doc], entries: Iterable[Doc]) -> Iterator[tuple[tuple[datetime, bool, str], Doc]]:
    """Give each entry what orders it: never before one that it stands behind, whatever its own time says."""
    latest = _BEFORE_ALL
    for entry in entries:
        written = (entry.get("logged"), entry.get("at"))
        latest = max(latest, next((one for one in written if isinstance(one, datetime) and one.tzinfo), latest))
        yield (latest, entry["key"] not in known, entry["key"]), entry
