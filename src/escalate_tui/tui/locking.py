"""Showing an escalation that this version of the program must not change: it can be read, and its brief copied."""

from textual.widget import Widget


def bring(control: Widget, *, read_only: bool) -> None:
    """Go to a control, or at least bring it into view where nothing can be changed in it."""
    if read_only:
        control.scroll_visible(animate=False)
    else:
        control.focus()
