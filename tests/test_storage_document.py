"""Between bytes and documents."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate_tui.model.text import clean_doc
from escalate_tui.storage import Damaged, Unsavable, dump, parse
from escalate_tui.storage.document import written_here

SAMPLE: dict[str, Any] = {
    "schema": 1,
    "id": "esc-20260310-143012-k7q",
    "created": datetime(2026, 3, 10, 14, 30, tzinfo=UTC),
    "reporter": "Sam, EMEA support",
    "understand": {
        "kind": "bug",
        "summary": "POST /v2/orders answers 500 for 1 request in 20",
        "description": 'Orders fail.\n\n\tSince “Monday”, \\ and """ 漢字 👩\u200d🔧\n',
        "tickets": ["48211"],
        "customers": [
            {"key": "c4f", "name": "Acme Corp", "arr": "240000 EUR", "high_value": True},
            {"key": "c5g", "name": "Globex"},
        ],
        "criteria": {"confirmed": ["confirmed-bug"], "overruled": {"several-customers": "one customer"}},
    },
    "impact": {"customers_affected": "about 40", "deadline": date(2026, 3, 12)},
    "repro": {"evidence": [{"key": "e8t", "kind": "error", "text": '{"error":"upstream_timeout"}'}]},
    "history": [
        {
            "key": "h7d",
            "at": datetime(2026, 3, 10, 14, 30, tzinfo=UTC),
            "act": "handed-over",
            "also": [],
            "snapshot": {"understand": {"customers": [{"key": "c4f", "name": "Acme Corp"}]}},
        }
    ],
}


def test_a_file_reads_like_the_contract() -> None:
    """Values stand before tables, lists of tables in double brackets, lines as lines, instants with Z."""
    first, *lines = dump(SAMPLE).decode().split("\n")
    assert first.startswith("# escalate-tui: edit by hand while the program is closed; comments are not kept.")
    assert lines[:5] == [
        "schema = 1",
        'id = "esc-20260310-143012-k7q"',
        "created = 2026-03-10T14:30:00Z",
        'reporter = "Sam, EMEA support"',
        "",
    ]
    for line in (
        "[understand]",
        'summary = "POST /v2/orders answers 500 for 1 request in 20"',
        'description = """',
        "Orders fail.",
        "[[understand.customers]]",
        "[understand.criteria.overruled]",
        'several-customers = "one customer"',
        'customers_affected = "about 40"',
        "deadline = 2026-03-12",
        "[[history]]",
        "[[history.snapshot.understand.customers]]",
    ):
        assert line in lines
    assert lines.index("[understand]") < lines.index("[impact]") < lines.index("[repro]") < lines.index("[[history]]")


def test_the_order_of_keys_stays() -> None:
    """What is read and written again is the same file."""
    content = dump(SAMPLE)
    assert parse(content) == SAMPLE
    assert dump(parse(content)) == content


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "\n",
        "\nleading",
        "trailing\n",
        "a\n\n\nb",
        '"""\n"',
        "\\\n\\",
        "\t\n\t",
        "'''",
        "",
        " \n ",
    ],
)
def test_texts_of_several_lines_come_back(text: str) -> None:
    """Line ends at either end, quotes and backslashes survive; only texts of several lines take several."""
    content = dump({"text": text, "after": 1})
    assert parse(content)["text"] == text
    assert (b'"""' in content) == ("\n" in text)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        pytest.param(
            datetime(2026, 3, 10, 16, 30, tzinfo=timezone(timedelta(hours=2))),
            b"2026-03-10T14:30:00Z",
            id="offset",
        ),
        pytest.param(
            datetime(1890, 1, 1, tzinfo=timezone(timedelta(minutes=53, seconds=28))),
            b"1889-12-31T23:06:32Z",
            id="offset with seconds",
        ),
        pytest.param(datetime(2026, 3, 10, 1, 2, 3, 4500, tzinfo=UTC), b"2026-03-10T01:02:03.004500Z", id="fraction"),
        pytest.param(
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), b"0001-01-01 00:00:00+14:00", id="year 1"
        ),
        pytest.param(datetime(2026, 3, 10, 14, 30), b"2026-03-10 14:30:00", id="without zone"),  # noqa: DTZ001
        pytest.param(date(2026, 3, 10), b"2026-03-10", id="day"),
        pytest.param(time(14, 30), b"14:30:00", id="time"),
        pytest.param(("a", "b"), b'[\n    "a",\n    "b",\n]', id="tuple"),
    ],
)
def test_forms_of_values(value: object, read: bytes) -> None:
    """Instants are kept in UTC whatever zone they come in; the rest as TOML has it."""
    content = dump({"value": value})
    assert content.split(b"\nvalue = ")[1].rstrip() == read
    assert dump(parse(content)) == content


