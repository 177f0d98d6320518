"""Between what people type and what the draft holds: one way in, one way out, for every kind of field."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.money import read_money
from escalate_tui.model.text import clean, clean_line
from escalate_tui.model.values import is_moment, read_count
from escalate_tui.moments import (
    Leaning,
    Unreadable,
    WorkingCalendar,
    read_duration,
    read_moment,
    show_moment,
    show_span,
    show_understood,
    write_duration,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What typed text depends on.

    Attributes:
        now: The present instant, in UTC.
        calendar: Says when a working day ends, and the zone of times that name none, and of all times shown.
        currency: The currency of amounts that name none.
    """

    now: datetime
    calendar: WorkingCalendar
    currency: str

    @property
    def zone(self) -> tzinfo:
        """The zone of times that name none, and of all times shown."""
        return self.calendar.zone


def read(spec: FieldSpec, text: str, reading: Reading) -> Any:
    """Turn typed text into the value that the draft holds: a TOML value; None for nothing.

    Raises:
        Unreadable: The text is none of that kind; it is then kept as it is typed, and this says what is wrong.
    """
    many = spec.face.control in (Control.PROSE, Control.LINES)
    typed = clean(text) if many else clean_line(text)
    if not typed.strip():
        return None
    value: Any = typed
    match spec.face.control:
        case Control.NUMBER:
            value = read_count(typed)
        case Control.MONEY:
            value = str(read_money(typed, reading.currency))
        case Control.MOMENT:
            leaning = spec.face.leaning or Leaning.PAST
            value = read_moment(typed, now=reading.now, zone=reading.zone, leaning=leaning, calendar=reading.calendar)
        case Control.DURATION:
            value = write_duration(read_duration(typed))
        case Control.LINES:
            value = [one.strip() for one in typed.splitlines() if one.strip()]
    return value


def entered(spec: FieldSpec, text: str, reading: Reading) -> Any:
    """Turn typed text into what the draft holds, also where it does not parse: then the text itself."""
    try:
        return read(spec, text, reading)
    except Unreadable:
        return clean_line(text)


def shown(spec: FieldSpec, value: Any, reading: Reading) -> str:
    """Turn what the draft holds into the text that its control starts with; reading that gives the same value."""
    if value is None:
        return ""
    if is_moment(value):
        return show_moment(value, reading.zone)
    if spec.face.control is Control.LINES and isinstance(value, list):
        return "\n".join(str(line) for line in value)
    return str(value)


def understood(spec: FieldSpec, value: Any, reading: Reading) -> str:
    """Say what was understood of a field's value, in full; empty where the text already says it all."""
    try:
        match spec.face.control:
            case Control.MOMENT if is_moment(value):
                return show_understood(value, now=reading.now, zone=reading.zone)
            case Control.MONEY if isinstance(value, str):
                return read_money(value, reading.currency).shown
            case Control.DURATION if isinstance(value, str):
                return f"every {show_span(read_duration(value))}"
    except Unreadable:
        return ""
    return ""
