"""What escalations have in common by their records: the error that a machine named, or the component."""

import re
from dataclasses import dataclass
from typing import Final

from escalate_tui.followup.errors_alike import tells
from escalate_tui.followup.likeness import Likeness

LONGEST: Final = 60
"""Characters of an error that are told."""

_PART: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an escalation may have in common with others.

    Attributes:
        key: What is the same for all of the pattern.
        kind: `error` or `component`.
        name: How this escalation names it.
    """

    key: str
    kind: str
    name: str


def pattern_of(likeness: Likeness) -> Pattern | None:
    """Name the pattern of an escalation: the first error that tells, by its name or its words, else its component.

    Two spellings of a component are one: neither case nor the order of its words counts.
    """
    told = (*likeness.codes, *(line for line in likeness.errors if tells(line)))
    if told:
        return Pattern(f"error {told[0]}", "error", _shortened(told[0]))
    words = sorted(_PART.findall(likeness.component.casefold()))
    return Pattern(f"component {' '.join(words)}", "component", _shortened(likeness.component)) if words else None


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
