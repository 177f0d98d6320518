"""All findings of a draft, in the order of the record."""

from collections.abc import Iterable
from functools import cache

from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.findings_sent_back import sharpened
from escalate_tui.judgement.findings_wording import of_text
from escalate_tui.model.record import fields

_LEVELS = list(Level)


def wording(facts: Facts) -> tuple[Finding, ...]:
    """Find what is wrong with the words of every text."""
    return tuple(finding for text in facts.texts for finding in of_text(text, facts))


def in_order(found: Iterable[Finding], facts: Facts) -> tuple[Finding, ...]:
    """Put findings in the order of the record, worst first in a field; the record's own fields come last.

    Those for which it was sent back say so.
    """
    items = _item_order(facts)
    return tuple(sorted(sharpened(found, facts), key=lambda one: (*_place(one.path, items), _LEVELS.index(one.level))))


def _place(path: str, items: dict[str, int]) -> tuple[int, int, int]:
    """Tell the place of a path: its field, then the position of its item, then the field in the item."""
    known, inner = _orders()
    step, table, item, field = (*path.split(".", 3), "", "", "")[:4]
    declared = f"{step}.{table}" if table else step
    return known.get(declared, len(known)), items.get(item, -1), inner.get(f"{declared}.{field}", -1)


def _item_order(facts: Facts) -> dict[str, int]:
    record = facts.record
    tables = (
        record.understand.customers,
        record.understand.attempts,
        record.repro.steps,
        record.repro.evidence,
    )
    return {item.key or str(at): at for table in tables for at, item in enumerate(table)}


@cache
def _orders() -> tuple[dict[str, int], dict[str, int]]:
    """Number the declared fields, the record's own after those of the steps, and the fields of items."""
    specs = sorted(fields().values(), key=lambda spec: "." not in spec.path)
    known = {spec.path: at for at, spec in enumerate(specs)}
    inner = {f"{spec.path}.{one.path}": at for spec in specs for at, one in enumerate(spec.item)}
    return known, inner
