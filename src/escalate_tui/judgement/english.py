"""The rules of the English language that the judgement knows: words, and what is asked where they stand.

All that another language would have to bring stands here and in `english_missing`, as data; how it is applied
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


def _whole(*patterns: str) -> Words:
    return Words(rf"\W*{_any(*patterns)}\W*")


# What is not known, and what is not there.

UNKNOWN_BECAUSE: Final = _pattern(
    r"\s*(?:unknown|not known|not reproduced|not reproducible)\W{0,4}because\b\W{0,4}\w{2}"
)
"""The accepted way of saying that something is not known: with the reason. It begins a text."""

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

ABSENT: Final = _whole(
    r"(?:(?:there (?:is|are)|we have) )?(?:none|no|nope|nil|nothing|nobody|not yet|n/?a|not available|not applicable)"
    r"(?: (?:known|yet|so far|that we know(?: of)?|found))*",
    r"(?:there (?:is|are) )?no (?:\w+ ){0,2}(?:workaround|work-around|way around(?: it)?|risks?)"
    r"(?: (?:known|yet|so far|found|available))*",
    r"",
)
"""That there is none, as a whole text."""

NO_ANSWER: Final = _whole("none", "no", "nil", "nope", "nothing")
"""Words that answer nothing where something has to stand, as a whole text."""

# How often, and where it was seen.

NUMBER: Final = _any(
    r"\d[\d.,]*",
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty",
    "a hundred|hundred|a dozen|half|a third|a quarter",
)
_COUNTED: Final = _pattern(
    rf"(?<![\w.,])(?:one|{NUMBER}) ?(?:(?:out )?of(?: the| every)?|in(?: every| about)?|/|times in)"
    rf" ?{NUMBER}(?!\w)",
    r"(?<![\w.,])\d[\d.,]* ?(?:%|per ?cent\b)",
    r"\b\d+ (?:times\b|(?:an?|per|each) (?:minute|hour|day|week)\b)",
    r"\balways\b",
    r"\bevery (?:single )?(?:time|request|attempt|try|login|call|export|import|run|page)\b",
    r"\beach time\b",
    r"\bwithout exception\b",
)
_NOT_COUNTED: Final = _pattern(
    r"(?:\b(?:not|nearly|almost|hardly|mostly)|n['’]t)\s+(?:quite )?(?:always|every|each)",
    r"(?<![\d.,])0 ?(?:(?:out )?of|in|/|%)",
)


def counted(frequency: str) -> str | None:
    """Take the count out of a frequency: "2 of 40", "1 in 20", "5 %", "always"; "0 of 40" is none."""
    found = _COUNTED.seek.search(frequency)
    return None if found is None or _NOT_COUNTED.seek.search(frequency) else found[0]


OWN_ACCOUNT: Final = _pattern(
    r"\b(?:test|sandbox|demo|staging|trial|fresh|clean|empty|new|newly created|internal|our(?: own)?)\s+"
    r"(?:\w+[\s-]+){0,3}?"
    r"(?:account|tenant|workspace|organi[sz]ation|org|environment|instance|installation|project|user)s?\b",
    r"\b(?:sandbox|staging)\b",
)
"""A starting point that is not the customer's."""

LEGAL: Final = _pattern(
    r"\b(?:lawyers?|attorneys?|solicitors?|lawsuit|sue[ds]?|suing|in court|to court|damages|ombudsman)\b",
    r"\blegal (?:action|steps|team|department|counsel|claim|notice|threat)",
    r"\b(?:regulators?|data protection authority)\b",
)
"""Words that make a risk a legal one."""

# Filler.

FILLER: Final = _whole(
    r"n/a|n\.a\.?|tb[adc]|to ?do|fixme|placeholder|later|stuff|something|whatever",
    r"to be (?:done|determined|defined|confirmed|added|filled(?: in)?)",
    r"(?:asdf|qwert|zxcv|hjkl|sdfg|jkl)\w*|foo(?: ?bar)?|bla(?:h| |bla)*|test(?:ing)?(?: test)*",
    r"x|([a-z])\1{2,}",
    r"see (?:above|below|ticket|attached|attachment|mail|e-?mail|slack|chat|description|title|subject)",
    r"(?:same )?as (?:above|below|before|discussed)|dito|ditto|idem",
    r"(?:fill|write|type|enter|insert)(?: this| it| text| something)? (?:in|here|later)",
    r"[\W_]+",
)
"""Words that stand in for an answer, as a whole text."""

