"""Escalations that are alike: what ended them, what was learned, and adding one more customer to an open one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.alike import SHOWN, Alike
from escalate_tui.model.choices import Status
from escalate_tui.tui.words import said


class SeenBefore(ModalScreen[str]):
    """The list; its result is the id of the open escalation that the draft is to be folded into, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("a", "fold", "add to it"),
        Binding("escape,enter,q,f9", "leave", "back"),
    ]
    AUTO_FOCUS = ""

    cursor: reactive[int] = reactive(0, init=False)

    def __init__(self, found: Sequence[Alike], *, foldable: bool) -> None:
        """Take what is alike, and whether the draft may still be folded into one of it."""
        super().__init__()
        self._found = found[:SHOWN]
        self._foldable = foldable

    def compose(self) -> ComposeResult:
        """Yield each with what is known of it."""
        with Vertical(classes="dialog"):
            yield Static(said(("Seen before", "bold")), classes="question", markup=False)
            with VerticalScroll(can_focus=False):
                for one in self._found:
                    yield Static(Content("\n").join(told(one)), classes="alike", markup=False)
            yield Static(classes="answer", markup=False)

    def on_mount(self) -> None:
        """Begin with the most alike."""
        self.watch_cursor(0)

    def watch_cursor(self, cursor: int) -> None:
        """Mark the one under the cursor, and say what can be done with it."""
        for at, row in enumerate(self.query(".alike")):
            row.set_class(at == cursor, "-cursor")
            if at == cursor:
                row.scroll_visible(animate=False)
        fold = (("a", "bold $text-accent"), " add this customer to it   ") if self._may_fold else ()
        self.query_one(".answer", Static).update(
            said(*fold, ("↑↓", "bold $text-accent"), " another   ", ("esc", "bold $text-accent"), " back")
        )

    def action_move(self, by: int) -> None:
        """Go to the next one, or the one before."""
        self.cursor = max(0, min(len(self._found) - 1, self.cursor + by))

    def action_fold(self) -> None:
        """Choose the one under the cursor."""
        if self._may_fold:
            self.dismiss(self._found[self.cursor].of.id)

    def action_leave(self) -> None:
        """Go back to the draft."""
        self.dismiss("")

    @property
    def _may_fold(self) -> bool:
        return self._foldable and self._found[self.cursor].of.status is Status.OPEN


def told(one: Alike) -> Iterator[Content]:
    """Say of one that is alike what it is, where it stands, why it is alike, what ended it and what was learned."""
    of = one.of
    number = f", {of.number:,} customers" if of.number > 1 else ""
    yield said((of.summary or of.id, "bold"))
    yield said((f"{of.status.label}{number}", "$text-accent"), f" · {', '.join(one.why)}")
    if of.ending:
        yield said(("ended by: ", "$foreground-muted"), of.ending)
    if of.learning:
        yield said(("learned: ", "$foreground-muted"), of.learning)
