"""The brief as plain text, label for label as the practice gives it (§5)."""

from collections.abc import Callable, Iterator
from typing import Final

from escalate_tui.brief.document import Block, Code, Document, Heading, Label, Line, Numbered, Point, Text
from escalate_tui.model.text import clean_line

HEADINGS: Final = {
    Heading.IMPACT: "IMPACT",
    Heading.DESCRIPTION: "ISSUE DESCRIPTION",
    Heading.REPRODUCTION: "REPRODUCTION STEPS",
    Heading.TRIED: "WHAT'S BEEN TRIED",
    Heading.COMMUNICATION: "CUSTOMER COMMUNICATION",
    Heading.FOR_SECURITY: "FOR SECURITY",
    Heading.FOR_PRODUCT: "FOR PRODUCT",
    Heading.FOR_LEADERSHIP: "FOR LEADERSHIP",
    Heading.NEEDED: "WHAT'S NEEDED",
    Heading.CONTEXT: "SUPPORTING CONTEXT",
}
"""The parts in their order, each with its heading."""

UNDER_HEADLINE: Final = (Label.SEVERITY, Label.TARGET)
"""What stands under the headline; the other facts come last, with the context."""


Fold = Callable[[str, int], str]
"""Breaks a line that is too long: the line, and the columns that what follows is indented."""


def plain(document: Document) -> str:
    """Write a brief as plain text."""
    return f"{title(document)}\n{written(document, lambda line, _: line)}"


def title(document: Document) -> str:
    """Give the first line: what the brief is, and its headline."""
    return f"ESCALATION: {clean_line(document.headline)}".rstrip()


def written(document: Document, fold: Fold) -> str:
    """Write all but the first line.

    Args:
        document: The brief.
        fold: Breaks lines that are too long; what a machine wrote is never broken.
    """
    facts = document.facts
    head = [fold(f"{label}: {clean_line(facts[label])}", 2) for label in UNDER_HEADLINE if label in facts]
    parts = ["\n".join(head)] if head else []
    for heading, named in HEADINGS.items():
        blocks = document.parts.get(heading, ())
        if heading is Heading.CONTEXT:
            blocks = (*blocks, *(Point(label, facts[label]) for label in facts if label not in UNDER_HEADLINE))
        if blocks:
            parts.append("\n".join([named, *(line for block in blocks for line in _lines(block, fold))]))
    return "\n\n".join(parts) + "\n"


def _lines(block: Block, fold: Fold) -> Iterator[str]:
    match block:
        case Text(text):
            yield "\n".join(fold(f"  {line}" if _like_heading(line) else line, 0) for line in text.split("\n"))
        case Line(label, text):
            yield _hanging(f"{label}: ", text, 2, fold)
        case Point(label, text):
            yield _hanging(f"- {label}: " if label else "- ", text, 2, fold)
        case Numbered(texts):
            yield from (_hanging(f"{number}. ", text, 3, fold) for number, text in enumerate(texts, 1))
        case Code(label, text, where):
            yield fold(f"{label} ({where}):" if where else f"{label}:", 2)
            yield from (f"    {line}" for line in text.split("\n"))


def _like_heading(line: str) -> bool:
    """Tell whether a line of the user would read as the start of a part, were it not indented."""
    return line.strip() in HEADINGS.values() or line.startswith("ESCALATION:")


def _hanging(start: str, text: str, indent: int, fold: Fold) -> str:
    """Keep the lines of a value under its label: by themselves where there are several after a label."""
    first, *rest = text.split("\n")
    lines = [start + first, *(f"{' ' * indent}{line}".rstrip() for line in rest)]
    return "\n".join(fold(line, indent) for line in lines)
