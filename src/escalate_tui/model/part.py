"""What all parts of the record have in common."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the record: never changed in place. What does not fit its types stays in the draft."""


@dataclass(frozen=True, kw_only=True)
class Item(Part):
    """One item of a list; its key stays the same while the item is edited and moved."""

    key: str = ""
