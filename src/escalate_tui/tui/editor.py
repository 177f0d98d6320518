"""Lending the terminal to the user's editor, and taking it back in order whatever comes of that."""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from textual.app import App, SuspendNotSupported

from escalate_tui.errors import EscalateError

NAMED: Final = ("VISUAL", "EDITOR")
"""The variables that name an editor; the first that says anything counts."""

USUAL: Final = "vi"
"""The editor where none is named."""

FROM_KEYS: Final = ("SIGINT", "SIGQUIT")
"""Signals that keys send to all that runs in a terminal; while an editor has it they are the editor's."""


class NotOpened(EscalateError):
    """No editor was opened; the sentence says why."""


def edited(app: App[Any], file: Path, env: Mapping[str, str]) -> str:
    """Have the user's editor open a file, and wait for its end.

    Args:
        app: What is on the terminal meanwhile; it comes back.
        file: The file.
        env: Names the editor, and where programs lie.

    Returns:
        How the editor failed, in a sentence; empty where it did not.

    Raises:
        NotOpened: There is none, or it cannot be run here.
    """
    named = next((name for name in NAMED if env.get(name, "").strip()), "")
    said = env[named] if named else USUAL
    try:
        editor, *options = shlex.split(said)
    except ValueError:
        raise NotOpened(f"No editor was opened: a quote in {named} has no end, in {said}.") from None
    found = shutil.which(editor, path=env.get("PATH"))
    if found is None:
        raise NotOpened(f"No editor was opened: there is no program {editor} here. Set EDITOR to one that there is.")
    try:
        with app.suspend():
            ended = _run([found, *options, str(file)])
    except SuspendNotSupported:
        raise NotOpened("No editor was opened: this terminal cannot be lent to one.") from None
    if isinstance(ended, OSError):
        raise NotOpened(f"No editor was opened: {editor} could not be run, {ended.strerror or ended}.")
    return f"{editor} ended with status {ended}, so the file may not be as you wanted it." if ended else ""


def _run(command: list[str]) -> int | OSError:
    """Run it, and raise nothing: what is raised while an app is suspended leaves the terminal without it."""
    try:
        with _unheard():
            return subprocess.run(command, check=False).returncode
    except OSError as wrong:
        return wrong


@contextmanager
def _unheard() -> Iterator[None]:
    """Let signals from keys end nothing here; a program that is started does not inherit that."""
    numbers = [getattr(signal, name) for name in FROM_KEYS if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
