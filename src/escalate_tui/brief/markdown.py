"""The brief as Markdown, label for label as the practice gives it (§5); no word of the user acts as markup."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Line, Numbered, Point, Text
from escalate_tui.brief.layout import lines_of, name_of, one_line, parts_of

HARD_BREAK: Final = "  \n"
"""Ends a line that stays a line when it is rendered."""


Escape = Callable[[str], str]
"""Escapes what would act as markup in one line of a user's words."""


def markdown(document: Document) -> str:
    """Write a brief as Markdown."""
    return written(document, escaped)


def written(document: Document, escape: Escape) -> str:
    """Write a brief in a Markdown that has the escaping of its own.

    Args:
        document: The brief.
        escape: Escapes a line of it.
    """
    facts = HARD_BREAK.join(f"**{name_of(label)}:** {escape(one_line(text))}" for label, text in document.facts.items())
    headline = _CLOSING.sub(r"\\\g<0>", escape(one_line(document.headline)))
    parts = [f"## ESCALATION: {headline}".rstrip() + "\n" + facts]
    for title, groups in parts_of(document):
        parts.append(f"### {title}\n" + "\n\n".join(_group(group, escape) for group in groups))
    return "\n\n".join(parts) + "\n"


def _group(blocks: Sequence[Block], escape: Escape) -> str:
    """Write blocks of one kind together: a list is one list, lines that stand alone one paragraph."""
    between = {Line: HARD_BREAK, Point: "\n"}.get(type(blocks[0]), "\n\n")
    return between.join(_block(block, escape) for block in blocks)


def _block(block: Block, escape: Escape) -> str:
    def held(text: str, indent: str) -> str:
        """Write a value of several lines so that each stays a line, under its own beginning."""
        return (HARD_BREAK + indent).join(map(escape, lines_of(text)))

    match block:
        case Text(text):
            return "\n\n".join(held(paragraph, "") for paragraph in re.split(r"\n\s*\n", text.strip()))
        case Line(label, text):
            return f"{name_of(label)}: {held(text, '  ')}"
        case Point(label, text):
            return f"- **{name_of(label)}:** {held(text, '  ')}" if label else f"- {held(text, '  ')}"
        case Numbered(texts):
            numbers = (f"{number}. " for number in range(1, len(texts) + 1))
            return "\n".join(start + held(text, " " * len(start)) for start, text in zip(numbers, texts, strict=True))
        case Code(label, text, where):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            return f"{name_of(label)}{f' ({escape(one_line(where))})' if where else ''}:\n\n{fence}\n{text}\n{fence}"


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
