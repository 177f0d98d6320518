"""How the program ends: every exit status, declared once, with what it tells a script."""

from enum import IntEnum
from typing import Final


class ExitStatus(IntEnum):
    """What a process ends with; the help and the manual page list them from here.

    Attributes:
        meaning: What it tells, in a few words.
    """

    meaning: str

    def __new__(cls, value: int, meaning: str) -> "ExitStatus":
        """Make a member of its number and what that tells."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    DONE = 0, "done, and nothing is wrong"
    NO = 1, "not done, or something is wrong: not ready, overdue, mistakes"
    USAGE = 2, "wrong usage, or no terminal for the screens"
    UNREADABLE = 3, "an escalation or a settings file that cannot be read"
    CRASHED = 70, "an error of the program"
    SIGNALLED = 128, "and the number of the signal that ended it: 130 after ctrl+c"


INTERRUPTED: Final = ExitStatus.SIGNALLED + 2
"""What ctrl+c ends a command with: 128 and the number of its signal, as a shell has it."""
