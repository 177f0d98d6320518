"""What is wrong: what each kind of issue sounds like, what is expected, how often it happens, what was answered."""

import re
from typing import Final

from escalate_tui.intake.english import NUMBER, seek
from escalate_tui.intake.english_security import SECURITY

KINDS: Final = {
    "security": SECURITY,
    "feature-gap": seek(
        r"\b(?:feature request|feature gap|missing feature|enhancement request|would like to be able to"
        r"|is there (?:a|any) plans? to|unless (?:it|they|we) gets?|lacks? an? (?:option|feature|setting|way|audit)"
        r"|(?:add|adding|asks? for|asked for) (?:support for|(?:an?|the) (?:option|feature|setting|filter|way to)))\b"
    ),
    "infrastructure": seek(
        r"\b(?:outage|(?:site|service|cluster|server|database|region|api|platform)(?: [\w-]{1,20})?"
        r" (?:is |are |went )(?:completely )?(?:down|unreachable|unavailable)"
        r"|out of memory|OOM(?:Killed)?|disk (?:is )?full"
        r"|no space left|DNS (?:lookup|resolution|failure)|(?:certificate|cert) (?:has |is )?expired|replication lag"
        r"|packet loss)\b"
    ),
    "bug": seek(
        r"\b(?:bug(?!fix|gy| fix| bounty| report)|regression"
        r"|errors?(?! page|-free| budget| handling| log)|exceptions?|crash(?:es|ed|ing)?"
        r"|fail(?:s|ed|ing|ures?)?|broken|freez(?:es|ing)|hangs|stuck|times? out|timed out|timing out|time-?outs?"
        r"|(?:sent|delivered|charged|billed|created|imported) twice"
        r"|login loop|blank page|white screen|leaves? out|drop(?:s|ped) rows|duplicated|corrupt(?:ed|s)?"
        r"|wrong (?:data|amounts?|totals?|values?|results?|dates?))\b",
        r"\b(?:not working|(?:does|do|did)(?: not|n['’]t) work|stopped working)\b",
        r"\b(?:can ?not|can['’]t|unable to|could not|couldn['’]t|(?:won|doesn)['’]t|(?:will|does) not) (?:be )?"
        r"(?:log ?in|sign in|saved?|open(?:ed)?|print(?:ed)?|access|create|view"
        r"|export(?:ed)?|import(?:ed)?|upload(?:ed)?|download(?:ed)?|load(?:ed)?"
        r"|connect|send|sent|submit|respond|sync|start)\b",
        r"\b(?:return(?:s|ing|ed)?|answer(?:s|ing|ed)?|get(?:s|ting)?|got|throws?) (?:an? )?(?:HTTP )?[45]\d\d\b"
        r"(?! [a-z]+s\b)",
    ),
    "account-risk": seek(
        r"\b(?:churn(?:ing)?|not (?:going to )?renew(?:ing)?|won['’]t renew|mov(?:e|ing) to a competitor"
        r"|(?:will|going to|threaten(?:s|ed|ing)? to|consider(?:s|ing)?|wants? to)"
        r" (?:leav(?:e|ing)|cancel(?:ling|ing)?)(?= (?:us(?! no)|unless)\b|[.,;!]|$)"
        r"|(?:cancel|terminate)(?:ling|ing)? (?:our|their|the|its) (?:contract|subscription))\b"
    ),
}
"""What each kind of issue sounds like, the surest first; a text is of the first kind that it sounds like."""

KIND_LABELS: Final = {
    "bug": "bug", "defect": "bug", "bug report": "bug", "infrastructure": "infrastructure", "outage": "infrastructure",
    "feature": "feature-gap", "feature request": "feature-gap", "feature gap": "feature-gap",
    "enhancement": "feature-gap", "security": "security", "vulnerability": "security", "account risk": "account-risk",
}  # fmt: skip
"""What stands under a label for the kind, with the kind it is. A priority is none of them."""

