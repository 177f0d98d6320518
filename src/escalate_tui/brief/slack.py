"""The brief for Slack, as a person pastes it: it reads well as it stands, and calls nobody."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Line, Numbered, Point, Text
from escalate_tui.brief.layout import lines_of, name_of, one_line, parts_of

_ACTS: Final = re.compile(
    r"""
    (?P<address>https?://(?=\w)[^\s<>`]+)
    | (?P<calls>(?<![^\W_])@(?=\w))                          # @channel, @here, a person
    | (?P<link><(?=[!@\#]))                               # <!channel>, <@U123>, <#C123>
    | (?P<picture>(?<![^\W_]):(?=(?:[\w+-]*[a-z][\w+-]*|\+1|-1|100|1234):))
    | (?P<marked>                                         # bold, *_both_*, __init__
        (?<![^\W_])(?P<mark>[*_~])[*_~]*(?=[^\s*_~])[^\n]{0,500}?(?<=\S)(?P=mark)[*_~]*(?![^\W_])
    )
    | (?P<code>`)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def slack(document: Document) -> str:
    """Write a brief as a message."""
    facts = [f"{name_of(label)}: {_plain(one_line(text))}" for label, text in document.facts.items()]
    parts = ["\n".join([f"*ESCALATION:* {_plain(one_line(document.headline))}".rstrip(), *facts])]
    for title, groups in parts_of(document):
        parts.append("\n".join([f"*{title}*", *(line for group in groups for line in _group(group))]))
    return "\n\n".join(parts) + "\n"


def _group(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text(text):
                yield "\n".join(_line(line) for line in text.split("\n"))
            case Line(label, text):
                yield _hanging(f"{name_of(label)}: ", text)
            case Point(label, text):
                yield _hanging(f"• {name_of(label)}: " if label else "• ", text)
            case Numbered(texts):
                yield from (_hanging(f"{number}. ", text) for number, text in enumerate(texts, 1))
            case Code(label, text, where):
                yield f"{name_of(label)}{f' ({_plain(one_line(where))})' if where else ''}:"
                # Three of them inside would end it early, and there is no way to say that they do not.
                yield "```\n" + text.replace("```", "` ` `") + "\n```"


def _hanging(start: str, text: str) -> str:
    """Keep the lines of a value under its label."""
    return start + "\n    ".join(map(_plain, lines_of(text)))


def _line(line: str) -> str:
    """Write a line that stands alone; a sign at its start must not make it a quotation."""
    plain = _plain(line)
    return f" {plain}" if plain.startswith(">") else plain


def _plain(line: str) -> str:
    """Take the effect from what Slack would act on: there are no escapes, so that a space or code has to do."""
    return _ACTS.sub(_harmless, line)


def _harmless(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "address":
            return found[0]
        case "code":
            return "'"
        case "marked" | "mark":
            return "`" + found["marked"].replace("`", "'") + "`"
    return f"{found[0]} "
