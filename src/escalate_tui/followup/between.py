"""What two states of a record say differently, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.record import fields, title_of
from escalate_tui.model.sameness import same
from escalate_tui.model.text import clean_line
from escalate_tui.model.values import is_moment
from escalate_tui.moments import show_moment

NO_FIELDS: Final = frozenset({"schema", "id", "created", "updated", "history"})
"""What says nothing of the problem, and the history, which has rules of its own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that says something else in each of two states.

    Attributes:
        path: The field; of a table that nobody declared the place in it.
        title: Its name on screen.
        before: What the first state says, line by line, without what both say; empty where it says nothing.
        after: What the second state says.
    """

    path: str
    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(before: Draft, after: Draft, zone: tzinfo) -> tuple[Difference, ...]:
    """List the fields in which two states differ, in the order of the screens, what no field is declared for last.

    Args:
        before: The first state.
        after: The second one.
        zone: The zone that times are told in.
    """
    values = [dict(_values(one.doc)) for one in (before, after)]
    order = dict.fromkeys((*fields(), *values[0], *values[1]))
    return tuple(
        Difference(path, title_of(path), *_apart(*(_lines(path, one.get(path), zone) for one in values)))
        for path in order
        if not same(*(one.get(path) for one in values))
    )


def _values(table: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    """Give the value of each field, and of each place that is no field."""
    for name, value in table.items():
        path = f"{place}.{name}" if place else name
        if isinstance(value, Mapping) and path not in fields():
            yield from _values(value, path)
        elif path not in NO_FIELDS:
            yield path, value


def _apart(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leave out what both say, unless they say the same in another order or another number."""
    one = tuple(line for line in before if line not in after)
    other = tuple(line for line in after if line not in before)
    return (one, other) if one or other else (tuple(before), tuple(after))


def _lines(path: str, value: Any, zone: tzinfo) -> tuple[str, ...]:
    spec = fields().get(path)
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(_item(spec, one, zone) for one in value)
    if isinstance(value, Mapping):
        return tuple(f"{name}: {_told(None, one, zone)}" for name, one in value.items())
    return tuple(_told(spec, value, zone).splitlines())


def _item(spec: FieldSpec | None, item: Any, zone: tzinfo) -> str:
    """Say an item of a list on one line: each of its fields by its name."""
    if not isinstance(item, Mapping):
        return clean_line(_told(spec, item, zone))
    known = {one.path: one for one in (spec.item if spec else ())}
    parts = (
        f"{known[name].title if name in known else name}: {_told(known.get(name), value, zone)}"
        for name, value in item.items()
        if name != "key"
    )
    return clean_line("; ".join(parts))


def _told(spec: FieldSpec | None, value: Any, zone: tzinfo) -> str:
    if is_moment(value):
        return show_moment(value, zone)
    choices = spec.choices if spec else ()
    return next((label for choice, label in choices if same(choice, value)), str(value))
