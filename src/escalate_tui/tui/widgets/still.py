"""A text of a fixed place that is painted anew only when it says something else."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Still(Static):
    """Words that are told again at every key, and seldom differ: comparing them costs less than painting."""

    def update(self, content: VisualType = "", *, layout: bool = False) -> None:
        """Show words, unless they are there."""
        if not (isinstance(content, Content) and isinstance(self.content, Content) and self.content.is_same(content)):
            super().update(content, layout=layout)
