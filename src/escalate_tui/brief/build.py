"""From an escalation to its brief: where every field goes, so that nothing the user wrote is left out."""

from collections.abc import Iterator

from escalate_tui.brief.document import Block, Code, Document, Heading, Label, Line, Numbered, Point, Text
from escalate_tui.brief.impact import impact
from escalate_tui.brief.source import Source, joined, prefixed, sentence_start
from escalate_tui.judgement.assessment import Assessment, Context, Side, Standing
from escalate_tui.model.choices import Act, EvidenceKind
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last
from escalate_tui.model.repro import Evidence
from escalate_tui.moments import show_in_full, start_of

NOT_REPRODUCED = "Not reproduced: no steps are known that lead to it."
"""What a bug's reproduction part says where there are no steps."""


def document(draft: Draft, assessment: Assessment, context: Context) -> Document:
    """Make the document of an escalation, by the table of places of the practice (§5).

    Args:
        draft: The escalation; values that do not parse stand in the brief as they were typed.
        assessment: What the program thinks of it: severity, target, deadline, the criteria that decided.
        context: The present instant, and the zone that times are shown in.
    """
    source = Source(draft, assessment, context)
    parts: dict[Heading, Iterator[Block]] = {
        Heading.IMPACT: impact(source),
        Heading.DESCRIPTION: _description(source),
        Heading.TRIED: _tried(source),
        Heading.REPRODUCTION: _reproduction(source),
        Heading.COMMUNICATION: _communication(source),
        Heading.NEEDED: _needed(source),
        Heading.FOR_SECURITY: _points(
            source,
            {
                Label.EXPOSURE: "target.exposure",
                Label.CONTAINMENT: "target.containment",
                Label.URGENCY: "target.urgency",
            },
        ),
        Heading.FOR_PRODUCT: _points(
            source,
            {
                Label.USE_CASE: "target.use_case",
                Label.FREQUENCY_ASKED: "target.request_frequency",
                Label.COMPETITION: "target.competition",
            },
        ),
        Heading.FOR_LEADERSHIP: _points(source, {Label.DECISION: "target.decision"}),
        Heading.CONTEXT: _context(source),
    }
    return Document(
        source.said("understand.summary"), _facts(source), {heading: tuple(part) for heading, part in parts.items()}
    )


def _facts(source: Source) -> dict[Label, str]:
    zone = source.context.settings.calendar.zone
    handed_over = last(source.record.history, Act.HANDED_OVER)
    day = start_of(handed_over.at, zone) if handed_over else source.context.now
    tier = source.said("target.from_tier")
    facts = {
        Label.SEVERITY: _severity(source),
        Label.TARGET: _target(source),
        Label.REPORTED_BY: joined(source.said("reporter"), f"({tier})" if tier else "", by=" "),
        Label.DATE: f"{day.astimezone(zone):%Y-%m-%d}",
    }
    return {label: text for label, text in facts.items() if text}


def _severity(source: Source) -> str:
    severity = source.assessment.severity
    reason = source.said("impact.severity_reason")
    if severity.effective is severity.suggested:
        return joined(severity.effective.label, f"({reason})" if reason else "", by=" ")
    return f"{severity.effective.label} ({joined(f'suggested {severity.suggested.label}', reason, by=': ')})"


def _target(source: Source) -> str:
    also = [team.label for team in source.record.target.also]
    return joined(
        source.assessment.target.team.label,
        source.said("target.area"),
        source.said("target.channel"),
        prefixed("also told: ", joined(*also)),
    )


def _description(source: Source) -> Iterator[Block]:
    description = source.said("understand.description")
    if description:
        yield Text(description)
    yield from _lines(
        source,
        {
            Label.SINCE: "understand.since",
            Label.COMPONENT: "understand.component",
            Label.WHY_NOW: "understand.why_now",
        },
    )
    standing = [one for one in source.assessment.criteria if one.holds and one.criterion.side is Side.ESCALATE]
    if standing:
        yield Line(Label.CRITERIA, "; ".join(one.reason.text or one.criterion.title for one in standing))
    overruled = [one for one in source.assessment.criteria if one.standing is Standing.OVERRULED]
    if overruled:
        yield Line(Label.NOT_COUNTED, "; ".join(f"{one.criterion.title}: {one.reason.text}" for one in overruled))
    yield from _lines(source, {Label.ALL_THE_SAME: "target.against_verdict"})


def _tried(source: Source) -> Iterator[Block]:
    attempts = source.record.understand.attempts
    texts = [joined(one.action or "", one.result or "", by=" → ") for one in attempts]
    if any(texts):
        yield Numbered(tuple(text for text in texts if text))


def _reproduction(source: Source) -> Iterator[Block]:
    repro = source.record.repro
    steps = tuple(step.text for step in repro.steps if step.text)
    lines = tuple(
        _lines(
            source,
            {
                Label.EXPECTED: "repro.expected",
                Label.ACTUAL: "repro.actual",
                Label.ENVIRONMENT: "repro.environment",
                Label.FREQUENCY: "repro.frequency",
                Label.RULED_OUT: "repro.ruled_out",
            },
        )
    )
    start = tuple(_lines(source, {Label.STARTING_POINT: "repro.clean_state"}))
    if not (source.record.reproduction_asked or steps or start or lines):
        return
    yield from start
    yield Numbered(steps) if steps else Text(NOT_REPRODUCED)
    yield from lines
    yield from _errors(source)


def _errors(source: Source) -> Iterator[Code]:
    for one in source.record.repro.evidence:
        if one.kind is EvidenceKind.ERROR and one.text:
            yield Code(Label.ERROR, one.text, one.path or "")


def _communication(source: Source) -> Iterator[Block]:
    told = joined(source.said("impact.last_update_at"), source.said("impact.last_update"), by=": ")
    if told:
        yield Point(Label.LAST_UPDATE, told)
    yield from _points(source, {Label.EXPECTATION: "impact.expectation", Label.RISK: "impact.escalation_risk"})


def _needed(source: Source) -> Iterator[Block]:
    verb = sentence_start(source.said("target.ask"))
    ask = joined(verb, source.said("target.ask_text"), by=": ")
    if ask:
        yield Point(None, ask)
        typed = source.said("target.ask_deadline")
        zone = source.context.settings.calendar.zone
        yield Point(Label.DEADLINE, typed or show_in_full(source.assessment.deadline, zone))


def _context(source: Source) -> Iterator[Block]:
    record = source.record
    for label, texts in (
        (Label.TICKET, record.understand.tickets),
        (Label.THREAD, record.understand.threads),
        (Label.DOCUMENT, record.understand.documents),
    ):
        yield from (Point(label, text) for text in texts)
    for one in record.repro.evidence:
        if one.kind is not EvidenceKind.ERROR or not one.text:
            text = _evidence(one)
            if text:
                yield Point(Label.EVIDENCE, text)
    if not _shows_reproduction(source):
        yield from _errors(source)
    if record.owner and record.owner != record.reporter:
        yield Point(Label.OWNER, record.owner)


def _shows_reproduction(source: Source) -> bool:
    return any(True for _ in _reproduction(source))


def _evidence(evidence: Evidence) -> str:
    kind = evidence.kind.label if evidence.kind else ""
    return joined(kind, joined(evidence.text or "", evidence.path or "", by="\n"), by=": ")


def _lines(source: Source, paths: dict[Label, str]) -> Iterator[Line]:
    return (Line(label, text) for label, path in paths.items() if (text := source.said(path)))


def _points(source: Source, paths: dict[Label, str]) -> Iterator[Point]:
    return (Point(label, text) for label, path in paths.items() if (text := source.said(path)))
