"""The brief as a plain mail: a subject line, and the plain text wrapped."""

import re
import textwrap
from typing import Final

from escalate_tui.brief.document import Document
from escalate_tui.brief.plain import title, written
from escalate_tui.model.text import clean_line

WIDTH: Final = 72
"""Characters of a line; longer words and what a machine wrote stay whole."""

_SIGN: Final = re.compile(r"- |\d+\. ")
"""What an item of a list begins with: it never stands alone at the end of a line."""


def mail(document: Document) -> str:
    """Write a brief as a mail, to be pasted with its subject."""
    return f"Subject: {clean_line(title(document))}\n\n{written(document, _folded)}"


def _folded(line: str, indent: int) -> str:
    """Wrap a line, what follows indented as far as its text."""
    if len(line) <= WIDTH:
        return line
    begins = _SIGN.match(line)
    sign = begins[0] if begins else ""
    return textwrap.fill(
        line[len(sign) :],
        WIDTH,
        initial_indent=sign,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
    )