def _nested(depth: int) -> dict[str, Any]:
    doc: dict[str, Any] = {}
    for _ in range(depth):
        doc = {"a": doc}
    return doc


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param({"a": None}, id="None"),
        pytest.param({"a": [None]}, id="None in a list"),
        pytest.param({"a": "x\r\ny"}, id="CRLF"),
        pytest.param({"a": "\ud800"}, id="lone surrogate"),
        pytest.param({"a": "\ud800\n"}, id="lone surrogate on several lines"),
        pytest.param({"\udfff": 1}, id="lone surrogate in a name"),
        pytest.param({"a": object()}, id="no TOML value"),
        pytest.param({1: "a"}, id="name that is no text"),
        pytest.param({"a": time(1, tzinfo=UTC)}, id="time with a zone"),
        pytest.param(_nested(100), id="nested"),
        pytest.param(_nested(3000), id="nested beyond the stack"),
        pytest.param({"a": "x" * (4 * 2**20)}, id="larger than is read"),
    ],
)
def test_what_would_not_read_back_is_refused(doc: dict[str, Any]) -> None:
    """Each trap of the format ends in a sentence before any file is opened."""
    with pytest.raises(Unsavable, match=r"[Nn]othing was saved"):
        dump(doc)


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        pytest.param(b'a = 1\nb = "x\n', "Illegal character", 2, id="unfinished text"),
        pytest.param(b"a = 1\na = 2\n", "Cannot overwrite a value", 2, id="name twice"),
        pytest.param(b"a = 1\n\xff\xfe\n", "it is not UTF-8 text", 2, id="not UTF-8"),
        pytest.param("a = 1".encode("utf-16"), "it is not UTF-8 text", 1, id="UTF-16"),
        pytest.param(b"a = 1\nb\0 = 2", "Expected '=' after a key", 2, id="NUL"),
        pytest.param(b"a = 2026-02-30\n", "Invalid date", 1, id="no such day"),
        pytest.param(b"a = " + b"9" * 5000, "limit", None, id="number without end"),
        pytest.param(b"a = " + b"[" * 20_000, "nested", None, id="deep lists"),
        pytest.param(b"a = " + b"[" * 100 + b"]" * 100, "nested", None, id="deep lists that parse"),
        pytest.param(b"a" + b".a" * 20_000 + b" = 1", "nested", None, id="deep tables"),
        pytest.param(b"[" + b"a." * 500 + b"a]", "nested", None, id="deep tables that parse"),
    ],
)
def test_damaged_bytes(content: bytes, reason: str, line: int | None) -> None:
    """What cannot be read says why, and in which line."""
    with pytest.raises(Damaged) as damaged:
        parse(content)
    assert reason in damaged.value.reason
    assert damaged.value.line == line
    assert damaged.value.reason in str(damaged.value)


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    """Files that an editor on Windows saved are read."""
    assert parse(b'\xef\xbb\xbfa = """\r\nx\r\ny"""\r\n') == {"a": "x\ny"}


def test_a_record_with_no_number_in_it_can_be_saved() -> None:
    """`nan` is not equal to itself, which must not keep a record with an unknown `nan` from being saved."""
    assert b"new = nan\nother = [\n    nan,\n]" in dump(parse(b"new = nan\nother = [nan]"))


def test_truncation_at_every_byte() -> None:
    """A file that ends too soon is damaged or a shorter document, never anything else."""
    content = dump(SAMPLE)
    damaged = 0
    for end in range(len(content)):
        try:
            assert isinstance(parse(content[:end]), dict)
        except Damaged:
            damaged += 1
    assert damaged > len(content) / 2


@pytest.mark.parametrize(
    ("edit", "ours"),
    [
        pytest.param(lambda content: content, True, id="as written"),
        pytest.param(lambda content: content.replace(b"EMEA", b"APAC"), False, id="a word changed"),
        pytest.param(lambda content: content + b"# mine\n", False, id="comment added"),
        pytest.param(lambda content: content.partition(b"\n")[2], False, id="first line removed"),
        pytest.param(lambda content: content.replace(b"\n", b"\r\n"), False, id="line ends"),
        pytest.param(lambda content: content[:0], False, id="emptied"),
    ],
)
def test_what_this_program_wrote_is_known(edit: Any, ours: bool) -> None:
    """The first line tells bytes of this program from those that anybody touched since."""
    assert written_here(edit(dump(SAMPLE))) is ours


TEXTS = st.text(st.characters(exclude_categories=()), max_size=30)
VALUES = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))),
    st.datetimes(),
    st.times(),
)
NESTED = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=25,
)


@settings(max_examples=250, deadline=None)
@given(st.dictionaries(TEXTS, NESTED, max_size=6))
def test_every_clean_document_comes_back(doc: dict[str, Any]) -> None:
    """Any nested document with any text in it reads back equal once it is clean, and is written the same."""
    cleaned = clean_doc(doc)
    content = dump(cleaned)
    assert parse(content) == cleaned
    assert dump(parse(content)) == content
    assert written_here(content)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text('[]{}=".\n#a1', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_damaged(content: bytes) -> None:
    """Arbitrary bytes raise nothing but that they are damaged."""
    with suppress(Damaged):
        assert isinstance(parse(content), dict)
