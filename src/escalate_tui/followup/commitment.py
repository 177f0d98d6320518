"""A commitment: something that the owner of an escalation has to do, and when.

Painting the board must not wait for pydantic: this knows the record's words and none of its models.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from escalate_tui.model.choice import Choice


class CommitmentKind(Choice):
    """What the owner has to do, or has said will be done."""

    FOLLOW_UP = "follow-up", "follow-up"
    CUSTOMER_UPDATE = "customer-update", "customer update"
    PROMISE = "promise", "promise"
    ASK = "ask", "ask deadline"
    SLA = "sla", "SLA end"


CLOCKS: Final = (CommitmentKind.FOLLOW_UP, CommitmentKind.CUSTOMER_UPDATE)
"""The kinds that come again and again; the others have a date, and end with an entry that names their key."""


class State(IntEnum):
    """Where a commitment stands, the most urgent first."""

    OVERDUE = 0
    DUE = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something to be done by the owner, and when.

    Attributes:
        kind: What is to be done.
        started: When its clock last started, or when it was promised or handed over, in UTC.
        due: From when it is due, in UTC.
        overdue: From when it is overdue, in UTC; the same as `due` where there is a single figure.
        text: What it is about, in a few words: `a cause, to Dana Ruiz`; empty where the kind says it all.
        key: What an entry names in `keeps` to end it; empty for the two clocks, which acts of their own restart.
    """

    kind: CommitmentKind
    started: datetime
    due: datetime
    overdue: datetime
    text: str = ""
    key: str = ""

    def state(self, now: datetime) -> State:
        """Tell where it stands; it is due, and overdue, from the very instant on."""
        if now >= self.overdue:
            return State.OVERDUE
        return State.DUE if now >= self.due else State.LATER

    def urgency(self, now: datetime) -> tuple[State, datetime]:
        """Give what orders commitments by urgency, the most urgent first.

        Overdue ones come first, by how late they are, then those that are due, by how soon they are late, and
        then the others by when they are due.
        """
        state = self.state(now)
        return state, self.due if state is State.LATER else self.overdue
