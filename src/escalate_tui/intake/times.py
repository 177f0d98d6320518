"""Since when: times are read with the zone they name, as of the day they were written, and nothing is guessed."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from escalate_tui.intake import english_times as times
from escalate_tui.intake.affirmed import affirmed
from escalate_tui.intake.english_wrong import SYMPTOM
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.model.reading import Reading
from escalate_tui.moments import Leaning, Moment, Unreadable, read_moment, start_of

_ACCESS_STAMP: Final = re.compile(r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d:\d\d:\d\d [+-]\d{4})")
_LOG_STAMP: Final = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})? ?(?:Z|UTC|[+-]\d\d:?\d\d)(?!\d)"
    r"|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}"
)
_QUOTES: Final = re.compile(r"[ \t>]*")
_TO_THE_LAST_MINUTE: Final = timedelta(hours=23, minutes=59)
_MOST: Final = 20
"""Of each sort that are looked at."""

_BESIDE: Final = 80
"""Characters before and behind a time that tell what it is said of."""


def since(page: Page, reading: Reading) -> Iterator[Proposal]:
    """Find since when it happens."""
    for match in islice(times.SINCE.finditer(page.prose), _MOST):
        before = page.prose[max(0, match.start() - _BESIDE) : match.start()]
        behind = times.ELSE_SINCE.match(page.prose, match.end(), match.end() + _BESIDE)
        if times.NOT_BEGUN.search(before) is None and behind is None:
            yield from _proposed(page, "understand.since", match, reading)
    if any(affirmed(SYMPTOM, page.prose)):
        for match in islice(times.BEGAN.finditer(page.prose), _MOST):
            yield from _proposed(page, "understand.since", match, reading)


def waiting(page: Page, reading: Reading) -> Iterator[Proposal]:
    """Find since when the customer waits: as somebody says, otherwise since the ticket was opened.

    A text that tells of two tickets, opened on different days, says of neither that it is this one.
    """
    for match in islice(times.WAITING.finditer(page.prose), _MOST):
        yield from _proposed(page, "understand.waiting_since", match, reading)
    of_a_ticket = times.OF_A_TICKET.search(page.text) is not None
    opened: dict[Moment, Span] = {}
    for match in islice(times.OPENED.finditer(page.prose), _MOST):
        name = "when" if match["when"] else "when2"
        moment = _read(match[name], reading.now, reading)
        if moment is not None and (of_a_ticket or not match["taken_in"]):
            opened.setdefault(moment, match.span(name))
    if len(opened) == 1:
        ((moment, span),) = opened.items()
        yield page.proposal("understand.waiting_since", moment, *span)


def logged(page: Page, errors: Iterable[tuple[Span, str]], reading: Reading) -> Iterator[Proposal]:
    """Take the time of the first error in a log that names its zone."""
    for (start, end), _ in errors:
        stamp = _LOG_STAMP.search(page.prose, start, end)
        if stamp and (moment := _read(_ACCESS_STAMP.sub(r"\1 \2 \3 \4", stamp[0]), reading.now, reading)):
            yield page.proposal("understand.since", moment, *stamp.span())
            return


def _proposed(page: Page, path: str, match: re.Match[str], reading: Reading) -> Iterator[Proposal]:
    """Propose the time that a match holds; "yesterday" is that of the day it was written on."""
    words = f"{match['date']} {match['clock']}" if match["clock"] else match["when"]
    near = match["near1"] or match["near2"]
    written = _written(page, match.start("when"), words, reading) if near else (reading.now,)
    moments = {_read(words, as_of, reading) for as_of in written}
    moment = moments.pop() if len(moments) == 1 else None
    if moment is not None:
        yield page.proposal(path, moment, *match.span("when"))


def _written(page: Page, at: int, words: str, reading: Reading) -> tuple[datetime, ...]:
    """Tell when words such as "yesterday" were written: now, or as the line above says; none if nobody knows.

    A line that tells it holds as far as no other date follows, and for quoted words only where it leads to them.
    """
    if not page.stamps:
        return (reading.now,)
    start, end = max((span for span in page.stamps if span[0] <= at), default=(0, 0))
    stamp = times.WRITTEN.search(page.text, start, end)
    between = [line for line in page.text[end:at].split("\n") if times.HEADING.match(line) is None]
    if stamp is None or any(map(times.ANY_DATE.search, between)) or _depth(page, at) != _depth(page, end, below=True):
        return ()
    return _as_of(stamp, words, reading)


def _as_of(stamp: re.Match[str], words: str, reading: Reading) -> tuple[datetime, ...]:
    """Tell the instant that words at a stamp are meant from; of a day alone its first and its last."""
    wall = _read(f"{stamp['date']} {stamp['clock'] or ''}", reading.now, reading)
    told = _read(stamp[0], reading.now, reading)
    if wall is None or told is None:
        return ()
    if not isinstance(wall, datetime) or not isinstance(told, datetime):
        first = start_of(wall, reading.zone)
        return first, min(first + _TO_THE_LAST_MINUTE, reading.now)
    if times.AGO.search(words):
        return (told,)
    # Times of a day are those of the writer, whose clocks need not be ours.
    return (wall,) if wall == told or times.CLOCK.search(words) is None else ()


def _depth(page: Page, at: int, *, below: bool = False) -> int:
    """Count the quote marks of the line that a place lies in, or of the next line that says something."""
    begin = page.text.rfind("\n", 0, at) + 1
    if below:
        begin = len(page.text) - len(page.text[at:].lstrip("\n"))
    quotes = _QUOTES.match(page.text, begin)
    return quotes[0].count(">") if quotes else 0


def _read(words: str, now: datetime, reading: Reading) -> Moment | None:
    """Read a time that was past at an instant; None where it cannot be read in one way alone."""
    bare = times.JIRAS.sub(r"\1 \2 20\3", times.LOOSE.sub(" ", words))
    try:
        moment = read_moment(
            " ".join(bare.replace(" ,", ",").split()), now=now, zone=reading.zone, leaning=Leaning.PAST
        )
    except Unreadable:
        return None
    return moment if start_of(moment, reading.zone) <= now else None
