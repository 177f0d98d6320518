"""The English that the intake reads: every word and phrase it knows, as data.

Another language would bring the same names. Patterns search prose in which tabs are spaces, logs and mail headers
are blanked out, and a line is 2,000 characters at most; none of them repeats what it repeats.
"""

import re
from typing import Final

from escalate_tui.moments.words import MONTHS, WEEKDAYS


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


def _seek(*patterns: str) -> re.Pattern[str]:
    return re.compile(_any(*patterns), re.IGNORECASE | re.MULTILINE)


# Mails and chats.

HEADER: Final = _seek(
    r"^ *\**(?:from|to|cc|bcc|reply-to|message-id|in-reply-to|return-path|importance|priority|mime-version"
    r"|content-[a-z-]{3,30}|attachments?):\** .*$",
)
"""A header of a mail, of which nothing is read."""

DATED: Final = _seek(
    r"^ *\**(?:date|sent|created|created at|opened|reported on|submitted|received):\** .*$",
    r"^ *on .{6,80}\bwrote: *$",
    r"^ *\[?\d{4}[-/]\d\d[-/]\d\d[t ]\d\d:\d\d",
)
"""What shows that a text was written on a day of its own: its "yesterday" need not be ours."""

CLOSING: Final = _seek(
    r"^[ #*_]*(?:describe the (?:bug|issue|problem)|bug report|additional context)[ *_:]*$",
    r"^[ _]*a clear and concise description.*$",
    r"^ *(?:sent|get outlook) (?:from|for) my .*$",
    r"^ *(?:sent from|get) (?:outlook|gmail|mail for).*$",
    r"^ *-{2,} *(?:original message|forwarded message).*$",
)
"""Lines that mail programs and forms add."""

GREETING: Final = _seek(
    r"^\W*(?:hi|hello|hey|dear|thanks|thank you|cheers|regards|best|kind regards|good (?:morning|afternoon|evening)"
    r"|hope|please find|see below|fyi|lorem ipsum)\b"
)
"""How a line begins that says nothing yet."""

ADDRESSED: Final = re.compile(r" *(?:hi|hello|hey|dear)(?: [\w.]{1,20}){0,3} ?[,!:–-]+ +(?=\S)", re.IGNORECASE)
"""A greeting before a sentence on the same line."""

REPLY: Final = re.compile(r"(?: *(?:re|aw|fw|fwd|wg) ?:| *\[[^\]\n]{1,40}\])* *", re.IGNORECASE)
"""What stands before the subject proper."""

# Sections.

LABELS: Final = {
    "subject": r"subject|title|summary|headline",
    "steps": r"steps to reproduce|reproduction steps|repro(?:duction)? steps|steps|how to reproduce|to reproduce|str",
    "expected": r"expected(?: (?:results?|behaviou?rs?|outcome|output|response))?|what (?:did you expect|should happen)"
    r"|what you expected(?: to happen)?",
    "actual": r"actual(?: (?:results?|behaviou?rs?|outcome|output|response))?|observed(?: behaviou?r)?"
    r"|what (?:happened|happens|actually happened)(?: instead)?|got",
    "environment": r"environment|env|browsers?(?: and os| version)?|os|operating system|platform|device|user[ -]agent",
    "frequency": r"frequency|how often|reproducib(?:le|ility)|occurrence",
    "customer": r"customer|client|account|company|organi[sz]ation|customer name|account name",
    "customers": r"customers|affected customers|customers affected|accounts|affected accounts",
    "users": r"users|affected users|users affected",
    "kind": r"kind|type|issue type|category",
}
"""The labels of what is read, by what stands under them; each matches a whole label."""

CHAT: Final = _seek(r"^ *(?:agent|support|bot|advisor|rep) ?:")
"""Somebody answering in a chat, where “Customer:” introduces what was said."""

LISTED: Final = re.compile(r"^ *(?:\d{1,2}[.)]|[-*•]|step \d{1,2}[.:)]) +(?=\S)", re.IGNORECASE)
"""What stands before one entry of a list."""

