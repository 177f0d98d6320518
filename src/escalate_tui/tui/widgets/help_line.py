"""The line that says what the field in use is for, or what was understood of its value."""

from typing import Protocol, runtime_checkable

from textual.dom import DOMNode

from escalate_tui.model.reading import understood
from escalate_tui.model.record import field_at
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.steps import step_named
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.words import said


@runtime_checkable
class EditsField(Protocol):
    """A widget that edits one declared field.

    Attributes:
        path: The path of the field.
    """

    path: str


def path_in_use(focused: DOMNode | None) -> str:
    """Find the field that the focus is in; empty when it is in none."""
    nodes = focused.ancestors_with_self if focused is not None else ()
    return next((node.path for node in nodes if isinstance(node, EditsField)), "")


class HelpLine(Still):
    """One line under the fields."""

    def __init__(self) -> None:
        super().__init__(id="help", markup=False)

    def show(self, desk: Desk, step: str, path: str) -> None:
        """Show the help of the field at a path, or what a step is for where no field is in use."""
        if not path:
            text = said((f"{step_named(step).purpose.partition('. ')[0]}.", "$foreground-muted"))
        else:
            spec = field_at(path)
            meant = understood(spec, desk.draft.value(path), desk.reading)
            text = said((f"{spec.title}: ", "bold"), (meant, "$text-success") if meant else spec.help)
        self.update(text, layout=False)
