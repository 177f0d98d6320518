"""The English of customer updates: what a text may not say, and what is said of it.

All that another language would have to bring stands here and in the templates; how it is applied stands in the
modules beside it.
"""

from collections.abc import Mapping
from typing import Final

from escalate_tui.judgement.english import Words
from escalate_tui.model.choices import Team

TEAMS: Final[Mapping[Team, str]] = {
    Team.L2_SUPPORT: "our support specialists",
    Team.ENGINEERING: "our engineering team",
    Team.PRODUCT: "our product team",
    Team.SECURITY: "our security team",
    Team.LEADERSHIP: "our management",
}
"""The targets, as a customer reads of them."""

BEGAN: Final = "It began on {when}."
COMPONENT: Final = "The part of the product it is in: {component}"
FREQUENCY: Final = "How often we see it: {frequency}"

NOW_WITH: Final = "It is with {team} now."
NOW_OWNED: Final = "{owner} looks after it from now on."

TOOLS: Final = Words(r"\b(?:Jira|Slack|PagerDuty|Confluence|Opsgenie|Zendesk|Salesforce)\b", flags=0)
"""Tools that a team works with; of an issue with one of them, as with a connection to it, they are the subject."""

INSIDE: Final[tuple[Words, ...]] = (
    Words(r"\b(?!(?:UTF|ISO|SHA|AES|RFC|HTTP|CVE|TLS|SSL|GMT|UTC|USB|BASE|EN|DIN|IEEE|COVID|KB|MP|MD|IPV|RSA|PDF|FAT)-)"
          r"[A-Z][A-Z0-9]{1,9}-\d{1,6}\b(?!-)", flags=0),
    Words(r"(?<![\w/&#?=.])#(?![0-9a-f]{3}(?:[0-9a-f]{3})?\b)[a-z][\w-]+"),
    Words(r"\bchurn(?:s|ed|ing)?\b|\b(?:up|cross)-?sell(?:s|ing)?\b|\baccount risk\b|\bat-risk account\b"),
    Words(r"\b(?:key account|high-value (?:customer|account)|reference customer)s?\b"),
    Words(r"\b(?:at|before|until|up for) renewal\b(?! of)|\b(?:contract renewal|renewal (?:risk|talks?|date))\b"),
    Words(r"\bsev(?:erity)?[ -]?[0-4]\b|\bseverity (?:critical|high|medium|low)\b"),
    Words(r"\bP[0-4]\b(?! ?[/%])|\b(?:critical|high|medium) severity\b", flags=0),
    Words(r"\bL[123]\b(?! (?:cache|norm|regulari[sz]ation|bridge|switch|tunnel|loss))|\btier[ -][123] support\b"),
    Words(r"\bon-?call (?:engineer|person|team|rota)\b|\b(?:war room|stand-?up|sprint|backlog|won['’]t ?fix)\b"),
    TOOLS,
    Words(r"\b(?:CSM|sales (?:team|rep))\b|\binternal (?:note|ticket|thread|channel|discussion)s?\b"),
)  # fmt: skip
"""Words that stay inside: tracker keys, channels, what sales calls a customer, scales, teams' own words and tools."""

REVENUE: Final = Words(
    r"\b(?:ARR|MRR|ACV|TCV|annual recurring revenue|contract value|(?:your|their|his|her|our|at-risk) revenue"
    r"|revenue at risk|(?:our|the) (?:largest|biggest|top|most valuable) (?:customers?|accounts?))\b"
)
"""Words that speak of what a customer is worth."""

LARGE: Final = 1000
"""From this amount on, money in a text may be somebody's revenue."""

BETWEEN_PEOPLE: Final = Words(r"\s*(?:[;/&|]|\band\b)\s*")
"""What stands between the names of two people."""

RELATIVE: Final = Words(
    r"\b(?:as soon as possible|asap|(?<!as )soon(?! as)|shortly|momentarily|in due course|before long|tonight"
    r"|(?:later|early|earlier|by the end of|end of) (?:today|this week|next week|the day|the week|day|week|tomorrow)"
    r"|(?:this|tomorrow) (?:morning|afternoon|evening)|(?:in|within|over) the (?:next|coming) (?:few )?"
    r"(?:minutes|hours?|days?|weeks?)|in a (?:few|couple of) (?:minutes|hours|days|weeks)|in a (?:moment|minute|while)"
    r"|(?:by )?(?:eod|eow|cob)|next (?:week|month|quarter)|tomorrow|today(?!['’]s))\b"
    r"(?!,? \(?(?:on )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:\d{1,2}(?:st|nd|rd|th)?"
    r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{4}-\d\d-\d\d))"
)
"""Times that mean another day to who reads later, unless the date itself follows."""