NUMBERED: Final = re.compile(r"^ *(?:step )?(?P<number>\d{1,2})[.):] +(?=\S)", re.IGNORECASE)
"""What stands before one entry of a numbered list."""

DOES: Final = _seek(
    r"(?:open|go|navigate|click|tap|press|log|sign|select|choose|enter|type|create|add|call|send|run|execute|start"
    r"|post|put|get|curl|upload|download|import|export|set|switch|scroll|search|submit|save|delete|edit|fill|wait"
    r"|read|visit|login|install|configure|enable|disable|reload|refresh|repeat|drag|hover|check|invite)\b"
)
"""How a step begins: somebody does something."""

FILLER: Final = re.compile(
    r"\W*(?:|n/?a|none|no|yes|nil|tb[adc]|to ?do|unknown|not (?:sure|known|applicable)|_?no response_?"
    r"|see (?:above|below)"
    r"|(?:asdf|qwert)\w*|x+|test|works?|ok|(?:a )?clear and concise description.*|describe .*|please .{0,80}"
    r"|[\[<{][^\]>}\n]{0,80}[\]>}])\W*",
    re.IGNORECASE,
)
"""What stands where nothing was said, as a whole text."""

TEMPLATE: Final = re.compile(r"['\"‘“<\[](?:\.{3}|…)['\"’”>\]]|\.{4}")
"""What is left of a template, anywhere in a text."""

EXPECTED_BUT_GOT: Final = re.compile(
    r"\bexpect(?:ed|s|ing)? (?!to (?:hear|get)\b)(?P<expected>[^\n.;:]{1,120}?)(?:,? but|,| and|;)"
    r" (?:(?:it|we|i|they) )?(?:actually )?"
    r"(?:got|get|gets|received|receive|saw|see|is|was|returned"
    r"|returns) (?P<actual>[^\n;]{2,160}?)(?=[.;]?(?: *$|[.;] ))",
    re.IGNORECASE | re.MULTILINE,
)
"""Both in one sentence: "expected 201 but got 500"."""

# Numbers.

NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "a dozen": 12,
}  # fmt: skip
"""Numbers in words, with what they count."""

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,7}}|{'|'.join(NUMBERS)})"
_CUSTOMERS = r"(?:customers?|clients?|accounts?|tenants?|compan(?:y|ies)|organi[sz]ations?|workspaces?)"
_USERS = r"(?:users?|people|employees|colleagues|agents|seats|end[ -]users?)"
_KIND_OF = r"(?:(?!(?:other|more|further|additional|new|potential|of|and|or|in|different)\b)[a-z][\w-]{1,20} ){0,2}"


def _counted(whom: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/:#$€£+-])(?P<count>{_NUMBER})(?: (?:out )?of(?: (?:the|our|all|their))?(?: {_NUMBER})?)? "
        rf"{_KIND_OF}{whom}(?![\w-])(?! (?:per|a|each) )",
        re.IGNORECASE,
    )


COUNTS: Final = {
    "impact.customers_affected": _counted(_CUSTOMERS),
    "impact.users_affected": _counted(_USERS),
}
"""How many customers, how many people; by the field that holds the figure."""

COUNT_NOT_AFFECTED: Final = re.compile(
    r"\b(?:our|have|has|had|serves?|serving|up to|per|max(?:imum)?|limit(?:ed)? to|fewer than|less than|under|none of"
    r"|not|of|of the|for up to|plan for|onboard(?:ed|ing)?|next|page|step|ticket|than|between|error|http|status|code"
    r"|version|release)\W{0,3}$|\d ?[-–—]$|\d to $",
    re.IGNORECASE,
)
"""What stands before a figure that does not count who is affected."""

BARE_COUNT: Final = re.compile(rf"\W*(?:about |approx\.? |~ ?|at least |all )?(?P<count>{_NUMBER})\W*", re.IGNORECASE)
"""A figure as the whole of what stands under a label."""

