"""Where the files of a store lie."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from escalate_tui.storage.ids import month_of

SUFFIX: Final = ".toml"


def record_path(root: Path, id_: str) -> Path:
    """Tell where the file of an escalation lies: `records/2026-03/<id>.toml`.

    Raises:
        NotAnId: It cannot be an id.
    """
    return root / "records" / month_of(id_) / f"{id_}{SUFFIX}"


def record_files(root: Path) -> Iterator[Path]:
    """Find whatever is named like a file of an escalation, in the months' folders and beside them.

    Hidden names are left out: temporary files and those of editors and version control. A month's folder that
    may not be looked into is found itself, since opening it says why.
    """
    for path in _named(root / "records"):
        if path.suffix == SUFFIX:
            yield path
        elif path.is_dir():
            try:
                inner = _named(path)
            except PermissionError:
                inner = [path]
            yield from (found for found in inner if found.suffix == SUFFIX or found == path)


def _named(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []
