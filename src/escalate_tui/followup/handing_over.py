"""What handing a brief over decides, said before anybody does it."""

from datetime import datetime

from escalate_tui.followup.clocks import runs
from escalate_tui.followup.wording import bounds
from escalate_tui.judgement.assessment import Assessment
from escalate_tui.judgement.finding import Level
from escalate_tui.model.record import Record
from escalate_tui.moments import show_moment
from escalate_tui.settings import Settings


def decided(after: Record, assessment: Assessment, settings: Settings, now: datetime) -> list[tuple[str, str]]:
    """List what handing over decides, each with its name, and what is due first.

    Args:
        after: The record as it would be once it is handed over.
        assessment: What the program thinks of it before.
        settings: The working calendar and the cadences.
        now: The present instant, in UTC.
    """
    zone = settings.calendar.zone
    facts = [
        ("Severity", assessment.severity.effective.label),
        ("Target", assessment.target.team.label),
        ("Deadline of the ask", show_moment(assessment.deadline, zone)),
    ]
    if after.impact.sla_ends is not None:
        # It may end before anything else is due.
        facts.append(("SLA end", show_moment(after.impact.sla_ends, zone)))
    for run in runs(after, settings):
        kind, _, when = bounds(run.commitment, now, zone).partition(": ")
        facts.append((kind.capitalize(), when))
    open_points = [one for one in assessment.findings if one.level is Level.WARN]
    if open_points:
        facts.append(("Still open", f"{len(open_points)} — it may be sent back for them"))
    return facts
