"""Telling whether two values of a document say the same."""

from typing import Any


def same(one: Any, other: Any) -> bool:
    """Tell whether two values say the same, tables whatever the order of their names.

    Stricter than `==`, for which `true` is 1 and 1 is 1.0, and which are three things in a file.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    # By identity first: a number that is none does not equal itself.
    return one is other or (_number(one) == _number(other) and bool(one == other))


def _number(value: Any) -> tuple[bool, bool]:
    return isinstance(value, bool), isinstance(value, float)
