"""Showing the screens, where there is a terminal for them."""

import gc
import os
import sys

from escalate_tui.errors import EscalateError
from escalate_tui.workplace import Workplace


class NoTerminal(EscalateError):
    """The screens need a terminal that can show them."""


def show(
    place: Workplace, *, resume: str = "", begin: bool = False, sentence: str = "", customers: tuple[str, ...] = ()
) -> int:
    """Run the screens, and tell the exit status.

    Args:
        place: What they work with.
        resume: The escalation to open at once; the board unless given.
        begin: Whether to begin a draft at once.
        sentence: What the draft is about; empty when that is not known.
        customers: The names of who is affected.

    Raises:
        NoTerminal: There is no terminal to run them on.
    """
    _need_terminal()
    # Collecting garbage while importing finds none and takes time; what is imported stays for good.
    gc.disable()
    from escalate_tui.tui.app import EscalateApp
    from escalate_tui.tui.going import Begun

    gc.freeze()
    app = EscalateApp(place, resume=resume, begin=Begun(sentence, customers) if begin else None)
    app.run()
    app.save()
    return app.return_code or 0


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoTerminal("The screens of escalate-tui need a terminal on standard input and standard error.")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal(
            "TERM is “dumb”, which cannot show screens. Set it to what your terminal is, such as xterm-256color."
        )
