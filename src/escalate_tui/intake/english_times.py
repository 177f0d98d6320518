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
_NEAR = rf"(?:yesterday|today|(?:last )?{_WEEKDAY})\b"
_ZONE = (
    r"(?:Z\b|(?:UTC|GMT)? ?[+-]\d{1,2}(?::?\d{2})?(?!\d)"
    r"|(?-i:UTC|GMT|MSK|WIB|(?!GET\b|PUT\b|POST\b|LIST\b)[A-Z]{2,4}T)\b|(?-i:[A-Z][a-z]+/[A-Z][A-Za-z_]+))"
)
"""A zone as it stands behind a time; also letters that mean several, which are then refused."""

_AT = rf"{_CLOCK}(?: ?\(?{_ZONE}\)?)?"
_WHEN = (
    rf"(?:{_DATE}(?:(?:T| at |, | )(?:about |around )?{_AT})?"
    rf"|(?P<clock>{_AT}) (?:on )?(?P<date>{_DATE}|(?P<near1>{_NEAR}))"
    r"|(?P<near2>\d{1,3}(?:\.5)? ?(?:h|hrs?|hours?|min|mins|minutes?|days?|weeks?) ago|(?:half )?an hour ago"
    rf"|{_NEAR}(?:(?: at |, | ){_AT})?|{_AT}))"
)
_NEARLY = r"(?:(?:on|at|from|about|around|approximately|approx\.?|roughly|~) ?){0,2}"
_NOT_SO_SINCE = "".join(
    f"(?<!{before} )"
    for before in ("waiting", "customer", "client", "user", "not", "asked", "open", "reply", "response", "answer",
                   "heard", "with us", "member", "available")
)  # fmt: skip
_TROUBLE = r"(?:it|this|problems?|issues?|errors?|outage|incident|failures?|time-?outs?|symptoms?|failing|happening)"
SINCE: Final = {
    "understand.since": re.compile(
        rf"\b(?:{_NOT_SO_SINCE}since|{_TROUBLE}(?: has| have)?(?: all| first| only)? (?:started|began)|onset"
        r"|first (?:seen|noticed|occurred|happened|report(?:ed)?)(?: was)?)\b\**:?\** ?"
        rf"{_NEARLY}(?P<when>{_WHEN})",
        re.IGNORECASE,
    ),
    "understand.waiting_since": re.compile(rf"\bwaiting since:? {_NEARLY}(?P<when>{_WHEN})", re.IGNORECASE),
}
"""Since when, by the field that holds it. "This morning" is no time."""

LOOSE: Final = re.compile(r"\b(?:about|around|on|at)\b|[()]", re.IGNORECASE)
"""Words inside a time that reading it does not need."""
