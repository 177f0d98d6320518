"""A proposal: a value for a field, and the words it was read from."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value that a text proposes for one field.

    Attributes:
        path: The declared field it would fill; for a list, the list.
        value: The raw value, as the file keeps it; for a list, one whole item without its key.
        words: The words it was read from, exactly as they stand in the text.
        start: Where the words begin in the text, in characters.
        end: Where they end.
    """

    path: str
    value: Any
    words: str
    start: int
    end: int
