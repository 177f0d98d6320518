"""From an escalation to its brief: where every field goes, so that nothing the user wrote is left out."""

from collections.abc import Iterator

from escalate_tui.brief.document import Block, Code, Document, Heading, Label, Line, Numbered, Point, Text
from escalate_tui.brief.impact import impact
from escalate_tui.brief.source import Source, joined, prefixed, sentence_start
from escalate_tui.judgement.assessment import Assessment, Context, Side
from escalate_tui.judgement.criteria import BY_ID
from escalate_tui.judgement.facts import explains, why_not_reproduced
from escalate_tui.judgement.severity import default_deadline
from escalate_tui.model.choices import Act, EvidenceKind, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last, owner_of, severity_given, severity_of, team_of
from escalate_tui.model.receivers import Receiver
from escalate_tui.model.repro import Evidence
from escalate_tui.moments import show_in_full, start_of

NOT_REPRODUCED = "Not reproduced"
"""What a bug's reproduction part says where there are no steps."""


def document(draft: Draft, assessment: Assessment, context: Context, reader: Team | None = None) -> Document:
    """Make the document of an escalation, by the table of places of the practice (§5).

    Args:
        draft: The escalation; values that do not parse stand in the brief as they were typed.
        assessment: What the program thinks of it: severity, target, deadline, the criteria that decided.
        context: The present instant, and the zone that times are shown in.
        reader: The team it is written for; the one that receives it unless given.
    """
    source = Source(draft, assessment, context, reader)
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
    facts = _facts(source)
    blocks = {heading: tuple(part) for heading, part in parts.items()}
    headline = source.said("understand.summary")
    blocks[Heading.CONTEXT] += tuple(Point(None, text) for text in source.unplaced())
    return Document(headline, facts, blocks, draft.doc)


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
    """Name the severity that counts: once handed over, what the history says."""
    judged = source.assessment.severity
    counts = severity_of(source.record.history) or judged.effective
    other = judged.chosen is counts and counts is not judged.suggested
    suggested = f"suggested {judged.suggested.label}" if other else ""
    about = joined(suggested, source.said("impact.severity_reason"), by=": ")
    return joined(source.typed("impact.severity") or counts.label, f"({about})" if about else "", by=" ")


def _target(source: Source) -> str:
    """Name the target that receives, once handed over by the history, who stands behind it, and those that are told."""
    receives = team_of(source.record.history) or source.assessment.target.team
    if source.reader not in (None, receives):
        return f"{source.reader.label} ({receives.label} receives it)"
    also = [team.label for team in source.record.target.also if team is not receives]
    typed, area = source.typed("target.team"), source.said("target.area")
    behind = Receiver(receives) if typed else source.context.settings.receiver(receives)
    return joined(
        typed or receives.label,
        area,
        behind.team_of(area),
        source.said("target.channel") or behind.channel_of(area),
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
    yield from _criteria(source)
    yield from _lines(source, {Label.ALL_THE_SAME: "target.against_verdict"})


def _criteria(source: Source) -> Iterator[Line]:
    """Give the criteria by their names: what they follow from stands elsewhere, and a countdown would go stale."""
    for label, side in ((Label.CRITERIA, Side.ESCALATE), (Label.AGAINST, Side.HANDLE)):
        held = [one.criterion.title for one in source.assessment.criteria if one.holds and one.criterion.side is side]
        if held:
            yield Line(label, "; ".join(held))
    # Also where the record no longer says so: the reason was written all the same.
    overruled = {name: why for name, why in source.record.understand.criteria.overruled.items() if why.strip()}
    if overruled:
        titles = {name: BY_ID[name].title if name in BY_ID else name for name in overruled}
        yield Line(Label.NOT_COUNTED, "; ".join(f"{titles[name]}: {why}" for name, why in overruled.items()))


def _tried(source: Source) -> Iterator[Block]:
    attempts = source.record.understand.attempts
    texts = [joined(one.action or "", one.result or "", by=" → ") for one in attempts]
    if any(texts):
        yield Numbered(tuple(text for text in texts if text))


def _reproduction(source: Source) -> Iterator[Block]:
    """Give the reproduction; where it is turned off, a bug's brief says that there is none, why, and what was seen."""
    record = source.record
    kind = record.understand.kind
    always = record.reproduction_asked or (kind is not None and kind.reproducible)
    if record.repro.applicable is not False:
        yield from _reproduced(source, always=always)
    elif always:
        yield Text(_not_reproduced(why_not_reproduced(record)))
        yield from _errors(source)


def _reproduced(source: Source, *, always: bool) -> Iterator[Block]:
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
    if not (always or steps or start or lines):
        return
    yield from start
    if any(not explains(step) for step in steps):
        yield Numbered(steps)
    elif always:
        yield Text(_not_reproduced(steps))
    yield from lines
    yield from _errors(source)


def _not_reproduced(why: tuple[str, ...]) -> str:
    """Say that it was not reproduced, and why where the steps say that instead."""
    said = why and why[0].strip().casefold().startswith(NOT_REPRODUCED.casefold())
    return "\n".join(why if said else (f"{NOT_REPRODUCED}.", *why))


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
    due = source.said("target.ask_deadline")
    if ask:
        yield Point(None, ask)
    if ask or due:
        yield Point(Label.DEADLINE, due or _default_deadline(source))


def _default_deadline(source: Source) -> str:
    """What the severity gives, counted from the entry that gave the severity: printed later it is the same time."""
    calendar = source.context.settings.calendar
    given = severity_given(source.record.history)
    if given is None:
        return show_in_full(source.assessment.deadline, calendar.zone)
    entry, severity = given
    return show_in_full(default_deadline(severity, start_of(entry.at, calendar.zone), calendar), calendar.zone)


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
    owner = owner_of(record.history, record.owner)
    if owner and owner != record.reporter:
        yield Point(Label.OWNER, owner)


def _shows_reproduction(source: Source) -> bool:
    return any(True for _ in _reproduction(source))


def _evidence(evidence: Evidence) -> str:
    kind = evidence.kind.label if evidence.kind else ""
    return joined(kind, joined(evidence.text or "", evidence.path or "", by="\n"), by=": ")


def _lines(source: Source, paths: dict[Label, str]) -> Iterator[Line]:
    return (Line(label, text) for label, path in paths.items() if (text := source.said(path)))


def _points(source: Source, paths: dict[Label, str]) -> Iterator[Point]:
    return (Point(label, text) for label, path in paths.items() if (text := source.said(path)))
