"""Findings about what a single field has to say: a symptom, one action, a version, a count, an exact request."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from escalate_tui.judgement import english
from escalate_tui.judgement import english_fields as words
from escalate_tui.judgement import english_often as often
from escalate_tui.judgement import english_repro as repro
from escalate_tui.judgement.codes import Code
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.steps import acts

LONGEST_HEADLINE: Final = 100
"""Characters beyond which a summary is no headline any more."""


def of_field(field: str, text: str) -> Iterator[Finding]:
    """Yield what a field's text lacks of what that field is for; the findings have no path yet."""
    if field in RULES:
        yield from RULES[field](text, english.unquoted(text))


def _says(code: Code, level: Level, **values: object) -> Finding:
    return Finding(code, level, "", words.SAYS[code].format(**values))


def _summary(text: str, bare: str) -> Iterator[Finding]:
    if len(text) > LONGEST_HEADLINE:
        yield _says("summary-long", Level.HINT, count=len(text), most=LONGEST_HEADLINE)
    elif bare == text and (level := _without_symptom(text)):
        yield _says("summary-no-symptom", level)


def _without_symptom(text: str) -> Level | None:
    """Tell how much it matters that a summary names no symptom; None where it names one."""
    if words.CALLS_FOR_HELP.seek.fullmatch(text) or words.ONLY_BROKEN.seek.fullmatch(text):
        return Level.WARN
    if words.SYMPTOM.seek.search(text):
        return None
    if words.NAMES_A_TOPIC.seek.fullmatch(text):
        return Level.WARN
    return Level.HINT if words.TWO_WORDS.seek.fullmatch(text) else None


def _step(_: str, bare: str) -> Iterator[Finding]:
    count = len(acts(bare))
    if count >= 2:
        yield _says("step-two-actions", Level.HINT, count=count)


def _environment(text: str, bare: str) -> Iterator[Finding]:
    browser = repro.BROWSER.seek.search(bare)
    if not any(character.isdigit() for character in repro.REGION.seek.sub("", text)):
        yield _says("environment-no-version", Level.WARN)
    elif browser:
        says = words.SAYS["browser-no-version"].format(word=browser[0])
        yield Finding("environment-no-version", Level.HINT, "", says)


def _frequency(text: str, bare: str) -> Iterator[Finding]:
    if not (often.counted(text) or repro.CONDITION.seek.search(repro.INDEFINITE.seek.sub("", bare))):
        yield _says("frequency-no-count", Level.WARN)


def _ask(text: str, _: str) -> Iterator[Finding]:
    if len(text) <= LONGEST_HEADLINE and words.VAGUE_ASK.seek.fullmatch(text):
        yield _says("ask-vague", Level.WARN)
    elif len(text.split()) <= words.LONGEST_WITHOUT_VERB and text.isascii() and not words.ASK_VERB.seek.search(text):
        yield _says("ask-no-verb", Level.HINT)


RULES: Final[Mapping[str, Callable[[str, str], Iterator[Finding]]]] = {
    "understand.summary": _summary,
    "repro.steps.text": _step,
    "repro.environment": _environment,
    "repro.frequency": _frequency,
    "target.ask_text": _ask,
}
"""The fields that have a rule of their own; it is given the text, and the text with quotations blanked."""
