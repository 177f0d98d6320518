"""What the program thinks of a draft, as plain values that every front end shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.choices import Severity, Team
from escalate_tui.settings import Settings


@dataclass(frozen=True)
class Context:
    """What a judgement depends on beside the draft.

    Attributes:
        now: The present instant, in UTC.
        settings: Working hours, and what counts as high value.
        alike_customers: Customers who have the same problem by other escalations, as far as those are known.
    """

    now: datetime
    settings: Settings
    alike_customers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a judgement.

    Attributes:
        text: The reason in plain words.
        path: The field it follows from, if it follows from one.
    """

    text: str
    path: str = ""


class Side(StrEnum):
    """Which way a criterion points."""

    ESCALATE = "escalate"
    HANDLE = "handle"


class Standing(StrEnum):
    """How a criterion stands."""

    FOLLOWS = "follows"
    """The record says so."""
    CONFIRMED = "confirmed"
    """The user says so."""
    PROPOSED = "proposed"
    """The record suggests it and the user has yet to confirm it."""
    OVERRULED = "overruled"
    """The record says so, and the user says why it does not hold."""
    OPEN = "open"
    """Nothing speaks for it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One reason for or against escalating, as the practice names it (§1).

    Attributes:
        id: Its stable name, as the file keeps it.
        title: Its name on screen.
        family: The group it stands in.
        side: Which way it points.
    """

    id: str
    title: str
    family: str
    side: Side


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion, and how it stands for this draft.

    Attributes:
        criterion: The criterion.
        standing: How it stands.
        reason: Why: the field it follows from, or the reason it was overruled.
    """

    criterion: Criterion
    standing: Standing
    reason: Reason

    @property
    def holds(self) -> bool:
        """Whether it counts for the verdict."""
        return self.standing in (Standing.FOLLOWS, Standing.CONFIRMED)


class Leave(StrEnum):
    """Whether the issue should leave support."""

    NOW = "escalate now"
    ESCALATE = "escalate"
    CALL = "judgement call"
    HANDLE = "handle in support"
    NOT_YET = "not enough yet"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it should leave support, and what decided it.

    Attributes:
        leave: The verdict.
        reasons: The criteria that decided it, each with where it comes from.
        change: The nearest change that would turn it, in one sentence.
    """

    leave: Leave
    reasons: tuple[Reason, ...]
    change: str = ""

    @property
    def against(self) -> bool:
        """Whether handing over would go against it, which asks for one line of reason."""
        return self.leave in (Leave.HANDLE, Leave.NOT_YET)


@dataclass(frozen=True, slots=True)
class SeverityJudgement:
    """How severe it is.

    Attributes:
        suggested: What the rules make of the record.
        chosen: What the user chose instead, if anything.
        reasons: Why that is suggested.
        change: The nearest change that would raise or lower it, in one sentence; empty when there is none.
        handed_over: What its history says once it was handed over; the record's own choice counts no more then.
    """

    suggested: Severity
    chosen: Severity | None
    reasons: tuple[Reason, ...]
    change: str = ""
    handed_over: Severity | None = None

    @property
    def effective(self) -> Severity:
        """The severity that counts: the history's once handed over, before that the user's choice or the suggestion."""
        return self.handed_over or self.chosen or self.suggested


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing the brief must hold for a target (§3).

    Attributes:
        label: What it is.
        missing: The fields still to be filled; empty when it is there.
    """

    label: str
    missing: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether the record holds it."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class RankedTarget:
    """A target, why it comes where it does, and what the brief must hold for it.

    Attributes:
        team: The target.
        reasons: Why it is ranked; empty for a target that nothing speaks for.
        holds: What the brief must hold for it.
        note: A tier that is skipped on the way, in one sentence; empty when none is.
    """

    team: Team
    reasons: tuple[Reason, ...]
    holds: tuple[Hold, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The share of what the target needs that is there, by weight.

    Attributes:
        done: The weight of what is there.
        needed: The weight of all that is needed.
    """

    done: int
    needed: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded down, so that 100 means all of it."""
        return 100 * self.done // self.needed if self.needed else 0


@dataclass(frozen=True)
class Assessment:
    """What the program thinks of a draft, in one pass.

    Attributes:
        findings: What the live validation says, in the order of the record.
        criteria: Every criterion, and how it stands.
        verdict: Whether it should leave support.
        severity: How severe it is.
        targets: Every target, the best first, only those ranked with reasons counting as ranked.
        target: The target that receives: by the history once handed over, before that the user's choice, otherwise the
            first of the ranking.
        chosen: Whether somebody chose it, rather than the ranking.
        deadline: When the ask is due: what the record says, otherwise what the severity gives.
        readiness: How much of what the target needs is there.
    """

    findings: tuple[Finding, ...]
    criteria: tuple[Judged, ...]
    verdict: Verdict
    severity: SeverityJudgement
    targets: tuple[RankedTarget, ...]
    target: RankedTarget
    chosen: bool
    deadline: datetime
    readiness: Readiness

    @property
    def stops(self) -> tuple[Finding, ...]:
        """The findings that keep the brief from leaving."""
        return tuple(finding for finding in self.findings if finding.level is Level.STOP)

    @property
    def ready(self) -> bool:
        """Whether nothing stops the brief, and nothing in it is likely to have it sent back."""
        return all(finding.level is Level.HINT for finding in self.findings)

    def of_step(self, step: str) -> tuple[Finding, ...]:
        """The findings of one step."""
        return tuple(finding for finding in self.findings if finding.step == step)

    @cached_property
    def by_path(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each field, worst first."""
        paths: dict[str, list[Finding]] = {}
        for finding in self.findings:
            paths.setdefault(finding.path, []).append(finding)
        worst = list(Level)
        return {path: tuple(sorted(found, key=lambda one: worst.index(one.level))) for path, found in paths.items()}
