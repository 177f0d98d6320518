"""Keys of list items that a hand edit left out."""

from random import Random
from typing import Any, Final

from escalate_tui.model.keys import new_key

KEYED: Final = frozenset({"customers", "attempts", "steps", "evidence", "history"})
"""Lists whose items carry a key, wherever in a document they stand."""


def with_keys(value: Any) -> Any:
    """Give each item of a keyed list its key where it has none, or the same one as an item before it.

    The key follows from what the item says, so that reading the same file twice gives the same keys.
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
    taken = {item["key"] for item in items if isinstance(item, dict) and isinstance(item.get("key"), str)}
    seen: set[str] = {""}
    keyed = []
    for item in items:
        if not isinstance(item, dict):
            keyed.append(item)
            continue
        key = item.get("key")
        if not isinstance(key, str) or key in seen:
            key = new_key(taken, Random(repr(item)))
            taken.add(key)
        seen.add(key)
        keyed.append({"key": key} | item | {"key": key})
    return keyed