_TRIES = (
    r"(?:requests?|attempts?|calls?|times|tries|logins?|exports?|imports?|runs?|orders?|uploads?|downloads?|jobs?"
    r"|payments?|messages?|e-?mails?|webhooks?|deliveries|queries|page loads?|syncs?|tests?|checkouts?|sessions?)"
)
FREQUENCY: Final = _seek(
    rf"(?<![\w.,/-]){_NUMBER} (?:out )?of(?: the| every)?(?: last)? {_NUMBER}(?: [a-z][\w-]{{1,20}})? {_TRIES}\b",
    rf"(?<![\w.,/-]){_NUMBER} {_TRIES} (?:in|out of|of)(?: every)? {_NUMBER}(?![\w.,%])",
    rf"(?<![\w.,/-]){_NUMBER} in(?: every)? {_NUMBER} {_TRIES}\b",
    rf"(?<![\w.,/-]){_NUMBER} (?:out )?of {_NUMBER}(?= (?:fail|failed|answers?|answered|returns?|returned|time out"
    r"|timed out|errors?|got|gets?|get)\b)",
    rf"(?<![\w.,/-])\d{{1,3}}(?:\.\d)? ?(?:%|percent|per cent) of(?: the| all| our| their)? (?:[a-z][\w-]{{1,20}} )?"
    rf"{_TRIES}\b",
    r"\b(?:happens|occurs|fails|reproducible|reproduces) (?:every time|always|each time)\b",
    r"\balways (?:happens|occurs|fails|reproducible|reproduces)\b",
    r"\b100 ?% reproducible\b",
)
"""How often, counted; "intermittently" counts nothing."""

COUNTED: Final = _seek(
    rf"(?<![\w.]){_NUMBER} ?(?:%|(?:out )?of|in|/) ?\d?", r"\balways\b", r"\bevery time\b", r"\b\d+ times\b"
)
"""What makes a frequency one that counts."""

# Names.

SUFFIX: Final = (
    r"(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|GmbH|AG|SE|KG|SA|SAS|SARL|BV|NV|AB|AS|ApS"
    r"|Oy|SpA"
    r"|Srl|Pty|Labs|Group|Holdings?|Technologies|Systems|Software|Solutions|Industries|Partners|Bank|Logistics|Media"
    r"|Health|Energy|Foods|Retail|Airlines|University)"
)
"""What companies put behind their names."""

LEGAL_FORM: Final = re.compile(
    r",? (?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|GmbH|AG|SE|KG|SA|SAS|SARL|BV|NV|AB|AS|ApS|Oy"
    r"|SpA|Srl|Pty)\.?$",
    re.IGNORECASE,
)
"""The end of a name that people leave out: Acme is Acme Corp."""

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w’'-]{{0,30}}"
_NAME = rf"{_WORD}(?:(?: & | ){_WORD}){{0,3}}"
NAME: Final = re.compile(
    rf"(?:{_CAPITAL}|\d)[\w’'.-]{{0,30}}(?:(?: & | and | of | )(?:{_CAPITAL}|\d)[\w’'.-]{{0,30}}){{0,4}}"
)
"""A name as a whole text, as it may stand under a label."""

_LIST = rf"{_NAME}(?:(?:, (?:and )?| and ){_NAME}){{0,9}}"
_NAMED_BY = r"(?:[Cc]ustomers?|[Cc]lients?|[Aa]ccounts?|[Cc]ompan(?:y|ies)|[Tt]enants?|[Oo]rgani[sz]ations?)"
NAMED: Final = (
    re.compile(rf"\b{_NAMED_BY}(?: called| named|,|:)? (?P<names>{_LIST})(?![\w/(]|\.\w| ?(?:→|>))"),
    re.compile(rf"(?<![\w.])(?P<names>{_NAME}) \((?:[Pp]lan |ARR\b|Enterprise|Business|Starter|Professional|Premium"
               r"|\d[\d.,]*k? ?(?:EUR|USD|GBP|CHF)|[€$£]\d)"),
    re.compile(rf"\b(?:at|for|from|by) (?P<names>{_WORD}(?:(?: & | ){_WORD}){{0,3}} {SUFFIX})\b"),
    re.compile(rf"\b(?:[Uu]sers?|[Aa]dmins?|[Cc]ustomers?|[Cc]ontacts?|[Ee]mployees|[Pp]eople|[Tt]eam) (?:of|at|from) "
               rf"(?P<names>{_LIST})(?![\w/(]|\.\w| ?(?:→|>))"),
    re.compile(rf"(?<=[\w)] )at (?P<names>{_NAME})(?![\w/(:]|\.\w| ?(?:→|>))"),
)  # fmt: skip
"""Where a customer is named, the surest first."""

