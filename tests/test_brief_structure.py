"""Markdown read by an independent parser: line by line what the document says, and nothing as markup."""

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from escalate_tui.brief.document import Document, Heading, Label, Point
from escalate_tui.brief.markdown import markdown
from hostile import ANYTHING, HOSTILE, blank_split, lines, made

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(inline: Token) -> str:
    """What a reader sees of a paragraph; markup but labels, breaks and plain addresses fails."""
    seen = ""
    for one in inline.children or []:
        if one.type in ("softbreak", "hardbreak"):
            seen += "\n"
        elif one.type in ("text", "text_special"):
            seen += one.content
        elif one.type == "link_open":
            assert one.info == "auto"
        else:
            assert one.type in ("strong_open", "strong_close", "link_close"), one.type
    return seen


def read(text: str) -> list[tuple[str, str]]:
    """Read Markdown as (what it stands in, its words), one pair for each paragraph, heading and fence."""
    found, within = [], []
    for token in PARSER.parse(text):
        if token.nesting > 0:
            within.append(token.tag)
        elif token.nesting < 0:
            within.pop()
        elif token.type == "inline":
            found.append((" ".join(tag for tag in within if tag not in ("p", "li")) or "p", shown(token)))
        else:
            found.append((token.type, token.content))
    return found


def expected(words: str) -> list[tuple[str, str]]:
    """What the document of these words says, read off its blocks."""
    one, many = " ".join(words.split()), "\n".join(lines(words))
    paragraphs = [("p", "\n".join(lines(each))) for each in blank_split(words)]
    return [
        ("h2", f"ESCALATION: {one}"),
        ("p", f"Severity: {one}\nTarget team: {one}"),
        ("h3", "Impact"),
        ("ul", f"Workflow impact: {many}"),
        ("ul", many),
        ("h3", "Issue Description"),
        *paragraphs,
        ("p", f"Since: {many}\nComponent: {many}"),
        ("h3", "What's Been Tried"),
        ("ol", many),
        ("ol", many),
        ("h3", "Reproduction Steps"),
        ("p", f"Error text ({one}):"),
        ("fence", f"{words}\n"),
    ]


def squeezed(pairs: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Without the space inside lines, of which HTML shows one anyway, and which addresses are shown without."""
    return [(place, ["".join(line.split()) for line in lines(text)]) for place, text in pairs]


@settings(max_examples=300, deadline=None)
@given(HOSTILE | ANYTHING)
@example("a | b\n--- | ---\n1 | 2")
@example("Broken since build #")
@example("[x] tick the box")
@example("first\n\nsecond\n\n    third")
@example("mail <1@b.co> and ~once~ and https://x.io/_a_/*b* .")
def test_every_place_reads_as_it_was_typed(words: str) -> None:
    """In each place the parser finds the words of the user, line for line, and no structure but ours."""
    PARSER.normalizeLinkText = lambda link: link  # the parser decodes %20 in what it shows of an address
    assert squeezed(read(markdown(made(words)))) == squeezed(expected(words))


@pytest.mark.parametrize("text", ["first\n\nsecond", "first\n\n- second\n\n\nthird"], ids=["two", "three"])
def test_a_value_of_several_paragraphs_leaves_its_list_together(text: str) -> None:
    """Empty lines in a value neither end its list nor spread the items of the list out."""
    document = Document("x", {}, {Heading.IMPACT: (Point(Label.SLA, text), Point(Label.QUEUE, "1 d"))})
    tokens = PARSER.parse(markdown(document))
    assert [token.type for token in tokens].count("bullet_list_open") == 1
    assert all(token.hidden for token in tokens if token.type == "paragraph_open")


def test_an_address_stays_one_that_can_be_followed() -> None:
    """Signs in an address are not escaped, which would break it where it is made a link."""
    text = markdown(Document("x", {}, {Heading.CONTEXT: (Point(Label.DOCUMENT, "https://x.io/_a/b*c"),)}))
    assert "<https://x.io/_a/b*c>" in text
    assert "https://x.io/a_b?c=1" in markdown(Document("https://x.io/a_b?c=1", {}, {}))
