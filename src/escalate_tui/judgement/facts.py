"""What a draft says, read once, in the terms the rules are written in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from escalate_tui.judgement import english
from escalate_tui.judgement.assessment import Context
from escalate_tui.model.choices import Affected, Depth, Severity, SlaStatus, Status, Team, Tier
from escalate_tui.model.draft import Draft, Unparsed
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.history import severity_of, team_of
from escalate_tui.model.part import Item
from escalate_tui.model.record import Record, fields
from escalate_tui.model.understand import Customer
from escalate_tui.moments import end_of_working

NEAR = timedelta(hours=4)
"""Working hours before the end of an SLA from which its breach counts as imminent (the practice, §1)."""

NEVER_UNKNOWN = frozenset({"understand.summary", "target.team", "target.ask", "target.ask_text"})
"""Fields where “Unknown, because …” is no answer; it is one everywhere else."""

LONGEST_NONE = 60
"""Characters beyond which a text says more than that there is no answer."""

_STEPS = "repro.steps"

_NO_REASON = re.compile(r"\W*\w?\W*")
"""What is too little to be a reason, as the whole of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text somebody wrote.

    Attributes:
        path: Where it stands; in an item by the item's key.
        field: The declared field, without the key.
        text: The text.
        limit: Characters at most; 0 where nothing is said.
    """

    path: str
    field: str
    text: str
    limit: int


@dataclass(frozen=True)
class Facts:
    """What the rules ask of a draft, each answer worked out when it is first asked for.

    Attributes:
        draft: The draft.
        context: The present instant and the settings.
    """

    draft: Draft
    context: Context

    @cached_property
    def record(self) -> Record:
        """All of the draft that parses."""
        return self.draft.record

    @cached_property
    def explained(self) -> frozenset[str]:
        """Paths of values that are no figure or date because they say why none is known."""
        return frozenset(
            one.path for one in self.draft.unparsed if one.path not in NEVER_UNKNOWN and explains(one.value)
        )

    @cached_property
    def unparsed(self) -> tuple[Unparsed, ...]:
        """Values that do not parse and do not say why they are unknown either."""
        return tuple(one for one in self.draft.unparsed if one.path not in self.explained)

    def filled(self, path: str) -> bool:
        """Tell whether a field holds an answer, also “Unknown, because …”; an empty item is none."""
        value = self.value(path)
        if isinstance(value, tuple):
            value = next((item for item in value if isinstance(item, str) or _holds_text(item)), None)
        return value is not None or path in self.explained

    def value(self, path: str) -> Any:
        """Look up what the record holds at a declared field, None or an empty list where nothing stands."""
        step, dot, name = path.partition(".")
        return getattr(getattr(self.record, step), name) if dot else getattr(self.record, step)

    @cached_property
    def tier(self) -> Tier:
        """Where the issue is handled now."""
        return self.record.target.from_tier or self.context.settings.tier

    @cached_property
    def severity(self) -> Severity | None:
        """The severity by the history, once it was handed over."""
        return None if self.draft.status is Status.DRAFT else severity_of(self.record.history)

    @cached_property
    def team(self) -> Team | None:
        """The target that was chosen: by the history once it was handed over, before that by the record."""
        sent_to = None if self.draft.status is Status.DRAFT else team_of(self.record.history)
        return sent_to or self.record.target.team

    @cached_property
    def named(self) -> tuple[Customer, ...]:
        """The customers listed by name, each name once, with what any of its entries says."""
        found: dict[str, Customer] = {}
        for customer in self.record.understand.customers:
            if customer.name:
                name = folded(customer.name)
                found[name] = _merged(found[name], customer) if name in found else customer
        return tuple(found.values())

    @cached_property
    def customers(self) -> int:
        """How many customers are affected, by number or by name, whichever is more."""
        return max(self.record.impact.customers_affected or 0, len(self.named))

    @property
    def breadth_path(self) -> str:
        """The field that the number of customers follows from."""
        by_number = (self.record.impact.customers_affected or 0) >= len(self.named)
        return "impact.customers_affected" if by_number else "understand.customers"

    @cached_property
    def everyone(self) -> bool:
        """Whether everyone is affected, and nobody has said how many that is."""
        return self.record.understand.affected is Affected.EVERYONE and self.record.impact.customers_affected is None

    @cached_property
    def high_value(self) -> tuple[Customer, ...]:
        """The named customers that are high-value: marked so, named by the settings, or paying as much as they say.

        Each name once; of one listed twice it is the entry that says so.
        """
        settings = self.context.settings
        least, known = settings.high_value_from, set(map(folded, settings.high_value_customers))
        found: dict[str, Customer] = {}
        for one in self.record.understand.customers:
            pays = one.arr is not None and one.arr.currency == least.currency and one.arr.amount >= least.amount
            if one.name and (one.high_value or pays or folded(one.name) in known):
                found.setdefault(folded(one.name), one)
        return tuple(found.values())

    @cached_property
    def blocked(self) -> bool:
        """Whether work stands still."""
        return self.record.impact.depth is Depth.BLOCKED

    @cached_property
    def workaround(self) -> bool:
        """Whether those affected have a way around it; one that is unknown is none."""
        return present(self.record.impact.workaround) and not explains(self.record.impact.workaround)

    @cached_property
    def sla_end(self) -> datetime | None:
        """When the SLA runs out; a day means the end of its working hours."""
        ends = self.record.impact.sla_ends
        return None if ends is None else end_of_working(ends, self.context.settings.calendar)

    @cached_property
    def sla_past(self) -> bool:
        """Whether the end of the SLA is past."""
        return self.sla_end is not None and self.sla_end <= self.context.now

    @cached_property
    def sla_near(self) -> bool:
        """Whether the SLA runs out within 4 working hours."""
        if self.sla_end is None or self.sla_past:
            return False
        # Counted from now on, since an end that lies years ahead would take long to count back from.
        calendar = self.context.settings.calendar
        return self.sla_end <= calendar.next_opening(calendar.add_hours(self.context.now, NEAR))

    @cached_property
    def sla_breached(self) -> bool:
        """Whether the SLA is breached, by its status or by its end."""
        return self.record.impact.sla_status is SlaStatus.BREACHED or self.sla_past

    @cached_property
    def all_texts(self) -> tuple[Written, ...]:
        """Every text of the record, in its order."""
        return tuple(text for spec in fields().values() for text in self._texts_of(spec))

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that reaches a brief: of a reproduction that is turned off, the evidence and why there is none."""
        if self.record.repro.applicable is not False:
            return self.all_texts
        given = (text for text in self.all_texts if reaches_brief(text.field, self.record))
        return tuple(text for text in given if not text.field.startswith(_STEPS) or explains(text.text))

    def _texts_of(self, spec: FieldSpec) -> Iterator[Written]:
        value = self.value(spec.path)
        if spec.face.control is Control.ITEMS:
            for position, item in enumerate(value):
                for inner in spec.item:
                    if isinstance(text := getattr(item, inner.path), str) and _wordy(inner):
                        place = f"{spec.path}.{item.key or position}.{inner.path}"
                        yield Written(place, f"{spec.path}.{inner.path}", text, inner.face.limit)
        elif value and _wordy(spec):
            for text in (value,) if isinstance(value, str) else value:
                yield Written(spec.path, spec.path, text, spec.face.limit)


