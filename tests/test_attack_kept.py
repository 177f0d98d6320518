"""What older versions of the program wrote comes back: a sample of every version of the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from escalate_tui.model.choices import Act
from escalate_tui.model.document import SCHEMA
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields
from escalate_tui.storage import dump, read_file, why_read_only

SAMPLES = Path(__file__).parent / "samples"
UNREAD = {"schema", "later", "added"}
"""Keys that the record has no field for: those nobody knows, and one that undoing reads from the document."""


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_sample_of_every_version_is_kept(schema: int) -> None:
    """Whoever makes a new version of the file keeps a sample of it, and those before stay."""
    assert (SAMPLES / f"schema-{schema}.toml").is_file()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("schema-*.toml")), ids=lambda path: path.stem)
def test_a_sample_is_read_for_ever(path: Path) -> None:
    """Nothing in it is set aside, every field that its version had has its value, and it may be edited."""
    draft = Draft(read_file(path))
    assert why_read_only(draft.doc) is None
    assert draft.unparsed == ()
    asked = [place for place in leaves(draft.doc) if not UNREAD & {*place}]
    assert len(asked) > 100
    assert [place for place in asked if not taken(draft.record, place)] == []


def leaves(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of all values in a document but those in the free tables, whose names are nobody's fields."""
    if isinstance(value, dict) and not {*place} & {"snapshot", "overruled", "waived", "added"}:
        for name, inner in value.items():
            yield from leaves(inner, (*place, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*place, number))
    elif value != []:
        yield place


def taken(record: Any, place: tuple[str | int, ...]) -> bool:
    """Tell whether a record holds something at the place of a document's value."""
    for name in place:
        record = record[name] if isinstance(name, int) else getattr(record, {"from": "from_"}.get(name, name), None)
    return record is not None and record not in ((), {})


def test_schema_1_holds_every_key_that_it_ever_had() -> None:
    """The sample is no smaller than its version: each declared field, each key of an item, each act."""
    draft = Draft(read_file(SAMPLES / "schema-1.toml"))
    assert [path for path in fields() if draft.value(path) is None] == []
    for path, spec in fields().items():
        if spec.face.control is Control.ITEMS:
            assert {one.path for one in spec.item} <= draft.value(path)[0].keys()
    assert {entry["act"] for entry in draft.doc["history"]} == {act.value for act in Act}


def test_an_older_sample_is_written_back_whole() -> None:
    """Saving changes nothing in it but its form: keys that nobody knows are kept at every level."""
    doc = read_file(SAMPLES / "schema-1.toml")
    again = Draft(doc).with_value("owner", "Kim").with_value("owner", doc["owner"]).doc
    assert dump(again) == dump(doc)
    assert doc["later"] == "a key that nobody knows"
    assert doc["history"][1]["later"]["unknown"][0] == "kept"
