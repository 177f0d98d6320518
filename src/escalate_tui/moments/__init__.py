"""Times as people type them, durations, zones and the working calendar; pure, `now` is an argument."""

from escalate_tui.moments.calendar import Hours, Span, WorkingCalendar, end_of_working
from escalate_tui.moments.durations import read_duration, show_span, write_duration
from escalate_tui.moments.instants import Leaning, Moment, Unreadable, plausible, start_of
from escalate_tui.moments.public_holidays import CalendarError, PublicHolidays
from escalate_tui.moments.reading import read_moment
from escalate_tui.moments.showing import show_in_full, show_moment, show_understood
from escalate_tui.moments.stretches import Open, Stretch, stretches
from escalate_tui.moments.words import show_day
from escalate_tui.moments.zone_names import zone_label

__all__ = [
    "CalendarError",
    "Hours",
    "Leaning",
    "Moment",
    "Open",
    "PublicHolidays",
    "Span",
    "Stretch",
    "Unreadable",
    "WorkingCalendar",
    "end_of_working",
    "plausible",
    "read_duration",
    "read_moment",
    "show_day",
    "show_in_full",
    "show_moment",
    "show_span",
    "show_understood",
    "start_of",
    "stretches",
    "write_duration",
    "zone_label",
]
