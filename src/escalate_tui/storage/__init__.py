"""The files of escalations: read with care, written whole, never over what somebody else wrote meanwhile.

What a draft is not opened with has to be imported from its module: copies, lists of files, what was exported.
"""

from escalate_tui.model.document import Doc
from escalate_tui.storage.document import dump, parse
from escalate_tui.storage.errors import (
    Ambiguous,
    Busy,
    Conflict,
    Damaged,
    NotAnId,
    NotFound,
    ReadOnly,
    ThereAgain,
    Unsavable,
)
from escalate_tui.storage.files import create_new, make_folder, write_whole
from escalate_tui.storage.folder import FileStore
from escalate_tui.storage.ids import month_of, new_id, valid_id
from escalate_tui.storage.layout import record_path
from escalate_tui.storage.reading import read_regular
from escalate_tui.storage.record import read_file, why_read_only
from escalate_tui.storage.state import Place, State
from escalate_tui.storage.store import Store
from escalate_tui.storage.version import Version

__all__ = [
    "Ambiguous",
    "Busy",
    "Conflict",
    "Damaged",
    "Doc",
    "FileStore",
    "NotAnId",
    "NotFound",
    "Place",
    "ReadOnly",
    "State",
    "Store",
    "ThereAgain",
    "Unsavable",
    "Version",
    "create_new",
    "dump",
    "make_folder",
    "month_of",
    "new_id",
    "parse",
    "read_file",
    "read_regular",
    "record_path",
    "valid_id",
    "why_read_only",
    "write_whole",
]
