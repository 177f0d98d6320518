"""Since when: how a text says when something began."""

import re
from typing import Final

from escalate_tui.moments.words import MONTHS, WEEKDAYS

_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|Sept)\.?"
_WEEKDAY = rf"(?:{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)}|Tues|Thurs)"
_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]m\b)?|\d{1,2} ?[ap]m\b|noon\b)(?![\d:])"
_DATE = (
    r"(?:\d{4}-\d\d?-\d\d?(?!\d)|\d{4}/\d\d?/\d\d?(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d)"
    rf"|(?:{_WEEKDAY},? )?\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?:,? \d{{4}})?(?!\w)"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\w))"
)
_CHANGES = r"(?:release|update|upgrade|deploy\w{0,6}|maintenance|migration|patch|change|rollout)"
_NEAR = rf"(?:yesterday|today|(?:last )?{_WEEKDAY})\b(?!['’]s(?! {_CHANGES}\b(?! (?:did|has|was)\b)))"
_JIRAS_DATE = r"\d{1,2}/(?-i:[A-Z][a-z]{2})/\d{2}(?:\d{2})?(?!\d)"
_ZONE = (
    r"(?:Z\b|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?(?!\d)"
    r"|(?-i:UTC|GMT|MSK|WIB|(?!GET\b|PUT\b|POST\b|LIST\b)[A-Z]{2,4}T)\b|(?-i:[A-Z][a-z]+/[A-Z][A-Za-z_]+))"
)
"""A zone as it stands behind a time; also letters that mean several, which are then refused."""

_AT = rf"{_CLOCK}(?: ?\(?{_ZONE}\)?)?"
_NEARLY = r"(?:(?:on|at|from|about|around|approximately|approx\.?|roughly|~) ?){0,2}"
_DATED = rf"{_DATE}(?:(?:T|,? {_NEARLY}){_AT})?"
_DAYED = rf"{_NEAR}(?:,? {_NEARLY}{_AT})?"
_ON_A_DAY = rf"(?P<clock>{_AT}) (?:on )?(?P<date>{_DATE}|(?P<near1>{_NEAR}))"
_AGO = r"\d{1,3}(?:\.5)? ?(?:h|hrs?|hours?|min|mins|minutes?|days?|weeks?) ago|(?:half )?an hour ago"
_WHEN = rf"(?:{_DATED}|{_ON_A_DAY}|(?P<near2>{_AGO}|{_DAYED}|{_AT}))"
_DAY_AT_LEAST = rf"(?:{_DATED}|{_ON_A_DAY}|(?P<near2>{_DAYED}))"
_NOT_SO_SINCE = "".join(
    f"(?<!{before} )"
    for before in ("waiting", "customer", "client", "user", "not", "asked", "open", "reply", "response", "answer",
                   "heard", "with us", "member")
)  # fmt: skip
_TROUBLE = r"(?:it|this|problems?|issues?|errors?|outage|incident|failures?|time-?outs?|symptoms?|failing|happening)"
_CHATS = r"\[?(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d(?::\d\d)?\]? [A-Z][\w.-]{0,20}: "
_BEGUN_BARE = rf"(?:^ *(?:[-*•>] *|{_CHATS})?|(?<=[.!?;] ))(?:all |first )?(?:started|began)"
SINCE: Final = re.compile(
    rf"\b(?:{_NOT_SO_SINCE}since|{_TROUBLE}(?: has| have)?(?: all| first| only)? (?:started|began)|onset"
    r"|first (?:seen|noticed|occurred|happened|report(?:ed)?)(?: was)?)\b\**:?\** ?"
    rf"{_NEARLY}(?P<when>{_WHEN})",
    re.IGNORECASE,
)
"""Since when it happens. "This morning" is no time."""

BEGAN: Final = re.compile(
    rf"{_BEGUN_BARE} {_NEARLY}(?P<when>(?>{_DAY_AT_LEAST}))(?! (?:by|as|to|with)\b)", re.IGNORECASE | re.MULTILINE
)
"""The same as a sentence that does not say what began, nor anything but a day."""

WAITING: Final = re.compile(rf"\bwaiting since:? {_NEARLY}(?P<when>{_WHEN})", re.IGNORECASE)
"""Since when somebody waits."""

