"""Scrolling lines of a control into sight, where it is taller than its screen has room for."""

from itertools import takewhile

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

AROUND = 2
"""Lines above and below what is in use that are in sight as well, so that one sees where one is."""


def lines_into_view(widget: Widget, line: int = 0, height: int = 0) -> None:
    """Scroll what holds a control until these lines of it are in sight, with some around them.

    Where not all of them fit, the first ones are.

    Args:
        widget: The control.
        line: The first of the lines, counted from the top of the control.
        height: How many lines; 0 for as many as it has.
    """
    holder = next((one for one in widget.ancestors if isinstance(one, VerticalScroll)), None)
    if holder is None or not widget.region:
        return
    room = holder.scrollable_content_region.height
    around = min(AROUND, room // 4)
    wanted = min((height or widget.region.height) + 2 * around, room)
    lines = Region(0, _line_within(holder, widget) + line - around, 1, wanted)
    holder.scroll_to_region(lines, animate=False, immediate=True)


def _line_within(holder: Widget, widget: Widget) -> int:
    """Count the lines above a control, however far its holder is scrolled: where it is on the screen may be old."""
    above = widget.virtual_region.y
    for one in takewhile(lambda one: one is not holder, widget.ancestors):
        assert isinstance(one, Widget)
        above += one.gutter.top + one.virtual_region.y
    return above
