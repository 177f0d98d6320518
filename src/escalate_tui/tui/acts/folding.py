"""Folding the draft on the desk into an open escalation, as one more customer."""

from typing import Any

from textual.screen import Screen

from escalate_tui.doing import act_on
from escalate_tui.errors import EscalateError
from escalate_tui.followup.folding import fold
from escalate_tui.followup.labels import label
from escalate_tui.model.choices import Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import title_of
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.going import Left
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.screens.seen_before import SeenBefore
from escalate_tui.tui.words import said


def ask_seen_before(screen: Screen[Any], desk: Desk) -> None:
    """Show escalations that are alike, and fold the draft into one of them if that is what they are."""
    if not desk.alike:
        screen.notify(
            "Nothing like it was seen before, as far as the draft tells by now. What is alike is listed here, with "
            "what ended it. Say more in the summary and the description, and press f9 again.",
            timeout=8,
        )
        return

    def chosen(identity: str | None) -> None:
        if identity:
            # Once the list has left the screen.
            screen.call_later(ask_fold, screen, desk, identity)

    foldable = desk.draft.status is Status.DRAFT
    screen.app.push_screen(SeenBefore(desk.alike, foldable=foldable), chosen)


def ask_fold(screen: Screen[Any], desk: Desk, identity: str) -> None:
    """Ask whether the draft should become one more customer of an escalation, and do it.

    Args:
        screen: The screen of the draft.
        desk: The draft.
        identity: The escalation.
    """
    place = desk.place

    def answered(yes: bool | None) -> None:
        if not yes:
            return
        try:
            act_on(place, identity, lambda into, now, by: fold(desk.draft, into, now, by).into)
            # The draft is in the escalation by now: it goes to the trash as it is on the desk.
            desk.save()
            if desk.version is not None:
                place.store.delete(desk.draft.id)
            desk.unsaved = False
        except (EscalateError, OSError) as wrong:
            screen.notify(said(str(wrong)).plain, severity="error", timeout=12, markup=False)
        else:
            screen.post_message(Left(identity))

    try:
        into = Draft(place.store.get(identity)[0])
        what = fold(desk.draft, into, place.clock(), place.user)
    except (EscalateError, OSError) as wrong:
        screen.notify(said(str(wrong)).plain, severity="error", markup=False)
        return
    entry = what.into.record.history[-1]
    facts = [
        ("into", into.record.understand.summary or identity),
        ("entry", label(entry, what.into.record.history, place.zone)),
        ("not taken over", ", ".join(dict.fromkeys(map(title_of, what.left))) or "nothing"),
    ]
    question = "Add this as one more customer? The draft then moves to the trash."
    screen.app.push_screen(Confirm(question, facts, yes="add it"), answered)
