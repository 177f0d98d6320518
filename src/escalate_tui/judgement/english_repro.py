"""The rules of the English language for a reproduction: its steps, its outcome, its circumstances and its evidence."""

import re
from collections.abc import Mapping
from typing import Final

from escalate_tui.judgement.english import Words
from escalate_tui.judgement.english_clauses import around, clauses

# Steps.

_OPEN: Final[Mapping[str, str]] = {
    "attempt": r"try (?:to|and)|trying to|attempt(?:ing)? to",
    "value": r"(?:valid|test|dummy|sample) (?:data|inputs?|values?|texts?|credentials)(?! (?:from|of|in)\b)"
    r"|(?:enter|type|input|provide|fill in) (?:data|text|values?|credentials|information|details)"
    r"(?!\W*[\d\N{MIDDLE DOT}])"
    r"|(?:large|big|small|long|huge) (?:files?|texts?|numbers?|values?|images?|amounts?)(?!\W*\d)"
    r"|(?:several|multiple|many|a few|a couple of) times"
    r"|(?:some|random|various|certain|the usual|a bunch of) (?:\w+ )?"
    r"(?:data|inputs?|values?|files?|texts?|records?|rows?|dates?|numbers?|things?|stuff|items?|orders?|fields?"
    r"|reports?|filters?|settings?|users?|customers?|pages?)",
    # No path such as /etc/hosts, and no address.
    "place": r"(?<!/)(?:somewhere|something|somehow|whatever|as usual|the usual way|and so on|etc|and stuff"
    r"|play around)(?![/@])",
}
VAGUE_STEP: Final = Words(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _OPEN.items())})\b(?![/@])")
"""Words that leave a step open; the name of the group that matched says what to ask."""

STEP_ASKS: Final[Mapping[str, str]] = {
    "attempt": "Name what is done instead: “open Dashboard, choose Export at the top right”.",
    "value": "Give the exact value that was used: the id, the date, the text or the number.",
    "place": "Name it: the page, the button, the exact value.",
}
"""What is asked for each group of `VAGUE_STEP`."""

_ACTS: Final = (
    r"(?:click|press(?! (?:enter|return|tab|esc(?:ape)?)\b)|tap|choose|select|pick|enter|type|fill|paste|upload|save"
    r"|submit|delete|remove|add|create|enable|disable|toggle|untick|uncheck|drag|log (?:in|out|on|off)"
    r"|sign (?:in|out|up)|reload|refresh|restart|send|download|confirm|invite|apply|rename|publish"
    r"|(?:change|run|start|import|export|search|check|tick|edit|copy|switch|call)"
    r"(?= (?:the|an?|it|to|for|all|your|their|this|that|\d|[“\"`'\N{MIDDLE DOT}])))"
)

ACT: Final = Words(
    rf"(?:^\W*|[.;]\s+(?:and\s+|then\s+)?|\b(?:then|afterwards|next),?\s+)(?P<first>{_ACTS})\b"
    # Behind a comma or “and” it may be one of several nouns, unless something follows that it is done to.
    rf"|(?:,\s+(?:(?:and\s+)?then\s+|and\s+)?|\band\s+(?:then\s+)?)(?P<more>{_ACTS})\b(?=\s+(?!and\b|or\b)\S)"
)
"""An act at the beginning of a step or behind another; opening what it is done on is no act of its own."""

ONE_GESTURE: Final = Words(
    r"\b(?:click|press|tap|drag|copy|cut)(?:,| and) (?:hold|drag|drop|paste|release)\b"
    r"|\b(?:log|sign) out(?: and|,)(?: then)? (?:log|sign)\b"
)
"""Two verbs that are one act."""

ON_AN_ELEMENT: Final = Words(r"\W*(?:then\s+)?(?:click|press|tap|hit|choose|select|pick|tick|untick|toggle|drag)\b")
"""A step that begins with something that must be on the screen already."""

