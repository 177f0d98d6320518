"""The start of the program: the board, or what the arguments say."""

import os
import sys
from collections.abc import Sequence
from datetime import tzinfo

from escalate_tui.clock import Clock, now
from escalate_tui.errors import EscalateError
from escalate_tui.model.text import clean, visible
from escalate_tui.storage import Damaged
from escalate_tui.workplace import Workplace, workplace_here
from escalate_tui.zones import local_zone

UNREADABLE = 3
"""Exit status when the escalation that was asked for cannot be read; 2 is wrong usage."""


def run(argv: Sequence[str], clock: Clock = now, zone: tzinfo | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments, without the program's name; without any it is the board.
        clock: Tells the present instant; the tests hand in their own.
        zone: The zone of working hours and of times shown; the machine's unless given.

    Returns:
        The exit status: 0, 1 when something could not be done, 2 for wrong usage, 3 for an unreadable file.
    """

    def here() -> Workplace:
        return workplace_here(clock, zone or local_zone(), os.environ)

    try:
        if argv:
            from escalate_tui.cli import commanded

            return commanded(argv, here)
        # The board does not wait for what reads arguments.
        from escalate_tui.tui.showing import show

        return show(here())
    except EscalateError as wrong:
        _tell(str(wrong))
        return UNREADABLE if isinstance(wrong, Damaged) else wrong.exit_status
    except OSError as wrong:
        _tell(f"{wrong.filename or 'A file'}: {wrong.strerror}.")
        return 1


def _tell(sentence: str) -> None:
    """Say what went wrong; nothing in a name or a value that it tells commands the terminal."""
    sys.stderr.write(f"{visible(clean(sentence))}\n")
