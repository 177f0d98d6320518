"""What looking back needs to know of one escalation; it is the same whenever it is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from escalate_tui.followup.insights.patterns import Pattern, pattern_of
from escalate_tui.followup.insights.reasons import SentBack
from escalate_tui.followup.insights.rounds import Round, in_order, rounds
from escalate_tui.followup.likening import likeness_of
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import DECIDES, severity_of
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.text import clean_line
from escalate_tui.moments import start_of
from escalate_tui.settings import Settings

SPAN: Final = timedelta(weeks=12)
"""How far it is looked back."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch in which an escalation was open at one severity.

    Attributes:
        severity: How severe it was.
        start: From when, in UTC.
        end: Until when, in UTC; None while it lasts.
    """

    severity: Severity
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Story:
    """One escalation that was handed over, as looking back sees it.

    Attributes:
        id: Its id.
        severity: How severe it is, or was at its end.
        opened: When it was first handed over, in UTC.
        resolved: When it was resolved, in UTC; None where it is open or was de-escalated.
        stretches: When it was open, at which severity; in order and apart.
        rounds: Each round of its two clocks that ended within the span, or runs.
        sent_back: Each time that the target sent it back.
        pattern: What it has in common with others; None where its record names neither an error nor a component.
        customers: Who reported it, each name once.
    """

    id: str
    severity: Severity
    opened: datetime
    resolved: datetime | None = None
    stretches: tuple[Stretch, ...] = ()
    rounds: tuple[Round, ...] = ()
    sent_back: tuple[SentBack, ...] = ()
    pattern: Pattern | None = None
    customers: tuple[str, ...] = ()


def story_of(draft: Draft, settings: Settings, now: datetime) -> Story | None:
    """Read what looking back needs of an escalation; None of a draft that was never handed over.

    Args:
        draft: The escalation.
        settings: Working hours, and how often the target and the customer are to hear.
        now: The present instant, in UTC, from which it is looked back.
    """
    record, zone = draft.record, settings.calendar.zone
    entries = in_order(record.history, zone)
    stretches = tuple(_stretches(record, entries, zone))
    if not stretches:
        return None
    likeness = likeness_of(draft, zone)
    return Story(
        id=draft.id,
        severity=severity_of(entries) or stretches[-1].severity,
        opened=stretches[0].start,
        resolved=likeness.closed if likeness.status is Status.RESOLVED else None,
        stretches=stretches,
        rounds=tuple(rounds(record, entries, settings, now - SPAN)),
        sent_back=tuple(
            SentBack(start_of(one.at, zone), clean_line(one.note or "")) for one in entries if one.act is Act.SENT_BACK
        ),
        pattern=pattern_of(likeness),
        customers=likeness.customers,
    )


def _stretches(record: Record, entries: Sequence[Entry], zone: tzinfo) -> Iterator[Stretch]:
    """Tell when it was open: each change of its severity ends a stretch and begins another."""
    since: datetime | None = None
    severity = record.impact.severity or Severity.MEDIUM
    for entry in entries:
        at, before = start_of(entry.at, zone), severity
        severity = severity_of((entry,)) or severity
        opens, closes = DECIDES.get(entry.act) is Status.OPEN, DECIDES.get(entry.act, Status.OPEN) is not Status.OPEN
        if since is not None and (closes or severity is not before):
            if since < at:
                yield Stretch(before, since, at)
            since = None if closes else at
        elif since is None and opens:
            since = at
    if since is not None:
        yield Stretch(severity, since, None)