_PLACES: Final = (
    r"[→»>]|https?:|(?:^|\s)/\w|\b(?:pages?|screens?|tabs?|menus?|dashboards?|views?|windows?|dialogs?|panels?|forms?"
    r"|lists?|sections?|sites?|inbox|editor|settings|sidebar|toolbar|console|open(?:ed|ing)?|home)\b"
)

PLACE: Final = Words(
    rf"{_PLACES}|\b(?:app|under|in|at|from|(?<!click )(?<!press )(?<!tap )(?<!hit )on)\b(?! all\b)",
)
"""Words of a step that say where on the product something is; in “click on” nothing is said of that."""

STARTS_AT: Final = Words(rf"{_PLACES}|\b(?:logged in|signed in|app)\b")
"""Words of a starting point that say what is on the screen."""

EXACT: Final = Words(r"[\d`\"“«‘'→>/\\@#_=]|[^\x00-\x7f]|(?<=[a-z,] )[A-Z]", flags=0)
"""What an exact value looks like: a figure, a quotation, a path, a name with a capital inside a sentence."""

_NOT_SEEN = (
    r"(?:(?:was|is|were|has|have|had|does|did|do|could|can|will|would)(?: ?not| never|n['’]t)|not|never|unable to"
    r"|failed to)(?: yet| be| been| able to)* (?:reproduc|happen|occur|seen?\b|repro\b|observ)\w*"
)

NOT_REPRODUCED: Final = Words(
    rf"\W*(?:(?:it|this|that|we|i|support|so far|yet) )*"
    rf"(?:{_NOT_SEEN}|can(?:not|['’]?t) (?:be )?reproduc|no repro(?:duction)?\b)"
)
"""Steps, or what stands for them, that say there are none."""

# The starting point.

OWN_ACCOUNT: Final = Words(
    r"\b(?:test|sandbox|demo|staging|trial|fresh|clean|empty|new|newly created|internal|our(?: own)?)\s+"
    r"(?:\w+[\s-]+){0,3}?"
    r"(?:account|tenant|workspace|organi[sz]ation|org|environment|instance|installation|project|user)s?\b"
    r"|\b(?:sandbox|staging)\b"
)
"""A starting point that is not the customer's."""

_THEIRS_BEFORE: Final = Words(
    r"\b(?:(?:customer|client|user|tenant|reporter)s?['’]s?|their)"
    r"(?: (?!(?:our|an?|to|into|on|in)\b)\w+){0,2}\s*$"
)
_THEIRS_AFTER: Final = Words(r"\s+(?:of|at|from|belonging to) (?:the |a |our )?(?:customer|client|user)")
_NOT_HERE: Final = Words(
    r"(?:\b(?:not|never|cannot|no|without|unlike|except|nothing|instead of|rather than|unable to|failed to)|n['’]t)\b"
    r"|\bworks (?:fine )?(?:on|in|with|for)\b"
)
_FINE_HERE: Final = Words(
    rf"\s+(?:(?:it|this|that|everything) )?(?:{_NOT_SEEN}|(?:is|was|all) (?:fine|ok)\b|works\b"
    r"|(?:does ?not|doesn['’]t|never) (?:shows?|has|have)\b)"
)
_ONLY_NOT_SEEN: Final = Words(
    rf"(?:(?:it|this|that|we|i|support) )*(?:{_NOT_SEEN}|(?:cannot|can['’]t) (?:be )?reproduc\w*|works|fine)"
    r"(?: (?:it|this|that|there|here|so|far|yet|fine|at all))*\W*"
)


def own_account(start: str) -> bool:
    """Tell whether a starting point is an account of support's own, and not one where it is said not to happen."""
    return any(
        _is_own(found) and not _ONLY_NOT_SEEN.seek.fullmatch(following)
        for clause, following in clauses(start)
        for found in OWN_ACCOUNT.seek.finditer(clause)
    )


