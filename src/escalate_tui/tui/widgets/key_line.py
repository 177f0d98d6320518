"""The keys of the moment, in one line."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.screen import Screen

from escalate_tui.tui.keys import key_name, own_keys
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.words import said


class KeyLine(Still):
    """What the focused control and its screen answer to; help is always among it."""

    def __init__(self) -> None:
        super().__init__(classes="key-line", markup=False)

    def on_mount(self) -> None:
        """Follow the focus and the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self, _: events.Resize) -> None:
        """Fit as many keys as there is room for."""
        self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        """Write the keys that are shown, as many as fit, help last."""
        if not self.is_attached:
            return
        active = [one for one in own_keys(screen) if one.binding.show]
        own = [one for one in active if one.node is not screen and one.node is not self.app]
        # Where the control in focus has the key as well, it would come first: the screen's own order holds.
        order = [one.action for one in screen.BINDINGS if isinstance(one, Binding)]
        rest = sorted((one for one in active if one not in own), key=lambda one: _place(one.binding.action, order))
        # Of several keys for one thing the first is enough.
        names = {one.binding.description: key_name(one.binding.key) for one in reversed((*own, *rest))}
        pairs = [(key, description) for description, key in reversed(names.items())]
        last = [pair for pair in pairs if pair[1] == "help"]
        room = self.size.width - sum(_width(pair) for pair in last)
        parts: list[str | tuple[str, str]] = []
        for pair in [pair for pair in pairs if pair not in last]:
            room -= _width(pair)
            if room < 0:
                break
            parts += [(pair[0], "bold $text-accent"), f" {pair[1]}   "]
        for key, description in last:
            parts += [(key, "bold $text-accent"), f" {description}"]
        self.update(said(*parts), layout=False)


def _place(action: str, order: list[str]) -> int:
    return order.index(action) if action in order else len(order)


def _width(pair: tuple[str, str]) -> int:
    return cell_len(pair[0]) + cell_len(pair[1]) + 4
