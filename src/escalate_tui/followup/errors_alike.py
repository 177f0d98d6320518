"""What two errors are recognised by: their words without what changes each time, and the names they go by."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.followup.english_alike import COMMON, NO_CODES, VAGUE, VALUES_OF, WRONG
from escalate_tui.model.text import clean_line

MASK: Final = "…"
"""What stands for ids, times, figures, paths and addresses."""

LONGEST: Final = 160
"""Characters of an error that are compared."""

_MOST_READ: Final = 20_000
_LONGEST_LINE: Final = 500
_GRAVE: Final = re.compile(
    r"error|exception|fatal|panic|fail|denied|refused|reset|time[d-]? ?-?out|unavailable|invalid|not found|\b5\d\d\b",
    re.IGNORECASE,
)
_TRACEBACK: Final = "Traceback (most recent call last)"
_VALUE: Final = re.compile(rf"\"(?:{'|'.join(VALUES_OF)})\"\s{{0,9}}:\s{{0,9}}\"([^\"\n]{{1,200}})\"", re.IGNORECASE)
_CHANGING: Final = re.compile(
    r"\w{1,20}://\S+|[\w.+-]{1,64}@[\w.-]+|(?<!\w)(?:[A-Za-z]:\\|/)[\w.\\/{}:%-]+"
    r"|[\w.:+-]*\d[\w.:+-]*|\b[a-f]{8,}\b"
)
_STATUS: Final = re.compile(r"[45]\d\d")
_SAYS_STATUS: Final = re.compile(
    r"(?:^|\b(?:http\S*|status|code|error|returned|answers|with|failed))\W{0,3}$", re.IGNORECASE
)
_SNAKE: Final = re.compile(r"(?<![\w.$-])(?:[a-z]+(?:_[a-z]+)+|[A-Z]{2,}(?:_[A-Z]+)+)(?![\w$]|\s?[=(\[]|\"?\s?:)")
_NUMBERED: Final = re.compile(r"(?<![\w-])([A-Z]{2,8})-?\d{3,6}(?![\w-])")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_ERROR_END: Final = re.compile(r"(?:error|exception)s?$")
_SAID_CODE: Final = re.compile(r"\b(?:error|code|fault|exception)\W{1,3}(?=[A-Z])", re.IGNORECASE)


def error_line(text: str) -> str:
    """Take the one line out of an error that says what went wrong, as a machine wrote it."""
    text = text[:_MOST_READ]
    if values := list(dict.fromkeys(_VALUE.findall(text))):
        return clean_line(" ".join(values[:3]))
    lines = [line.strip()[:_LONGEST_LINE] for line in text.splitlines() if line.strip()]
    if _TRACEBACK in text:
        return clean_line(lines[-1])
    return clean_line(next((line for line in lines if _GRAVE.search(line)), lines[0] if lines else ""))


def masked(line: str) -> str:
    """Mask what changes from one time to the next: ids, times, figures, paths, addresses; a status stays."""
    return " ".join(_CHANGING.sub(_mask, line).casefold().split())[:LONGEST]


def codes(line: str) -> Iterator[str]:
    """Find the names that the line of an error gives it; those that come with any problem are none."""
    for found in _SNAKE.finditer(line):
        if tells(found[0]):
            yield found[0].casefold()
    for found in _NUMBERED.finditer(line):
        if found[1] not in NO_CODES:
            yield found[0].casefold()


def codes_said(prose: str) -> Iterator[str]:
    """Find the names of errors in what people write: those that sound like one, or are called one."""
    prose = prose[:_MOST_READ]
    for found in _SNAKE.finditer(prose):
        if WRONG & set(found[0].casefold().split("_")) and tells(found[0]):
            yield found[0].casefold()
    for found in _SAID_CODE.finditer(prose):
        if (numbered := _NUMBERED.match(prose, found.end())) and numbered[1] not in NO_CODES:
            yield numbered[0].casefold()


def tells(line: str) -> bool:
    """Tell whether an error has a word of its own, and not only such as come with any problem."""
    words = (_ERROR_END.sub("", word) for word in _LETTERS.findall(line.casefold()))
    return any(word and word not in VAGUE and word not in COMMON for word in words)


def _mask(found: re.Match[str]) -> str:
    is_status = _STATUS.fullmatch(found[0]) and _SAYS_STATUS.search(found.string, 0, found.start())
    return found[0] if is_status else MASK
