"""The draft: the raw values of an escalation, also those that do not parse yet.

A draft is never changed; each edit makes the next one. What it holds is the document of the file, unknown keys
included, so that saving writes back all that was there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from escalate_tui.model.choices import Status
from escalate_tui.model.document import SCHEMA, Doc
from escalate_tui.model.history import status
from escalate_tui.model.record import Record
from escalate_tui.model.sentences import sentence

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A value that stands in the draft but does not parse.

    Attributes:
        path: Where it stands.
        value: What stands there.
        says: What is wrong with it.
    """

    path: str
    value: Any
    says: str


@dataclass(frozen=True)
class Draft:
    """The raw values of one escalation.

    Attributes:
        doc: The document of its file; never changed in place.
    """

    doc: Doc

    @classmethod
    def begun(cls, identity: str, now: Any, *, by: str) -> "Draft":
        """Begin an empty draft that `by` reports and owns."""
        return cls({"schema": SCHEMA, "id": identity, "created": now, "updated": now, "reporter": by, "owner": by})

    @property
    def id(self) -> str:
        """Its id, which names its file."""
        return str(self.doc.get("id", ""))

    @cached_property
    def _read(self) -> tuple[Record, tuple[Unparsed, ...]]:
        return _validated(self.doc)

    @property
    def record(self) -> Record:
        """The validated record: all that parses."""
        return self._read[0]

    @property
    def unparsed(self) -> tuple[Unparsed, ...]:
        """All that does not parse, in the order of the record."""
        return self._read[1]

    @property
    def status(self) -> Status:
        """Where it stands, by its history; without one it is a draft, whatever else is in it."""
        return status(self.record.history) if self.doc.get("history") else Status.DRAFT

    def value(self, path: str) -> Any:
        """Look up the raw value at a path, None where nothing is set."""
        place: Any = self.doc
        for name in path.split("."):
            place = _inside(place, name)
        return place

    def with_value(self, path: str, value: Any) -> "Draft":
        """Set the value at a path; None, an empty text or an empty list unsets it."""
        unset = value is None or value in ("", [], {})
        return Draft(_replaced(self.doc, path.split("."), None if unset else value))

    def with_item(self, path: str, item: Mapping[str, Any]) -> "Draft":
        """Add an item, its key with it, at the end of the list at a path."""
        return self.with_value(path, [*_listed(self.value(path)), dict(item)])

    def without_item(self, path: str, key: str) -> "Draft":
        """Remove the item of that key from the list at a path."""
        return self.with_value(path, [item for item in _listed(self.value(path)) if _key(item) != key])

    def with_moved(self, path: str, key: str, by: int) -> "Draft":
        """Move the item of that key up (negative) or down in its list, as far as the list goes."""
        items = _listed(self.value(path))
        here = next(at for at, item in enumerate(items) if _key(item) == key)
        items.insert(max(0, min(len(items) - 1, here + by)), items.pop(here))
        return self.with_value(path, items)

    def with_entry(self, entry: Mapping[str, Any]) -> "Draft":
        """Add an entry at the end of the history."""
        return Draft({**self.doc, "history": [*_listed(self.doc.get("history")), dict(entry)]})


def _inside(place: Any, name: str) -> Any:
    if isinstance(place, Mapping):
        return place.get(name)
    if isinstance(place, Sequence) and not isinstance(place, str):
        return next((item for item in place if isinstance(item, Mapping) and item.get("key") == name), None)
    return None


def _listed(value: Any) -> list[Any]:
    """Give the items of a list; what a hand edit put in its place is its one item, so that it is not lost."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _key(item: Any) -> Any:
    return item.get("key") if isinstance(item, Mapping) else None


def _replaced(place: Any, names: Sequence[str], value: Any) -> Any:
    """Copy the way down to a value and nothing beside it."""
    name, rest = names[0], names[1:]
    if isinstance(place, list):
        changed = (_changed(item, name, rest, value) for item in place)
        return [item for item in changed if item is not None]
    table = dict(place) if isinstance(place, Mapping) else {}
    new = _replaced(table.get(name), rest, value) if rest else value
    if new is None or (rest and new == {}):
        table.pop(name, None)
    else:
        table[name] = new
    return table


def _changed(item: Any, key: str, rest: Sequence[str], value: Any) -> Any:
    """Change the item of that key, and let the others be."""
    if not isinstance(item, Mapping) or item.get("key") != key:
        return item
    return _replaced(item, rest, value) if rest else value


@cache
def _validator() -> "TypeAdapter[Record]":
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def _validated(doc: Doc) -> tuple[Record, tuple[Unparsed, ...]]:
    """Validate a document; set what does not parse aside and validate the rest."""
    # Loaded when a draft is validated first: one that is only shown does not wait for it.
    from pydantic import ValidationError

    aside: list[Unparsed] = []
    rest: Any = doc
    while True:
        try:
            return _validator().validate_python(rest), tuple(aside)
        except ValidationError as wrong:
            said = {_place(rest, error["loc"]): sentence(error) for error in wrong.errors(include_url=False)}
            aside += [Unparsed(_path(rest, place), _at(rest, place), says) for place, says in said.items()]
            rest = _without(rest, _tree(said))


Place = tuple[int | str, ...]
"""Names and positions that lead to a value in a document."""


def _place(doc: Any, loc: Place) -> Place:
    """Follow an error's location as far as the document goes; beyond it are pydantic's own names."""
    for depth, name in enumerate(loc):
        there = doc.get(name) if isinstance(doc, Mapping) else doc[int(name)] if isinstance(doc, list) else None
        if there is None:
            return loc[:depth]
        doc = there
    return loc


def _at(doc: Any, place: Place) -> Any:
    for name in place:
        doc = doc[name]
    return doc


def _path(doc: Any, place: Place) -> str:
    """Write a place as a path, items named by their keys."""
    names = []
    for name in place:
        doc = doc[name]
        names.append(str(doc.get("key", name)) if isinstance(name, int) and isinstance(doc, Mapping) else str(name))
    return ".".join(names)


Cuts = dict[int | str, "Cuts | None"]
"""What to cut out of a table or a list: None cuts a value whole, a further table of cuts a part of it."""


def _tree(places: Iterable[Place]) -> Cuts:
    """Gather places, so that a list with a hundred thousand wrong items is copied once and not for each of them."""
    tree: Cuts = {}
    for place in sorted(places, key=len):
        cuts: Cuts | None = tree
        for name in place[:-1]:
            cuts = cuts.setdefault(name, {}) if cuts is not None else None
        if cuts is not None:
            cuts[place[-1]] = None
    return tree


def _without(doc: Any, cuts: Cuts) -> Any:
    kept = []
    for name, value in enumerate(doc) if isinstance(doc, list) else doc.items():
        inner = cuts.get(name, {})
        if inner is not None:
            kept.append((name, _without(value, inner) if inner else value))
    return [value for _, value in kept] if isinstance(doc, list) else dict(kept)
