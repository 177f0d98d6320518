"""How the English of the intake is written down: every word it knows is data, in the modules `english_…`.

Another language would bring modules with the same names. Patterns search prose in which tabs are spaces, logs and the
headers of mails are blanked out, and a line is 2,000 characters at most; none of them repeats what repeats itself.
"""

import re
from typing import Final

from escalate_tui.moments import words

NUMBERS: Final = {**{word: count for count, word in enumerate(words.NUMBERS, start=1)}, "a dozen": 12}
"""Numbers in words, with what they count."""

NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,7}}|{'|'.join(NUMBERS)})"
"""A number, in figures or in words."""


def seek(*patterns: str) -> re.Pattern[str]:
    """Make one pattern of several; letters count the same in both cases, `^` is the start of a line."""
    return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE | re.MULTILINE)


def group(match: re.Match[str]) -> str:
    """Name the first named group that matched, where each way to say a thing has its own."""
    return next(name for name, value in match.groupdict().items() if value is not None)
