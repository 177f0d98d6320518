"""The further formats: nothing the user typed acts as markup, every word is there, and other programs read it so."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pypandoc
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cases import CONTEXT, NOW, case
from escalate_tui.brief import FORMATS, document, render, too_long
from escalate_tui.brief.document import Document, Heading, Label, Numbered, Text
from escalate_tui.judgement import assess
from escalate_tui.model.draft import Draft
from hostile import ANYTHING, HOSTILE, blank_split, lines, made

WORDS = HOSTILE | ANYTHING
ATTEMPTS = settings(max_examples=150, deadline=None)
MENTION = re.compile(r"(?<![^\W_])@[a-z\d]|(?<!\w)#\d+\b|(?<!\w)GH-\d+\b|\w/\w+#\d+\b|(?<!\w):[a-z]\w*:", re.IGNORECASE)


def brief(draft: Draft, name: str) -> str:
    return render(document(draft, assess(draft, CONTEXT), CONTEXT), name)


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
    return found, re.sub(r"https?://\S+", "", outside)


@ATTEMPTS
@given(WORDS)
@example("@dana and @org/team, #12 or o/r#3, GH-4 :smile: a@b.io https://x.io/@me#1")
@example("`@here` and `#1`")
@example("\\\\@here <@U1> #12:smile::smile:")
def test_github_mentions_nobody_and_links_nothing(words):
    """Each word is where it belongs; mentions, references and pictures by name stand in code alone."""
    found, outside = github_read(render(made(words), "github"))
    assert found == texts(words)
    assert MENTION.search(outside) is None, outside


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
        if self.inside and tag != "body":
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
    """Whatever is typed, the page has our tags alone, without an attribute, and the words as they were."""
    page = Page()
    page.feed(render(made(words), "html"))
    assert page.tags <= {"h2", "h3", "p", "ul", "ol", "li", "strong", "br", "pre", "code"}
    assert page.attributes == set()
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
@example(["h1. x\nbq. y\n* z\n# n\n- m\n----\n|| h ||", "C:\\\\temp\\new \\ end", ":) ;) (!) (x) (/) &amp; &#35;"])
def test_pandoc_reads_what_was_meant(name, several):
    """Headings, lists, paragraphs and code are those of the document, and the words those that were typed."""
    for words in several:
        text = render(made(words), name)
        if name == "html":
            text = text.partition("<body>")[2].partition("</body>")[0]
        read = json.loads(pypandoc.convert_text(text, "json", format=name))["blocks"]
        assert pandoc_blocks(read) == expected_blocks(words), text


# Slack


@ATTEMPTS
@given(WORDS)
@example("@channel <!here> <@U123> <#C1> *bold* _i_ ~s~ `c` ```x``` :smile: > quote\n> next")
def test_slack_calls_nobody_and_shows_every_word(words):
    """Outside addresses and code there is no mention, no picture by name and no emphasis but that of headings."""
    text = render(made(words), "slack")
    letters = re.findall(r"\w+", text)
    assert letters == [one for part in texts_of(made(words)) for one in re.findall(r"\w+", part)]
    outside = re.sub(r"```\n.*?\n```|`[^`\n]*`|https?://\S+", "\x00", text, flags=re.DOTALL)
    assert re.search(r"(?<![^\W_])@\w|<[!@#]|(?<!\w):[a-z]\w*:", outside, re.IGNORECASE) is None, outside
    assert "&lt;" not in text or "&lt;" in words
    assert not any(line.startswith(">") for line in outside.splitlines())


def texts_of(document: Document) -> list[str]:
    """Everything that a brief says in Slack, label by label."""
    found = [f"ESCALATION {document.headline}"]
    found += [
        f"{ {Label.TARGET: 'Target team'}.get(label, label.value) } {text}" for label, text in document.facts.items()
    ]
    for heading, title in ((Heading.IMPACT, "Impact"), (Heading.DESCRIPTION, "Issue Description")):
        found += [title, *(said(block) for block in document.parts[heading])]
    (tried,) = document.parts[Heading.TRIED]
    assert isinstance(tried, Numbered)
    found += ["What's Been Tried", *(f"{number} {text}" for number, text in enumerate(tried.texts, 1))]
    (code,) = document.parts[Heading.REPRODUCTION]
    return [*found, "Reproduction Steps", f"{code.label.value} {code.where} {code.text}"]


def said(block) -> str:
    label = None if isinstance(block, Text) else block.label
    return f"{label.value if label else ''} {block.text}"


# Mail


@ATTEMPTS
@given(WORDS | st.text(st.sampled_from("ab \n"), min_size=200, max_size=600))
def test_a_mail_is_wrapped_and_keeps_its_words(words):
    """No line passes 72 columns but for a word or a machine's line that is longer; every word stays, in its order."""
    text = render(made(words), "mail")
    assert text.split() == f"Subject: {render(made(words), 'plain')}".split()
    first, empty, *_ = text.split("\n")
    assert first.startswith("Subject: ESCALATION: ")
    assert empty == ""
    long = [line for line in text.split("\n")[2:] if len(line) > 72 and not line.startswith("    ")]
    assert [line for line in long if len(line.split()) > 1] == []


# JSON


def test_json_is_a_summary_with_the_whole_record_beneath():
    """The summary has five names; the record is what the file holds, its instants in UTC."""
    read = json.loads(brief(case(1), "json"))
    assert list(read) == ["headline", "issue", "impact", "target", "severity", "record"]
    assert read["headline"].startswith("POST /v2/orders")
    assert read["severity"] == "High"
    assert read["impact"]["revenue"] == "ARR EUR 240,000"
    assert read["record"]["understand"]["customers"] == [dict(one) for one in case(1).doc["understand"]["customers"]]
    assert read["record"]["understand"]["since"] == "2026-03-09T07:10:00Z"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes() | st.times(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_whatever_a_file_holds_is_json(value):
    """Every value that TOML knows has a form in JSON, also numbers that are none."""
    text = render(Document("x", {}, {}, {"value": value}), "json")
    json.loads(text, parse_constant=pytest.fail)


def test_dates_and_instants_are_told_apart_in_json():
    """A date stays a date; an instant is given in UTC."""
    held = {"day": date(2026, 3, 10), "at": NOW, "local": NOW.replace(tzinfo=None)}
    read = json.loads(render(Document("x", {}, {}, held), "json"))
    assert read["record"] == {"day": "2026-03-10", "at": "2026-03-10T14:30:00Z", "local": "2026-03-10T14:30:00"}


# All


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
