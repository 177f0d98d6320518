"""What stands in the middle of a draft: the fields of a step, or its brief."""

from textual.widget import Widget

from escalate_tui.storage import Place


class Pane:
    """One of the five screens of a draft, without its frame: what a widget has to do to be one."""

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

    def make_read_only(self) -> None:
        """Have no control take anything."""
        raise NotImplementedError