PROMISING: Final = Words(
    r"(?<!cannot )(?<!can't )(?<!can’t )(?<!can not )(?<!do not )(?<!don't )(?<!don’t )(?<!not )(?<!no )(?<!without )"
    r"\b(?:guarantee(?:d|s)?|(?:I|we) (?:promise|swear)|definitely|for (?:sure|certain)|without (?:any )?doubt|no doubt"
    r"|rest assured|(?:will|['’]ll) (?:definitely |certainly |surely )?(?:be|have (?:it|this)) "
    r"(?:fixed|resolved|solved|repaired|corrected|done|deployed|released)(?: by| on| before| within)?"
    r"|(?:we|I)(?: will|['’]ll) (?:fix|solve|resolve|repair) (?:it|this|that|the \w+) (?:by|on|before|within)"
    r"|(?:full |partial )?refund(?:s|ed)?|compensat(?:e|ion)|(?:account|service|invoice) credits?|free of charge"
    r"|(?:will|['’]ll|is) (?:never|not) (?:going to )?happen again|100 ?% (?:sure|certain))\b"
    r"|\bwon['’]t happen again\b"
)
"""Words that promise, unless what was promised has them too."""

AHEAD: Final = Words(r"\b(?:will|shall|going to|at the latest|expect(?:s|ed)?|plan(?:s|ned)? to)\b|['’]ll\b")
"""Words with which a sentence speaks of what is still to come."""

PAST: Final = Words(r"\b(?:was|were|had|has been|since|began|started|did|happened|failed|ago)\b")
"""Words with which a part of a sentence speaks of what has been."""

CLAUSES: Final = Words(r"[,;:] | (?:and|but) ")
"""What parts a sentence."""

UNTIL: Final = Words(r"\b(?:by|before|until|till|no later than)\W{1,2}(?:the )?\Z")
"""What makes a time one that is still to come, right before it."""

STEMS: Final = Words(r"fix|solv|solut|repair|correct|deploy|releas|refund|compensat|credit|guarant|free of charge")
"""What a promise is about, whatever the form of its words."""

UNFILLED: Final = Words(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|_{3,}"
    r"|(?<![\w\])])\[(?!(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|x)\])(?=[A-Za-z….])[^\[\]\n]{1,60}\](?!\()"
    r"|(?<![\w$\"'/.=])\{[A-Za-z_ ]{1,40}\}"
    r"|<(?:name|date|time|customer|contact|owner|workaround|summary|number|link|ticket)>"
)
"""Places that were to be filled in."""

TITLES: Final = ("Dr", "Mr", "Ms", "Mrs", "Prof", "St", "No", "e.g", "i.e", "approx", "incl")
"""Words whose point ends no sentence."""

SIGN_OFF: Final = Words(
    r"\s*(?:kind|best|warm|with (?:kind|best)|many)? ?(?:regards|wishes|thanks|thank you)\b|\s*(?:cheers|sincerely)\b"
)
"""How the end of a letter begins."""

GREETING: Final = Words(r"\s*(?:hello|hi|dear|hey|good (?:morning|afternoon|day|evening))\b[^!?\n]{0,60}[,!:]?\s*")
"""A greeting, as a whole paragraph."""

WITHHELD: Final = "Left out: {what}, since it holds “{words}”. Say it in words that are the customer's own."
"""Said of a text of the record that may not reach the customer."""

NOTED: Final = "Left out: “{note}” was noted for colleagues. Say it in words for the customer, where it is for them."
"""Said of what was tried or learnt since they were last told."""

MISSING: Final[Mapping[str, str]] = {
    "summary": "What it is about is missing: write a summary that the customer can be shown.",
    "owner": "Who writes is missing: name the owner.",
    "news": "What is new is missing: say in words for the customer what was tried or learnt.",
    "workaround": "The workaround is missing: write it under Impact.",
    "outcome": "What solved it is missing: say it when resolving, or write it into the text.",
    "late": "What the bad news is stands nowhere in the record: write it into the text, with its reason.",
    "next_update": "When they hear again is missing, as it is not open: write a time that you keep.",
}
"""Said of a needed fact that the record does not have."""

CAUTIONS: Final[Mapping[str, str]] = {
    "repeats": "Every sentence was in the last update as well: say what you did since, or what you wait for.",
    "unfilled": "{words} is still to be filled in: write what belongs there, or take it out.",
    "relative-date": "{words} is another day to who reads it later: write weekday, date, time and zone.",
    "promise": "{words} promises what nobody has recorded: say what is being done, or record the promise first.",
    "date-beyond": "{words} is a time that no promise and no clock gives: record the promise first, or leave it out.",
    "other-customer": "{words} is another customer: say “other customers”, or leave it out.",
    "revenue": "{words} speaks of what somebody is worth: leave it out.",
    "internal-words": "{words} is for colleagues: write what it means for the customer.",
    "copied-note": "{words} stands in a note for colleagues: say it to the customer in other words, or leave it out.",
    "exclamation": "{words} exclamation marks: one is the most, and a full stop is calmer.",
    "too-long": "{words}: keep what the customer needs, and leave the rest for their questions.",
    "no-next-update": "When they hear again is not said: end with weekday, date, time and zone.",
}
"""What is said of a text that is not ready to leave, by the code of the caution."""

TOO_MANY: Final = "{count} {what}, where {most} are the most in a {channel}"
"""By how much a text is too long."""
