"""Resolving: the checklist that closes the loop, each item done or waived with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.followup.closing import Closing
from escalate_tui.model.fields import LINE_LIMIT
from escalate_tui.tui.widgets.choice_row import ChoiceRow
from escalate_tui.tui.widgets.inputs import LineInput, Report
from escalate_tui.tui.words import said

LONG = 3 * LINE_LIMIT
"""Characters in a line of this form."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the form gives back.

    Attributes:
        note: How it ended.
        learning: What later escalations of the same pattern should know.
        done: The items of the checklist that were done.
        waived: The other items, each with its reason.
    """

    note: str
    learning: str
    done: frozenset[Closing]
    waived: dict[Closing, str]


class Resolving(ModalScreen[Settled | None]):
    """How it ended, the checklist, and what was learned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", "resolve", priority=True),
        Binding("escape", "leave", "not yet"),
    ]
    AUTO_FOCUS = "LineInput"

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, str] = dict.fromkeys(("note", "learning", *Closing), "")
        self._ticked: dict[Closing, bool] = {}

    def compose(self) -> ComposeResult:
        """Yield the lines and the checklist."""
        with VerticalScroll(classes="dialog resolving", can_focus=False):
            yield Static(said(("Resolve", "bold")), classes="question", markup=False)
            yield from self._line("note", "How it ended")
            yield from self._line("learning", "What was learned, for the next of its kind")
            for item in Closing:
                with Vertical(classes="check"):
                    yield Static(said(item.label.capitalize()), markup=False)
                    yield ChoiceRow(
                        ((True, "done"), (False, "not done, because …")), [], self._ticks(item), several=False
                    )
                    reason = LineInput("", self._keeps(item), limit=LONG, example="why not")
                    reason.display = False
                    yield reason
            yield Static(classes="problem", markup=False)
            yield Static(
                said(("ctrl+s", "bold $text-accent"), " resolve   ", ("esc", "bold $text-accent"), " not yet"),
                markup=False,
            )

    def action_take(self) -> None:
        """Give the answers back, once each item is settled."""
        open_items = [item for item in Closing if not self._settled(item)]
        if not self._texts["learning"].strip() and self._ticked.get(Closing.LEARNINGS):
            self._complain("Learnings count as captured, but none is written above.")
        elif open_items:
            self._complain(f"Still to settle: {', '.join(item.label for item in open_items)}.")
        else:
            done = frozenset(item for item in Closing if self._ticked[item])
            waived = {item: self._texts[item] for item in Closing if item not in done}
            self.dismiss(Settled(self._texts["note"], self._texts["learning"], done, waived))

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)

    def _line(self, name: str, title: str) -> ComposeResult:
        yield Static(said((title, "$foreground-muted")), markup=False)
        yield LineInput("", self._keeps(name), limit=LONG)

    def _keeps(self, name: str) -> Report:
        def keep(text: str) -> None:
            self._texts[name] = text

        return keep

    def _ticks(self, item: Closing) -> Callable[[list[Any]], None]:
        def tick(chosen: list[Any]) -> None:
            self._ticked.pop(item, None)
            if chosen:
                self._ticked[item] = chosen[0]
            self.query(".check LineInput")[list(Closing).index(item)].display = chosen == [False]

        return tick

    def _settled(self, item: Closing) -> bool:
        return self._ticked.get(item) is True or (self._ticked.get(item) is False and bool(self._texts[item].strip()))

    def _complain(self, problem: str) -> None:
        self.query_one(".problem", Static).update(said((f"✗ {problem}", "$text-error")))
