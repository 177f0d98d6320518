"""What the board and an escalation's own page can do with an escalation: the acts, why this time, and copies."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding

from escalate_tui.errors import EscalateError
from escalate_tui.model.choices import Status
from escalate_tui.tui.first_sight import BaseScreen
from escalate_tui.tui.going import Chosen, Written
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.model.draft import Draft

_OPEN: Final = frozenset({Status.OPEN})
_CLOSED: Final = frozenset({Status.RESOLVED, Status.DE_ESCALATED})

ALLOWED: Final = {
    **dict.fromkeys(("follow_up", "promise", "attempt", "severity", "owner", "target", "sent_back", "pause"), _OPEN),
    **dict.fromkeys(("update", "write"), _OPEN | _CLOSED),
    **dict.fromkeys(("resolve", "de_escalate"), _OPEN),
    "reopen": _CLOSED,
    "take_back": _OPEN | _CLOSED,
}
"""Where an escalation has to stand for each act."""


def _act(key: str, name: str, description: str) -> Binding:
    return Binding(key, f"act('{name}')", description, id=f"act.{name.replace('_', '-')}")


class ActingScreen(BaseScreen):
    """A screen with one escalation in question."""

    DAILY: ClassVar[tuple[Binding, ...]] = (
        _act("f", "follow_up", "follow up"),
        _act("u", "update", "update customer"),
        _act("i", "write", "write update"),
        Binding("w", "why", "why", id="act.why"),
        _act("r", "resolve", "resolve"),
        _act("r", "reopen", "reopen"),
    )
    """The keys that every day needs."""

    MORE: ClassVar[tuple[Binding, ...]] = (
        _act("p", "promise", "promise"),
        Binding("x,delete", "delete(True)", "discard draft", id="act.discard"),
        Binding("c", "copy_brief", "copy brief", id="act.copy-brief"),
        Binding("e", "edit", "edit record", id="act.edit"),
        _act("v", "severity", "change severity"),
        _act("a", "attempt", "add an attempt"),
        _act("d", "de_escalate", "de-escalate"),
        _act("z", "pause", "pause, or go on"),
        _act("o", "owner", "change owner"),
        _act("b", "sent_back", "sent back"),
        _act("m", "target", "move to a target, or send a new brief"),
        Binding("s", "copy_changes", "copy what changed since the brief", id="act.copy-changes"),
        Binding("y", "copy_entry", "copy the last entry for the ticket", id="act.copy-entry"),
        _act("t", "take_back", "take the last entry back"),
        Binding("x,delete", "delete(False)", "delete", id="act.delete"),
        Binding("V", "kept", "versions and trash", id="act.kept", show=False),
        Binding("question_mark", "app.help", "help", show=False),
    )
    """The other keys, shown where there is room for them, and always in the help."""

    @property
    def workplace(self) -> Workplace:
        """The store, the clock, the settings."""
        raise NotImplementedError

    @property
    def subject(self) -> tuple[str, Status] | None:
        """The id of the escalation in question, and where it stands; None when there is none."""
        raise NotImplementedError

    def written(self, identity: str) -> None:
        """Show an escalation as it is by now: something was written."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the escalation in question."""
        status = self.subject[1] if self.subject else None
        match action:
            case "act":
                return status in ALLOWED[str(parameters[0])]
            case "why":
                return status is Status.OPEN
            case "delete":
                return status is not None and (status is Status.DRAFT) is parameters[0]
            case "copy_brief" | "copy_changes" | "copy_entry" | "edit":
                return status in _OPEN | _CLOSED
        return True

    def action_act(self, act: str) -> None:
        """Ask what belongs to an act, and write it down."""
        # The record's models are needed from here on, and not for the first paint of the board.
        from escalate_tui.tui.acts.doing import ask_act

        if self.subject is not None:
            identity = self.subject[0]

            def done(told: str) -> None:
                self.written(identity)
                self.post_message(Written(identity))
                self.notify(said(told).plain, timeout=6, markup=False)

            ask_act(self, self.workplace, identity, act, done)

    def action_delete(self, _: bool) -> None:
        """Ask whether it should go, and move it to the trash."""
        from escalate_tui.tui.acts.deleting import ask_delete

        if self.subject is not None:
            identity = self.subject[0]

            def done() -> None:
                self.written(identity)
                self.post_message(Written(identity))

            ask_delete(self, self.workplace, identity, done)

    def action_kept(self) -> None:
        """Look through the earlier versions of it, and through the trash."""
        from escalate_tui.tui.screens.kept import KeptCopies

        def back(changed: frozenset[str] | None) -> None:
            for identity in changed or ():
                self.written(identity)

        self.app.push_screen(KeptCopies(self.workplace, self.subject[0] if self.subject else ""), back)

    def action_edit(self) -> None:
        """Change the record; what was handed over stays in the history."""
        if self.subject is not None:
            self.post_message(Chosen(self.subject[0], edit=True))

    def action_why(self) -> None:
        """Show the sums behind the due times."""
        from escalate_tui.tui.screens.why import Why

        draft = self._read()
        if draft is not None:
            self.app.push_screen(Why(draft, self.workplace))

    def action_copy_brief(self) -> None:
        """Copy the brief again, as it left last."""
        from escalate_tui.tui.acts.texts import brief_of
        from escalate_tui.tui.left_brief import format_left

        self._copy(brief_of, format_left)

    def action_copy_changes(self) -> None:
        """Copy what is new since the brief left."""
        from escalate_tui.tui.acts.texts import changes_of

        self._copy(changes_of)

    def action_copy_entry(self) -> None:
        """Copy the last entry of the history, for the ticket."""
        from escalate_tui.tui.acts.texts import last_entry_of

        self._copy(last_entry_of)

    def _copy(
        self, text_of: Callable[["Draft", Workplace], str], form_of: Callable[["Draft"], str] | None = None
    ) -> None:
        """Copy a text of the escalation in question and say in which format it is, or say why there is none."""
        from escalate_tui.tui.sending import copy_text

        draft = self._read()
        if draft is None:
            return
        try:
            text = text_of(draft, self.workplace)
        except EscalateError as none:
            self.notify(said(str(none)).plain, severity="warning", markup=False)
        else:
            form = form_of(draft) if form_of else ""
            copy_text(self, self.workplace, text, self.workplace.briefs / f"{draft.id}.txt", form)

    def _read(self) -> "Draft | None":
        """Read the escalation in question, or say why it cannot be read."""
        from escalate_tui.model.draft import Draft

        if self.subject is None:
            return None
        try:
            return Draft(self.workplace.store.get(self.subject[0])[0])
        except (EscalateError, OSError) as wrong:
            self.notify(said(str(wrong)).plain, severity="error", markup=False)
            return None
