"""Every setting, declared once: its key, its kind, where its value stands, what it does, and an example.

The file that `config init` writes, what may stand in a file, what `config show` tells and what is told of mistakes
all follow from this table.
"""

from collections.abc import Callable, Mapping
from datetime import UTC
from decimal import Decimal
from fnmatch import fnmatchcase
from operator import attrgetter
from typing import Any, Final, NamedTuple

from escalate_tui.config.given_sets import ACTIONS, FORMATS, THEMES
from escalate_tui.config.kinds import (
    CADENCE,
    COUNTRY,
    CURRENCY,
    DAYS,
    FLAG,
    KEY,
    LINE,
    LINES,
    MONEY,
    PLACE,
    ZONE,
    Kind,
    choice,
    hours,
)
from escalate_tui.model.choices import Severity, Team, Tier
from escalate_tui.model.money import Money
from escalate_tui.moments import WorkingCalendar
from escalate_tui.moments.words import WEEKDAYS
from escalate_tui.settings import Settings

DEFAULTS: Final = Settings(WorkingCalendar.nine_to_six(UTC))
"""What holds without a file; the zone is the machine's."""

ANY: Final = "*"
"""Stands in a name for what the user calls something."""


class Setting(NamedTuple):
    """One setting.

    Attributes:
        table: The table of the file that it stands in; empty for those above all tables.
        name: Its name there, such as `monday`; `*` in it stands for a name of the user's own.
        kind: What it may be.
        of: Takes its value out of the settings; with a name of the user's own, the values by those names.
        help: What it does. Where several settings have the same, it is said once.
        example: A value that somebody might want, as TOML.
    """

    table: str
    name: str
    kind: Kind
    of: Callable[[Settings], Any]
    help: str
    example: str

    @property
    def key(self) -> str:
        """Its whole name, such as `hours.monday`."""
        return f"{self.table}.{self.name}" if self.table else self.name

    @property
    def default(self) -> str:
        """What holds without it, as TOML; empty for what has a name of the user's own, of which there is none."""
        return "" if ANY in self.name else self.kind.write(self.of(DEFAULTS))


def _in_week(weekday: int) -> Callable[[Settings], Any]:
    return lambda settings: settings.calendar.week[weekday]


def _holidays(part: str) -> Callable[[Settings], str]:
    return lambda settings: getattr(settings.calendar.holidays, part, "")


def _high_value_from(settings: Settings) -> Money | Decimal:
    """Give a whole amount in the currency of the settings as a bare figure, which goes with the currency."""
    least = settings.high_value_from
    whole = least.amount == least.amount.to_integral_value()
    return least.amount if whole and least.currency == settings.currency else least


def _tier_name(tier: Tier) -> Callable[[Settings], str]:
    return lambda settings: settings.label_of(tier)


def _receiver(target: Team, part: str) -> Callable[[Settings], str]:
    return lambda settings: getattr(settings.receiver(target), part)


def _areas(target: Team, part: str) -> Callable[[Settings], Mapping[str, str]]:
    return lambda settings: {
        area.name: value for area in settings.receiver(target).areas if (value := getattr(area, part))
    }


def _key(action: str) -> Callable[[Settings], str]:
    return lambda settings: settings.keys.get(action, "")


def _clocks(severity: Severity) -> tuple[Setting, ...]:
    """The two clocks of a severity."""
    table = f"cadences.{severity.value}"
    return (
        Setting(table, "follow_up", CADENCE, attrgetter(f"{table}.follow_up"),
                "How often the target is asked. Whole days are working days.", '"90m"'),
        Setting(table, "customer_update", CADENCE, attrgetter(f"{table}.customer_update"),
                "How often the customer hears.", '"1h-3h"'),
        Setting(table, "round_the_clock", FLAG, attrgetter(f"{table}.round_the_clock"),
                "Whether both run outside working hours too.", "false" if severity is Severity.CRITICAL else "true"),
    )  # fmt: skip


