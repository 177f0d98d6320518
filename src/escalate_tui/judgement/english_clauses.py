"""The rules of the English language for what a “not” speaks of: where a clause ends, and what stands near a word."""

import re
from itertools import pairwise
from typing import Final

from escalate_tui.judgement.english import Words

CLAUSE_END: Final = Words(
    r"[;()\n]|[.,:!?](?=\s|$)|\s[-–—]\s|[–—]|\b(?:but|though|although|whereas)\b"
    r"|\band (?=(?:it|they|their|the|a|an|his|her|she|he|we|our|has|have|will|is|was|happens?|fails?|always)\b)"
)
"""Where what one “not” speaks of is over."""

_LONGEST_NEAR: Final = 120
"""Characters before and after a word that tell what is meant by it."""


def clauses(text: str) -> list[tuple[str, str]]:
    """Take a text apart into what is said at a time, each with what follows it."""
    said = [one.strip() for one in CLAUSE_END.seek.split(text) if one.strip()]
    return list(pairwise([*said, ""]))


def around(found: re.Match[str]) -> tuple[str, str]:
    """Give what stands before and after a word in its clause."""
    start, end = found.span()
    return found.string[max(0, start - _LONGEST_NEAR) : start], found.string[end : end + _LONGEST_NEAR]
