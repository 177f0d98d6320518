"""Errors that own their sentence and their exit status."""


class EscalateError(Exception):
    """A condition the user can do something about: its text is the sentence they read.

    Attributes:
        exit_status: What the process returns when this ends a command; 1 unless a subclass says otherwise.
    """

    exit_status = 1
