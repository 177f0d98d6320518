"""What an update is about and how it reaches the customer, and which one the record calls for."""

from typing import Final

from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.history import SENT, last, status
from escalate_tui.model.record import Record
from escalate_tui.updates.known import agreed, last_told, since_told, told_texts, workaround_of
from escalate_tui.updates.occasion import Occasion


class Situation(Choice):
    """What an update to the customer is about; each has a template for every channel."""

    FIRST_WORD = "first-word", "first word"
    HOLDING = "holding", "nothing new"
    PROGRESS = "progress", "progress"
    WORKAROUND = "workaround", "workaround"
    RESOLVED = "resolved", "resolved"
    BAD_NEWS = "bad-news", "bad news"


class Channel(Choice):
    """How an update reaches the customer, which decides how long it may be."""

    MAIL = "mail", "mail"
    TICKET = "ticket", "ticket"
    CHAT = "chat", "chat"


MOVES: Final = (Act.ATTEMPTED, Act.TARGET_CHANGED, Act.OWNER_CHANGED)
"""Acts of which a customer would hear that it goes on."""


def suggested(occasion: Occasion) -> Situation:
    """Tell which situation fits best, by what happened since the customer was last told.

    Resolved: it is; first word: they were never told anything; bad news: a promise to them is late; workaround: there
    is one that they were not told of; progress: something was tried since, or somebody else has it; otherwise nothing
    is new.
    """
    record = occasion.record
    if status(record.history) is Status.RESOLVED:
        return Situation.RESOLVED
    if last_told(record, occasion.home) is None:
        return Situation.FIRST_WORD
    promises = (one for one in agreed(occasion) if one.kind is CommitmentKind.PROMISE)
    if any(one.due <= occasion.now for one in promises):
        return Situation.BAD_NEWS
    if _untold_workaround(record):
        return Situation.WORKAROUND
    return Situation.PROGRESS if since_told(record, occasion.home, *MOVES) else Situation.HOLDING


def _untold_workaround(record: Record) -> bool:
    """Whether a workaround came up since the brief left, and no update has its words."""
    words, sent = workaround_of(record), last(record.history, *SENT)
    if not words or sent is None or sent.snapshot is None:
        return False
    impact = sent.snapshot.get("impact")
    before = impact.get("workaround") if isinstance(impact, dict) else None
    return before != record.impact.workaround and not any(words in text for text in told_texts(record))
