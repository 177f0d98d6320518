"""The brief as its receiver will see it, live, and the keys that send it on its way."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.brief import FORMATS, document, render, secret_beside, too_long
from escalate_tui.followup.acts import hand_over
from escalate_tui.followup.handing_over import decided
from escalate_tui.model.choices import Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import step_fields
from escalate_tui.model.text import visible
from escalate_tui.noting import noted
from escalate_tui.storage import Place, create_new
from escalate_tui.storage.exports import Export
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.going import HandedOver
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.screens.ask_line import AskLine
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.screens.secrets import settle_secrets
from escalate_tui.tui.sending import copy_text
from escalate_tui.tui.steps import NAMES
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.tui.widgets.pane import Pane
from escalate_tui.tui.widgets.text_block import TextBlock
from escalate_tui.tui.words import said


class Preview(TextBlock):
    """The text of the brief, to be read and scrolled."""

    takes_text = False

    def __init__(self) -> None:
        super().__init__(
            "",
            read_only=True,
            soft_wrap=True,
            classes=f"preview {self.COMPACT}",
            show_cursor=False,
            highlight_cursor_line=False,
        )


class BriefPane(Vertical, Pane):
    """The brief in the format chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy_brief", "copy", id="brief.copy"),
        Binding("e", "write_brief", "to a file", id="brief.file"),
        Binding("f", "change_format(1)", "format", id="brief.format"),
        Binding("F", "change_format(-1)", "format before", id="brief.format-back", show=False),
        Binding("h", "hand_over", "hand over", id="brief.hand-over"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="brief", id="brief")
        self._desk = desk
        self._chosen_format = ""

    @property
    def format(self) -> str:
        """The format shown: the one chosen here, before that the one that the target reads."""
        theirs = self._desk.place.settings.receiver(self._desk.assessment.target.team).format
        return self._chosen_format or theirs or next(iter(FORMATS))

    def compose(self) -> ComposeResult:
        """Yield the two names, the format and the text."""
        for spec in step_fields(""):
            box = FieldBox(self._desk, spec, spec.path)
            box.disabled = bool(self._desk.read_only)
            yield box
        yield Static(classes="format", markup=False)
        yield Preview()

    def on_mount(self) -> None:
        """Show the brief."""
        self.show_assessment()

    @property
    def text(self) -> str:
        """The brief in the format chosen, as it would leave."""
        desk = self._desk
        return desk.place.marked(render(document(desk.draft, desk.assessment, desk.context), self.format))

    def show_assessment(self) -> None:
        """Bring the text up to date with the draft, and stay where the reader is."""
        if not self.display:
            return
        text = self.text
        preview = self.query_one(Preview)
        shown = visible(text) if any(map(self._desk.draft.doc.get, NAMES)) else _nothing_yet()
        if preview.text != shown:
            where = preview.scroll_offset
            preview.load_text(shown)
            preview.scroll_to(*where, animate=False)
        names, problem = list(FORMATS), too_long(self.format, text)
        self.query_one(".format", Static).update(
            said(
                (FORMATS[self.format].title, "bold $text-accent"),
                (f"  {names.index(self.format) + 1} of {len(names)}", "$foreground-muted"),
                (f" · {len(text):,} characters", "$foreground-muted"),
                (f"  ! {problem}" if problem else "", "$text-warning"),
            ),
            layout=False,
        )
        for box in self.query(FieldBox):
            box.follow()
            box.show_findings(self._desk.assessment.by_path.get(box.path, ()))

    def set_focus_at(self, place: Place | None) -> None:
        """Put the cursor on the text, so that the keys of the brief are at hand."""
        self.screen.set_focus(self.query_one(Preview), scroll_visible=False)

    def control_of(self, path: str) -> Widget | None:
        """Find the control that edits the field at a path."""
        return next((box.control for box in self.query(FieldBox) if box.path == path), None)

    def touch(self, path: str) -> None:
        """Count the field at a path as seen."""
        for box in self.query(FieldBox):
            box.touched = box.touched or box.path == path

    def action_change_format(self, by: int) -> None:
        """Show the brief in the next format, or in the one before."""
        names = list(FORMATS)
        self._chosen_format = names[(names.index(self.format) + by) % len(names)]
        self.show_assessment()

    def action_copy_brief(self) -> None:
        """Copy the brief, unless something would make it false or empty."""
        self._leaving("copied", lambda text: copy_text(self.screen, self._desk.place, text, self._path))

    def action_write_brief(self) -> None:
        """Write the brief to a file; one that is there already is left as it is."""
        self._leaving("written", self._ask_file)

    def _ask_file(self, text: str) -> None:
        def named(name: str | None) -> None:
            if name is None:
                return
            path = Path(name).expanduser()
            try:
                create_new(path, text.encode())
            except FileExistsError:
                self.notify(
                    said(f"{path} is there already: choose another name.").plain,
                    severity="error",
                    markup=False,
                )
            except OSError as wrong:
                self.notify(
                    said(f"{path} could not be written: {wrong.strerror}.").plain,
                    severity="error",
                    markup=False,
                )
            else:
                desk = self._desk
                problem = noted(desk.place, Export(desk.draft.id, path, desk.place.clock(), self.format))
                self.notify(said(problem or f"Written to {path}").plain, markup=False)

        start = str(Path.cwd() / self._path.name)
        self.app.push_screen(
            AskLine("Write the brief to which file?", "Only you will be able to read it.", text=start), named
        )

    def action_hand_over(self) -> None:
        """Hand the brief over, once it was said what that means."""
        desk = self._desk
        if desk.draft.status is not Status.DRAFT:
            self.notify("This was handed over already; the board has it.", severity="warning")
        else:
            self._leaving("handed over", lambda _: self._ask_hand_over())

    def _ask_hand_over(self) -> None:
        desk = self._desk
        after = self._handed_over(desk.assessment.severity.effective, desk.assessment.target.team)
        facts = decided(after.record, desk.assessment, desk.place.settings, desk.place.clock())
        self.app.push_screen(Confirm("Hand this over?", facts, yes="hand it over"), self._answered)

    def _answered(self, yes: bool | None) -> None:
        if yes:
            desk = self._desk
            desk.replace(self._handed_over(desk.assessment.severity.effective, desk.assessment.target.team))
            if desk.save():
                self.post_message(HandedOver(desk.draft))
            else:
                self.notify(said(f"It is not written yet: {desk.trouble}").plain, severity="error", markup=False)

    def _handed_over(self, severity: Severity, team: Team) -> Draft:
        desk = self._desk
        return hand_over(
            desk.draft,
            severity=severity,
            team=team,
            also=desk.draft.record.target.also,
            format=self.format,
            brief=self.text,
            now=desk.place.clock(),
            by=desk.draft.record.owner or "",
        )

    @property
    def _path(self) -> Path:
        return self._desk.place.briefs / f"{self._desk.draft.id}{FORMATS[self.format].suffix}"

    def _leaving(self, done: str, then: Callable[[str], None]) -> None:
        """Let the brief leave once nothing stops it and every secret in it is decided on; say what stops it.

        What leaves is the text as it is then, whatever is asked before it does.
        """
        desk = self._desk

        def leave() -> None:
            # What no field holds and this format prints, such as a note of the history, is asked about by nobody.
            held = secret_beside(self.format, desk.draft, desk.context)
            if held:
                self.notify(said(f"Not {done} yet: {held}").plain, severity="warning", markup=False)
            else:
                then(self.text)

        stops = desk.assessment.stops
        if stops:
            told = f"Not {done} yet: {stops[0].says} {key_now('wizard.finding', 'ctrl+g')} leads there."
            self.notify(said(told).plain, severity="warning", markup=False)
        else:
            settle_secrets(self.app, desk, leave)


def _nothing_yet() -> str:
    """Say what will stand in the place of the brief of an empty draft, and where that begins."""
    first = key_now("wizard.understand", "f2")
    return (
        "Nothing is written yet.\n\n"
        f"What you write stands here as the team will read it.\n{first} leads to the first screen."
    )
