"""Showing the screens, where there is a terminal for them."""

import gc
import sys
import threading
from contextlib import suppress
from typing import TextIO

from escalate_tui.errors import EscalateError
from escalate_tui.storage.files import sweep
from escalate_tui.tui.trouble import demand_folder
from escalate_tui.workplace import Workplace

TIDY_AFTER = 1.0
"""Seconds after which what writers who died left behind is looked for; the first screen is there by then."""

DUMB = ("dumb", "unknown")
"""Names of terminals that cannot show screens."""


class NoTerminal(EscalateError):
    """The screens need a terminal that can show them: the program was started the wrong way."""

    exit_status = 2


def show(
    place: Workplace, *, resume: str = "", begin: bool = False, sentence: str = "", customers: tuple[str, ...] = ()
) -> int:
    """Run the screens, and tell the exit status: 0, 1 after an error of the program, 128 and the number of a signal.

    Args:
        place: What they work with.
        resume: The escalation to open at once; the board unless given.
        begin: Whether to begin a draft at once.
        sentence: What the draft is about; empty when that is not known.
        customers: The names of who is affected.

    Raises:
        NoTerminal: There is no terminal to run them on.
        EscalateError: What should be the folder of the records is a file.
    """
    _need_terminal(place.env.get("TERM", ""))
    demand_folder(place.store.root / "records")
    # Collecting garbage while importing finds none and takes time; what is imported stays for good.
    gc.disable()
    from escalate_tui.tui.app import EscalateApp
    from escalate_tui.tui.going import Begun
    from escalate_tui.tui.leaving import answer_signals

    gc.freeze()
    app = EscalateApp(place, resume=resume, begin=Begun(sentence, customers) if begin else None)
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
        raise NoTerminal("The screens of escalate-tui need a terminal on standard input and standard error.")
    if term.lower() in DUMB:
        raise NoTerminal(
            f"TERM is “{term}”, which cannot show screens. Set it to what your terminal is, such as xterm-256color."
        )


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; one that was closed before the program started is not there at all."""
    return stream is not None and stream.isatty()
