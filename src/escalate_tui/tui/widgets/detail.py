"""The escalation under the cursor, in a few lines."""

from datetime import datetime, tzinfo

from textual.content import Content

from escalate_tui.followup.commitment import CommitmentKind, State
from escalate_tui.followup.row import Row
from escalate_tui.followup.wording import asked, bounds, entry, standing_still, told
from escalate_tui.model.choices import Status
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.words import said


def detail(row: Row, now: datetime, zone: tzinfo) -> Content:
    """Say when it is due, what was asked, what the customer was told, and what was done last."""
    lines: list[Content] = []
    if row.commitments:
        upcoming = sorted(row.commitments, key=lambda one: one.urgency(now))
        # By when the ask is due stands with the ask, until it is.
        told_here = [one for one in upcoming if one.kind is not CommitmentKind.ASK or one.state(now) < State.LATER]
        lines.append(said("   ".join(bounds(one, now, zone) for one in told_here)))
        lines.append(said((f"{asked(row, now, zone)}   {told(row, now, zone)}", "$foreground-muted")))
    if still := standing_still(row, now, zone):
        lines.append(said((still, "$text-warning")))
    if row.changed:
        key = key_now("act.copy-changes", "s")
        new = said(
            ("new since the brief: ", "$text-warning"), row.changed, (f"  {key}", "bold $text-accent"), " copies it"
        )
        lines.append(new)
    if row.status is Status.DRAFT:
        lines.append(
            said(
                ("Not handed over yet. ", "$foreground-muted"),
                (key_now("board.open", "enter"), "bold $text-accent"),
                " goes on where it was left.",
            )
        )
    lines += [said(entry(line, now, zone)) for line in row.lines]
    return Content("\n").join(lines)
