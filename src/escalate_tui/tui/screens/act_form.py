"""One short form for one act."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from escalate_tui.moments import Unreadable
from escalate_tui.tui.acts.closing import meant
from escalate_tui.tui.acts.question import Answers, Form
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.widgets.answer_box import AnswerBox
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.parting import Leave


class ActForm(ModalScreen[bool]):
    """Asks what belongs to an act, and stays until it is done; its result is whether it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "take it", priority=True),
        Binding("ctrl+s", "take", "take it", priority=True, show=False),
        Binding("escape", "leave", "never mind"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, form: Form, about: str, place: Workplace, do: Callable[[Answers], Exception | None]) -> None:
        """Take the form, the headline of the escalation, the workplace, and what does the act.

        That gives what kept it from being done, or nothing.
        """
        super().__init__()
        self._about = about
        self._form = form
        self._place = place
        self._do = do
        self._leaving = False
        self._told = False
        self._wrong: Sequence[AnswerBox] = ()

    def compose(self) -> ComposeResult:
        """Yield the questions, what is wrong, and the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = said(self._about)
            yield Static(said((self._form.title, "bold")), classes="question", markup=False)
            with VerticalScroll(can_focus=False):
                for question in self._form.questions:
                    yield AnswerBox(question, self._place, self._answered)
            if self._form.hint:
                yield Static(said((self._form.hint, "$foreground-muted")), markup=False)
            yield Static(classes="problem", markup=False)
            yield Static(said(*self._keys()), classes="form-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the first question, from the top of the form."""
        boxes = self.query(AnswerBox)
        if boxes:
            self.set_focus(boxes.first().control, scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """Go on with the form after any key but the one that leaves."""
        if self._leaving and event.key != "escape":
            self._hush()

    def action_onward(self) -> None:
        """Go on to the first question that needs an answer; without any, do it."""
        self._hush()
        missing = self._missing
        if missing is None or (self.focused is not None and missing in self.focused.ancestors):
            self.action_take()
        else:
            missing.control.focus()

    def action_take(self) -> None:
        """Do it, or say what is missing or wrong, and lead there."""
        missing = self._missing
        if missing is not None:
            self._complain(f"Still to say: {missing.question.title}.", missing)
            return
        answers = {}
        for box in self.query(AnswerBox):
            try:
                answers[box.question.name] = box.answer
            except Unreadable as wrong:
                self._complain(str(wrong), box)
                return
        refused = self._do(answers)
        if refused is None:
            self.dismiss(True)
        else:
            names = meant(refused)
            self._complain(str(refused), *(box for box in self.query(AnswerBox) if box.question.name in names))

    def action_leave(self) -> None:
        """Do nothing; what was typed is given up only when asked for twice."""
        if self._given_up("esc"):
            self.dismiss(False)

    def ask_to_leave(self, _: "Leave") -> bool:
        """Have the program ended only when asked for twice, and tell whether it has to wait for that."""
        return not self._given_up(key_now("app.quit", "ctrl+q"))

    def _given_up(self, key: str) -> bool:
        """Tell whether what was typed may go; where it may not yet, say which key means it."""
        if self._leaving or not any(box.touched for box in self.query(AnswerBox)):
            return True
        self._complain(f"{key} again leaves, and what you typed here is lost.")
        self._leaving = True
        return False

    def _keys(self) -> Sequence[str | tuple[str, str]]:
        onward = (("tab", "bold $text-accent"), " next   ") if len(self._form.questions) > 1 else ()
        take, leave = ("enter", "bold $text-accent"), ("esc", "bold $text-accent")
        return (take, f" {self._form.yes}   ", *onward, leave, " never mind")

    @property
    def _missing(self) -> AnswerBox | None:
        """The first question that needs an answer and has none."""
        return next((box for box in self.query(AnswerBox) if box.missing), None)

    def _answered(self, box: AnswerBox) -> None:
        """Take back what was said of an answer that is another by now."""
        if self._told and (not self._wrong or box in self._wrong):
            self._hush()

    def _complain(self, problem: str, *boxes: AnswerBox) -> None:
        """Say what is wrong, and lead to the first of the questions that mend it."""
        self._tell(said((f"✗ {problem}", "$text-error")))
        self._wrong = boxes
        if boxes:
            boxes[0].control.focus()
        # The questions have less room now, and the one in use may be where they were cut.
        self.call_after_refresh(self._show_focus)

    def _hush(self) -> None:
        """Take back what was said."""
        self._leaving = False
        self._wrong = ()
        if self._told:
            self._tell(said(""))

    def _tell(self, text: Content) -> None:
        self._told = bool(text)
        self.set_class(self._told, "-wrong")
        self.query_one(".problem", Static).update(text)

    def _show_focus(self) -> None:
        for box in self.query(AnswerBox):
            if box.has_focus_within:
                box.scroll_visible(animate=False)
