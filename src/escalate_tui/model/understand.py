"""Step 1: what is broken or needed, for whom, since when, and why it must leave support."""

from dataclasses import dataclass, field

from escalate_tui.model.choices import Affected, Kind, Stage
from escalate_tui.model.fields import Control, Face, declared, line, many, moment, of_control, prose
from escalate_tui.model.part import Item, Part
from escalate_tui.model.values import Flag, MomentValue, MoneyValue, Text
from escalate_tui.moments import Leaning


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Customer(Item):
    """A customer who is affected."""

    name: Text | None = line("Name", "The customer's name, as the account team writes it.", group="Customer")
    plan: Text | None = line("Plan", "What they pay for: Enterprise, Starter.", group="Customer", half=True)
    arr: MoneyValue | None = of_control(
        Control.MONEY,
        "ARR",
        "What they pay in a year: 240000 EUR, €240k.",
        group="Customer",
        half=True,
        example="240000 EUR",
    )
    contact: Text | None = line("Contact", "Who speaks for them.", group="Customer", half=True)
    high_value: Flag | None = of_control(
        Control.FLAG, "Key account", "A customer whose loss would be felt.", group="Customer", half=True
    )
    stage: Stage | None = of_control(Control.CHOICE, "Relationship", "Where things stand with them.", group="Customer")
    zone: Text | None = line(
        "Time zone", "Where they work, such as Europe/Berlin.", group="Customer", example="Europe/Berlin"
    )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Attempt(Item):
    """Something that was tried, and what came of it."""

    action: Text | None = line("Tried", "What was done: one thing.", group="Attempt", limit=1000)
    result: Text | None = line("Result", "What came of it, also when nothing changed.", group="Attempt", limit=1000)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Criteria(Part):
    """What the user says of the criteria; those that follow from the record are not written."""

    confirmed: tuple[str, ...] = ()
    overruled: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Understand(Part):
    """Step 1: what is broken or needed, for whom, since when, and why it must leave support."""

    kind: Kind | None = of_control(
        Control.CHOICE,
        "Kind of issue",
        "A bug or infrastructure issue will be asked for its steps.",
        group="What it is",
    )
    summary: Text | None = line(
        "Summary",
        "One line with the symptom in it; it becomes the headline of the brief.",
        group="What it is",
        example="POST /v2/orders answers 500 for 1 request in 20 at Acme Corp",
    )
    description: Text | None = prose(
        "Description",
        "3 to 5 sentences: what happens, since when, how it shows, how far it reaches.",
        group="What it is",
    )
    component: Text | None = line(
        "Component", "The part of the product it is in, if known.", group="What it is", example="orders API"
    )
    affected: Affected | None = of_control(
        Control.CHOICE,
        "Affected",
        "Named customers, a segment of them, or everyone.",
        group="Who is affected",
    )
    segment: Text | None = line(
        "Segment",
        "Which part of the customers, and how many that is.",
        group="Who is affected",
        example="Enterprise with SAML",
        sometimes=True,
    )
    customers: tuple[Customer, ...] = many(
        Control.ITEMS,
        "Customers",
        "Each customer who reported it or is known to have it.",
        group="Who is affected",
    )
    since: MomentValue | None = moment(
        "Since",
        "When it began: 3 h ago, yesterday 08:10, 2026-03-09.",
        group="Since when",
        leaning=Leaning.PAST,
    )
    waiting_since: MomentValue | None = moment(
        "Waiting since", "When the customer first told support.", group="Since when", leaning=Leaning.PAST
    )
    attempts: tuple[Attempt, ...] = many(
        Control.ITEMS, "Tried so far", "What support tried, and what came of each.", group="What was tried"
    )
    tickets: tuple[str, ...] = many(Control.LINES, "Tickets", "Ticket numbers, one on each line.", group="References")
    threads: tuple[str, ...] = many(
        Control.LINES, "Threads", "Internal discussions, one on each line.", group="References"
    )
    documents: tuple[str, ...] = many(
        Control.LINES, "Documents", "Papers, pages and dashboards, one on each line.", group="References"
    )
    why_now: Text | None = prose(
        "Why now",
        "What makes it leave support today, in a sentence or two.",
        group="Why it must leave support",
    )
    criteria: Criteria = declared(
        "Criteria",
        "What speaks for escalating, and what against.",
        Face(Control.CRITERIA, "Why it must leave support"),
        Criteria(),
    )
