"""What a text promises beyond what is recorded: words that promise, and times that nothing gives."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final, TypeAlias

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import CLOCKS, CommitmentKind
from escalate_tui.moments import start_of
from escalate_tui.updates import english
from escalate_tui.updates.known import after_update, agreed, one_line, promised_words
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.times import Mention, day_in, minute_of
from escalate_tui.updates.wording import sentences

SO_FAR_AHEAD: Final = timedelta(days=180)
"""A day without a year that would come only after this has been: the one meant is past."""

NEARBY: Final = 200
"""Characters before and after a time in which its sentence is looked for."""

Window: TypeAlias = tuple[datetime, datetime]
"""From when to when something is agreed, in UTC."""


def promises_to(occasion: Occasion) -> tuple[str, ...]:
    """List the words of what the customer was promised and is still open."""
    promises = (one for one in agreed(occasion) if one.kind is CommitmentKind.PROMISE)
    return tuple(promised_words(occasion.record, one.key) for one in promises)


def words_beyond(text: str, occasion: Occasion) -> Iterator[str]:
    """Find words that promise, and that neither an open promise has nor the description of the issue."""
    issue, promises = one_line(occasion.record.understand.description).casefold(), promises_to(occasion)
    for found in english.PROMISING.seek.finditer(text):
        stem = english.STEMS.seek.search(found[0])
        recorded = stem and any(stem[0].casefold() in promise.casefold() for promise in promises)
        if not recorded and found[0].casefold() not in issue:
            yield found[0]


def times_beyond(text: str, mentioned: Iterable[Mention], occasion: Occasion) -> Iterator[str]:
    """Find times still to come that no promise, no clock and no deadline of the customer's gives; each once.

    Args:
        text: The text.
        mentioned: The times that it names.
        occasion: Which escalation, which of its customers, and when.
    """
    windows, found = list(_windows(occasion)), set[str]()
    for mention in mentioned:
        if mention.words in found or any(_within(mention, one, occasion.zone) for one in windows):
            continue
        if _is_ahead(mention, text, occasion):
            found.add(mention.words)
            yield mention.words


def _windows(occasion: Occasion) -> Iterator[Window]:
    """List from when to when something is agreed with the customer, or done about it."""
    clocks = (one for one in commitments(occasion.record, occasion.settings) if one.kind in CLOCKS)
    again = after_update(occasion)
    for one in (*clocks, *agreed(occasion), *((again,) if again else ())):
        yield one.due, one.overdue
    if occasion.record.impact.deadline is not None:
        at = start_of(occasion.record.impact.deadline, occasion.home)
        yield at, at


def _is_ahead(mention: Mention, text: str, occasion: Occasion) -> bool:
    """Whether a time is one to come: a day of the calendar is when it lies ahead, another when its sentence says so."""
    moment, now = mention.moment, occasion.now
    past = moment <= now if isinstance(moment, datetime) else moment < day_in(now, occasion.zone)
    far = day_in(moment, occasion.zone) - day_in(now, occasion.zone) > SO_FAR_AHEAD
    if past or (far and str(moment.year) not in mention.words):
        return False
    if mention.dated:
        return True
    before = text[max(0, mention.start - NEARBY) : mention.start].rpartition("\n")[2]
    after = text[mention.start :][:NEARBY].partition("\n")[0]
    spoken = next((one for one in sentences(before + after) if mention.words in one), "")
    if english.UNTIL.seek.search(before):
        return True
    clause = next((one for one in english.CLAUSES.seek.split(spoken) if mention.words in one), spoken)
    return bool(english.AHEAD.seek.search(spoken)) and not english.PAST.seek.search(clause)


def _within(mention: Mention, window: Window, zone: tzinfo) -> bool:
    start, end = (minute_of(instant) for instant in window)
    moment = mention.moment
    if not isinstance(moment, datetime):
        return day_in(start, zone) <= moment <= day_in(end, zone)
    if start <= moment <= end:
        return True
    # A time without a day is that of whatever comes at that time.
    return not mention.dayed and moment.astimezone(UTC).time() in (start.time(), end.time())
