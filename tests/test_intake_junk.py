"""Any text at all can be pasted: it is read without an exception, and every proposal is one the record can hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalate_tui.intake import proposals, taken
from escalate_tui.intake.page import LONGEST_TEXT
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import LINE_LIMIT
from escalate_tui.model.record import fields
from escalate_tui.model.text import clean_doc
from intake_texts import READING, TEXTS

PIECES = [
    "customers", "customer ", "Acme Corp", "3", " of ", "40", "since ", "2026-03-09", " 07:10", " CET", "IST", "\n",
    "\r\n", "\r", "> ", "Steps:", "Expected: ", "Actual:", "Environment:", "- OS: ", "1. ", "2) ", "open it",
    "500 errors", '{"error":', "{", "}", '"', "“", "Traceback (most recent call last):", '\n  File "a"',
    "ValueError: x", "\n    at a.b", "Caused by: x.Error: y", "https://x.example/", "ticket ", "#4821", "[", "]",
    "request id ", "req_8f2c", "Chrome 122", "v1.2.3", "**", "```", "<!--", "-->", "h3. ", "# ",
    "expected a but got b", "ERROR ", "yesterday", "?", ".", " ", "Subject: ", "Regards,", "٣ users", "\x00",
    "\u2028", "\x85", "\ud800", "\u202e", "İ", "ß", "\t", "999999999999",
]  # fmt: skip
TEXT = st.one_of(
    st.text(st.characters()),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=5)), max_size=40).map(" ".join),
    st.tuples(
        st.sampled_from(sorted(TEXTS.values())), st.integers(0, 900), st.integers(0, 900), st.text(max_size=9)
    ).map(lambda cut: cut[0][: cut[1]] + cut[3] + cut[0][cut[2] :]),
)
"""Junk, junk made of what is looked for, and real texts with a hole in them."""


@given(TEXT)
@settings(deadline=None, max_examples=400)
def test_a_proposal_is_one_the_record_can_hold(text):
    """Whatever the text: its words stand in it, its path is declared, its value validates and needs no cleaning."""
    proposed = proposals(text, READING)
    draft = taken(Draft({}), proposed)
    assert all(one.words == text[one.start : one.end] and one.words for one in proposed)
    assert {one.path for one in proposed} <= fields().keys()
    assert draft.unparsed == ()
    assert clean_doc(draft.doc) == draft.doc


@given(TEXT)
@settings(deadline=None, max_examples=200)
def test_a_field_has_one_proposal_at_most(text):
    """A second value for a field is never proposed, a list has no item twice, and a line fits its field."""
    proposed = proposals(text, READING)
    once = [one.path for one in proposed if not isinstance(one.value, dict) and one.path != "understand.tickets"]
    single = [path for path in once if path not in ("understand.threads", "understand.documents")]
    assert len(single) == len(set(single))
    assert len({(one.path, str(one.value)) for one in proposed}) == len(proposed)
    assert all(len(one.value) <= LINE_LIMIT for one in proposed if one.path == "understand.summary")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "?", "\x00", "0", "a" * 300_000], ids=repr)
def test_nonsense_proposes_nothing(text):
    """Nothing is found in nothing."""
    assert proposals(text, READING) == ()


def test_what_lies_beyond_the_longest_text_is_not_read():
    """A megabyte is cut, its beginning is read."""
    text = "Ticket 48211\n" + "word " * (LONGEST_TEXT // 5) + "\nTicket 48212"
    assert [one.value for one in proposals(text, READING)] == ["48211"]
