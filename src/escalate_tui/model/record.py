"""The record: every field of an escalation, declared once, one model for each step.

This is the validated record: what does not parse never gets in here, it stays in the draft
(see `escalate_tui.model.draft`). The names are those of the file, schema 1. Its parts are plain classes, so that what
shows or lists fields need not wait for the library that validates.
"""

from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from escalate_tui.model.choice import Choice
from escalate_tui.model.choices import Act, Severity, Team
from escalate_tui.model.fields import DECLARED, Control, Declared, Face, FieldSpec, line, of_control
from escalate_tui.model.impact import Impact
from escalate_tui.model.part import Part
from escalate_tui.model.repro import Repro
from escalate_tui.model.target import Target
from escalate_tui.model.understand import Understand
from escalate_tui.model.values import Count, Flag, MomentValue, Text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Entry(Part):
    """One entry of the history: when, who, what, note. Entries are only ever added.

    Attributes:
        at: When it was done.
        logged: When it was written down.
        retracts: For `taken-back`: the key of the entry that no longer counts.
        from_: What it was before, where something changed.
        to: What it became, or whom it was told.
        due: For `promised`: by when.
        until: For `paused`: when the customer's clock goes on; of a day its start.
        keeps: The keys of the commitments with a date that ended with it (see `Commitment.key`).
        result: For `attempted`: what came of it.
        learning: For `resolved` and `de-escalated`: what later escalations of the same pattern should know.
        done: For these two: the items of the checklist that were done.
        waived: For these two: the other items, each with the reason why not.
        finding: For `masked` and `overruled`: the code of the finding that was decided on.
        path: For these two: the field that the finding speaks of.
        count: For these two: how many places of the kind there were.
        digest: For `overruled`: a short salted digest of the text that was kept, which never tells the text.
    """

    key: str = ""
    at: MomentValue
    logged: MomentValue | None = None
    by: str = ""
    act: Act
    note: Text | None = None
    from_: Text | None = field(default=None, metadata={"alias": "from"})
    to: Text | None = None
    due: MomentValue | None = None
    until: MomentValue | None = None
    keeps: tuple[str, ...] = ()
    result: Text | None = None
    learning: Text | None = None
    done: tuple[str, ...] = ()
    waived: dict[str, str] = field(default_factory=dict)
    finding: str | None = None
    path: str | None = None
    count: Count | None = None
    digest: str | None = None
    retracts: str | None = None
    severity: Severity | None = None
    team: Team | None = None
    also: tuple[Team, ...] = ()
    format: str | None = None
    brief: str | None = None
    snapshot: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Record(Part):
    """One escalation, from its first key as a draft to its end.

    Attributes:
        round_the_clock: Whether its clocks run outside working hours too; unset: as its severity says.
    """

    id: str = ""
    created: MomentValue | None = None
    updated: MomentValue | None = None
    reporter: Text | None = line("Reported by", "Your name and team, as the brief gives it.", group="Who")
    owner: Text | None = line("Owner", "Who keeps the promises to the customer.", group="Who")
    round_the_clock: Flag | None = of_control(
        Control.FLAG,
        "Round the clock",
        "Do its due times run outside working hours too? Unset: as its severity says.",
        group="Who",
    )
    understand: Understand = field(default_factory=Understand)
    impact: Impact = field(default_factory=Impact)
    target: Target = field(default_factory=Target)
    repro: Repro = field(default_factory=Repro)
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


def step_of(path: str) -> str:
    """Name the screen that a path belongs to; who reports and who owns stand beside the brief."""
    step, dot, _ = path.partition(".")
    return step if dot else "brief"


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


def title_of(path: str) -> str:
    """Name the field at a path as its screen does; what no field is declared for, by its path."""
    try:
        return field_at(path).title
    except KeyError:
        return path


def _specs(part: type[Part], prefix: str) -> tuple[FieldSpec, ...]:
    found: list[FieldSpec] = []
    for one in dataclass_fields(part):
        said = one.metadata.get(DECLARED)
        if not isinstance(said, Declared):
            continue
        kind = _inner_type(one.type)
        is_part = isinstance(kind, type) and issubclass(kind, Part)
        found.append(
            FieldSpec(
                path=prefix + one.name,
                title=said.title,
                help=said.help,
                face=said.face,
                choices=_choices(said.face, kind),
                item=_specs(kind, "") if is_part and said.face.control is Control.ITEMS else (),
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
