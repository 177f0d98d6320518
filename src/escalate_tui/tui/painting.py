"""Painting as much of a screen as has changed."""

from collections.abc import Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class LineCompositor(Compositor):
    """Renders the widgets of the lines that are painted anew, and of each those lines alone.

    Textual renders every widget whose clip the lines touch, which is nearly all there are, whole: after a key in a
    field that takes longer than the field itself. What comes out of the two is the same to the byte.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """Give the region of each widget, what is seen of it in the lines of `crop`, and its strips there."""
        lines = self.size.region if crop is None else crop
        for widget, (region, clip) in self.visible_widgets.items():
            in_sight = region.intersection(clip)
            seen = in_sight.intersection(Region(in_sight.x, lines.y, in_sight.width, lines.height))
            if seen:
                yield region, seen, widget.render_lines(seen.translate(-region.offset))