SYMPTOM: Final = seek(
    *(pattern.pattern for pattern in KINDS.values()),
    r"\b(?:slow|missing|wrong|down|cannot|can['’]t|unable|loops?|blocked|lost|expired|rejected|denied|unavailable"
    r"|invalid|incorrect|disappear(?:s|ed)?|no longer|instead of|never|not (?:able|show(?:n|ing)?|receiv(?:ed?|ing)"
    r"|load(?:ing|ed)?|sent|arriving|delivered|possible|available|respond(?:ing)?|sync(?:ing|ed)?))\b",
    r"\b(?:stays?|remains?|arrives?|shows?) (?:blank|empty|white)\b",
    r"\b(?:stops|stopped) (?:at|after|before)\b",
    r"\b(?:reports?|reported|complains?|complained)\b[^.\n]{0,20}\bthat\b",
    r"\b(?:nobody|no one)(?: (?:with|in|at|of)\s[\w-]{1,20})?\scan\b",
    r"\b(?:needs?|wants?|asks? for|asked for) (?:an?|the|to)\b",
)
"""What makes a sentence worth a headline: something is wrong, or needed."""

EXPECTED_BUT_GOT: Final = (
    re.compile(
        r"\bexpect(?:ed|s|ing)? (?!to (?:hear|get)\b)(?P<expected>[^\n.;:]{1,120}?)(?:,? but|,| and|;)"
        r" (?:(?:it|we|i|they) )?(?:actually )?"
        r"(?:got|get|gets|received|receive|saw|see|returned|returns) (?P<actual>[^\n;]{2,160}?)(?=[.;]?(?: *$|[.;] ))",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"\bexpected:? (?P<expected>[^\n.;:]{1,120}?)[.,;] (?:but )?actual(?:ly)?:? "
        r"(?P<actual>[^\n;]{2,160}?)(?=[.;]?(?: *$|[.;] ))",
        re.IGNORECASE | re.MULTILINE,
    ),
)
"""Both in one sentence: "expected 201 but got 500", "Expected 201. Actual 500"."""

_TRIES = (
    r"(?:requests?|attempts?|calls?|times|tries|logins?|exports?|imports?|runs?|orders?|uploads?|downloads?|jobs?"
    r"|payments?|messages?|e-?mails?|webhooks?|deliveries|queries|page loads?|syncs?|checkouts?|sessions?|invoices"
    r"|records|reports|files)"
)
_FAILS = r"(?:fail|failed|answers?|answered|returns?|returned|time out|timed out|errors?|got|gets?)"
_AT_THE = "(?<![\\w.,/-])" + "".join(f"(?<!{before} )" for before in ("build", "step", "page", "part", "item", "order"))
FREQUENCY: Final = seek(
    rf"{_AT_THE}{NUMBER} (?:out )?of(?: the| every)?(?: last)? {NUMBER}(?: [a-z][\w-]{{1,20}})? {_TRIES}\b",
    rf"{_AT_THE}{NUMBER} {_TRIES} (?:in|out of|of)(?: every)? {NUMBER}(?![\w.,%])",
    rf"{_AT_THE}{NUMBER} in(?: every)? {NUMBER} {_TRIES}\b",
    rf"{_AT_THE}{NUMBER} (?:out )?of {NUMBER}(?= {_FAILS}\b)",
    rf"{_AT_THE}\d{{1,3}}(?:\.\d)? ?(?:%|percent|per cent) of(?: the| all| our| their)? (?:[a-z][\w-]{{1,20}} )?"
    rf"{_TRIES}\b",
    r"\b(?:happens|occurs|fails|reproducible|reproduces) (?:every time|always|each time)\b",
    r"(?<!not )\balways (?:happens|occurs|fails|reproducible|reproduces)\b",
    r"\b100 ?% reproducible\b",
)
"""How often, counted; "intermittently" counts nothing."""

