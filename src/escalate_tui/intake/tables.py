"""What stands in a column of a table that was pasted, drawn with `|` as in Markdown, Jira or a terminal."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english_form as form
from escalate_tui.intake.page import Page, Span

_RULE: Final = re.compile(r" *[-+=:][-+=: ]*")


def cells(page: Page, names: frozenset[str]) -> Iterator[Span]:
    """Give the cells below a heading that is a label of one of these names; of each table the first such column.

    Args:
        page: What is read.
        names: What stands under the labels that are sought, of those in `english_form.LABELS`.
    """
    column: int | None = None
    for start, end in page.lines:
        row = _row(page, start, end)
        if column is None:
            column = next((place for place, cell in enumerate(row) if _name(page, cell) in names), None)
        elif row:
            yield from row[column : column + 1]
        elif _RULE.fullmatch(page.prose, start, end) is None:
            column = None


def _row(page: Page, start: int, end: int) -> list[Span]:
    """Split a line at its bars, which Jira doubles in a heading; a line without a bar between two cells is no row."""
    double = page.prose[start:end].lstrip().startswith("||")
    bars = [bar.span() for bar in re.finditer(r"\|\|" if double else r"\|", page.prose[start:end])]
    begins = [start, *(start + after for _, after in bars)]
    ends = [*(start + before for before, _ in bars), end]
    row = list(zip(begins, ends, strict=True))
    if not page.prose[slice(*row[0])].strip():
        row = row[1:]
    if row and not page.prose[slice(*row[-1])].strip():
        row = row[:-1]
    return row if len(row) > 1 else []


def _name(page: Page, cell: Span) -> str | None:
    return form.LABELS.get(page.prose[slice(*cell)].strip(" *_").casefold())
