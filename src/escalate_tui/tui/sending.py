"""Sending a brief on its way: to the clipboard, to a file, and over to its target."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from escalate_tui.clipboard import Copied, copy
from escalate_tui.noting import noted
from escalate_tui.storage.exports import Export
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace


def copy_text(screen: Screen[Any], workplace: Workplace, text: str, path: Path | None, kind: str = "") -> None:
    """Copy a text by every route there is, without holding up the screen, and say which way it went.

    Args:
        screen: The screen that says so.
        workplace: Tells the environment.
        text: The text; one that leaves practice says so on top.
        path: The file that keeps it in any case, named after the escalation: `<id>.txt`, `<id>.update.txt`;
            None for a text of no escalation.
        kind: The format of the text by the name that people know, to be said with it; empty where there is no choice.
    """
    pieces: list[str] = []

    def work() -> None:
        copied = copy(workplace.marked(text), env=workplace.env, write_terminal=pieces.append, fallback=path)
        app.call_from_thread(_told, app, copied, pieces, kind)
        if path is None or copied.file.problem:
            return
        identity, _, form = path.name.partition(".")
        if problem := noted(workplace, Export(identity, path, workplace.clock(), form)):
            app.call_from_thread(app.notify, said(problem).plain, severity="warning", markup=False)

    # The app's own: a form that copies and goes away would take the work with it.
    app = screen.app
    app.run_worker(work, thread=True, exclusive=True, group="copying")


def _told(app: App[Any], copied: Copied, pieces: Sequence[str], kind: str) -> None:
    """Write the terminal's sequence from the thread that owns the terminal, and say what is known."""
    driver = app._driver
    if driver is not None:
        for piece in pieces:
            driver.write(piece)
    worry = not copied.checked and not copied.terminal.sent
    words = _in_format(copied.sentence, kind)
    app.notify(said(words).plain, severity="warning" if worry else "information", timeout=12, markup=False)


def _in_format(sentence: str, kind: str) -> str:
    """Say with what became of a text in which format it is: "Copied as Markdown with xclip and checked"."""
    if not kind:
        return sentence
    copied = sentence.removeprefix("Copied ")
    return f"Copied as {kind} {copied}" if copied != sentence else f"As {kind}: {sentence[:1].lower()}{sentence[1:]}"
