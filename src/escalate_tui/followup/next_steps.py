"""What is offered once the brief is handed over, so that nobody has to ask where things stand."""

from dataclasses import dataclass

from escalate_tui.model.choice import Choice
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import team_of
from escalate_tui.model.record import Record
from escalate_tui.model.text import clean_line
from escalate_tui.settings import Settings


class Offer(Choice):
    """What can be done next, in the order of the practice (§5)."""

    POST = "post", "post the brief"
    INTERIM = "interim", "interim response"
    REMINDER = "reminder", "reminder"
    UPDATE = "update", "customer update"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step that is offered.

    Attributes:
        offer: What it is.
        text: What to do, with the names the record holds: "Post the brief in #eng-orders".
    """

    offer: Offer
    text: str


def steps_after(draft: Draft, settings: Settings) -> tuple[NextStep, ...]:
    """List the next steps that are offered once the brief is handed over (the practice, §5).

    Args:
        draft: The escalation.
        settings: Who stands behind each target, and where they are reached.
    """
    record = draft.record
    customer = _addressee(record)
    return (
        NextStep(Offer.POST, f"Post the brief in {_channel(record, settings)}"),
        NextStep(Offer.INTERIM, f"Send {customer} an interim response"),
        NextStep(Offer.REMINDER, "Set a reminder for the next commitment"),
        NextStep(Offer.UPDATE, f"Draft an update for {customer} with the current status"),
    )


def _channel(record: Record, settings: Settings) -> str:
    team = team_of(record.history) or record.target.team
    by_settings = settings.receiver(team).channel_of(record.target.area) if team else ""
    if channel := clean_line(record.target.channel or by_settings):
        return channel
    return f"the channel of {team.label}" if team else "the channel of the target team"


def _addressee(record: Record) -> str:
    customers = record.understand.customers
    named = next((one.contact or one.name for one in customers if one.contact or one.name), None)
    return clean_line(named) if named else "the customers" if _several(record) else "the customer"


def _several(record: Record) -> bool:
    return (record.impact.customers_affected or 0) > 1