def _behind(target: Team) -> tuple[Setting, ...]:
    """Who stands behind a target."""
    table = f"targets.{target.value}"
    return (
        Setting(table, "team", LINE, _receiver(target, "team"),
                "The team behind the target, as it is called here; briefs name it beside the target.",
                '"Platform"'),
        Setting(table, "channel", LINE, _receiver(target, "channel"),
                "Where it is reached; what the record says itself comes first.", '"#platform"'),
        Setting(table, "format", choice(FORMATS, empty=True), _receiver(target, "format"),
                f"The format of its briefs. Empty: {FORMATS[0]}.", '"jira"'),
        Setting(table, f"areas.{ANY}.team", LINE, _areas(target, "team"),
                "A product area by its name, here Orders: the team that looks after it. Any number of areas.",
                '"Checkout"'),
        Setting(table, f"areas.{ANY}.channel", LINE, _areas(target, "channel"),
                "Where the team of a product area is reached.", '"#checkout"'),
    )  # fmt: skip


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("", "include", PLACE, lambda _: "",
            "Another file of settings, such as the team's; what this file says comes first.",
            '"/srv/support/escalate-tui.toml"'),
    Setting("", "name", LINE, attrgetter("name"),
            "Your name, as briefs and the history give it. Empty: you are asked once.", '"Sam"'),
    Setting("", "team", LINE, attrgetter("team"),
            "Your team; briefs are reported by you and your team.", '"EMEA support"'),
    Setting("", "tier", choice(tuple(Tier)), attrgetter("tier"),
            "Your tier, which a draft leaves unless it says another.", '"l2"'),
    Setting("", "time_zone", ZONE, attrgetter("calendar.zone"),
            "The zone of working hours and of all times shown. Empty: the machine's.", '"America/New_York"'),
    Setting("", "currency", CURRENCY, attrgetter("currency"),
            "The currency of amounts that name none.", '"USD"'),
    Setting("", "bell", FLAG, attrgetter("bell"),
            "Whether the terminal's bell rings when something comes due.", "false"),
    Setting("", "notifications", FLAG, attrgetter("notifications"),
            "Whether the desktop shows it as well.", "false"),
    Setting("", "hints", FLAG, attrgetter("hints"),
            "Whether a newcomer is shown a hint where it helps, at most five, each once.", "false"),
    Setting("", "mouse", FLAG, attrgetter("mouse"),
            "Whether the mouse acts in the program. Without, it selects text as everywhere in your terminal.", "false"),
    Setting("", "theme", choice(THEMES, empty=True), attrgetter("theme"),
            "The colours. Empty: those last chosen in the program, at first those that fit the terminal.", '"nord"'),
    Setting("", "templates", PLACE, attrgetter("templates"),
            "The folder of your own templates for updates to customers. Empty: templates in your folder of settings.",
            '"/srv/support/templates"'),
    *(Setting("hours", day.lower(), hours(at), _in_week(at),
              "The working hours of each day, several with a break between.",
              '["08:00-12:00", "13:00-17:00"]')
      for at, day in enumerate(WEEKDAYS)),
    Setting("holidays", "country", COUNTRY, _holidays("country"),
            "The country whose public holidays are not worked. Empty: none.", '"DE"'),
    Setting("holidays", "region", LINE, _holidays("region"),
            "Its part with holidays of its own, by its code.", '"BE"'),
    Setting("holidays", "days", DAYS, attrgetter("calendar.days_off"),
            "Days of your own that are not worked.", "[2026-12-24, 2026-12-31]"),
    Setting("high_value", "arr_from", MONEY, _high_value_from,
            "A customer counts as high-value from this ARR on; a bare figure is in the currency above.", "250_000"),
    Setting("high_value", "customers", LINES, attrgetter("high_value_customers"),
            "Customers that count as high-value whatever they pay.", '["Acme Corp", "Borealis"]'),
    *(Setting("tiers", tier.value, LINE, _tier_name(tier),
              "What the tiers are called here.", text)
      for tier, text in zip(Tier, ('"Frontline"', '"Specialists"', '"Duty manager"'), strict=True)),
    *(row for severity in Severity for row in _clocks(severity)),
    *(row for target in Team for row in _behind(target)),
    *(Setting("keys", action, KEY, _key(action),
              "Other keys for actions. Empty: as the program has it.",
              '"f12"')
      for action in ACTIONS),
)  # fmt: skip
"""The table of all settings, in the order of the file."""

TABLES: Final[Mapping[str, str]] = {
    "hours": "Working hours",
    "holidays": "Days that are not worked",
    "high_value": "What counts as high value",
    "tiers": "The tiers",
    **{f"cadences.{one.value}": f"The two clocks of {one.label}" for one in Severity},
    **{f"targets.{one.value}": f"Who receives for {one.label}" for one in Team},
    "keys": "Keys",
}
"""The tables of the file, each with its heading."""


def key_without_names(key: str) -> str:
    """Give the key of the setting or the table that a key means, with `*` for a name of the user's own; empty for none.

    Args:
        key: A key as a problem names it.
    """
    known = (*TABLES, *(setting.key for setting in SETTINGS))
    return next((one for one in known if fnmatchcase(key, one)), "")
