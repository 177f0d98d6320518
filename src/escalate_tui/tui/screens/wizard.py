"""The wizard: the five screens of one draft, with what it adds up to beside them."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.model.record import step_of
from escalate_tui.model.text import clean
from escalate_tui.storage import Place
from escalate_tui.tui.clash_boxes import STRIP, ClashBoxes
from escalate_tui.tui.clash_words import UNDECIDED, home_of
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.finding_walk import fix_at_hand, next_finding
from escalate_tui.tui.keeping import KeepingScreen
from escalate_tui.tui.steps import NAMES, STEPS
from escalate_tui.tui.widgets.clash_box import ClashBox
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.help_line import HelpLine, path_in_use
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.widgets.pane import Pane
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.widgets.rail import Rail
from escalate_tui.tui.widgets.step_deck import StepDeck
from escalate_tui.tui.widgets.step_pane import StepPane
from escalate_tui.tui.widgets.still import Still
from escalate_tui.tui.widgets.verdict_pane import VerdictPane, VerdictPanel, in_one_line

if TYPE_CHECKING:
    from textual.timer import Timer

    from escalate_tui.tui.comparing import Comparing
    from escalate_tui.tui.hints import Hints
    from escalate_tui.tui.widgets.target_list import TargetList

OTHERS_AFTER = 0.3
"""Seconds without an edit after which the other steps are made: somebody who types at once does not wait for it."""

JUDGE_EVERY = 30
"""Seconds after which the draft is judged anew without an edit."""


class Wizard(KeepingScreen):
    """One draft: its five screens, the rail over them, the judgement beside them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next_step", "next", priority=True, id="wizard.next"),
        Binding("ctrl+b", "previous_step", "back", priority=True, id="wizard.back"),
        Binding("ctrl+g", "next_finding", "next finding", priority=True, id="wizard.finding"),
        Binding("ctrl+t", "take_fix", "mend", priority=True, id="wizard.fix", show=False),
        Binding("ctrl+r", "ask_reproduction", "repro on or off", priority=True, id="wizard.ask-repro", show=False),
        Binding("ctrl+l", "toggle_verdict", "what it adds up to", priority=True, id="wizard.verdict", show=False),
        Binding("f7", "read_text", "read a ticket", priority=True, id="wizard.read"),
        Binding("f9", "seen_before", "seen before", priority=True, id="wizard.seen-before", show=False),
        Binding("ctrl+s", "save", "save", priority=True, id="wizard.save", show=False),
        Binding("ctrl+o", "leave", "board", priority=True, id="wizard.board"),
        Binding("escape", "end_hint", show=False),
        *(
            Binding(
                step.key,
                f"go('{step.name}')",
                step.title,
                priority=True,
                id=f"wizard.{step.name}",
                show=False,
            )
            for step in STEPS
        ),
    ]
    STYLES = ("fields", "wizard")
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-broad")]

    step: reactive[str] = reactive("understand", init=False)

    def __init__(self, desk: Desk, place: Place | None = None) -> None:
        super().__init__(desk, place)
        self._place = place
        self._stale = False
        self._comparing: Comparing | None = None
        self._boxes = ClashBoxes(self, desk)
        self._hints: Hints | None = None
        self._others: Timer | None = None
        self.set_reactive(Wizard.step, place.screen if place and place.screen in NAMES else "understand")

    def compose(self) -> ComposeResult:
        """Yield the frame and what is seen of the step in use; all the rest is made after the first paint."""
        yield HeadLine()
        yield Static(id="notice", markup=False)
        yield Rail()
        yield Vertical(id=STRIP)
        with Horizontal(id="middle"):
            yield StepDeck(self.desk, self.step, self._place)
            yield VerdictPanel()
        yield Still(id="sum", markup=False)
        yield HelpLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the draft, and put the cursor where it was left; what is thought of the draft comes behind."""
        if not self.is_attached:
            return  # left by a key before it was there
        self.desk.on_edit = self._edited
        self.query_one(Rail).step = self.step
        self.show_head()
        self.pane.set_focus_at(self._place)
        self.call_after_refresh(self.run_worker, self._follow_up)
        self.set_interval(JUDGE_EVERY, self._tick)

    async def _follow_up(self) -> None:
        """Judge the draft, make what is not in sight of the step in use, and look for what is like it.

        None of it is waited for, neither by keys nor by saving; it ends where the screen is left.
        """
        from escalate_tui.tui.comparing import Comparing

        await self.query_one(StepDeck).make_rest()
        if self._is_left:
            return
        self.show_all()
        self._comparing = Comparing(self, self.desk, self.show_all)
        self._comparing.soon()
        if self.desk.place.settings.hints and not self.desk.read_only:
            self._begin_hints()
        self._others = self.set_timer(OTHERS_AFTER, lambda: self.run_worker(self._make_others()))

    async def _make_others(self) -> None:
        """Make the steps that nobody has gone to yet, so that going there takes no longer than coming back."""
        if not self._is_left:
            await self.query_one(StepDeck).make_others()
        if not self._is_left:
            self._boxes.show()

    @property
    def _is_left(self) -> bool:
        """Whether a key has left the screen meanwhile; for a moment it is attached, and for another it runs."""
        return not (self.is_running and self.is_attached)

    def _begin_hints(self) -> None:
        from escalate_tui.tui.hints import hints_of_wizard

        self._hints = hints_of_wizard(self)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Focus a control; one of a step brings itself into view, where Textual would put it into the middle."""
        in_step = widget is not None and any(isinstance(one, StepPane) for one in widget.ancestors)
        super().set_focus(widget, scroll_visible and not in_step, from_app_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Put a hint away while there is one."""
        return action != "end_hint" or (self._hints is not None and self._hints.visible)

    def action_end_hint(self) -> None:
        """Put the hint away."""
        if self._hints is not None:
            self._hints.end()

    @property
    def pane(self) -> Pane:
        """The pane in use."""
        return self.query_one(StepDeck).pane_of(self.step)

    @property
    def _left_out(self) -> bool:
        return not self.desk.draft.record.reproduction_asked

    async def action_go(self, step: str) -> None:
        """Go to a step, from anywhere."""
        self._close_verdict()
        await self.query_one(StepDeck).show(step)
        self.step = step
        self.query_one(Rail).step = step
        self.show_all()
        self.pane.set_focus_at(None)
        # What is seen comes first: writing takes as long as the disk does.
        self.call_after_refresh(self.leave_place)

    async def action_next_step(self) -> None:
        """Go to the next step."""
        await self._go_by(1)

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        await self._go_by(-1)

    async def _go_by(self, by: int) -> None:
        self._close_verdict()
        index = NAMES.index(self.step) + by
        if 0 <= index < len(NAMES):
            await self.action_go(NAMES[index])

    async def on_rail_chosen(self, chosen: Rail.Chosen) -> None:
        """Go to the step clicked on the rail."""
        await self.action_go(chosen.step)

    async def action_next_finding(self) -> None:
        """Go to the next field that was changed elsewhere too, then to those that something else is said of."""
        self._close_verdict()
        findings = [one for one in self.desk.assessment.findings if one.code != UNDECIDED]
        finding = next_finding(findings, path_in_use(self.focused), self.step)
        clash = self._boxes.next_after(self.focused, around=finding is None)
        if clash is not None:
            step = step_of(home_of(clash.path))
            if step in NAMES and step != self.step:
                await self.action_go(step)
            await self.query_one(StepDeck).make_rest()
            self._boxes.show()
            self._boxes.go_to(clash)
        elif finding is None:
            self.notify("Nothing is open: the brief can leave.")
        else:
            await self.lead_to(finding.path)

    def on_clash_box_chosen(self, chosen: ClashBox.Chosen) -> None:
        """Decide on a field that was changed elsewhere too, and go back to it."""
        self._boxes.decide(chosen, self.pane)
        self.show_all()

    async def lead_to(self, path: str) -> None:
        """Go to the field at a path, on whatever screen it is, and count it as seen."""
        step = step_of(path)
        await self.query_one(StepDeck).make_rest()
        if step != self.step:
            await self.action_go(step)
        pane = self.pane
        pane.touch(path)
        control = pane.control_of(path)
        if control is not None and not self.desk.read_only:
            control.focus()
        self.show_all()
        if isinstance(pane, StepPane):
            # What is said of the field takes its lines with the next layout.
            self.call_after_refresh(pane.bring, path)

    async def on_target_list_wanted(self, wanted: "TargetList.Wanted") -> None:
        """Go to the field that would fill what the brief must hold."""
        await self.lead_to(wanted.path)

    def action_take_fix(self) -> None:
        """Mend what a finding offers to mend: of the field in use, otherwise the first on this screen."""
        self._close_verdict()
        fix = fix_at_hand(self.desk.assessment.findings, path_in_use(self.focused), self.step)
        if fix is not None and not self.refused():
            self.desk.put(fix.path, fix.value)

    def action_read_text(self) -> None:
        """Read a ticket, a mail or a log, and take from it what it says of the fields."""
        ticket = ""
        if self.desk.place.practice:
            from escalate_tui.tui.practice_case import practice_ticket

            created = self.desk.draft.record.created
            ticket = practice_ticket(created if isinstance(created, datetime) else self.desk.place.clock())
        self.read_block(ticket)

    def read_block(self, text: str) -> None:
        """Propose what a text says, pasted where no text of several lines belongs."""
        from escalate_tui.tui.screens.read_text import ReadText

        if not self.refused():
            self.app.push_screen(ReadText(self.desk, clean(text)))

    def on_paste(self, event: events.Paste) -> None:
        """Read what is pasted where nothing takes it."""
        self.read_block(event.text)

    def action_seen_before(self) -> None:
        """Show escalations that are alike, and what can be done with them."""
        from escalate_tui.tui.acts.folding import ask_seen_before

        if not self.refused():
            ask_seen_before(self, self.desk)

    def action_ask_reproduction(self) -> None:
        """Ask for a reproduction, or leave it out, against what the kind says."""
        if not self.refused():
            self.desk.put("repro.applicable", self._left_out)

    def action_toggle_verdict(self) -> None:
        """Show what it adds up to over the fields, where there is no room beside them."""
        if self.has_class("-verdict"):
            self._close_verdict()
        else:
            self.query_one(VerdictPanel).open()

    def _close_verdict(self) -> None:
        self.query_one(VerdictPanel).action_close()

    @property
    def place_now(self) -> Place:
        """Where the cursor is."""
        control = self.focused
        if isinstance(control, VerdictPanel):
            control = control.beneath
        cursor = control.cursor_at if isinstance(control, LineInput | ProseArea) else (0, 0)
        return Place(self.step, path_in_use(control), cursor)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Show the help of the field in use, and remember that one came there."""
        self._show_help()
        self.save_soon()

    def show_all(self) -> None:
        """Bring everything on the screen up to date with the draft."""
        self.show_head()
        self._show_judged()

    def _show_judged(self) -> None:
        """Show what an edit changes; the first line follows when it is written, which is half a second at the most."""
        self._stale = False
        assessment = self.desk.assessment
        self._saving.tell()
        self.query_one(Rail).show(assessment, left_out=self._left_out)
        self.query_one(VerdictPane).show(assessment, self.step, self.desk.alike)
        self.query_one("#sum", Still).update(in_one_line(assessment, self.desk.alike))
        self.pane.show_assessment()
        self._boxes.show()
        self._show_help()

    def _show_help(self) -> None:
        self.query_one(HelpLine).show(self.desk, self.step, path_in_use(self.focused))

    def _tick(self) -> None:
        """Judge anew, for an SLA runs out while one looks at it; and try again what could not be written."""
        self.desk.tick()
        self.leave_place()
        self.show_all()

    def _edited(self) -> None:
        """Show what an edit changes, once for a burst of keys, and write it before half a second is over."""
        self.save_soon()
        if self._others is not None:
            self._others.reset()
        if self._comparing is not None:
            self._comparing.soon()
        if not self._stale:
            self._stale = True
            # What was typed is painted first.
            self.call_after_refresh(self._show_judged)
