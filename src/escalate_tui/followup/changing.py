"""The acts that change an open escalation: what was tried, its severity, its owner, its target, sent back."""

from collections.abc import Iterable
from datetime import datetime

from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import brief_sent
from escalate_tui.followup.entries import demand, demand_text, name_of, recorded
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import owner_of, severity_of, team_of
from escalate_tui.model.text import clean


def add_attempt(draft: Draft, action: str, result: str, now: datetime, by: str) -> Draft:
    """Record what was tried since, and what came of it; it joins what was tried before, under the entry's key.

    Args:
        draft: The escalation.
        action: What was done: one thing.
        result: What came of it, also when nothing changed; may be empty.
        now: The present instant, in UTC.
        by: Who tried it.

    Raises:
        EscalateError: It is not open, or nothing is said of what was tried.
    """
    demand(draft, "only an open escalation has its attempts in the history", Status.OPEN)
    demand_text(action, "An attempt needs words: say what was tried.")
    if not isinstance(draft.value("understand.attempts") or [], list):
        raise EscalateError(
            f"What was tried so far in {name_of(draft)} is no list. Mend understand.attempts in its file."
        )
    after = recorded(draft, Act.ATTEMPTED, now, by, note=action, result=result)
    entry = after.doc["history"][-1]
    item = {"key": entry["key"], "action": entry["note"], "result": entry.get("result")}
    return after.with_item("understand.attempts", {name: value for name, value in item.items() if value})


def change_severity(draft: Draft, severity: Severity, reason: str, now: datetime, by: str) -> Draft:
    """Change the severity, which times both clocks anew from when they last started.

    Raises:
        EscalateError: It is not open, or has that severity already, or there is no reason.
    """
    demand(draft, "only an open escalation changes its severity", Status.OPEN)
    before = severity_of(draft.record.history)
    if before is severity:
        raise EscalateError(f"{name_of(draft)} is {severity.label} already.")
    demand_text(reason, "Another severity needs a reason: say what is new.")
    return recorded(draft, Act.SEVERITY_CHANGED, now, by, from_=before, to=severity.value, note=reason)


def change_owner(draft: Draft, owner: str, note: str, now: datetime, by: str) -> Draft:
    """Hand the ownership over: who keeps the promises from now on.

    Raises:
        EscalateError: It is not open, or nobody is named, or it is theirs already.
    """
    demand(draft, "only an open escalation changes its owner here", Status.OPEN)
    demand_text(owner, "Somebody must own it: give a name.")
    before = owner_of(draft.record.history, draft.record.owner) or ""
    if clean(owner).strip() == before:
        raise EscalateError(f"{name_of(draft)} is {before}'s already.")
    return recorded(draft, Act.OWNER_CHANGED, now, by, from_=before, to=owner, note=note)


def change_target(
    draft: Draft,
    *,
    team: Team,
    also: Iterable[Team],
    format: str,  # noqa: A002  the file's own name for it
    brief: str,
    note: str,
    now: datetime,
    by: str,
) -> Draft:
    """Send an open escalation to another target, or to the same with a new brief; no clock starts again.

    Args:
        draft: The escalation.
        team: The target that receives it from now on.
        also: Other targets that are told.
        format: The format of the brief, as the file names it: `markdown`.
        brief: The new text, as it leaves.
        note: Why; may be empty.
        now: The present instant, in UTC.
        by: Who sends it.

    Raises:
        EscalateError: It is not open, or there is no brief.
    """
    demand(draft, "only an open escalation can go to another target", Status.OPEN)
    demand_text(brief, "Another target needs the brief: there is no text to send.")
    before, severity = team_of(draft.record.history), severity_of(draft.record.history)
    told = {"severity": severity, "note": note, **brief_sent(draft, also, format, brief)}
    return recorded(draft, Act.TARGET_CHANGED, now, by, from_=before, to=team.value, **told)


def sent_back(draft: Draft, reason: str, now: datetime, by: str) -> Draft:
    """Record that the target sent it back, and why; it stays open, and its clocks go on.

    Raises:
        EscalateError: It is not open, or there is no reason.
    """
    demand(draft, "only an open escalation can be sent back", Status.OPEN)
    demand_text(reason, "Say why it was sent back: what they miss is what the next brief needs.")
    return recorded(draft, Act.SENT_BACK, now, by, note=reason)
