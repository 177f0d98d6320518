"""Sending a brief on its way: to the clipboard, to a file, and over to its target."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from escalate_tui.clipboard import Copied, copy
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace


def copy_text(screen: Screen[Any], workplace: Workplace, text: str, path: Path) -> None:
    """Copy a text by every route there is, without holding up the screen, and say which way it went.

    Args:
        screen: The screen that says so.
        workplace: Tells the environment.
        text: The text.
        path: The file that keeps it in any case.
    """
    pieces: list[str] = []

    def work() -> None:
        copied = copy(text, env=workplace.env, write_terminal=pieces.append, fallback=path)
        app.call_from_thread(_told, app, copied, pieces)

    # The app's own: a form that copies and goes away would take the work with it.
    app = screen.app
    app.run_worker(work, thread=True, exclusive=True, group="copying")


def _told(app: App[Any], copied: Copied, pieces: Sequence[str]) -> None:
    """Write the terminal's sequence from the thread that owns the terminal, and say what is known."""
    driver = app._driver
    if driver is not None:
        for piece in pieces:
            driver.write(piece)
    worry = not copied.checked and not copied.terminal.sent
    app.notify(said(copied.sentence).plain, severity="warning" if worry else "information", timeout=12, markup=False)
