"""Every declared field with every wrong type: it is set aside under its name, in a sentence, and nothing raises."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields as dataclass_fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cases import CONTEXT, NOW, SETTINGS, ZONE
from escalate_tui.brief import FORMATS, document, render
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import take_back
from escalate_tui.followup.changes import changes
from escalate_tui.followup.likening import likeness_of
from escalate_tui.followup.read import row
from escalate_tui.followup.row_form import read_row, written
from escalate_tui.judgement.assess import assess
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.reading import Reading, read, shown, understood
from escalate_tui.model.record import STEPS, Entry, field_at, fields
from escalate_tui.moments import Unreadable, WorkingCalendar
from escalate_tui.storage import dump, parse, read_file
from escalate_tui.storage.keyed import with_keys

WHOLE = read_file(Path(__file__).parent / "samples" / "schema-1.toml")
OPEN = {**WHOLE, "history": WHOLE["history"][:2]}
UNSENT = {name: value for name, value in WHOLE.items() if name != "history"}
READING = Reading(NOW, WorkingCalendar.nine_to_six(ZONE), "EUR")

VALUES: dict[str, Any] = {
    "text": "␛[2J [@click=app.quit]x[/] ${x}",
    "long text": "x" * 20_000,
    "number": 5,
    "less than nothing": -5,
    "large number": 2**4000,
    "fraction": 1.5,
    "no number": float("nan"),
    "endless": float("inf"),
    "flag": True,
    "time without zone": datetime(2026, 3, 9, 8),  # noqa: DTZ001 - as a hand edit leaves it
    "instant": datetime(2026, 3, 9, 8, tzinfo=UTC),
    "first instant": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    "last instant": datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-14))),
    "day": date(2026, 3, 9),
    "first day": date.min,
    "last day": date.max,
    "time of day": time(8),
    "numbers": [1, 2**4000],
    "texts": ["a"],
    "lists": [[["a"]]],
    "mixed": [1, "a", {"key": "c4f"}, []],
    "table": {"a": {"b": [1]}},
    "tables": [{}, {"key": 5}, {"key": "a.b"}, {"key": ["x"]}, {"at": 5, "act": []}],
}

TEXTS = {"text", "long text"}
MOMENTS = {"instant", "day"}
FITTING: Mapping[Control, set[str]] = {
    Control.LINE: TEXTS,
    Control.PROSE: TEXTS,
    Control.LINES: {"texts"},
    Control.NUMBER: {"number"},
    Control.MOMENT: MOMENTS,
    Control.FLAG: {"flag"},
    Control.CRITERIA: {"table"},
    Control.ITEMS: {"tables"},
}
"""What is no wrong type of a control; items take tables, and keys that nobody knows in them."""

ENTRY = {
    "key": set(VALUES),  # one that cannot be used is replaced
    "by": TEXTS,
    **dict.fromkeys(("note", "from", "to", "result", "learning", "finding", "path", "digest", "retracts"), TEXTS),
    **dict.fromkeys(("format", "brief"), TEXTS),
    **dict.fromkeys(("at", "logged", "due", "until"), MOMENTS),
    "keeps": {"texts"},
    "done": {"texts"},
    "count": {"number"},
    "snapshot": {"table"},
}
"""What is no wrong type of a key of an entry; anything is one of the others."""


def places() -> dict[str, set[str]]:
    """Every place of a value in the sample, with what is no wrong type there."""
    found: dict[str, set[str]] = {"id": TEXTS, "created": MOMENTS, "updated": MOMENTS}
    found |= {step: {"table"} for step in STEPS}
    found |= {"history": set(), "understand.criteria.confirmed": {"texts"}, "understand.criteria.overruled": set()}
    draft = Draft(WHOLE)
    for path, spec in fields().items():
        found[path] = FITTING.get(spec.face.control, set())
        if spec.face.control is Control.ITEMS:
            key = draft.value(path)[0]["key"]
            found[f"{path}.{key}"] = {"table"}
            found |= {f"{path}.{key}.{one.path}": FITTING.get(one.face.control, set()) for one in spec.item}
    names = (one.metadata.get("alias", one.name) for one in dataclass_fields(Entry))
    return found | {f"history.h9x.{name}": ENTRY.get(name, set()) for name in names}


PLACES = places()


def replaced(doc: Any, names: list[str], value: Any) -> Any:
    """Put a value at a place, as a hand edit does it: nothing is checked and nothing is left out."""
    if not names:
        return value
    name, *rest = names
    if isinstance(doc, list):
        return [replaced(item, rest, value) if item.get("key") == name else item for item in doc]
    return {**doc, name: replaced(doc.get(name, {}), rest, value)}


def spoilt(base: dict[str, Any], path: str, value: Any) -> Draft:
    """Make the draft of a file with that value at that place."""
    return Draft(with_keys(replaced(base, path.split("."), value)))


@pytest.mark.parametrize("path", PLACES)
def test_a_wrong_type_is_named_and_kept(path: str) -> None:
    """A sentence of ours names the place, the findings have it too, and the value stays where it was."""
    base = OPEN if path.startswith("history") else UNSENT
    for name in VALUES.keys() - PLACES[path]:
        draft = spoilt(base, path, VALUES[name])
        said = [one for one in draft.unparsed if _concerns(one.path, path)]
        assert said, name
        named = {one.path for one in assess(draft, CONTEXT).findings}
        for one in said:
            assert one.path in named, (name, one.path)
            assert 0 < len(one.says) < 300, (name, one.says)
            assert not any(word in one.says for word in ("pydantic", "Input", "validation"))
        if path in fields() or path.startswith("history."):
            assert repr(draft.value(path))[:9] == repr(VALUES[name])[:9]


def _concerns(named: str, path: str) -> bool:
    """Tell whether a sentence about a place speaks of another, of what is in it or of the item that it is of."""
    holder = path.rpartition(".")[0]
    return named in (path, holder) or named.startswith((f"{path}.", *(f"{holder}.{number}" for number in range(10))))


@pytest.mark.parametrize("path", PLACES)
def test_the_board_stands_it(path: str) -> None:
    """An open escalation with any value anywhere has its row, its changes since the brief and its likeness."""
    for value in VALUES.values():
        draft = spoilt(OPEN, path, value)
        kept = written(row(draft, SETTINGS))
        assert written(read_row(kept)) == kept
        changes(draft, ZONE)
        likeness_of(draft, ZONE)


@pytest.mark.parametrize("path", [path for path in PLACES if not path.startswith("history.") and path in fields()])
def test_a_form_shows_it(path: str) -> None:
    """What a field cannot hold is shown as text, and that text is none of its kind or is read alike each time."""
    spec = field_at(path)
    if spec.face.control in (Control.ITEMS, Control.CRITERIA):
        return
    for value in VALUES.values():
        text = shown(spec, value, READING)
        understood(spec, value, READING)
        with suppress(Unreadable):
            again = read(spec, text, READING)
            assert read(spec, shown(spec, again, READING), READING) == again


@pytest.mark.parametrize("sent", [False, True], ids=["draft", "open"])
@pytest.mark.parametrize("name", VALUES)
def test_a_value_everywhere(name: str, sent: bool) -> None:
    """A record with the same value in every field is judged, rendered in every format, saved and read back."""
    doc = OPEN if sent else UNSENT
    for path in PLACES:
        if path not in ("id", "history", *STEPS) and path.count(".") == 1 and not path.startswith("history"):
            doc = replaced(doc, path.split("."), VALUES[name])
    draft = Draft(with_keys(doc))
    judged = assess(draft, CONTEXT)
    for one in FORMATS:
        assert render(document(draft, judged, CONTEXT, None), one)
    row(draft, SETTINGS)
    if name != "no number":
        assert dump(parse(dump(draft.doc))) == dump(draft.doc)


def test_many_wrong_values_take_no_longer_each() -> None:
    """Wrong values are set aside in one pass: ten times as many are told of in their order, with what is right kept."""
    tickets: list[Any] = [number if number % 3 else str(number) for number in range(30_000)]
    draft = Draft({"id": "x", "understand": {"tickets": tickets, "summary": "Orders fail"}})
    assert draft.record.understand.tickets == tuple(one for one in tickets if isinstance(one, str))
    assert [one.value for one in draft.unparsed] == [one for one in tickets if isinstance(one, int)]
    assert draft.unparsed[0].path == "understand.tickets.1"
    assert draft.record.understand.summary == "Orders fail"


def test_many_items_without_keys_get_one_each() -> None:
    """Thousands of equal entries get short keys, all different, and the same ones each time."""
    items = [{"act": "followed-up"} for _ in range(10_000)]
    keyed = with_keys({"history": items})["history"]
    assert len({one["key"] for one in keyed}) == len(items)
    assert max(len(one["key"]) for one in keyed) <= 5
    assert with_keys({"history": items})["history"] == keyed


@pytest.mark.parametrize("there", ["restarted it", 5, True, {"key": "x"}, ["one", {"key": "a2n"}]], ids=repr)
def test_a_list_that_is_none_loses_nothing(there: Any) -> None:
    """An item that is added, moved or removed leaves what a hand edit wrote in the place of the list."""
    draft = Draft({"id": "x", "understand": {"attempts": there}, "history": there})
    before = there if isinstance(there, list) else [there]
    added = draft.with_item("understand.attempts", {"key": "b3m"})
    assert added.value("understand.attempts") == [*before, {"key": "b3m"}]
    assert added.with_moved("understand.attempts", "b3m", -9).value("understand.attempts")[1:] == before
    assert added.without_item("understand.attempts", "b3m").value("understand.attempts") == before
    assert draft.with_entry({"act": "promised"}).doc["history"] == [*before, {"act": "promised"}]


ADDED = [
    "yesterday",
    5,
    [1],
    {"impact.users_affected": "many"},
    {"impact.users_affected": True},
    {"understand.customers": "c4f"},
    {"history": ["h7d"]},
    {"id": []},
    {"": {}},
]


@pytest.mark.parametrize("added", ADDED, ids=repr)
def test_what_an_entry_cannot_have_added_is_not_taken_out(added: Any) -> None:
    """A hand edit of what an entry brought is told when the entry is taken back, and nothing is changed by it."""
    entry = {"key": "h9z", "at": NOW, "logged": NOW, "by": "Kim", "act": "customer-added", "from": "x", "added": added}
    draft = Draft({**OPEN, "history": [*OPEN["history"], entry]})
    with pytest.raises(EscalateError, match=r"Mend `added` of the entry h9z in its file"):
        take_back(draft, "h9z", NOW, "Kim")


def test_an_entry_that_says_nothing_of_what_it_added_is_taken_back() -> None:
    """Without the key there is nothing to take out."""
    entry = {"key": "h9z", "at": NOW, "logged": NOW, "by": "Kim", "act": "customer-added", "from": "x"}
    after = take_back(Draft({**OPEN, "history": [*OPEN["history"], entry]}), "h9z", NOW, "Kim")
    assert after.doc["understand"] == OPEN["understand"]


@pytest.mark.parametrize("seed", range(40))
def test_several_wrong_values_at_once(seed: int) -> None:
    """Wrong values in each other's way, at many places, are each told of; what is left is a record."""
    random = Random(seed)
    draft = Draft(WHOLE)
    for path in random.sample([path for path in PLACES if path != "id"], 12):
        draft = draft.with_value(path, VALUES[random.choice([*VALUES])])
    draft = Draft(with_keys(draft.doc))
    assert draft.record.id == WHOLE["id"]
    assert len({one.path for one in draft.unparsed}) == len(draft.unparsed)
    assess(draft, CONTEXT)
    row(draft, SETTINGS)
