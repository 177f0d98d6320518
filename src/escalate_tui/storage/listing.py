"""Everything a store holds, also what cannot be read: one row for each file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from escalate_tui.model.document import Doc
from escalate_tui.storage.errors import Damaged, NotAnId, in_a_sentence
from escalate_tui.storage.layout import record_files, record_path
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.record import read_record
from escalate_tui.storage.version import Version, version_of


@dataclass(frozen=True, slots=True)
class Listed:
    """An escalation.

    Attributes:
        id: Its id.
        path: Its file.
        doc: Its document.
        version: The state that the document is.
    """

    id: str
    path: Path
    doc: Doc
    version: Version


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file that cannot be read; it is left as it is.

    Attributes:
        path: The file.
        reason: What is wrong with it.
        line: The line where it is wrong, counted from 1; None where no single line is.
    """

    path: Path
    reason: str
    line: int | None

    @property
    def says(self) -> str:
        """What is wrong with which file, in a few words."""
        return f"{in_a_sentence(self.path.name)}: {self.reason}{f', line {self.line}' if self.line else ''}"


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A file that does not lie where its id says; synchronising tools leave such when two sides changed one.

    Attributes:
        path: The file.
        of: The id that stands in it.
    """

    path: Path
    of: str

    @property
    def says(self) -> str:
        """What it is, in a few words."""
        return f"{in_a_sentence(self.path.name)}: a second copy of {self.of}, left by a synchronising tool"


Row = Listed | DamagedFile | ConflictCopy
"""One file of the store."""


def list_records(root: Path) -> Iterator[Row]:
    """List the files of a store, newest first by the time in their names, but for those that go meanwhile."""
    for path in sorted(record_files(root), key=lambda found: found.name, reverse=True):
        row = row_of(root, path)
        if row is not None:
            yield row


def row_of(root: Path, path: Path) -> Row | None:
    """Read one file of a store; None where it went meanwhile."""
    try:
        return _row(root, path)
    except Damaged as bad:
        return DamagedFile(path, bad.reason, bad.line)
    except NotAnId as bad:
        return DamagedFile(path, f"its id is none: {bad}", None)
    except FileNotFoundError:
        return None
    except OSError as bad:
        return DamagedFile(path, f"it cannot be opened: {bad.strerror}", None)


def _row(root: Path, path: Path) -> Row:
    content = read_regular(path)
    doc = read_record(content, path)
    if path != record_path(root, doc["id"]):
        return ConflictCopy(path, doc["id"])
    return Listed(doc["id"], path, doc, version_of(content))
