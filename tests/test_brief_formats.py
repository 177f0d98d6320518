"""The formats that are rendered: nothing the user typed acts as markup, every word is there, and parsers read it so."""

import json
import re
from html.parser import HTMLParser

import pypandoc
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from escalate_tui.brief import FORMATS, render, too_long
from escalate_tui.cli.brief import brief
from hostile import ANYTHING, HOSTILE, blank_split, lines, made

WORDS = HOSTILE | ANYTHING
ATTEMPTS = settings(max_examples=150, deadline=None)
REFERENCE = re.compile(
    r"(?<![^\W_])@[a-z\d]|(?<!\w)#\d+\b|(?<!\w)GH-\d+\b|\w#\d+\b|(?<!\w):[a-z]\w*:"
    r"|(?<!\w)[\da-f]{40}(?!\w)|\w@[\da-f]{7,40}\b|\$\$",
    re.IGNORECASE,
)
"""What GitHub acts on outside code: a mention, an issue, a picture by name, a commit, a formula."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(words: str) -> list[str]:
    """The words of `made` by paragraph and item, in Markdown's order, with its labels and without any space."""
    one, many = " ".join(words.split()), " ".join(lines(words))
    return [
        squeezed(text)
        for text in (
            f"ESCALATION: {one}", f"Severity: {one} Target team: {one}",
            "Impact", f"Workflow impact: {many}", many,
            "Issue Description", *blank_split(words), f"Since: {many} Component: {many}",
            "What's Been Tried", many, many,
            "Reproduction Steps", f"Error text ({one}):", words,
        )
    ]  # fmt: skip


# GitHub


def github_read(text: str) -> tuple[list[str], str]:
    """The words of each paragraph, and all that stands outside code, by a parser that is not ours."""
    found, outside = [], ""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "fence":
            found.append(squeezed(token.content))
        elif token.type == "inline":
            kinds = {one.type for one in token.children or []}
            allowed = {"text", "text_special", "code_inline", "softbreak", "hardbreak", "strong_open", "strong_close"}
            assert kinds <= allowed | {"link_open", "link_close"}, kinds
            found.append(squeezed("".join(one.content for one in token.children or [])))
            outside += "".join(one.content if "text" in one.type else "\n" for one in token.children or []) + "\n"
        else:
            assert token.type != "html_block"
    return found, re.sub(r"https?://\w\S*", "", outside)


@ATTEMPTS
@given(WORDS)
@example("@dana and @org/team, #12 or o/r#3, GH-4 :smile: a@b.io https://x.io/@me#1")
@example("`@here` and `#1`")
@example("\\\\@here <@U1> #12:smile::smile:")
@example("a5c3785ed8d6a35868bc169f07e40e889087fd2e, jlord@a5c3785ed8, jlord#26, $$x$$ https://@dana <b>x</b>")
@example("1$$")
@example("[owner @anna]:see-runbook")
@example("a $`$ and $x` y``z$, `b $c` d$")
def test_github_mentions_nobody_and_links_nothing(words):
    """Each word is where it belongs; mentions, references and pictures by name stand in code alone."""
    found, outside = github_read(render(made(words), "github"))
    assert found == texts(words)
    assert REFERENCE.search(outside) is None, outside


# HTML


