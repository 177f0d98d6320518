"""The copy of a draft that its file does not hold: where it is, and how one goes on with it."""

from escalate_tui.storage import record_path
from escalate_tui.tui.desk import Desk


def resumed(desk: Desk, command: str = "escalate-tui resume") -> str:
    """Say where the copy of a draft is and how one goes on with it; empty where there is none.

    Args:
        desk: The draft.
        command: What takes it up again, before its id.
    """
    if desk.kept is None:
        return ""
    if returns(desk):
        return f"What you typed is kept, and taken up by: {command} {desk.draft.id}"
    return f"What you typed is kept in {desk.kept}\n{how_to_go_on(desk)}"


def returns(desk: Desk) -> bool:
    """Tell whether the copy is found when the escalation is opened again: beside its file, which is there."""
    kept = desk.kept
    return desk.version is not None and kept is not None and kept.is_relative_to(desk.place.state.folder)


def how_to_go_on(desk: Desk) -> str:
    """Say where a copy that lies elsewhere has to go."""
    return f"To go on with it, copy it to {record_path(desk.place.store.root, desk.draft.id)}"
