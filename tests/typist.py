"""Somebody who types in the description of a draft, from the program's first paint on."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cases import NOW
from escalate_tui.model.draft import Draft
from escalate_tui.storage import FileStore, Place, State
from person import DATA, program, stored
from terminal import Terminal, isolated_env

STATE = ".local/state/escalate-tui"
"""Where the program keeps what it remembers, from the home on."""

ID = "esc-20260310-143012-k7q"

MARK = "Zwiebelfisch"
"""A word that is in every text of the draft, and nowhere else."""


def begun(home: Path, field: str = "understand.description") -> None:
    """Put a draft into a home, left at the end of a field."""
    draft = Draft.begun(ID, NOW, by=MARK)
    for path in ("understand.summary", "understand.description", "impact.workflow"):
        draft = draft.with_value(path, MARK)
    FileStore(home / DATA, lambda: NOW).put(draft.doc, None)
    State(home / STATE).save_place(ID, Place("understand", field, (0, len(MARK))))


class Typist(Terminal):
    """A terminal in which the draft is open, with the cursor at the end of a field."""

    def __init__(self, home: Path, command: Sequence[str]) -> None:
        super().__init__([*command, "resume"], isolated_env(home))
        self.home = home

    def on_disk(self, field: str = "description") -> str:
        """Give what the file has of the field, behind what was there at first."""
        text = stored(self.home)[0]["understand"][field]
        assert isinstance(text, str)
        return text.removeprefix(MARK)

    @property
    def said(self) -> str:
        """What stands on the person's own screen when the program has ended."""
        shown = bytes(self.raw).decode(errors="replace").rpartition("\x1b[?1006l")[2]
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.replace("\r\n", "\n"))


@contextmanager
def typist(home: Path, command: Sequence[str] = (), field: str = "description") -> Iterator[Typist]:
    """Open the draft in a terminal, with the cursor at the end of a field."""
    begun(home, f"understand.{field}")
    with Typist(home, command or program()) as person:
        person.wait_for(lambda screen: f" {field.capitalize()}: " in screen.splitlines()[-2], timeout=20)
        yield person


def failing(place: str) -> list[str]:
    """Give the program with an error in it that F1 sets off."""
    python, script, *rest = program()
    return [python, str(Path(script).with_name("crash_at.py")), place, *rest]
