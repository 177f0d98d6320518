"""The brief for other programs: a summary of five names, and the record as the file has it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases import CONTEXT, NOW, case, handed_over
from escalate_tui.brief import FORMATS, document, render, secret_beside
from escalate_tui.brief.document import Document
from escalate_tui.followup.acts import follow_up
from escalate_tui.followup.decisions import keep
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.storage.document import dump, parse


def brief(draft: Draft) -> str:
    return render(document(draft, assess(draft, CONTEXT), CONTEXT), "json")


def in_utc(value: date) -> str:
    """A value that JSON has no form for, in words."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else f"{value:%Y-%m-%d}"


def test_the_summary_has_five_names():
    """They come in this order, the record beneath; labels are named as the program names them."""
    read = json.loads(brief(case(1)))
    assert list(read) == ["headline", "issue", "impact", "target", "severity", "record"]
    assert read["headline"].startswith("POST /v2/orders")
    assert read["issue"]["why_now"].startswith("It repeats on a clean account")
    assert read["impact"]["revenue"] == "ARR EUR 240,000"
    assert (read["target"], read["severity"]) == ("Engineering, Orders, #eng-orders", "High")


@pytest.mark.parametrize("number", range(1, 7))
def test_the_record_is_what_the_file_holds(number):
    """Value for value and name for name in the order of the file, dates and instants as ISO 8601 has them."""
    doc = parse(dump(case(number).doc))
    record = json.loads(brief(Draft(doc)))["record"]
    assert json.dumps(record) == json.dumps(doc, default=in_utc)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_what_json_knows_stays_as_it_is(value):
    """Texts, numbers, lists and tables are the same after reading, also those of no field."""
    assert json.loads(render(Document("x", {}, {}, {"value": value}), "json"))["record"] == {"value": value}


ZONES = st.none() | st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))


@given(st.dates() | st.times() | st.datetimes(timezones=ZONES))
@example(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))))
def test_a_time_reads_back_as_the_same(value):
    """Dates, times and instants are ISO 8601, also at the ends of the calendar, where UTC has no name for them."""
    text = json.loads(render(Document("x", {}, {}, {"value": value}), "json"))["record"]["value"]
    assert type(value).fromisoformat(text) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")], ids=str)
def test_a_number_that_is_none_is_a_text_in_json(value):
    """JSON has no form for it, and other programs refuse the one that Python gives."""
    read = json.loads(render(Document("x", {}, {}, {"value": value}), "json"), parse_constant=pytest.fail)
    assert read["record"]["value"] == str(value)


def test_dates_and_instants_are_told_apart_in_json():
    """A date stays a date; an instant is given in UTC."""
    held = {"day": date(2026, 3, 10), "at": NOW, "local": NOW.replace(tzinfo=None)}
    read = json.loads(render(Document("x", {}, {}, held), "json"))
    assert read["record"] == {"day": "2026-03-10", "at": "2026-03-10T14:30:00Z", "local": "2026-03-10T14:30:00"}


SECRET = "Tr0ub4dor&3"
OPEN = handed_over(1, Severity.HIGH)


def test_copies_in_the_history_are_left_out():
    """What was masked or taken out since stands in them still; the rest of each entry is given."""
    (entry,) = json.loads(brief(OPEN))["record"]["history"]
    assert set(OPEN.doc["history"][0]) - set(entry) == {"brief", "snapshot"}
    assert (entry["act"], entry["severity"]) == ("handed-over", "high")


@pytest.mark.parametrize("history", ["none", ["none"], [{"brief": "x"}]], ids=["a text", "of texts", "of nothing"])
def test_any_history_can_be_given(history):
    """What a hand edit made of it is given as it stands, but for the copies."""
    given = json.loads(brief(Draft({**case(1).doc, "history": history})))["record"]["history"]
    assert given == ([{}] if history == [{"brief": "x"}] else history)


@pytest.mark.parametrize(
    ("draft", "path"),
    [
        pytest.param(follow_up(OPEN, f"password: {SECRET}", NOW, "Sam"), "history.{key}.note", id="a-note"),
        pytest.param(case(1).with_value("x_note", f"password: {SECRET}"), "x_note", id="a-key-nobody-knows"),
        pytest.param(case(1).with_value("x.api_key", SECRET), "x.api_key", id="named-by-its-key"),
        pytest.param(case(1).with_value("x.tokens", [[SECRET], f"api_key={SECRET}"]), "x.tokens.1", id="in-a-list"),
        pytest.param(case(1).with_value("x", {f"password: {SECRET}": True}), "x", id="a-name"),
        pytest.param(case(1).with_value("x", {f"password: {SECRET}": {"y": 1}}), "x", id="the-name-of-a-table"),
        pytest.param(case(1).with_value(f"password={SECRET}", True), "its file", id="a-name-of-its-own"),
        pytest.param(case(1).with_value("x", 4539148803436467), "x", id="a-figure"),
        pytest.param(
            case(1).with_value("understand.customers.c4f.password", SECRET),
            "understand.customers.c4f.password",
            id="a-key-of-an-item",
        ),
    ],
)  # fmt: skip
def test_what_the_fields_do_not_hold_is_searched_as_well(draft, path):
    """JSON gives the whole record, so that a secret anywhere in it keeps it back, by its place and never in words."""
    assert secrets_in(assess(draft, CONTEXT).findings) == ()
    says = secret_beside("json", draft, CONTEXT)
    place = path.format(key=draft.doc.get("history", [{}])[-1].get("key"))
    assert says.startswith(f"{place} holds a ")
    assert SECRET not in says
    assert [name for name in FORMATS if secret_beside(name, draft, CONTEXT)] == ["json"]


def test_what_left_with_an_older_brief_keeps_nothing_back():
    """The copies are not given, so that they are not searched."""
    leaked = case(1).with_value("impact.expectation", f"password: {SECRET}")
    entry = {"key": "h7d", "at": NOW, "act": "handed-over", "brief": SECRET, "snapshot": {"impact": leaked.doc}}
    assert secret_beside("json", case(1).with_entry(entry), CONTEXT) == ""


def test_what_stands_in_a_field_is_asked_about_there():
    """A secret that somebody kept on purpose keeps nothing back, also where a note says it again."""
    draft = OPEN.with_value("impact.expectation", f"To get in with password: {SECRET} today")
    kept = keep(draft, secrets_in(assess(draft, CONTEXT).findings), "the sandbox", NOW, "Sam")
    assert secret_beside("json", follow_up(kept, f"They use password: {SECRET}", NOW, "Sam"), CONTEXT) == ""


@pytest.mark.parametrize("number", range(1, 7))
def test_a_record_without_secrets_is_given(number):
    """Keys, instants, amounts and addresses keep nothing back."""
    draft = follow_up(handed_over(number, Severity.HIGH), "Wrote to dana@acme.io, 84.112.33.7", NOW, "Sam")
    assert secret_beside("json", draft, CONTEXT) == ""
