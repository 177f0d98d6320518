"""Folding a draft into an open escalation: what joins it, what is named as left, and taking it out again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from cases import NOW, SETTINGS, ZONE, case, handed_over
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import pause
from escalate_tui.followup.changes import changes
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.closing import Closing, reopen, resolve
from escalate_tui.followup.folding import Folded, fold, unfold
from escalate_tui.followup.read import history_lines
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.storage import dump, parse

LATER = NOW + timedelta(hours=1)
OPEN = handed_over(1, Severity.HIGH)
RESOLVED = resolve(OPEN, note="", learning="x", done=set(Closing), waived={}, now=NOW, by="S")
ID = "esc-20260310-150000-zzz"

SECOND = Draft(
    {
        "schema": 1,
        "id": ID,
        "created": NOW,
        "updated": NOW,
        "reporter": OPEN.record.reporter,
        "owner": "Sam",
        "understand": {
            "kind": "bug",
            "summary": "Orders fail with 500 at Kite Labs",
            "component": "orders API",
            "customers": [
                {"key": "c4f", "name": "Kite Labs", "plan": "Team"},
                {"key": "c5g", "name": " acme corp"},
                {"key": "c6h", "name": "KITE LABS"},
            ],
            "attempts": [
                {"key": "a2n", "action": "token renewed", "result": "Same "},
                {"key": "a9z", "action": "Other region", "result": "same"},
            ],
            "tickets": ["48211", "48555"],
            "documents": ["Incident page"],
        },
        "impact": {"customers_affected": 2, "users_affected": 4},
        "repro": {
            "evidence": [
                {"key": "e1a", "kind": "error", "text": '{"error":"upstream_timeout","id":"req_8f2c"}'},
                {"key": "e8t", "kind": "log", "text": "pool exhausted"},
            ]
        },
    }
)
"""A draft of the same problem, for another customer and the one that is there."""


def folded(draft: Draft = SECOND, into: Draft = OPEN) -> Folded:
    return fold(draft, into, LATER, "Sam")


def test_what_is_not_there_yet_joins_the_escalation() -> None:
    """Each customer once by name, each attempt, ticket and piece of evidence once, as they are written there."""
    record = folded().into.record
    assert [one.name for one in record.understand.customers] == ["Acme Corp", "Kite Labs"]
    assert record.understand.customers[1].plan == "Team"
    assert [one.action for one in record.understand.attempts][4:] == ["Other region"]
    assert record.understand.tickets == ("48211", "48555")
    assert record.understand.documents == ("Incident page",)
    assert [one.text for one in record.repro.evidence][1:] == ["pool exhausted"]


def test_items_keep_apart_by_their_keys() -> None:
    """An item whose key is taken gets another, so that edits from two sides are merged item by item."""
    doc = folded().into.doc
    for items in (doc["understand"]["customers"], doc["understand"]["attempts"], doc["repro"]["evidence"]):
        keys = [item["key"] for item in items]
        assert len(set(keys)) == len(keys)
    assert folded().into.doc == doc


def test_the_entry_says_what_was_folded() -> None:
    """It names the draft, its summary and the customers, and what was added, and reads back from the file."""
    after = folded().into
    *others, entry = after.doc["history"]
    assert others == OPEN.doc["history"]
    assert entry["added"].pop("understand.customers") == [after.doc["understand"]["customers"][1]["key"]]
    assert entry == {
        "key": entry["key"], "at": LATER, "logged": LATER, "by": "Sam", "act": "customer-added", "from": ID,
        "to": "Kite Labs", "note": "Orders fail with 500 at Kite Labs",
        "added": {
            "understand.attempts": ["a9z"], "understand.tickets": ["48555"], "understand.documents": ["Incident page"],
            "repro.evidence": [after.doc["repro"]["evidence"][1]["key"]],
            "impact.customers_affected": 1, "impact.users_affected": 4,
        },
    }  # fmt: skip
    assert after.unparsed == ()
    assert parse(dump(after.doc)) == after.doc
    assert history_lines(after.record.history, ZONE)[0].label == f"customer added: Kite Labs, from {ID}"


def test_no_clock_starts_again() -> None:
    """The target and the customer are owed word when they were before; it stays open, as severe as it was."""
    after = folded().into
    assert commitments(after.record, SETTINGS) == commitments(OPEN.record, SETTINGS)
    assert after.status is OPEN.status
    assert "customers 1 → 2" in [one.text for one in changes(after, ZONE)]


ACME = [{"key": "c1a", "name": "Acme Corp"}]
MONO = [{"key": "c2a", "name": "Mono"}]


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        pytest.param((2, 3), (3, 4), (5, 7), id="sums"),
        pytest.param((2, 3), (None, None), (3, 3), id="a draft without a number has those it lists"),
        pytest.param((None, None), (3, 4), (None, None), id="no number stays none"),
        pytest.param((2, 3), ("about 40", "many"), (3, 3), id="what is no number does not count"),
        pytest.param(("about 40", "many"), (3, 4), ("about 40", "many"), id="and is left as it stands"),
        pytest.param((0, 0), (0, 0), (1, 0), id="zeros"),
    ],
)
def test_numbers_grow_where_both_say_one(
    theirs: tuple[Any, Any], mine: tuple[Any, Any], expected: tuple[Any, Any]
) -> None:
    """Customers and users of another customer are added to those that are counted."""
    assert counted(OPEN, theirs, SECOND.with_value("understand.customers", MONO), mine) == expected


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        pytest.param((2, 9), (3, 4), (4, 9), id="customers that both name count once, fewer users are the same"),
        pytest.param((2, 3), (1, 9), (2, 9), id="more users are counted up to their number"),
    ],
)
def test_the_same_customer_is_not_counted_twice(
    theirs: tuple[int, int], mine: tuple[int, int], expected: tuple[int, int]
) -> None:
    """A draft for a customer that is there adds nobody but those it counts beside."""
    assert counted(OPEN, theirs, SECOND.with_value("understand.customers", ACME), mine) == expected


def counted(into: Draft, theirs: tuple[Any, Any], draft: Draft, mine: tuple[Any, Any]) -> tuple[Any, Any]:
    """The numbers of customers and users after folding, as the file has them."""
    paths = ("impact.customers_affected", "impact.users_affected")
    for path, there, here in zip(paths, theirs, mine, strict=True):
        into, draft = into.with_value(path, there), draft.with_value(path, here)
    after = folded(draft, into).into
    return after.value(paths[0]), after.value(paths[1])


LEFT: dict[str, tuple[Callable[[Draft], Draft], list[str]]] = {
    "all is there": (lambda draft: draft, []),
    "texts": (
        lambda draft: draft.with_value("understand.description", "It fails.").with_value("repro.actual", "500"),
        ["understand.description", "repro.actual"],
    ),
    "the same text": (
        lambda draft: draft.with_value("understand.description", OPEN.value("understand.description")), []),
    "more of a customer who is there": (
        lambda draft: draft.with_value("understand.customers.c5g.contact", "Somebody else"),
        ["understand.customers.c5g"],
    ),
    "another owner": (lambda draft: draft.with_value("owner", "Noor"), ["owner"]),
    "decisions": (
        lambda draft: draft.with_entry({"key": "h1a", "at": NOW, "act": "masked", "path": "understand.summary"}),
        ["history"],
    ),
    "a figure in words": (
        lambda draft: draft.with_value("impact.users_affected", "a dozen"),
        ["impact.users_affected"],
    ),
    "a list in words": (
        lambda draft: draft.with_value("understand.tickets", "see mail"), ["understand.tickets"]),
    "what nobody knows": (
        lambda draft: draft.with_value("x_team", {"a": 1}).with_value("impact.mood", "bad"),
        ["x_team", "impact.mood"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_is_named(name: str) -> None:
    """Whatever the draft says and the escalation does not is told, each by its path; the entry has the summary."""
    change, expected = LEFT[name]
    assert sorted(folded(change(SECOND)).left) == sorted(expected)


@pytest.mark.parametrize("number", range(2, 7))
def test_nothing_is_lost_silently(number: int) -> None:
    """Of any draft each value stands in the escalation afterwards, or its path is named."""
    draft = case(number)
    result = folded(draft)
    entry = result.into.doc["history"][-1]
    assert entry["note"] == draft.value("understand.summary")
    for step in ("understand", "impact", "target", "repro"):
        for name, value in draft.doc.get(step, {}).items():
            path = f"{step}.{name}"
            after = result.into.value(path)
            kept = value == after or (isinstance(value, list) and all(item in (after or []) for item in value))
            assert kept or path in result.left or path in entry["added"] or value == entry["note"]


def test_odd_items_of_a_hand_edit_are_taken_over_as_they_are() -> None:
    """What is no text among tickets, and no table among attempts, is moved and not dropped."""
    draft = SECOND.with_value("understand.tickets", [["48211"], 7]).with_value("understand.attempts", ["Reset"])
    after = folded(draft).into
    assert after.value("understand.tickets") == ["48211", ["48211"], 7]
    assert after.value("understand.attempts")[-1] == "Reset"
    assert unfold(after, after.doc["history"][-1]["key"]).value("understand") == OPEN.value("understand")


def test_a_number_without_names_is_told_where_there_is_none() -> None:
    """41 customers cannot be added to a list of one: the figure is named as left."""
    into = OPEN.with_value("impact.customers_affected", None)
    assert "impact.customers_affected" in folded(case(3), into).left
    listed = SECOND.with_value("understand.customers", MONO).with_value("impact.customers_affected", 1)
    assert "impact.customers_affected" not in folded(listed, into).left


def test_it_is_taken_out_again() -> None:
    """Items, lines and numbers are as before; what was added since stays."""
    after = folded().into
    key = after.doc["history"][-1]["key"]
    back = unfold(after, key)
    assert {step: back.doc[step] for step in ("understand", "impact", "repro")} == {
        step: OPEN.doc[step] for step in ("understand", "impact", "repro")
    }
    since = after.with_item("understand.customers", {"key": "zz9", "name": "Mono"}).with_value(
        "impact.customers_affected", 7
    )
    back = unfold(since, key)
    assert [one.name for one in back.record.understand.customers] == ["Acme Corp", "Mono"]
    assert back.record.impact.customers_affected == 6


REFUSED: dict[str, tuple[Draft, Draft, str]] = {
    "into a draft": (SECOND, case(2), "is a draft, and only an open escalation takes a draft in. Hand it over first"),
    "into a resolved one": (SECOND, RESOLVED, "is resolved, and only an open escalation takes .* reopen it"),
    "an open one": (handed_over(2, Severity.HIGH), OPEN, "is open, and only a draft can be folded"),
    "a resolved one": (RESOLVED.with_value("id", ID), OPEN, "is resolved, and only a draft can be folded"),
    "into itself": (SECOND, SECOND, "cannot be folded into itself"),
    "a list that is none": (
        SECOND, OPEN.with_value("understand.tickets", "48211"), "“Tickets” in .* is no list. Mend understand.tickets"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name: str) -> None:
    """What makes no sense is refused with a sentence that says why and what to do."""
    draft, into, says = REFUSED[name]
    with pytest.raises(EscalateError, match=says):
        fold(draft, into, LATER, "Sam")


@pytest.mark.parametrize(
    "into",
    [
        reopen(RESOLVED, "", NOW, "S"),
        pause(OPEN, reason="asleep", until=LATER, now=NOW, by="S"),
    ],
    ids=["reopened", "paused"],
)
def test_whatever_is_open_takes_it_in(into: Draft) -> None:
    """Reopened or paused, it is open, and its clocks go on as they were."""
    assert commitments(folded(into=into).into.record, SETTINGS) == commitments(into.record, SETTINGS)
