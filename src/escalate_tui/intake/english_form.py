"""What shows the form of a text: mails, chats, labels, lists, and what a template leaves behind."""

import re
from typing import Final

from escalate_tui.intake.english import seek

_WROTE = r"^ *(?:on .{6,80}\bwrote|am .{6,80}\bschrieb\b.{0,60}|le .{6,80}\ba écrit) ?: *$"
DATED: Final = seek(
    r"^ *[*_|]*(?:(?:ticket|case|issue|request|incident) )?(?:date|sent|gesendet|datum"
    r"|(?:date )?(?:created|opened|started|reported|raised|logged|submitted|received)(?: at| on| date)?)[*_]*:.*$",
    r"^ *(?:opened|reported|raised) on \d.*$",
    _WROTE,
    r"^ *[\w.,@ -]{3,60}\b(?:added a comment|commented|replied)\b.{0,40}\d[:/.-]\d\d.*$",
    r"^ *\[?\d{4}[-/]\d\d[-/]\d\d[t ]\d\d:\d\d",
)
"""What tells when a text was written: its "yesterday" need not be ours."""

WROTE: Final = seek(_WROTE, r"^ *-{2,} *(?:original message|forwarded message)")
"""What stands above a mail that is answered or passed on."""

BOILERPLATE: Final = seek(
    r"^ *\**(?:from|to|cc|bcc|reply-to|message-id|in-reply-to|return-path|importance|priority|mime-version"
    r"|content-[a-z-]{3,30}|attachments?):\** .*$",
    _WROTE,
    r"^ *(?:sent|get) (?:from|for) (?:my |outlook|gmail|mail for).*$",
    r"^ *get outlook for .*$",
    r"^ *-{2,} *(?:original message|forwarded message).*$",
    r"^[ _]*a clear and concise description.*$",
    r"^ *(?:if applicable, add screenshots|add any other context)\b.*$",
    r"^ *\d{1,2}[.)] +see error[ .]*$",
    r"^ *[-*] +\[[ x]\] .*$",
    r"^ *`{3}.*$",
    r"\[e\.g\.[^\]\n]{0,80}\]",
)
"""What mail programs and forms add, of which nothing is read."""

SIGN_OFF: Final = seek(
    r"^ *(?:(?:with )?(?:best|kind|warm|many)? ?(?:regards|wishes|thanks)|thanks(?: a lot| again| in advance)?"
    r"|thank you|cheers|best|sincerely|yours(?: sincerely| truly| faithfully)?|mit freundlichen gr(?:ü|ue)(?:ß|ss)en"
    r"|(?:viele|beste|liebe) gr(?:ü|ue)(?:ß|ss)e|cordialement)[,.! ]*$",
    r"^-- *$",
)
"""A line after which a signature follows."""

GREETING: Final = seek(
    r"\W*(?:hi|hello|hey|dear|thanks|thank you|cheers|regards|best|kind regards|good (?:morning|afternoon|evening)"
    r"|hope|please find|see below|fyi|lorem ipsum)\b"
)
"""How a sentence begins that says nothing yet."""

BEFORE: Final = (
    re.compile(r" *[\[(]?(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?[\])]?(?: [A-Z][\w.-]{0,20}:)? +"),
    re.compile(r" *(?:\[[^\]\n]{1,30}\] *)?(?:[A-Z][\w.-]{0,20}(?: [A-Z][\w.-]{0,20})?:|<[\w.-]{1,30}>) +"),
    re.compile(r" *(?:[-*•]|\d{1,2}[.)]) +(?=\S)"),
    re.compile(r" *(?:ticket|case|issue|incident) ?#?[\w-]{0,12}\d: +(?=\S)", re.IGNORECASE),
    re.compile(r" *(?:hi|hello|hey|dear)(?: [\w.]{1,20}){0,3} ?[,!:–-]+ +(?=\S)", re.IGNORECASE),
)
"""What stands before a sentence on its line: the time and the name in a chat, the mark of a list, a greeting."""

REPLY: Final = re.compile(
    r"(?: *(?:re|aw|fw|fwd|wg) ?:| *\[[^\]\n]{1,40}\]| *\((?-i:[A-Z]{2,10})-\d{1,7}\))* *", re.IGNORECASE
)
"""What stands before the subject proper."""