class Page(HTMLParser):
    """The words of each block of a page, and every tag and attribute in it."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.inside = False

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "body"
        self.tags.add(tag)
        self.attributes |= set(attrs)
        if tag in ("h2", "h3", "p", "li", "pre"):
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag in ("h2", "h3", "p", "li", "pre"):
            self.blocks.append("")

    def handle_data(self, data):
        if self.inside and self.blocks:
            self.blocks[-1] += data


@ATTEMPTS
@given(WORDS)
@example("<script>alert(1)</script> & &amp; \" onload='x'")
def test_html_holds_every_word_and_no_tag_of_the_user(words):
    """Whatever is typed, the page has our tags and attributes alone, and the words as they were."""
    page = Page()
    page.feed(render(made(words), "html"))
    head = {"html", "head", "meta", "title", "style", "body"}
    assert page.tags <= head | {"h2", "h3", "p", "ul", "ol", "li", "strong", "br", "pre", "code"}
    assert page.attributes == {("lang", "en"), ("charset", "utf-8")}
    assert [squeezed(block) for block in page.blocks if block.strip()] == texts(words)


# Jira and HTML, by pandoc.


def pandoc_words(part) -> str:
    """The words of pandoc's inline parts; a link counts as its words."""
    if isinstance(part, list):
        return "".join(map(pandoc_words, part))
    if not isinstance(part, dict):
        return ""
    kind, held = part["t"], part.get("c")
    if kind in ("Str", "Code", "CodeBlock", "RawInline"):
        return held if isinstance(held, str) else held[1]
    if kind == "Link":
        return pandoc_words(held[1])
    assert kind in ("Space", "SoftBreak", "LineBreak", "Strong", "Plain", "Para"), kind
    return " " if held is None else pandoc_words(held)


def pandoc_blocks(blocks) -> list[tuple[str, str]]:
    """Each block of a document by its kind, and its words."""
    found = []
    for block in blocks:
        kind, held = block["t"], block["c"]
        if kind == "Header":
            found.append(("Header", squeezed(pandoc_words(held[2]))))
        elif kind == "BulletList":
            found += [("BulletList", squeezed(pandoc_words(item))) for item in held]
        elif kind == "OrderedList":
            found += [("OrderedList", squeezed(pandoc_words(item))) for item in held[1]]
        elif kind == "CodeBlock":
            found.append(("CodeBlock", squeezed(held[1])))
        else:
            found.append((kind, squeezed(pandoc_words(held))))
    return found


def expected_blocks(words: str) -> list[tuple[str, str]]:
    said = texts(words)
    kinds = [
        "Header", "Para", "Header", "BulletList", "BulletList", "Header", *("Para" for _ in blank_split(words)), "Para",
        "Header", "OrderedList", "OrderedList", "Header", "Para", "CodeBlock",
    ]  # fmt: skip
    return list(zip(kinds, said, strict=True))


@pytest.mark.parametrize("name", ["jira", "html"])
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, min_size=25, max_size=25))
@example(["*b* _i_ -s- +u+ ^p^ ~b~ {{m}} {noformat} {color:red}x{color} [l|u] [~dana] !a.png! ??c?? -- --- | a || b"])
@example(["__init__ *_both_* __a__b __ _ -_x_-"])
@example(["h1. x\nbq. y\n* z\n# n\n- m\n----\n|| h ||", "C:\\\\temp\\new \\ end", ":) ;) (!) (x) (/) &amp; &#35;"])
def test_pandoc_reads_what_was_meant(name, several):
    """Headings, lists, paragraphs and code are those of the document, and the words those that were typed."""
    for words in several:
        text = render(made(words), name)
        if name == "html":
            text = text.partition("<body>")[2].partition("</body>")[0]
        read = json.loads(pypandoc.convert_text(text, "json", format=name))["blocks"]
        assert pandoc_blocks(read) == expected_blocks(words), text


# All


def test_the_command_names_every_format():
    """The help of `brief` lists the formats, in their order."""
    shown = " ".join(CliRunner().invoke(brief, ["--help"]).output.split())
    assert re.sub(r"^(.*), (\w+)$", r"\1 or \2.", ", ".join(FORMATS)) in shown


@pytest.mark.parametrize(("name", "limit"), [("jira", 32_767), ("slack", 40_000), ("github", 65_536)])
def test_a_brief_too_long_for_its_destination_is_told(name, limit):
    """To the letter: what fits raises nothing, one more names both figures and what to do."""
    assert too_long(name, "x" * limit) == ""
    assert too_long(name, "x" * (limit + 1)) == (
        f"{FORMATS[name].title} takes {limit:,} characters, and this has {limit + 1:,}: attach it as a file instead."
    )


@pytest.mark.parametrize("name", ["markdown", "plain", "html", "mail", "json"])
def test_other_formats_have_no_limit_that_is_known(name):
    """A file and a mail take whatever there is."""
    assert too_long(name, "x" * 200_000) == ""
