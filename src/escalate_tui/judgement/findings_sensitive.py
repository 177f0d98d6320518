"""Findings about text that should not leave with a brief: what it is, where it stands, and its mask on a key.

What somebody decided to keep is a hint from then on, as long as the field holds the same: the history records the
decision and a digest of what was kept, never the secret. A decision without a digest holds as long as the field has as
many of the kind.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

from escalate_tui.judgement import english_sensitive as english
from escalate_tui.judgement.codes import CODES
from escalate_tui.judgement.criteria import BY_HAND
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.sensitive import Hit, mask, sensitive
from escalate_tui.model.choices import Act
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting
from escalate_tui.model.record import Record

CODE: Final = "sensitive-"
"""How the codes of these findings begin."""

ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]+\w")
"""An e-mail address inside the words of a contact."""

DIGEST_BYTES: Final = 6
"""Length of the digest of what was kept: enough to tell that it is another, too short to keep the secret in."""


def secrets(facts: Facts) -> Iterator[Finding]:
    """Yield what should not leave as it stands, field by field and kind by kind.

    Searched is all that somebody wrote, also what does not parse and what the brief leaves out: the record itself
    may be handed on. The addresses of the recorded contacts, of the reporter and of the owner are theirs to give.
    """
    known, kept = _known_addresses(facts.record), _kept(facts)
    for path, value in searched(facts):
        text = value if isinstance(value, str) else "\n".join(value)
        for code, hits in _by_code(text, known).items():
            decided = (code, path, len(hits))
            reason = kept.get((*decided, _digest(facts.draft.id, text, hits)), kept.get((*decided, None)))
            yield _finding(path, value, text, hits, reason)


def secrets_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Pick the findings about secrets that nobody decided on yet: a brief does not leave with them unasked."""
    return tuple(one for one in findings if one.code.startswith(CODE) and one.level is not Level.HINT)


def digest(draft: Draft, finding: Finding) -> str:
    """Give a short digest of what a finding speaks of, by which it is known again; empty where its field has no words.

    It is salted with the id: the same secret has another digest in another record.

    Args:
        draft: The draft that the finding is about, as it is.
        finding: A finding about sensitive text.
    """
    value = draft.value(finding.path)
    text = "\n".join(map(str, value)) if isinstance(value, list) else value
    hits = _by_code(text, _known_addresses(draft.record)).get(finding.code) if isinstance(text, str) else None
    return _digest(draft.id, text, hits) if hits else ""


def searched(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Give every value that is searched, with its path: a text, or the lines of a list."""
    lists = {
        f"understand.{name}": getattr(facts.record.understand, name) for name in ("tickets", "threads", "documents")
    }
    yield from ((path, list(lines)) for path, lines in lists.items() if lines)
    yield from ((text.path, text.text) for text in facts.all_texts if text.path not in lists)
    yield from ((one.path, one.value) for one in facts.draft.unparsed if isinstance(one.value, str))
    for name, why in facts.record.understand.criteria.overruled.items():
        yield f"{BY_HAND}.overruled.{name}", why


def _kept(facts: Facts) -> Mapping[tuple[str, str, int, str | None], str]:
    """Tell what somebody decided to keep, by code, field, number and digest, with the reason."""
    return {
        (entry.finding, entry.path, entry.count, entry.digest): entry.note or ""
        for entry in counting(facts.record.history)
        if entry.act is Act.OVERRULED and entry.finding and entry.path and entry.count
    }


def _by_code(text: str, known: frozenset[str]) -> dict[str, list[Hit]]:
    """Find what is sensitive but for the addresses that are known, by the code of its finding."""
    found: dict[str, list[Hit]] = {}
    for hit in sensitive(text):
        if text[hit.start : hit.end].casefold() not in known:
            found.setdefault(f"{CODE}{hit.kind}", []).append(hit)
    return found


def _digest(salt: str, text: str, hits: Iterable[Hit]) -> str:
    """Make one digest of several secrets, whatever their order: moving them about a text changes none of them."""
    secret = sorted(text[hit.start : hit.end] for hit in hits)
    return blake2b("\n".join((salt, *secret)).encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).hexdigest()


def _known_addresses(record: Record) -> frozenset[str]:
    people = (*(customer.contact for customer in record.understand.customers), record.reporter, record.owner)
    return frozenset(address.casefold() for who in people if who for address in ADDRESS.findall(who))


def _finding(path: str, value: Any, text: str, hits: list[Hit], kept: str | None) -> Finding:
    kind = hits[0].kind
    words = english.KEPT if kept is not None else english.QUIET if kind.quiet else english.LOUD
    says = words.format(where=_where(text, hits), name=english.NAMES[kind], reason=kept)
    masked = mask(text, hits)
    label = english.MASK if len(hits) == 1 else english.MASK_ALL.format(count=len(hits))
    fix = Fix(label, path, masked if isinstance(value, str) else masked.split("\n"))
    quiet = kind.quiet or kept is not None
    return Finding(CODES[f"{CODE}{kind}"], Level.HINT if quiet else Level.WARN, path, says, count=len(hits), fix=fix)


def _where(text: str, hits: list[Hit]) -> str:
    start = hits[0].start
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    place = english.WHERE if "\n" in text else english.WHERE_IN_LINE
    more = english.MORE.format(count=len(hits) - 1) if len(hits) > 1 else ""
    return place.format(line=line, column=column) + more
