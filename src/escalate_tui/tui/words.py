"""The one way to put words on the screen: with markup off, and with what hides in them made visible."""

import re

from textual._context import active_app
from textual.content import Content

from escalate_tui.model.text import clean, visible


def said(*parts: str | tuple[str, str]) -> Content:
    """Make displayable text out of words and (words, style) pairs; nothing in the words acts as markup."""
    return Content.assemble(*(_shown(part) if isinstance(part, str) else (_shown(part[0]), part[1]) for part in parts))


CURSOR = "$block-cursor-foreground on $block-cursor-background"
"""How what is under a cursor looks in colour."""


def under_cursor() -> str:
    """Give the style of what is under a cursor: without colour it is reversed."""
    app = active_app.get(None)
    return "bold reverse" if app is not None and app.no_color else CURSOR


def _shown(text: str) -> str:
    # A name of a file or of a machine was never cleaned, and a tab would move what stands behind it.
    return visible(clean(text)).expandtabs(4)


BEGINNING = re.compile(r"[ ·!✓✗]*(?:\d+\. )?")
"""What stands before the text of a line: its sign or its number."""


def hanging(line: Content, width: int) -> list[Content]:
    """Wrap a line, what follows the first indented as far as its own text."""
    plain = line.plain
    beginning = BEGINNING.match(plain)
    indent = len(beginning[0]) if beginning else 0
    first, *rest = line.wrap(width) or [line]
    if not rest:
        return [first]
    room = max(8, width - indent)
    behind = line[len(first.plain.rstrip()) :]
    return [first, *(Content(" " * indent) + part for part in _unindented(behind).wrap(room))]


def _unindented(line: Content) -> Content:
    return line[len(line.plain) - len(line.plain.lstrip()) :]