NAMES: Final = re.compile(_NAME)
"""One name of a list of them."""

_EVERYDAY: Final = (
    "a an all and any are api app april august best billing black browser bug case chat checkout christmas chrome "
    "click crm csv cyber dashboard data december dear east easter edge enterprise error europe everyone export "
    "february feature firefox first friday from hello help hey hi home http https i id impact import invoices is "
    "issue it its january july june kind last least line linux login logout macos march may midnight monday most "
    "multiple my no none noon not november october ok okay on once one orders our page payment please post "
    "premium priority problem product profile question regards reported reports safari saturday sepa september "
    "settings several severity sign signup since some sso stage starter startup status step steps sunday support "
    "sure team test thanks that the their there these they this those thursday ticket time to tuesday type ui "
    "unable unknown url us user users utc various version we wednesday west what when which while why windows yes "
    "yesterday you your "
)
NOT_NAMES: Final = frozenset(_EVERYDAY.split())
"""Words with a capital letter that begin no customer's name."""

# Times.

_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|Sept)\.?"
_WEEKDAY = rf"(?:{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)}|Tues|Thurs)"
_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]m\b)?|\d{1,2} ?[ap]m\b|noon\b)(?![\d:])"
_DATE = _any(
    r"\d{4}-\d\d?-\d\d?(?!\d)",
    r"\d{4}/\d\d?/\d\d?(?!\d)",
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)",
    rf"(?:{_WEEKDAY},? )?\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?:,? \d{{4}})?(?![\w])",
    rf"(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?![\w])",
)
_NEAR = rf"(?:yesterday|today|(?:last )?{_WEEKDAY})\b"
ZONE: Final = (
    r"(?:Z\b|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?(?!\d)|(?-i:UTC|GMT|MSK|WIB|(?!GET\b|PUT\b|POST\b"
    r"|LIST\b)[A-Z]{2,4}T)\b"
    r"|(?-i:[A-Z][a-z]+/[A-Z][A-Za-z_]+))"
)
"""A zone as it stands behind a time; also letters that mean several, which are then refused."""

_WHEN = (
    rf"(?:(?P<day>{_DATE})(?:(?:T| at |, | )(?:about |around )?{_CLOCK}(?: ?\(?{ZONE}\)?)?)?"
    rf"|(?P<near>\d{{1,3}}(?:\.5)? ?(?:h|hrs?|hours?|min|mins|minutes?|days?|weeks?) ago|(?:half )?an hour ago"
    rf"|{_NEAR}(?:(?: at |, | ){_CLOCK}(?: ?\(?{ZONE}\)?)?)?|{_CLOCK}(?: ?\(?{ZONE}\)?)?(?: (?:on )?{_NEAR})?)"
    rf"|(?P<late>{_CLOCK}(?: ?\(?{ZONE}\)?)? (?:on )?{_DATE}))"
)
_NEARLY = r"(?:(?:on|at|from|about|around|approximately|approx\.?|roughly|~) ?){0,2}"
SINCE: Final = {
    "understand.since": re.compile(
        r"(?<!waiting )(?<!customer )(?<!not )\b(?:since|starting|started|start(?: time)?|began|beginning|onset"
        r"|first (?:seen|noticed|occurred|happened|report(?:ed)?)(?: was)?|broken from)\b\**:?\** ?"
        rf"{_NEARLY}(?P<when>{_WHEN})",
        re.IGNORECASE,
    ),
    "understand.waiting_since": re.compile(rf"\bwaiting since:? {_NEARLY}(?P<when>{_WHEN})", re.IGNORECASE),
}
"""Since when, by the field that holds it. "This morning" is no time."""

