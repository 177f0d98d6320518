"""Looking back over all escalations: from their stories to the figures."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate, pairwise
from math import ceil
from statistics import median
from typing import Final

from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.followup.insights.figures import (
    BOUNDS,
    ENOUGH,
    LATELY,
    TENTH,
    Frequent,
    Insights,
    Kept,
    Share,
    Times,
)
from escalate_tui.followup.insights.patterns import Pattern
from escalate_tui.followup.insights.reasons import reasons
from escalate_tui.followup.insights.rounds import Round
from escalate_tui.followup.insights.story import SPAN, Story, Stretch
from escalate_tui.model.choices import Severity
from escalate_tui.moments import start_of

WEEK: Final = timedelta(weeks=1)

OFTEN: Final = 2
"""From how many escalations on something is a pattern."""

MOST: Final = 8
"""How many patterns are listed."""


def insights(stories: Iterable[Story], now: datetime, zone: tzinfo) -> Insights:
    """Look back over the last twelve weeks, or since the first hand-over where that is later.

    Args:
        stories: All escalations that were ever handed over.
        now: The present instant, in UTC.
        zone: The zone whose days count.
    """
    told = [story for story in stories if story.opened <= now]
    days = _days(told, now, zone)
    since = start_of(days[0], zone) if days else now
    begun = sorted((one for one in told if one.opened >= since), key=lambda one: (one.opened, one.id), reverse=True)
    rounds = [one for story in told for one in story.rounds if since <= one.decided <= now]
    ended = [one for one in told if one.resolved is not None and since <= one.resolved <= now]
    backs = [one for story in told for one in story.sent_back if since <= one.at <= now]
    sent_back = sum(any(one.at <= now for one in story.sent_back) for story in begun)
    weeks = ceil(len(days) / 7)
    return Insights(
        now=now,
        days=days,
        open_by=_open_by((one for story in told for one in story.stretches), days, now, zone),
        follow_ups=_kept([one for one in rounds if one.kind is CommitmentKind.FOLLOW_UP], now, weeks),
        updates=_kept([one for one in rounds if one.kind is CommitmentKind.CUSTOMER_UPDATE], now, weeks),
        resolution=_times(ended),
        resolution_by={severity: _times(one for one in ended if one.severity is severity) for severity in Severity},
        handed_over=len(begun),
        patterns=_frequent(begun, now),
        without_pattern=sum(one.pattern is None for one in begun),
        sent_back=Share(sent_back, len(begun)),
        times_sent_back=len(backs),
        reasons=reasons(backs),
    )


def _days(stories: Sequence[Story], now: datetime, zone: tzinfo) -> tuple[date, ...]:
    if not stories:
        return ()
    today = now.astimezone(zone).date()
    begun = min(story.opened for story in stories).astimezone(zone).date()
    first = max(begun, today - SPAN + timedelta(days=1))
    return tuple(first + timedelta(days=number) for number in range((today - first).days + 1))


def _open_by(
    stretches: Iterable[Stretch], days: Sequence[date], now: datetime, zone: tzinfo
) -> Mapping[Severity, tuple[int, ...]]:
    """Count what was open at the end of each day; of today, at this instant."""
    ends = [min(start_of(day + timedelta(days=1), zone), now) for day in days]
    steps = {severity: [0] * (len(ends) + 1) for severity in Severity}
    for one in stretches:
        # From the first end of a day at which it was open, to the first at which it was not any more.
        steps[one.severity][bisect_left(ends, one.start)] += 1
        steps[one.severity][len(ends) if one.end is None else bisect_left(ends, one.end)] -= 1
    return {severity: tuple(accumulate(each))[:-1] for severity, each in steps.items()}


def _kept(rounds: Sequence[Round], now: datetime, weeks: int) -> Kept:
    def share(some: Iterable[Round]) -> Share:
        kept = [one.kept for one in some]
        return Share(sum(kept), len(kept))

    ago = [(now - one.decided) // WEEK for one in rounds]
    return Kept(
        all=share(rounds),
        lately=share(one for one in rounds if now - one.decided < LATELY),
        by_severity={severity: share(one for one in rounds if one.severity is severity) for severity in Severity},
        by_week=tuple(
            share(one for one, back in zip(rounds, ago, strict=True) if back == week) for week in reversed(range(weeks))
        ),
    )


def _times(stories: Iterable[Story]) -> Times:
    took = sorted(story.resolved - story.opened for story in stories if story.resolved is not None)
    if not took:
        return Times(0)
    upto = [bisect_right(took, bound) for bound in BOUNDS]
    return Times(
        of=len(took),
        quickest=took[0],
        slowest=took[-1],
        median=timedelta(seconds=median(one.total_seconds() for one in took)) if len(took) >= ENOUGH else None,
        slowest_tenth=took[-ceil(len(took) / 10)] if len(took) >= TENTH else None,
        spread=tuple(more - less for less, more in pairwise((0, *upto, len(took)))),
    )


def _frequent(begun: Sequence[Story], now: datetime) -> tuple[Frequent, ...]:
    """Group escalations by their pattern; they come the newest first."""
    groups: defaultdict[str, list[tuple[Pattern, Story]]] = defaultdict(list)
    for story in begun:
        if story.pattern is not None:
            groups[story.pattern.key].append((story.pattern, story))
    found = [_group(group, now) for group in groups.values() if len(group) >= OFTEN]
    return tuple(sorted(found, key=lambda one: (-len(one.ids), -one.lately, one.pattern.key))[:MOST])


def _group(group: Sequence[tuple[Pattern, Story]], now: datetime) -> Frequent:
    (pattern, newest), *_ = group
    stories = [story for _, story in group]
    return Frequent(
        pattern=pattern,
        ids=tuple(story.id for story in stories),
        lately=sum(now - story.opened < LATELY for story in stories),
        customers=len({name.casefold() for story in stories for name in story.customers}),
        last=newest.opened,
    )
