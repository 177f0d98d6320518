"""What says that something is not wrong: no errors, how to avoid them, after the fix for them."""

import re
from typing import Final

EVIDENCE_OF: Final = (
    r"(?:evidence|signs?|indications?|proof|suspicion|traces?|cases?|reports?|risk|question) of(?: an?| any)?"
)
"""What may be there, or not, of a thing."""

_NO = (
    r"(?:\b(?:no|(?<!should )(?<!must )not|cannot|never|without|any|zero|further|longer|nobody|no one)"
    r"|(?<!should)(?<!must)n['’]t)"
)
DENIED: Final = re.compile(
    rf"(?:{_NO}(?: an?| the)?(?: (?:known|actual|real|such|else|can|currently|actually|yet|able to|{EVIDENCE_OF}))? "
    r"|\bdescribe the "
    r"|\b(?:against|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|in (?:the )?(?:case|event) of"
    r"|(?:check|scan|search|test)(?:s|ed|ing)? for"
    r"|(?:after|since|with) (?:the|an?|our|your|their) (?:last )?(?:fix|patch|update) (?:for|of|against))"
    r"(?: an?| the)? "
    r"|\b(?:how to|how (?:do|can|could|should|would) (?:i|we|you|they)|(?:want|like|need|wish)s? to|unable to) "
    r"|-)\Z",
    re.IGNORECASE,
)
"""What stands right before words that say what is wrong, where it is not. What should not be may be."""
