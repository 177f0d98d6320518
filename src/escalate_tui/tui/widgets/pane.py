"""What stands in the middle of a draft: the fields of a step, or its brief."""

from textual.widget import Widget

from escalate_tui.storage import Place


class Pane:
    """One of the five screens of a draft, without its frame: what a widget has to do to be one."""

    @property
    def waiting(self) -> bool:
        """Whether something of it is still to be made."""
        return False

    def show_assessment(self) -> None:
        """Bring what is said of the draft up to date with the desk."""
        raise NotImplementedError

    def set_focus_at(self, place: Place | None) -> None:
        """Put the cursor where it was left, or where one begins."""
        raise NotImplementedError

    def control_of(self, path: str) -> Widget | None:
        """Find the control that edits the field at a path; None where it has none."""
        raise NotImplementedError

    def touch(self, path: str) -> None:
        """Count the field at a path as seen."""
        raise NotImplementedError

    async def make_rest(self) -> None:
        """Make what is out of sight and not there yet; nothing where all is made at once."""


async def go_on(control: Widget, by: int) -> None:
    """Move the focus to the control behind one (`by` 1) or before it (-1); those out of sight are made first."""
    for pane in control.ancestors_with_self:
        if isinstance(pane, Pane):
            await pane.make_rest()
    if by < 0:
        control.screen.focus_previous()
    else:
        control.screen.focus_next()
