"""The brief as Jira wiki markup; no word of the user acts as markup."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Line, Numbered, Point, Text
from escalate_tui.brief.layout import lines_of, name_of, one_line, parts_of

_ACTS: Final = re.compile(
    r"""
    (?P<address>https?://[!\#-;=?-Z_a-z~]*[\#-&(/-9=@-Za-z])(?P<joined>(?=\S)(?![.,;:!?)](?:\s|$)))?
    | (?P<slash>\\)
    | (?P<entity>&(?=\#?\w+;))
    | (?P<smile>[:;][)(PDp]|\((?:[!?/x*+-]|[yni]|on|off|flag|flagoff|\*[rgby])\))
    | (?P<dashes>-{2,}(?!\w)|(?<=\S)-{2,})
    | (?P<sign>
        [{}\[\]|]
        | !(?=\S)
        | \?\?
        | (?<![^\W_])[*_+^~-](?=\S) | (?<=\S)[*_+^~-](?![^\W_])   # emphasis, unless within a word or between spaces
    )
    """,
    re.VERBOSE,
)
_AT_START: Final = re.compile(r"(?P<word>h[1-6]\.|bq\.)|[*#-]+(?=\s)|-{4,}\s*$|\|")


def jira(document: Document) -> str:
    """Write a brief as the description of a Jira issue."""
    facts = "\n".join(f"*{name_of(label)}:* {escaped(one_line(text))}" for label, text in document.facts.items())
    parts = [f"h2. ESCALATION: {escaped(one_line(document.headline))}".rstrip() + "\n\n" + facts]
    for title, groups in parts_of(document):
        parts.append(f"h3. {title}\n\n" + "\n\n".join("\n".join(_group(group)) for group in groups))
    return "\n\n".join(parts).rstrip() + "\n"


def _group(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text(text):
                paragraphs = re.split(r"\n\s*\n", text.strip())
                yield "\n\n".join("\n".join(map(_alone, lines_of(paragraph))) for paragraph in paragraphs)
            case Line(label, text):
                yield f"{name_of(label)}: {_held(text)}"
            case Point(label, text):
                yield f"* *{name_of(label)}:* {_held(text)}" if label else f"* {_listed(text)}"
            case Numbered(texts):
                yield from (f"# {_listed(text)}" for text in texts)
            case Code(label, text, where):
                yield f"{name_of(label)}{escaped(f' ({one_line(where)})') if where else ''}:"
                # The closing word inside would end it early; nothing else has a meaning there.
                yield "{noformat}\n" + text.replace("{noformat}", "{ noformat}") + "\n{noformat}"


def _held(text: str) -> str:
    """Write a value behind its label, each further line on one of its own."""
    first, *rest = lines_of(text) or [""]
    return "\n".join([escaped(first), *map(_alone, rest)])


def _listed(text: str) -> str:
    """Write an item of a list, whose first line begins one as well."""
    return "\n".join(map(_alone, lines_of(text)))


def _alone(line: str) -> str:
    """Write a line that begins one in Jira."""
    start = _AT_START.match(line)
    if start is None:
        return escaped(line)
    if start["word"]:
        return _entity(line[0]) + escaped(line[1:])
    signs = start[0].rstrip()
    return "".join(map(_entity, signs)) + escaped(line[len(signs) :])


def escaped(line: str) -> str:
    """Escape what would act as markup within one line."""
    return _ACTS.sub(_signed, line)


def _signed(found: re.Match[str]) -> str:
    if found["address"]:
        # What follows without a space would be taken for a part of it, and signs in it for emphasis.
        plain = found["joined"] is None and not _ACTS.search(found[0], len("http://"))
        return found[0] if plain else f"[{found[0]}]"
    if found["dashes"]:
        return "".join(map(_entity, found[0]))
    if found["slash"] or found["smile"]:
        # Two backslashes are the end of a line, and one before a sign says that the sign is none.
        return _entity(found[0][0]) + "".join(_sign(one) if one in "*+-!?" else one for one in found[0][1:])
    return "&amp;" if found["entity"] else "".join(map(_sign, found[0]))


def _sign(sign: str) -> str:
    """Take the effect from a sign: by a backslash where every reader of Jira's markup knows that one."""
    return _entity(sign) if sign in "+^~|" else f"\\{sign}"


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"
