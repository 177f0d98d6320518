"""Screens that take up the whole terminal, styled and laid out once before they are first painted."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.screen import Screen

from escalate_tui.tui.painting import LineCompositor


class BaseScreen(Screen[None]):
    """A screen that others are shown over: the board, a draft, the page of an escalation.

    Textual styles a screen as its widgets are mounted, all of it anew when it comes to the front, and once more when
    the classes that go by its size are set. A screen that is made now has these from the beginning.
    """

    STYLES: ClassVar[tuple[str, ...]] = ()
    """The style sheets it is painted with, beside the one that all screens share."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LineCompositor()
        size = self.app.size
        for cells, points in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(*_reached(cells, points or ()), update=False)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles alone at the first time, when they were made a moment ago."""
        if not self.outer_size:
            event.refresh_styles = False


def _reached(cells: int, points: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Give the class of the last point that a size has reached."""
    return tuple(name for least, name in sorted(points) if cells >= least)[-1:]
