"""Taking proposals into a draft: it only ever adds."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import case
from escalate_tui.intake import Proposal, adding, proposals, taken
from escalate_tui.model.draft import Draft
from intake_texts import READING, TEXTS

ALL = {name: proposals(text, READING) for name, text in TEXTS.items()}
READ = st.sampled_from([name for name in ALL if ALL[name]]).map(ALL.__getitem__)
"""The proposals of one of the texts."""

LISTED = ("customers", "tickets", "threads", "documents", "steps", "evidence")
JUNK = st.one_of(
    st.text(min_size=1, max_size=8), st.integers(), st.booleans(), st.lists(st.text(max_size=3), max_size=2)
)
ITEM = st.dictionaries(st.sampled_from(["key", "name", "text", "kind"]), JUNK, min_size=1)
STEP = st.dictionaries(
    st.sampled_from(["kind", "summary", "since", "customers", "tickets", "steps", "evidence", "expected", "actual",
                     "customers_affected", "unknown"]),
    st.one_of(JUNK, st.lists(ITEM, max_size=3)),
)  # fmt: skip
JUNK_DRAFT = st.dictionaries(st.sampled_from(["understand", "impact", "repro"]), st.one_of(STEP, JUNK)).map(Draft)
DRAFT = st.one_of(st.integers(1, 6).map(case), JUNK_DRAFT)
"""The six cases, and drafts that a hand edit left in any state."""


def contains(after: Any, before: Any) -> bool:
    """Tell whether everything that stood somewhere still does: values as they were, items of lists in their order."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return all(name in after and contains(after[name], value) for name, value in before.items())
    if isinstance(before, list) and isinstance(after, list):
        return after[: len(before)] == before
    return bool(after == before)


def said(draft: Draft) -> dict[str, Any]:
    """What a draft holds, without keys, and lists in any order."""
    steps = {step: dict(draft.value(step) or {}) for step in ("understand", "impact", "repro")}
    for step in steps.values():
        for name in LISTED:
            items = [{**item, "key": None} if isinstance(item, dict) else item for item in step.get(name, [])]
            step[name] = sorted(items, key=str)
    return steps


@given(DRAFT, READ)
@settings(deadline=None)
def test_what_adds_is_what_taking_changes(draft, proposed):
    """Once all is taken nothing adds any more, and before that something does where taking all changes the draft."""
    assert bool(adding(draft, proposed)) is (taken(draft, proposed).doc != draft.doc)
    assert adding(taken(draft, proposed), proposed) == ()


@given(DRAFT, READ)
@settings(deadline=None)
def test_nothing_that_stands_is_changed(draft, proposed):
    """What was typed stays, also what does not parse, unknown keys, and tables where something else stands."""
    assert contains(taken(draft, proposed).doc, draft.doc)


@given(DRAFT, READ)
@settings(deadline=None)
def test_taking_twice_changes_nothing(draft, proposed):
    """What was taken is not taken again."""
    once = taken(draft, proposed)
    assert taken(once, proposed).doc == once.doc


@given(DRAFT, READ)
@settings(deadline=None)
def test_taking_brings_nothing_that_does_not_parse(draft, proposed):
    """Each value that is put in validates."""
    before = {one.path for one in draft.unparsed}
    assert {one.path for one in taken(draft, proposed).unparsed} <= before


@given(st.integers(1, 6).map(case), READ, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_singly_in_any_order_is_all_at_once(draft, proposed, random):
    """Taking one by one ends where taking all does; lists have their items in the order of taking."""
    order = list(proposed)
    random.shuffle(order)
    one_by_one = draft
    for one in order:
        one_by_one = taken(one_by_one, [one])
    assert said(one_by_one) == said(taken(draft, proposed))


@pytest.mark.parametrize("name", [name for name in TEXTS if ALL[name]])
def test_all_is_taken_into_an_empty_draft(name):
    """An empty draft takes every proposal, lists in the order of the text, and each item gets a key of its own."""
    draft = taken(Draft({}), ALL[name])
    for path in {one.path for one in ALL[name]}:
        values = [one.value for one in ALL[name] if one.path == path]
        there = draft.value(path)
        if isinstance(values[0], dict):
            assert [{k: v for k, v in item.items() if k != "key"} for item in there] == values
            assert len({item["key"] for item in there}) == len(there)
        else:
            assert there == (values if isinstance(there, list) else values[0])


def proposal(path: str, value: Any) -> Proposal:
    """A proposal made by hand."""
    return Proposal(path, value, "words", 0, 5)


ACME = {"understand": {"customers": [{"key": "c4f", "name": "ACME corp.", "plan": "Enterprise"}], "tickets": ["48211"]}}
ERROR = {"repro": {"evidence": [{"key": "e8t", "kind": "log", "text": "Gateway  timeout"}]}}


@pytest.mark.parametrize(
    ("doc", "one"),
    [
        (ACME, proposal("understand.customers", {"name": "Acme"})),
        (ACME, proposal("understand.tickets", "48211")),
        (ERROR, proposal("repro.evidence", {"kind": "error", "text": "gateway timeout"})),
        ({"repro": {"steps": [{"text": "Open it"}]}}, proposal("repro.steps", {"text": "open it"})),
        ({"understand": {"tickets": "48211, 48212"}}, proposal("understand.tickets", "48213")),
        ({"understand": {"since": "about noon"}}, proposal("understand.since", datetime(2026, 3, 9, tzinfo=UTC))),
        ({"impact": {"customers_affected": 0}}, proposal("impact.customers_affected", 3)),
        ({"impact": "much"}, proposal("impact.customers_affected", 3)),
    ],
    ids=["customer", "ticket", "error", "step", "text for a list", "unparsed", "zero", "text for a table"],
)
def test_what_is_there_in_other_words_is_left(doc, one):
    """The same customer, ticket, error or step is not added again, and no typed value makes way."""
    assert taken(Draft(doc), [one]).doc == doc


def test_the_same_step_is_the_same_item_on_two_sides():
    """Two people who take the same proposals make the same items, keys included, whichever they take first."""
    steps = ALL["ticket"]
    ways = [taken(Draft({}), order) for order in permutations([one for one in steps if one.path == "repro.steps"])]
    items = [sorted(way.value("repro.steps"), key=lambda item: item["key"]) for way in ways]
    assert all(other == items[0] for other in items)
