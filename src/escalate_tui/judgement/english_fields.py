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
    rf"|\W*(?:[\w-]+\W+){{0,4}}{_TROUBLE}\W*"
    r"|\W*[a-z]+\W*"
)
"""A summary that only says what it is about, as the whole of it."""

TWO_WORDS: Final = Words(r"\W*[a-z]+\W+[a-z]+\W*")
"""A summary that is hardly more than a topic, as the whole of it."""

CALLS_FOR_HELP: Final = Words(
    rf"\W*(?:(?:urgent(?:ly)?|important|asap|please|help|needed|wanted|required|attention|immediate|actions?|request(?:ed)?"
    rf"|escalated|customers?|angry|unhappy|(?:very|not) happy|{_TROUBLE})\W*)+"
)
"""A summary that only says that it is urgent, as the whole of it."""

SYMPTOM: Final = Words(
    r"\d|\b(?:fail|slow|hang|hung|freez|froze|crash|los[est]|miss|drop|wrong|incorrect|empty|blank|stuck|stop|block|lock"
    r"|cannot|can['’]t|unable|not?\b|never|without|loop|duplicat|twice|doubl|late\b|delay|lag|leak|expos|reject|refus"
    r"|den[iy]|down\b|unavail|unreach|outage|broken|break|corrupt|overwr|delet|disappear|vanish|mismatch|differ|ignor"
    r"|skip|return|answer|show|display|open|redirect|spik|high|full|exceed|limit|throttl|churn|cancel|leav|renew|risk"
    r"|threat|lack|need|ask|want|demand|requir|vulnerab|breach|unauthori|phish|inject|expir|invalid|garbl|truncat|cut"
    r"|flood|spam|increas|decreas|grow|interrupt|disconnect|conflict|rais|throw|warn|deadlock|overload|unrespons"
    r"|degrad|regress|intermitt|repeat|flicker|misalign|only|instead|after|when|since|every|each|time[ds]?[- ]?out)"
    r"|n['’]t\b"
)
"""Words that say what is wrong, or what is wanted."""

# Steps.

_ACTS: Final = (
    r"(?:click|press|tap|choose|select|pick|enter|type|fill|paste|upload|save|submit|delete|remove|add|create|enable"
    r"|disable|toggle|untick|uncheck|drag|log (?:in|out|on|off)|sign (?:in|out|up)|reload|refresh|restart|send|download"
    r"|confirm|invite|wait|apply|rename|publish"
    r"|(?:change|run|start|import|export|search|check|tick|edit|copy|switch|call|wait)"
    r"(?= (?:the|an?|it|to|for|all|your|their|this|that|\d|[“\"`'])))"
)

ACT: Final = Words(rf"(?:^\W*|[.;,]\s+(?:and\s+|then\s+)?|\b(?:and|then|afterwards|next,?)\s+(?:then\s+)?){_ACTS}\b")
"""An act at the beginning of a step or behind another; opening what it is done on is no act of its own."""

ON_AN_ELEMENT: Final = Words(r"\W*(?:then\s+)?(?:click|press|tap|hit|choose|select|pick|tick|untick|toggle|drag)\b")
"""A step that begins with something that must be on the screen already."""

PLACE: Final = Words(
    r"[→»>]|https?:|(?:^|\s)/\w|\b(?:pages?|screens?|tabs?|menus?|dashboards?|views?|windows?|dialogs?|panels?|forms?|lists?"
    r"|sections?|sites?|inbox|editor|settings|sidebar|toolbar|console|app|under|in|on|at|from|open(?:ed|ing)?|home)\b"
)
"""Words that say where on the product something is."""

EXACT: Final = Words(r"[\d`\"“«‘'→>/\\@#_=]|[^\x00-\x7f]|(?<=[a-z,] )[A-Z]", flags=0)
"""What an exact value looks like: a figure, a quotation, a path, a name with a capital inside a sentence."""

NOT_REPRODUCED: Final = Words(r"\W*(?:not|could not be|cannot be|can['’]t be) reproduc")
"""Steps that say there are none."""

# Environment and frequency.

BROWSER: Final = Words(
    r"\b(?:Chrome|Chromium|Firefox|Safari|Edge|Opera|Brave)\b"
    r"(?!,? ?(?:(?:version|beta|dev|canary|stable|release|ESR)\b)?[ /(:v]{0,3}\d)(?! on i)"
)
"""A browser without its version beside it."""

CONDITION: Final = Words(
    r"\d|\b(?:only|when(?:ever)?|if|under|with|after|during|once|twice|never|daily|hourly|nightly|weekly|unless|while|on"
    r"|as soon as|until|at|consistently|constantly|permanently|reproducibl[ey]|immer|toujours|siempre|sempre"
    r"|(?<!almost )(?<!nearly )(?<!not )(?:every|each))\b"
)
"""What makes a frequency definite: a figure, or the condition it depends on."""

# Evidence.

_PROOF: Final = (
    r"(?:screen ?shots?|screen recordings?|recordings?|videos?|logs?|log files?|traces?|HAR(?: files?)?|images?)"
)

NAMED_EVIDENCE: Final = Words(
    rf"\b(?:see|attached|attaching|enclosed)\b(?: is| are)?(?: the| an?| my| our| their| attached| enclosed){{0,2}}"
    rf" {_PROOF}\b"
    rf"|\b{_PROOF} (?:(?:is|are|was|were) )?(?:attached|enclosed|below)\b"
)
"""Evidence that a text says is there."""

ONLY_NAMED: Final = Words(
    rf"\W*(?:see )?(?:the |an? |attached )*(?:{_PROOF}|attachments?|files?|errors?|error messages?|console output)"
    r"(?: (?:of|from|with|showing) (?:the|an?|this) (?:error|page|screen|issue|problem|bug|console))?"
    r"(?: (?:(?:is|are) )?(?:attached|enclosed|in the ticket|sent|available|on request|to follow|follows?))*\W*"
)
"""Evidence that is named and nothing else, as a whole text."""

LIES: Final = Words(r"\d{3,}|[/\\]|\w\.[a-z]\w{1,4}\b|\bin (?:the )?(?:ticket|thread|channel)\b")
"""Words that say where a piece of evidence lies."""

# The ask.

VAGUE_ASK: Final = Words(
    r"\W*(?:(?:please|kindly|can you|could you|we need you to|urgent(?:ly)?|asap)\W+)*"
    r"(?:(?:help|look(?: into| at)?|check|take a look|have a look|advise|assist|support|fix|solve|resolve|investigate"
    r"|do something|act|escalate|handle|prioriti[sz]e|expedite|any (?:help|update)"
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
    r"\b(?:find|fix|tell|say|decide|approve|confirm|check|restore|roll|revert|take|give|grant|raise|lower|increase|add"
    r"|remove|delete|change|set|reset|re?start|rebuild|re-?run|deploy|release|ship|patch|review|explain|name|list|rule|stop"
    r"|block|unblock|lift|extend|refund|waive|offer|call|join|write|answer|read|look|trace|scale|disable|enable|switch|make"
    r"|let|keep|provide|send|build|plan|choose|agree|sign|accept|allow|repair|correct|recover|investigate|analy[sz]e|move"
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
