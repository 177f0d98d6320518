"""Whether it should leave support: the first rule of the practice that applies (§1), and what would turn it."""

from escalate_tui.judgement.assessment import Judged, Leave, Side, Standing, Verdict
from escalate_tui.judgement.criteria import Held
from escalate_tui.judgement.facts import NEAR, Facts
from escalate_tui.model.choices import Kind
from escalate_tui.moments import show_span

_LEAVE = {
    (True, True): Leave.CALL,
    (True, False): Leave.ESCALATE,
    (False, True): Leave.HANDLE,
    (False, False): Leave.NOT_YET,
}
"""What criteria for escalating, and criteria against it, come to."""


def verdict(facts: Facts, judged: tuple[Judged, ...], holding: Held) -> Verdict:
    """Tell whether it should leave support, what decided it, and the nearest change that would turn it."""
    for_it = [one for one in holding.values() if one.criterion.side is Side.ESCALATE]
    against = [one for one in holding.values() if one.criterion.side is Side.HANDLE]
    if "security-concern" in holding:
        first = sorted(for_it, key=lambda one: one.criterion.id != "security-concern")
        after = _LEAVE[len(for_it) > 1, bool(against)]
        change = f"Would be “{after}” once a security concern is ruled out."
        return Verdict(Leave.NOW, tuple(one.reason for one in first), change)
    leave = _LEAVE[bool(for_it), bool(against)]
    reasons = tuple(one.reason for one in (*for_it, *against))
    return Verdict(leave, reasons, _change(facts, judged, for_it, against))


def _change(facts: Facts, judged: tuple[Judged, ...], for_it: list[Judged], against: list[Judged]) -> str:
    """Name the nearest change: the only criterion on a side falls away, or one comes to hold that none speaks for."""
    if for_it and against:
        fewer, after = (against, Leave.ESCALATE) if len(against) <= len(for_it) else (for_it, Leave.HANDLE)
        return f"Would be “{after}” without {_titles(fewer)}."
    if len(for_it) == 1:
        return f"Would be “{Leave.NOT_YET}” without {_titles(for_it)}: nothing else speaks for it."
    if for_it:
        return f"Would be “{Leave.CALL}” with a documented solution, or another reason to handle it in support."
    after = Leave.CALL if against else Leave.ESCALATE
    return f"Would be “{after}” {_nearest(facts, judged)}."


def _titles(judged: list[Judged]) -> str:
    return " and ".join(f"“{one.criterion.title.partition(':')[0]}”" for one in judged)


def _nearest(facts: Facts, judged: tuple[Judged, ...]) -> str:
    """Name what would make a first criterion for escalating hold; one that was overruled would not."""
    overruled = {name for name, why in facts.record.understand.criteria.overruled.items() if why.strip()}
    near = (
        ("production-down", _is_proposed(judged), "if production is down: say so under Production down"),
        (
            "confirmed-bug",
            facts.record.understand.kind is Kind.BUG,
            "with a frequency that is counted, such as 2 of 40",
        ),
        ("several-customers", facts.customers == 1, "with a second customer affected"),
        ("sla-breach", facts.sla_end is not None, f"once the SLA has {show_span(NEAR)} of work or less to run"),
    )
    found = (how for criterion, applies, how in near if applies and criterion not in overruled)
    return next(found, "with one reason to escalate, such as that support lacks the access it needs")


def _is_proposed(judged: tuple[Judged, ...]) -> bool:
    return any(one.standing is Standing.PROPOSED for one in judged)
