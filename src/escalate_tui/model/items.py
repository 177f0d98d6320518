"""An item of a list in one line: what is filled of it, in the order of its fields."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.reading import Reading, shown

NUMBERED: Final = frozenset({"understand.attempts", "repro.steps"})
"""Lists in which the order says something."""

EMPTY: Final = "(empty)"
"""Stands for an item in which nothing is filled."""


def item_words(spec: FieldSpec, item: Mapping[str, Any], reading: Reading, joint: str) -> str:
    """Write an item of a list in one line.

    Args:
        spec: The list.
        item: The raw item.
        reading: The zone of times shown.
        joint: What stands between its parts.
    """
    parts = [text for one in spec.item if (text := _part(one, item.get(one.path), reading))]
    return (joint.join(parts) or EMPTY).replace("\n", " ")


def _part(spec: FieldSpec, value: Any, reading: Reading) -> str:
    if spec.face.control is Control.FLAG:
        return spec.title.lower() if value is True else ""
    words = dict(spec.choices)
    # A hand edit may have put anything there.
    return str(words.get(value, "") if isinstance(value, Hashable) else "") if words else shown(spec, value, reading)
