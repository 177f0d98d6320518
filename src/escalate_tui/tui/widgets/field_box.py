"""A field on screen: its title, its control, what was understood, and what the validation says of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.reading import shown, understood
from escalate_tui.tui.clash_words import UNDECIDED
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.findings import finding_line
from escalate_tui.tui.in_view import lines_into_view
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.widgets.choice_row import ChoiceRow, Choices
from escalate_tui.tui.widgets.finding_note import FindingNote
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.words import said

TITLE_WIDTH = 20
"""Columns of the titles at the left; the styles leave as many beside the controls."""

TYPED_WIDTH = 23
"""Columns of the controls beside which what was understood is shown."""

UNDERSTOOD = (Control.MOMENT, Control.MONEY, Control.DURATION)
"""Controls whose text is read as something else, which is shown beside them."""


class FieldBox(Vertical):
    """One field: edits go to the desk at once, findings come back under the control."""

    def __init__(self, desk: Desk, spec: FieldSpec, path: str) -> None:
        super().__init__(classes=f"field -{spec.face.control.value}{' -half' if spec.face.half else ''}")
        self._desk = desk
        self._findings: tuple[Finding, ...] = ()
        self.spec = spec
        self.path = path
        self._value = desk.draft.value(path)
        self._following = False
        self.touched = self._value is not None
        self.control = self._made_control()
        """The control that edits the field; there before it is mounted, since keys may lead to it by then."""

    def compose(self) -> ComposeResult:
        """Yield the control alone; the line of findings comes when there is the first."""
        yield self.control

    def _made_control(self) -> Widget:
        """Make the control that the field's declaration asks for."""
        face = self.spec.face
        value = self._desk.draft.value(self.path)
        match face.control:
            case Control.CHOICE | Control.FLAG:
                return ChoiceRow(self._choices, [] if value is None else [value], self._take_one, several=False)
            case Control.CHOICES:
                return ChoiceRow(self.spec.choices, _listed(value), self._take_several, several=True)
        text = shown(self.spec, value, self._desk.reading)
        if face.control in (Control.PROSE, Control.LINES):
            return ProseArea(text, self._take_text, limit=face.limit, example=example(self.spec))
        return LineInput(text, self._take_text, limit=face.limit, example=example(self.spec))

    @property
    def _choices(self) -> Choices:
        """The choices by the words that people read here; a tier may be called otherwise than the record has it."""
        return self._desk.place.settings.choices_of(self.spec)

    @property
    def _example(self) -> str:
        """What a good value looks like; of a product area, those that the target has here."""
        if self.path == "target.area":
            areas = self._desk.place.settings.receiver(self._desk.assessment.target.team).areas
            if areas:
                return f"such as {', '.join(area.name for area in areas)}"
        return example(self.spec)

    def render(self) -> Content:
        """Write the title, and beside the control what was understood of it."""
        title = said(
            (
                self.spec.title.ljust(TITLE_WIDTH),
                ("bold" if self.app.no_color else "$text-accent") if self.has_focus_within else "$foreground-muted",
            )
        )
        if self.spec.face.control not in UNDERSTOOD or self.spec.face.half:
            return title
        # The year goes where it is this one: the line of help has it all.
        near = self.understood.replace(f" {self._desk.reading.now.year} ", " ", 1)
        room = max(0, self.size.width - TITLE_WIDTH - TYPED_WIDTH - 1)
        return title + said(" " * (TYPED_WIDTH + 1)) + said((near, "$text-success")).truncate(room, ellipsis=True)

    @property
    def understood(self) -> str:
        """What was understood of the value, where the text alone does not say it."""
        return understood(self.spec, self._desk.draft.value(self.path), self._desk.reading)

    def show_standing(self, value: Any) -> None:
        """Show what counts while the field is empty, as long as it is."""
        control = self.control
        if isinstance(control, ChoiceRow):
            control.suggested = value
        elif isinstance(control, LineInput):
            text = shown(self.spec, value, self._desk.reading)
            control.placeholder = f"counts as {text}" if text else self._example

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to be said of the field: what is missing only once the field was left."""
        due = tuple(finding for finding in findings if self.touched or not finding.missing)
        if due == self._findings or not self.control.is_attached:
            return
        self._findings = due
        for level in Level:
            self.set_class(any(finding.level is level for finding in due), f"-{level.value}")
        text = Content("\n").join(_line(finding) for finding in due)
        notes = self.query(FindingNote)
        if notes:
            notes.first().tell(text)
        else:
            self.mount(FindingNote(text), after=self.control)

    def on_resize(self) -> None:
        """Bring what is said of the field in use into view once it has its lines; a long text scrolls by itself."""
        long = isinstance(self.control, ProseArea) and self.size.height > self.screen.size.height // 2
        if self.has_focus_within and not long:
            lines_into_view(self)

    def follow(self) -> None:
        """Show a value that was set elsewhere: by a fix, a mask, a proposal."""
        value = self._desk.draft.value(self.path)
        if value == self._value:
            return
        self._value = value
        self.touched = True
        self._following = True
        self._show(self.control, value)
        self._following = False

    def _show(self, control: Widget, value: Any) -> None:
        if isinstance(control, ChoiceRow):
            several = self.spec.face.control is Control.CHOICES
            control.show(_listed(value) if several or value is None else [value])
        elif isinstance(control, LineInput):
            control.value = shown(self.spec, value, self._desk.reading)
        elif isinstance(control, ProseArea):
            cursor = control.cursor_at
            control.load_text(shown(self.spec, value, self._desk.reading))
            control.put_cursor(cursor)

    def _on_descendant_blur(self) -> None:
        self.touched = True
        self.show_findings(self._desk.assessment.by_path.get(self.path, ()))
        self.refresh()

    def _on_descendant_focus(self) -> None:
        self.refresh()

    def _take_text(self, text: str) -> None:
        # What is only shown is no edit: it would make a text of what no control can show.
        if not self._following:
            with self._edited():
                self._desk.enter(self.path, text)
        if self.spec.face.control in UNDERSTOOD:
            self.refresh()

    def _take_one(self, chosen: list[Any]) -> None:
        with self._edited():
            self._desk.put(self.path, chosen[0] if chosen else None)

    def _take_several(self, chosen: list[Any]) -> None:
        with self._edited():
            self._desk.put(self.path, chosen)

    @contextmanager
    def _edited(self) -> Iterator[None]:
        """Make an edit of what the control shows, which another program may have replaced a moment ago."""
        if self._desk.draft.value(self.path) != self._value:
            self._desk.typed_over(self.path, self._value)
        yield
        self._value = self._desk.draft.value(self.path)


def _line(finding: Finding) -> Content:
    """Show a finding; where a choice stands under it, with the key that leads there."""
    if finding.code != UNDECIDED:
        return finding_line(finding)
    return finding_line(finding) + said((f"  {key_now('wizard.finding', 'ctrl+g')}", "bold $text-accent"))


def example(spec: FieldSpec) -> str:
    """Say what a good value looks like, so that nobody takes it for one that is there."""
    return f"such as {spec.face.example}" if spec.face.example else ""


def side_by_side(boxes: Sequence[Widget]) -> Iterator[Widget]:
    """Put fields that ask for half a line next to each other, two by two."""
    waiting: Widget | None = None
    for box in boxes:
        if waiting is not None:
            yield Horizontal(waiting, box, classes="pair") if box.has_class("-half") else waiting
            if not box.has_class("-half"):
                yield box
            waiting = None
        elif box.has_class("-half"):
            waiting = box
        else:
            yield box
    if waiting is not None:
        yield waiting


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
