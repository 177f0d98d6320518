"""Errors that own their sentence and their exit status."""

from escalate_tui.exit_status import ExitStatus


class EscalateError(Exception):
    """A condition the user can do something about: its text is the sentence they read.

    Attributes:
        exit_status: What the process returns when this ends a command; not done unless a subclass says otherwise.
    """

    exit_status = ExitStatus.NO
