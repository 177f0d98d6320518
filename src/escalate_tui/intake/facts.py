"""Facts that somebody else wrote down by the record's own names, as a draft takes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from escalate_tui.model.document import Doc
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import STEPS, step_fields

OF_ITS_OWN: Final = frozenset({"schema", "id", "created", "updated", "history"})
"""What a new draft has of its own, whatever the facts say."""

_TYPED: Final = frozenset({Control.NUMBER, Control.MONEY, Control.MOMENT, Control.DURATION, Control.LINES})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a draft takes.

    Attributes:
        doc: The values by the record's names; those that nobody knows among them, as files keep them.
        unknown: The paths of names that nobody knows.
    """

    doc: Doc
    unknown: tuple[str, ...]


def is_record(raw: Any) -> bool:
    """Tell whether a document has a part of a record, or is a brief that holds one."""
    return isinstance(raw, dict) and any(isinstance(_record_in(raw).get(step), dict) for step in STEPS)


def facts_of(raw: Doc, reading: Reading) -> Facts:
    """Take the facts out of a record, a part of one, or a brief in the format `json`.

    What is written as text is read as if it were typed into its field; what then does not parse stays as it is, as
    in a file. Empty texts, lists and nulls say nothing.

    Args:
        raw: The document, its texts clean, with a key for each item of its lists.
        reading: The moment, the zone of times that name none, and the currency.
    """
    record = {name: value for name, value in _record_in(raw).items() if name not in OF_ITS_OWN}
    doc = {name: taken for name, value in record.items() if (taken := _step(name, value, reading)) not in _NOTHING}
    return Facts(doc, tuple(_unknown(doc)))


_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})


def _names() -> set[str]:
    return {*STEPS, *(spec.path for spec in step_fields(""))}


def _record_in(raw: Doc) -> Doc:
    inner = raw.get("record")
    return inner if isinstance(inner, dict) and "headline" in raw else raw


def _step(name: str, value: Any, reading: Reading) -> Any:
    if name not in STEPS or not isinstance(value, Mapping):
        return _said(value)
    specs = {spec.name: spec for spec in step_fields(name)}
    read = {field: _value(specs.get(field), inner, reading) for field, inner in value.items()}
    return {field: inner for field, inner in read.items() if inner not in _NOTHING}


def _value(spec: FieldSpec | None, value: Any, reading: Reading) -> Any:
    if spec is not None and spec.item and isinstance(value, list):
        inner = {one.path: one for one in spec.item}
        items = (_item(inner, item, reading) if isinstance(item, Mapping) else _said(item) for item in value)
        return [item for item in items if item not in _NOTHING]
    if spec is not None and spec.face.control in _TYPED and isinstance(value, str):
        return entered(spec, value, reading)
    return _said(value)


def _item(specs: Mapping[str, FieldSpec], item: Mapping[str, Any], reading: Reading) -> Doc:
    read = {name: _value(specs.get(name), value, reading) for name, value in item.items()}
    return {name: value for name, value in read.items() if value not in _NOTHING}


def _said(value: Any) -> Any:
    """Leave out what says nothing, at any depth."""
    if isinstance(value, Mapping):
        return {name: said for name, inner in value.items() if (said := _said(inner)) not in _NOTHING}
    if isinstance(value, list):
        return [said for inner in value if (said := _said(inner)) not in _NOTHING]
    return value


def _unknown(doc: Doc) -> Iterator[str]:
    """Name what no field is declared for."""
    known = _names()
    for name, value in doc.items():
        if name not in known:
            yield name
        elif name in STEPS and isinstance(value, Mapping):
            specs = {spec.name: spec for spec in step_fields(name)}
            for field, inner in value.items():
                if field not in specs:
                    yield f"{name}.{field}"
                else:
                    yield from _unknown_inside(specs[field], inner)


def _unknown_inside(spec: FieldSpec, value: Any) -> Iterator[str]:
    names = {"key", *(one.path for one in spec.item)}
    if spec.item and isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from (f"{spec.path}.{item.get('key')}.{name}" for name in item if name not in names)
