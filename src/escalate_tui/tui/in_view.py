"""Scrolling lines of a control into sight, where it is taller than its screen has room for."""

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


def lines_into_view(widget: Widget, line: int = 0, height: int = 0) -> None:
    """Scroll what holds a control until these lines of it are in sight; where not all fit, the first ones.

    Args:
        widget: The control.
        line: The first of the lines, counted from the top of the control.
        height: How many lines; 0 for as many as it has.
    """
    holder = next((one for one in widget.ancestors if isinstance(one, VerticalScroll)), None)
    if holder is None or not widget.region:
        return
    room = holder.scrollable_content_region
    lines = Region(room.x, widget.region.y + line, 1, min(height or widget.region.height, room.height))
    holder.scroll_to_region(lines.translate(holder.scroll_offset - room.offset), animate=False, immediate=True)