def reaches_brief(path: str, record: Record) -> bool:
    """Tell whether what stands in a field reaches the brief.

    All does but a reproduction that is turned off: of that only the evidence, and the steps that say why there is none.
    """
    if record.repro.applicable is not False or not path.startswith("repro."):
        return True
    return path.startswith("repro.evidence") or (path.startswith(_STEPS) and bool(why_not_reproduced(record)))


def why_not_reproduced(record: Record) -> tuple[str, ...]:
    """Give what a bug's steps say of why there are none, which its brief says also where they are turned off."""
    kind = record.understand.kind
    steps = record.repro.steps if kind is not None and kind.reproducible else ()
    return tuple(step.text for step in steps if step.text and explains(step.text))


def explains(value: Any) -> bool:
    """Tell whether a value is “Unknown, because …” with a reason behind it."""
    begun = english.UNKNOWN_BECAUSE.seek.match(value) if isinstance(value, str) else None
    if begun is None:
        return False
    reason = value[begun.end() :].strip(" .!\n")
    empty = (english.FILLER.seek, english.BARE_UNKNOWN.seek)
    return len(reason) > LONGEST_NONE or not any(pattern.fullmatch(reason) for pattern in (*empty, _NO_REASON))


def present(text: str | None) -> bool:
    """Tell whether a text names something: no filler, and nothing that begins by saying that there is none."""
    nothing = (english.ABSENT.seek, english.FILLER.seek, english.BARE_UNKNOWN.seek)
    return bool(text) and not any(pattern.fullmatch((text or "").strip(" .!\n")) for pattern in nothing)


def folded(name: str) -> str:
    """Write a customer's name as it is compared, without regard to case."""
    return name.casefold().strip()


def _merged(first: Customer, other: Customer) -> Customer:
    """Take over what an entry of the same name says and the first does not; a mark of either counts."""
    said = {name: value for name, value in vars(other).items() if value is not None and getattr(first, name) is None}
    return replace(first, **said | ({"high_value": True} if other.high_value else {}))


def _holds_text(item: Item) -> bool:
    return any(value for name, value in vars(item).items() if name not in ("key", "kind") and isinstance(value, str))


def _wordy(spec: FieldSpec) -> bool:
    return spec.face.control in (Control.LINE, Control.PROSE, Control.LINES)
