"""Who is affected: how many customers and people, and the names that customers go by."""

import re
from typing import Final

from escalate_tui.intake.english import NUMBER, seek

_CUSTOMERS = r"(?:customers?|clients?|accounts?|tenants?|compan(?:y|ies)|organi[sz]ations?|workspaces?)"
_USERS = r"(?:users?|people|employees|colleagues|end[ -]users?)"
_KIND_OF = (
    r"(?:(?!(?:other|more|further|additional|new|potential|prospective|of|and|or|in|different|test|sandbox)\b)"
    r"[a-z][\w-]{1,20} ){0,2}"
)


def _counted(whom: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/:#$€£+-])(?P<count>{NUMBER})(?: (?:out )?of(?: (?:the|our|all|their))?(?: {NUMBER})?)? "
        rf"{_KIND_OF}{whom}(?![\w-])(?! (?:per|a|each|settings?|pages?|ids?|names?|types?|licen[cs]es?) )"
        r"(?! (?:tested|checked|looked|tried|(?:are|were|is) (?:looking|working|on)|found (?:it|this|out))\b)",
        re.IGNORECASE,
    )


COUNTS: Final = {
    "impact.customers_affected": _counted(_CUSTOMERS),
    "impact.users_affected": _counted(_USERS),
}
"""How many customers, how many people; by the field that holds the figure."""

COUNT_NOT_AFFECTED: Final = re.compile(
    r"\b(?:our|have|has|had|serves?|serving|with|up to|per|max(?:imum)?|limit(?:ed)? to|fewer than|less than|under"
    r"|none of|the only|not|of|of the|for up to|plan for|onboard(?:ed|ing)?|next|page|step|ticket|than|between|error"
    r"|http|status|code|version|release)\W{0,3}$|\d ?[-–—]$|\d to $",
    re.IGNORECASE,
)
"""What stands before a figure that does not count who is affected."""

COUNT_OF_OTHERS: Final = seek(
    r"\b(?:competitors?|competition|plans?|licen[cs]es?|subscription|quota|limit|onboard\w{0,4}|sign(?:ed|ing)? up)\b"
)
"""What a sentence speaks of whose figures do not count who is affected."""

BARE_COUNT: Final = re.compile(rf"\W*(?:about |approx\.? |~ ?|at least |all )?(?P<count>{NUMBER})\W*", re.IGNORECASE)
"""A figure as the whole of what stands under a label."""

REPORTED: Final = seek(
    r"\b(?:report(?:s|ed|ing)?|complain(?:s|ed|ing)?|affect(?:s|ed|ing)?|escalated|hit by|see(?:s|ing)? this)\b"
)
"""Words that make people somebody who is affected, though nothing else says that anything is wrong."""

_LEGAL = (
    r"(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|GmbH|AG|SE|KG|KGaA|SA|SAS|SARL|BV|NV|AB|AS|ApS"
    r"|Oy|SpA|Srl|Pty)"
)
SUFFIX: Final = rf"(?:{_LEGAL}|Labs|Industries|Technologies|Holdings?|Logistics|Airlines|University)"
"""What companies put behind their names."""

COMPANY: Final = re.compile(rf"[^,;|()]{{2,80}} {SUFFIX}\.?")
"""A name that shows itself to be a company's, as a whole text."""

LEGAL_FORM: Final = re.compile(rf",? {_LEGAL}\.?$", re.IGNORECASE)
"""The end of a name that people leave out: Acme is Acme Corp."""

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w’'-]{{0,30}}"
_NAME = rf"{_WORD}(?:(?: & | ){_WORD}){{0,3}}"
_PART = rf"(?:{_CAPITAL}|\d)[\w’'.&-]{{0,30}}"
NAME: Final = re.compile(rf"{_PART}(?:(?: (?:&|and|of|und|von|van|de|der|la)){{0,2}} {_PART}){{0,4}}")
"""A name as a whole text, as it may stand under a label."""

NAMES: Final = re.compile(_NAME)
"""One name of a list of them."""

REVENUE: Final = seek(r"\bARR\b")
"""What makes an amount in brackets behind a name that customer's revenue."""

_LIST = rf"{_NAME}(?:(?:, (?:and )?| and ){_NAME}){{0,9}}"
_NAMED_BY = r"(?:[Cc]ustomers?|[Cc]lients?|[Cc]ompan(?:y|ies)|[Tt]enants?|[Oo]rgani[sz]ations?)"
_ENDS = r"(?![\w/(]|[.:]\w| ?(?:→|>))"
_SAYS = (
    r"(?:has|have|had|is|are|was|were|cannot|can['’]t|can not|reports?|reported|says?|said|gets?|sees?|complains?"
    r"|complained|lost|needs?|wants?|asks?|asked|would|will|wrote|called)"
)
NAMED: Final = (
    re.compile(rf"\b{_NAMED_BY}(?: called| named)? (?P<names>{_LIST}){_ENDS}"),
    re.compile(rf"(?<![\w.])(?P<names>{_NAME}) \((?:[Pp]lan |ARR\b|(?:Enterprise|Business|Starter|Professional|Premium)"
               r"\b(?! only))"),
    re.compile(rf"\b(?:at|for|from|by) (?P<names>{_WORD}(?:(?: & | ){_WORD}){{0,3}} {SUFFIX})\b{_ENDS}"),
    re.compile(rf"(?<![\w.])(?P<names>{_WORD}(?:(?: & | ){_WORD}){{0,3}} {SUFFIX})\b\.?(?= {_SAYS}\b)"),
    re.compile(rf"\b(?:[Uu]sers|[Aa]dmins|[Ee]mployees|[Pp]eople|[Tt]eam) at (?P<names>{_LIST}){_ENDS}"),
    re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he) (?:user|admin|employee|contact) (?:of|at) (?P<names>{_NAME}){_ENDS}"),
)  # fmt: skip
"""Where customers are named, the surest first."""

PAYS: Final = re.compile(
    rf"(?<![\w.])(?P<names>{_NAME})\s\((?:\d[\d.,]{{0,12}} ?[km]?\s?(?:EUR|USD|GBP|CHF)|[€$£]\s?\d)"
)
"""A name with an amount behind it."""

_EVERYDAY: Final = (
    "a about admin after all an and android any api app apple april are as at august basic before best billing black "
    "browser bug but care case chat checkout christmas chrome click client clients communication credentials crm csv "
    "curl customer customers cyber dashboard data dear december details during east easter edge enterprise error "
    "europe every everyone excel executive experience export feature february feedback firefox first free friday from "
    "google health hello help hey hi home hours http https i id if impact import in info invoice invoices ios ip is "
    "issue it its january java july june key kind last least line linux login logout macos management manager march "
    "may microsoft midnight monday most multiple my name new no node none noon not november number october office ok "
    "okay on once one open operating orders our outlook owner page payment php please portal post postman premium "
    "priority problem product profile project python question reference regards report reported reports room ruby "
    "safari saturday sdk secret security sepa september service services settings several severity sign signup since "
    "slack some sso stage starter startup status step steps success sunday support sure team teams test thanks that "
    "the their then there these they this those thursday ticket tickets time to today token tuesday type ui unable "
    "unfortunately unknown url us user users utc various version we wednesday west what when which while why windows "
    "yes yesterday you your "
)
NOT_NAMES: Final = frozenset(_EVERYDAY.split())
"""Words that begin no customer's name, also with a capital letter."""
