"""A hint for a newcomer, in its own lines under everything else, and only while there is one."""

from textual.widgets import Static

from escalate_tui.tui.words import said


class HintLine(Static):
    """One hint, and the key that puts it away."""

    def __init__(self, hint: str) -> None:
        super().__init__(
            said(
                ("Hint  ", "bold $text-accent"),
                hint,
                ("  esc", "bold $text-accent"),
                (" hides it", "$foreground-muted"),
            ),
            markup=False,
        )
