"""Which fields are asked of a draft: those whose answer its kind, its target or its verdict gives a use."""

from escalate_tui.judgement.assessment import Assessment
from escalate_tui.judgement.facts import reaches_brief
from escalate_tui.model.choices import Affected
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.record import Record


def asked(spec: FieldSpec, record: Record, assessment: Assessment) -> bool:
    """Tell whether a field is asked; one that holds something that reaches the brief is shown all the same."""
    step, _, name = spec.path.partition(".")
    if spec.path == "repro.applicable":
        # A key turns it; what the kind says need not be asked.
        return record.repro.applicable is not None
    holds = bool(getattr(getattr(record, step), name))
    if step == "repro":
        return record.reproduction_asked or (holds and reaches_brief(spec.path, record))
    return holds or _useful(spec, record, assessment)


def _useful(spec: FieldSpec, record: Record, assessment: Assessment) -> bool:
    if spec.face.teams:
        return bool({assessment.target.team, *record.target.also} & set(spec.face.teams))
    match spec.path:
        case "understand.segment":
            return record.understand.affected is Affected.SEGMENT
        case "impact.severity_reason":
            return assessment.severity.effective is not assessment.severity.suggested
        case "target.against_verdict":
            return assessment.verdict.against
    return True
