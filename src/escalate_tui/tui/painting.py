"""Painting as much of a screen as has changed, and of that what is seen."""

from collections.abc import Iterable, Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class LineCompositor(Compositor):
    """Renders the lines of widgets that are painted anew and that no widget in front covers.

    Textual renders whole every widget whose clip is touched, which is nearly all there are: after a key in a field
    that takes longer than the field itself, and a third of what it takes to go to another screen. What comes out of
    the two is the same to the byte.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """Give the region of each widget from the front to the back, some lines of it, and their strips."""
        painted = self.size.region if crop is None else crop
        # The cells of each line that something in front covers, as bits.
        covered = [0] * self.size.height
        for widget, (region, clip) in self.visible_widgets.items():
            in_sight = region.intersection(clip)
            seen = in_sight.intersection(Region(in_sight.x, painted.y, in_sight.width, painted.height))
            cells = ((1 << seen.width) - 1) << seen.x
            for lines in _runs(y for y in seen.line_range if cells & ~covered[y]):
                part = Region(seen.x, lines.start, seen.width, len(lines))
                yield region, part, widget.render_lines(part.translate(-region.offset))
            for y in seen.line_range:
                covered[y] |= cells


def _runs(lines: Iterable[int]) -> Iterator[range]:
    """Put lines that follow each other together."""
    run = range(0)
    for y in lines:
        if run and y == run.stop:
            run = range(run.start, y + 1)
            continue
        if run:
            yield run
        run = range(y, y + 1)
    if run:
        yield run