TEMPLATE: Final = Words(
    # The look ahead only saves time: most characters begin none of these.
    r"(?=[\[<{'\"‘’“”LlADTF])"
    + _any(
        r"['\"‘’“”](?:\.{3}|…)['\"‘’“”]",
        r"[\[<{]{1,2}\s*(?:\.{3}|…)\s*[\]>}]{1,2}",
        r"(?i:[\[<{]{1,2}\s*(?:insert|your|enter|add|fill|describe|customer|name|date|link|number|tb[adc]|todo)\b"
        r"[^\]>}\n:=/]{0,60}[\]>}]{1,2})",
        r"\b(?:[Ll]orem ipsum|A clear and concise description of|Describe the (?:bug|issue|problem) here)",
        r"\b(?:TBD|TBC|TODO|FIXME)\b",
    ),
    flags=0,
)
"""What is left of a template, anywhere in a text."""

QUOTED: Final = _pattern(r"`[^`\n]*`", r"\"[^\"\n]*\"", r"“[^“”\n]*”", r"«[^«»\n]*»", r"(?<!\w)'[^'\n]{2,60}'(?!\w)")
"""Words of somebody else, or off a screen: the rules for wording do not look inside."""

# Words where a figure belongs.

_PEOPLE: Final = _any(
    r"customers?|clients?|users?|accounts?|people|persons?|tenants?|compan(?:y|ies)|teams?|agents?|employees?",
    r"admins?|colleagues?|organi[sz]ations?|workspaces?|shops?|sites?|stores?|merchants?|partners?",
)
_MANY: Final = _any(
    r"some|several|a few|quite a few|numerous|countless|a lot(?: of)?|lots(?: of)?",
    r"(?<!how )(?<!as )(?<!too )(?<!so )many",
    r"plenty of|tons of|loads of|a bunch of|a couple of|a handful of|a (?:large |great |small )?number of",
)
_VAGUE: Final = {
    "money": r"(?:some|a lot of|lots of|much|significant|substantial|considerable|huge)(?: potential)? "
    r"(?:revenue|money|arr|business|turnover)",
    "big": r"(?:big|bigger|biggest|large|larger|largest|huge|major|important|significant|valuable|strategic) "
    r"(?:enterprise )?(?:customers?|clients?|accounts?|deals?|logos?)",
    "who": rf"(?:{_MANY}|most|multiple|various|certain|(?:a )?majority of)(?: of)?(?: the| our| their| its)?"
    rf"(?: \w+)? {_PEOPLE}",
    "when": r"as soon as possible|asap|(?<!as )(?<!too )soon|shortly|the other day",
    "long": r"a while|some time|for (?:minutes|hours|days|weeks|months|ages)",
    "often": r"sometimes|often|frequently|occasionally|every now and then|from time to time|once in a while"
    r"|regularly",
    "amount": _MANY + r"|significantly|considerably|dramatically|massively"
    r"|(?:huge|big|major|massive|significant|severe|serious) (?:impacts?|effects?|loss(?:es)?|damages?|delays?)",
}
VAGUE: Final = _pattern(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _VAGUE.items())})(?![\w'-])")
"""Words where a figure belongs; the name of the group that matched says what to ask."""

ASKS: Final = {
    "money": "how much? Write the amount with its currency, an estimate will do",
    "big": "which one, and what do they pay in a year? Write the name or the amount",
    "who": "how many? Write the figure, an estimate will do",
    "when": "when? Write a date and a time",
    "long": "how long? Write how many minutes, hours or days",
    "often": "how often? Write how many of how many, or how many times a day",
    "amount": "how many, or how much? Write a figure: people, rows, hours a day",
}
"""What is asked for each group of `VAGUE`."""

FIGURE: Final = _pattern(rf"(?<![\w.,/:#-]){NUMBER} ?(?:%|k\b|m\b)?(?![\w/:-])")
"""A figure as it stands in running text."""

STATUS_CODE: Final = _pattern(
    r"[45]\d\d(?:\W*$|\s+(?:errors?|responses?|for|on|in|when|from|and|or|to|since|instead|at|with|after|is|are)\b)"
)
"""A figure that is the status of an answer, with what follows it."""

COUNTS_NOTHING: Final = _pattern(
    r"\b(?:since|from|until|after|before|release|version|v|build|ticket|step|http|status|code|errors?|with|on|at)"
    r"\W*$",
    r"\b(?:gets?|getting|answers?|returns?|returning)\W*$",
)
"""Words after which a figure is a date, a version or a code, and counts nothing."""

TIME: Final = _pattern(
    r"\d",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:today|tomorrow|tonight|yesterday|noon|midnight|end of (?:the )?day)\b",
)
"""What makes a point in time definite enough."""

# Sentences and steps.

SENTENCE_END: Final = Words(r"[.!?;]\s|\n")
"""Where one thought ends, so that a figure beyond it belongs to another."""

ABBREVIATION: Final = _pattern(r"\b(?:e\.g|i\.e|approx|ca|etc|vs|no|incl|max|min|resp|inc|ltd|dr|mr|mrs|ms|st)\.")
"""Words whose point ends no sentence."""

SENTENCES: Final = Words(r"(?<=[.!?])[\"”'’)\]]*\s+(?=[\"“'‘(\[`]?[A-Z0-9/])|\n\s*(?:[-*•]|\d+[.)])?\s*", flags=0)
"""Where one sentence ends and the next begins."""

_OPEN: Final = {
    "attempt": r"try (?:to|and)|trying to|attempt(?:ing)? to",
    "value": r"(?:some|random|various|certain|the usual|a bunch of) (?:\w+ )?"
    r"(?:data|inputs?|values?|files?|texts?|records?|rows?|dates?|numbers?|things?|stuff|items?|orders?|fields?"
    r"|reports?|filters?|settings?|users?|customers?|pages?)",
    "place": r"somewhere|something|somehow|whatever|as usual|the usual way|and so on|etc|and stuff"
    r"|play around",
}
VAGUE_STEP: Final = _pattern(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _OPEN.items())})\b")
"""Words that leave a step open; the name of the group that matched says what to ask."""

