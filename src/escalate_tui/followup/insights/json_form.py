"""The figures as JSON; its keys are there to be relied on, and documented in the command's help."""

from datetime import timedelta
from typing import Any

from escalate_tui.followup.insights.figures import BOUNDS, Frequent, Insights, Kept, Share, Times


def as_json(found: Insights) -> dict[str, Any]:
    """Write the figures as one object: shares from 0 to 1, times in hours, null where it would come from too few."""
    return {
        "from": found.days[0].isoformat() if found.days else None,
        "to": found.now.isoformat(),
        "open": {
            "days": [day.isoformat() for day in found.days],
            **{severity.value: list(counts) for severity, counts in found.open_by.items()},
        },
        "follow_ups_on_time": _kept(found.follow_ups),
        "customer_updates_on_time": _kept(found.updates),
        "resolution": {
            **_times(found.resolution),
            "by_severity": {severity.value: _times(times) for severity, times in found.resolution_by.items()},
        },
        "handed_over": found.handed_over,
        "patterns": [_pattern(one) for one in found.patterns],
        "without_pattern": found.without_pattern,
        "sent_back": {
            **_share(found.sent_back),
            "times": found.times_sent_back,
            "reasons": [{"about": one.about, "count": one.count, "last": one.last} for one in found.reasons],
        },
    }


def _share(share: Share) -> dict[str, Any]:
    return {"count": share.count, "of": share.of, "share": None if share.ratio is None else round(share.ratio, 4)}


def _kept(kept: Kept) -> dict[str, Any]:
    return {
        **_share(kept.all),
        "last_4_weeks": _share(kept.lately),
        "by_severity": {severity.value: _share(share) for severity, share in kept.by_severity.items()},
        "by_week": [_share(share) for share in kept.by_week],
    }


def _times(times: Times) -> dict[str, Any]:
    return {
        "of": times.of,
        "median_hours": _hours(times.median),
        "slowest_tenth_hours": _hours(times.slowest_tenth),
        "quickest_hours": _hours(times.quickest),
        "slowest_hours": _hours(times.slowest),
        "spread": [
            {"up_to_hours": _hours(bound), "count": count}
            for bound, count in zip((*BOUNDS, None), times.spread, strict=True)
        ],
    }


def _pattern(one: Frequent) -> dict[str, Any]:
    return {
        "name": one.pattern.name,
        "kind": one.pattern.kind,
        "count": len(one.ids),
        "last_4_weeks": one.lately,
        "customers": one.customers,
        "last": one.last.isoformat(),
        "ids": list(one.ids),
    }


def _hours(took: timedelta | None) -> float | None:
    return None if took is None else round(took / timedelta(hours=1), 2)
