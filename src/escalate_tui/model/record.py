"""The record: every field of an escalation, declared once, one model for each step.

The model is the validated record: what does not parse never gets in here, it stays in the draft
(see `escalate_tui.model.draft`). The names are those of the file, schema 1.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import (
    Act,
    Affected,
    Ask,
    Depth,
    EvidenceKind,
    Kind,
    Severity,
    SlaStatus,
    Stage,
    Team,
    Tier,
    Trend,
)
from escalate_tui.model.fields import (
    Control,
    Face,
    FieldSpec,
    declared,
    line,
    many,
    moment,
    number,
    of_control,
    prose,
)
from escalate_tui.model.values import Count, DurationValue, Flag, MomentValue, MoneyValue, Text
from escalate_tui.moments import Leaning

SCHEMA = 1
"""The version of the file that this program writes."""


class Part(BaseModel):
    """What all parts of the record have in common: frozen, and built when first used."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Item(Part):
    """One item of a list; its key stays the same while the item is edited and moved."""

    key: str = ""


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


class Attempt(Item):
    """Something that was tried, and what came of it."""

    action: Text | None = line("Tried", "What was done: one thing.", group="Attempt", limit=1000)
    result: Text | None = line("Result", "What came of it, also when nothing changed.", group="Attempt", limit=1000)


class Criteria(Part):
    """What the user says of the criteria; those that follow from the record are not written."""

    confirmed: tuple[str, ...] = ()
    overruled: dict[str, str] = Field(default_factory=dict)


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
    why_now: Text | None = prose(
        "Why now",
        "What makes it leave support today, in a sentence or two.",
        group="Why it must leave support",
    )
    criteria: Criteria = declared(
        "Criteria",
        "What speaks for escalating, and what against.",
        Face(Control.CRITERIA, "Why it must leave support"),
        default_factory=Criteria,
    )
    tickets: tuple[str, ...] = many(Control.LINES, "Tickets", "Ticket numbers, one on each line.", group="References")
    threads: tuple[str, ...] = many(
        Control.LINES, "Threads", "Internal discussions, one on each line.", group="References"
    )
    documents: tuple[str, ...] = many(
        Control.LINES, "Documents", "Papers, pages and dashboards, one on each line.", group="References"
    )


class Impact(Part):
    """Step 2: how many, how deep, how long, how much, and what was promised."""

    customers_affected: Count | None = number(
        "Customers affected",
        "How many customers, as a figure; empty: as many as are listed.",
        group="Breadth",
    )
    users_affected: Count | None = number("Users affected", "How many people, as a figure.", group="Breadth")
    trend: Trend | None = of_control(Control.CHOICE, "Trend", "Is the number of them growing?", group="Breadth")
    depth: Depth | None = of_control(
        Control.CHOICE,
        "Depth",
        "Blocked: cannot work. Degraded: can, with effort. Inconvenienced: a nuisance.",
        group="Depth",
    )
    workflow: Text | None = prose(
        "What they cannot do", "Which work stands still or is slower, and by how much.", group="Depth"
    )
    workaround: Text | None = prose("Workaround", "What they do instead; empty when there is none.", group="Depth")
    production_down: Flag | None = of_control(
        Control.FLAG,
        "Production down",
        "Customers cannot use the product for its purpose.",
        group="Depth",
        half=True,
    )
    data_at_risk: Flag | None = of_control(
        Control.FLAG,
        "Data at risk",
        "Data is lost, wrong or exposed, or soon could be.",
        group="Depth",
        half=True,
    )
    critical_from: MomentValue | None = moment(
        "Critical from",
        "When it would become critical if nothing changes.",
        group="Time pressure",
        leaning=Leaning.FUTURE,
    )
    deadline: MomentValue | None = moment(
        "Hard deadline",
        "A date that cannot move: an audit, a renewal, a launch.",
        group="Time pressure",
        leaning=Leaning.FUTURE,
    )
    deadline_reason: Text | None = line("Why that date", "What happens on that day.", group="Time pressure")
    revenue_at_risk: MoneyValue | None = of_control(
        Control.MONEY,
        "ARR at risk",
        "Empty: the sum of the customers listed.",
        group="Revenue and reputation",
        half=True,
    )
    deals: Text | None = line("Open deals", "Deals that depend on this, with amounts.", group="Revenue and reputation")
    public_risk: Text | None = line(
        "Could go public",
        "Where and how: press, social media, a review. Empty: no.",
        group="Revenue and reputation",
    )
    reference_customer: Flag | None = of_control(
        Control.FLAG,
        "Reference customer",
        "Is one of them a customer others are shown?",
        group="Revenue and reputation",
        half=True,
    )
    sla_status: SlaStatus | None = of_control(
        Control.CHOICE, "SLA status", "Where the promise of the contract stands.", group="Contract"
    )
    sla_ends: MomentValue | None = moment(
        "SLA runs out", "When the promised time is over.", group="Contract", leaning=Leaning.FUTURE
    )
    sla_update_every: DurationValue | None = of_control(
        Control.DURATION,
        "SLA update interval",
        "How often the contract promises word: 4h, 2d.",
        group="Contract",
        half=True,
    )
    obligations: Text | None = prose("Other obligations", "What else was promised, and where.", group="Contract")
    last_update_at: MomentValue | None = moment(
        "Last update at",
        "When the customer last heard from us.",
        group="Customer communication",
        leaning=Leaning.PAST,
    )
    last_update: Text | None = prose("Last update", "What they were told.", group="Customer communication")
    expectation: Text | None = prose("They expect", "What they count on, and by when.", group="Customer communication")
    escalation_risk: Text | None = prose(
        "Escalation risk",
        "Could they go over our heads: an executive, a lawyer, the press?",
        group="Customer communication",
    )
    severity: Severity | None = of_control(Control.CHOICE, "Severity", "Empty: as suggested.", group="Severity")
    severity_reason: Text | None = line(
        "Why another", "One line, when it differs from what is suggested.", group="Severity"
    )


