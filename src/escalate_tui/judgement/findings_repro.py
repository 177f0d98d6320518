"""Findings about a reproduction as a whole: where its steps start, whether they name anything, and its evidence."""

from collections.abc import Iterator
from typing import Final

from escalate_tui.judgement import english_repro as words
from escalate_tui.judgement.codes import Code
from escalate_tui.judgement.english_fields import SAYS
from escalate_tui.judgement.facts import LONGEST_NONE, Facts, explains
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.choices import EvidenceKind
from escalate_tui.model.repro import Evidence

SPEAKS_OF_EVIDENCE: Final = frozenset(
    {"understand.description", "understand.attempts.result", "understand.why_now", "repro.actual"}
)
"""Fields whose mention of evidence a receiver takes at its word."""

LIES_ELSEWHERE: Final = (EvidenceKind.SCREENSHOT, EvidenceKind.FILE)
"""Evidence that no text can hold."""


def reproduction(facts: Facts) -> Iterator[Finding]:
    """Yield what the steps leave open together, and evidence that is named but not given."""
    if facts.record.reproduction_asked:
        yield from _steps(facts)
    yield from _mentioned(facts)
    for at, one in enumerate(facts.record.repro.evidence):
        yield from _piece(f"repro.evidence.{one.key or at}", one)


def _steps(facts: Facts) -> Iterator[Finding]:
    steps = [(step.key or str(at), step.text) for at, step in enumerate(facts.record.repro.steps) if step.text]
    if not steps or any(explains(text) or words.NOT_REPRODUCED.seek.match(text) for _, text in steps):
        return
    key, first = steps[0]
    start = facts.record.repro.clean_state or ""
    if words.ON_AN_ELEMENT.seek.match(first) and not (
        words.PLACE.seek.search(first) or words.STARTS_AT.seek.search(start)
    ):
        yield _says("step-starts-nowhere", f"repro.steps.{key}.text")
    if not any(words.EXACT.seek.search(text) for _, text in steps):
        yield _says("steps-without-values", "repro.steps")


def _mentioned(facts: Facts) -> Iterator[Finding]:
    """Yield that a text speaks of evidence while neither evidence nor a document is given."""
    if facts.filled("repro.evidence") or facts.filled("understand.documents"):
        return
    for text in facts.texts:
        found = words.NAMED_EVIDENCE.seek.search(text.text) if text.field in SPEAKS_OF_EVIDENCE else None
        if found:
            yield _says("evidence-not-given", text.path, word=found[0])


def _piece(path: str, one: Evidence) -> Iterator[Finding]:
    text = one.text or ""
    if one.path or explains(text):
        return
    if not text and one.kind:
        says = SAYS["evidence-not-given"].format(word=one.kind.label)
        yield Finding("evidence-not-given", Level.WARN, f"{path}.text", says, missing=True)
    elif text and len(text) <= LONGEST_NONE and words.ONLY_NAMED.seek.fullmatch(text):
        yield _says("evidence-not-given", f"{path}.text", word=" ".join(text.split()))
    elif one.kind in LIES_ELSEWHERE and not words.LIES.seek.search(text):
        yield Finding("evidence-nowhere", Level.HINT, f"{path}.path", SAYS["evidence-nowhere"])


def _says(code: Code, path: str, **values: object) -> Finding:
    return Finding(code, Level.WARN, path, SAYS[code].format(**values))
