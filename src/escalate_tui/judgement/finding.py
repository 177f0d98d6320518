"""A finding: one thing that the live validation says about a field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from escalate_tui.judgement.codes import Code
from escalate_tui.model.record import step_of


class Level(StrEnum):
    """How much a finding matters, worst first."""

    STOP = "stop"
    """The brief would be false or empty."""
    WARN = "warn"
    """The receiver is likely to send it back."""
    HINT = "hint"
    """It would be better for it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding on a key.

    Attributes:
        label: What it does, in a few words.
        path: The field it sets.
        value: What it sets there.
    """

    label: str
    path: str
    value: Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the live validation says about a field.

    Attributes:
        code: Its stable name, such as `impact-unquantified`.
        level: How much it matters.
        path: The field it speaks of; items by their key.
        says: A sentence that says what to write instead.
        missing: Whether it says only that nothing stands there; such a one waits until the field was left.
        count: In how many places of the field it holds.
        fix: A way to mend it on a key, if there is one.
    """

    code: Code
    level: Level
    path: str
    says: str
    missing: bool = False
    count: int = 1
    fix: Fix | None = None

    @property
    def step(self) -> str:
        """The screen that its field belongs to."""
        return step_of(self.path)