LOOSE: Final = re.compile(r"\b(?:about|around|on|at)\b|[()]", re.IGNORECASE)
"""Words inside a time that reading it does not need."""

# What kind of issue it is.

_NEGATED = r"(?<!no )(?<!not a )(?<!without )(?<!any )(?<!zero )(?<!without any )(?<!-)"
KINDS: Final = {
    "security": _seek(
        r"\b(?:vulnerabilit(?:y|ies)|security (?:breach|incident|hole|issue|problem)|data breach"
        r"|unauthori[sz]ed access"
        r"|cross-site scripting|XSS|CSRF|SQL injection|remote code execution|privilege escalation|CVE-\d{4}-\d{4,7}"
        r"|credentials? (?:was |were |are |is )?(?:leaked|exposed|stolen)|leaked (?:keys?|tokens?|credentials?"
        r"|passwords?)"
        r"|account takeover|phishing)\b",
        r"\b(?:another|other|someone else['’]s|different) (?:customer|tenant|company|user|account"
        r"|organi[sz]ation)['’]?s?['’]?"
        r" (?:data|name|invoices?|files?|records?|documents?|orders?|details)\b",
        r"\bsee(?:s|ing)? (?:the )?(?:data|invoices?|files?|records?) of (?:another|other) "
        r"(?:customers?|tenants?|users?|compan(?:y|ies))\b",
    ),
    "feature-gap": _seek(
        r"\b(?:feature request|feature gap|missing feature|enhancement request|would like to be able to"
        r"|would be (?:great|nice)"
        r" if|is there (?:a|any) plans? to|please add|(?:do|does) not support|there is no way to|no way to"
        r"|unless (?:it|they) gets?|asked? for (?:an?|the) (?:option|feature|setting)|lacks? (?:an?|the) )\b"
    ),
    "account-risk": _seek(
        r"\b(?:churn(?:ing)?|(?:will|going to|threaten(?:s|ed|ing)? to|consider(?:s|ing)?|want(?:s)? to) "
        r"(?:cancel(?:ling|ing)?|leave|leaving|terminate|terminating)|not (?:going to )?renew(?:ing)?|won['’]t renew"
        r"|cancel (?:our|their|the) (?:contract|subscription)|mov(?:e|ing) to a competitor)\b"
    ),
    "infrastructure": _seek(
        r"\b(?:outage|whole (?:region|site) (?:is )?down|(?:site|service|cluster|server|database|region|api"
        r"|platform) (?:is |are |went )"
        r"(?:completely )?(?:down|unreachable|unavailable)|out of memory|OOM(?:Killed)?|disk (?:is )?full"
        r"|no space left"
        r"|DNS (?:lookup|resolution|failure)|(?:certificate|cert) (?:has |is )?expired|replication lag|packet loss)\b"
    ),
    "bug": _seek(
        rf"{_NEGATED}\b(?:bug(?!fix|gy| fix| bounty)|regression|errors?(?! page|-free)|exceptions?|crash(?:es"
        rf"|ed|ing)?"
        r"|fail(?:s|ed|ing|ures?)?|broken|freez(?:es|ing)|hangs|stuck|times? out|timed out|timing out|time-?outs?"
        r"|not working|(?:does|do|did)(?: not|n['’]t) work|stopped working|login loop|blank page|white screen"
        r"|leaves? out|drop(?:s|ped) rows|duplicated?|corrupt(?:ed|s)?|wrong (?:data|amounts?|totals?|values?"
        r"|results?|dates?))\b",
        r"\b(?:can ?not|can['’]t|unable to|could not|couldn['’]t|(?:won|doesn)['’]t|(?:will|does) not) "
        r"(?:log ?in|sign in|save|open|export|import|upload|download|load|connect|send|submit|respond|sync|start)\b",
        r"\b(?:return(?:s|ing|ed)?|answer(?:s|ing|ed)?|get(?:s|ting)?|got|throws?) (?:an? )?(?:HTTP )?[45]\d\d\b"
        r"(?! [a-z]+s\b)",
    ),
}
"""What each kind of issue sounds like, the gravest first; a text is of the first kind that it sounds like."""

