"""The question before a draft is left that cannot be written: once more, to another place, as it is, or not at all."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.tui.words import said

SAVE: Final = "save"
WRITE: Final = "write"
KEEP: Final = "keep"
LOSE: Final = "lose"


class SaveElsewhere(ModalScreen[str]):
    """What is wrong, and what can be done; its result is one of the four names above, or nothing for going back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", f"answer('{SAVE}')", "save it now"),
        Binding("w", f"answer('{WRITE}')", "write it to another place"),
        Binding("k", f"answer('{KEEP}')", "leave, and keep the copy"),
        Binding("l", f"answer('{LOSE}')", "lose it"),
        Binding("escape", "answer('')", "back"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, trouble: str, kept: str) -> None:
        """Ask.

        Args:
            trouble: Why it cannot be written.
            kept: What becomes of the copy beside it; empty where there is none.
        """
        super().__init__()
        self._trouble = trouble
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Yield what is wrong, and a line for each answer."""
        answers = [
            ("s", "save it now, if it works by now"),
            ("w", "write it to another place, and leave"),
            *([("k", f"leave; a copy is kept, {self._kept}")] if self._kept else []),
            ("l", "leave and lose what was typed since"),
            ("esc", "back to the draft"),
        ]
        with Vertical(classes="dialog"):
            yield Static(said(("This is not saved", "bold")), classes="question", markup=False)
            yield Static(said(f"{self._trouble[:1].upper()}{self._trouble[1:]}"), classes="question", markup=False)
            for key, what in answers:
                yield Static(said((f"{key:<5}", "bold $text-accent"), what), classes="choice", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep a copy where there is one."""
        return bool(self._kept) if parameters == (KEEP,) else True

    def action_answer(self, answer: str) -> None:
        """Give the answer back."""
        self.dismiss(answer)
