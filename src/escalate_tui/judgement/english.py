"""The rules of the English language that the judgement knows: words, and what is asked where they stand.

All that another language would have to bring stands here and in the modules named alike, as data; how it is applied
stands in the findings. Patterns named after a whole text are matched against all of it.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final


@dataclass(frozen=True)
class Words:
    """A pattern of words, made ready when it is first used: a board that judges nothing does not pay for it.

    Attributes:
        source: The regular expression.
        flags: How it is read; without regard to case unless said otherwise.
    """

    source: str
    flags: int = re.IGNORECASE

    @cached_property
    def seek(self) -> re.Pattern[str]:
        """The pattern to search and match with."""
        return re.compile(self.source, self.flags)


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


def _pattern(*patterns: str) -> Words:
    return Words(_any(*patterns))


def _whole(*patterns: str, marks: str = r"(?!)") -> Words:
    return Words(rf"\W*{_any(*patterns)}\W*|{marks}")


# What is not known, and what is not there.

UNKNOWN_BECAUSE: Final = _pattern(r"\s*(?:unknown|not known|not reproduced|not reproducible)\W{0,4}because\b\W*")
"""How the accepted way of saying that something is not known begins a text; the reason follows."""

BARE_UNKNOWN: Final = Words(
    _any(
        r"(?:it is |it's |still )?(?:unknown|not known|unclear|not sure|no idea|not certain)(?: yet)?",
        r"(?:i |we )?(?:don['’]t|do not) know(?: yet)?",
        r"dunno",
        r"idk",
        r"\?+",
    )
)
"""The same without the reason, as a whole text."""

_LATELY = (
    r"(?:currently|at present|at the moment|at this (?:time|point)|(?:right |until |up to |as of )?now|for now|so far"
    r"|(?:as )?yet|as of (?:today|yet)|presently|today|unfortunately|sadly|still|really|afaik|to our knowledge"
    r"|(?:as far as|that) (?:we|i) know(?: of)?)"
)
_GOOD = (
    r"(?:(?:known|good|real|easy|simple|working|viable|practical|reasonable|acceptable|safe|other|such|clean|full|proper"
    r"|possible|useful|usable|current|documented|official|reliable|quick|manual|technical|feasible|sensible|suitable"
    r"|effective|immediate|available|obvious|permanent|temporary) ){0,3}"
)
_WAY = rf"{_GOOD}(?:work-?arounds?|ways?(?: (?:a?round|out)(?: it| this| that)?)?|alternatives?|bypass|remedy)"
_WHO = r"(?:we|they|i|support|engineering|the customers?|customers?|users?)"
_STOPS = rf"(?=\W*$| ?[,;:!?(–—]| ?\.(?! ?\d)| - |\s+{_LATELY}\b)"

ABSENT: Final = Words(
    # What is left all the same follows one of these; that somebody goes on looking is nothing that is left.
    rf"(?![\s\S]*\b(?:but(?! (?:{_WHO} (?:are |is )?(?:still )?|still )?(?:wait|look|search|work|try|check|investigat))"
    r"|except|apart from|aside from|(?:other )?than|besides|short of|save for|however|though|although|unless|beyond)\b)"
    rf"\W*(?:(?:{_LATELY}|work-?arounds?)\b\W+)*"
    + _any(
        # None of the exports being complete may well begin what is done about it.
        r"none(?! of the (?!work|ways?\b|usual|known|options|things))(?! the less)(?![\w-])",
        rf"(?:no|nope|nil|nobody|nothing|n/?a|unknown|unclear|no idea|not (?:sure|certain|yet|any)){_STOPS}",
        rf"(?:is |are )?(?:not|un) ?(?:known|available|applicable|possible|found){_STOPS}",
        r"(?:nothing|nobody) (?:helps?|helped|works?|worked|known|knows|found|has (?:helped|worked|been found)|possible"
        rf"|(?:that )?(?:{_WHO} )?(?:can|could) (?:be )?(?:done?|offer)|available|exists)\b",
        rf"no {_WAY}(?![\w-])",
        rf"there(?: {_LATELY})?(?:['’]s| is| are| was| seems to be| appears to be| exists?)(?: {_LATELY})?"
        rf" (?:none\b|no {_WAY}(?![\w-])|nothing{_STOPS}|not (?:a|any|one)\b)",
        r"there (?:is|are|was|were)n['’]t (?:a|any|one)\b",
        rf"{_WHO} (?:have|has|know of|know|found|see|have found)(?: {_LATELY})? (?:none\b|no {_WAY}(?![\w-]))",
        rf"(?:{_WHO} )?(?:do|does|did|could|can|have|has)(?: ?not|n['’]t) (?:have|know(?: of)?|find|found|see|offer)"
        rf"(?:(?: yet)?{_STOPS}| (?:(?:a|any|one) )?{_WAY}(?![\w-]))",
        r"(?:it |this )?(?:cannot|can ?not|can['’]?t|could not|couldn['’]t) be (?:worked around|avoided|bypassed)\b",
        r"impossible\b",
    )
    + r"[\s\S]*|\W*",
)
"""A text that begins by saying that there is none, or that none is known, as a whole text."""

NO_ANSWER: Final = _whole("none", "no", "nil", "nope", "nothing")
"""Words that answer nothing where something has to stand, as a whole text."""

# Figures.

NUMBER: Final = _any(
    r"\d[\d.,]*",
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty",
    "a hundred|hundred|a dozen|half|a third|a quarter",
)
"""A figure, in digits or in words."""

OF: Final = (
    rf"(?<![\w.,/])(?:one|{NUMBER}) ?(?:(?:out )?of(?: the| every)?|in(?: every| about)?|/|times in) ?{NUMBER}(?![\w/])"
)
"""How many of how many, as the part of a pattern."""

SHARE: Final = _pattern(OF)
"""How many of how many."""

# Filler.

FILLER: Final = _whole(
    r"n/a|n\.a\.?|tb[adc]|to ?do|fixme|placeholder|later|stuff|something|whatever|see error",
    r"(?:not|none) (?:given|provided|specified|filled in)|no (?:info|information|details?)(?: (?:given|provided))?",
    r"to be (?:done|determined|defined|confirmed|added|filled(?: in)?)",
    r"(?:asdf|qwert|zxcv|hjkl|sdfg|jkl)\w*|foo(?: ?bar)?|bla(?:h| |bla)*|test(?:ing)?(?: test)*",
    r"x|([a-z])\1{2,}",
    r"(?:please )?see (?:the )?"
    r"(?:above|below|ticket|attached|attachment|mail|e-?mail|slack|chat|thread|description|title|subject)",
    r"(?:same )?as (?:above|below|before|discussed)|dito|ditto|idem",
    r"(?:as )?(?:mentioned|described|stated) (?:above|below|before|earlier)",
    r"(?:fill|write|type|enter|insert)(?: this| it| text| something)? (?:in|here|later)",
    r"(?:write|type|enter|insert|add)(?: your| the| a)? (?:description|details?|values?|answer|steps?|summary) here",
    marks=r"[\W_]+",
)
"""Words that stand in for an answer, as a whole text."""

POINTS_ELSEWHERE: Final = _whole(
    r"(?:please )?(?:see|check|read|refer to|(?:as |described |explained )?(?:per|in))(?: the| our| my)?"
    r"(?: (?:above|attached|linked|original|previous|last|jira|zendesk|support))?"
    r" (?:tickets?|issues?|e-?mails?|threads?|comments?|conversation|notes?|documents?|links?)"
    r"(?: (?:above|below))?(?: (?:no\.? |number )?[#\w-]*\d[\w-]*)?",
)
"""Words that send the receiver elsewhere for an answer, as a whole text."""

TEMPLATE: Final = Words(
    # The look ahead only saves time: most characters begin none of these.
    r"(?=[\[<{'\"‘’“”])"
    + _any(
        # Three dots in quotes are also how the menu of that sign is named.
        r"['\"‘’“”](?:\.{3,}|…)['\"‘’“”]"
        r"(?! ?(?:\(|→|>|(?:menus?|buttons?|icons?|symbols?|signs?|at|next|beside|behind|in the|on the|of)\b))",
        r"[\[<{]{1,2}\s*(?:\.{3,}|…)\s*[\]>}]{1,2}",
        r"[\[<]\s*e\.g\.[^\]>\n]{0,60}[\]>]",
        r"[\[<{]{1,2}\s*(?:insert|your|describe|tb[adc]|todo)\b[^\]>}\n:=/]{0,60}[\]>}]{1,2}",
        # Nothing on a screen, no index or type, no element that is closed again, no name of more words than these.
        r"(?<![\w.\]])(?<!click )(?<!press )(?<!choose )(?:[\[{]{1,2}\s*|<{1,2})"
        r"(?:(?:enter|add|fill(?: in)?) \w[^\]>}\n:=/]{0,60}"
        r"|(?:customer|name|date|link|number)(?: (?:name|number|id|of|to|or|and|for|when|here)\b[^\]>}\n:=/]{0,60})?)"
        r"\s*[\]>}]{1,2}(?![^<\n]{0,60}</|\(| (?:fields?|columns?|buttons?|tabs?|menus?|pages?)\b)",
        r"[\[<{]{1,2}\s*(?:ticket|company|product|page|user|account|version) (?:name|number|id|here)\s*[\]>}]{1,2}",
    ),
)
"""What is left of a template, anywhere in a text, also in quotation marks."""

LEFT_OVER: Final = Words(
    _any(
        r"\b(?:[Ll]orem ipsum|A clear and concise description of|Describe the (?:bug|issue|problem) here)",
        r"\b(?:If applicable, add screenshots to|Add any other context about)",
        r"\b(?:TBD|TBC|FIXME|TODO"
        r"(?! (?:lists?|apps?|columns?|boards?|items?|pages?|views?|tabs?|fields?|comments?|labels?|tasks?)\b))\b",
    ),
    flags=0,
)
"""What is left of a template in somebody's own words; within quotation marks it is somebody else's."""

QUOTED: Final = Words(
    _any(
        r"```.*?```",
        r"`[^`\n]*`",
        r"\"[^\"\n]*\"",
        r"“[^“”\n]*”",
        r"„[^„“”\n]*[“”]",
        r"«[^«»\n]*»",
        r"‘[^‘’\n]*’(?!\w)",
        r"(?<!\w)'[^'\n]{2,60}'(?!\w)",
        r"(?m:^> ?[^\n]+)",
    ),
    flags=re.DOTALL,
)
"""Words of somebody else, or off a screen: the rules for wording do not look inside."""

_OFF_A_SCREEN: Final = _pattern(
    r"\b(?:the|an?|this|with|following) (?:\w+ ){0,2}(?:error|message|warning|banner|toast|alert)(?: text| message)?"
    r"\s*:\s[^.;\n]*$",
    r"\b(?:error|message|warning|banner|toast|alert|page|dialog|screen|log|response|answer|mail|tooltip)"
    r" (?:says|said|reads|saying|reading|states)(?: that|\s*:)?\s[^.;\n]*$",
)
"""What introduces words off a screen that nobody put in quotation marks; the rest of the sentence is theirs."""

_LONGEST_BEFORE: Final = 120
"""Characters before a word that tell whether it is somebody else's."""

