"""The command that judges an escalation and says why."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from escalate_tui.cli.escalation import Here, document_of
from escalate_tui.exit_status import ExitStatus

if TYPE_CHECKING:
    from escalate_tui.judgement.assessment import Assessment, RankedTarget, Reason
    from escalate_tui.judgement.finding import Finding

SIGNS = {"stop": "✗", "warn": "!", "hint": "·"}
"""The sign of each level of a finding."""


@click.command(epilog="\b\nExamples:\n  escalate-tui check k7q\n  escalate-tui check k7q --json")
@click.argument("name", metavar="ID|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print an object for another program.")
@click.pass_obj
def check(here: Here, name: str, *, as_json: bool) -> int:
    """Judge an escalation: should it leave support, how severe is it, who gets it, will it be sent back.

    Ends with 0 when nothing stops its brief and nothing warns, with 1 when something does, with 3 when it cannot be
    read. Any part of the ID will do that no other has, and so will the path of any file of an escalation.

    The object for programs has: id, ready, readiness, verdict, severity, target, targets, deadline, findings.
    """
    from escalate_tui.board_index import context_for
    from escalate_tui.judgement.assess import assess
    from escalate_tui.model.draft import Draft
    from escalate_tui.model.text import visible

    place = here()
    draft = Draft(document_of(place, name))
    assessment = assess(draft, context_for(place, draft))
    if as_json:
        click.echo(json.dumps({"id": draft.id, **_judged(assessment)}, ensure_ascii=False, indent=2))
    else:
        click.echo(visible("\n".join(_lines(assessment))))
    return ExitStatus.DONE if assessment.ready else ExitStatus.NO


def _judged(assessment: "Assessment") -> dict[str, Any]:
    """Give an assessment as plain values."""
    verdict, severity, readiness = assessment.verdict, assessment.severity, assessment.readiness
    return {
        "ready": assessment.ready,
        "readiness": {"percent": readiness.percent, "done": readiness.done, "needed": readiness.needed},
        "verdict": {
            "leave": verdict.leave.value,
            "reasons": _reasons(verdict.reasons),
            "change": verdict.change,
        },
        "severity": {
            "effective": severity.effective.value,
            "suggested": severity.suggested.value,
            "reasons": _reasons(severity.reasons),
            "change": severity.change,
        },
        "target": assessment.target.team.value,
        "targets": [_target(one) for one in assessment.targets],
        "deadline": assessment.deadline.isoformat(),
        "findings": [_finding(one) for one in assessment.findings],
    }


def _reasons(reasons: "Iterable[Reason]") -> list[dict[str, str]]:
    return [{"text": one.text, "path": one.path} for one in reasons]


def _target(target: "RankedTarget") -> dict[str, Any]:
    return {
        "team": target.team.value,
        "reasons": _reasons(target.reasons),
        "note": target.note,
        "must_hold": [{"item": one.label, "missing": list(one.missing)} for one in target.holds],
    }


def _finding(finding: "Finding") -> dict[str, Any]:
    told = {"code": finding.code, "level": finding.level.value, "path": finding.path, "says": finding.says}
    return told if finding.fix is None else {**told, "fix": finding.fix.label}


def _lines(assessment: "Assessment") -> Iterator[str]:
    """Say it to a person: the judgement with its reasons, then what is open, worst first."""
    verdict, severity, target = assessment.verdict, assessment.severity, assessment.target
    yield verdict.leave.value.capitalize()
    yield from _because(verdict.reasons, verdict.change)
    yield severity.effective.label
    yield from _because(severity.reasons, severity.change)
    yield target.team.label
    yield from _because(target.reasons, target.note)
    yield from (f"  lacks {one.label}: {', '.join(one.missing)}" for one in target.holds if not one.done)
    yield f"Ready: {assessment.readiness.percent} %"
    levels = list(SIGNS)
    for one in sorted(assessment.findings, key=lambda finding: levels.index(finding.level)):
        yield f"{SIGNS[one.level]} {one.path}: {one.says} [{one.code}]"


def _because(reasons: "Iterable[Reason]", change: str) -> Iterator[str]:
    yield from (f"  · {one.text}" for one in reasons)
    if change:
        yield f"  {change}"
