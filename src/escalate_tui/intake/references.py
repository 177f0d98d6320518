"""What leads to more: request ids, ticket numbers, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from escalate_tui.intake import english_traces as traces
from escalate_tui.intake.english import group
from escalate_tui.intake.page import Page
from escalate_tui.intake.proposal import Proposal

MOST: Final = 12
"""Of each sort that are proposed."""

_URL: Final = re.compile(r"\bhttps?://[^\s<>\"'`|\\^{}\[\]()]{4,1000}", re.IGNORECASE)
_TICKET_URL: Final = re.compile(
    r"/(?:browse|issues?|tickets?|cases?)/(?:detail/)?(?P<number>[A-Z]{2,10}-\d{1,7}|\d{3,12})(?![\w-])"
)
_THREAD: Final = re.compile(
    r"^https?://(?:[\w.-]{1,60}\.)?(?:slack\.com/archives|teams\.microsoft\.com/l)/", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(
    r"^https?://(?:(?:docs?|wiki|status|help|grafana|kibana|sentry|confluence)\.|[\w.-]{1,60}/(?:docs?|wiki|d|help)/"
    r"|[\w.-]{1,60}\.(?:atlassian\.net/wiki|notion\.so|sentry\.io|grafana\.net|datadoghq\.(?:com|eu)))",
    re.IGNORECASE,
)
_PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|webp|mp4|mov)(?:[?#]|$)", re.IGNORECASE)
_NO_ENDS: Final = ".,;:!?*_…"


def addresses(page: Page) -> tuple[Page, list[Proposal]]:
    """Find the addresses: of tickets, threads, documents, pictures, others; and the page without them."""
    spans = []
    for match in _URL.finditer(page.prose):
        spans.append((match.start(), match.start() + len(match[0].rstrip(_NO_ENDS))))
    return page.without(spans), [_address(page, start, end) for start, end in spans[:MOST]]


def _address(page: Page, start: int, end: int) -> Proposal:
    url = page.line(start, end)
    if number := _TICKET_URL.search(url):
        return page.proposal("understand.tickets", number["number"], start, end)
    if _THREAD.match(url):
        return page.proposal("understand.threads", url, start, end)
    if _DOCUMENT.match(url):
        return page.proposal("understand.documents", url, start, end)
    kind = "screenshot" if _PICTURE.search(url) else "link"
    return page.proposal("repro.evidence", {"kind": kind, "path": url}, start, end)


def tickets(page: Page) -> Iterator[Proposal]:
    """Find the numbers of tickets."""
    for match in list(traces.TICKETS.finditer(page.prose))[:MOST]:
        name = group(match)
        yield page.proposal("understand.tickets", match[name].upper(), *page.trimmed(*match.span()))


def requests(page: Page) -> Iterator[Proposal]:
    """Find the ids that requests are found by in a log, with the words that say of what they are."""
    for match in list(traces.REQUEST.finditer(page.prose))[:MOST]:
        yield page.proposal("repro.evidence", {"kind": "network", "text": page.line(*match.span())}, *match.span())
