"""The brief as GitHub Markdown: nobody is mentioned, and nothing is linked, by accident."""

import re
from typing import Final

from escalate_tui.brief.document import Document
from escalate_tui.brief.markdown import escaped, written

_ACTS: Final = re.compile(
    r"""
    https?://(?=\w)[^\s<>]+                               # an address stays one, whatever is in it
    | (?P<acts>(?:
        (?<![^\W_])@[a-z\d][\w./-]*                       # a mention of a person or a team
        | (?<!\w)(?:
            [\w.-]{1,100}(?:/[\w.-]{1,100})?(?:\#\d+|@[\da-f]{7,40})   # an issue or a commit elsewhere
            | (?:\#|GH-)\d+ | (?=\d*[a-f])(?=[a-f]*\d)[\da-f]{7,40}     # or here, a commit in full or in short
        )(?:\b|(?=https?://))
        | (?<!\w):(?:[\w+-]*[a-z][\w+-]*|\+1|-1|100|1234):   # a picture by its name
        | \$\$+ | (?<![\w$\\])\$(?=[^\s$])[^$\n]*[^\s$]\$(?!\w)   # a formula
    )(?:[^\s`\]]*[^\s`.,;:!?)\]}'"])?)                     # and what hangs on it
    """,
    re.VERBOSE | re.IGNORECASE,
)


def github(document: Document) -> str:
    """Write a brief for an issue or a pull request on GitHub."""
    return written(document, _escaped)


def _escaped(line: str) -> str:
    """Escape a line; what GitHub would act on stands in code, where it is shown and does nothing."""
    parts: list[str] = []
    done = 0
    for found in _ACTS.finditer(line):
        if found["acts"] is not None:
            parts += [_beside(line[done : found.start()], after=bool(parts), before=True), _code(found["acts"])]
            done = found.end()
    return "".join((*parts, _beside(line[done:], after=bool(parts), before=False)))


def _code(text: str) -> str:
    """Put a piece of a line into code: between more backticks than it has itself, off from those at its ends."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{space}{text}{space}{fence}"


def _beside(text: str, *, after: bool, before: bool) -> str:
    """Escape what stands beside a piece of code, as if a comma were there: it neither begins nor ends the line."""
    if not text:
        return ""
    whole = escaped(f"{',' if after else ''}{text}{',' if before else ''}")
    return whole[after : len(whole) - before]
