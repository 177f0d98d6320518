"""What is remembered between runs and lost without harm: where each draft was left, the user's name, what they saw."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from escalate_tui.model.document import Doc
from escalate_tui.model.text import clean_doc
from escalate_tui.storage.document import dump, parse
from escalate_tui.storage.errors import Damaged
from escalate_tui.storage.files import write_whole
from escalate_tui.storage.lock import locked
from escalate_tui.storage.reading import read_regular

REMEMBERED: Final = 200
"""Drafts whose places are remembered; the one saved longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft was left.

    Attributes:
        screen: The name of the screen.
        field: The path of the field with the focus; empty where none had it.
        cursor: Row and column of the cursor, counted from 0.
    """

    screen: str
    field: str
    cursor: tuple[int, int] = (0, 0)


class State:
    """The one small file of the state folder.

    A damaged file counts as an empty one and is replaced by the next save: what it held is where cursors
    stood, a name that is asked again, and what came due while the user was away.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist yet."""
        self._path = folder / "state.toml"
        self._theme = folder / "theme"

    @property
    def folder(self) -> Path:
        """The folder, which need not exist yet."""
        return self._path.parent

    def load_place(self, id_: str) -> Place | None:
        """Tell where a draft was left; None where that is not known."""
        return _place(_places(self._load()).get(id_))

    def save_place(self, id_: str, place: Place) -> None:
        """Remember where a draft was left.

        Raises:
            Busy: Another program holds the file.
            OSError: It could not be written.
        """
        with self._locked():
            state = self._load()
            places = {key: value for key, value in _places(state).items() if key != id_}
            latest = [*places.items(), (id_, asdict(place))][-REMEMBERED:]
            write_whole(self._path, dump({**state, "places": dict(latest)}))

    def forget_place(self, id_: str) -> None:
        """Forget where a draft was left.

        Raises:
            Busy: Another program holds the file.
            OSError: It could not be written.
        """
        with self._locked():
            state = self._load()
            places = _places(state)
            if places.pop(id_, None) is not None:
                write_whole(self._path, dump({**state, "places": places}))

    def load_name(self) -> str | None:
        """Tell the name that the user gave; None before they were asked."""
        name = self._load().get("name")
        return name if isinstance(name, str) and name.strip() else None

    def save_name(self, name: str) -> None:
        """Remember the name that the user gave.

        Raises:
            Busy: Another program holds the file.
            OSError: It could not be written.
        """
        with self._locked():
            write_whole(self._path, dump({**self._load(), "name": name}))

    def load_theme(self) -> str:
        """Tell the theme that was chosen on the screens; empty where none was.

        It stands in a file of its own: it is wanted before the first paint, and the other is long.
        """
        with suppress(OSError, Damaged, UnicodeDecodeError):
            return read_regular(self._theme).decode().strip()
        return ""

    def save_theme(self, name: str) -> None:
        """Remember the theme that was chosen on the screens.

        Raises:
            OSError: It could not be written.
        """
        write_whole(self._theme, f"{name}\n".encode())

    def load_seen(self) -> datetime | None:
        """Tell until when the user has seen what came due; None before the first time."""
        seen = self._load().get("seen")
        return seen if isinstance(seen, datetime) and seen.tzinfo is not None else None

    def save_seen(self, now: datetime) -> datetime | None:
        """Remember until when the user has seen what came due, and tell what was remembered before.

        Raises:
            Busy: Another program holds the file.
            OSError: It could not be written.
        """
        with self._locked():
            before = self.load_seen()
            if before is None or before < now:
                write_whole(self._path, dump({**self._load(), "seen": now}))
            return before

    def load_hints(self) -> frozenset[str] | None:
        """Tell which hints were shown, by their names; None where nobody has asked yet whether any should be."""
        shown = self._load().get("hints")
        return frozenset(str(one) for one in shown) if isinstance(shown, list) else None

    def save_hints(self, shown: Iterable[str]) -> None:
        """Remember which hints were shown.

        Raises:
            Busy: Another program holds the file.
            OSError: It could not be written.
        """
        with self._locked():
            write_whole(self._path, dump({**self._load(), "hints": sorted(shown)}))

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self._path.with_suffix(".lock"))

    def _load(self) -> Doc:
        state: Doc = {}
        with suppress(FileNotFoundError, NotADirectoryError, Damaged):
            state = clean_doc(parse(read_regular(self._path)))
        return state


def _places(state: Doc) -> Doc:
    places = state.get("places")
    return places if isinstance(places, dict) else {}


def _place(found: Any) -> Place | None:
    match found:
        case {"screen": str(screen), "field": str(field), "cursor": [int(row), int(column)]}:
            return Place(screen, field, (max(0, row), max(0, column)))
    return None
