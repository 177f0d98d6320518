"""Hints for a newcomer: at most five, each shown once where it helps, one at a time and never in the way.

What is on the screen is looked at now and then, so that no key waits for it.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from escalate_tui.errors import EscalateError
from escalate_tui.model.choices import Status
from escalate_tui.storage.layout import record_files
from escalate_tui.tui.in_view import lines_into_view
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.widgets.hint_line import HintLine
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.screens.board import Board
    from escalate_tui.tui.screens.wizard import Wizard

LOOK_EVERY: Final = 1
"""Seconds between two looks at what is on the screen."""

HINTS: Final = {
    "brief": (
        "This is what the receiving team reads. {} copies it. {} hands it over: from then on the board keeps time.",
        (("brief.copy", "c"), ("brief.hand-over", "h")),
    ),
    "ticket": (
        "Is there a ticket? {} reads it and proposes what it says of the fields; you choose what to take.",
        (("wizard.read", "f7"),),
    ),
    "finding": (
        "A line with ! says what to write instead. {} goes to the next, {} mends what offers it.",
        (("wizard.finding", "ctrl+g"), ("wizard.fix", "ctrl+t")),
    ),
    "draft": (
        "Write what you know, in any order; it is saved as you type. {} goes on, and nothing is lost by going back.",
        (("wizard.next", "ctrl+n"),),
    ),
    "board": (
        "{} notes that you asked the team, {} that you told the customer; each starts its own clock anew. "
        "{} says why a time is due.",
        (("act.follow-up", "f"), ("act.update", "u"), ("act.why", "w")),
    ),
}
"""The hints by their names, each with the actions whose keys it names; of those whose moment it is, the first is shown.
"""


def hint_words(name: str) -> str:
    """Write a hint, with the keys as they are now."""
    text, keys = HINTS[name]
    return text.format(*(key_now(action, first) for action, first in keys))


REST: Final = 15
"""Looks after a hint has gone until the next may come."""

Moment = Callable[[], str]
"""Tells what makes it the moment of a hint, which stays while that stays; empty when it is not."""


class Hints:
    """Shows the hints of one screen."""

    def __init__(self, screen: Screen[Any], place: Workplace, before: str, moments: dict[str, Moment]) -> None:
        """Begin to look, where there is any hint left to show.

        Args:
            screen: The screen.
            place: Remembers which hints were shown; in practice they are those of what is real.
            before: What the hint stands above.
            moments: The moments of the hints that belong on this screen.
        """
        self._screen = screen
        self._place = place.home or place
        self._before = before
        self._moments = moments
        self._line: HintLine | None = None
        self._why = ("", "")
        self._rest = 0
        shown = _shown_before(self._place)
        self._left = [name for name in HINTS if name in moments and name not in shown]
        if self._left:
            screen.set_interval(LOOK_EVERY, self.look)

    @property
    def visible(self) -> bool:
        """Whether a hint is on the screen."""
        return self._line is not None

    def look(self) -> None:
        """Take a hint away whose moment is over, or show the one whose moment has come."""
        current = self._screen.is_active
        if self.visible:
            name, why = self._why
            if not current or self._moments[name]() != why:
                self.end()
        elif self._rest:
            self._rest -= 1
        elif current:
            for name in self._left:
                if why := self._moments[name]():
                    self._show(name, why)
                    return

    def end(self) -> None:
        """Take the hint away."""
        if self._line is not None:
            self._line.remove()
            self._line = None
            self._rest = REST

    def _show(self, name: str, why: str) -> None:
        self._left.remove(name)
        self._why = name, why
        self._line = HintLine(hint_words(name))
        self._screen.mount(self._line, before=self._before)
        self._screen.call_after_refresh(self._keep_in_view)
        # Losing it means to be shown the same once more.
        with suppress(EscalateError, OSError):
            state = self._place.state
            state.save_hints({*(state.load_hints() or ()), name})

    def _keep_in_view(self) -> None:
        if self._screen.focused is not None:
            lines_into_view(self._screen.focused)


def _shown_before(place: Workplace) -> frozenset[str]:
    """Tell which hints were shown; who has escalations from before there were hints knows their way, and sees none."""
    shown = place.state.load_hints()
    if shown is None:
        shown = frozenset(HINTS if any(record_files(place.store.root)) else ())
        with suppress(EscalateError, OSError):
            place.state.save_hints(shown)
    return shown


def hints_of_wizard(wizard: "Wizard") -> Hints:
    """Begin to show the hints of a draft."""
    # The board does without the models of the record.
    from escalate_tui.tui.widgets.field_box import FieldBox
    from escalate_tui.tui.widgets.help_line import path_in_use

    desk = wizard.desk

    def brief() -> str:
        ready = desk.draft.status is Status.DRAFT and not desk.assessment.stops
        return "ready" if wizard.step == "brief" and ready else ""

    def finding() -> str:
        found = (
            box
            for box in wizard.query(f"#{wizard.step} FieldBox").results(FieldBox)
            if box.has_class("-warn") or box.has_class("-stop")
        )
        return next((box.path for box in found), "")

    def ticket() -> str:
        path = path_in_use(wizard.focused)
        return path if path == "understand.description" else ""

    def draft() -> str:
        return wizard.step if wizard.step != "brief" else ""

    return Hints(wizard, desk.place, "#sum", {"brief": brief, "finding": finding, "ticket": ticket, "draft": draft})


def hints_of_board(board: "Board") -> Hints:
    """Begin to show the hint of the board."""

    def one_open() -> str:
        return "open" if board.subject is not None and board.subject[1] is Status.OPEN else ""

    return Hints(board, board.workplace, "KeyLine", {"board": one_open})
