"""The brief as plain text, label for label as the practice gives it (§5)."""

from collections.abc import Iterator
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


def plain(document: Document) -> str:
    """Write a brief as plain text."""
    head = [f"ESCALATION: {clean_line(document.headline)}".rstrip()]
    head += [f"{label}: {clean_line(document.facts[label])}" for label in UNDER_HEADLINE if label in document.facts]
    parts = ["\n".join(head)]
    for heading, title in HEADINGS.items():
        blocks = document.parts.get(heading, ())
        if heading is Heading.CONTEXT:
            rest = (label for label in document.facts if label not in UNDER_HEADLINE)
            blocks = (*blocks, *(Point(label, document.facts[label]) for label in rest))
        if blocks:
            parts.append("\n".join([title, *(line for block in blocks for line in _lines(block))]))
    return "\n\n".join(parts) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Text(text):
            yield "\n".join(f"  {line}" if _like_heading(line) else line for line in text.split("\n"))
        case Line(label, text):
            yield _hanging(f"{label}: ", text, 2)
        case Point(label, text):
            yield _hanging(f"- {label}: " if label else "- ", text, 2)
        case Numbered(texts):
            yield from (_hanging(f"{number}. ", text, 3) for number, text in enumerate(texts, 1))
        case Code(label, text, where):
            yield f"{label} ({where}):" if where else f"{label}:"
            yield from (f"    {line}" for line in text.split("\n"))


def _like_heading(line: str) -> bool:
    """Tell whether a line of the user would read as the start of a part, were it not indented."""
    return line.strip() in HEADINGS.values() or line.startswith("ESCALATION:")


def _hanging(start: str, text: str, indent: int) -> str:
    """Keep the lines of a value under its label: by themselves where there are several after a label."""
    first, *rest = text.split("\n")
    return "\n".join([start + first, *(f"{' ' * indent}{line}".rstrip() for line in rest)])
