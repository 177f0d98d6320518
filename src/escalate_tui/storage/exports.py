"""Which files briefs were written to: a note for each escalation, so that they can be found when it is purged."""

import os
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from escalate_tui.storage.document import dump, parse
from escalate_tui.storage.errors import Damaged, NotAnId
from escalate_tui.storage.files import write_whole
from escalate_tui.storage.ids import valid_id
from escalate_tui.storage.lock import locked
from escalate_tui.storage.reading import read_regular


@dataclass(frozen=True, slots=True)
class Export:
    """A file that something of an escalation was written to.

    Attributes:
        id: The escalation.
        path: The file.
        at: When it was written last, in UTC.
        format: The format of the brief, or how the file's name ends.
    """

    id: str
    path: Path
    at: datetime
    format: str


class Exports:
    """The notes, a small file for each escalation in `exports/` of the state folder."""

    def __init__(self, folder: Path) -> None:
        """Use the state folder, which need not exist yet."""
        self._folder = folder / "exports"

    def note(self, export: Export) -> None:
        """Note that a file was written; one written again is noted once.

        Raises:
            NotAnId: The escalation's id is none.
            Damaged: The notes of that escalation cannot be read.
            Unsavable: The name of the file is no text.
            Busy: Another program holds the notes.
            OSError: They could not be written.
        """
        path = Path(os.path.abspath(export.path))  # noqa: PTH100 - a link in it is not what the user wrote
        with self._locked():
            others = (one for one in self.of(export.id) if one.path != path)
            kept = [*map(_noted, others), _noted(Export(export.id, path, export.at, export.format))]
            write_whole(self._file(export.id), dump({"exports": kept}))

    def of(self, id_: str) -> tuple[Export, ...]:
        """List the files that were written of an escalation, the one written last at the end.

        Raises:
            NotAnId: It cannot be an id.
            Damaged: The notes cannot be read.
            OSError: They cannot be opened.
        """
        try:
            noted = parse(read_regular(self._file(id_))).get("exports")
        except FileNotFoundError:
            return ()
        except Damaged as wrong:
            raise Damaged(wrong.reason, wrong.line, self._file(id_)) from wrong
        found = (_read(id_, one) for one in (noted if isinstance(noted, list) else ()))
        return tuple(one for one in found if one is not None)

    def forget(self, id_: str) -> None:
        """Forget the files of an escalation.

        Raises:
            NotAnId: It cannot be an id.
            Busy: Another program holds the notes.
            OSError: They could not be removed.
        """
        with self._locked(), suppress(FileNotFoundError):
            self._file(id_).unlink()

    def _file(self, id_: str) -> Path:
        if not valid_id(id_):
            raise NotAnId(id_)
        return self._folder / f"{id_}.toml"

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self._folder / ".lock")


def _noted(export: Export) -> dict[str, Any]:
    return {"path": str(export.path), "at": export.at.astimezone(UTC), "format": export.format}


def _read(id_: str, noted: Any) -> Export | None:
    match noted:
        case {"path": str(path), "at": datetime() as at, "format": str(format_)} if at.tzinfo is not None:
            return Export(id_, Path(path), at, format_)
    return None
