"""What came due: told once by item and level, and quietly outside working hours."""

from collections.abc import Iterable
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


def crossed(rows: Iterable[Row], since: datetime, now: datetime) -> tuple[Reminder, ...]:
    """List what came due or overdue after an instant and by now, each once, the most urgent first.

    Whoever asks again with the `now` of before as `since` is told each item once at each level: nothing is
    missed in between, and nothing comes twice.
    """
    found = [
        Reminder(row, one, one.state(now))
        for row in rows
        for one in row.commitments
        if since < one.due <= now or since < one.overdue <= now
    ]
    return tuple(sorted(found, key=lambda reminder: (*reminder.commitment.urgency(now), reminder.row.id)))


def at_any_hour(loud: Iterable[Reminder], quiet: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Put together what is heard: of Critical what came due by now, of all others what waited for working hours."""
    return (
        *(one for one in loud if one.row.severity is Severity.CRITICAL),
        *(one for one in quiet if one.row.severity is not Severity.CRITICAL),
    )


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
