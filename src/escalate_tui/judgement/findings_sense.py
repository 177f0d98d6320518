"""Findings about values that do not fit each other, or the present time."""

import re
from collections.abc import Iterator

from escalate_tui.judgement import english_repro as words
from escalate_tui.judgement import english_sense as said
from escalate_tui.judgement.assessment import Judged, Standing
from escalate_tui.judgement.criteria import BY_HAND, BY_ID
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.model.choices import SlaStatus
from escalate_tui.model.draft import Unparsed
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.reading import Reading, read, understood
from escalate_tui.model.record import field_at
from escalate_tui.moments import Unreadable, show_span

TYPED = (Control.NUMBER, Control.MONEY, Control.MOMENT, Control.DURATION)
"""Controls whose text is read as something else."""

_LETTERS = re.compile(r"\w+")


def sense(facts: Facts, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """Yield what contradicts something else in the record, and what the record asks back."""
    yield from _unparsed(facts)
    yield from _criteria(facts, judged)
    yield from _denied(facts, judged)
    yield from _sla(facts)
    if facts.record.reproduction_asked:
        yield from _outcome(facts)


def _unparsed(facts: Facts) -> Iterator[Finding]:
    for one in facts.unparsed:
        yield _as_typed_now(one, facts) if isinstance(one.value, str) else _unreadable(one, one.says)


def _unreadable(one: Unparsed, says: str, fix: Fix | None = None) -> Finding:
    return Finding("unparsed", Level.STOP, one.path, says, fix=fix)


def _as_typed_now(one: Unparsed, facts: Facts) -> Finding:
    """Say of a text what its control would say of it now; one that reads now, as a hand edit may, is offered."""
    context = facts.context
    reading = Reading(context.now, context.settings.calendar, context.settings.currency)
    spec = _declared(one.path)
    if spec is None or spec.face.control not in TYPED:
        return _unreadable(one, one.says)
    try:
        value = read(spec, one.value, reading)
    except Unreadable as why:
        return _unreadable(one, str(why))
    meant = understood(spec, value, reading) or str(value)
    return _unreadable(one, f"“{one.value[:40]}” is kept as it stands. Is it {meant}?", Fix("yes", one.path, value))


def _declared(path: str) -> FieldSpec | None:
    try:
        return field_at(path)
    except KeyError:
        return None


def _criteria(facts: Facts, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    by_hand = facts.record.understand.criteria
    for name in dict.fromkeys((*by_hand.confirmed, *by_hand.overruled)):
        if name not in BY_ID:
            says = f"“{name[:40]}” is no criterion that is known here: it is kept, and counts for nothing."
            yield Finding("criterion-unknown", Level.HINT, BY_HAND, says)
    for name, why in by_hand.overruled.items():
        if name in BY_ID and not why.strip():
            says = f"Write why “{BY_ID[name].title}” does not hold: without a reason it counts on."
            fix = Fix("let it count", f"{BY_HAND}.overruled.{name}", None)
            yield Finding("overruled-without-reason", Level.WARN, BY_HAND, says, fix=fix)
    for one in judged:
        if one.standing is Standing.PROPOSED:
            says = f"{one.reason.text.capitalize()}: is production down?"
            fix = Fix("yes, production is down", "impact.production_down", True)
            yield Finding("production-down-proposed", Level.HINT, "impact.production_down", says, fix=fix)


def _denied(facts: Facts, judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """Yield that production is down by the criteria, and not by its own field."""
    down = next(one for one in judged if one.criterion.id == "production-down")
    if facts.record.impact.production_down is False and down.standing is Standing.CONFIRMED:
        yield Finding("production-down-denied", Level.WARN, "impact.production_down", said.DOWN_AND_NOT)


def _sla(facts: Facts) -> Iterator[Finding]:
    """Yield that a status is better than the end of the SLA allows, or worse."""
    path, status = "impact.sla_status", facts.record.impact.sla_status
    if facts.sla_end is None:
        return
    away = show_span(facts.sla_end - facts.context.now)
    if facts.sla_past and status in (SlaStatus.WITHIN, SlaStatus.AT_RISK):
        fix = Fix("set Breached", path, SlaStatus.BREACHED.value)
        yield Finding("sla-past", Level.WARN, path, f"The SLA ran out {away} ago: Breached?", fix=fix)
    elif facts.sla_near and status is SlaStatus.WITHIN:
        fix = Fix("set At risk", path, SlaStatus.AT_RISK.value)
        yield Finding("sla-near", Level.WARN, path, f"The SLA runs out in {away}: At risk?", fix=fix)
    elif status is SlaStatus.BREACHED and not facts.sla_past:
        instead = SlaStatus.AT_RISK if facts.sla_near else SlaStatus.WITHIN
        fix = Fix(said.SET_STATUS.format(status=instead.label), path, instead.value)
        yield Finding("sla-not-over", Level.WARN, path, said.BREACHED_AHEAD.format(away=away), fix=fix)


def _outcome(facts: Facts) -> Iterator[Finding]:
    """Yield what Expected and Actual do not tell apart, or do not tell at all."""
    expected, actual = facts.record.repro.expected, facts.record.repro.actual
    if expected and words.WORKS.seek.fullmatch(expected):
        says = "Write what should be seen: the page, the status, the value. That it works is no description."
        yield Finding("expected-empty-words", Level.WARN, "repro.expected", says)
    if actual and words.BROKEN.seek.fullmatch(actual):
        says = f"“{actual.strip()}” fits every bug: write what was seen, word for word, such as the error text."
        yield Finding("actual-empty-words", Level.WARN, "repro.actual", says)
    if expected and actual and _bare(expected) == _bare(actual):
        says = "This says the same as Expected: write what happened instead."
        yield Finding("actual-as-expected", Level.WARN, "repro.actual", says)


def _bare(text: str) -> list[str]:
    return [word for word in _LETTERS.findall(text.casefold()) if word not in words.SAYS_NOTHING]
