"""The file of an escalation is a contract: every name in it, read into the record and written back."""

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.impact import Impact
from escalate_tui.model.part import Item
from escalate_tui.model.record import STEPS, Entry, Record, fields
from escalate_tui.model.repro import Repro
from escalate_tui.model.target import Target
from escalate_tui.model.understand import Attempt, Criteria, Customer, Understand
from escalate_tui.storage import dump, parse

WHOLE = """
schema = 1
id = "esc-20260310-143012-k7q"
created = 2026-03-10T14:30:00Z
updated = 2026-03-10T14:58:12Z
reporter = "Sam, EMEA support"
owner = "Sam"
[understand]
kind = "bug"
summary = "POST /v2/orders answers 500"
description = "It fails.\\nSince the release."
affected = "named"
segment = "Enterprise"
since = 2026-03-09T07:10:00Z
waiting_since = 2026-03-09T08:02:00Z
why_now = "The plan is due."
component = "orders API"
tickets = ["48211"]
threads = ["#orders, Monday"]
documents = ["runbook 12"]
[[understand.customers]]
key = "c4f"
name = "Acme Corp"
plan = "Enterprise"
arr = "240000 EUR"
contact = "Dana Ruiz"
high_value = true
zone = "Europe/Berlin"
stage = "established"
[[understand.attempts]]
key = "a2n"
action = "Token renewed"
result = "same"
[understand.criteria]
confirmed = ["confirmed-bug"]
[understand.criteria.overruled]
several-customers = "one customer with two accounts"
[impact]
customers_affected = 1
users_affected = 3
trend = "same"
depth = "degraded"
production_down = false
data_at_risk = false
workflow = "Orders by hand"
workaround = "Retry"
revenue_at_risk = "240000 EUR"
deals = "none"
public_risk = "a review"
reference_customer = false
sla_status = "within"
sla_ends = 2026-03-10T15:00:00Z
sla_update_every = "4h"
obligations = "a plan"
deadline = 2026-03-12
deadline_reason = "audit"
critical_from = 2026-03-11T06:00:00Z
severity = "high"
severity_reason = "SLA"
last_update_at = 2026-03-10T11:00:00Z
last_update = "Engineering will look"
expectation = "A cause"
escalation_risk = "none"
[target]
from_tier = "l2"
team = "engineering"
also = ["leadership"]
area = "Orders"
channel = "#eng-orders"
ask = "fix"
ask_text = "Find and fix the cause"
ask_deadline = 2026-03-11T16:00:00Z
containment = "none"
exposure = "none"
urgency = "today"
use_case = "orders"
request_frequency = "once"
competition = "none"
decision = "none"
against_verdict = "none"
[repro]
applicable = true
clean_state = "sandbox"
expected = "201"
actual = "500"
environment = "eu-1"
frequency = "2 of 40"
ruled_out = "client"
[[repro.steps]]
key = "s3b"
text = "POST the body"
[[repro.evidence]]
key = "e8t"
kind = "error"
text = '{"error":"upstream_timeout"}'
path = "log.txt"
[[history]]
key = "h7d"
at = 2026-03-10T14:30:00Z
logged = 2026-03-10T14:30:00Z
by = "Sam"
act = "handed-over"
severity = "high"
team = "engineering"
also = []
format = "markdown"
brief = "as it left"
[history.snapshot.understand]
kind = "bug"
[[history]]
key = "h9x"
at = 2026-03-10T17:05:00Z
logged = 2026-03-10T17:06:41Z
by = "Sam"
act = "promised"
to = "Dana Ruiz"
due = 2026-03-11T11:00:00Z
note = "a cause"
"""
"""Every key there is, each with a value that holds."""

BOOKKEEPING = {"schema", "id", "created", "updated", "history", "key"}
"""Keys that the program writes by itself."""


def whole() -> Draft:
    """The draft of the whole file."""
    return Draft(parse(WHOLE.encode()))


def test_every_key_of_the_contract_is_read():
    """Nothing in a whole file is set aside, and every key in it leads to a declared field."""
    draft = whole()
    assert draft.unparsed == ()
    declared = {spec.path for spec in fields().values()}
    in_file = {f"{step}.{name}" for step in STEPS for name in draft.doc[step]}
    assert in_file == {path for path in declared if "." in path}


def test_every_item_key_of_the_contract_is_declared():
    """The items of lists hold their declared fields and a key."""
    draft = whole()
    for path, spec in fields().items():
        if spec.face.control is Control.ITEMS:
            assert {*draft.value(path)[0]} - BOOKKEEPING == {one.path for one in spec.item}


def test_every_field_is_declared_whole():
    """Each field has a title, a line of help, a heading; and texts have a limit."""
    for spec in fields().values():
        assert spec.title
        assert spec.help.endswith((".", "?", "…"))
        assert spec.face.group
        assert bool(spec.face.limit) == (spec.face.control in (Control.LINE, Control.PROSE))


