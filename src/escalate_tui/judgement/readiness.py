"""Readiness: one number with a meaning that anybody can check.

Readiness is the weighted share of what the target needs that the record holds and no warning speaks of: 100 % means
that nothing the target needs is missing, and that nothing in it is likely to be sent back. What a target needs stands
in `needs.py` (its own checklist, what every brief needs, and the reproduction where one is asked), what each of it
weighs in `WEIGHTS`.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from escalate_tui.judgement.assessment import Readiness
from escalate_tui.judgement.facts import Facts
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.needs import Need

WEIGHTS: Final[Mapping[str, int]] = {
    "summary-missing": 3,
    "description-missing": 3,
    "customers-missing": 2,
    "depth-missing": 2,
    "workflow-missing": 2,
    "ask-missing": 2,
    "ask-text-missing": 3,
    "steps-missing": 4,
    "expected-missing": 2,
    "actual-missing": 2,
    "environment-missing": 2,
    "frequency-missing": 2,
    "evidence-missing": 2,
    "exposure-missing": 3,
    "containment-missing": 3,
    "use-case-missing": 3,
}
"""How much a need weighs, by the code of what is said when it is missing; all that are not named weigh 1.

Without a summary, a description, the ask in words or what only this target can use (3 each), and without
steps (4), the receiver cannot begin. What decides how soon they begin weighs 2. What is merely good to
have, a hint when it is missing, is never counted.
"""


def readiness(needs: Iterable[Need], findings: tuple[Finding, ...], facts: Facts) -> Readiness:
    """Weigh what the chosen target needs against what is there.

    A field counts when it is filled and no warning speaks of it: junk is worse there than nothing.
    So 100 % means that all the target needs is there, and that nothing in it is likely to be sent back.
    """
    spoiled = {_place(finding.path) for finding in findings if finding.level is not Level.HINT}
    needed = [need for need in needs if need.level is not Level.HINT]
    done = [need for need in needed if need.met(facts) and need.path not in spoiled]
    return Readiness(sum(map(_weight, done)), sum(map(_weight, needed)))


def _weight(need: Need) -> int:
    return WEIGHTS.get(need.code, 1)


def _place(path: str) -> str:
    """Name the declared field that a path leads into."""
    return ".".join(path.split(".")[:2])
