"""What the index keeps of an escalation, and how far it has come with all of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index keeps of an escalation.

    Attributes:
        shelf: Where it stands: `open`, `drafts` or `closed`.
        order: What orders a shelf without due times, the greatest first.
        dates: When each of its commitments is due and overdue, in seconds since 1970.
        rank: What orders those due at the same instant, the smallest first.
        words: What a search finds it by.
        body: Whatever the caller makes a row of again.
        gist: Whatever the caller compares it with others by; empty where it is never found alike.
    """

    shelf: str
    order: float
    dates: tuple[tuple[float, float], ...]
    rank: int
    words: str
    body: str
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come.

    Attributes:
        done: Files that were read so far.
        total: Files that have to be read.
    """

    done: int
    total: int