def _is_own(found: re.Match[str]) -> bool:
    before, after = around(found)
    theirs = _THEIRS_BEFORE.seek.search(before) or _THEIRS_AFTER.seek.match(after)
    return not (theirs or _NOT_HERE.seek.search(before) or _FINE_HERE.seek.match(after))


# Expected and actual.

_IT: Final = r"(?:(?:it|that|this|everything|the (?:page|export|login|app|feature|button)) )?"
_WHATEVER: Final = r"(?:(?:the |our |their |this )?(?:[a-z-]+ ){1,3}?)?"

WORKS: Final = Words(
    r"\W*(?:"
    rf"(?:{_WHATEVER}(?:should |must |has to |will )?(?:just )?(?:works?|function|be working)"
    rf"|{_IT}(?:should |must |has to )?(?:just )?(?:(?:be )?ok(?:ay)?|be fine|succeeds?))"
    r"(?: (?:fine|correctly|properly|normally|again|well|as (?:expected|usual|it should)|like before"
    r"|without (?:errors?|problems?|issues?)))*"
    r"|(?:the )?same|(?:see|not what|opposite of|contrary of) (?:actual|happens)"
    r"|no (?:crash(?:es)?|problems?|issues?|bugs?)"
    r"|(?:it )?should(?:n['’]t| not) (?:crash|fail|happen|break)"
    r"|success|as expected|as designed|(?:there should be )?no errors?(?: messages?)?"
    r"|(?:the )?(?:correct|normal|usual|expected) (?:behaviou?r|results?|output)"
    r"|(?:to )?(?:work|be fixed)|should be fixed|it to work|same as before|as before"
    r")\W*"
)
"""That it should work, as the whole of what is expected."""

_NOT: Final = r"(?:(?:does|did|do) ?(?:not|n['’]?t)|won['’]t|will not|is not|isn['’]t|not)"

BROKEN: Final = Words(
    r"\W*(?:"
    rf"{_WHATEVER}(?:just |simply |still )?"
    rf"(?:{_NOT} (?:work|working|function|functioning)|(?:is |are )?(?:broken|not working))"
    r"(?: (?:at all|any ?more|as expected|correctly|properly|again|for (?:me|us|them|him|her)|since \w+))*"
    rf"|{_IT}(?:just |simply |still )?"
    rf"(?:{_NOT} )?(?:works?|(?:is )?(?:failing|down|wrong)|fail(?:s|ed)?|(?:an )?errors?|crash(?:es|ed)?|bug)"
    r"(?: (?:at all|any ?more|as expected|correctly|properly|again))*"
    r"|(?:an? |the )?(?:error|exception)(?: messages?)?"
    r" (?:appears?|occurs?|occurred|happens?|(?:is|was) (?:shown|displayed|thrown)|shows(?: up)?|comes(?: up)?|pops up)"
    r"|(?:the )?(?:same|opposite|contrary) (?:as|of|to) (?:expected|what is expected)"
    r"|different(?: (?:from|than) expected)?"
    r"|(?:it )?(?:fails|failed|stops|ends) with (?:an? )?error(?: message)?|see error"
    r"|(?:it |this )?(?:does(?: not|n['’]t) (?:load|open|function)|nothing works|not as expected|otherwise)"
    r"|(?:an? |the )?(?:unexpected|wrong|incorrect|strange|weird) (?:behaviou?r|results?|outputs?|things?|errors?)"
    r"|(?:see|as in) (?:the )?(?:screen ?shots?|logs?|video|summary)"
    r")\W*"
)
"""That it does not work, as the whole of what happens."""

SAYS_NOTHING: Final = frozenset(
    {"a", "an", "the", "it", "there", "should", "must", "will", "is", "are", "be", "to", "that"}
)
"""Words without which two sentences still say the same."""

# Environment and frequency.

