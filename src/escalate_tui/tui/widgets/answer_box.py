"""One question of a form with its control, and what it is answered with so far."""

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.model.fields import LINE_LIMIT
from escalate_tui.model.text import clean_line
from escalate_tui.moments import Leaning, Moment, Unreadable, read_moment, show_understood
from escalate_tui.tui.acts.question import Kind, Question
from escalate_tui.tui.widgets.choice_row import ChoiceRow
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

LONG = 3 * LINE_LIMIT
"""Characters of a line in a form."""

SETTLED = ((True, "done"), (False, "not done, because …"))
"""How an item of a checklist is settled."""


class AnswerBox(Vertical):
    """Asks one question."""

    def __init__(self, question: Question, place: Workplace, changed: "Callable[[AnswerBox], None]") -> None:
        super().__init__(classes="asked")
        self._changed = changed
        self.question = question
        self._place = place
        self._text = question.start if isinstance(question.start, str) else ""
        self._chosen = self._first_choices()

    def compose(self) -> ComposeResult:
        """Yield what is asked, and its control."""
        asked = self.question
        yield Static(said((asked.title, "$foreground-muted")), classes="title", markup=False)
        match asked.kind:
            case Kind.LINE | Kind.MOMENT:
                yield LineInput(self._text, self._type, limit=LONG, example=asked.example)
            case Kind.ONE | Kind.SEVERAL:
                # What was promised is one of the choices, and those are words of a user.
                choices = [(value, said(word).plain) for value, word in asked.choices]
                yield ChoiceRow(choices, self._chosen, self._choose, several=asked.kind is Kind.SEVERAL)
            case Kind.SETTLED:
                yield ChoiceRow(SETTLED, [], self._choose, several=False)
                reason = LineInput("", self._type, limit=LONG, example="why not")
                reason.display = False
                yield reason

    def on_descendant_focus(self) -> None:
        """Bring the question into view with its control; Textual looks after the control alone."""
        self.scroll_visible(animate=False)

    @property
    def answer(self) -> Any:
        """What it is answered with; empty while it is not.

        Raises:
            Unreadable: It asks for a moment, and what was typed is none.
        """
        text = clean_line(self._text).strip()
        match self.question.kind:
            case Kind.MOMENT:
                return self._moment(text) if text else None
            case Kind.ONE:
                return self._chosen[0] if self._chosen else None
            case Kind.SEVERAL:
                return list(self._chosen)
            case Kind.SETTLED:
                return True if self._chosen == [True] else text if self._chosen else None
        return text

    @property
    def touched(self) -> bool:
        """Whether it holds a text that somebody typed."""
        return bool(self._text.strip()) and self._text != self.question.start

    @property
    def missing(self) -> bool:
        """Whether an answer is needed that is not there yet."""
        if self.question.kind is Kind.MOMENT:
            return self.question.needed and not self._text.strip()
        return self.question.needed and not self.answer

    @property
    def control(self) -> Widget:
        """The control that is to be answered next."""
        line = self.query(LineInput)
        return line.first() if line and line.first().display else self.query_one(ChoiceRow)

    def _first_choices(self) -> list[Any]:
        start = self.question.start
        if self.question.kind is Kind.SEVERAL:
            return list(start or ())
        return [] if start is None else [start]

    def _type(self, text: str) -> None:
        self._text = text
        self._changed(self)
        if self.question.kind is Kind.MOMENT:
            self._show_understood()

    def _choose(self, chosen: list[Any]) -> None:
        self._chosen = chosen
        self._changed(self)
        if self.question.kind is Kind.SETTLED:
            reason = self.query_one(LineInput)
            reason.display = chosen == [False]
            if reason.display:
                # What is typed next is the reason, and no other choice.
                reason.focus()

    def _moment(self, text: str) -> Moment:
        return read_moment(
            text,
            now=self._place.clock(),
            zone=self._place.zone,
            leaning=Leaning.FUTURE,
            calendar=self._place.settings.calendar,
        )

    def _show_understood(self) -> None:
        """Say beside the question how a moment was understood, as soon as it can be."""
        meant = ""
        if self._text.strip():
            try:
                moment = self._moment(clean_line(self._text).strip())
            except Unreadable:
                meant = ""
            else:
                meant = f"  {show_understood(moment, now=self._place.clock(), zone=self._place.zone)}"
        self.query_one(".title", Static).update(
            said((self.question.title, "$foreground-muted"), (meant, "$text-success")), layout=False
        )
