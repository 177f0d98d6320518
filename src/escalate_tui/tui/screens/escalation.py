"""One escalation that was handed over: its brief as it left, its dates, its history, and the acts."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from escalate_tui.followup.read import history_lines, row
from escalate_tui.followup.wording import asked, bounds, entry, told
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import last
from escalate_tui.model.text import visible
from escalate_tui.tui.acting import ASK
from escalate_tui.tui.going import Chosen, Left
from escalate_tui.tui.sending import copy_text
from escalate_tui.tui.widgets.brief_pane import Preview
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace


class Escalation(Screen[None]):
    """What was handed over, and what has been done about it since."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "follow_up", "follow up", id="escalation.follow-up"),
        Binding("u", "update_customer", "update customer", id="escalation.update"),
        Binding("r", "resolve", "resolve", id="escalation.resolve"),
        Binding("c", "copy_brief", "copy brief", id="escalation.copy"),
        Binding("e", "edit", "edit record", id="escalation.edit"),
        Binding("t", "take_back", "take back", id="escalation.take-back", show=False),
        Binding("ctrl+o,escape,q", "leave", "board", id="escalation.board"),
    ]
    AUTO_FOCUS = "Preview"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, workplace: Workplace, identity: str) -> None:
        super().__init__()
        self._workplace = workplace
        self._identity = identity
        self._draft = Draft(workplace.store.get(identity)[0])

    def compose(self) -> ComposeResult:
        """Yield the headline, the brief, and the history beside it."""
        yield HeadLine()
        with Horizontal(id="middle"):
            yield Preview()
            with VerticalScroll(classes="history", can_focus=False):
                yield Static(classes="story", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it, and keep its countdowns right."""
        self._show()
        self.set_interval(30, self._show_story)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts that its status allows."""
        if action in ("follow_up", "update_customer", "resolve"):
            return self._draft.status is Status.OPEN
        return True

    def action_follow_up(self) -> None:
        """Follow up with the target."""
        ASK["follow_up"](self, self._workplace, self._identity, self._reread)

    def action_update_customer(self) -> None:
        """Update the customer."""
        ASK["update"](self, self._workplace, self._identity, self._reread)

    def action_resolve(self) -> None:
        """Resolve it."""
        ASK["resolve"](self, self._workplace, self._identity, self._reread)

    def action_take_back(self) -> None:
        """Take the last entry back."""
        ASK["take_back"](self, self._workplace, self._identity, self._reread)

    def action_copy_brief(self) -> None:
        """Copy the brief again, as it left."""
        copy_text(self, self._workplace, self._brief, self._workplace.briefs / f"{self._identity}.txt")

    def action_edit(self) -> None:
        """Change the record; what was handed over stays in the history."""
        self.post_message(Chosen(self._identity, edit=True))

    def action_leave(self) -> None:
        """Go to the board."""
        self.post_message(Left(self._identity))

    @property
    def _brief(self) -> str:
        left = last(self._draft.record.history, Act.HANDED_OVER)
        return (left.brief if left else None) or ""

    def _reread(self) -> None:
        self._draft = Draft(self._workplace.store.get(self._identity)[0])
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        summary = self._draft.record.understand.summary or "no summary"
        status = said((self._draft.status.label, "bold"))
        self.query_one(HeadLine).show(summary, status)
        self.query_one(Preview).load_text(visible(self._brief))
        self._show_story()

    def _show_story(self) -> None:
        now, zone = self._workplace.clock(), self._workplace.zone
        shown = row(self._draft, self._workplace.settings)
        upcoming = sorted(shown.commitments, key=lambda one: one.urgency(now))
        lines = [said((bounds(one, now, zone), "bold")) for one in upcoming]
        lines += [
            said(asked(shown, now, zone)),
            said(told(shown, now, zone)),
            Content(""),
            said(("History", "bold")),
        ]
        for line in history_lines(self._draft.record.history, zone):
            lines.append(said((entry(line, now, zone), "" if line.counts else "strike $foreground-muted")))
        self.query_one(".story", Static).update(Content("\n").join(lines))
