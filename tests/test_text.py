"""What may enter the record, and what is shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.model.text import clean, clean_doc, clean_line, placeheld, placeheld_line, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Texts with surrogates, which hypothesis leaves out unless asked."""


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\r\nb\rc\x85d\u2028e\u2029f\ng", "a\nb\nc\nd\ne\nf\ng", id="line ends of every kind"),
        pytest.param("a\r\r\nb", "a\n\nb", id="CR before CRLF"),
        pytest.param("\ta\n", "\ta\n", id="tab and LF stay"),
        pytest.param("\x00\x08\x0b\x1f", "␀␈␋␟", id="C0"),
        pytest.param("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇", id="clipboard sequence"),
        pytest.param("\x7f", "␡", id="DEL"),
        pytest.param("\x80\x9b31m\x9f", "\ufffd\ufffd31m\ufffd", id="C1"),
        pytest.param("\ud83d \udc00", "\ufffd \ufffd", id="lone surrogates"),
        pytest.param("👩\u200d🔧 ä 漢 \u202e \xa0", "👩\u200d🔧 ä 漢 \u202e \xa0", id="everything else"),
        pytest.param("[bold]x[/]", "[bold]x[/]", id="markup is text"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    """Control characters turn into something that can be seen and does nothing."""
    assert clean(text) == cleaned


@given(ANY_TEXT)
def test_cleaning_leaves_nothing_that_acts(text: str) -> None:
    """What is clean is UTF-8, has no control character but tab and LF, and stays as it is."""
    cleaned = clean(text)
    assert clean(cleaned) is cleaned
    assert not {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))} & set(cleaned)
    assert cleaned.encode().decode() == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("one\ntwo", "one two", id="line end"),
        pytest.param("one\r\n\t\ttwo", "one two", id="a run is one space"),
        pytest.param("\npasted line\r\n", "pasted line", id="none at the ends"),
        pytest.param("typing goes on ", "typing goes on ", id="spaces stay"),
        pytest.param("\x1b[31m", "␛[31m", id="cleaned as well"),
    ],
)
def test_clean_line(text: str, cleaned: str) -> None:
    """A field of one line takes a text of several as one line."""
    assert clean_line(text) == cleaned


def test_clean_doc_reaches_every_text() -> None:
    """Texts and names are cleaned at any depth; other values come through as they are."""
    doc = {"a\x1b": "\x07", "list": ["\r\n", {"b": ["\x9b", 3, True]}], "number": 4.5}
    assert clean_doc(doc) == {"a␛": "␇", "list": ["\n", {"b": ["\ufffd", 3, True]}], "number": 4.5}


def test_clean_doc_loses_no_value() -> None:
    """Two names that are the same once cleaned both keep their values."""
    assert clean_doc({"a\x80": 1, "a\x81": 2}) == {"a\ufffd": 1, "a\ufffd\ufffd": 2}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb", "a⟨U+202E⟩b", id="override"),
        pytest.param("\u2066\u2069", "⟨U+2066⟩⟨U+2069⟩", id="isolates"),
        pytest.param("\u200b\ufeff\u061c", "⟨U+200B⟩⟨U+FEFF⟩⟨U+061C⟩", id="zero-width"),
        pytest.param("\u200e\u200f\u2060", "⟨U+200E⟩⟨U+200F⟩⟨U+2060⟩", id="marks and joiner of words"),
        pytest.param("\ufff9\ufffa\ufffb", "⟨U+FFF9⟩⟨U+FFFA⟩⟨U+FFFB⟩", id="annotations"),
        pytest.param("\U000e0041\U000e0100", "⟨U+E0041⟩⟨U+E0100⟩", id="tags and selectors of the last plane"),
        pytest.param("a\xadb\u3164c\u034f", "a⟨U+00AD⟩b⟨U+3164⟩c⟨U+034F⟩", id="soft hyphen, filler, grapheme joiner"),
        pytest.param("pay\u200dpal \u200c1", "pay⟨U+200D⟩pal ⟨U+200C⟩1", id="joiners between Latin letters"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners between Persian ones"),
        pytest.param("1\ufe0f\u20e3 ✓\ufe0e", "1\ufe0f\u20e3 ✓\ufe0e", id="one selector"),
        pytest.param("a\ufe01\ufe02\ufe03", "a\ufe01⟨U+FE02⟩⟨U+FE03⟩", id="a text in selectors"),
        pytest.param("👩\u200d🔧 العربية שלום", "👩\u200d🔧 العربية שלום", id="emoji and right-to-left scripts"),
        pytest.param("\ufffc\u2029\u2070\u1161", "\ufffc\u2029\u2070\u1161", id="neighbours"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What a reader could not see is named; what is written with it stays."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb\u200b", "a▯b▯", id="hidden"),
        pytest.param("\x1b[2J\x9b\x7f\ud800", "␛[2J\ufffd␡\ufffd", id="not clean"),
        pytest.param("a\r\nb\tc", "a␊␊b␉c", id="line ends and tabs"),
        pytest.param("👩\u200d🔧 漢 e\u0301", "👩\u200d🔧 漢 e\u0301", id="everything else"),
    ],
)
def test_placeheld_line(text: str, shown: str) -> None:
    """In a control each such character has a sign of one column."""
    assert placeheld_line(text) == shown


@given(ANY_TEXT)
def test_a_text_with_signs_is_as_long(text: str) -> None:
    """Sign by sign the text of a control keeps its places, hides nothing and comes to nothing more the second time."""
    shown = placeheld_line(text)
    assert len(shown) == len(text)
    assert shown == placeheld_line(shown) == clean(shown)
    assert visible(placeheld(text)) == placeheld(text)
