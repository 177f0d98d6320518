"""Findings about the words of one text: filler, words without figures, steps that leave things open."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from escalate_tui.judgement import english
from escalate_tui.judgement.assessment import Finding, Level
from escalate_tui.judgement.facts import NEVER_UNKNOWN, Facts, Written, explains
from escalate_tui.judgement.findings_fields import of_field

REMEMBERED: Final = 256
"""Texts whose findings are remembered: those of a few records, so that a key pays for the field it changes."""

LONGEST_FILLER: Final = 60
"""Characters beyond which a text is more than filler."""

EMPTY_WITHOUT: Final = frozenset({"understand.summary", "target.ask_text"})
"""Fields whose filler leaves the brief without a headline or an ask."""

NEEDS_CONTENT: Final = frozenset(
    {
        "understand.summary",
        "understand.description",
        "impact.workflow",
        "target.ask_text",
        "target.use_case",
        "repro.environment",
        "repro.frequency",
        "repro.steps.text",
    }
)
"""Fields in which “none” is no answer."""

FIGURES_IN: Final[Mapping[str, frozenset[str]]] = {
    "understand.summary": frozenset(english.ASKS),
    "understand.segment": frozenset(english.ASKS),
    "understand.description": frozenset({"money", "big", "who"}),
    "impact.workflow": frozenset(english.ASKS),
    "impact.workaround": frozenset({"money", "big", "who", "long"}),
    "impact.deals": frozenset({"money", "big", "who", "amount"}),
    "impact.expectation": frozenset({"when", "long"}),
    "target.urgency": frozenset({"when", "long"}),
    "target.exposure": frozenset({"who", "amount"}),
    "target.request_frequency": frozenset({"who", "often", "amount", "big"}),
}
"""The fields in which a receiver looks for figures, and which kinds of them."""

NEAR_BEFORE: Final = 2
"""Words before a vague one among which a figure settles it."""

NEAR_AFTER: Final = 6
"""Words after a vague one among which a figure settles it."""

LONGEST_NEAR: Final = 120
"""Characters that such words reach at most."""


def of_text(text: Written, facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with the words of one text; of filler nothing more is said."""
    names = tuple(one.name.casefold() for one in facts.named if one.name) if text.field in FIGURES_IN else ()
    for one in _of_words(text.field, text.text, text.limit, names):
        yield replace(one, path=text.path)


