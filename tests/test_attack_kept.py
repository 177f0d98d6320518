"""What is written comes back: ten thousand generated escalations, and a sample of every version of the file."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from attacks import hostile_text
from cases import NOW
from escalate_tui.model.choices import Act
from escalate_tui.model.document import SCHEMA
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.keys import new_key
from escalate_tui.model.record import fields
from escalate_tui.model.text import clean, clean_doc
from escalate_tui.storage import FileStore, dump, read_file, why_read_only

SAMPLES = Path(__file__).parent / "samples"
RECORDS = 10_000
BATCH = 2_500

UNREAD = {"schema", "later", "added"}
"""Keys that the record has no field for: those nobody knows, and one that undoing reads from the document."""


def value_of(control: Control, random: Random, choices: tuple[Any, ...]) -> Any:
    """A value as a person or a script leaves it: of the field's type, text that does not parse, or anything."""
    chance = random.random()
    if chance < 0.05:
        return random.choice([True, -7, 0.1, 2**70, date(2026, 3, 9), ["a", 1, {"x": []}], {"\x1b": {"": 1}}])
    if choices and chance < 0.8:
        return random.choice(choices)
    match control:
        case Control.NUMBER:
            return random.randrange(10**6)
        case Control.MOMENT:
            return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(10**8))
        case Control.LINES | Control.CHOICES:
            return [hostile_text(random) for _ in range(random.randint(1, 3))]
    return hostile_text(random)


def escalations(random: Random) -> Iterator[dict[str, Any]]:
    """Make documents without end, as they enter the program: some fields, some items, some entries, unknown keys."""
    declared = list(fields().values())
    plain = [spec for spec in declared if spec.face.control not in (Control.ITEMS, Control.CRITERIA)]
    lists = [spec for spec in declared if spec.face.control is Control.ITEMS]
    for number in range(10**6):
        draft = Draft({"schema": SCHEMA, "id": f"esc-20260310-{number:06d}-k7q", "created": NOW})
        for spec in random.sample(plain, 5):
            choices = tuple(choice for choice, _ in spec.choices)
            draft = draft.with_value(spec.path, value_of(spec.face.control, random, choices))
        spec = random.choice(lists)
        for one in random.sample(spec.item, min(2, len(spec.item))):
            item = {"key": new_key((), random), one.name: value_of(one.face.control, random, ())}
            draft = draft.with_item(spec.path, item)
        if random.random() < 0.3:
            entry = {"key": "h7d", "at": NOW, "act": random.choice([*Act]).value, "note": hostile_text(random)}
            draft = draft.with_entry({**entry, "later": {hostile_text(random): hostile_text(random)}})
        if random.random() < 0.3:
            draft = draft.with_value("later", {hostile_text(random): [hostile_text(random), {"x": NOW}]})
        yield draft.doc


@pytest.mark.parametrize("batch", range(RECORDS // BATCH))
def test_ten_thousand_survive_an_edit(batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved, loaded, one field edited, saved and loaded: all is as `clean()` left it, and nothing else changed."""
    # What a power cut would lose is not asked here, and asking the disk takes most of the time.
    monkeypatch.setattr(os, "fsync", lambda _: None)
    store, random = FileStore(tmp_path, lambda: NOW), Random(batch)
    for raw in islice(escalations(random), BATCH):
        cleaned = clean_doc(raw)
        version = store.put(cleaned, None)
        doc, read = store.get(raw["id"])
        assert (doc, read) == (cleaned, version)
        text = clean(hostile_text(random)) or "x"
        edited = Draft(doc).with_value("impact.workflow", text).doc
        store.put(edited, version)
        doc, _ = store.get(raw["id"])
        assert doc == edited
        assert Draft(doc).with_value("impact.workflow", Draft(cleaned).value("impact.workflow")).doc == cleaned
    assert len(store.heads()) == BATCH


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