REGION: Final = Words(r"\b(?:us|eu|ap|ca|sa|me|af|uk|apac|emea|asia|europe)(?:-[a-z]+)*-?\d[a-z]?\b")
"""The name of a region, whose figure is no version."""

BROWSER: Final = Words(
    r"\b(?:Chrome|Chromium|Firefox|Safari|Edge|Opera|Brave)\b"
    r"(?!,? ?(?:(?:version|beta|dev|canary|stable|release|ESR|for \w+|Enterprise)\b)?[ /(:v]{0,3}\d)"
    # On these the version of the system is the browser's; and not every edge is a browser.
    r"(?!(?: on|,) i(?:OS|PadOS|Phone|Pad)\b)"
    r"(?!,? (?:nodes?|gateways?|functions?|cases?|servers?|locations?|devices?|caches?|routers?|prox(?:y|ies)|agents?"
    r"|workers?|runtimes?)\b)"
)
"""A browser without its version beside it."""

INDEFINITE: Final = Words(
    r"\b(?:only |just |mostly )?(?:on and off|off and on|at times|at random|now and (?:then|again)"
    r"|every (?:now and (?:then|again)|so often)"
    r"|once in a while|once or twice|only (?:sometimes|occasionally|rarely|partly)|with(?:out)? (?:any )?pattern"
    r"|almost (?:every|each|all)|nearly (?:every|each|all)|not (?:every|each|all|always)|not at all|on occasion)\b"
)
"""Words of a frequency that look definite and are not."""

CONDITION: Final = Words(
    r"\d|\b(?:only|when(?:ever)?|if|under|with|after|during|once|twice|never|daily|hourly|nightly|weekly|unless|while|on"
    r"|as soon as|until|at|consistently|constantly|continuously|permanent(?:ly)?|reproducibl[ey]|all the time|all day"
    r"|without fail|for (?:all|everyone|everybody)|in the (?:mornings?|evenings?|afternoons?|nights?)"
    r"|immer|toujours|siempre|sempre|every|each)\b"
)
"""What makes a frequency definite: a figure, or the condition it depends on."""

# Evidence.

_RECORDED: Final = r"(?:screen ?shots?|screen recordings?|logs?|log files?|traces?|HAR(?: files?)?)"
_PROOF: Final = (
    r"(?:screen ?shots?|screen recordings?|recordings?|videos?|logs?|log files?|traces?|HAR(?: files?)?|images?)"
)
_DET: Final = r"(?: the| an?| my| our| their| attached| enclosed){0,2}"

NAMED_EVIDENCE: Final = Words(
    # Told to see it; “users see the video” tells what users see.
    rf"(?:(?:^|[.;:,(\[–—-])\s*|\bplease )(?:see|find){_DET} {_PROOF}\b"
    rf"|\b(?:attached|attaching|enclosed)\b(?: is| are)?{_DET} {_RECORDED}\b"
    rf"|\b{_RECORDED} (?:(?:is|are|was|were) )?(?:attached|enclosed)\b"
    rf"|\b{_PROOF} below(?=\W*(?:$|[.;:)\n]))"
)
"""Evidence that a text says is there."""

ONLY_NAMED: Final = Words(
    rf"\W*(?:see )?(?:the |an? |attached )*(?:{_PROOF}|attachments?|files?|errors?|error messages?|console output)"
    r"(?: (?:of|from|with|showing) (?:the|an?|this) (?:error|page|screen|issue|problem|bug|console))?"
    r"(?: (?:(?:is|are) )?(?:attached|enclosed|in the ticket|sent|available|on request|to follow|follows?))*\W*"
    r"|\W*(?:will follow|to follow|(?:available )?(?:up)?on request)\W*"
)
"""Evidence that is named and nothing else, as a whole text."""

LIES: Final = Words(r"\d{3,}|[/\\]|\w\.[a-z]\w{1,4}\b|\bin (?:the )?(?:ticket|thread|channel)\b")
"""Words that say where a piece of evidence lies."""
