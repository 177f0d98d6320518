"""How often the target and the customer are to hear, by severity: what the practice says, and what may replace it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from escalate_tui.model.choices import Severity


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something is to be done.

    Whole days are working days, the same time of day later; what remains are working hours.

    Attributes:
        opens: How long after the last time it is due.
        closes: How long after the last time it is overdue.

    Raises:
        ValueError: It is due at once, or overdue before it is due.
    """

    opens: timedelta
    closes: timedelta

    def __post_init__(self) -> None:
        if not timedelta() < self.opens <= self.closes:
            raise ValueError(
                f"From {self.opens} to {self.closes} is no cadence: "
                "give a time above zero, and none before it as its end."
            )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The two clocks of one severity.

    Attributes:
        follow_up: How often the target is to be asked.
        customer_update: How often the customer is to hear.
        round_the_clock: Whether both run outside working hours too; their days are then days of the calendar.
    """

    follow_up: Cadence
    customer_update: Cadence
    round_the_clock: bool = False


@dataclass(frozen=True, slots=True)
class Cadences:
    """The clocks of each severity.

    Attributes:
        critical: Those of Critical.
        high: Those of High.
        medium: Those of Medium.
    """

    critical: Rhythm
    high: Rhythm
    medium: Rhythm

    def of(self, severity: Severity) -> Rhythm:
        """Give the clocks of a severity."""
        return {Severity.CRITICAL: self.critical, Severity.HIGH: self.high, Severity.MEDIUM: self.medium}[severity]


def _hours(opens: int, closes: int) -> Cadence:
    return Cadence(timedelta(hours=opens), timedelta(hours=closes))


def _days(opens: int, closes: int) -> Cadence:
    return Cadence(timedelta(days=opens), timedelta(days=closes))


PRACTICE: Final = Cadences(
    critical=Rhythm(_hours(2, 2), _hours(2, 4), round_the_clock=True),
    high=Rhythm(_hours(4, 4), _hours(4, 8)),
    medium=Rhythm(_days(1, 1), _days(1, 2)),
)
"""What holds unless the settings say otherwise (the practice, §6)."""
