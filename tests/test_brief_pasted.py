"""The formats that are read as they stand, Slack and mail: every word is there, and nothing of it has an effect."""

import email
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from escalate_tui.brief import render
from escalate_tui.brief.document import Block, Document, Heading, Label, Numbered, Point, Text
from hostile import ANYTHING, HOSTILE, made

WORDS = HOSTILE | ANYTHING
ATTEMPTS = settings(max_examples=150, deadline=None)

# Slack

OURS = r"^\*(?:ESCALATION:|Impact|Issue Description|What's Been Tried|Reproduction Steps)\*"
CALL = re.compile(r"(?<![^\W_])@\w|<[!@#]|(?<![^\W_]):[a-z]\w*:", re.IGNORECASE)
EMPHASIS = re.compile(r"(?<![^\W_])([*_~])[^\s*_~][^\n]*?(?<=\S)\1(?![^\W_])")


@ATTEMPTS
@given(WORDS)
@example("@channel <!here> <@U123> <#C1> *bold* _i_ ~s~ `c` ```x``` :smile: > quote\n> next")
@example("*_both_* **two** *a`b* a_*b* __init__ https://x.io/`c` https://@here :8ball:")
def test_slack_calls_nobody_and_shows_every_word(words):
    """Outside addresses and code there is no mention, no picture by name and no emphasis but that of headings."""
    text = render(made(words), "slack")
    letters = re.findall(r"\w+", text.replace("_", " "))
    assert letters == re.findall(r"\w+", texts_of(made(words)).replace("_", " "))
    outside = re.sub(OURS, "\x00", text, flags=re.MULTILINE)
    outside = re.sub(r"```\n.*?\n```|`[^`\n]*`", "\x00", outside, flags=re.DOTALL)
    outside = re.sub(r"(https?)://\w[^\s<>`]*", r"\1", outside)
    assert CALL.search(outside) is None, outside
    assert EMPHASIS.search(outside) is None, outside
    assert "`" not in outside
    assert not any(line.startswith(">") for line in outside.splitlines())


def texts_of(document: Document) -> str:
    """Everything that a brief says in Slack, label by label."""
    found = [f"ESCALATION {document.headline}"]
    found += [f"{named(label)} {text}" for label, text in document.facts.items()]
    for heading, title in ((Heading.IMPACT, "Impact"), (Heading.DESCRIPTION, "Issue Description")):
        found += [title, *(said(block) for block in document.parts[heading])]
    (tried,) = document.parts[Heading.TRIED]
    assert isinstance(tried, Numbered)
    found += ["What's Been Tried", *(f"{number} {text}" for number, text in enumerate(tried.texts, 1))]
    (code,) = document.parts[Heading.REPRODUCTION]
    return "\n".join([*found, "Reproduction Steps", f"{code.label.value} {code.where} {code.text}"])


def named(label: Label) -> str:
    return "Target team" if label is Label.TARGET else label.value


def said(block: Block) -> str:
    return block.text if isinstance(block, Text) or block.label is None else f"{block.label.value} {block.text}"


@pytest.mark.parametrize(
    "text",
    [
        "orders_v2 on",
        "2 * 3 = 6",
        "*.csv and *.log",
        "about ~5 of ~10",
        "a < b & c > d",
        "Q&A",
        "at 10:30:15",
        "R&D @ 5",
    ],
)
def test_ordinary_text_is_left_as_it_is_in_slack(text):
    """What has no effect keeps its form: no entities, no escapes."""
    assert f"*ESCALATION:* {text}\n" in render(Document(text, {}, {}), "slack")


# Mail


@ATTEMPTS
@given(WORDS | st.text(st.sampled_from("ab \n"), min_size=200, max_size=600))
def test_a_mail_is_wrapped_and_keeps_its_words(words):
    """No line passes 72 characters but for one word or a machine's line that is longer; every word stays, in order."""
    text = render(made(words), "mail")
    assert text.split() == f"Subject: {render(made(words), 'plain')}".split()
    first, empty, *body = text.split("\n")
    assert first.startswith("Subject: ESCALATION: ")
    assert empty == ""
    long = [re.sub(r"^(?:- |\d\. )", "", line) for line in body if len(line) > 72 and not line.startswith("    ")]
    assert [line for line in long if re.search(r"\S\s", line.strip(), re.ASCII)] == []


@given(st.text(st.sampled_from("ab: \n\r\t\x0b\x0c\x1c\x85\u2028\u2029"), max_size=40))
@example("down\r\nBcc: all@x.io\r\n\r\nHello")
def test_a_headline_adds_no_header(words):
    """A mail program finds the subject alone, and the body whole, whatever line ends the headline holds."""
    text = render(Document(words, {Label.SEVERITY: "High"}, {}), "mail")
    read = email.message_from_string(text)
    assert read.keys() == ["Subject"]
    assert read.get_payload() == "Severity: High\n"
    assert len(text.splitlines()) == 3


@pytest.mark.parametrize("word", ["https://x.io/" + "a" * 80, "x" * 80], ids=["address", "word"])
def test_a_long_word_stays_whole_beside_the_sign_of_its_item(word):
    """What cannot be broken is not, and no sign of a list is left behind alone."""
    parts = {Heading.TRIED: (Numbered((word,)),), Heading.CONTEXT: (Point(None, word),)}
    lines = render(Document("x", {}, parts), "mail").splitlines()
    assert f"1. {word}" in lines
    assert f"- {word}" in lines


def test_what_a_machine_wrote_is_not_wrapped():
    """Error text keeps its lines, however long."""
    draft = made("word " * 30)
    assert "    " + "word " * 30 in render(draft, "mail").splitlines()
