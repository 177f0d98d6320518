"""What holds unless somebody says otherwise: one frozen object of defaults."""

from dataclasses import dataclass
from decimal import Decimal

from escalate_tui.model.cadences import PRACTICE, Cadences
from escalate_tui.model.choices import Tier
from escalate_tui.model.money import Money
from escalate_tui.moments import WorkingCalendar

HIGH_VALUE_FROM = Money(Decimal(100_000), "EUR")
"""ARR from which a customer counts as high-value."""


@dataclass(frozen=True)
class Settings:
    """The settings of one person.

    Attributes:
        calendar: Working hours, holidays and zone; times are shown in its zone.
        name: Reporter and owner of new drafts.
        currency: ISO 4217 code that counts where an amount names none.
        high_value_from: ARR from which a customer counts as high-value.
        tier: The tier a draft leaves unless it says another.
        cadences: How often the target and the customer are to hear, by severity, and which run round the clock.
        bell: Whether the terminal's bell rings when something comes due.
        notifications: Whether the desktop shows it as well.
    """

    calendar: WorkingCalendar
    name: str = ""
    currency: str = "EUR"
    high_value_from: Money = HIGH_VALUE_FROM
    tier: Tier = Tier.L1
    cadences: Cadences = PRACTICE
    bell: bool = True
    notifications: bool = True
