"""One escalation that was handed over: its brief as it left, its dates, its history, and the acts."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from escalate_tui.errors import EscalateError
from escalate_tui.followup.read import history_lines, row
from escalate_tui.followup.wording import asked, bounds, entry, standing_still, told
from escalate_tui.model.choices import Status
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import SENT, last
from escalate_tui.model.text import visible
from escalate_tui.tui.acting import ActingScreen
from escalate_tui.tui.going import Left
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.left_brief import left_brief
from escalate_tui.tui.widgets.brief_pane import Preview
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace


class Escalation(ActingScreen):
    """What was handed over, and what has been done about it since."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ActingScreen.DAILY,
        Binding("ctrl+o,escape,q", "leave", "board", id="escalation.board"),
        *ActingScreen.MORE,
    ]
    STYLES = ("escalation",)
    AUTO_FOCUS = "Preview"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-broad")]

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

    @property
    def workplace(self) -> Workplace:
        """The store, the clock, the settings."""
        return self._workplace

    @property
    def subject(self) -> tuple[str, Status] | None:
        """The escalation."""
        return self._identity, self._draft.status

    def written(self, identity: str) -> None:
        """Read it anew; what is gone or damaged by now is left for the board, which says so."""
        try:
            self._draft = Draft(self._workplace.store.get(self._identity)[0])
        except (EscalateError, OSError):
            self.action_leave()
            return
        self._show()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go to the board."""
        self.post_message(Left(self._identity))

    def _show(self) -> None:
        summary = self._draft.record.understand.summary or "no summary"
        status = said((self._draft.status.label, "bold"))
        sent = last(self._draft.record.history, *SENT)
        self.query_one(HeadLine).show(summary, status)
        brief = left_brief(self._draft, sent, self._workplace) if sent else ""
        self.query_one(Preview).load_text(visible(brief or _no_brief()))
        self._show_story()

    def _show_story(self) -> None:
        now, zone = self._workplace.clock(), self._workplace.zone
        shown = row(self._draft, self._workplace.settings)
        upcoming = sorted(shown.commitments, key=lambda one: one.urgency(now))
        lines = [said((bounds(one, now, zone), "bold")) for one in upcoming]
        if still := standing_still(shown, now, zone):
            lines.append(said((still, "$text-warning")))
        lines += [said(asked(shown, now, zone)), said(told(shown, now, zone))]
        if shown.changed:
            key = key_now("act.copy-changes", "s")
            changed = said(
                ("New since the brief: ", "$text-warning"),
                shown.changed,
                (f"  {key}", "bold $text-accent"),
                " copies it",
            )
            lines.append(changed)
        lines += [Content(""), said(("History", "bold"))]
        for line in history_lines(self._draft.record.history, zone):
            lines.append(said((entry(line, now, zone), "" if line.counts else "strike $foreground-muted")))
        self.query_one(".story", Static).update(Content("\n").join(lines))


def _no_brief() -> str:
    """Say what would stand in the place of the brief, and how there is one again."""
    return f"No brief was kept when this was handed over.\n{key_now('act.target', 'm')} writes and sends a new one."
