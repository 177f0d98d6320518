"""Fixes on a key for findings about words: what mends them without inventing anything."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from escalate_tui.judgement.facts import Facts, Written
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.steps import with_apart

STEPS: Final = "repro.steps"
"""The list of the steps, which a fix sets as a whole."""

EMPTY_IT: Final = "empty it"
"""The label of the key that takes filler away: nothing is worth more there than junk."""

REMOVE_STEP: Final = "remove the step"
"""The same, for a step."""

TAKE_APART: Final = "make {count} steps of it"
"""The label of the key that takes a step apart."""


def mended(finding: Finding, text: Written, facts: Facts) -> Finding:
    """Give a finding about the words of a text its key, where there is one."""
    if finding.code == "step-two-actions":
        return replace(finding, fix=_taken_apart(text, facts))
    if finding.code == "filler" and finding.level is not Level.STOP:
        return replace(finding, fix=_emptied(text, facts))
    return finding


def _steps(facts: Facts) -> list[Mapping[str, Any]]:
    return list(facts.draft.value(STEPS))


def _taken_apart(text: Written, facts: Facts) -> Fix | None:
    """Take a step apart; one that a hand edit left without a key gets it first, on reading."""
    before, key = _steps(facts), _key(text)
    if all(item.get("key") != key for item in before):
        return None
    after = with_apart(before, key)
    return Fix(TAKE_APART.format(count=1 + len(after) - len(before)), STEPS, after)


def _emptied(text: Written, facts: Facts) -> Fix:
    if text.field == f"{STEPS}.text":
        key = _key(text)
        return Fix(REMOVE_STEP, STEPS, [item for item in _steps(facts) if item.get("key") != key])
    value = facts.value(text.path) if text.path == text.field else None
    rest = [entry for entry in value if entry != text.text] if isinstance(value, tuple) else None
    return Fix(EMPTY_IT, text.path, rest)


def _key(text: Written) -> str:
    return text.path.split(".")[2]