class Target(Part):
    """Step 3: who receives it, what they are asked for, and what they need beyond the common brief."""

    from_tier: Tier | None = of_control(
        Control.CHOICE, "Handled now by", "The tier it leaves.", group="Who receives it"
    )
    team: Team | None = of_control(
        Control.CHOICE, "Target", "Empty: the first of the ranking.", group="Who receives it"
    )
    also: tuple[Team, ...] = many(
        Control.CHOICES, "Also told", "Who else should know; one team receives.", group="Who receives it"
    )
    area: Text | None = line(
        "Product area", "Which team of theirs: Orders, Billing.", group="Who receives it", half=True
    )
    channel: Text | None = line(
        "Channel", "Where they are reached.", group="Who receives it", half=True, example="#eng-orders"
    )
    ask: Ask | None = of_control(Control.CHOICE, "Ask", "One verb: what they should do.", group="The ask")
    ask_text: Text | None = prose("Ask in words", "What exactly, so that they know when it is done.", group="The ask")
    ask_deadline: MomentValue | None = moment(
        "By when", "Empty: what the severity gives.", group="The ask", leaning=Leaning.FUTURE
    )
    containment: Text | None = prose(
        "Containment",
        "What was done to stop it from spreading.",
        group="What this target needs",
        teams=("security",),
    )
    exposure: Text | None = prose(
        "Exposure",
        "Who and what was seen or could have been.",
        group="What this target needs",
        teams=("security",),
    )
    urgency: Text | None = line("Urgency", "How fast, and why.", group="What this target needs", teams=("security",))
    use_case: Text | None = prose(
        "Use case",
        "What they want to get done, and why the product does not let them.",
        group="What this target needs",
        teams=("product",),
    )
    request_frequency: Text | None = line(
        "How often asked",
        "How many customers asked, and since when.",
        group="What this target needs",
        teams=("product",),
    )
    competition: Text | None = line(
        "Competition", "Who offers it, and who said so.", group="What this target needs", teams=("product",)
    )
    decision: Text | None = prose(
        "Decision wanted",
        "What should be decided or approved, with the alternatives.",
        group="What this target needs",
        teams=("leadership",),
    )
    against_verdict: Text | None = line(
        "Why all the same", "One line, when this goes against the verdict.", group="Against the verdict"
    )


class StepText(Item):
    """One step of the reproduction."""

    text: Text | None = line("Step", "One action with its exact values.", group="Step", limit=1000)


class Evidence(Item):
    """One piece of evidence."""

    kind: EvidenceKind | None = of_control(Control.CHOICE, "What it is", "What kind of evidence.", group="Evidence")
    text: Text | None = prose("Text", "The exact words, or what it shows.", group="Evidence")
    path: Text | None = line("Where", "A path or an address, if it lies elsewhere.", group="Evidence", limit=1000)


