"""What sounds like a security incident: something was exposed or got into, and not only spoken of."""

from typing import Final

from escalate_tui.intake.english import seek
from escalate_tui.intake.english_denied import EVIDENCE_OF

_NO_INCIDENT = (
    r"(?![ -](?:training|awareness|simulations?|protection|prevention|detection|filter(?:s|ing)?|scan(?:s|ners?|ning)?"
    r"|management|assessments?|tests?|testing|audits?|checks?|polic(?:y|ies)|modules?|dashboards?|insurance|plans?"
    r"|process|procedures?|templates?|forms?|tokens?|cookies?|headers?|settings?|rules?|features?|options?"
    r"|questionnaires?|errors?|messages?|exceptions?|responses?)\b)"
    r"(?! (?:is|was|were|are|(?:has|have) been|can be) (?:ruled out|excluded|fixed|patched|closed"
    r"|not (?:involved|suspected|found|confirmed))\b)"
    r"(?!\??:? (?<=[:?] )(?:no|none|n/?a)\b(?! \w))"
)
"""What does not follow: what is done about such things, that there is none, or a form's "no"."""

_EXPLOITED = (
    r"\b(?:vulnerabilit(?:y|ies)|security (?:breach(?:es)?|(?:incident|hole|issue|problem)s?)|data breach(?:es)?"
    r"|cross-site scripting|XSS|CSRF|SQL injection|remote code execution|privilege escalation|CVE-\d{4}-\d{4,7}"
    rf"|account takeover|leaked (?:keys?|tokens?|credentials?|passwords?))\b{_NO_INCIDENT}"
)
_LEAKED = (
    r"\b(?:credentials?|passwords?|api keys?|access tokens?|(?:customer|user|personal) data) "
    r"(?:(?:was|were|are|is|got|(?:has|have|had) been) )?(?:leaked|exposed|stolen)\b"
)
_INTRUSION = rf"unauthori[sz]ed access\b{_NO_INCIDENT}"
_GOT_IN = (
    r"\b(?:gain(?:s|ed|ing)?|got|gets?|ha[sd]|have|obtain(?:s|ed|ing)?|allow(?:s|ed|ing)?|gives?|gave|detect(?:s|ed)?"
    r"|notic(?:es?|ed)|sees?|saw|report(?:s|ed)|suspect(?:s|ed)?|discovered|found|there (?:is|was|has been)"
    rf"|possible|potential|{EVIDENCE_OF}) (?:an? |some |the )?{_INTRUSION}"
)
_INTO = r"to(?! (?:(?:this|the|that|a|requested) ){0,2}(?:resource|page|endpoint|api|url|method|operation|route))"
_ACCESSED = (
    rf"(?<![\"“'‘`])(?<!error: )(?<!message: )\b{_INTRUSION}"
    rf"(?= (?:by|from|of|on|in|into|was|were|has|attempts?|detected|{_INTO})\b)"
)
_PHISHING = (
    r"phishing(?: (?:e-?mails?|mails?|messages?|attacks?|campaigns?|links?|pages?|sites?|attempts?|texts?))?\b"
    + _NO_INCIDENT
)
_PHISHED = (
    r"\b(?:receiv(?:es?|ed|ing)|got|gets?|getting|sent|clicked(?: on)?|report(?:s|ed)|fell for|hit by|victims? of"
    rf"|targeted by|suspect(?:s|ed)?|possible|ongoing) (?:(?!as\b)[\w-]{{1,20}} ){{0,3}}{_PHISHING}"
)
_PHISHES = (
    rf"\b{_PHISHING}(?=[^.;:!?\n]{{0,40}}\b(?:reach(?:es|ed|ing)?|sent|c[ao]m(?:es?|ing)|received|arriv(?:es?|ed|ing)"
    r"|went out|target(?:s|ed|ing)|pretend(?:s|ing)?|impersonat(?:es?|ing)|clicked|(?:from|in) (?:our|your))\b)"
)
_THEIRS = (
    r"(?:another|other|someone else|different) ?(?:(?:(?:customer|tenant|company|user|account|organi[sz]ation)"
    r"(?:['’]s|s['’]?)|companies['’]?)|['’]s) (?:data|name|invoices?|files?|records?|documents?|orders?|details)\b"
)
_SHOWS = (
    r"\b(?:see(?:s|n|ing)?|saw|show(?:s|n|ed|ing)?|display(?:s|ed|ing)?|view(?:s|ed|ing)?|access(?:es|ed|ing)?|opened"
    r"|receiv(?:es?|ed|ing)|got|gets?|getting|download(?:s|ed|ing)?|contain(?:s|ed|ing)?|includ(?:es?|ed|ing)"
    r"|return(?:s|ed|ing)?|found|expos(?:es?|ed|ing)|leak(?:s|ed|ing)?|sent)\b"
    rf"(?:(?!\b(?:no|not(?! only)|never|without|nor)\b|n['’]t\b)[^.;!?\n]){{0,60}}?\b{_THEIRS}"
)
_SHOWN = (
    rf"\b{_THEIRS}(?= (?:(?:is|are|was|were|(?:has|have) been|gets?|got) (?:also |now |being )?"
    r"(?:visible|shown|displayed|accessible|exposed|leaked|sent)|appear(?:s|ed)?|show(?:s|ed)? up"
    r"|on (?:our|their|its|my|his|her))\b)"
)
_OF_OTHERS = (
    r"\bsee(?:s|ing)? (?:the )?(?:data|invoices?|files?|records?) of (?:another|other) "
    r"(?:customers?|tenants?|users?|compan(?:y|ies))\b"
)
SECURITY: Final = seek(_EXPLOITED, _LEAKED, _GOT_IN, _ACCESSED, _PHISHED, _PHISHES, _SHOWS, _SHOWN, _OF_OTHERS)
"""What a security incident sounds like: a way in, an intrusion, something that others got or were shown."""
