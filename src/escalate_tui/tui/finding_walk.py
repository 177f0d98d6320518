"""From finding to finding: which comes next, on this screen and on those behind it."""

from collections.abc import Sequence

from escalate_tui.judgement.finding import Finding, Fix, Level
from escalate_tui.tui.steps import NAMES


def next_finding(findings: Sequence[Finding], here: str, step: str) -> Finding | None:
    """Choose the finding to go to next; None when there is none.

    Args:
        findings: All of them, in the order of the record; hints that something is missing are passed over.
        here: The path of the field in use; empty when none is.
        step: The screen in use.
    """
    found = [one for one in findings if not (one.level is Level.HINT and one.missing)]
    behind = [at for at, one in enumerate(found, 1) if here and (one.path == here or one.path.startswith(f"{here}."))]
    if behind:
        # From behind the field in use, and round to it.
        at = behind[-1] % len(found)
        return found[at]
    screens = NAMES[NAMES.index(step) :]
    # Whoever stands before the brief wants it to leave: what stops it comes first.
    stops = (one for one in found if one.level is Level.STOP and step == NAMES[-1])
    return next(stops, None) or next((one for one in found if one.step in screens), found[0] if found else None)


def fix_at_hand(findings: Sequence[Finding], here: str, step: str) -> Fix | None:
    """Choose what to mend on the key: of the field in use, otherwise the first of this screen, otherwise the first.

    Args:
        findings: All of them, in the order of the record.
        here: The path of the field in use; empty when none is.
        step: The screen in use.
    """
    # What is only missing is not shown until its field was left: nothing is filled in there unseen.
    offered = [(one, one.fix) for one in findings if one.fix is not None and (not one.missing or one.path == here)]
    ranked = sorted(offered, key=lambda pair: (pair[0].path != here, pair[0].step != step))
    return ranked[0][1] if ranked else None
