"""Showing the screens, where there is a terminal for them."""

import gc
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.storage.files import sweep
from escalate_tui.terminal import DUMB
from escalate_tui.tui.trouble import demand_folder
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.beginning import Given

TIDY_AFTER = 1.0
"""Seconds after which what writers who died left behind is looked for; the first screen is there by then."""


class NoTerminal(EscalateError):
    """The screens need a terminal that can show them: the program was started the wrong way."""

    exit_status = ExitStatus.USAGE


def show(
    place: Workplace,
    *,
    resume: str = "",
    begin: bool = False,
    sentence: str = "",
    customers: tuple[str, ...] = (),
    given: "Given | None" = None,
    practice: bool = False,
) -> int:
    """Run the screens, and tell the exit status.

    Args:
        place: What they work with.
        resume: The escalation to open at once; the board unless given.
        begin: Whether to begin a draft at once.
        sentence: What the draft is about; empty when that is not known.
        customers: The names of who is affected.
        given: What else it begins with, taken from a file.
        practice: Whether to go to practice at once.

    Raises:
        NoTerminal: There is no terminal to run them on.
        EscalateError: What should be the folder of the records is a file.
    """
    _need_terminal(place.env.get("TERM", ""))
    demand_folder(place.store.root / "records")
    if (unsaved := place.state.folder / "unsaved").is_dir():
        from escalate_tui.storage.unsaved import bring_back

        bring_back(unsaved, place.store)
    # An empty one is as good as none (no-color.org); to Textual it would be set.
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    # By these Textual writes what is on the screen, and what is typed, where anybody may read it.
    for name in ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT"):
        os.environ.pop(name, None)
    # Collecting garbage while importing finds none and takes time; what is imported stays for good.
    gc.disable()
    from escalate_tui.tui.app import EscalateApp
    from escalate_tui.tui.going import Begun, Practised
    from escalate_tui.tui.leaving import answer_signals

    gc.freeze()
    first = Practised() if practice else Begun(sentence, customers, given) if begin else None
    app = EscalateApp(place, resume=resume, begin=first)
    answer_signals(app)
    tidy = threading.Timer(TIDY_AFTER, _tidy, [place])
    # Nobody who leaves waits for it.
    tidy.daemon = True
    tidy.start()
    return app.run_to_the_end()


def _tidy(place: Workplace) -> None:
    """Remove what writers who died left behind, and what nobody needs any more."""
    # What cannot be looked at or removed stays, and is in nobody's way.
    with suppress(EscalateError, OSError):
        place.store.sweep()
    state = place.state.folder
    for folder in (state, *(one for one in state.glob("*") if one.is_dir())):
        sweep(folder, place.clock())


def _need_terminal(term: str) -> None:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise NoTerminal(
            "The screens of escalate-tui need a terminal on standard input and standard error. "
            "Without one, line by line: escalate-tui new --plain"
        )
    if term.lower() in DUMB:
        raise NoTerminal(
            f"TERM is “{term}”, which cannot show screens. Set it to what your terminal is, such as xterm-256color. "
            "Line by line it needs none: escalate-tui new --plain"
        )


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; one that was closed before the program started is not there at all."""
    return stream is not None and stream.isatty()
