"""What the board says of commitments, asks and entries; signs and words tell apart what colour may not."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from escalate_tui.followup.commitment import Commitment, CommitmentKind, State
from escalate_tui.followup.row import LogLine, Row
from escalate_tui.moments import Moment, show_span
from escalate_tui.moments.words import show_day
from escalate_tui.moments.zone_names import zone_label

SIGNS: Final = {State.OVERDUE: "▲", State.DUE: "●", State.LATER: " "}
"""The sign of each state, one cell wide."""

_WEEK: Final = timedelta(days=7)


def countdown(commitment: Commitment, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """Give the sign of a commitment, and how late it is, until when it is due, or when it will be.

    Returns:
        A sign and a text: `▲` and "late 10 min", `●` and "due, to 21:30", a space and "Wed 10:30, 14 h 50 min".
    """
    state = commitment.state(now)
    match state:
        case State.OVERDUE:
            return SIGNS[state], f"late {show_span(now - commitment.overdue)}"
        case State.DUE:
            return SIGNS[state], f"due, to {day_time(commitment.overdue, now, zone)}"
        case State.LATER:
            return SIGNS[state], f"{day_time(commitment.due, now, zone)}, {show_span(commitment.due - now)}"


def title(commitment: Commitment) -> str:
    """Name a commitment: "customer update", "promise (a cause, to Dana Ruiz)"; an ask is told on a line of its own."""
    text = commitment.text if commitment.kind is CommitmentKind.PROMISE else ""
    return f"{commitment.kind.label} ({text})" if text else commitment.kind.label


def bounds(commitment: Commitment, now: datetime, zone: tzinfo) -> str:
    """Say when a commitment is due and late: "customer update: was due 17:30, latest 19:30 CET"."""
    opens = {State.OVERDUE: "was due", State.DUE: "due since", State.LATER: "next"}[commitment.state(now)]
    text = f"{title(commitment)}: {opens} {day_time(commitment.due, now, zone)}"
    if commitment.overdue > commitment.due:
        # The day is not said twice: the later time is told as seen from the earlier one.
        text += f", latest {day_time(commitment.overdue, commitment.due, zone)}"
    return f"{text} {zone_label(commitment.overdue, zone)}"


def asked(row: Row, now: datetime, zone: tzinfo) -> str:
    """Say what the target was asked for: "ask: fix: the cause of the time-outs, by 17:30"."""
    by = f", by {_moment(row.ask_by, now, zone)}" if row.ask_by is not None else ""
    return f"ask: {row.ask.rstrip('.') or 'nothing yet'}{by}"


def told(row: Row, now: datetime, zone: tzinfo) -> str:
    """Say what the customer was told last: "last told Borealis: nothing yet"."""
    to = row.customer or "the customer"
    if row.told is None:
        return f"last told {to}: nothing yet"
    at = f" {day_time(row.told.at, now, zone)}" if row.told.at is not None else ""
    return f"last told {to}{at}{_noted(row.told.text)}"


def standing_still(row: Row, now: datetime, zone: tzinfo) -> str:
    """Say until when the customer's clock is paused; empty when it runs."""
    if row.paused_to is None or row.paused_to <= now:
        return ""
    return f"customer's clock paused to {day_time(row.paused_to, now, zone)}"


def entry(line: LogLine, now: datetime, zone: tzinfo) -> str:
    """Say what an entry of the history records: "19:10 followed up: the job log shows a cutoff"."""
    return f"{day_time(line.at, now, zone)} {line.label}{_noted(line.note)}"


def day_time(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """Write an instant as clocks in the zone show it, with as much of the day as it takes to know which one.

    Returns:
        "21:30" on the same day, "Wed 10:30" within six days, then "Wed 18 Mar 10:30"; other years by number.
    """
    local = instant.astimezone(zone)
    return f"{_day(local.date(), now.astimezone(zone).date())} {local:%H:%M}".lstrip()


def _moment(moment: Moment, now: datetime, zone: tzinfo) -> str:
    if isinstance(moment, datetime):
        return day_time(moment, now, zone)
    return _day(moment, now.astimezone(zone).date()) or "today"


def _day(day: date, today: date) -> str:
    """Name a day no longer than needed: not at all when it is today."""
    if day == today:
        return ""
    named = show_day(day)
    if abs(day - today) < _WEEK:
        return named.partition(" ")[0]
    return named.removesuffix(f" {today.year}")


def _noted(note: str) -> str:
    return f": {note}" if note else ""
