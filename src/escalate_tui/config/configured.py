"""From what the files give to the settings that hold."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path
from typing import Any

from escalate_tui.config.declared import DEFAULTS, SETTINGS
from escalate_tui.config.problem import Problem
from escalate_tui.config.reading import Key, Source, read_settings
from escalate_tui.model.cadences import Cadences, Rhythm
from escalate_tui.model.choices import Severity, Team, Tier
from escalate_tui.model.money import Money
from escalate_tui.model.receivers import Area, Receiver
from escalate_tui.moments import CalendarError, PublicHolidays, WorkingCalendar
from escalate_tui.moments.words import WEEKDAYS
from escalate_tui.paths import settings_there
from escalate_tui.settings import Settings

DAYS = tuple(f"hours.{day.lower()}" for day in WEEKDAYS)
"""The keys of working hours, Monday first."""


class NamedHolidays(PublicHolidays):
    """The public holidays of a place that a settings file names.

    Of a place that nobody knows holidays of there are none: to find that out takes longer than a start may, and due
    times must not be lost over it. `deeper_problems` tells.
    """

    __slots__ = ()

    def name(self, day: date) -> str:
        """Name the holiday of a day; empty when it is none."""
        try:
            return PublicHolidays.name(self, day)
        except CalendarError:
            return ""


@dataclass(frozen=True, slots=True)
class Configured:
    """The settings that hold, and where they come from.

    Attributes:
        settings: The settings.
        sources: The file of each that does not have its default.
        files: The files that were read, the including one first.
        problems: What is wrong with the files; none of it holds.
    """

    settings: Settings
    sources: Mapping[Key, Source]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def configured_here(env: Mapping[str, str], zone: Callable[[], tzinfo]) -> Configured:
    """Give what holds on this machine, with its settings file or without one.

    Args:
        env: The process's environment, which may name another file.
        zone: Tells the zone of the machine.
    """
    path = settings_there(env)
    return configured(path, zone) if path else Configured(Settings(WorkingCalendar.nine_to_six(zone())), {}, (), ())


def configured(path: Path, zone: Callable[[], tzinfo]) -> Configured:
    """Read a settings file and give what holds; what is wrong in it is left out and told, one by one.

    Args:
        path: The file; that it is not there is a problem too.
        zone: Tells the zone of the machine, where the file names none.
    """
    given = read_settings(path)
    values = dict(given.values)
    problems = sorted(
        (*given.problems, *_unfit(values, given.sources, given.files)), key=lambda one: (str(one.path), one.line or 0)
    )
    sources = {key: given.sources[key] for key in values}
    return Configured(_settings(values, zone), sources, given.files, tuple(problems))


def deeper_problems(found: Configured) -> tuple[Problem, ...]:
    """Tell what takes too long to find out at a start: holidays that nobody knows, a folder that is not there."""
    problems = []
    holidays, templates = found.settings.calendar.holidays, found.settings.templates
    if holidays is not None:
        key = ("holidays", "region" if holidays.region else "country")
        try:
            PublicHolidays(holidays.country, holidays.region).name(date(2026, 1, 1))
        except CalendarError as wrong:
            problems.append(found.sources[key].problem(key, str(wrong)))
    if templates and not Path(templates).is_dir():
        says = f"{templates} is no folder. Make it, mend the name, or take the line out."
        problems.append(found.sources["templates",].problem(("templates",), says))
    return tuple(problems)


def _unfit(values: dict[Key, Any], sources: Mapping[Key, Source], files: tuple[Path, ...]) -> Iterator[Problem]:
    """Take out what does not fit together, and say so."""
    region, country = ("holidays", "region"), ("holidays", "country")
    if values.get(region) and not values.get(country):
        del values[region]
        yield sources[region].problem(region, "a region needs the country it is in. Add the country.")
    if not any(_given(values, day) for day in DAYS):
        taken = [key for day in DAYS if values.pop(key := tuple(day.split(".")), None) is not None]
        yield sources[taken[0]].problem(taken[0][:1], "no day has working hours. Give at least one day some.")
    if any(key[0] == "keys" for key in values):
        from escalate_tui.config.key_map import unfit_keys  # noqa: PLC0415 - most have no keys of their own

        yield from unfit_keys(values, sources, files)


DECLARED = {setting.key: setting for setting in SETTINGS}
"""The settings by their keys."""


def _given(values: Mapping[Key, Any], key: str) -> Any:
    """Give the value of a setting: a file's, otherwise the default."""
    parts = tuple(key.split("."))
    return values[parts] if parts in values else DECLARED[key].of(DEFAULTS)


def _settings(values: Mapping[Key, Any], zone: Callable[[], tzinfo]) -> Settings:
    def given(key: str) -> Any:
        return _given(values, key)

    holidays = NamedHolidays(given("holidays.country"), given("holidays.region"))
    least, currency = given("high_value.arr_from"), given("currency")
    return Settings(
        calendar=WorkingCalendar(
            zone=values.get(("time_zone",)) or zone(),
            week=tuple(given(day) for day in DAYS),
            days_off=given("holidays.days"),
            holidays=holidays if holidays.country else None,
        ),
        name=given("name"),
        team=given("team"),
        currency=currency,
        high_value_from=least if isinstance(least, Money) else Money(least, currency),
        high_value_customers=given("high_value.customers"),
        tier=given("tier"),
        tier_names=tuple(given(f"tiers.{tier.value}") or tier.label for tier in Tier),
        cadences=Cadences(**{one.value: _rhythm(given, one) for one in Severity}),
        receivers=tuple(_receiver(given, values, target) for target in Team),
        bell=given("bell"),
        notifications=given("notifications"),
        hints=given("hints"),
        templates=given("templates"),
        mouse=given("mouse"),
        theme=given("theme"),
        keys={".".join(action): names for (table, *action), names in values.items() if table == "keys" and names},
    )


def _rhythm(given: Callable[[str], Any], severity: Severity) -> Rhythm:
    table = f"cadences.{severity.value}"
    return Rhythm(given(f"{table}.follow_up"), given(f"{table}.customer_update"), given(f"{table}.round_the_clock"))


def _receiver(given: Callable[[str], Any], values: Mapping[Key, Any], target: Team) -> Receiver:
    table = f"targets.{target.value}"
    areas: dict[str, dict[str, str]] = {}
    for key, value in values.items():
        if key[:3] == ("targets", target.value, "areas"):
            areas.setdefault(key[3], {})[key[4]] = value
    return Receiver(
        target=target,
        team=given(f"{table}.team"),
        channel=given(f"{table}.channel"),
        format=given(f"{table}.format"),
        areas=tuple(Area(name, **parts) for name, parts in areas.items()),
    )
