"""What two states of a record say differently: every field, named as its screen names it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import ZONE, case
from escalate_tui.followup.between import differences
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import fields

AT = datetime(2026, 3, 10, 8, 10, tzinfo=UTC)


def told(before: Draft, after: Draft) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What differs, by title."""
    return [(one.title, one.before, one.after) for one in differences(before, after, ZONE)]


@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        ("owner", "Sam", "Kim", ("Owner", ("Sam",), ("Kim",))),
        ("owner", None, "Kim", ("Owner", (), ("Kim",))),
        ("owner", "Sam", None, ("Owner", ("Sam",), ())),
        ("impact.customers_affected", 3, 7, ("Customers affected", ("3",), ("7",))),
        ("impact.severity", "high", "critical", ("Severity", ("High",), ("Critical",))),
        ("impact.severity", "huge", "critical", ("Severity", ("huge",), ("Critical",))),
        ("impact.production_down", False, True, ("Production down", ("no",), ("yes",))),
        ("target.also", ["product"], ["product", "security"], ("Also told", (), ("Security",))),
        ("impact.deadline", AT, "soon", ("Hard deadline", ("2026-03-10 09:10 CET",), ("soon",))),
        ("impact.workflow", "one\ntwo\nthree", "one\n2\nthree", ("What they cannot do", ("two",), ("2",))),
        ("impact.workflow", "a\nb", "b\na", ("What they cannot do", ("a", "b"), ("b", "a"))),
        ("impact.customers_affected", True, 1, ("Customers affected", ("True",), ("1",))),
        ("later.unknown", "x", {"deep": 1}, ("later.unknown", ("x",), ())),
    ],
)
def test_a_field_is_named_and_both_values_told(path: str, before: Any, after: Any, expected: Any) -> None:
    """Choices by their labels, moments in the zone, of texts and lists only the lines that differ."""
    draft = case(1)
    assert told(draft.with_value(path, before), draft.with_value(path, after))[0] == expected


def test_an_item_is_told_on_one_line() -> None:
    """Each of its fields by its name, also one that nobody declared."""
    before = Draft({"understand": {"customers": [{"key": "c4f", "name": "Acme", "arr": "1 EUR", "later": "x\ny"}]}})
    [(title, then, now)] = told(before, Draft({}))
    assert (title, then, now) == ("Customers", ("Name: Acme; ARR: 1 EUR; later: x y",), ())


def test_what_every_save_changes_is_no_difference() -> None:
    """The times, the schema and the history are not what somebody typed."""
    draft = case(1)
    other = Draft({**draft.doc, "updated": AT, "created": AT, "history": [{"key": "h7d"}]})
    assert told(draft, other) == []


@given(st.sampled_from([*fields()]), st.one_of(st.text(min_size=1), st.integers(), st.booleans(), st.none()))
def test_whatever_a_field_holds_a_change_of_it_is_told(path: str, value: Any) -> None:
    """Nothing that a hand edit can leave in a field breaks the comparison or goes unseen."""
    draft = case(1)
    changed = draft.with_value(path, value)
    found = [one.path for one in differences(draft, changed, ZONE)]
    assert found in ([path], [])
    assert bool(found) == (repr(draft.value(path)) != repr(changed.value(path)))
