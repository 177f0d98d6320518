"""The figures in words: each sentence says its conclusion, and from how many it comes."""

from collections.abc import Iterator
from datetime import date

from escalate_tui.followup.insights.figures import Frequent, Insights, Kept, Share, Times
from escalate_tui.moments import show_day, show_span

MONTH_AGO = 28
"""Days against which what is open is held; a week where it does not go back that far."""


def percent(share: Share) -> str:
    """Say a share in whole per cent, never all or nothing where it is not quite; empty where it comes from few."""
    if share.ratio is None:
        return ""
    rounded = round(100 * share.ratio)
    return f"{rounded if share.count in (0, share.of) else max(1, min(99, rounded))} %"


def of(share: Share) -> str:
    """Say how many of how many: `41 of 52 (79 %)`; from few without the share: `2 of 3`."""
    said = f"{share.count:,} of {share.of:,}"
    return f"{said} ({percent(share)})" if share.ratio is not None else said


def span(found: Insights) -> str:
    """Say which days the figures are of: `12 weeks to Tue 10 Mar 2026`."""
    days = len(found.days)
    weeks = f"{days // 7} weeks" if days > 7 and days % 7 == 0 else f"{days} days" if days > 1 else "1 day"
    return f"{weeks} to {show_day(found.days[-1])}"


def day(at: date) -> str:
    """Name a day on an axis: `10 Mar`."""
    return " ".join(show_day(at).split()[1:3])


def open_now(found: Insights) -> str:
    """Say how many are open, and whether that is more than four weeks ago, or a week where it is no longer."""
    number = found.open_ago(0) or 0
    said = f"{number:,} {'is' if number == 1 else 'are'} open"
    for days, ago in ((MONTH_AGO, "4 weeks ago"), (7, "a week ago")):
        before = found.open_ago(days)
        if before is not None:
            change = number - before
            if not change:
                return f"{said}, as many as {ago}."
            return f"{said}, {abs(change):,} {'more' if change > 0 else 'fewer'} than {ago}."
    return f"{said}."


def kept(what: str, figures: Kept) -> str:
    """Say how many were on time: `Follow-ups on time: 41 of 52 (79 %); the last 4 weeks 12 of 14 (86 %).`."""
    if not figures.all.of:
        return f"{what} on time: none was due yet."
    lately = f"; the last 4 weeks {of(figures.lately)}" if 0 < figures.lately.of < figures.all.of else ""
    return f"{what} on time: {of(figures.all)}{lately}."


def resolution(times: Times) -> str:
    """Say how long it took until what was resolved was resolved."""
    if not times.of or times.quickest is None or times.slowest is None:
        return "Nothing was resolved yet."
    if times.of == 1:
        return f"1 was resolved, after {show_span(times.quickest)}."
    if times.median is None:
        return f"{times.of} were resolved, after {show_span(times.quickest)} to {show_span(times.slowest)}."
    return f"Half of {times.of:,} were resolved within {show_span(times.median)}{_slowest(times)}."


def in_short(times: Times) -> str:
    """Say the same in a few words, beside the number of them; empty where none was resolved."""
    if times.quickest is None or times.slowest is None:
        return ""
    if times.median is not None:
        return f"half within {show_span(times.median)}"
    quickest, slowest = show_span(times.quickest), show_span(times.slowest)
    return f"after {quickest}" if quickest == slowest else f"after {quickest} to {slowest}"


def tail(times: Times) -> str:
    """Say how long the slowest took, in a few words; empty where the rest says it."""
    if times.median is None or times.slowest is None:
        return ""
    if times.slowest_tenth is None:
        return f"the slowest {show_span(times.slowest)}"
    return f"slowest tenth: {show_span(times.slowest_tenth)}"


def sent_back(found: Insights) -> str:
    """Say how many were sent back."""
    if not found.handed_over and not found.times_sent_back:
        return "Nothing was handed over in this time."
    if not found.times_sent_back:
        return f"None of {found.handed_over:,} handed over was sent back."
    return f"Sent back: {of(found.sent_back)} handed over in this time."


def patterns(found: Insights) -> str:
    """Say whether there are patterns, and what they come from."""
    known = found.handed_over - found.without_pattern
    if found.patterns:
        first = found.patterns[0]
        return f"Most often: {first.pattern.name}, {len(first.ids):,} of {found.handed_over:,} handed over."
    if known:
        have = f"{known:,} of {found.handed_over:,} handed over {'names' if known == 1 else 'name'}"
        return f"No pattern: {have} an error or a component, no two the same."
    return "No pattern: none of those handed over names an error or a component."


def pattern(one: Frequent) -> str:
    """Say what is known of a pattern beside its number: `error · 3 in the last 4 weeks · 2 customers`."""
    return " · ".join(_pattern(one))


def _pattern(one: Frequent) -> Iterator[str]:
    yield one.pattern.kind
    yield f"{one.lately:,} in the last 4 weeks" if one.lately else "none in the last 4 weeks"
    if one.customers > 1:
        yield f"{one.customers:,} customers"


def _slowest(times: Times) -> str:
    if times.slowest is None:
        return ""
    if times.slowest_tenth is None:
        return f", the slowest after {show_span(times.slowest)}"
    return f"; the slowest tenth took {show_span(times.slowest_tenth)} or longer"
