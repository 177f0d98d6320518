"""Keys of list items that a hand edit left out."""

from typing import Any

import pytest

from escalate_tui.storage.keyed import with_keys


def keys(items: list[dict[str, Any]]) -> list[str]:
    """The keys of a list's items."""
    return [item["key"] for item in items]


@pytest.mark.parametrize("place", ["customers", "attempts", "steps", "evidence", "history"])
def test_missing_keys_are_given_at_any_depth(place: str) -> None:
    """Each keyed list gets its keys wherever it stands, and the same ones at each reading."""
    doc = {place: [{"a": 1}, {"b": 2}], "snapshot": {"deep": [{place: [{"c": 3}]}]}}
    keyed = with_keys(doc)
    assert all(len(key) == 3 for key in [*keys(keyed[place]), *keys(keyed["snapshot"]["deep"][0][place])])
    assert with_keys(doc) == keyed
    assert keyed[place][0] == {"key": keyed[place][0]["key"], "a": 1}


def test_keys_that_are_there_stay() -> None:
    """A document with all its keys, and lists that have none, come through as they are."""
    doc = {"steps": [{"key": "s3b", "text": "x"}, {"key": "s3c"}], "links": [{"a": 1}], "history": "typed"}
    assert with_keys(doc) == doc


@pytest.mark.parametrize("key", ["s3b", "", 7, None, ["s3b"]])
def test_a_key_that_cannot_be_one_is_replaced(key: Any) -> None:
    """An item copied with its key, or with a key that is no text, gets its own; the first keeps it."""
    keyed = with_keys({"steps": [{"key": "s3b", "text": "x"}, {"key": key, "text": "y"}]})["steps"]
    assert keyed[0] == {"key": "s3b", "text": "x"}
    assert keyed[1]["key"] not in ("s3b", key)
    assert keyed[1]["text"] == "y"


def test_an_item_keeps_its_key_when_others_come_before_it() -> None:
    """The key follows what the item says, not where it stands; equal items still differ."""
    alone = with_keys({"steps": [{"text": "x"}]})["steps"]
    among = with_keys({"steps": [{"text": "new"}, {"text": "x"}, {"text": "x"}]})["steps"]
    assert among[1] == alone[0]
    assert len(set(keys(among))) == 3


def test_what_is_no_item_stays() -> None:
    """A list that a hand edit filled with something else is left to the model to complain about."""
    assert with_keys({"steps": ["just text", 3]}) == {"steps": ["just text", 3]}
