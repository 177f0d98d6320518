"""What can be copied of an escalation: its brief, what is new since, its last entry."""

from escalate_tui.board_index import context_for
from escalate_tui.errors import EscalateError
from escalate_tui.followup.changes import difference_text
from escalate_tui.followup.ticket_text import entry_text
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import SENT, counting, last
from escalate_tui.workplace import Workplace


def brief_of(draft: Draft, _: Workplace) -> str:
    """Give the brief as it left last; its entry keeps it.

    Raises:
        EscalateError: The entry has none.
    """
    sent = last(draft.record.history, *SENT)
    if sent is None or not sent.brief:
        raise EscalateError("Its history holds no brief. Open the record with e: the last screen makes one.")
    return sent.brief


def changes_of(draft: Draft, place: Workplace) -> str:
    """Write what is new since the brief left.

    Raises:
        EscalateError: Nothing is, or it holds sensitive text that nobody decided on.
    """
    text = difference_text(draft, place.zone)
    if not text:
        raise EscalateError("Nothing has changed since the brief left. Edit the record with e, or add an attempt.")
    for one in secrets_in(assess(draft, context_for(place, draft)).findings):
        raise EscalateError(f"Nothing was copied, for {one.says} Open the record with e: copying there asks about it.")
    return text


def last_entry_of(draft: Draft, place: Workplace) -> str:
    """Write the last entry that counts, for the ticket.

    Raises:
        EscalateError: There is none.
    """
    counted = counting(draft.record.history)
    if not counted:
        raise EscalateError("Its history has no entry yet.")
    return entry_text(counted[-1], draft.record.history, place.zone)