COUNTED: Final = seek(
    rf"(?<![\w.]){NUMBER} ?(?:%|(?:out )?of|in|/) ?\d?", r"\balways\b", r"\bevery time\b", r"\b\d+ times\b"
)
"""What makes a frequency one that counts."""

_STATUS_WORDS = (
    r"(?:errors?|status(?:es)?|internal server errors?|bad gateway|service unavailable|gateway time-?outs?"
    r"|unauthori[sz]ed|forbidden|not found|too many requests|bad request|conflict|unprocessable)"
)
_CODE = r"(?:40\d|41\d|42\d|431|451|50\d|51[01]|52\d)"
_CODES = rf"(?P<codes{{}}>{_CODE}(?:(?:, | and | or |/){_CODE}){{{{0,3}}}})(?![\d%]|[.,]\d)"
_NOT_HOW_MANY = "".join(
    f"(?<!{before} )" for before in ("about", "around", "over", "than", "nearly", "almost", "another", "some", "up to")
)
STATUS: Final = seek(
    rf"(?<![\w.,:/#$€£~-]){_NOT_HOW_MANY}(?:HTTP )?{_CODES.format(1)}(?:s\b| {_STATUS_WORDS}\b"
    r"(?! (?:per|a|an|each|every) (?:second|minute|hour|day|week)\b))",
    rf"\b(?:HTTP(?: status)?(?: code)?|status(?: code)?|error code):? {_CODES.format(2)}",
    r"\b(?:return(?:s|ing|ed)?|answer(?:s|ing|ed)?|get(?:s|ting)?|got|throws?|responds? with|fail(?:s|ed|ing)? with)"
    rf" (?:an? )?{_CODES.format(3)}(?= *$|[.;:!?)`]| (?:for|on|when|from|with|in|since|at|instead|and|or|every|after"
    r"|if|intermittently|about|sometimes|randomly|to|responses?)\b)",
)
"""The status of an answer, with the words that make the figure one."""

SAID_ERROR: Final = seek(
    r"\b(?:error(?: message| text)?|message|exception|saying|says|reads)(?: (?:is|was|says|said|reads"
    r"|that reads|saying))?:? [\"“'‘`](?P<text1>[^\"“”`\n]{3,300}?)[\"”'’`](?!\w)",
    r"\b(?:shows?|displays?|throws?|get|gets|got|toast|banner|pop-?up)(?: (?:us|them|me|an?|the))?:? [\"“]"
    r"(?P<text2>(?=[^\"”\n]{0,200}(?:error|fail|invalid|denied|unable|cannot|could not|timed out|wrong|unexpected))"
    r"[^\"“”\n]{3,300})[\"”]",
)
"""An error that somebody quotes."""

_TOKEN = (
    r"(?-i:[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}|[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,6}"
    r"|0x[0-9A-Fa-f]{4,16}|[A-Z]\w{0,60}(?:Error|Exception))(?![\w-])"
)
_WITH = r"(?<=with )|(?<=gets )|(?<=get )|(?<=got )|(?<=returns )|(?<=throws )|(?<=an )|(?<=the )|(?<=: )"
NAMED_ERROR: Final = seek(
    rf"\b(?-i:ERROR)(?: code)?:? (?:{_CODE} )?{_TOKEN}",
    rf"(?:{_WITH}|^ *)error(?: code)?:? (?:{_CODE} {_TOKEN}|0x[0-9a-f]{{4,16}}(?![\w-]))",
    r"\berror code:? (?-i:[A-Z]{1,6}[-_]?\d{2,8})(?![\w-])",
    r"(?<![\w:])(?-i:net::)?(?-i:ERR(?:_[A-Z0-9]{2,20}){1,6}|ORA-\d{5}|ECONN[A-Z]{3,12}|ETIMEDOUT)(?![\w-])",
)
"""An error that goes by a name only machines give, as they write it."""

ERROR_LABEL: Final = seek(r"^ *\**error (?:message|text)s?:?\**:?\** +(?=\S)")
"""A label before an error."""
