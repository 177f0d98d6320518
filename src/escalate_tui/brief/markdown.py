"""The brief as Markdown, label for label as the practice gives it (§5); no word of the user acts as markup."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Heading, Label, Line, Numbered, Point, Text

HEADINGS: Final = {
    Heading.IMPACT: "Impact",
    Heading.DESCRIPTION: "Issue Description",
    Heading.TRIED: "What's Been Tried",
    Heading.REPRODUCTION: "Reproduction Steps",
    Heading.COMMUNICATION: "Customer Communication",
    Heading.FOR_SECURITY: "For Security",
    Heading.FOR_PRODUCT: "For Product",
    Heading.FOR_LEADERSHIP: "For Leadership",
    Heading.NEEDED: "What's Needed",
    Heading.CONTEXT: "Supporting Context",
}
"""The parts in their order, each with its heading."""

NAMES: Final = {Label.TARGET: "Target team", Label.LAST_UPDATE: "Last update to customer"}
"""The labels that have another name here than elsewhere."""

HARD_BREAK: Final = "  \n"
"""Ends a line that stays a line when it is rendered."""


def markdown(document: Document) -> str:
    """Write a brief as Markdown."""
    facts = HARD_BREAK.join(f"**{_name(label)}:** {_inline(text)}" for label, text in document.facts.items())
    headline = _CLOSING.sub(r"\\\g<0>", _inline(document.headline))
    parts = [f"## ESCALATION: {headline}".rstrip() + "\n" + facts]
    for heading, title in HEADINGS.items():
        blocks = document.parts.get(heading, ())
        if blocks:
            parts.append(f"### {title}\n" + "\n\n".join(_groups(blocks)))
    return "\n\n".join(parts) + "\n"


def _groups(blocks: Iterable[Block]) -> Iterator[str]:
    """Write blocks, those of one kind together: a list is one list, lines that stand alone one paragraph."""
    for kind, group in groupby(blocks, key=type):
        if kind is Line:
            yield HARD_BREAK.join(_block(block) for block in group)
        elif kind is Point:
            yield "\n".join(_block(block) for block in group)
        else:
            yield from (_block(block) for block in group)


def _block(block: Block) -> str:
    match block:
        case Text(text):
            return "\n\n".join(_lines(paragraph, "") for paragraph in re.split(r"\n\s*\n", text.strip()))
        case Line(label, text):
            return f"{_name(label)}: {_lines(text, '  ')}"
        case Point(label, text):
            return f"- **{_name(label)}:** {_lines(text, '  ')}" if label else f"- {_lines(text, '  ')}"
        case Numbered(texts):
            numbers = (f"{number}. " for number in range(1, len(texts) + 1))
            return "\n".join(start + _lines(text, " " * len(start)) for start, text in zip(numbers, texts, strict=True))
        case Code(label, text, where):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            return f"{_name(label)}{f' ({_inline(where)})' if where else ''}:\n\n{fence}\n{text}\n{fence}"


def _name(label: Label) -> str:
    return NAMES.get(label, label.value)


def _inline(text: str) -> str:
    return escaped(" ".join(text.split()))


def _lines(text: str, indent: str) -> str:
    """Write a value of several lines so that each stays a line, under its own beginning."""
    # Empty lines go: they would end the paragraph that the label stands in, or spread its list out.
    return (HARD_BREAK + indent).join(escaped(line.strip()) for line in text.split("\n") if line.strip())


_ANYWHERE: Final = re.compile(
    r"""
    (?P<address>(?<!\\)https?://[^\s<>]*[^\s<>.,;:!?)\]}'"*_~`\\])
    | \\(?=[!-/:-@\[-`{-~]|$)                 # a backslash that would escape something
    | `
    | \*(?!\s) | (?<!\s)(?<!^)\*            # emphasis, unless it stands between spaces
    | (?<![^\W_])_ | _(?![^\W_])            # emphasis: inside a word it is none
    | ~(?=~) | (?<=\S)~                     # struck out: one that only opens is none
    | \[(?=[^\[]*\]\s*[(:\[]) | \](?=\s*[(:\[])
    | <(?=\S)
    | &(?=\#?\w+;)
    """,
    re.VERBOSE,
)
_AT_START: Final = re.compile(
    r"""
    (?P<digits>\d{1,9})[.)](?=\s|$)         # an item of a numbered list
    | \#{1,6}(?=\s|$) | > | [-+*](?=\s|$)
    | [-=|:](?=[-=|:\s]*$)                  # an underline, a rule, the second row of a table
    | \[(?=[ xX]\])                         # a box to tick
    """,
    re.VERBOSE,
)
_CLOSING: Final = re.compile(r"(?<=\s)#+$")
"""Signs at the end of a heading that would vanish as its closing ones."""


def escaped(line: str) -> str:
    """Escape what would act as markup in one line, and nothing else: it is read raw as often as rendered."""
    text = _ANYWHERE.sub(_signed, line)
    start = _AT_START.match(text)
    if start is None:
        return text
    if start["digits"]:
        return f"{start['digits']}\\{text[len(start['digits']) :]}"
    return "\\" + text


def _signed(found: re.Match[str]) -> str:
    """Escape a sign; an address stays whole, in angle brackets where its signs would act as markup."""
    if found["address"] is None:
        return "\\" + found[0]
    return f"<{found[0]}>" if _ANYWHERE.search(found[0], len("http://")) else found[0]
