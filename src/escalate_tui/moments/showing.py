"""Moments as text: the form that reads back, and the form that says what was understood."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from escalate_tui.moments.durations import show_span
from escalate_tui.moments.instants import MINUTE, Moment
from escalate_tui.moments.words import show_day
from escalate_tui.moments.zone_names import zone_label

_DAY = timedelta(days=1)


def show_moment(moment: Moment, zone: tzinfo) -> str:
    """Write a moment to the minute, so that `read_moment` reads it back: "2026-03-10 12:30 CET".

    A date is "2026-03-09". The zone goes by its letters where everybody reads those the same way, else by its
    offset ("+05:45").
    """
    if not isinstance(moment, datetime):
        return moment.isoformat()
    shown = _whole_minute_zone(moment, zone)
    return f"{moment.astimezone(shown):%Y-%m-%d %H:%M} {zone_label(moment, shown)}"


def show_in_full(moment: Moment, zone: tzinfo) -> str:
    """Write a moment for people, with its weekday: "Tue 10 Mar 2026 12:30 CET", "Mon 9 Mar 2026"."""
    if not isinstance(moment, datetime):
        return show_day(moment)
    shown = _whole_minute_zone(moment, zone)
    local = moment.astimezone(shown)
    return f"{show_day(local)} {local:%H:%M} {zone_label(moment, shown)}"


def show_understood(moment: Moment, *, now: datetime, zone: tzinfo) -> str:
    """Say how a moment was understood: in full, and how far away: "Mon 9 Mar 2026, yesterday"."""
    return f"{show_in_full(moment, zone)}, {_distance(moment, now, zone)}"


def _whole_minute_zone(instant: datetime, zone: tzinfo) -> tzinfo:
    """The zone, or UTC where its offset has seconds (Monrovia before 1972), which no text form can hold."""
    return UTC if (instant.astimezone(zone).utcoffset() or timedelta()) % MINUTE else zone


def _distance(moment: Moment, now: datetime, zone: tzinfo) -> str:
    today = now.astimezone(zone).date()
    if not isinstance(moment, datetime):
        return _days_from(moment, today)
    away = moment - now
    if abs(away) >= _DAY:
        return _days_from(moment.astimezone(zone).date(), today)
    if abs(away) < MINUTE:
        return "now"
    return f"in {show_span(away)}" if away > timedelta() else f"{show_span(away)} ago"


def _days_from(day: date, today: date) -> str:
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
