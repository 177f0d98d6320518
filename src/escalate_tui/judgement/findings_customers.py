"""Findings about who is affected: how many nobody said, fewer than are listed, and what they pay in other money."""

from collections.abc import Iterator
from typing import Final

from escalate_tui.judgement import english_sense as words
from escalate_tui.judgement.english_figures import FIGURE
from escalate_tui.judgement.facts import Facts, explains, folded, present
from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.judgement.findings_figures import unquantified
from escalate_tui.model.choices import Affected

AFFECTED = "impact.customers_affected"
"""The field for the number of customers."""


def who(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with the customers and their number."""
    yield from _uncounted(facts)
    yield from _fewer(facts)
    yield from _other_money(facts)


def _uncounted(facts: Facts) -> Iterator[Finding]:
    """Yield that everyone, or a segment, is affected without a figure; a vague word in the segment is asked itself."""
    if facts.filled(AFFECTED) or facts.filled("impact.users_affected"):
        return
    affected = facts.record.understand.affected
    if affected is Affected.EVERYONE:
        yield Finding("unquantified", Level.WARN, AFFECTED, words.EVERYONE_UNCOUNTED)
    elif affected is not Affected.NAMED and _without_figure(facts.record.understand.segment):
        yield Finding("unquantified", Level.WARN, AFFECTED, words.SEGMENT_UNCOUNTED)


def _without_figure(segment: str | None) -> bool:
    """Tell whether a segment is named and nothing of it says, or is asked already, how many it is."""
    if not present(segment) or explains(segment):
        return False
    text = segment or ""
    return FIGURE.seek.search(text) is None and not any(unquantified("understand.segment", text, ()))


NEAR: Final = 2
"""An amount in another currency may be as much as the threshold when its figure is at least that part of it."""


def _fewer(facts: Facts) -> Iterator[Finding]:
    counted, listed = facts.record.impact.customers_affected, len(facts.named)
    if counted is not None and counted < listed:
        says = words.FEWER.format(listed=listed, counted=counted)
        yield Finding("fewer-than-listed", Level.WARN, AFFECTED, says, fix=Fix(f"set {listed}", AFFECTED, listed))


def _other_money(facts: Facts) -> Iterator[Finding]:
    """Yield an ARR that is not compared with what makes a key account, unless somebody said whether it is one."""
    least = facts.context.settings.high_value_from
    marked = {folded(one.name or "") for one in facts.high_value}
    for at, one in enumerate(facts.record.understand.customers):
        settled = one.high_value is not None or not one.name or folded(one.name) in marked
        if settled or one.arr is None or one.arr.currency == least.currency or one.arr.amount < least.amount / NEAR:
            continue
        place = f"understand.customers.{one.key or at}"
        fix = Fix(words.MARK, f"{place}.high_value", True) if one.key else None
        says = words.OTHER_MONEY.format(arr=one.arr.shown, least=least.shown)
        yield Finding("arr-other-currency", Level.HINT, f"{place}.arr", says, fix=fix)
