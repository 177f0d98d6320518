"""What an update is about and how it reaches the customer, and which one the record calls for."""

from datetime import datetime

from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Status
from escalate_tui.model.history import SENT, last, status
from escalate_tui.model.record import Record
from escalate_tui.settings import Settings
from escalate_tui.updates.known import agreed, addressed, last_told, news_of, told_texts, workaround_of


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


def suggested(record: Record, settings: Settings, now: datetime, to: str = "") -> Situation:
    """Tell which situation fits best, by what happened since the customer was last told.

    Resolved: it is; first word: they were never told anything; bad news: a promise to them is late; workaround: there
    is one that they were not told of; progress: something was tried or learnt since; otherwise nothing is new.

    Args:
        record: The escalation.
        settings: Working hours, by which a promised day ends.
        now: The present instant, in UTC.
        to: The key of the customer who is written to; empty: the first one.
    """
    told = last_told(record, settings.calendar.zone)
    if status(record.history) is Status.RESOLVED:
        return Situation.RESOLVED
    if told is None:
        return Situation.FIRST_WORD
    if any(one.kind is CommitmentKind.PROMISE and one.due <= now for one in agreed(record, addressed(record, to), settings)):
        return Situation.BAD_NEWS
    if _untold_workaround(record):
        return Situation.WORKAROUND
    return Situation.PROGRESS if news_of(record, settings.calendar.zone) else Situation.HOLDING


def _untold_workaround(record: Record) -> bool:
    """Whether a workaround came up since the brief left, and no update has its words."""
    words, sent = workaround_of(record), last(record.history, *SENT)
    if not words or sent is None or sent.snapshot is None:
        return False
    before = (sent.snapshot.get("impact") or {}).get("workaround")
    return before != record.impact.workaround and not any(words in text for text in told_texts(record))
