"""The first line of every screen: where one is at the left, what stands at the right, and between them."""

from textual.content import Content
from textual.widget import Widget

from escalate_tui.tui.words import said


class HeadLine(Widget):
    """The name of the program with what is open in it, and two more texts."""

    def __init__(self) -> None:
        super().__init__(classes="head")
        self._left = self._middle = self._right = Content("")

    def show(self, inside: str, right: Content, middle: Content | None = None) -> None:
        """Show what is open in the program, empty at its board, and the two other texts."""
        practice = (" ", (" PRACTICE ", "reverse bold $text-warning")) if self.app.has_class("-practice") else ()
        left = said(
            (" escalate", "bold $text-accent"), *practice, (" › ", "$foreground-muted") if inside else "", inside
        )
        texts = left, middle or Content(""), right + Content(" ")
        if not all(new.is_same(old) for new, old in zip(texts, (self._left, self._middle, self._right), strict=True)):
            self._left, self._middle, self._right = texts
            self.refresh()

    def render(self) -> Content:
        """Write the texts, the first cut short where there is no room for all."""
        middle, right = self._middle, self._right
        room = max(0, self.size.width - right.cell_length - middle.cell_length - 2)
        left = self._left.truncate(room, ellipsis=True)
        gap = max(2, self.size.width - left.cell_length - middle.cell_length - right.cell_length)
        before = gap // 2 if middle else 0
        return left + Content(" " * before) + middle + Content(" " * (gap - before)) + right
