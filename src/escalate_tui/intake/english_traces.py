"""What leads to more, and where it happens: requests, tickets, versions, browsers, systems."""

import re
from typing import Final

from escalate_tui.intake.english import seek

REQUEST: Final = seek(
    r"\b(?:x-)?(?:request|trace|correlation|transaction|event)[ _-]?ids?(?: is| was)?[\"']? ?[:=#]? ?[\"'`]?"
    r"(?P<id1>(?=[\w-]{0,60}\d)[\w-]{6,64}(?::\w{1,16})?)",
    r"\b(?P<id2>(?:req|trace|evt)_[0-9a-z]{3,40})\b",
)
"""What a request is found by in a log."""

_KEY = r"(?-i:(?!UTF-|ISO-|SHA-|RFC-|CVE-|AES-|RSA-|TLS-|MD-|GPT-|COVID-|HTTP-|WCAG-|ES-)[A-Z]{2,10}-\d{1,7})"
TICKETS: Final = seek(
    r"\b(?:ticket|helpdesk|zendesk|jira)(?:s| number| no\.?| id| key| issue| ticket)?(?: is)?\**:?\** ?#?"
    rf"(?P<number1>{_KEY}|(?-i:INC|CS|REQ)\d{{5,10}}|\d{{4,12}})(?![\w/-]|[.:]\w)",
    r"\b(?:case|issue|incident)(?: (?:number|no\.?|id|key)(?:\**:\**| is)? ?#?|\**:\** ?#?| ?#)"
    rf"(?P<number2>{_KEY}|(?-i:INC|CS|REQ)\d{{5,10}}|\d{{4,10}})(?![\w/-]|[.:]\w)",
    r"(?:^ *|[\[(]|\b(?:see|re|ref):? )#(?P<number3>\d{4,8})(?![\w/-]|[.:]\w)",
    rf"\[(?P<number4>{_KEY})\]|^ *(?:issue )?key\**: *(?P<number6>{_KEY}) *$",
    r"(?<![\w/-])(?P<number5>(?-i:SUP|SUPPORT|INC|HELP|ZD|TICKET|CASE|BUG)-\d{2,8}|(?-i:INC)\d{6,10})(?![\w/-]|[.:]\w)",
)
"""The number of a ticket, with the words that make it one."""

NOT_THERE: Final = seek(
    r"\b(?<!not )(?<!n't )(?<!n’t )(?:works?|worked|is fine|are fine)\b",
    r"\b(?:cannot|can['’]t|could not|couldn['’]t) reproduce\b|\b(?:not reproducible|tried|instead of)\b",
)
"""What is said of a place where it does not happen."""

VERSIONS: Final = seek(
    r"\b(?:version|release|firmware)\**:?\** ?v?\d{1,10}(?:[.][\w-]{1,12}){1,4}(?<![.-])",
    r"\bbuild\**:?\** ?(?:\d{1,10}(?:[.-][\w]{1,12}){1,4}|\d{3,10})(?<![.-])(?![\w-]|\.\w| of\b)",
    r"(?<![\w./-])v\d{1,4}(?:\.\d{1,6}){1,2}(?:-[a-z0-9.]{1,16})?(?![\w/]|\.\d)",
    r"\b(?:curl|python|node(?:\.js)?|java|php|ruby|postgres(?:ql)?|mysql|openssl|\.net|kubernetes|docker"
    r"|(?:python|java|node|ruby|php|go|api|desktop|mobile|ios|android) (?:client|sdk|app))"
    r" v?\d{1,4}(?:\.\d{1,6}){1,3}\b",
)
"""The version of a program, with the program or the word that makes it one."""

BROWSERS: Final = re.compile(
    r"Mozilla/5\.0 \([^()\n]{3,120}\)(?: [A-Za-z]{1,30}/[\w.]{1,30}(?: \(KHTML, like Gecko\))?){1,8}"
    r"|\b(?:(?:Google )?Chrome|(?:Mozilla )?Firefox|Safari|(?:Microsoft )?Edge|Opera|Brave|Internet Explorer),? "
    r"(?:version |v)?\d{1,4}(?:\.\d{1,6}){0,3}\b"
    r"|(?:(?<=\bin )|(?<=\bon )|(?<=\busing )|(?<=[Bb]rowser )|(?<=[Bb]rowser: ))"
    r"(?:Google Chrome|Chrome|Firefox|Safari|Microsoft Edge)\b"
)
"""A browser, with its version where that is named."""

SYSTEMS: Final = re.compile(
    r"\bWindows (?:7|8(?:\.1)?|10|11|Server(?: 20\d\d)?)\b(?: \d\dH\d)?|(?<=\bon )Windows\b|(?<=\bon )Linux\b"
    r"|\b(?:macOS|Mac OS X|OS X)(?: (?:Ventura|Sonoma|Sequoia|Monterey|Tahoe|Big Sur))?"
    r"(?: \d{1,2}(?:\.\d{1,2}){0,2})?\b"
    r"|\b(?:iOS|iPadOS|Android|Ubuntu|Debian|Fedora|RHEL|CentOS|Alpine|ChromeOS) \d{1,3}(?:\.\d{1,3}){0,2}\b"
)
"""An operating system, with its version where that is named."""
