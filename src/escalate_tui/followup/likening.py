"""From an escalation's draft to what it is compared with others by."""

import re
from datetime import tzinfo
from typing import Final

from escalate_tui.followup.english_alike import COMMON
from escalate_tui.followup.errors_alike import codes, codes_said, error_line, masked
from escalate_tui.followup.likeness import Likeness
from escalate_tui.model.choices import Act, EvidenceKind, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last
from escalate_tui.model.record import Entry, Record
from escalate_tui.model.text import clean_line
from escalate_tui.moments import start_of

MOST_ERRORS: Final = 4
"""Errors of one escalation that are compared."""

MOST_WORDS: Final = 80
"""Words of one escalation that are compared."""

MOST_READ: Final = 10_000
"""Characters of a description that are read for its words."""

LONGEST: Final = 500
"""Characters that are told of how it ended, and of what was learned."""

_NO_ERRORS: Final = (EvidenceKind.SCREENSHOT, EvidenceKind.FILE, EvidenceKind.LINK)
_WORD: Final = re.compile(r"\w{3,40}")
_CLOSED: Final = (Status.RESOLVED, Status.DE_ESCALATED)


def likeness_of(draft: Draft, zone: tzinfo) -> Likeness:
    """Read what an escalation, or a draft, is compared with others by.

    Args:
        draft: The escalation.
        zone: The zone whose day counts where only a day is known.
    """
    record, status = draft.record, draft.status
    understand = record.understand
    closing = last(record.history, Act.RESOLVED, Act.DE_ESCALATED) if status in _CLOSED else None
    lines = _error_lines(record)
    prose = " \n".join(text for text in (understand.summary, understand.description, record.repro.actual) if text)
    names = names_of(record)
    named = [code for line in lines for code in codes(line)]
    return Likeness(
        id=draft.id,
        status=status,
        summary=clean_line(understand.summary or ""),
        component=clean_line(understand.component or ""),
        errors=_distinct([masked(line) for line in lines]),
        codes=_distinct([*named, *codes_said(prose)])[:MOST_ERRORS],
        words=" ".join(_words(f"{understand.summary or ''} {understand.description or ''}", names)),
        customers=names,
        number=max(record.impact.customers_affected or 0, len(names)),
        closed=start_of(closing.at, zone) if closing else None,
        ending=_short(closing, "note"),
        learning=_short(closing, "learning"),
    )


def names_of(record: Record) -> tuple[str, ...]:
    """Name the customers of a record, each once, whatever its case."""
    names = {
        name.casefold(): name for one in reversed(record.understand.customers) if (name := clean_line(one.name or ""))
    }
    return tuple(reversed(names.values()))


def _telling(text: str) -> list[str]:
    """List the words of a text that say what it is about, each once: none of grammar, no figures."""
    found = (word for word in _WORD.findall(text.casefold()) if word not in COMMON)
    return list(dict.fromkeys(word for word in found if not any(map(str.isdigit, word))))


def _words(text: str, names: tuple[str, ...]) -> list[str]:
    """List what a text says but for the customers' names: that two problems are theirs makes them no more alike."""
    theirs = {word for name in names for word in _telling(name)}
    return [word for word in _telling(text[:MOST_READ]) if word not in theirs][:MOST_WORDS]


def _error_lines(record: Record) -> list[str]:
    pieces = (one for one in record.repro.evidence if one.text and one.kind not in _NO_ERRORS)
    return [line for piece in pieces if (line := error_line(piece.text or ""))][:MOST_ERRORS]


def _distinct(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _short(closing: Entry | None, name: str) -> str:
    text = clean_line(getattr(closing, name, None) or "")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