@lru_cache(maxsize=REMEMBERED)
def _of_words(field: str, text: str, limit: int, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """Find what is wrong with the words of a text that stands in a field, as yet without its path."""
    found = [_too_long(text, limit)] if limit and len(text) > limit else []
    empty = _unknown(field, text) or _filler(field, text)
    if empty or explains(text):
        return (*found, *((empty,) if empty else ()))
    others = (_template(field, text), _length(field, text), _vague_step(field, text))
    return (*found, *(one for one in others if one), *_unquantified(field, text, names), *of_field(field, text))


def _too_long(text: str, limit: int) -> Finding:
    says = f"{len(text):,} characters, where {limit:,} are the most: keep what decides."
    return Finding("too-long", Level.WARN, "", says)


def _unknown(field: str, text: str) -> Finding | None:
    bare = len(text) <= LONGEST_FILLER and english.BARE_UNKNOWN.seek.fullmatch(text.strip(" .!\n"))
    if field in NEVER_UNKNOWN and (bare or explains(text)):
        says = "This has to be known before it leaves: write what is known, however little it is."
        return Finding("unknown-refused", Level.STOP, "", says)
    if bare:
        says = "Say why it is unknown: “Unknown, because …” is an answer the receiver can work with."
        return Finding("unknown-unexplained", Level.WARN, "", says)
    return None


def _filler(field: str, text: str) -> Finding | None:
    if len(text) > LONGEST_FILLER:
        return None
    nothing = field in NEEDS_CONTENT and english.NO_ANSWER.seek.fullmatch(text)
    if not (nothing or english.FILLER.seek.fullmatch(text)):
        return None
    level = Level.STOP if field in EMPTY_WITHOUT else Level.WARN
    return Finding("filler", level, "", f"“{_quote(text)}” tells the receiver nothing: {_instead(field)}.")


def _instead(field: str) -> str:
    if field in EMPTY_WITHOUT:
        return "write it out in a few words"
    return "write the answer, “Unknown, because …”, or leave it empty"


def _template(field: str, text: str) -> Finding | None:
    """Find what is left of a template; a piece of evidence may hold markup that only looks like it."""
    if field == "repro.evidence.text":
        return None
    left = english.TEMPLATE.seek.search(text)
    if left is None:
        return None
    says = f"“{_quote(left[0])}” is left over from a template: put the real value there."
    return Finding("template-left", Level.WARN, "", says)


def _unquantified(field: str, text: str, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the words that stand where a figure belongs, one finding for each question they raise."""
    kinds = FIGURES_IN.get(field, frozenset())
    bare = english.QUOTED.seek.sub(lambda found: "\N{MIDDLE DOT}" * len(found[0]), text) if kinds else ""
    asked: dict[str, str] = {}
    for found in english.VAGUE.seek.finditer(bare):
        kind = found.lastgroup or ""
        if kind in kinds and kind not in asked and not _settled(kind, bare, found, names):
            asked[kind] = f"“{found[0]}”: {english.ASKS[kind]}."
    for says in asked.values():
        yield Finding("unquantified", Level.WARN, "", says)


def _settled(kind: str, text: str, found: re.Match[str], names: tuple[str, ...]) -> bool:
    """Tell whether the figure, the time or the name that is missed stands right beside the word."""
    start, end = found.span()
    before = english.SENTENCE_END.seek.split(text[max(0, start - LONGEST_NEAR) : start])[-1]
    after = english.SENTENCE_END.seek.split(text[end : end + LONGEST_NEAR], maxsplit=1)[0]
    last_words = " ".join(before.split()[-NEAR_BEFORE:])
    if kind == "big" and not _figure(last_words):
        around = (before + after).casefold()
        return any(name in around for name in names)
    next_words = " ".join(after.split()[:NEAR_AFTER])
    if kind == "when":
        return english.TIME.seek.search(next_words) is not None
    return _figure(f"{found[0]} {next_words}") or _figure(last_words)


def _figure(words: str) -> bool:
    """Tell whether a figure among a few words counts something, and is no date, version or code."""
    return any(
        english.COUNTS_NOTHING.seek.search(words[: figure.start()]) is None
        and english.STATUS_CODE.seek.match(words, figure.start()) is None
        for figure in english.FIGURE.seek.finditer(words)
    )


def _length(field: str, text: str) -> Finding | None:
    if field != "understand.description":
        return None
    plain = english.ABBREVIATION.seek.sub(lambda found: found[0][:-1], text)
    count = sum(1 for sentence in english.SENTENCES.seek.split(plain) if sentence and len(sentence.split()) > 1)
    if 3 <= count <= 5:
        return None
    how = "is one sentence" if count <= 1 else f"has {count} sentences"
    says = f"This {how}: in 3 to 5, write what happens, since when, how it shows, how far it goes."
    return Finding("description-length", Level.HINT, "", says)


def _vague_step(field: str, text: str) -> Finding | None:
    if field != "repro.steps.text":
        return None
    bare = english.QUOTED.seek.sub(lambda found: "\N{MIDDLE DOT}" * len(found[0]), text)
    found = english.VAGUE_STEP.seek.search(bare)
    if found is None:
        return None
    says = f"“{found[0]}” leaves the step open. {english.STEP_ASKS[found.lastgroup or '']}"
    return Finding("vague-step", Level.WARN, "", says)


def _quote(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 40 else f"{short[:39]}…"