QUESTION: Final = seek(
    r"(?:^|(?<=[.!?:] ))(?: *>)? *(?:could|would|did|does|do|is|are|have|has|which|what|where|may|can)\b"
    r"(?:[^.?!\n]|\.(?=\d)){0,200}\?"
)
"""A question that is asked back: what it names is not known to be so."""

SENTENCE_END: Final = re.compile(r"[.!?](?=\s{1,9}[\"“‘(]?[A-Z0-9])")
"""Where one sentence ends and the next begins."""

CHAT: Final = seek(r"^ *(?:agent|support|bot|advisor|rep) ?:")
"""Somebody answering in a chat, where "Customer:" introduces what was said."""

_LABELS: Final = {
    "subject": "subject; title; summary; headline; short description",
    "problem": "describe the bug; describe the issue; describe the problem; description; bug description; problem; "
    "issue description; problem description; issue; current behavior; current behaviour",
    "steps": "steps; steps to reproduce; steps to reproduce the behavior; steps to reproduce the behaviour; "
    "steps to reproduce the issue; steps to reproduce the bug; steps to reproduce the problem; reproduction; "
    "reproduction steps; repro steps; how to reproduce; to reproduce; str",
    "expected": "expected; expected result; expected results; expected behavior; expected behaviour; expected outcome; "
    "expected output; expected response; what did you expect; what did you expect to happen; what should happen; "
    "what you expected; what you expected to happen",
    "actual": "actual; actual result; actual results; actual behavior; actual behaviour; actual outcome; got; "
    "actual output; actual response; observed; observed behavior; observed behaviour; what happened; what happens; "
    "what actually happened; what happened instead; what happens instead",
    "environment": "environment; env; browser; browsers; browser version; browser and os; browser/os; os; "
    "os/browser; operating system; platform; device; user agent; user-agent",
    "frequency": "frequency; how often; reproducible; reproducibility; occurrence",
    "customer": "customer; client; account; company; organisation; organization; customer name; account name",
    "customers": "customers; affected customers; customers affected; accounts; affected accounts",
    "users": "users; affected users; users affected",
    "count": "number of customers; number of customers affected; number of affected customers",
    "kind": "kind; type; issue type; category",
}
LABELS: Final = {label: name for name, labels in _LABELS.items() for label in labels.split("; ")}
"""The labels that are known, in lower case, with what stands under them."""

LISTED: Final = re.compile(r" *(?:\d{1,2}[.)]|[-*•]|step \d{1,2}[.:)]) +(?=\S)", re.IGNORECASE)
"""What stands before one entry of a list."""

NUMBERED: Final = re.compile(r" *(?:step )?(?P<number>\d{1,2})[.):] +(?=\S)", re.IGNORECASE)
"""What stands before one entry of a numbered list."""

DOES: Final = seek(
    r"(?:open|go|navigate|click|tap|press|log|sign|select|choose|pick|enter|type|create|add|call|send|run|execute|start"
    r"|post|put|get|curl|upload|download|import|export|set|switch|scroll|search|submit|save|delete|edit|fill|wait"
    r"|read|visit|login|install|configure|enable|disable|reload|refresh|repeat|drag|hover|check|invite|change|remove)\b"
)
"""How a step begins: somebody does something."""

FILLER: Final = re.compile(
    r"\W*(?:|n/?a|none|no|yes|nil|any|all|various|tb[adc]|to ?do|unknown|not (?:sure|known|applicable)|_?no response_?"
    r"|see (?:above|below)|(?:first |second |third |next )?step(?: \d{1,2})?|customer name|your .{0,40}"
    r"|(?:asdf|qwert)\w*|x+|test|works?|ok|(?:a )?clear and concise description.*|describe .*|please .{0,80}"
    r"|what (?:should happen|happens|happened|you expected).{0,20}|[\[<{][^\]>}\n]{0,80}[\]>}])\W*",
    re.IGNORECASE,
)
"""What stands where nothing was said, as a whole text."""

TEMPLATE: Final = re.compile(r"['\"‘“<\[](?:\.{3}|…)['\"’”>\]]|\.{4}|(?:\.{3}|…)$|\[e\.g\.")
"""What is left of a template, anywhere in a text."""
