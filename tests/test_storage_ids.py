"""Ids of escalations and keys of list items."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest

from escalate_tui.model.keys import ALPHABET, LETTERS, new_key
from escalate_tui.storage import NotAnId, month_of, new_id, valid_id

NOW = datetime(2026, 3, 10, 14, 30, 12, tzinfo=UTC)


def test_a_new_id_names_its_second_in_utc() -> None:
    """The time stands in UTC, whatever the clock's zone; three characters keep two of one second apart."""
    local = NOW.astimezone(timezone(timedelta(hours=-11)))
    id_ = new_id(local, Random(1))
    assert id_.startswith("esc-20260310-143012-")
    assert set(id_[-3:]) <= set(ALPHABET)
    assert new_id(local, Random(2)) != id_
    assert valid_id(id_)


def test_ids_sort_by_time() -> None:
    """Ids in order are escalations in order, across months and years."""
    moments = [NOW + timedelta(days=17 * step, seconds=step) for step in range(60)]
    ids = [new_id(moment, Random(moment.second)) for moment in moments]
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "text",
    [
        "esc-20260310-143012-k7q\n",
        "../../etc/passwd",
        "esc-2026/0310",
        "ESC-20260310-143012-K7Q",
        "-sc-20260310",
        "esc-٢٠٢٦0310-143012-k7q",
        "con",
        "short-1",
        "x" * 65,
        "",
    ],
)
def test_what_is_no_id(text: str) -> None:
    """Parts of paths, other letters, names that Windows reserves and the like are no ids."""
    assert not valid_id(text)
    with pytest.raises(NotAnId, match="is not an id"):
        month_of(text)


def test_month_of() -> None:
    """The month stands in the id."""
    assert month_of("esc-20260310-143012-k7q") == "2026-03"


@pytest.mark.parametrize("text", ["esc-20261310-143012-k7q", "somebody-else", "esc-20260010-1"])
def test_an_id_without_a_month_has_no_place(text: str) -> None:
    """An id that names no month is refused, since it could not be filed."""
    with pytest.raises(NotAnId):
        month_of(text)


def test_new_keys_are_free_and_readable() -> None:
    """A key is three characters, the first a letter, none of them 0 1 i l o u, and never a taken one."""
    random = Random(7)
    taken: set[str] = set()
    for _ in range(3000):
        key = new_key(taken, random)
        assert key not in taken
        assert len(key) == 3
        assert key[0] in LETTERS
        assert not set(key) & set("01ilou")
        taken.add(key)


def test_keys_grow_where_the_short_ones_are_taken() -> None:
    """A list that has used up the short keys gets longer ones instead of waiting for ever."""
    taken = {a + b + c for a in LETTERS for b in ALPHABET for c in ALPHABET}
    assert len(new_key(taken, Random(7))) == 4
