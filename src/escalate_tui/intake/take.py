"""Taking proposals into a draft: empty fields are filled, items are added, nothing typed is overwritten."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, Final

from escalate_tui.intake.people import customer_key
from escalate_tui.intake.proposal import Proposal
from escalate_tui.model.draft import Draft
from escalate_tui.model.keys import new_key

LISTS: Final = frozenset(
    {
        "understand.customers",
        "understand.tickets",
        "understand.threads",
        "understand.documents",
        "repro.steps",
        "repro.evidence",
    }
)
"""The lists that proposals add to."""


def taken(draft: Draft, proposals: Iterable[Proposal]) -> Draft:
    """Take proposals into a draft, one or all at once; those it has taken already change nothing.

    A field with a value is left, also one that does not parse. An item is added at the end of its list unless
    the same is there; its key follows from what it says, so that taking it on two sides makes one item of it.
    """
    for one in proposals:
        if _closed(draft, one.path):
            continue
        if one.path not in LISTS:
            draft = draft.with_value(one.path, one.value)
        elif not any(same_item(one.path, one.value, there) for there in draft.value(one.path) or ()):
            draft = _added(draft, one)
    return draft


def adding(draft: Draft, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Give the proposals that would change a draft."""
    return tuple(one for one in proposals if taken(draft, [one]).doc != draft.doc)


def _closed(draft: Draft, path: str) -> bool:
    """Tell whether something stands at a path, or where the way to it leads, that must be left as it is."""
    step, _, _ = path.partition(".")
    table, there = draft.value(step), draft.value(path)
    if table is not None and not isinstance(table, Mapping):
        return True
    return there is not None and not (path in LISTS and isinstance(there, list))


def _added(draft: Draft, one: Proposal) -> Draft:
    items = list(draft.value(one.path) or ())
    if not isinstance(one.value, Mapping):
        return draft.with_value(one.path, [*items, one.value])
    keys = {str(item.get("key")) for item in items if isinstance(item, Mapping)}
    key = new_key(keys, Random(f"{one.path} {sorted(one.value.items())}"))
    return draft.with_item(one.path, {"key": key, **one.value})


def same_item(path: str, new: Any, there: Any) -> bool:
    """Tell whether an item of a list says what a proposed one says; its key, kind and what else it holds aside."""
    if not isinstance(new, Mapping):
        return isinstance(there, str) and _folded(there) == _folded(new)
    if not isinstance(there, Mapping):
        return False
    if path == "understand.customers":
        return customer_key(str(there.get("name", ""))) == customer_key(new["name"])
    return all(_folded(there.get(name)) == _folded(value) for name, value in new.items() if name != "kind")


def _folded(text: Any) -> str:
    return " ".join(str(text or "").casefold().split())
