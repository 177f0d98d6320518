"""What stands beside a customer's name: the plan, what they pay, who speaks for them, who wrote."""

import re
from typing import Final

from escalate_tui.intake.english import seek

_CURRENCY = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|JPY|INR)"
_FIGURE = r"\d[\d.,']{0,14}(?: ?(?:k|mn|mio|million|m|bn|b)\b)?"
_AMOUNT = rf"(?:(?:{_CURRENCY} ?|[€$£] ?){_FIGURE}|{_FIGURE} ?(?:{_CURRENCY}\b|[€$£]))"
_OF_A_YEAR = r"(?: ?(?:/ ?(?:year|yr)|p\.?a\.?|per year|a year))?"
_REVENUE = r"(?:ARR|annual recurring revenue)"
_PLAN = r"(?:Enterprise|Business|Starter|Professional|Premium|Standard|Basic|Free|Pro)"
_PERSON = (
    r"(?-i:[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}(?: (?:van|von|de|der|la|du)){0,2}(?: [A-ZÀ-ÖØ-Þ](?:\.|[\w’'-]{1,30}))?"
    r" [A-ZÀ-ÖØ-Þ][\w’'-]{1,30})"
)

PARTS: Final = {
    "plan": seek(
        rf"(?:plan:? )?(?P<known>{_PLAN})(?: (?:plan|tier|edition|customer|account|subscription))?",
        r"plan:? (?P<named>(?-i:[A-Z])[\w+-]{1,20})",
        r"(?P<called>Gold|Silver|Bronze|Platinum|Growth|Scale|Plus|Team) plan",
    ),
    "arr": seek(
        rf"{_REVENUE}(?: of| is|:| ?=)? ?(?P<behind>{_AMOUNT}){_OF_A_YEAR}",
        rf"(?P<before>{_AMOUNT}) ?(?:in )?{_REVENUE}",
    ),
    "contact": seek(rf"contact(?: person)?:? (?P<person>{_PERSON})"),
    "high_value": seek(r"(?P<key>key account)"),
}
"""What a part behind a customer's name may say as a whole, by the field of the customer that holds it."""

PAID: Final = seek(rf"(?P<amount>{_AMOUNT}){_OF_A_YEAR}")
"""An amount alone, where a text tells that such amounts are revenue."""

APART: Final = re.compile(r"[;|()]| [-–—/] |,(?= |$)")
"""What parts are divided by; the comma in a figure has no space behind it."""

BEHIND: Final = re.compile(r",? ?\([^()\n]{1,160}\)")
"""What stands in brackets behind a name."""

TOLD: Final = seek(
    r"^ *[-*_]*(?:(?P<plan>(?:account |customer )?(?:plan|subscription|edition))"
    rf"|(?P<arr>{_REVENUE})"
    r"|(?P<contact>(?:customer )?contact(?: person| name)?|requester|caller))[*_]*: *(?P<line>\S.{1,120})$"
)
"""A line that says one of these of the only customer there is."""

SENDER: Final = seek(r"^ *[*_]*(?:(?P<mail>from)|requester|caller)[*_]*: *(?P<line>\S.{2,200})$")
"""Who wrote a mail, or opened a ticket."""

ADDRESS: Final = re.compile(r"<[^<>\n]{0,120}>|\[mailto:[^\]\n]{0,120}\]|\"|(?<![\w.])[\w.+-]{1,60}@[\w.-]{1,60}")
"""What stands beside the name of a sender."""

DOMAIN: Final = re.compile(r"@(?P<domain>[\w-]{1,60}(?:\.[\w-]{1,60}){1,5})")
"""Where the mail of a sender comes from."""

RECEIVER: Final = seek(r"^ *[*_]*(?:to|cc)[*_]*: *(?P<line>\S.{0,500})$")
"""To whom a mail went."""

OF: Final = re.compile(r" (?:at|from|of) (?=[A-Z])")
"""What stands between a person and a company."""

PERSON: Final = re.compile(_PERSON)
"""The name of a person as a whole text."""
