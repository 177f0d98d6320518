"""What a step of a reproduction does: its acts, and how it comes apart into steps of one act each."""

import re
from collections.abc import Mapping
from random import Random
from typing import Any, Final

from escalate_tui.judgement import english_repro as words
from escalate_tui.judgement.english import unquoted
from escalate_tui.model.keys import new_key

_LINK: Final = re.compile(r"(?:[\s,;]|\band)+$")
"""What joins an act to the next one."""


def acts(bare: str) -> list[tuple[int, int]]:
    """Find the acts of a step: where each begins, with what joins it to the one before, and where its verb begins.

    Args:
        bare: The text of the step, quotations blanked.
    """
    single = words.ONE_GESTURE.seek.sub(lambda found: found[0].split()[0].ljust(len(found[0]), "\N{MIDDLE DOT}"), bare)
    return [(found.start(), found.start(found.lastgroup or 0)) for found in words.ACT.seek.finditer(single)]


def apart(text: str) -> list[str]:
    """Take a step apart into its acts, word for word but for what joined them."""
    found = acts(unquoted(text))
    begins = [0, *(verb for _, verb in found[1:])]
    ends = [*(start for start, _ in found[1:]), len(text)]
    pieces = [_LINK.sub("", text[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    return [piece[:1].upper() + piece[1:] for piece in pieces]


def with_apart(items: list[Mapping[str, Any]], key: str) -> list[Mapping[str, Any]]:
    """Put the acts of one step in its place: the first keeps its key, the others get keys that follow from it.

    The same step always comes apart into the same keys, so that two sides that do it agree.
    """
    taken = {str(item.get("key", "")) for item in items}
    chance = Random(key)
    steps: list[Mapping[str, Any]] = []
    for item in items:
        if item.get("key") != key:
            steps.append(item)
            continue
        first, *others = apart(item["text"])
        steps.append({**item, "text": first})
        for text in others:
            taken.add(new := new_key(taken, chance))
            steps.append({"key": new, "text": text})
    return steps
