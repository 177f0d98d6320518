"""From an escalation's draft to its row on the board, and to the lines of its history."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Final

from escalate_tui.followup.changes import changes, in_short
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.deadlines import ask_text, asked_by
from escalate_tui.followup.labels import label
from escalate_tui.followup.pauses import pauses
from escalate_tui.followup.row import LogLine, Row, Told
from escalate_tui.model.choices import Act, Affected, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting, last, owner_of, severity_of, team_of
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.text import clean_line
from escalate_tui.model.understand import Understand
from escalate_tui.moments import Moment, start_of
from escalate_tui.settings import Settings

LINES: Final = 5
"""Entries of the history that a row carries for the board's detail pane."""

_CLOSED: Final = (Status.RESOLVED, Status.DE_ESCALATED)


def row(draft: Draft, settings: Settings) -> Row:
    """Read what the board shows of an escalation.

    Args:
        draft: The escalation, open, closed or still a draft.
        settings: Working hours, by which the clocks run.
    """
    record, status, zone = draft.record, draft.status, settings.calendar.zone
    severity, team = _severity(record, status), _team(record, status)
    closing = last(record.history, Act.RESOLVED, Act.DE_ESCALATED) if status in _CLOSED else None
    is_open = status is Status.OPEN
    opening = last(record.history, Act.HANDED_OVER)
    return Row(
        id=draft.id,
        status=status,
        summary=_line(record.understand.summary),
        severity=severity,
        target=team.label if team else "",
        customers=_customers(record),
        customer=next(iter(_names(record.understand)), ""),
        owner=_line(owner_of(record.history, record.owner)),
        created=_instant(record.created, zone),
        updated=_instant(record.updated, zone),
        opened=start_of(opening.at, zone) if opening else None,
        closed=start_of(closing.at, zone) if closing else None,
        ask=ask_text(record.target),
        ask_by=asked_by(record, settings.calendar),
        told=_told(record, zone),
        commitments=commitments(record, settings),
        paused_to=next((stop.end for stop in reversed(pauses(record.history, zone))), None) if is_open else None,
        changed=in_short(changes(draft, zone)) if is_open else "",
        lines=history_lines(counting(record.history), zone)[:LINES],
    )


def history_lines(history: Iterable[Entry], zone: tzinfo) -> tuple[LogLine, ...]:
    """Read a history as lines, newest first; what was taken back is among them, marked."""
    entries = tuple(history)
    taken_back = {entry.retracts for entry in entries if entry.act is Act.TAKEN_BACK}
    lines = [
        LogLine(
            key=entry.key,
            at=start_of(entry.at, zone),
            label=label(entry, entries, zone),
            note=_line(entry.note),
            by=_line(entry.by),
            counts=entry.key not in taken_back,
        )
        for entry in reversed(entries)
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _severity(record: Record, status: Status) -> Severity | None:
    return record.impact.severity if status is Status.DRAFT else severity_of(record.history)


def _team(record: Record, status: Status) -> Team | None:
    return record.target.team if status is Status.DRAFT else team_of(record.history)


def _customers(record: Record) -> str:
    """Say who is affected: by name where one is known, then by number, then in the record's own words."""
    names, number = _names(record.understand), record.impact.customers_affected or 0
    if names:
        others = max(number, len(record.understand.customers)) - 1
        return f"{names[0]} +{others}" if others else names[0]
    if number:
        return f"{number:,} customers" if number > 1 else "1 customer"
    if record.understand.affected is Affected.EVERYONE:
        return Affected.EVERYONE.label
    return _line(record.understand.segment)


def _names(understand: Understand) -> list[str]:
    return [_line(customer.name) for customer in understand.customers if customer.name]


def _told(record: Record, zone: tzinfo) -> Told | None:
    """Find what the customer was told last: by the history, otherwise before the hand-over."""
    updates = [entry for entry in counting(record.history) if entry.act is Act.CUSTOMER_UPDATED]
    if updates:
        latest = max(updates, key=lambda entry: start_of(entry.at, zone))
        return Told(start_of(latest.at, zone), _line(latest.note))
    said = Told(_instant(record.impact.last_update_at, zone), _line(record.impact.last_update))
    return said if said.at or said.text else None


def _instant(moment: Moment | None, zone: tzinfo) -> datetime | None:
    return start_of(moment, zone) if moment is not None else None


def _line(text: str | None) -> str:
    return clean_line(text or "")
