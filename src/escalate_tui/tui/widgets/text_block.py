"""A text of several lines that is gone when its screen is."""

from textual.widgets import TextArea

from escalate_tui.tui.keys import TextControl


class TextBlock(TextControl, TextArea):
    """A text of several lines."""

    def on_unmount(self) -> None:
        """Stop watching the theme.

        Textual's control stays among the app's watchers until the theme changes, and with it the screen that it stood
        on, some megabytes each.
        """
        watchers = getattr(self.app, "__watchers", {}).get("theme", [])
        watchers[:] = [(node, told) for node, told in watchers if node is not self]
