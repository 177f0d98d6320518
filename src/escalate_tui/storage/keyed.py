"""Keys of list items that a hand edit left out."""

from collections import Counter
from random import Random
from typing import Any, Final, TypeGuard

from escalate_tui.model.keys import new_key

KEYED: Final = frozenset({"customers", "attempts", "steps", "evidence", "history"})
"""Lists whose items carry a key, wherever in a document they stand."""


def with_keys(value: Any) -> Any:
    """Give each item of a keyed list its key where it has none that can be used, or that of an item before it.

    A key with a dot is none: dots part the names of a path, so nothing would find the item again. The key given
    follows from what the item says, so that reading the same file twice gives the same keys.
    """
    if isinstance(value, list):
        return [with_keys(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _keyed(with_keys(inner)) if name in KEYED and isinstance(inner, list) else with_keys(inner)
        for name, inner in value.items()
    }


def _keyed(items: list[Any]) -> list[Any]:
    taken = {item["key"] for item in items if isinstance(item, dict) and _is_key(item.get("key"))}
    seen: set[str] = set()
    alike: Counter[str] = Counter()
    keyed = []
    for item in items:
        if not isinstance(item, dict):
            keyed.append(item)
            continue
        key = item.get("key")
        if not _is_key(key) or key in seen:
            # Counted, since a thousand equal items would all try the keys of the first before their own.
            said = repr(item)
            key = new_key(taken, Random(f"{alike[said]} {said}"))
            alike[said] += 1
            taken.add(key)
        seen.add(key)
        keyed.append({"key": key} | item | {"key": key})
    return keyed


def _is_key(key: Any) -> TypeGuard[str]:
    return isinstance(key, str) and key != "" and "." not in key
