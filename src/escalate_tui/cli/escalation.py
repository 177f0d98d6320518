"""Which escalation a command means: one of the store by its id, or any file of one."""

import os
from collections.abc import Callable
from pathlib import Path

from escalate_tui.model.document import Doc
from escalate_tui.storage import Damaged, read_file
from escalate_tui.workplace import Workplace

Here = Callable[[], Workplace]
"""Makes what the commands work with, when one needs it."""


def document_of(place: Workplace, name: str) -> Doc:
    """Read the escalation that a part of an id means, or the file that a path leads to.

    A path is told from an id by its separator or by its `.toml`; no id has either.

    Raises:
        Damaged: The file is not there or cannot be read.
        EscalateError: No id has that part, or several have it.
    """
    path = Path(os.path.expanduser(name))  # noqa: PTH111 - Path.expanduser fails where nobody has that name
    try:
        if path.suffix != ".toml" and len(path.parts) < 2:
            return place.store.get(place.store.find(name))[0]
        return read_file(path)
    except OSError as wrong:
        raise Damaged((wrong.strerror or str(wrong)).lower(), path=Path(wrong.filename or path)) from wrong
