"""What screens tell the app when the user goes somewhere else; no screen knows the app or another screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from escalate_tui.model.draft import Draft
    from escalate_tui.tui.beginning import Given


@dataclass
class Left(Message):
    """An escalation was left for the board.

    Attributes:
        identity: The escalation, under the cursor of the board.
    """

    identity: str


@dataclass
class Chosen(Message):
    """An escalation was chosen.

    Attributes:
        identity: Its id.
        edit: Whether its record is to be edited, though it was handed over.
    """

    identity: str
    edit: bool = False


@dataclass
class Begun(Message):
    """A new draft was asked for.

    Attributes:
        sentence: What it is about, as it was typed; empty when nothing was.
        customers: The names of who is affected.
        given: What else it begins with, taken from a file; None where there is none.
    """

    sentence: str = ""
    customers: tuple[str, ...] = ()
    given: "Given | None" = None


class Practised(Message):
    """Practice was asked for: to go on there, or a case afresh by somebody who is there already."""


@dataclass
class PracticeLeft(Message):
    """Practice was left for what is real.

    Attributes:
        thrown_away: Whether all of it is to go.
    """

    thrown_away: bool = False


class AllKnown(Message):
    """The board has read every file by now."""


@dataclass
class Written(Message):
    """An act was written.

    Attributes:
        identity: The escalation.
    """

    identity: str


@dataclass
class HandedOver(Message):
    """A brief was handed over and written.

    Attributes:
        draft: The escalation, open now.
    """

    draft: "Draft"
