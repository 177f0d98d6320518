"""Going to practice and back: made-up cases in folders of their own, begun, gone on with and thrown away."""

import shutil
from contextlib import suppress
from random import SystemRandom

from textual.screen import Screen

from escalate_tui.storage import new_id
from escalate_tui.storage.layout import record_files
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.practice_case import practice_draft
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.shelves import Shelves
from escalate_tui.workplace import Workplace


def entered(workplace: Workplace) -> tuple[Workplace, Screen[None]]:
    """Go to practice: to the board of what was begun there, otherwise, and from that board, to a case afresh."""
    practice = workplace if workplace.practice else workplace.for_practice()
    latest = max((path.stem for path in record_files(practice.store.root)), default="")
    if latest and not workplace.practice:
        return practice, Board(Shelves(practice, changed=latest), cursor_on=latest)
    now = practice.clock()
    draft = practice_draft(
        new_id(now, SystemRandom()), now, owner=practice.user, reporter=practice.reporter(practice.user)
    )
    return practice, Wizard(Desk(practice, draft, None, unsaved=True))


def thrown_away(practice: Workplace) -> None:
    """Remove all that practice has made.

    Raises:
        OSError: Some of it could not be removed.
    """
    assert practice.practice, "what is real is never thrown away"
    for folder in (practice.store.root, practice.state.folder, practice.cache):
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
