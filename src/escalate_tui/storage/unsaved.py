"""What cannot be in the file of its escalation yet: kept beside, so that no end of the program loses it.

Such a copy is the whole escalation as its user has it, and can be read like any other. With it goes what the edits
began with, so that it is merged with what the file holds by the time it can be written.
"""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.storage.document import dump
from escalate_tui.storage.errors import Damaged
from escalate_tui.storage.files import write_whole
from escalate_tui.storage.folder import FileStore
from escalate_tui.storage.layout import SUFFIX
from escalate_tui.storage.record import read_file, why_read_only

FOLDER: Final = "unsaved"
"""The folder of the copies, in that of the state."""

BEGAN_WITH: Final = "began_with"
"""The table of a copy that holds what the edits began with."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A copy of an escalation that was kept beside its file.

    Attributes:
        path: Where it is.
        mine: The escalation as its user has it.
        base: What that began with: what the file held, and in fields changed on two sides what it held before.
    """

    path: Path
    mine: Doc
    base: Doc


def unsaved_path(folder: Path, id_: str) -> Path:
    """Name a new copy of an escalation; two windows never share one."""
    return folder / f"{id_}.{secrets.token_hex(4)}{SUFFIX}"


def keep_unsaved(path: Path, mine: Doc, base: Doc | None) -> None:
    """Keep a copy of an escalation, instead of the one that was there.

    Args:
        path: Where.
        mine: The escalation as its user has it.
        base: What that began with; None for one that was never written: the copy is then its file word for word.

    Raises:
        Unsavable: It would not read back as it is.
        OSError: It could not be written.
    """
    write_whole(path, dump(mine if base is None else {**mine, BEGAN_WITH: base}))


def unsaved_of(folder: Path, id_: str) -> Unsaved | None:
    """Find the copy of an escalation that was kept last; None where there is none that can be merged."""
    found: list[tuple[float, Unsaved]] = []
    for path in _copies(folder, id_):
        # What cannot be read is left for its user; the program goes on with the file.
        with suppress(OSError, Damaged):
            doc = read_file(path)
            base = doc.pop(BEGAN_WITH, None)
            if isinstance(base, dict) and doc["id"] == id_ and why_read_only(doc) is None:
                found.append((path.stat().st_mtime, Unsaved(path, doc, base)))
    return max(found, key=lambda one: one[0], default=(0.0, None))[1]


def kept_ids(folder: Path) -> set[str]:
    """Name the escalations of which a copy is kept."""
    return {path.name.partition(".")[0] for path in _copies(folder)}


def bring_back(folder: Path, store: FileStore) -> None:
    """Put drafts that could never be written into the store, which takes them by now.

    Copies of an escalation that has a file, or had one, are left alone: opening it takes them up.

    Args:
        folder: The folder of the copies.
        store: Where the drafts belong.
    """
    for path in _copies(folder):
        # What cannot be read or written stays where it is, for the next time and for its user.
        with suppress(OSError, EscalateError):
            doc = read_file(path)
            if BEGAN_WITH not in doc and store.head(doc["id"]) is None:
                store.put(doc, None)
                path.unlink()


def _copies(folder: Path, id_: str = "") -> Iterator[Path]:
    beginning = f"{id_}." if id_ else ""
    with suppress(OSError):
        yield from [one for one in folder.iterdir() if one.name.startswith(beginning) and one.suffix == SUFFIX]
