"""The occasion of an update: which escalation, which of its customers, and when."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Final

from escalate_tui.model.record import Record
from escalate_tui.model.understand import Customer
from escalate_tui.settings import Settings
from escalate_tui.updates.times import zone_called

NOBODY: Final = Customer()
"""Stands for the customer where the record lists none."""


@dataclass(frozen=True, eq=False)
class Occasion:
    """An update to one customer of one escalation, at one moment; no other is the same one.

    Attributes:
        record: The escalation, in any state.
        settings: Working hours, the writer's name, and how often a customer is to hear.
        now: The present instant, in UTC: when the update is written.
        to: The key of the customer who is written to; empty: the first one listed.
        others: Names of customers beyond this record's, none of whom may be named.
    """

    record: Record
    settings: Settings
    now: datetime
    to: str = ""
    others: tuple[str, ...] = ()

    @cached_property
    def customer(self) -> Customer:
        """Who is written to."""
        listed = self.record.understand.customers
        return next((one for one in listed if one.key == self.to), next(iter(listed), NOBODY))

    @cached_property
    def zone(self) -> tzinfo:
        """The customer's zone, otherwise the one of the working hours."""
        return zone_called(self.customer.zone, self.home, self.now)

    @property
    def home(self) -> tzinfo:
        """The zone of the working hours, in which a plain date begins and ends."""
        return self.settings.calendar.zone
