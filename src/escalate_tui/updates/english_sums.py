"""The English of numbers and money: how sums are written out, and which words speak of what a customer is worth."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from escalate_tui.judgement.english import Words

COUNTS: Final[Mapping[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
"""Words that count."""

PARTS: Final[Mapping[str, Decimal]] = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
}
"""Words for parts of what follows: `a quarter of a million`."""

SCALES: Final[Mapping[str, int]] = {
    "hundred": 10**2, "thousand": 10**3, "grand": 10**3, "million": 10**6, "billion": 10**9,
    "k": 10**3, "tsd": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9,
}  # fmt: skip
"""What a number is multiplied by, in words and behind figures."""

LINKS: Final = frozenset(("a", "an", "and", "of"))
"""Words that stand between those of a number, and count one where they stand before a scale."""

CURRENCIES: Final = (
    r"(?:US |U\.S\. |Canadian |Australian )?dollars?|euros?|(?:British )?pounds?(?: sterling)?"
    r"|(?:Swiss )?francs?|yen|(?:Swedish |Danish )?(?:kronor|krona|kroner|krone)|bucks|quid"
)
"""Currencies by their names."""

WORTH_BEFORE: Final = Words(
    r"\b(?:ARR|MRR|ACV|TCV|revenues?|contracts?|deals?|subscriptions?|renewals?|licen[cs]es?(?: fees?)?|spend(?:ing)?"
    r"|(?:is|are|be|was|were) worth|pay(?:s|ing)?)"
    r"(?:[ :=]+(?:is|are|was|of|at|over|about|around|some|nearly|almost|roughly|worth|value|us|for|the|than|more)\b)"
    r"{0,4}[ :=(]*\Z"
)
"""Words right before a sum that make it what a customer is worth."""

WORTH_AFTER: Final = Words(
    r"[ )-]*(?:(?:in|of|a|an|the|annual|yearly|recurring|your|their|our|its|new|lost)\b ?)*"
    r"(?:ARR|MRR|ACV|TCV|revenue|contract|deal|subscription|renewal|licen[cs]e fee|(?:a|per|each|every) year|annually"
    r"|yearly|p\.a\.)"
)
"""Words right behind a sum that make it what a customer is worth."""

A_THING: Final = Words(
    r"[ -](?!(?:a|an|the|and|or|but|in|of|at|to|on|by|for|from|with|per|each|every|is|are|was|were|which|that|this|it"
    r"|we|you|they|if|so|as|when|while|depends?|hangs?|goes|would|will|could)\b)[a-z]{3,}",
    flags=0,
)
"""A word right behind a sum that says what is counted, so that it is no money: `50k requests`."""
