"""The rules of the English language for how often something happens: what counts it, and what takes the count back."""

import re
from typing import Final

from escalate_tui.judgement.english import NUMBER, OF, SENTENCE_END, UNKNOWN_BECAUSE, Words
from escalate_tui.judgement.english_clauses import around, clauses

_EVENTS: Final = (
    r"(?:request|order|login|call|attempt|try|tries|export|import|run|upload|job|page|payment|message|session)s?"
)
_SPANS: Final = r"(?:ms|s|secs?|seconds?|mins?|minutes?|h|hours?|days?|weeks?)"

_OF_EVENTS: Final = (
    rf"(?<![\w.,/])(?:one|{NUMBER}) {_EVENTS} (?:(?:out )?of|in)(?: the| every| about)? ?{NUMBER}"
    rf"(?![\w/]| {_SPANS}\b)"
)
"""The same with what is counted in the middle: 1 request in 20."""

_COUNT: Final = Words(
    rf"(?P<share>{OF}|{_OF_EVENTS}|(?<![\w.,])\d[\d.,]* ?(?:%|per ?cent\b))"
    r"|(?P<times>\b\d+ (?:times\b|(?:an?|per|each) (?:minute|hour|day|week)\b))"
    r"|(?P<ever>\balways\b|\beach time\b|\bwithout exception\b"
    r"|\bevery (?:single )?(?:time|request|attempt|try|login|call|export|import|run|page)\b)"
)
"""A count; the name of the group says which words in its clause take it back."""

_HAPPENS: Final = (
    r"(?:happen|occur|reproduc|repro\b|recur|observ|trigger|crash|fail|confirm|seen?\b"
    r"|(?:hit|had|have|get) (?:it|this)\b)"
)

_TAKEN_BACK: Final = {
    # A symptom is often that something is not so: “does not open in 2 of 40” is a count, “does not happen in” is none.
    "share": Words(
        rf"(?:\b(?:not|never|cannot|unable to|failed to|without)|n['’]t)\b(?:\W+\w+){{0,3}}?\W+{_HAPPENS}"
        r"|\b(?:no|zero) (?:\w+ )?(?:errors?|failures?|crash(?:es)?|problems?|issues?|repro\w*|occurrences?)\b"
        r"|(?:\b(?:not|never)|n['’]t)(?: even| once)?(?: in| on| at| for| with)?\W*$"
    ),
    "times": Words(
        rf"(?:\b(?:not|never|cannot|unable to|failed to|without)|n['’]t)\b(?:\W+\w+){{0,3}}?\W+{_HAPPENS}"
        r"|\b(?:no|zero) (?:\w+ )?(?:errors?|failures?|crash(?:es)?|problems?|issues?|repro\w*|occurrences?)\b"
        r"|(?:\b(?:not|never)|n['’]t)\W*$"
        r"|\b(?:tried|attempted|tested|checked|ran|repeated|retried|looked|did|asked|sent)(?: (?:it|this|that|again))*"
        r"(?: about| some| over| at least)?\W*$"
    ),
    "ever": Words(
        r"(?:\b(?:not|never|cannot|no longer|nearly|almost|hardly|rarely|seldom|mostly|less than|un(?:able|likely)))\b"
        r"|n['’]t\b|\b(?:works?|worked|succeeds?|succeeded|passes|passed)(?: \w+){0,3}\W*$"
    ),
}
"""What takes a count back, by its group, where it stands before it in its clause."""

_TRIED: Final = Words(
    r" *(?:tried|attempted|tested|checked)\b|,? (?:it )?(?:works|worked|succeeds|succeeded|passes|passed)\b"
)
"""Words behind a count that make it one of attempts, or of what went well."""

_DATED: Final = Words(r"\b(?:since|from|until|till|before|after|by|as of|on|of|between|starting)\W*$")
"""Words before two figures with a stroke that make them a date; what they count would follow."""

_COUNTED_THINGS: Final = Words(r" (?!always|is|was|as|this)[a-z]+s\b")
_WELL: Final = Words(r"(?<!not )(?<!never )(?<!longer )(?<!only )\b(?:works|worked|succeeds|succeeded|passes|passed)\b")
_FIGURES: Final = Words(r"[\d.,]+|[a-z]{3,}")


def counted(frequency: str) -> str | None:
    """Take the count out of a frequency: "2 of 40", "1 in 20", "5 %", "always".

    Nothing is counted by what is denied ("0 of 40", "not on every request", "could not reproduce in 5 of 5 attempts"),
    by how often it was tried, by a date ("since 3/9"), nor in the reason why the frequency is unknown.
    """
    begun = UNKNOWN_BECAUSE.seek.match(frequency)
    if begun is not None:
        reason = SENTENCE_END.seek.search(frequency, begun.end())
        frequency = frequency[reason.end() :] if reason else ""
    found = (count for clause, _ in clauses(frequency) for count in _COUNT.seek.finditer(clause) if _stands(count))
    return next((count[0] for count in found), None)


def _stands(count: re.Match[str]) -> bool:
    """Tell whether nothing in its clause takes a count back."""
    before, after = around(count)
    group = count.lastgroup or ""
    return not (
        _TAKEN_BACK[group].seek.search(before)
        or _TRIED.seek.match(after)
        or (group == "share" and _counts_nothing(count[0], before, after))
        or (group == "times" and count[0].startswith("0 "))
    )


def _counts_nothing(share: str, before: str, after: str) -> bool:
    """Tell whether a share is nought, a date, all day long, or all of what went well."""
    first, *others = (figure.strip(".,") for figure in _FIGURES.seek.findall(share.casefold()))
    if first == "0" or share == "24/7":
        return True
    if "/" in share and _DATED.seek.search(before) and not _COUNTED_THINGS.seek.match(after):
        return True
    return bool(others) and first == others[-1] and _WELL.seek.search(before + after) is not None
