"""Noting which files texts of an escalation were written to."""

from escalate_tui.errors import EscalateError
from escalate_tui.storage.exports import Export, Exports
from escalate_tui.workplace import Workplace


def noted(workplace: Workplace, export: Export) -> str:
    """Note where a text of an escalation was written, for a purge to name; tell why it could not be, or nothing."""
    try:
        Exports(workplace.state.folder).note(export)
    except (EscalateError, OSError) as wrong:
        return f"{export.path} is written, and will not be named by a purge: {wrong}"
    return ""