def test_parts_are_compared_by_what_they_hold():
    """Two of one kind with the same values are the same; another kind with the same values is not."""
    one, same = Attempt(key="a2n", action="Token renewed"), Attempt(key="a2n", action="Token renewed")
    assert one == same
    assert {one, same} == {one}
    assert one != Attempt(key="a2n", action="Token renewed again")
    assert Item(key="a2n") != Attempt(key="a2n")
    assert repr(Item(key="a2n")) == "Item(key='a2n')"


def test_a_part_is_never_changed_in_place():
    """Not even one of its values."""
    with pytest.raises(FrozenInstanceError):
        Attempt(key="a2n").action = "another"  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Record, Entry, Understand, Customer, Attempt, Criteria, Impact, Target, Repro, Item])
def test_no_part_makes_its_own_way_to_be_compared(kind):
    """It would cost each of them a third more of its making, before the first paint."""
    assert {"__eq__", "__hash__", "__repr__"} & vars(kind).keys() == set()


def test_what_is_read_is_written_back():
    """Writing a whole file and reading it again gives the same document."""
    assert parse(dump(whole().doc)) == whole().doc


@pytest.mark.parametrize("place", ["", "understand", "understand.customers.c4f", "repro", "history.h9x"])
def test_keys_that_nobody_knows_are_kept(place):
    """A key of a later version, or of a script, survives an edit and a save at every level."""
    path = f"{place}.later" if place else "later"
    draft = whole().with_value(path, "kept").with_value("understand.summary", "another")
    assert Draft(parse(dump(draft.doc))).value(path) == "kept"


def test_values_have_their_types():
    """Money, moments, choices and lengths of time are read as such."""
    record = whole().record
    assert str(record.understand.customers[0].arr) == "240000 EUR"
    assert record.understand.since == datetime(2026, 3, 9, 7, 10, tzinfo=UTC)
    assert record.impact.sla_update_every == timedelta(hours=4)
    assert record.target.also == (Team.LEADERSHIP,)
    assert record.impact.severity is Severity.HIGH
    assert record.history[1].act is Act.PROMISED


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("impact.customers_affected", "about 40", "is not a whole number"),
        ("impact.customers_affected", -1, "is not a whole number"),
        ("understand.since", "the other day", "is not a date or time yet"),
        ("understand.since", datetime(2026, 3, 9, 7, 10), "has no time zone"),  # noqa: DTZ001 - a file without one
        ("understand.since", datetime(1, 1, 1, tzinfo=UTC), "slip of the keys"),
        ("impact.revenue_at_risk", "a lot", "is not an amount"),
        ("impact.revenue_at_risk", "240000", "names no currency"),
        ("impact.depth", "terrible", "is none of"),
        ("impact.data_at_risk", "yes", "neither true nor false"),
        ("understand.summary", 5, "is not a text"),
        ("understand.customers.c4f.arr", "240.000", "names no currency"),
        ("understand.attempts", "none", "is not a list"),
        ("repro", "none", "is not a table"),
    ],
)
def test_what_does_not_fit_is_set_aside_with_its_reason(path, value, says):
    """The rest of the record stands, the value stays in the draft, and a sentence says what is wrong."""
    draft = whole().with_value(path, value)
    assert [one.path for one in draft.unparsed] == [path]
    assert says in draft.unparsed[0].says
    assert draft.value(path) == value
    assert draft.record.reporter == "Sam, EMEA support"


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=8) | st.integers(-9, 10**12) | st.booleans() | st.floats() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([*fields(), *STEPS, "history", "understand.customers.c4f.arr", "repro.steps.s3b"]), ANYTHING)
def test_anything_at_any_place_is_read_or_set_aside(path, value):
    """Whatever a hand or a script writes anywhere, the record is read and each sentence is ours."""
    draft = whole().with_value(path, value)
    assert draft.record.id == "esc-20260310-143012-k7q"
    assert all("pydantic" not in one.says and "Input should" not in one.says for one in draft.unparsed)


def test_an_edit_leaves_the_draft_before_it_alone():
    """Drafts are never changed in place."""
    before = whole()
    after = before.with_value("understand.customers.c4f.name", "Borealis").with_moved("repro.steps", "s3b", 5)
    assert before.value("understand.customers.c4f.name") == "Acme Corp"
    assert after.value("understand.customers.c4f.name") == "Borealis"


@pytest.mark.parametrize("nothing", [None, "", [], {}], ids=["none", "text", "list", "table"])
def test_a_field_is_unset_by_nothing(nothing):
    """A missing field is unset, never empty; a step without fields goes as well."""
    draft = Draft({"id": "x", "target": {"area": "Orders"}}).with_value("target.area", nothing)
    assert draft.doc == {"id": "x"}


def test_where_it_stands_follows_from_the_history():
    """The last act that decides counts, and what was taken back does not."""
    entry = {"key": "h2a", "at": datetime(2026, 3, 11, tzinfo=UTC), "act": "resolved"}
    back = {"key": "h3b", "at": datetime(2026, 3, 11, tzinfo=UTC), "act": "taken-back", "retracts": "h2a"}
    assert Draft({"id": "x"}).status is Status.DRAFT
    assert whole().status is Status.OPEN
    assert whole().with_entry(entry).status is Status.RESOLVED
    assert whole().with_entry(entry).with_entry(back).status is Status.OPEN
