"""The order that most formats share: the parts with their headings, and the blocks that belong together."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from escalate_tui.brief.document import Block, Document, Heading, Label

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
"""The parts in their order, each with its heading (the practice, §5)."""

NAMES: Final = {Label.TARGET: "Target team", Label.LAST_UPDATE: "Last update to customer"}
"""The labels that have another name here than in plain text."""


def name_of(label: Label) -> str:
    """Name a label as Markdown does."""
    return NAMES.get(label, label.value)


def parts_of(document: Document) -> Iterator[tuple[str, list[list[Block]]]]:
    """Give each part with something in it: its heading, and its blocks, those of one kind together.

    A list is one list, and lines that stand alone are one paragraph.
    """
    for heading, title in HEADINGS.items():
        blocks = document.parts.get(heading, ())
        if blocks:
            yield title, [list(group) for _, group in groupby(blocks, key=type)]


def lines_of(text: str) -> list[str]:
    """Split a value into its lines; empty ones go, since they would end the list or paragraph it stands in."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def one_line(text: str) -> str:
    """Put a value on one line."""
    return " ".join(text.split())
