"""Leaving a draft whose file is not what stands on the screen: what becomes of the rest is asked first."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import ModalScreen, Screen

from escalate_tui.errors import EscalateError
from escalate_tui.noting import noted
from escalate_tui.storage import create_new, dump
from escalate_tui.storage.exports import Export
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.kept_copy import how_to_go_on, resumed, returns
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.screens.save_elsewhere import KEEP, LOSE, SAVE, WRITE, SaveElsewhere
from escalate_tui.tui.trouble import in_the_way, short, why_not

ASKED = "parting"
"""The class of the questions, by which it is known that one is on the screen already."""

OTHER_PLACE = "On another disk, if this one is full. Only you will be able to read it; nothing there is replaced."
"""What is said of the place that is asked for."""

Leave = Callable[[str], None]
"""Leaves, and says where that is which is not in its file; empty where all of it is."""


def ask_to_leave(screen: Screen[Any], desk: Desk, leave: Leave) -> bool:
    """Ask what becomes of what is not in its file, and leave when that is known; tell whether there is any.

    Args:
        screen: The screen of the draft.
        desk: The draft, which was tried to be written a moment ago.
        leave: Leaves.
    """
    if any(one.has_class(ASKED) for one in screen.app.screen_stack):
        return True
    if desk.since is not None:
        Parting(screen, desk, leave).ask()
    elif desk.clashes:
        question = "Yours is not in the file yet. Quit all the same, and decide later?"
        facts = [("undecided", desk.trouble), ("yours", "is kept, and asked about when you open this again")]
        ask = Confirm(question, facts, yes="decide later")
        screen.app.push_screen(_asked(ask), lambda yes: leave(f"{desk.trouble} {resumed(desk)}") if yes else None)
    return desk.since is not None or bool(desk.clashes)


def _asked(question: ModalScreen[Any]) -> ModalScreen[Any]:
    question.add_class(ASKED)
    return question


class Parting:
    """The questions about a draft that cannot be written, until it is left or gone on with."""

    def __init__(self, screen: Screen[Any], desk: Desk, leave: Leave) -> None:
        self._screen = screen
        self._desk = desk
        self._leave = leave

    def ask(self) -> None:
        """Ask what to do."""
        desk = self._desk
        kept = ""
        if desk.kept is not None:
            kept = "taken up when you open this again" if returns(desk) else "you are told where it lies"
        self._screen.app.push_screen(_asked(SaveElsewhere(desk.why, kept)), self._answered)

    def _answered(self, answer: str | None) -> None:
        desk = self._desk
        if answer == SAVE:
            # Fields that clash are decided on one by one.
            desk.save(mine=not desk.clashes)
            self._next(self.ask if desk.since is not None else self._finish)
        elif answer == WRITE:
            self._next(self._ask_place)
        elif answer == KEEP:
            self._leave(f"Not saved: {desk.why}\n{resumed(desk)}")
        elif answer == LOSE:
            desk.give_up()
            self._leave(f"Not saved, and lost as you chose: {desk.why}")

    def _finish(self) -> None:
        self._leave("")

    def _next(self, then: Callable[[], None]) -> None:
        """Go on once the question has left the screen."""
        self._screen.app.call_later(then)

    def _ask_place(self) -> None:
        self._ask_again(str(Path.home() / f"{self._desk.draft.id}.toml"), OTHER_PLACE)

    def _ask_again(self, name: str, words: str) -> None:
        ask = AskLine("Write it to which file or folder?", words, text=name)
        self._screen.app.push_screen(_asked(ask), self._write)

    def _write(self, name: str | None) -> None:
        if name is None:
            self._next(self.ask)
            return
        desk = self._desk
        # Path.expanduser fails where nobody has that name.
        path = Path(os.path.expanduser(name)).absolute()  # noqa: PTH111
        try:
            if path.is_dir():
                path /= f"{desk.draft.id}.toml"
            create_new(path, dump(desk.draft.doc))
        except (EscalateError, OSError) as wrong:
            if isinstance(wrong, FileExistsError) and in_the_way(path) is None:
                problem = f"{short(path)} is there already: choose another name."
            else:
                problem = f"That could not be written either: {why_not(wrong, path.parent)}"
            self._next(lambda: self._ask_again(name, problem))
        else:
            problem = noted(desk.place, Export(desk.draft.id, path, desk.place.clock(), path.suffix))
            self._leave("\n".join(line for line in (f"Written to {path}", how_to_go_on(desk), problem) if line))
