"""The escalation under the cursor, in a few lines."""

from datetime import datetime, tzinfo

from textual.content import Content

from escalate_tui.followup.row import Row
from escalate_tui.followup.wording import asked, bounds, entry, told
from escalate_tui.model.choices import Status
from escalate_tui.tui.words import said


def detail(row: Row, now: datetime, zone: tzinfo) -> Content:
    """Say when it is due, what was asked, what the customer was told, and what was done last."""
    lines: list[Content] = []
    if row.commitments:
        upcoming = sorted(row.commitments, key=lambda one: one.urgency(now))
        lines.append(said("   ".join(bounds(one, now, zone) for one in upcoming)))
        lines.append(said((f"{asked(row, now, zone)}   {told(row, now, zone)}", "$foreground-muted")))
    if row.status is Status.DRAFT:
        lines.append(
            said(
                ("Not handed over yet. ", "$foreground-muted"),
                ("enter", "bold $text-accent"),
                " goes on where it was left.",
            )
        )
    lines += [said(entry(line, now, zone)) for line in row.lines]
    return Content("\n").join(lines)
