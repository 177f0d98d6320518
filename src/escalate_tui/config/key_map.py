"""The user's own keys, held against those that are at work beside them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from escalate_tui.config.given_sets import TYPED
from escalate_tui.config.key_places import AMID_TEXT, EITHER_OR, KEY_PLACES, KeyPlace
from escalate_tui.config.problem import Problem
from escalate_tui.config.reading import Key, Source


def unfit_keys(values: dict[Key, Any], sources: Mapping[Key, Source], files: Sequence[Path]) -> Iterator[Problem]:
    """Take out the keys that cannot be where their action is, and say so.

    Args:
        values: The values by their keys, in the order of their files.
        sources: The file of each value.
        files: The files, the including one first: of two actions with the same key, its own counts, otherwise the
            first one.
    """
    own = {".".join(key[1:]): key for key in values if key[0] == "keys" and values[key]}
    last_first = sorted(own, key=lambda action: files.index(sources[own[action]].path))[::-1]

    def without(action: str, says: str) -> Problem:
        key = own.pop(action)
        del values[key]
        return sources[key].problem(key, says)

    for action in last_first:
        if wrong := _wrong_alone(action, values[own[action]]):
            yield without(action, wrong)
    # What is taken out has its first key again, which another action may have been given.
    more = True
    while more:
        more = False
        for action in [one for one in last_first if one in own]:
            given = {other: str(values[key]) for other, key in own.items()}
            if wrong := _taken(action, given):
                more = True
                yield without(action, wrong)


def _wrong_alone(action: str, given: str) -> str:
    """Say what is wrong with keys wherever the others are; empty when nothing is."""
    names = given.split(",")
    for name in names:
        if names.count(name) > 1:
            return f"“{name}” stands here twice. Take one out."
        if action in AMID_TEXT and (name in TYPED or len(name) == 1):
            return f"“{name}” is typed as text where this has to answer. Take one with ctrl, or f1 to f12."
        for place in KEY_PLACES:
            if action in place.actions and name in place.fixed:
                return f"“{name}” has a meaning of its own {place.where}. Take another key."
    return ""


def _taken(action: str, given: Mapping[str, str]) -> str:
    """Say who has a key of an action already where both are at hand; empty when nobody has."""
    for place in KEY_PLACES:
        for other in _beside(action, place):
            theirs = given.get(other, place.actions[other]).split(",")
            both = next((name for name in given[action].split(",") if name in theirs), "")
            if both and other in given:
                return (
                    f"“{both}” is given to {other} too, and both are {place.where}. Take another key for one of them."
                )
            if both:
                return f"“{both}” is the key of {other} {place.where}. Take another, or give {other} another as well."
    return ""


def _beside(action: str, place: KeyPlace) -> Iterator[str]:
    """Give the actions that are at hand together with one."""
    if action in place.actions:
        apart = next((pair for pair in EITHER_OR if action in pair), frozenset({action}))
        yield from (other for other in place.actions if other not in apart)


def whole_map(given: Mapping[str, str]) -> dict[str, str]:
    """Give the map that the screens need for the user's: who shared a key with an action keeps it.

    Textual takes a key from all that have it when one of them gets another.
    """
    firsts = {action: keys for place in KEY_PLACES for action, keys in place.actions.items()}
    sharing = (other for pair in EITHER_OR if pair & given.keys() for other in pair - given.keys())
    return {**given, **{other: firsts[other] for other in sharing}}
