"""Findings about the words of one text: filler, words without figures, steps that leave things open."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from escalate_tui.judgement import english
from escalate_tui.judgement import english_repro as repro
from escalate_tui.judgement.english_template import SLOT
from escalate_tui.judgement.facts import NEVER_UNKNOWN, Facts, Written, explains
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.findings_fields import of_field
from escalate_tui.judgement.findings_figures import FIGURES_IN, unquantified
from escalate_tui.judgement.mending import mended
from escalate_tui.judgement.sensitive import STARS

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

ANSWERED_HERE: Final = NEEDS_CONTENT | {"repro.clean_state", "repro.expected", "repro.actual", "understand.why_now"}
"""Fields that a receiver reads and looks nowhere else for: a ticket's number is no answer there."""


def of_text(text: Written, facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with the words of one text; of filler nothing more is said."""
    names = tuple(one.name.casefold() for one in facts.named if one.name) if text.field in FIGURES_IN else ()
    for one in _of_words(text.field, text.text, text.limit, names):
        yield mended(replace(one, path=text.path), text, facts)


@lru_cache(maxsize=REMEMBERED)
def _of_words(field: str, text: str, limit: int, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """Find what is wrong with the words of a text that stands in a field, as yet without its path."""
    found = [_too_long(text, limit)] if limit and len(text) > limit else []
    left = _template(field, text)
    empty = _unknown(field, text) or (None if left and text.strip()[0] in "[<{" else _filler(field, text))
    if empty or explains(text):
        first = empty or left
        return (*found, first) if first else tuple(found)
    others = (left, _length(field, text), _vague_step(field, text))
    return (*found, *(one for one in others if one), *unquantified(field, text, names), *of_field(field, text))


def _too_long(text: str, limit: int) -> Finding:
    says = f"{len(text):,} characters, where {limit:,} are the most: keep what decides."
    return Finding("too-long", Level.WARN, "", says)


def _unknown(field: str, text: str) -> Finding | None:
    explained = explains(text)
    bare = len(text) <= LONGEST_FILLER and english.BARE_UNKNOWN.seek.fullmatch(text.strip(" .!\n"))
    begun = not explained and english.UNKNOWN_BECAUSE.seek.match(text)
    if field in NEVER_UNKNOWN and (bare or begun or explained):
        says = "This has to be known before it leaves: write what is known, however little it is."
        return Finding("unknown-refused", Level.STOP, "", says)
    if bare or begun:
        says = "Say why it is unknown: “Unknown, because …” is an answer the receiver can work with."
        return Finding("unknown-unexplained", Level.WARN, "", says)
    return None


def _filler(field: str, text: str) -> Finding | None:
    if len(text) > LONGEST_FILLER or text.strip() == STARS:
        # What was masked was no filler.
        return None
    nothing = field in NEEDS_CONTENT and english.NO_ANSWER.seek.fullmatch(text)
    elsewhere = field in ANSWERED_HERE and english.POINTS_ELSEWHERE.seek.fullmatch(text)
    if not (nothing or elsewhere or english.FILLER.seek.fullmatch(text)):
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
    bare = english.unquoted(text)
    left = english.TEMPLATE.seek.search(text) or english.LEFT_OVER.seek.search(bare) or SLOT.seek.search(bare)
    if left is None:
        return None
    says = f"“{_quote(left[0])}” is left over from a template: put the real value there."
    level = Level.STOP if field in EMPTY_WITHOUT and left[0] == text.strip(" .!") else Level.WARN
    return Finding("template-left", level, "", says)


def _length(field: str, text: str) -> Finding | None:
    if field != "understand.description":
        return None
    # A quotation is part of the sentence that it stands in, whatever stops it has.
    quoted = english.QUOTED.seek.sub(lambda found: f"{found[0][0]}X{found[0][-2:]}", text)
    plain = english.ABBREVIATION.seek.sub(lambda found: found[0][:-1], quoted)
    count = sum(1 for sentence in english.SENTENCES.seek.split(plain) if sentence and len(sentence.split()) > 1)
    if 3 <= count <= 5:
        return None
    how = "is one sentence" if count <= 1 else f"has {count} sentences"
    says = f"This {how}: in 3 to 5, write what happens, since when, how it shows, how far it goes."
    return Finding("description-length", Level.HINT, "", says)


def _vague_step(field: str, text: str) -> Finding | None:
    if field != "repro.steps.text":
        return None
    bare = english.unquoted(text)
    open_words = repro.VAGUE_STEP.seek.finditer(bare)
    found = next((one for one in open_words if not english.theirs(bare, one.start(), one[0])), None)
    if found is None:
        return None
    says = f"“{found[0]}” leaves the step open. {repro.STEP_ASKS[found.lastgroup or '']}"
    return Finding("vague-step", Level.WARN, "", says)


def _quote(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 40 else f"{short[:39]}…"
