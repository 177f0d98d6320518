"""The figures of looking back, each with from how many it comes; from few there is no share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from escalate_tui.followup.insights.patterns import Pattern
from escalate_tui.followup.insights.reasons import Reason
from escalate_tui.model.choices import Severity

LATELY: Final = timedelta(weeks=4)
"""What counts as lately, to be held against the whole span."""

ENOUGH: Final = 5
"""From how many on there is a share and a median: of fewer, one more or less would make another figure of it."""

TENTH: Final = 10
"""From how many on there is a slowest tenth."""

BOUNDS: Final = tuple(timedelta(hours=hours) for hours in (4, 24, 3 * 24, 7 * 24))
"""Times by which what was resolved is sorted: four hours, a day, three days, a week."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many.

    Attributes:
        count: How many.
        of: Of how many.
    """

    count: int
    of: int

    @property
    def ratio(self) -> float | None:
        """The share, from 0 to 1; None where it would come from too few."""
        return self.count / self.of if self.of >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done by its time, of one of the clocks.

    Attributes:
        all: Over the whole span.
        lately: Of those, the last four weeks.
        by_severity: Over the whole span, by the severity that timed it; all three, the worst first.
        by_week: The weeks of the span, each seven days long and the last one ending now; the oldest first.
    """

    all: Share
    lately: Share
    by_severity: Mapping[Severity, Share]
    by_week: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """How long it took, in plain elapsed time: nights and weekends count.

    Attributes:
        of: From how many this comes.
        quickest: The shortest; None where there is none.
        slowest: The longest; None where there is none.
        median: Half took no longer; None where there are too few.
        slowest_tenth: The slowest tenth took this long or longer; None where there are too few.
        spread: How many took up to each of `BOUNDS` and longer than the one before, then how many took longer still.
    """

    of: int
    quickest: timedelta | None = None
    slowest: timedelta | None = None
    median: timedelta | None = None
    slowest_tenth: timedelta | None = None
    spread: tuple[int, ...] = (0,) * (len(BOUNDS) + 1)


@dataclass(frozen=True, slots=True)
class Frequent:
    """A pattern, and how often it came.

    Attributes:
        pattern: What it is, as it was named last.
        ids: The escalations that have it, the newest first.
        lately: How many of them were handed over in the last four weeks.
        customers: How many customers reported it, by their names.
        last: When one was last handed over, in UTC.
    """

    pattern: Pattern
    ids: tuple[str, ...]
    lately: int
    customers: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Insights:
    """What looking back shows.

    Attributes:
        now: The instant at which it was looked, in UTC.
        days: The days of the span, from the first hand-over on; empty where nothing was handed over.
        open_by: How many were open at the end of each of these days, today now; all severities, the worst first.
        follow_ups: Follow-ups done by their time.
        updates: Customer updates done by their time.
        resolution: From the first hand-over to the resolving, of what was resolved in the span.
        resolution_by: The same by the severity at the end; all three, the worst first.
        handed_over: Escalations that were first handed over in the span.
        patterns: What more than one of them has, the most frequent first.
        without_pattern: How many of them name neither an error nor a component.
        sent_back: How many of them were sent back at least once.
        times_sent_back: How often anything was sent back in the span.
        reasons: Why, the most frequent first; one reason may speak of several things.
    """

    now: datetime
    days: tuple[date, ...]
    open_by: Mapping[Severity, tuple[int, ...]]
    follow_ups: Kept
    updates: Kept
    resolution: Times
    resolution_by: Mapping[Severity, Times]
    handed_over: int
    patterns: tuple[Frequent, ...]
    without_pattern: int
    sent_back: Share
    times_sent_back: int
    reasons: tuple[Reason, ...]

    def open_ago(self, days: int) -> int | None:
        """Tell how many were open at the end of the day so many days ago; None where that is before the first."""
        if days >= len(self.days):
            return None
        return sum(counts[-1 - days] for counts in self.open_by.values())
