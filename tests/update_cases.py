"""Occasions to write an update: the six cases, handed over, with something tried, learnt and promised since."""

from datetime import UTC, datetime, timedelta

from cases import NOW, SETTINGS, handed_over
from escalate_tui.followup.acts import follow_up, promise
from escalate_tui.followup.changing import add_attempt
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.updates.occasion import Occasion

LATER = NOW + timedelta(hours=1)
"""Tuesday 2026-03-10 16:30 in Berlin: an hour after the hand-over."""

PROMISED = datetime(2026, 3, 12, 11, tzinfo=UTC)
"""Thursday 2026-03-12 12:00 in Berlin."""


def moved_on(number: int, due: datetime = PROMISED) -> Draft:
    """A case in which something was tried and learnt since the customer was told, and a cause promised."""
    draft = handed_over(number, Severity.HIGH)
    draft = add_attempt(draft, "Cache cleared", "same", NOW + timedelta(minutes=30), "Sam")
    draft = follow_up(draft, "the rows are lost at midnight UTC", NOW + timedelta(minutes=40), "Sam")
    return promise(draft, what="a cause", to="", due=due, now=NOW + timedelta(minutes=41), by="Sam")


def occasion(draft: Draft, now: datetime = LATER, to: str = "", others: tuple[str, ...] = ()) -> Occasion:
    """The occasion to write of a draft."""
    return Occasion(draft.record, SETTINGS, now, to, others)
