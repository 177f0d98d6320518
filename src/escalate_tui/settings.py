"""What holds unless somebody says otherwise: one frozen object of defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from escalate_tui.model.cadences import PRACTICE, Cadences
from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Team, Tier
from escalate_tui.model.money import Money
from escalate_tui.model.receivers import Receiver
from escalate_tui.moments import WorkingCalendar

if TYPE_CHECKING:
    from escalate_tui.model.fields import FieldSpec

HIGH_VALUE_FROM: Final = Money(Decimal(100_000), "EUR")
"""ARR from which a customer counts as high-value."""


@dataclass(frozen=True)
class Settings:
    """The settings of one person.

    Attributes:
        calendar: Working hours, holidays and zone; times are shown in its zone.
        name: Reporter and owner of new drafts.
        team: The reporter's team, which briefs name beside them.
        currency: ISO 4217 code that counts where an amount names none.
        high_value_from: ARR from which a customer counts as high-value.
        high_value_customers: Names of customers that count as high-value whatever they pay.
        tier: The tier a draft leaves unless it says another.
        tier_names: What the tiers are called here, in the order of `Tier`.
        cadences: How often the target and the customer are to hear, by severity, and which run round the clock.
        receivers: Who stands behind each target, in the order of `Team`.
        bell: Whether the terminal's bell rings when something comes due.
        notifications: Whether the desktop shows it as well.
        hints: Whether a newcomer is shown a hint where it helps, each once.
        templates: The folder of a team's own templates for updates to customers; empty for the one beside the settings.
        mouse: Whether the mouse acts in the program; otherwise it is the terminal's alone.
        theme: The name of the colours; empty for those last chosen, at first those that fit the terminal.
        keys: Other keys for actions, by the name of the action; several of one are parted by commas.
    """

    calendar: WorkingCalendar
    name: str = ""
    team: str = ""
    currency: str = "EUR"
    high_value_from: Money = HIGH_VALUE_FROM
    high_value_customers: tuple[str, ...] = ()
    tier: Tier = Tier.L1
    tier_names: tuple[str, ...] = tuple(tier.label for tier in Tier)
    cadences: Cadences = PRACTICE
    receivers: tuple[Receiver, ...] = tuple(Receiver(target) for target in Team)
    bell: bool = True
    notifications: bool = True
    hints: bool = True
    templates: str = ""
    mouse: bool = True
    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict, hash=False)

    def receiver(self, target: Team) -> Receiver:
        """Tell who stands behind a target."""
        return self.receivers[list(Team).index(target)]

    def label_of(self, choice: Choice) -> str:
        """Give the word that people read for a value: of a tier what it is called here, of all others their own."""
        return self.tier_names[list(Tier).index(choice)] if isinstance(choice, Tier) else choice.label

    def choices_of(self, spec: "FieldSpec") -> tuple[tuple[Any, str], ...]:
        """Give the choices of a field by the words that people read here."""
        if spec.path == "target.from_tier":
            return tuple((tier.value, self.label_of(tier)) for tier in Tier)
        return spec.choices
