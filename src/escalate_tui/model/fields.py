"""How a field of the record is declared: once, with its title, its help, its limit and the control that edits it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from escalate_tui.moments import Leaning

LINE_LIMIT = 300
"""Characters in a one-line field, unless the field says otherwise."""

PROSE_LIMIT = 20_000
"""Characters in a field of several lines: what a terminal still edits without a pause."""


class Control(StrEnum):
    """What kind of control edits a field."""

    LINE = "line"
    PROSE = "prose"
    LINES = "lines"
    """Several short entries, one on each line."""
    NUMBER = "number"
    MONEY = "money"
    MOMENT = "moment"
    DURATION = "duration"
    CHOICE = "choice"
    CHOICES = "choices"
    """Any number of a closed set."""
    FLAG = "flag"
    ITEMS = "items"
    """A list whose items have fields of their own."""
    CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class Face:
    """How a field shows itself: everything that its type does not say.

    Attributes:
        control: What edits it.
        group: The heading it stands under; fields of one group stand together.
        limit: Characters at most; 0 where the control bounds itself.
        leaning: For moments: whether "Fri 17:00" means the last or the next one.
        half: Whether two such fields share a line.
        example: What a good value looks like, shown while the field is empty.
        teams: Targets whose checklist asks for it; empty means everybody's.
        sometimes: Whether it is asked of some drafts alone for another reason, which the judgement knows.
    """

    control: Control
    group: str
    limit: int = 0
    leaning: Leaning | None = None
    half: bool = False
    example: str = ""
    teams: tuple[str, ...] = ()
    sometimes: bool = False


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field, as every front end reads it.

    Attributes:
        path: Its place in the record and in the file, such as `impact.workflow`.
        title: Its name on screen.
        help: One line that says what belongs there.
        face: How it shows itself.
        choices: For choices: each value with its label.
        item: For lists of items: the fields of an item, their paths relative to it.
    """

    path: str
    title: str
    help: str
    face: Face
    choices: tuple[tuple[Any, str], ...] = ()
    item: tuple["FieldSpec", ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Declared:
    """What a field of the record is declared with, beside its type.

    Attributes:
        title: Its name on screen.
        help: One line that says what belongs there.
        face: How it shows itself.
    """

    title: str
    help: str
    face: Face


DECLARED: Final = "declared"
"""The name of that among what a field carries."""


def declared(title: str, description: str, face: Face, default: Any = None) -> Any:
    """Declare a field of a step.

    Args:
        title: Its name on screen.
        description: One line that says what belongs there.
        face: How it shows itself.
        default: What it holds while nothing is said.
    """
    return field(default=default, metadata={DECLARED: Declared(title, description, face)})


def line(title: str, description: str, *, group: str, limit: int = LINE_LIMIT, **face: Any) -> Any:
    """Declare a text of one line."""
    return declared(title, description, Face(Control.LINE, group, limit=limit, **face))


def prose(title: str, description: str, *, group: str, limit: int = PROSE_LIMIT, **face: Any) -> Any:
    """Declare a text of any number of lines."""
    return declared(title, description, Face(Control.PROSE, group, limit=limit, **face))


def number(title: str, description: str, *, group: str) -> Any:
    """Declare a count of zero or more."""
    return declared(title, description, Face(Control.NUMBER, group, half=True))


def moment(title: str, description: str, *, group: str, leaning: Leaning, **face: Any) -> Any:
    """Declare a date, or a date with a time."""
    return declared(title, description, Face(Control.MOMENT, group, leaning=leaning, **face))


def of_control(control: Control, title: str, description: str, *, group: str, **face: Any) -> Any:
    """Declare a field whose type says all the rest: money, durations, choices, flags."""
    return declared(title, description, Face(control, group, **face))


def many(control: Control, title: str, description: str, *, group: str, **face: Any) -> Any:
    """Declare a list, empty unless the record says otherwise."""
    return declared(title, description, Face(control, group, **face), ())