_DENIED = "".join(f"(?<!{before} )" for before in ("not", "longer", "n't", "n’t", "stopped", "not been", "hardly"))
_GOES_WELL = (
    r"(?:using|work(?:s|ed|ing)?(?: fine| well| again)?|customers? (?:of|with)|employed|in (?:place|use)|live"
    r"|subscribed|installed|fixed|resolved|solved|gone|fine|stable|ok|okay|released|available)"
)
NOT_BEGUN: Final = re.compile(
    rf"(?:\b{_DENIED}{_GOES_WELL}|\bno (?:more |further |new |other )?{_TROUBLE}"
    r"|(?:\bnot|\bnever|n['’]t)(?: been)? (?:failed|occurred|happened|crashed|recurred|seen|come back|had|reappeared)"
    r")\b[^,.;:!?\n]{0,30}$",
    re.IGNORECASE,
)
"""What stands before "since" where it is fine, or something else has gone on, as long."""

ELSE_SINCE: Final = re.compile(
    r",? (?:we|they|i|you|our \w+|their \w+) (?:(?:are|have been) )?(?:us(?:e|ing)|moved|migrated|switched|run(?:ning)?"
    r"|have (?:an? )?new|has (?:an? )?new)\b",
    re.IGNORECASE,
)
"""What stands behind it, likewise."""

_OPENED = r"(?:opened|reported|raised|logged)"
_TAKEN_IN = r"(?:created|submitted|received)"
OPENED: Final = re.compile(
    rf"^ *[*_|]*(?:(?:ticket|case|issue|request|incident)s? )?(?:date )?(?:{_OPENED}|(?P<taken_in>{_TAKEN_IN}))"
    rf"(?: (?:at|on|date))?[*_]*(?::[*_|]*|(?<= on)) *(?P<when>{_DATED}|{_JIRAS_DATE}(?: {_AT})?)"
    rf"|\b(?:ticket|case|issue|problem|bug|incident)(?: [#\w-]{{1,20}})? (?:was |has been )(?:{_OPENED}|{_TAKEN_IN})"
    rf"(?: by [\w ]{{2,40}}?)? (?:on |at )?(?P<when2>{_DATED})",
    re.IGNORECASE | re.MULTILINE,
)
"""When a ticket was opened: since then the customer waits, whenever it began."""

OF_A_TICKET: Final = re.compile(
    r"^ *[*_|]*(?:ticket|case|requester|reporter|assignee|assigned to|priority|issue type)\b[^:\n]{0,20}:",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows that "Created" is said of a ticket, and of no order or account."""

ALONE: Final = re.compile(rf"^ *(?:{_DATE}|{_JIRAS_DATE})(?:(?:T|,? (?:at )?){_AT})? *$", re.IGNORECASE | re.MULTILINE)
"""A date as a line of its own, above what was written then."""

WRITTEN: Final = re.compile(
    rf"(?P<date>{_DATE}|{_JIRAS_DATE})(?:(?:T|,? (?:at )?)(?P<clock>{_CLOCK})(?: ?\(?{_ZONE}\)?)?)?",
    re.IGNORECASE,
)
"""The day, the time and the zone in a line that tells when a text was written."""

ANY_DATE: Final = re.compile(rf"{_DATE}|{_JIRAS_DATE}", re.IGNORECASE)
"""A date, with a year or without."""

HEADING: Final = re.compile(r"^ *[*_|]*[A-Z][\w -]{1,30}[*_]*:")
"""A line of the head of a ticket or a mail."""

CLOCK: Final = re.compile(_CLOCK, re.IGNORECASE)
"""A time of day."""

AGO: Final = re.compile(r"\bago\b", re.IGNORECASE)
"""What makes a time a distance from when it was written."""

JIRAS: Final = re.compile(r"(\d{1,2})/([A-Z][a-z]{2})/(?:20)?(\d{2})(?!\d)")
"""A date as Jira writes it."""

LOOSE: Final = re.compile(r"\b(?:about|around|on|at|from|approximately|approx\.?|roughly)\b|[()~]", re.IGNORECASE)
"""Words inside a time that reading it does not need."""
