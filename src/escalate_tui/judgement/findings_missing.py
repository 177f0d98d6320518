"""Findings about what is not there."""

from collections.abc import Iterator
from dataclasses import replace

from escalate_tui.judgement.assessment import RankedTarget, SeverityJudgement, Verdict
from escalate_tui.judgement.codes import Code
from escalate_tui.judgement.english_missing import LEAVE_AS_SUGGESTED, MISSING, SET_OWNER
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.findings_ask import due_by_severity
from escalate_tui.judgement.needs import Need


def missing(facts: Facts, needs: dict[str, Need], severity: SeverityJudgement, verdict: Verdict) -> Iterator[Finding]:
    """Yield what the brief needs and does not hold; what does not parse is spoken of elsewhere."""
    unparsed = {one.path for one in facts.unparsed}
    for need in needs.values():
        if not need.met(facts) and need.path not in unparsed:
            fix = _answer(need.code, facts, severity)
            yield Finding(need.code, need.level, need.path, MISSING[need.code], missing=True, fix=fix)
    other = severity.handed_over is None and severity.effective is not severity.suggested
    if other and not facts.filled("impact.severity_reason"):
        words = {"chosen": severity.effective.label, "suggested": severity.suggested.label}
        fix = Fix(LEAVE_AS_SUGGESTED.format(**words), "impact.severity", None)
        yield replace(_empty("severity-reason-missing", "impact.severity_reason", **words), fix=fix)
    if verdict.against and not facts.filled("target.against_verdict"):
        yield _empty("against-verdict-missing", "target.against_verdict", verdict=verdict.leave.value)


def nobody_ranked(target: RankedTarget, *, chosen: bool) -> Iterator[Finding]:
    """Yield that a target has to be chosen while the record speaks for none."""
    if not chosen and not target.reasons:
        yield _empty("team-missing", "target.team")


def _answer(code: Code, facts: Facts, severity: SeverityJudgement) -> Fix | None:
    """Offer the answer that the record itself gives: the severity's deadline, and who reports it as its owner."""
    if code == "ask-deadline-missing":
        return due_by_severity(facts, severity.effective)
    if code == "owner-missing" and (reporter := facts.record.reporter):
        return Fix(SET_OWNER.format(name=reporter[:40]), "owner", reporter)
    return None


def _empty(code: Code, path: str, **words: str) -> Finding:
    return Finding(code, Level.WARN, path, MISSING[code].format(**words), missing=True)
