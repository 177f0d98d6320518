"""What a line means: a command, or an answer."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Command(StrEnum):
    """What can be typed instead of an answer."""

    KEEP = ""
    EMPTY = "-"
    HELP = "?"
    BACK = "<"
    STEP = ":step"
    OPEN = ":open"
    LEAVE = ":q"
    MEND = ":mend"
    REPRO = ":repro"
    SAVE = ":save"
    CHANGE = ":change"
    REMOVE = ":remove"
    UP = ":up"
    DOWN = ":down"
    TEXT = "text"
    UNKNOWN = "unknown"


BEGINNING: Final = (
    "Enter keeps what is there, - empties it, ? helps, < goes back a field.",
    ":step impact goes to a step, :open to the next field with something open, :q leaves.",
    "Each answer is saved at once.",
)
"""What is told at the start."""

EVERYWHERE: Final = (
    "Enter keeps what is there. - empties it. < goes back a field.",
    ":step understand, impact, target, repro or brief goes there. :open goes to the next field with something open.",
    ":mend does what a finding offers. :repro asks for a reproduction, or leaves it out.",
    ":save writes the file anew, over what somebody else wrote. :q leaves.",
    "A space before it makes text of a command.",
)
"""What help says of the commands."""

IN_LISTS: Final = frozenset({Command.CHANGE, Command.REMOVE, Command.UP, Command.DOWN})
"""Commands that only lists know, each with a number."""

_BARE: Final = frozenset({Command.KEEP, Command.EMPTY, Command.HELP, Command.BACK})
_WORD: Final = re.compile(r"(:[a-z]+)(?:\s+(.*))?")
_NAMED: Final = {one.value: one for one in Command if one.value.startswith(":")} | {":quit": Command.LEAVE}


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody typed.

    Attributes:
        command: What it asks for; `TEXT` for an answer.
        text: The answer, what stands behind the command, or the command that nobody knows.
    """

    command: Command
    text: str = ""


def meant(line: str) -> Said:
    """Tell a command from an answer; what begins with a space is an answer."""
    bare = line.rstrip()
    if bare in _BARE:
        return Said(Command(bare))
    found = _WORD.fullmatch(bare)
    if found is None:
        return Said(Command.TEXT, line.strip())
    command = _NAMED.get(found[1])
    return Said(Command.UNKNOWN, found[1]) if command is None else Said(command, (found[2] or "").strip())
