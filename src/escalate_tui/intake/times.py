"""Since when: times are read with the zone they name, and nothing is guessed."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from escalate_tui.intake import english_times as times
from escalate_tui.intake.page import Page, Span
from escalate_tui.intake.proposal import Proposal
from escalate_tui.model.reading import Reading
from escalate_tui.moments import Leaning, Moment, Unreadable, read_moment, start_of

_ACCESS_STAMP: Final = re.compile(r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d:\d\d:\d\d [+-]\d{4})")
_LOG_STAMP: Final = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})? ?(?:Z|UTC|[+-]\d\d:?\d\d)(?!\d)"
    r"|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}"
)


def since(page: Page, reading: Reading) -> Iterator[Proposal]:
    """Find since when it happens, and since when somebody waits.

    "Yesterday" is left alone in a text that shows a day of its own: it was somebody else's yesterday.
    """
    for path, seek in times.SINCE.items():
        for match in seek.finditer(page.prose):
            words = f"{match['date']} {match['clock']}" if match["clock"] else match["when"]
            near = match["near1"] or match["near2"]
            moment = None if near and page.dated else _read(words, reading)
            if moment is not None:
                yield page.proposal(path, moment, *match.span("when"))


def logged(page: Page, errors: Iterable[tuple[Span, str]], reading: Reading) -> Iterator[Proposal]:
    """Take the time of the first error in a log that names its zone."""
    for (start, end), _ in errors:
        stamp = _LOG_STAMP.search(page.prose, start, end)
        if stamp and (moment := _read(_ACCESS_STAMP.sub(r"\1 \2 \3 \4", stamp[0]), reading)):
            yield page.proposal("understand.since", moment, *stamp.span())
            return


def _read(words: str, reading: Reading) -> Moment | None:
    """Read a time that is past; None where it cannot be read in one way alone."""
    bare = " ".join(times.LOOSE.sub(" ", words).replace(" ,", ",").split())
    try:
        moment = read_moment(bare, now=reading.now, zone=reading.zone, leaning=Leaning.PAST)
    except Unreadable:
        return None
    return moment if start_of(moment, reading.zone) <= reading.now else None
