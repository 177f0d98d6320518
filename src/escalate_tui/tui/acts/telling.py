"""What is said once an act is done."""

from typing import Final

from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.commitment import CommitmentKind
from escalate_tui.followup.deadlines import deadlines
from escalate_tui.followup.wording import day_time, title
from escalate_tui.model.choices import Act
from escalate_tui.model.draft import Draft
from escalate_tui.tui.keys import key_now
from escalate_tui.workplace import Workplace

MOVED: Final = {
    Act.RESOLVED: "Resolved. It stands under Closed.",
    Act.DE_ESCALATED: "De-escalated. It stands under Closed.",
    Act.REOPENED: "Reopened. It stands under Open.",
}
"""What is said of the acts after which an escalation stands on another shelf."""


def told(before: Draft, after: Draft, place: Workplace) -> str:
    """Say what the last entry did, and which commitments with a date it ended.

    Args:
        before: The escalation as it was when the act was asked for.
        after: The same with the entry.
        place: The settings, the clock.
    """
    entry = after.record.history[-1]
    dated = [one.commitment for one in deadlines(before.record, place.settings)]
    ended = ", ".join(title(one) for one in dated if one.key in entry.keeps)
    also = f" Also settled: {ended}." if ended else ""
    # On the board the cursor is by then on another one, of which the key would copy.
    copies = "" if entry.act in MOVED else f" {key_now('act.copy-entry', 'y')} copies it for the ticket."
    return f"{_done(after, place)}{also}{copies}"


def _done(after: Draft, place: Workplace) -> str:
    entry = after.record.history[-1]
    match entry.act:
        case Act.PROMISED:
            due = [one.commitment.due for one in deadlines(after.record, place.settings) if one.since.key == entry.key]
            said = "Promised for {}."
        case Act.CUSTOMER_UPDATED:
            due = [
                one.due
                for one in commitments(after.record, place.settings)
                if one.kind is CommitmentKind.CUSTOMER_UPDATE
            ]
            said = "Update noted; the next is due {}."
        case _:
            return MOVED.get(entry.act, "Noted.")
    return said.format(day_time(due[0], place.clock(), place.zone)) if due else "Noted."
