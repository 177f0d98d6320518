"""What came due: told once by item and level, and quietly outside working hours."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from escalate_tui.followup.commitment import Commitment, State
from escalate_tui.followup.row import Row
from escalate_tui.followup.wording import SIGNS, countdown, title
from escalate_tui.model.choices import Severity


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that came due or overdue.

    Attributes:
        row: The escalation.
        commitment: What is to be done.
        state: Where it stands by now.
    """

    row: Row
    commitment: Commitment
    state: State

    @property
    def date(self) -> tuple[str, float, float]:
        """Its escalation, when it is due and when it is overdue, in seconds since 1970."""
        return self.row.id, self.commitment.due.timestamp(), self.commitment.overdue.timestamp()


def reminders_of(
    rows: Iterable[Row], dates: Collection[tuple[str, float, float]], now: datetime
) -> tuple[Reminder, ...]:
    """List what has one of these dates, the most urgent first; what was settled meanwhile has it no more.

    Args:
        rows: The escalations as they stand by now.
        dates: An escalation's id, when something of it is due and when it is overdue, in seconds since 1970.
        now: The present instant, in UTC.
    """
    found = (Reminder(row, one, one.state(now)) for row in rows for one in row.commitments)
    wanted = (reminder for reminder in found if reminder.date in dates)
    return tuple(sorted(wanted, key=lambda reminder: (*reminder.commitment.urgency(now), reminder.row.id)))


def is_heard(reminder: Reminder, *, working: bool) -> bool:
    """Tell whether it is heard at this hour: Critical at any, all others in working hours."""
    return working or reminder.row.severity is Severity.CRITICAL


def notice(reminders: Iterable[Reminder]) -> str:
    """Say in a line what came due: "overdue: customer update, SSO login loops"; of several the first, and how many."""
    first, *more = reminders
    word = "overdue" if first.state is State.OVERDUE else "due"
    others = f", and {len(more)} more" if more else ""
    return f"{word}: {title(first.commitment)}, {first.row.summary or first.row.id}{others}"


def away_line(reminder: Reminder, now: datetime, zone: tzinfo) -> str:
    """Say what came due while nobody looked: "▲ late 2 h: customer update, SSO login loops"."""
    _, when = countdown(reminder.commitment, now, zone)
    row = reminder.row
    return f"{SIGNS[reminder.state]} {when}: {title(reminder.commitment)}, {row.summary or row.id}"
