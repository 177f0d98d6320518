"""Showing an escalation that this version of the program must not change: it can be read, and its brief copied."""

from textual.widget import Widget

from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.tui.widgets.step_deck import Pane
from escalate_tui.tui.widgets.step_pane import StepPane


def lock(pane: Pane) -> None:
    """Have no control of a pane take anything, and the keys scroll it instead."""
    if isinstance(pane, StepPane):
        for child in pane.children:
            child.disabled = True
        pane.can_focus = True
        pane.focus()
    else:
        for box in pane.query(FieldBox):
            box.disabled = True


def bring(control: Widget, *, read_only: bool) -> None:
    """Go to a control, or at least bring it into view where nothing can be changed in it."""
    if read_only:
        control.scroll_visible(animate=False)
    else:
        control.focus()
