"""The rules of the English language for what single fields have to say: words, and what is said where they fail."""

from collections.abc import Mapping
from typing import Final

from escalate_tui.judgement.english import Words

# The summary.

_TROUBLE: Final = (
    r"(?:problems?|issues?|troubles?|questions?|bugs?|difficult(?:y|ies)|complaints?|escalation|help|inquiry|request)"
)
_OF_NO_MEANING: Final = (
    r"(?:urgent|re|fwd?|big|major|serious|strange|weird|new|some|several|various|ongoing|an?|the|our|customer|client|user"
    r"|general|technical|reported|escalation)"
)

NAMES_A_TOPIC: Final = Words(
    rf"\W*(?:{_OF_NO_MEANING}\W+){{0,3}}(?:{_TROUBLE}|errors?)\s+"
    r"(?:with|about|regarding|in|on|at|for|from|of|concerning)\b[^:;,.–—]*\W*"
    rf"|\W*(?:\w+\W+){{0,5}}{_TROUBLE}\W*"
    r"|\W*[a-z]+\W*"
)
"""A summary that only says what it is about, as the whole of it."""

TWO_WORDS: Final = Words(r"\W*[a-z]+\W+[a-z]+\W*")
"""A summary that is hardly more than a topic, as the whole of it."""

_CALL: Final = (
    r"(?:urgent(?:ly)?|important|asap|please|needed|wanted|required|attention|immediate|actions?|requested"
    rf"|escalated|customers?|angry|unhappy|(?:very|not) happy|{_TROUBLE})"
)

CALLS_FOR_HELP: Final = Words(rf"\W*{_CALL}(?:\W+{_CALL})*\W*")
"""A summary that only says that it is urgent, as the whole of it."""

ONLY_BROKEN: Final = Words(
    r"\W*(?:(?:it|this|that|something|everything|nothing|product|system) )?(?:just |simply |still )?"
    r"(?:(?:does ?(?:not|n['’]?t)|won['’]t|not|is not|isn['’]t) (?:work|working|function)|(?:is )?(?:broken|wrong|down)"
    r"|works|fails?|crash(?:es)?|went wrong)(?: (?:at all|any ?more|again|properly|correctly))?\W*"
    r"|\W*something (?:is |went )?wrong (?:with|in) [^:;,.–—\d]*\W*"
)
"""A summary that only says that something does not work, as the whole of it."""

SYMPTOM: Final = Words(
    r"\d|\b(?:fail|slow|hang|hung|freez|froze|crash|los[est]|miss|drop|wrong|incorrect|empty|blank|stuck|stop|block|lock"
    r"|cannot|can['’]t|unable|not?\b|never|without|loop|duplicat|twice|doubl|late\b|delay|lag|leak|expos|reject|refus"
    r"|den[iy]|down\b|unavail|unreach|outage|broken|break|corrupt|overwr|delet|disappear|vanish|mismatch|differ|ignor"
    r"|skip|return|answer|show|display|open|redirect|spik|high|full|exceed|limit|throttl|churn|cancel|leav|renew|risk"
    r"|threat|lack|need|ask|want|demand|requir|vulnerab|breach|unauthori|phish|inject|expir|invalid|garbl|truncat|cut"
    r"|flood|spam|increas|decreas|grow|interrupt|disconnect|conflict|rais|throw|warn|deadlock|overload|unrespons"
    r"|bounc|declin|overcharg|undercharg|miscalc|miscount|misplac|mislead|overlap|unread|unusab|illegib|swap|shift|stale"
    r"|outdat|old\b|untransl|scrambl|cropp|jump|flash|oversiz|undersiz|unrecogni|forgot|forget|kick|hidden|hides"
    r"|degrad|regress|intermitt|repeat|flicker|misalign|only|instead|after|when|since|every|each|time[ds]?[- ]?out)"
    r"|n['’]t\b"
)
"""Words that say what is wrong, or what is wanted."""

# The ask.

VAGUE_ASK: Final = Words(
    r"\W*(?:(?:please|kindly|can you|could you|we need you to|urgent(?:ly)?|asap)\W+)*"
    r"(?:(?:help|look(?: into| at)?|check|take a look|have a look|advise|assist|support|fix|solve|resolve|investigate"
    r"|do something|asap|urgent(?:ly)?|act|escalate|handle|prioriti[sz]e|expedite|any (?:help|update)"
    r"|(?:your |some )?(?:help|assistance|support|advice))"
    r"(?: (?:it|this|that|us|them|with (?:it|this|that)|on this|into (?:it|this)|at (?:it|this)|(?:the|this) "
    r"(?:issue|problem|bug|ticket|matter|customer|case)))?)"
    r"(?:\W+(?:asap|please|soon|quickly|urgently|immediately|today|now|as soon as possible|thanks?|thank you|needed"
    r"|with priority|and advise|and help|and fix))*\W*"
)
"""An ask that says not what exactly, as the whole of it."""

LONGEST_WITHOUT_VERB: Final = 4
"""Words up to which an ask is looked through for a verb."""

ASK_VERB: Final = Words(
    # Behind other words these are nouns as often as not.
    r"^\W*(?:please )?(?:schedule|open|close|share|contact|double|return|round|limit|import|export|sync|document|drop"
    r"|support|speed|credit|lock|flush|measure|whitelist|allow-?list)\b"
    r"|\b(?:find|fix|tell|say|decide|approve|confirm|check|restore|roll|revert|take|give|grant|raise|lower|increase|add"
    r"|remove|delete|change|set|reset|re?start|rebuild|re-?run|deploy|release|ship|patch|review|explain|name|list|rule|stop"
    r"|block|unblock|lift|extend|refund|waive|offer|call|join|write|answer|read|look|trace|scale|disable|enable|switch|make"
    r"|let|keep|provide|send|build|plan|choose|agree|sign|accept|allow|repair|correct|recover|investigate|analy[sz]e|move"
    r"|backfill|purge|publish|notify|reopen|reduce|honou?r|whitelist|resync|retry|replay|refill|correlate|compare|rename"
    r"|merge|split|convert|validate|escape|encode|accelerate|ignore|undo|unlock"
    r"|mend|turn|bring|rotate|revoke|assess|determine|clarify|verify|prevent|free|clear|replace|upgrade|migrate|exclude)\b"
)
"""Verbs that an ask in words is likely to have."""

SAYS: Final[Mapping[str, str]] = {
    "summary-no-symptom": "This names a topic and no symptom: write what goes wrong, for whom, such as “CSV export of "
    "Kite Labs stops at row 5,000”.",
    "summary-long": "{count} characters, where a headline has {most} at most: keep the symptom and who has it.",
    "step-two-actions": "These are {count} actions: write one step for each, so that it shows which of them does it.",
    "step-starts-nowhere": "Write where one has to be first: a step such as “Open Data → Export” before this one.",
    "steps-without-values": "No step names an exact value: write the id, date, text or button that was used.",
    "environment-no-version": "Write the versions: of the browser or client and the system, or the product’s release.",
    "browser-no-version": "“{word}” without its version: write it, such as Firefox 136.",
    "frequency-no-count": "Write a count, such as 2 of 40 or always, or under which condition: only when ….",
    "evidence-not-given": "“{word}” is named and not given: paste its text, or write where it lies.",
    "evidence-nowhere": "Write under Where what leads to it: a path, an address or the ticket it is in.",
    "ask-vague": "Write what exactly they should do, so that they know when it is done: find the cause of ….",
    "ask-no-verb": "Write it with a verb: what should they do about it?",
}
"""What is said, by the code of the finding (a browser's is said under `environment-no-version`)."""
