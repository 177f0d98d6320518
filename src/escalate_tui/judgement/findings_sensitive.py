"""Findings about text that should not leave with a brief: what it is, where it stands, and its mask on a key.

What somebody decided to keep is a hint from then on, as long as the field holds as many of the kind: the history
records the decision, never the secret.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from escalate_tui.judgement import english_sensitive as english
from escalate_tui.judgement.codes import CODES
from escalate_tui.judgement.criteria import BY_HAND
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.sensitive import Hit, mask, sensitive
from escalate_tui.model.choices import Act
from escalate_tui.model.history import counting

CODE: Final = "sensitive-"
"""How the codes of these findings begin."""

ADDRESS: Final = re.compile(r"[\w.+-]+@[\w.-]+\w")
"""An e-mail address inside the words of a contact."""


def secrets(facts: Facts) -> Iterator[Finding]:
    """Yield what should not leave as it stands, field by field and kind by kind.

    Searched is all that somebody wrote, also what does not parse and what the brief leaves out: the record itself
    may be handed on. The addresses of the recorded contacts, of the reporter and of the owner are theirs to give.
    """
    known, kept = _known_addresses(facts), _kept(facts)
    for path, value in _values(facts):
        text = value if isinstance(value, str) else "\n".join(value)
        hits = [hit for hit in sensitive(text) if text[hit.start : hit.end].casefold() not in known]
        for kind in dict.fromkeys(hit.kind for hit in hits):
            of_kind = [hit for hit in hits if hit.kind is kind]
            yield _finding(path, value, text, of_kind, kept.get((f"{CODE}{kind}", path, len(of_kind))))


def secrets_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Pick the findings about secrets that nobody decided on yet: a brief does not leave with them unasked."""
    return tuple(one for one in findings if one.code.startswith(CODE) and one.level is not Level.HINT)


def _kept(facts: Facts) -> Mapping[tuple[str, str, int], str]:
    """Tell what somebody decided to keep, by code, field and number, with the reason."""
    return {
        (entry.finding, entry.path, entry.count): entry.note or ""
        for entry in counting(facts.record.history)
        if entry.act is Act.OVERRULED and entry.finding and entry.path and entry.count
    }


def _values(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Give every value that holds words: a text, or the lines of a list."""
    lists = {
        f"understand.{name}": getattr(facts.record.understand, name) for name in ("tickets", "threads", "documents")
    }
    yield from ((path, list(lines)) for path, lines in lists.items() if lines)
    yield from ((text.path, text.text) for text in facts.all_texts if text.path not in lists)
    yield from ((one.path, one.value) for one in facts.draft.unparsed if isinstance(one.value, str))
    for name, why in facts.record.understand.criteria.overruled.items():
        yield f"{BY_HAND}.overruled.{name}", why


def _known_addresses(facts: Facts) -> frozenset[str]:
    people = (*(customer.contact for customer in facts.record.understand.customers), facts.record.reporter)
    return frozenset(
        address.casefold() for who in (*people, facts.record.owner) if who for address in ADDRESS.findall(who)
    )


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
