"""Findings about words that stand where a figure belongs."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from escalate_tui.judgement import english_figures as words
from escalate_tui.judgement.english import SENTENCE_END, SHARE, theirs, unquoted
from escalate_tui.judgement.finding import Finding, Level

EVERY: Final = frozenset(words.ASKS)
"""All kinds of vague words."""

WHOSE: Final = frozenset({"money", "big", "who"})
"""Those that speak of customers and of what they pay."""

COUNTABLE: Final = frozenset({"who", "things"})
"""Those that a text may count in another place: how many of how many in the sentence, or the noun in another."""

FIGURES_IN: Final[Mapping[str, frozenset[str]]] = {
    "understand.summary": EVERY,
    "understand.segment": EVERY,
    "understand.description": WHOSE | {"things"},
    "understand.why_now": WHOSE,
    "impact.workflow": EVERY,
    "impact.workaround": WHOSE | {"long"},
    "impact.deals": WHOSE | {"amount"},
    "impact.expectation": frozenset({"when", "long"}),
    "impact.escalation_risk": WHOSE,
    "impact.severity_reason": WHOSE,
    "target.urgency": frozenset({"when", "long"}),
    "target.exposure": frozenset({"who", "things", "amount"}),
    "target.request_frequency": frozenset({"who", "often", "amount", "big"}),
    "target.against_verdict": WHOSE,
}
"""The fields in which a receiver looks for figures, and which kinds of them."""

NEAR_BEFORE: Final = 2
"""Words before a vague one among which a figure settles it."""

NEAR_AFTER: Final = 6
"""Words after a vague one among which a figure settles it."""

LONGEST_NEAR: Final = 120
"""Characters that such words reach at most."""


def unquantified(field: str, text: str, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the words that stand where a figure belongs, one finding for each question they raise.

    Args:
        field: The declared field that the text stands in.
        text: The text.
        names: The customers listed, in small letters: one who is named needs no further telling.
    """
    kinds = FIGURES_IN.get(field, frozenset())
    bare = unquoted(text) if kinds else ""
    asked: dict[str, str] = {}
    for found in words.VAGUE.seek.finditer(bare):
        kind = found.lastgroup or ""
        if kind in kinds and words.ASKS[kind] not in asked and not _settled(kind, bare, found, names):
            asked[words.ASKS[kind]] = found[0]
    for question, word in asked.items():
        yield Finding("unquantified", Level.WARN, "", f"“{word}”: {question}.")


def _settled(kind: str, text: str, found: re.Match[str], names: tuple[str, ...]) -> bool:
    """Tell whether the word is somebody else's, or what is missed stands beside it: a figure, a time or a name."""
    start, end = found.span()
    if theirs(text, start, found[0]):
        return True
    before = SENTENCE_END.seek.split(text[max(0, start - LONGEST_NEAR) : start])[-1]
    after = SENTENCE_END.seek.split(text[end : end + LONGEST_NEAR], maxsplit=1)[0]
    last_words = " ".join(before.split()[-NEAR_BEFORE:])
    if kind == "big" and not _figure(last_words):
        around = (before + after).casefold()
        return any(name in around for name in names)
    next_words = " ".join(after.split()[:NEAR_AFTER])
    if kind == "when":
        return words.TIME.seek.search(next_words) is not None
    if kind in COUNTABLE and (
        SHARE.seek.search(before + found[0] + after) or _counted(found[0].split()[-1].casefold(), text)
    ):
        return True
    return _figure(f"{found[0]} {next_words}") or _figure(last_words)


@lru_cache(maxsize=16)
def _counted(noun: str, text: str) -> bool:
    """Tell whether a text counts elsewhere what it then calls many: "2 of 40 requests fail; some requests …"."""
    found = re.finditer(words.COUNTED + re.escape(noun.removesuffix("s")), text, re.IGNORECASE)
    return any(words.COUNTS_NOTHING.seek.search(text[max(0, one.start() - 30) : one.start()]) is None for one in found)


def _figure(near: str) -> bool:
    """Tell whether a figure among a few words counts something, and is no date, version or code."""
    return any(
        words.COUNTS_NOTHING.seek.search(near[: figure.start()]) is None
        and words.STATUS_CODE.seek.match(near, figure.start()) is None
        for figure in words.FIGURE.seek.finditer(near)
    )