KIND_LABELS: Final = {
    "bug": "bug", "defect": "bug", "bug report": "bug", "infrastructure": "infrastructure", "outage": "infrastructure",
    "feature": "feature-gap", "feature request": "feature-gap", "feature gap": "feature-gap",
    "enhancement": "feature-gap", "security": "security", "vulnerability": "security", "account risk": "account-risk",
}  # fmt: skip
"""What stands under a label for the kind, with the kind it is. A priority is none of them."""

SYMPTOM: Final = _seek(
    *(pattern.pattern for pattern in KINDS.values()),
    r"\b(?:slow|missing|wrong|down|cannot|can['’]t|unable|loops?|blocked|lost|expired|rejected|denied"
    r"|unavailable|invalid"
    r"|incorrect|disappear(?:s|ed)?|no longer|instead of|never|nobody can|not (?:able|show(?:n|ing)?"
    r"|receiv(?:ed?|ing)"
    r"|load(?:ing|ed)?|sent|arriving|delivered|possible|available|respond(?:ing)?|sync(?:ing|ed)?))\b",
    r"\b(?:nobody|no one)(?: (?:with|in|at|of)\s[\w-]{1,20})?\scan\b",
    r"\b(?:need(?:s)?|want(?:s)?|ask(?:s|ed)? for|no audit log)\b(?= (?:an?|the|to)\b)",
)
"""What makes a line worth a headline: something is wrong, or needed."""

REPORTED: Final = _seek(
    r"\b(?:report(?:s|ed|ing)?|complain(?:s|ed|ing)?|affect(?:s|ed|ing)?|escalated|hit by|see(?:s|ing)? this)\b"
)
"""Words that make people somebody who is affected, though nothing else says that anything is wrong."""

SENTENCE_END: Final = re.compile(r"[.!?](?=\s{1,9}[\"“‘(]?[A-Z0-9])")
"""Where one sentence ends and the next begins."""

# What machines say.

_STATUS_WORDS = (
    r"(?:errors?|responses?|status(?:es)?|internal server errors?|bad gateway|service unavailable|gateway time-?outs?"
    r"|unauthori[sz]ed|forbidden|not found|too many requests|bad request|conflict|unprocessable)"
)
_CODES = r"(?P<codes{}>[45]\d\d(?:(?:, | and | or |/)[45]\d\d){{0,3}})(?![\d%]|[.,]\d)"
STATUS: Final = _seek(
    rf"(?<![\w.,:/#$€£-])(?:HTTP )?{_CODES.format(1)}(?:s\b| {_STATUS_WORDS}\b)",
    rf"\b(?:HTTP(?: status)?(?: code)?|status(?: code)?|error code):? {_CODES.format(2)}",
    r"\b(?:return(?:s|ing|ed)?|answer(?:s|ing|ed)?|get(?:s|ting)?|got|throws?|responds? with|fail(?:s|ed|ing)? with)"
    rf" (?:an? )?{_CODES.format(3)}(?= *$|[.;:!?)`]| (?:for|on|when|from|with|in|since|at|instead|and|or|every|after"
    r"|if|intermittently|about|sometimes|randomly|to)\b)",
)
"""The status of an answer, with the words that make the figure one."""

SAID_ERROR: Final = _seek(
    r"\b(?:error(?: message| text)?|message|exception|saying|says|reads)(?: (?:is|was|says|said|reads"
    r"|that reads|saying))?"
    r":? [\"“'‘`](?P<text1>[^\"“”`\n]{3,300}?)[\"”'’`](?!\w)",
    r"\b(?:shows?|displays?|throws?|get|gets|got|toast|banner|pop-?up)(?: (?:us|them|me|an?|the))?:? [\"“]"
    r"(?P<text2>(?=[^\"”\n]{0,200}(?:error|fail|invalid|denied|unable|cannot|timed out|wrong|unexpected))"
    r"[^\"“”\n]{3,300})[\"”]",
)
"""An error that somebody quotes."""

