"""The rules of the English language for figures: words that stand where one belongs, and what settles it."""

from collections.abc import Mapping
from typing import Final

from escalate_tui.judgement.english import NUMBER, Words

# Words where a figure belongs.

_PEOPLE: Final = (
    r"(?:customers?|clients?|users?|accounts?|people|persons?|tenants?|compan(?:y|ies)|teams?|agents?|employees?"
    r"|admins?|colleagues?|organi[sz]ations?|workspaces?|shops?|sites?|stores?|merchants?|partners?)"
)
_THINGS: Final = (
    r"(?:orders?|requests?|invoices?|rows?|records?|files?|e-?mails?|messages?|errors?|transactions?|payments?|calls?"
    r"|complaints?|sessions?|reports?|tickets?|logins?|imports?|exports?|jobs?|devices?|documents?|bookings?|shipments?"
    r"|entries|events?)"
)
_OF_THESE: Final = r"(?: of)?(?: the| our| their| its| these| those)?(?: \w+)?"
_MANY: Final = (
    # A lot is also a batch of goods, with a number or a code of its own.
    r"(?:some(?! (?:reason|sort|kind|extent)\b)|several|numerous|countless"
    r"|a few(?! (?:seconds|moments) (?:after|before|later|into)\b)"
    r"|a lot(?: of\b)?(?! (?:numbers?|codes?|ids?|labels?|is|was)\b)"
    r"|lots (?:of|more)|(?<!how )(?<!as )(?<!too )(?<!so )many|plenty of|tons of|loads of|a bunch of|a couple of"
    r"|a handful of|a (?:large |great |small )?number of)"
)
_VAGUE: Final[Mapping[str, str]] = {
    "money": r"(?:some|a lot of|lots of|much|significant|substantial|considerable|huge)(?: potential)? "
    r"(?:revenue|money|arr|business|turnover)",
    "big": r"(?<!\bno )(?:big|bigger|biggest|large|larger|largest|huge|major|important|significant|valuable|strategic) "
    r"(?:enterprise )?(?:customers?|clients?|accounts?|deals?|logos?)"
    r"(?! (?:lists?|files?|exports?|imports?|data|bases?|tables?|notes?|fields?|pages?|reports?|groups?|ids?)\b)",
    "who": rf"(?:{_MANY}|most|multiple|various|certain|(?:a )?majority of){_OF_THESE} {_PEOPLE}",
    "things": rf"(?:{_MANY}|multiple|various){_OF_THESE} {_THINGS}",
    "when": r"as soon as possible|asap|(?<!as )(?<!too )soon(?! (?:after|before|as)\b)"
    r"|shortly(?! (?:after|before)\b)|the other day",
    "long": r"a while|some time(?! (?:zones?|slots?|stamps?|entries|ranges?)\b)"
    r"|for (?:minutes|hours|days|weeks|months|ages)",
    "often": r"sometimes|(?<!how )(?<!as )often|frequently(?! asked\b)|occasionally|every now and then"
    r"|from time to time|once in a while|regularly",
    "amount": rf"{_MANY}|significantly|considerably|dramatically|massively"
    r"|(?:huge|big|major|massive|significant|severe|serious) (?:impacts?|effects?|loss(?:es)?|damages?|delays?)",
}
VAGUE: Final = Words(rf"(?<![\w-])(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _VAGUE.items())})(?![\w'’-])")
"""Words where a figure belongs; the name of the group that matched says what to ask."""

_HOW_MANY: Final = "how many? Write the figure, an estimate will do"

ASKS: Final[Mapping[str, str]] = {
    "money": "how much? Write the amount with its currency, an estimate will do",
    "big": "which one, and what do they pay in a year? Write the name or the amount",
    "who": _HOW_MANY,
    "things": _HOW_MANY,
    "when": "when? Write a date and a time",
    "long": "how long? Write how many minutes, hours or days",
    "often": "how often? Write how many of how many, or how many times a day",
    "amount": "how many, or how much? Write a figure: people, rows, hours a day",
}
"""What is asked for each group of `VAGUE`."""

COUNTED: Final = (
    rf"(?<![\w.,/:#-]){NUMBER}(?: (?!(?:for|to|on|in|at|by|from|with|when|since|and|or|some)\b)[\w-]+){{0,2}} "
)
"""How a text counts something: a figure, and the beginning of the noun follows."""

FIGURE: Final = Words(rf"(?<![\w.,/:#-])(?:{NUMBER} ?(?:%|k\b|m\b)?|twice)(?![\w/:-])")
"""A figure as it stands in running text."""

STATUS_CODE: Final = Words(
    r"[45]\d\d(?:\W*$|\s+(?:errors?|responses?|for|on|in|when|from|and|or|to|since|instead|at|with|after|is|are)\b)"
)
"""A figure that is the status of an answer, with what follows it."""

COUNTS_NOTHING: Final = Words(
    r"\b(?:since|from|until|after|before|release|version|v|build|ticket|step|http|status|code|errors?|with|on|at"
    r"|gets?|getting|answers?|returns?|returning)\W*$"
)
"""Words after which a figure is a date, a version or a code, and counts nothing."""

TIME: Final = Words(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|yesterday|noon|midnight"
    r"|end of (?:the )?day)\b"
)
"""What makes a point in time definite enough."""
