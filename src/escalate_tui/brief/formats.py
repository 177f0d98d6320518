"""The formats a brief can be written in: a new one is a module and a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from escalate_tui.brief.document import Document
from escalate_tui.brief.markdown import markdown
from escalate_tui.brief.plain import plain


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        title: Its name on screen.
        suffix: How a file of it ends.
        write: Writes a document in it.
    """

    title: str
    suffix: str
    write: Callable[[Document], str]


FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format("Markdown", ".md", markdown),
    "plain": Format("Plain text", ".txt", plain),
}
"""The formats by the name that files and commands give them; the first is the default."""


def render(document: Document, name: str) -> str:
    """Write a document in a format.

    Raises:
        KeyError: There is no format of that name.
    """
    return FORMATS[name].write(document)
