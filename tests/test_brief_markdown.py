"""Markdown: what the user wrote never acts as markup, and what stands alone stays alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from escalate_tui.brief.document import Code, Document, Heading, Label, Line, Numbered, Point, Text
from escalate_tui.brief.markdown import markdown

HOSTILE = st.text(st.sampled_from("ab1 .)-+*_=#>`~[]()<>!&|\\:;/\n\t\"'@$%^{}é"), min_size=1, max_size=40).filter(
    lambda text: any(letter.isalnum() for letter in text)
)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parsed(text: str) -> list[Token]:
    """The tokens of a Markdown text, by a parser that is not ours."""
    return PARSER.parse(text)


def read(tokens: list[Token]) -> str:
    """The words a reader sees, without any space."""
    seen = []
    for token in tokens:
        for one in token.children or [token]:
            if one.type in ("text", "code_inline", "fence", "code_block"):
                seen.append(one.content)
    return "".join("".join(seen).split())


def kinds(tokens: list[Token]) -> list[str]:
    """What the text is made of, inline marks among it; how its words are cut up does not matter."""
    inner = [one.type for token in tokens for one in token.children or [token]]
    return [kind for kind in inner if kind not in ("text", "softbreak", "hardbreak")]


def made(hostile: str, harmless: str) -> tuple[Document, Document]:
    """The same document twice: with hostile words, and with harmless ones of as many lines."""

    def document(words: str) -> Document:
        line = " ".join(words.split())
        return Document(
            headline=line,
            facts={Label.SEVERITY: line, Label.TARGET: line},
            parts={
                Heading.IMPACT: (Point(Label.WORKFLOW, words), Point(None, words)),
                Heading.DESCRIPTION: (Text(words), Line(Label.SINCE, words), Line(Label.COMPONENT, line)),
                Heading.TRIED: (Numbered((words, line)),),
                Heading.REPRODUCTION: (Code(Label.ERROR, words, line),),
            },
        )

    return document(hostile), document(harmless)


@given(HOSTILE)
def test_words_of_the_user_never_act_as_markup(text):
    """Whatever is typed, the brief has the structure it would have with plain words."""
    text = "\n".join(line for line in text.split("\n") if line.strip())
    harmless = "\n".join("x" for _ in text.split("\n"))
    hostile_document, harmless_document = made(text, harmless)
    assert kinds(parsed(markdown(hostile_document))) == kinds(parsed(markdown(harmless_document)))


@given(HOSTILE)
def test_a_reader_sees_what_was_typed(text):
    """Rendered, the words are those that were typed: escaping neither shows nor swallows anything."""
    tokens = parsed(markdown(Document(headline="x", facts={}, parts={Heading.DESCRIPTION: (Text(text),)})))
    typed = "".join(text.split())
    assert read(tokens) == "ESCALATION:x" + "IssueDescription" + typed


@pytest.mark.parametrize(
    "text",
    ["orders_v2 on", "2 * 3 = 6", "C:\\temp\\new", "[SEV-1] down", "a < b", "Q&A", "50% of 1,000", "1 in 20 (5 %)"],
)
def test_ordinary_text_is_left_as_it_is(text):
    """What is read raw as often as rendered is escaped only where it must be."""
    assert text in markdown(Document(headline=text, facts={}, parts={}))


def test_lines_that_stand_alone_stay_alone():
    """Facts and labelled lines are broken by force, so that no renderer runs them together."""
    document = Document("x", {Label.SEVERITY: "High", Label.DATE: "2026-03-10"}, {})
    breaks = [one.type for token in parsed(markdown(document)) for one in token.children or []]
    assert breaks.count("hardbreak") == 1


def test_a_fence_is_longer_than_any_in_the_code():
    """Error text that holds a fence stays one block, unchanged."""
    code = "before\n```\nnot the end\n````\nafter"
    document = Document("x", {}, {Heading.REPRODUCTION: (Code(Label.ERROR, code),)})
    fences = [token for token in parsed(markdown(document)) if token.type == "fence"]
    assert [fence.content for fence in fences] == [code + "\n"]
