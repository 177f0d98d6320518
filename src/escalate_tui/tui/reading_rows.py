"""From the files of the store to the rows of the board."""

from collections.abc import Iterable

from escalate_tui.followup.read import row
from escalate_tui.followup.row import Row
from escalate_tui.model.draft import Draft
from escalate_tui.settings import Settings
from escalate_tui.storage import ConflictCopy, DamagedFile, Listed


def rows_and_trouble(
    listing: Iterable[Listed | DamagedFile | ConflictCopy], settings: Settings
) -> tuple[dict[str, Row], tuple[str, ...]]:
    """Read the rows of the board by their ids, and say of each file that has none why."""
    rows: dict[str, Row] = {}
    trouble: list[str] = []
    for file in listing:
        match file:
            case Listed():
                rows[file.id] = row(Draft(file.doc), settings)
            case DamagedFile():
                where = f", line {file.line}" if file.line else ""
                trouble.append(f"{file.path.name}: {file.reason}{where}")
            case ConflictCopy():
                trouble.append(f"{file.path.name}: a second copy of {file.of}, left by a synchronising tool")
    return rows, tuple(trouble)
