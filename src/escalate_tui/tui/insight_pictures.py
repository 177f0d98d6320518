"""What the insights screen draws: each picture with the figure that it shows in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from escalate_tui.followup.insights.figures import Insights, Kept, Share
from escalate_tui.followup.insights.wording import day, in_short, of, tail

HOW_LONG: Final = ("4h", "1d", "3d", "7d", ">7d")
"""What stands under the bars of how long it took, by the bounds of the figures."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars over one axis; no picture shows two series, so that no colour has to tell them apart.

    Attributes:
        title: What it is of.
        lines: What it shows, in words.
        values: The height of each bar; None where too few stand behind it.
        names: What each bar is of.
        top: The height of the axis.
        unit: What stands behind a height.
        every: How many bars share a name on the axis; 1 where each has its own.
    """

    title: str
    lines: tuple[str, ...]
    values: tuple[float | None, ...]
    names: tuple[str, ...]
    top: int
    unit: str = ""
    every: int = 1


def open_pictures(found: Insights) -> Iterator[Picture]:
    """Draw how many were open at the end of each day, by severity; all on one scale."""
    top = max(4, *(count for counts in found.open_by.values() for count in counts))
    names = tuple(day(one) for one in found.days)
    for severity, counts in found.open_by.items():
        most = max(counts)
        lines = f"{counts[-1]:,} now", f"at most {most:,}, on {names[counts.index(most)]}" if most else "none so far"
        yield Picture(severity.label, lines, tuple(map(float, counts)), names, top, every=7)


def kept_pictures(found: Insights) -> Iterator[Picture]:
    """Draw the share that was on time in each week."""
    for title, kept in (("Follow-ups", found.follow_ups), ("Customer updates", found.updates)):
        yield Picture(
            title=f"{title}, by week",
            lines=tuple(f"{severity.label:9} {of(share)}" for severity, share in kept.by_severity.items()),
            values=tuple(_percent(share) for share in kept.by_week),
            names=_weeks(found, kept),
            top=100,
            unit=" %",
            every=4,
        )


def resolution_pictures(found: Insights) -> Iterator[Picture]:
    """Draw how many were resolved within which time, by severity; all on one scale."""
    top = max(4, *(count for times in found.resolution_by.values() for count in times.spread))
    for severity, times in found.resolution_by.items():
        values = tuple(map(float, times.spread))
        title = f"{severity.label}: {times.of:,} resolved"
        yield Picture(title, (in_short(times), tail(times)), values, HOW_LONG, top)


def _weeks(found: Insights, kept: Kept) -> tuple[str, ...]:
    last, number = found.days[-1], len(kept.by_week)
    return tuple(day(last - timedelta(weeks=back)) for back in reversed(range(number)))


def _percent(share: Share) -> float | None:
    return None if share.ratio is None else 100 * share.ratio
