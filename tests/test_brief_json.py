"""The brief for other programs: a summary of five names, and the record as the file has it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases import CONTEXT, NOW, case
from escalate_tui.brief import document, render
from escalate_tui.brief.document import Document
from escalate_tui.judgement import assess
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
