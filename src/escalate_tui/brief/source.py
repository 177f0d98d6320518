"""Where a brief takes its words from: the record, and what was typed where it does not parse."""

from dataclasses import dataclass, field
from typing import Any

from escalate_tui.judgement.assessment import Assessment, Context
from escalate_tui.model.choice import Choice
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.money import Money
from escalate_tui.model.record import Record, field_at
from escalate_tui.moments import show_in_full, show_span


@dataclass(frozen=True)
class Source:
    """One escalation, and what the program thinks of it.

    Attributes:
        draft: The escalation.
        assessment: What the program thinks of it.
        context: The moment and the settings.
    """

    draft: Draft
    assessment: Assessment
    context: Context
    _typed: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        typed = {one.path: one.value for one in self.draft.unparsed if isinstance(one.value, str)}
        object.__setattr__(self, "_typed", typed)

    @property
    def record(self) -> Record:
        """The validated record."""
        return self.draft.record

    def said(self, path: str) -> str:
        """Write the value at a path for a reader; what does not parse stands as it was typed, empty is empty."""
        if path in self._typed:
            return self._typed[path]
        value: Any = self.record
        for name in path.split("."):
            value = _inside(value, name)
        return self._written(path, value)

    def _written(self, path: str, value: Any) -> str:
        if value is None:
            return ""
        match field_at(path).face.control:
            case Control.MOMENT:
                return show_in_full(value, self.context.settings.calendar.zone)
            case Control.DURATION:
                return show_span(value)
        if isinstance(value, Money):
            return value.shown
        return value.label if isinstance(value, Choice) else str(value)


def _inside(value: Any, name: str) -> Any:
    """Go one name down: into a part by the field's name, into a list by the item's key."""
    if isinstance(value, tuple):
        return next((item for item in value if item.key == name), None)
    return getattr(value, name, None)


def joined(*texts: str, by: str = ", ") -> str:
    """Join what is not empty."""
    return by.join(text for text in texts if text)


def prefixed(prefix: str, text: str) -> str:
    """Put words before a text, unless it is empty."""
    return f"{prefix}{text}" if text else ""


def sentence_start(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
