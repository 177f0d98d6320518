"""Where the choices about fields that two sides changed stand: under each field, in its list, or above all."""

from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from escalate_tui.errors import EscalateError
from escalate_tui.model.merging import Clash
from escalate_tui.model.record import step_of
from escalate_tui.tui.clash_words import home_of, name_of, spec_at
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.widgets.clash_box import ClashBox
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.tui.widgets.pane import Pane
from escalate_tui.tui.widgets.step_deck import StepDeck
from escalate_tui.tui.words import said

STRIP = "undecided"
"""The id of the place above the steps, for what has no field on any of them."""


class ClashBoxes:
    """Puts a box where each field that clashes is, and takes it away once that is decided."""

    def __init__(self, screen: Screen[None], desk: Desk) -> None:
        self._screen = screen
        self._desk = desk
        self._any = False

    def show(self) -> None:
        """Show what is undecided now."""
        if not (self._any or self._desk.clashes):
            return
        self._any = bool(self._desk.clashes)
        open_ones = {clash.path: clash for clash in self._desk.clashes}
        for box in self._screen.query(ClashBox):
            clash = open_ones.pop(box.clash.path, None)
            if clash is None:
                box.remove()
            else:
                box.show(clash)
        for clash in open_ones.values():
            self._add(clash)
        self._screen.query_one(f"#{STRIP}").display = bool(self._screen.query(f"#{STRIP} > *"))

    def go_to(self, clash: Clash) -> None:
        """Go to the box of what clashes, which is on the screen in use or above all."""
        for box in self._screen.query(ClashBox):
            if box.clash.path == clash.path:
                box.focus()

    def decide(self, chosen: ClashBox.Chosen, pane: Pane) -> None:
        """Decide as it was chosen, and go back to the field."""
        control = pane.control_of(home_of(chosen.clash.path))
        if control is not None:
            control.focus()
        try:
            self._desk.decide(chosen.clash, chosen.side)
        except (EscalateError, OSError) as wrong:
            self._screen.notify(said(str(wrong)).plain, severity="error", timeout=12, markup=False)
        else:
            self._screen.notify("Decided. What it said otherwise is kept in the versions.", timeout=6)

    def next_after(self, focused: Widget | None, *, around: bool) -> Clash | None:
        """Choose the clash to go to next; behind the last the first again, or none."""
        clashes = self._desk.clashes
        paths = [clash.path for clash in clashes]
        path = focused.clash.path if isinstance(focused, ClashBox) else ""
        here = paths.index(path) + 1 if path in paths else 0
        if here == len(clashes) and around:
            here = 0
        return clashes[here] if here < len(clashes) else None

    def _add(self, clash: Clash) -> None:
        """Put a box under the control of a field, behind what is said of that; into the strip where there is none."""
        home = home_of(clash.path)
        deck = self._screen.query_one(StepDeck)
        panes = {str(pane.id): pane for pane in deck.children if isinstance(pane, Pane)}
        pane = panes.get(step_of(home))
        control = next((found for one in panes.values() if (found := one.control_of(home)) is not None), None)
        if spec_at(home) is not None and (pane is None or pane.waiting or (control and not control.is_attached)):
            return  # its field is still to be made
        parent = None if control is None else control.parent
        if control is None or not isinstance(parent, Widget) or not _asked(parent):
            self._screen.query_one(f"#{STRIP}", Vertical).mount(ClashBox(self._desk, clash, name=self._name(clash)))
            return
        box = ClashBox(self._desk, clash, name="" if isinstance(parent, FieldBox) else self._name(clash))
        after = next((child for child in parent.children if child.has_class("findings")), control)
        parent.mount(box, after=after)

    def _name(self, clash: Clash) -> str:
        return f"{name_of(clash, self._desk.draft)} was changed elsewhere, too"


def _asked(widget: Widget) -> bool:
    """Tell whether a field is one that its screen shows; whether that screen is on top does not matter."""
    nodes = widget.ancestors_with_self
    return all(node.display for node in nodes if isinstance(node, Widget) and not isinstance(node, Pane))
