"""What is said under a field."""

from textual.content import Content

from escalate_tui.tui.widgets.still import Still


class FindingNote(Still):
    """The findings of a field, which often differ by a figure and seldom by a line."""

    def __init__(self, text: Content, classes: str = "") -> None:
        super().__init__(text, classes=f"findings {classes}", markup=False)

    def tell(self, text: Content) -> None:
        """Show other findings; the screen is laid out anew only where they take more lines, or fewer."""
        width = self.size.width
        lines = len(text.wrap(width)) if width else 0
        self.update(text, layout=lines != self.size.height)
        self.display = bool(text)
