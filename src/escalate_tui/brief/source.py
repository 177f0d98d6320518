"""Where a brief takes its words from: the record, and what was typed where it does not parse."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from escalate_tui.judgement.assessment import Assessment, Context
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.money import Money
from escalate_tui.model.part import Item
from escalate_tui.model.record import Record, field_at, fields
from escalate_tui.moments import show_in_full, show_span


@dataclass(frozen=True)
class Source:
    """One escalation, and what the program thinks of it.

    Attributes:
        draft: The escalation.
        assessment: What the program thinks of it.
        context: The moment and the settings.
        reader: The team it is written for, where that is another than the one that receives it.

    It remembers which of the values that do not parse it gave a place: `unplaced` gives the others, and is asked last.
    """

    draft: Draft
    assessment: Assessment
    context: Context
    reader: Team | None = None
    _typed: dict[str, str] = field(init=False)
    _placed: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        typed = {one.path: str(one.value) for one in self.draft.unparsed}
        object.__setattr__(self, "_typed", typed)

    @property
    def record(self) -> Record:
        """The validated record."""
        return self.draft.record

    def said(self, path: str) -> str:
        """Write the value at a path for a reader; what does not parse stands as it was typed, empty is empty."""
        step, dot, name = path.partition(".")
        value = getattr(getattr(self.record, step), name) if dot else getattr(self.record, step)
        return self.typed(path) or self._written(field_at(path).face.control, value)

    def said_of(self, path: str, item: Item, name: str) -> str:
        """Write the value of an item in the list at a path, in the same way; its key may be any text."""
        control = next(one.face.control for one in field_at(path).item if one.path == name)
        return self.typed(f"{path}.{item.key}.{name}") or self._written(control, getattr(item, name))

    def typed(self, path: str) -> str:
        """What was typed at a path and does not parse, which has its place by that; empty where all is well."""
        self._placed.add(path)
        return self._typed.get(path, "")

    def unplaced(self) -> Iterator[str]:
        """Give what does not parse and has no place yet, each under the title of its field."""
        for path, text in self._typed.items():
            title = next((spec.title for known, spec in fields().items() if f"{path}.".startswith(f"{known}.")), "")
            if title and text.strip() and path not in self._placed:
                yield f"{title}: {text}"

    def _written(self, control: Control, value: Any) -> str:
        if value is None:
            return ""
        if control is Control.MOMENT:
            return show_in_full(value, self.context.settings.calendar.zone)
        if control is Control.DURATION:
            return show_span(value)
        if isinstance(value, Money):
            return value.shown
        return self.context.settings.label_of(value) if isinstance(value, Choice) else str(value)


def joined(*texts: str, by: str = ", ") -> str:
    """Join what is not empty."""
    return by.join(text for text in texts if text)


def prefixed(prefix: str, text: str) -> str:
    """Put words before a text, unless it is empty."""
    return f"{prefix}{text}" if text else ""


def sentence_start(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