STEP_ASKS: Final = {
    "attempt": "Name what is done instead: “open Dashboard, choose Export at the top right”.",
    "value": "Give the exact value that was used: the id, the date or the text.",
    "place": "Name it: the page, the button, the exact value.",
}
"""What is asked for each group of `VAGUE_STEP`."""

_IT: Final = r"(?:(?:it|that|this|everything|the (?:page|export|login|app|feature|button)) )?"

WORKS: Final = _whole(
    _IT + r"(?:should |must |has to )?(?:just )?"
    r"(?:works?|(?:be )?ok(?:ay)?|be fine|function|be working|succeeds?)"
    r"(?: (?:fine|correctly|properly|normally|again|well|as (?:expected|usual|it should)"
    r"|without (?:errors?|problems?)))*",
    r"success|as expected|as designed|(?:there should be )?no errors?(?: messages?)?"
    r"|(?:the )?(?:correct|normal|usual|expected) (?:behaviou?r|results?|output)"
    r"|(?:to )?(?:work|be fixed)|should be fixed|it to work|same as before|as before",
)
"""That it should work, as the whole of what is expected."""

BROKEN: Final = _whole(
    _IT + r"(?:just |simply |still )?"
    r"(?:(?:(?:does|did|do) ?(?:not|n['’]?t)|won['’]t|will not|is not|isn['’]t|not) )?"
    r"(?:works?|working|(?:is )?(?:broken|failing|down|wrong)|fail(?:s|ed)?|(?:an )?errors?"
    r"|crash(?:es|ed)?|bug)"
    r"(?: (?:at all|any ?more|as expected|correctly|properly|again))*",
    r"(?:it )?(?:fails|failed|stops|ends) with (?:an? )?error(?: message)?",
    r"(?:it |this )?(?:does(?: not|n['’]t) (?:load|open|function)|nothing works|not as expected|otherwise)",
    r"(?:(?:an? |the )?(?:unexpected|wrong|incorrect|strange|weird) (?:behaviou?r|results?|outputs?|things?|errors?))",
    r"(?:see|as in) (?:the )?(?:screen ?shots?|logs?|video|summary)",
)
"""That it does not work, as the whole of what happens."""

SAYS_NOTHING: Final = frozenset(
    {"a", "an", "the", "it", "there", "should", "must", "will", "is", "are", "be", "to", "that"}
)
"""Words without which two sentences still say the same."""
