"""What the judgement says, in short lines: all of it, or what an answer has changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from escalate_tui.followup.alike import Alike
from escalate_tui.judgement.assessment import Assessment, Hold, Reason
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.record import title_of

WORDS: Final = {Level.STOP: "Stop", Level.WARN: "Warning", Level.HINT: "Hint"}
"""The word of each level, which comes first."""

MOST: Final = 5
"""Reasons that are said at the most; the rest are counted."""


def finding_words(finding: Finding) -> str:
    """Say a finding of the field in use, with what mends it."""
    mend = f" :mend does that: {finding.fix.label}." if finding.fix is not None else ""
    return f"{WORDS[finding.level]}: {finding.says}{mend}"


def changed(before: Assessment, after: Assessment) -> Iterator[str]:
    """Say what an answer has changed of verdict, severity and target, each with its first reason."""
    if before.verdict.leave is not after.verdict.leave:
        yield f"Verdict: {after.verdict.leave.value}{_because(after.verdict.reasons)}"
    if before.severity.effective is not after.severity.effective:
        yield f"Severity: {after.severity.effective.label}{_because(after.severity.reasons)}"
    if before.target.team is not after.target.team:
        yield f"Target: {after.target.team.label}{_because(after.target.reasons)}"


def whole(assessment: Assessment, alike: Sequence[Alike]) -> Iterator[str]:
    """Say all of it, as beside the brief: verdict, severity and target with their reasons, what is open, readiness."""
    verdict, severity, target = assessment.verdict, assessment.severity, assessment.target
    yield f"Verdict: {verdict.leave.value}."
    yield from _reasons(verdict.reasons, verdict.change)
    suggested = f", suggested {severity.suggested.label}" if severity.chosen not in (None, severity.suggested) else ""
    yield f"Severity: {severity.effective.label}{suggested}."
    yield from _reasons(severity.reasons, severity.change)
    others = [one.team.label for one in assessment.targets if one.reasons and one.team is not target.team]
    yield f"Target: {target.team.label}{f', then {_listed(others)}' if others else ''}."
    yield from _reasons(target.reasons, target.note)
    yield from _lacking(target.holds)
    yield from _before(alike)
    yield from open_points(assessment.findings, "The brief")
    yield f"Ready: {assessment.readiness.percent} %."


def open_points(findings: Iterable[Finding], where: str) -> Iterator[str]:
    """Say what is open somewhere: how much, what is missing in one line, and each of the rest, worst first."""
    levels = list(Level)
    found = sorted(findings, key=lambda one: levels.index(one.level))
    missing = dict.fromkeys(title_of(one.path) for one in found if one.missing)
    said = dict.fromkeys(f"{WORDS[one.level]}, {title_of(one.path)}: {one.says}" for one in found if not one.missing)
    if not found:
        yield f"{where}: nothing open."
        return
    yield f"{where}: {len(missing) + len(said)} open."
    if missing:
        yield f"Missing: {', '.join(missing)}."
    yield from said


def _because(reasons: Sequence[Reason]) -> str:
    return f", because {reasons[0].text}." if reasons else "."


def _reasons(reasons: Sequence[Reason], change: str) -> Iterator[str]:
    yield from (f"  {one.text}" for one in reasons[:MOST])
    if len(reasons) > MOST:
        yield f"  and {len(reasons) - MOST} more"
    if change:
        yield f"  {change}"


def _lacking(holds: Sequence[Hold]) -> Iterator[str]:
    yield f"  It needs {len(holds)} things in the brief, {sum(hold.done for hold in holds)} are there."
    for hold in (one for one in holds if not one.done):
        yield f"  Lacks {hold.label}: {', '.join(map(title_of, hold.missing))}"


def _before(alike: Sequence[Alike]) -> Iterator[str]:
    if alike:
        first = alike[0]
        ended = first.of.learning or first.of.ending
        yield f"Seen before: {first.of.summary or first.of.id}."
        yield f"  {first.of.status.label}, {first.why[0]}{f': {ended}' if ended else ''}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
