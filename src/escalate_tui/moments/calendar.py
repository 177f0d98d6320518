"""Working hours: what is open, what comes next, and sums of working time.

Hours are clock times in the calendar's zone; instants are aware datetimes in UTC, and what lies between two
of them is time that really passes, also when the clocks change. Everything rests on one generator, `spans`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, islice, pairwise
from typing import Self, TypeAlias

from escalate_tui.moments.instants import Moment, instant_at, start_of
from escalate_tui.moments.public_holidays import CalendarError, PublicHolidays
from escalate_tui.moments.words import WEEKDAYS

Hours: TypeAlias = tuple[tuple[time, time], ...]
"""The spans of one weekday, opening and closing time, in order; 00:00 as a closing time is midnight."""

Span: TypeAlias = tuple[datetime, datetime]
"""A stretch of working time, in UTC: open from the first instant up to the second, which is closed."""

_MIDNIGHT = time()
_DAY = timedelta(days=1)
_LONGEST_BREAK = timedelta(days=3 * 366)
_LAST_DAY = date(2300, 1, 1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """When a team works.

    Attributes:
        zone: The zone whose clocks the hours are read from.
        week: The hours of the seven weekdays, Monday first; a day without spans is not worked.
        days_off: Days of one's own that are not worked, whatever their weekday.
        holidays: The public holidays, which are not worked either; None where they are.

    Raises:
        CalendarError: There are not seven days, no hours at all, or hours that overlap or run backwards.
    """

    zone: tzinfo
    week: tuple[Hours, ...]
    days_off: frozenset[date] = frozenset()
    holidays: PublicHolidays | None = None
    _days: dict[date, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.week) != len(WEEKDAYS):
            raise CalendarError(f"Working hours need seven days, Monday first; there are {len(self.week)}.")
        if not any(self.week):
            raise CalendarError("There are no working hours on any day. Give at least one, as 09:00-18:00.")
        for name, hours in zip(WEEKDAYS, self.week, strict=True):
            _check(name, hours)

    @classmethod
    def nine_to_six(cls, zone: tzinfo) -> Self:
        """Give the calendar that holds before there are settings: Monday to Friday, 09:00 to 18:00."""
        return cls(zone, (((time(9), time(18)),),) * 5 + ((),) * 2)

    @classmethod
    def round_the_clock(cls, zone: tzinfo) -> Self:
        """Give the calendar that is never closed, in which a day is the same time of day on the next."""
        return cls(zone, (((_MIDNIGHT, _MIDNIGHT),),) * 7)

    def spans(self, start: datetime) -> Iterator[Span]:
        """Run through the working time from an instant on, span by span; the first begins no earlier.

        Raises:
            CalendarError: Three years pass without working hours, the year 2300 comes, or nobody knows the holidays.
        """
        start = start.astimezone(UTC)
        day = start.astimezone(self.zone).date()
        limit = min(day + _LONGEST_BREAK, _LAST_DAY)
        while day < limit:
            for opening, closing in self.hours_on(day):
                if closing > start:
                    yield max(opening, start), closing
                    limit = min(day + _LONGEST_BREAK, _LAST_DAY)
            day += _DAY
        raise CalendarError(f"No working hours are left before {limit}. Check the days off, or ask for less time.")

    def is_open(self, instant: datetime) -> bool:
        """Tell whether an instant lies in working hours; the closing time itself does not."""
        return self.next_opening(instant) == instant

    def next_opening(self, instant: datetime) -> datetime:
        """Give the first instant of working time from here on: this one, if it is open."""
        return next(self.spans(instant))[0]

    def add_hours(self, instant: datetime, length: timedelta) -> datetime:
        """Add working time; a sum that ends at closing time stays there.

        What starts outside working hours first moves to the next opening (the practice, §6).

        Raises:
            ValueError: The length is negative.
        """
        if length < timedelta():
            raise ValueError(f"working time can be added, not taken away: {length}")
        spans = self.spans(instant)
        opening, closing = next(spans)
        while length > closing - opening:
            length -= closing - opening
            opening, closing = next(spans)
        return opening + length

    def add_working_days(self, instant: datetime, days: int) -> datetime:
        """Go on by working days and keep the time of day (the practice, §6).

        What starts outside working hours first moves to the next opening, and so does what would end outside
        them because that day is a shorter one.

        Raises:
            ValueError: The number of days is negative.
        """
        opening = self.next_opening(instant)
        if not days:
            return opening
        wall = opening.astimezone(self.zone).replace(tzinfo=None)
        day = self._working_day(opening, days)
        return self.next_opening(instant_at(datetime.combine(day, wall.time()), self.zone))

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """Measure the working time from one instant to another; none if the end is not after the start."""
        total = timedelta()
        if end <= start:
            return total
        for opening, closing in self.spans(start):
            if opening >= end:
                break
            total += min(closing, end) - opening
        return total

    def holiday(self, day: date) -> str:
        """Name the public holiday of a day; empty when it is none.

        Raises:
            CalendarError: No holidays are known for the country or the region.
        """
        # On days that are closed anyway a holiday changes nothing, and need not be looked up.
        if self.holidays is None or not self.week[day.weekday()]:
            return ""
        return self.holidays.name(day)

    def end_of_day(self, moment: Moment) -> datetime:
        """Give the end of a working day: of a date, or of the day an instant lies in.

        A date without working hours, and an instant outside them, moves to the next opening first: in the
        evening, the end of day is the next working day's.
        """
        return self.nth_working_day_end(start_of(moment, self.zone), 0)

    def nth_working_day_end(self, instant: datetime, days: int) -> datetime:
        """Give the end of the working day that comes so many working days after this one.

        The day of the instant (or of the next opening, if it lies outside working hours) counts as 0: "the
        end of the 5th working day" (the practice, §2), asked on a Tuesday, is the end of Tuesday next week.

        Raises:
            ValueError: The number of days is negative.
        """
        return max(closing for _, closing in self.hours_on(self._working_day(instant, days)))

    def _working_day(self, instant: datetime, days: int) -> date:
        """The working day that comes so many after the one of the next opening."""
        opened = (opening.astimezone(self.zone).date() for opening, _ in self.spans(instant))
        return next(islice((day for day, _ in groupby(opened)), days, None))

    def hours_on(self, day: date) -> tuple[Span, ...]:
        """Give the spans of one day, without any that the clocks skip; of each day they are worked out once."""
        if day not in self._days:
            self._days[day] = tuple(self._hours_on(day))
        return self._days[day]

    def _hours_on(self, day: date) -> Iterator[Span]:
        if day in self.days_off or self.holiday(day):
            return
        for opening, closing in self.week[day.weekday()]:
            last = day + _DAY if closing == _MIDNIGHT else day
            span = self._instant(day, opening), self._instant(last, closing)
            if span[0] < span[1]:
                yield span

    def _instant(self, day: date, at: time) -> datetime:
        return instant_at(datetime.combine(day, at), self.zone)


def end_of_working(moment: Moment, calendar: WorkingCalendar) -> datetime:
    """Give the instant a deadline means: the end of working hours of a date; an instant stays as it is."""
    return moment if isinstance(moment, datetime) else calendar.end_of_day(moment)


def _check(name: str, hours: Hours) -> None:
    for opening, closing in hours:
        if closing <= opening and closing != _MIDNIGHT:
            raise CalendarError(
                f"{name}, {opening:%H:%M}-{closing:%H:%M}: the end must come after the start. "
                "Hours over midnight go on two days: 22:00-00:00 and 00:00-06:00."
            )
    for (_, closing), (opening, _) in pairwise(hours):
        if opening < closing or closing == _MIDNIGHT:
            raise CalendarError(f"{name}: the hours before {opening:%H:%M} run on past it. Put them in order, apart.")