_INSIDE: Final = Words(r"[\w,)\N{MIDDLE DOT}] $")
"""What stands before a word that does not begin a sentence."""


def unquoted(text: str) -> str:
    """Blank what stands in quotation marks, length for length."""
    return QUOTED.seek.sub(lambda found: "\N{MIDDLE DOT}" * len(found[0]), text)


def theirs(text: str, start: int, word: str) -> bool:
    """Tell whether a word is off a screen or part of a name: introduced as such, or with a capital in a sentence.

    Args:
        text: The text, quotations blanked.
        start: Where the word begins in it.
        word: The word.
    """
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if _OFF_A_SCREEN.seek.search(before):
        return True
    words = [one for one in text[:_LONGEST_BEFORE].split() if one[0].isalpha()]
    in_capitals = 2 * sum(one[0].isupper() for one in words) > len(words)
    return word[0].isupper() and not in_capitals and _INSIDE.seek.search(before) is not None


# Sentences.

SENTENCE_END: Final = Words(r"[.!?;]\s|\n")
"""Where one thought ends, so that a figure beyond it belongs to another."""

ABBREVIATION: Final = _pattern(r"\b(?:e\.g|i\.e|approx|ca|etc|vs|no|incl|max|min|resp|inc|ltd|dr|mr|mrs|ms|st)\.")
"""Words whose point ends no sentence."""

SENTENCES: Final = Words(r"(?<=[.!?])[\"”'’)\]]*\s+(?=[\"“'‘(\[`]?[A-Z0-9/])|\n\s*(?:[-*•]|\d+[.)])?\s*", flags=0)
"""Where one sentence ends and the next begins."""