class Repro(Part):
    """Step 4: how to make it happen again."""

    applicable: Flag | None = of_control(
        Control.FLAG, "Asked for", "Unset: for bugs and infrastructure alone.", group="Reproduction"
    )
    clean_state: Text | None = prose(
        "Starting point", "Account type, configuration and permissions to start from.", group="Reproduction"
    )
    steps: tuple[StepText, ...] = many(
        Control.ITEMS, "Steps", "One action each, with exact values.", group="Reproduction"
    )
    expected: Text | None = prose("Expected", "What should have happened.", group="What happens")
    actual: Text | None = prose("Actual", "What happened, word for word.", group="What happens")
    frequency: Text | None = line(
        "Frequency", "Always, 2 of 40, or only when …", group="What happens", example="2 of 40"
    )
    environment: Text | None = prose(
        "Environment", "Browser, OS, account type, flags, plan, versions.", group="Circumstances"
    )
    ruled_out: Text | None = prose("Ruled out", "What was tested and made no difference.", group="Circumstances")
    evidence: tuple[Evidence, ...] = many(
        Control.ITEMS, "Evidence", "Exact error text, logs, screenshots.", group="Circumstances"
    )


class Entry(Part):
    """One entry of the history: when, who, what, note. Entries are only ever added.

    Attributes:
        at: When it was done.
        logged: When it was written down.
        retracts: For `taken-back`: the key of the entry that no longer counts.
        from_: What it was before, where something changed.
        to: What it became, or whom it was told.
    """

    key: str = ""
    at: MomentValue
    logged: MomentValue | None = None
    by: str = ""
    act: Act
    note: Text | None = None
    from_: Text | None = Field(default=None, alias="from")
    to: Text | None = None
    due: MomentValue | None = None
    retracts: str | None = None
    severity: Severity | None = None
    team: Team | None = None
    also: tuple[Team, ...] = ()
    format: str | None = None
    brief: str | None = None
    snapshot: dict[str, Any] | None = None


class Record(Part):
    """One escalation, from its first key as a draft to its end."""

    id: str = ""
    created: MomentValue | None = None
    updated: MomentValue | None = None
    reporter: Text | None = line("Reported by", "Your name and team, as the brief gives it.", group="Who")
    owner: Text | None = line("Owner", "Who keeps the promises to the customer.", group="Who")
    understand: Understand = Field(default_factory=Understand)
    impact: Impact = Field(default_factory=Impact)
    target: Target = Field(default_factory=Target)
    repro: Repro = Field(default_factory=Repro)
    history: tuple[Entry, ...] = ()

    @property
    def reproduction_asked(self) -> bool:
        """Whether a reproduction belongs to it: as the record says, otherwise by its kind."""
        if self.repro.applicable is not None:
            return self.repro.applicable
        return self.understand.kind is not None and self.understand.kind.reproducible


STEPS: dict[str, type[Part]] = {"understand": Understand, "impact": Impact, "target": Target, "repro": Repro}
"""The steps that hold fields, in the order of the wizard."""


@cache
def step_fields(step: str) -> tuple[FieldSpec, ...]:
    """List the declared fields of a step, in their order; the step "" holds the record's own."""
    return _specs(STEPS[step] if step else Record, f"{step}." if step else "")


@cache
def fields() -> dict[str, FieldSpec]:
    """List every declared field of the record by its path."""
    return {spec.path: spec for step in ("", *STEPS) for spec in step_fields(step)}


def field_at(path: str) -> FieldSpec:
    """Find the declaration behind a path, also inside an item: `understand.customers.c4f.arr`.

    Raises:
        KeyError: No field is declared there.
    """
    known = fields()
    if path in known:
        return known[path]
    table, _, inner = path.rsplit(".", 2) if path.count(".") == 3 else (path, "", "")
    for spec in known[table].item:
        if spec.path == inner:
            return spec
    raise KeyError(path)


def _specs(model: type[BaseModel], prefix: str) -> tuple[FieldSpec, ...]:
    found: list[FieldSpec] = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not isinstance(extra, dict) or not isinstance(face := dict[str, Any](extra).get("face"), Face):
            continue
        kind = _inner_type(info.annotation)
        is_model = isinstance(kind, type) and issubclass(kind, BaseModel)
        found.append(
            FieldSpec(
                path=prefix + name,
                title=info.title or name,
                help=info.description or "",
                face=face,
                choices=_choices(face, kind),
                item=_specs(kind, "") if is_model and face.control is Control.ITEMS else (),
            )
        )
    return tuple(found)


def _choices(face: Face, kind: Any) -> tuple[tuple[Any, str], ...]:
    if face.control is Control.FLAG:
        return ((True, "yes"), (False, "no"))
    if isinstance(kind, type) and issubclass(kind, Choice):
        return tuple((member.value, member.label) for member in kind)
    return ()


def _inner_type(annotation: Any) -> Any:
    """Take the type of the values out of `T | None` and `tuple[T, ...]`."""
    if get_origin(annotation) in (Union, UnionType):
        return _inner_type(next(arg for arg in get_args(annotation) if arg is not NoneType))
    if get_origin(annotation) is tuple:
        return _inner_type(get_args(annotation)[0])
    return annotation
