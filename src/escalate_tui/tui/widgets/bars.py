"""Bars made of letters, each with its name before it and its figure behind it."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from escalate_tui.tui.insight_pictures import Picture
from escalate_tui.tui.words import said

LONGEST = 20
"""Columns of the longest bar."""

Bar = tuple[str, float, str]
"""What a bar is of, how long it is, and the figure behind it."""


def bars(rows: Sequence[Bar], top: float) -> Iterator[Content]:
    """Draw bars under each other; the figure says what the bar shows.

    Args:
        rows: What is drawn.
        top: What would be the longest bar.
    """
    column = max((len(name) for name, _, _ in rows), default=0)
    for name, value, figure in rows:
        length = round(LONGEST * value / top) if top else 0
        bar = "█" * max(length, 1 if value else 0)
        yield said(f"{name.ljust(column)}  ", (bar.ljust(LONGEST), "$primary"), f"  {figure}")


def bars_of(picture: Picture) -> Iterator[Content]:
    """Draw a picture without the library: the last of every few bars."""
    chosen = range(len(picture.values) - 1, -1, -(7 if picture.every == 7 else 1))
    return bars(tuple(_rows(picture, reversed(chosen))), picture.top)


def _rows(picture: Picture, chosen: Iterable[int]) -> Iterator[Bar]:
    for place in chosen:
        value = picture.values[place]
        figure = "too few" if value is None else f"{value:,.0f}{picture.unit}"
        yield picture.names[place], value or 0, figure
