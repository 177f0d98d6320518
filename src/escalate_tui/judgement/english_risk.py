"""The rules of the English language for a risk: what says that there is none, and what makes it a legal one."""

import re
from typing import Final

from escalate_tui.judgement.english import Words
from escalate_tui.judgement.english_clauses import around, clauses

DENIED: Final = Words(
    # What could happen all the same follows one of these.
    r"(?![\s\S]*\b(?:but|except|apart from|aside from|however|though|although|unless|until|if|announced)\b)"
    r"\W*(?:(?:currently|so far|at the moment|for now|as far as we know|probably|very|rather|most|still)\W+)*(?:"
    # These begin by denying a denial.
    r"(?:no|not|never|nobody|no one|none|nope|nothing|neither|nowhere)\b(?!-)"
    r"(?! (?:only|longer|doubt|un\w+|im\w+|excluded|ruled out|secret|just|merely|for long|surprising))"
    # That nothing was written yet, and what will be.
    r"(?!(?<=not) yet\W+(?!(?:as far|that|so far|to)\b)\w)"
    r"|(?:unlikely|improbable|hardly|doubtful|unknown|unclear|negligible|minimal|n/?a|(?:only )?internal(?: only|ly)?)"
    r"(?![\w-])"
    r"|low(?=\W*$|[:;,.]| (?:risk|chance|probability|likelihood))"
    r"|(?:it|this|that|they|(?:the )?customers?)(?:['’]s| is| are| seems?| looks?)(?: \w+)? (?:unlikely|improbable)\b"
    r"|(?:it|this|that)(?:['’]s| is) (?:not public|internal)\b"
    r"|(?:i|we) (?:do not|don['’]t) (?:think|expect|believe|see)\b"
    r")[\s\S]*"
)
"""A text that says that something is not to be feared, as a whole text."""

LEGAL: Final = Words(
    r"\b(?:lawyers?|attorneys?|solicitors?|lawsuits?|sue[ds]?|suing|in court|to court|damages|ombudsman"
    r"|legal (?:action|steps|team|department|counsel|claim|notice|threat)|regulators?|data protection authority)\b"
)
"""Words that make a risk a legal one."""

_NOT_BEFORE: Final = Words(
    r"(?:\b(?:no|not|nobody|no one|none|never|nothing|neither|nor|unlikely|hardly)|n['’]t)\b"
    # A denial of a denial, and what is missing now, deny nothing.
    r"(?:\W+(?!(?:only|doubt|rule|exclude|hesitate|afraid|short|answer|reply|fix|fixed|solution|solved|resolved|happy"
    r"|satisfied|amused|until|before|then|so|means)\b)\w+){0,5}?\W*$"
    r"|\bwithout (?:\w+ )?$"
)
_NOT_AFTER: Final = Words(
    r"\W+(?:\w+\W+){0,2}?(?:unlikely|improbable|ruled out|off the table|(?:not|never|n['’]t)(?: yet| been| so far)*"
    r" (?:mentioned|threatened|involved|expected|planned|likely|raised|announced|considered|named|asked))\b"
)
_CONDITION: Final = Words(r"\b(?:if|unless|when|once|should)\b")
_ANSWER: Final = Words(
    r"(?:no|none|nope|nil|unlikely|not (?:yet|mentioned|involved|threatened|expected|that we know))(?: \w+){0,3}"
)


def legal(risk: str) -> bool:
    """Tell whether a text speaks of a legal risk, and does not say that there is none."""
    return any(
        _stands(found, following) for clause, following in clauses(risk) for found in LEGAL.seek.finditer(clause)
    )


def _stands(found: re.Match[str], following: str) -> bool:
    """Tell whether nothing denies what was found: in its clause, or as the answer that follows it."""
    before, after = around(found)
    if _CONDITION.seek.search(before):
        return True
    answered = not after and _ANSWER.seek.fullmatch(following) is not None
    return not (answered or _NOT_BEFORE.seek.search(before) or _NOT_AFTER.seek.match(after))