ERROR_LABEL: Final = _seek(r"^ *\**error (?:message|text)s?:?\**:?\** +(?=\S)")
"""A label before an error."""

REQUEST: Final = _seek(
    r"\b(?:x-)?(?:request|trace|correlation|transaction|session|event)[ _-]?id(?:s)?(?: is"
    r"| was)?[\"']? ?[:=#]? ?[\"'`]?"
    r"(?P<id1>(?=[\w-]{0,60}\d)[\w-]{6,64})",
    r"\b(?P<id2>(?:req|trace|evt)_[0-9a-z]{3,40})\b",
)
"""What a request is found by in a log."""

TICKETS: Final = _seek(
    r"\b(?:ticket|case|issue|incident|helpdesk|zendesk|jira)(?:s| number| no\.?| id| key)?(?: is)?\**:?\** ?#?"
    r"(?P<number1>(?-i:[A-Z]{2,10})-\d{1,7}|(?-i:INC|CS|REQ)\d{5,10}|\d{4,10})(?![\w.:/-])",
    r"(?<![\w/&#])#(?P<number2>\d{4,8})(?![\w.:/-])",
    r"\[(?P<number3>(?-i:[A-Z]{2,10})-\d{1,7})\]",
    r"(?<![\w/-])(?P<number4>(?-i:SUP|SUPPORT|INC|HELP|ZD|TICKET|CASE|BUG)-\d{2,8}|(?-i:INC)\d{6,10})(?![\w.:/-])",
)
"""The number of a ticket, with the words that make it one."""

VERSIONS: Final = _seek(
    r"\b(?:version|build|firmware)\**:?\** ?v?\d{1,6}(?:[.-][\w]{1,12}){0,4}(?<![.-])",
    r"\brelease\**:?\** ?v?\d{1,6}(?:[.-][\w]{1,12}){1,4}(?<![.-])",
    r"(?<![\w./-])v\d{1,4}(?:\.\d{1,6}){1,3}(?:-[a-z0-9.]{1,16})?(?![\w/])",
    r"\b(?:curl|python|node(?:\.js)?|java|php|ruby|postgres(?:ql)?|mysql|openssl|\.net|kubernetes|docker"
    r"|(?:python|java|node|ruby|php|go|api|desktop|mobile|ios|android) (?:client|sdk|app))"
    r" v?\d{1,4}(?:\.\d{1,6}){1,3}\b",
)
"""The version of a program, with the program or the word that makes it one."""

BROWSERS: Final = re.compile(
    r"Mozilla/5\.0 \([^()\n]{3,120}\)(?: [A-Za-z]+/[\w.]+(?: \(KHTML, like Gecko\))?){1,8}"
    r"|\b(?:(?:Google )?Chrome|(?:Mozilla )?Firefox|Safari|(?:Microsoft )?Edge|Opera|Brave|Internet Explorer),? "
    r"(?:version |v)?\d{1,4}(?:\.\d{1,6}){0,3}\b"
    r"|(?:(?<=\bin )|(?<=\bon )|(?<=\busing )|(?<=\bwith ))(?:Google Chrome|Chrome|Firefox|Safari|Microsoft Edge)\b"
)
"""A browser, with its version where that is named."""

SYSTEMS: Final = re.compile(
    r"\bWindows (?:7|8(?:\.1)?|10|11|Server(?: 20\d\d)?)\b(?: \d\dH\d)?|(?<=\bon )Windows\b|(?<=\bon )Linux\b"
    r"|\b(?:macOS|Mac OS X|OS X)(?: (?:Ventura|Sonoma|Sequoia|Monterey|Tahoe"
    r"|Big Sur))?(?: \d{1,2}(?:\.\d{1,2}){0,2})?\b"
    r"|\b(?:iOS|iPadOS|Android|Ubuntu|Debian|Fedora|RHEL|CentOS|Alpine|ChromeOS) \d{1,3}(?:\.\d{1,3}){0,2}\b"
)
"""An operating system, with its version where that is named."""
