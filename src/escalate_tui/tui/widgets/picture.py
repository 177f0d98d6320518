"""A picture of bars, drawn by a plotting library that is installed by an extra; imported when the screen opens."""

from collections.abc import Sequence

from textual import events
from textual.reactive import reactive
from textual.theme import Theme
from textual.widget import Widget
from textual_plot import AxisFormatter, HiResMode, PlotWidget

from escalate_tui.tui.insight_pictures import Picture

LABEL = 9
"""Columns of the longest name on the lower axis, and the space beside it."""

FRAME = 2
"""Columns of the frame within the picture."""


class _Named(AxisFormatter):
    """Writes names for the places of the bars, or heights with their unit."""

    def __init__(self, names: Sequence[str], unit: str = "") -> None:
        self._names = names
        self._unit = unit

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:
        """Give no places: they are always set."""
        return []

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        """Name each place."""
        return list(self._names) if self._names else [f"{tick:,.0f}{self._unit}" for tick in ticks]


class Plot(PlotWidget, inherit_bindings=False):
    """One picture; it takes neither keys nor the mouse, so that the page below it scrolls."""

    can_focus = False
    margin_top = reactive(0)
    margin_bottom = reactive(1)
    margin_left = reactive(7)
    COMPONENT_CLASSES = {"picture--bar"}

    def __init__(self, picture: Picture) -> None:
        super().__init__(allow_pan_and_zoom=False)
        self._picture = picture

    def on_resize(self, _: events.Resize) -> None:
        """Fit the bars to the width."""
        self.call_after_refresh(self._draw)

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._dress)

    def _dress(self, _: Theme) -> None:
        """Draw it in the colours of another theme; the library would keep those of before."""
        Widget.notify_style_update(self)
        self.call_after_refresh(self._draw)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Leave the wheel to the page; the library would take it for its zoom."""
        event.prevent_default()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default()

    def _draw(self) -> None:
        picture, room = self._picture, self.size.width - self.margin_left - FRAME
        if room <= 0:
            return
        number = len(picture.values)
        # Bars that share a cell would melt into each other: many are drawn without gaps, and where there are more of
        # them than columns, of those that share one the highest.
        many = number * 2 > room
        columns = min(number, room) if picture.every > 1 else number
        heights = [_highest(picture.values, column, columns) for column in range(columns)]
        drawn = [(column, height) for column, height in enumerate(heights) if height is not None]
        self.clear()
        self.bar(
            [column for column, _ in drawn],
            [height for _, height in drawn],
            width=1.0 if many else 0.7,
            bar_style=str(self.get_component_rich_style("picture--bar", partial=True)),
            hires_mode=HiResMode.HALFBLOCK if many else HiResMode.QUADRANT,
        )
        self.set_xlimits(-0.5, columns - 0.5)
        self.set_ylimits(0, picture.top)
        self.set_yticks([0, picture.top / 2, picture.top] if picture.top % 2 == 0 else [0, picture.top])
        self.set_y_formatter(_Named((), picture.unit))
        named = self._named(columns, room)
        self.set_x_formatter(_Named([picture.names[place] for place in named.values()]))
        self.set_xticks(list(named))

    def _named(self, columns: int, room: int) -> dict[float, int]:
        """Choose which bars are named: every one, or where there is no room for that some, and always the last."""
        number, every = len(self._picture.names), self._picture.every
        if every == 1:
            return {float(place): place for place in range(number)}
        step = every * max(1, -(-number // every // max(1, room // LABEL)))
        places = [*range(number - 1, -1, -step)] if room >= 3 * LABEL else [number - 1, 0]
        # The last stands at the very end of the axis, so that its name ends there and is not cut.
        found = {(place + 0.5) * columns / number - 0.5: place for place in places if place < number - 1}
        return {**found, columns - 0.5: number - 1}


def _highest(values: Sequence[float | None], column: int, columns: int) -> float | None:
    """Give the highest of the bars that share a column."""
    first, behind = column * len(values) // columns, (column + 1) * len(values) // columns
    return max((value for value in values[first:behind] if value is not None), default=None)
