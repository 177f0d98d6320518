"""Findings about dates that contradict each other, or the present."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from escalate_tui.judgement.codes import Code
from escalate_tui.judgement.english_sense import DEADLINE_PAST, FUTURE, ORDER
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.moments import end_of_working, show_span, start_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two moments of which one cannot come before the other.

    Attributes:
        code: The code of what is said when it does.
        first: The field of the one that comes first, or at the same time.
        second: The field of the other.
        blamed: The field that the finding stands at.
    """

    code: Code
    first: str
    second: str
    blamed: str


PAIRS: Final = (
    Pair("waiting-before-since", "understand.since", "understand.waiting_since", "understand.waiting_since"),
    Pair("update-before-waiting", "understand.waiting_since", "impact.last_update_at", "impact.last_update_at"),
    Pair("sla-before-waiting", "understand.waiting_since", "impact.sla_ends", "impact.sla_ends"),
    Pair("critical-before-since", "understand.since", "impact.critical_from", "impact.critical_from"),
    Pair("deadline-before-since", "understand.since", "impact.deadline", "impact.deadline"),
    Pair("ask-after-deadline", "target.ask_deadline", "impact.deadline", "target.ask_deadline"),
)
"""What comes before what."""

BEHIND_US: Final = ("understand.since", "understand.waiting_since", "impact.last_update_at")
"""Moments that lie in the past, whatever they are."""


def dates(facts: Facts) -> Iterator[Finding]:
    """Yield what contradicts; a day without a time contradicts only what lies on another day."""
    now = facts.context.now
    for path in BEHIND_US:
        if (spans := _span(facts, path)) and spans[0] > now:
            yield Finding("in-the-future", Level.WARN, path, FUTURE)
    for pair in PAIRS:
        first, second = _span(facts, pair.first), _span(facts, pair.second)
        if first and second and first[0] > second[1]:
            yield Finding(pair.code, Level.WARN, pair.blamed, ORDER[pair.code])
    yield from _past(facts)


def _past(facts: Facts) -> Iterator[Finding]:
    """Yield that the hard deadline is over; a day is over at the end of its working hours."""
    deadline, calendar = facts.record.impact.deadline, facts.context.settings.calendar
    if deadline is not None and (instant := end_of_working(deadline, calendar)) <= facts.context.now:
        says = DEADLINE_PAST.format(span=show_span(facts.context.now - instant))
        yield Finding("deadline-past", Level.WARN, "impact.deadline", says)


def _span(facts: Facts, path: str) -> tuple[datetime, datetime] | None:
    """Give the first and the last instant that a moment can mean; for a day without a time they differ."""
    moment, zone = facts.value(path), facts.context.settings.calendar.zone
    if moment is None:
        return None
    last = moment if isinstance(moment, datetime) else moment + timedelta(days=1)
    return start_of(moment, zone), start_of(last, zone)
