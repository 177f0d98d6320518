"""The draft on the desk: edits go in, assessments come out, and the file follows."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import InitVar, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.model.draft import Draft
from escalate_tui.model.keys import new_key
from escalate_tui.model.merging import Clash
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import field_at
from escalate_tui.model.sameness import same
from escalate_tui.storage import NotFound, Version, why_read_only
from escalate_tui.storage.unsaved import FOLDER, unsaved_of
from escalate_tui.tui.clash_words import findings_of, undecided
from escalate_tui.tui.clashing import Side, Unplaced, but_for_time, came_in
from escalate_tui.tui.record_file import RecordFile
from escalate_tui.tui.trouble import short, why_not
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.followup.alike import Alike
    from escalate_tui.judgement.assessment import Assessment, Context


@dataclass
class Desk:
    """One escalation being worked on, and its file.

    Attributes:
        place: The store it is kept in, the clock, the settings.
        draft: The draft as it is now.
        unsaved: Whether the draft holds more than its file and, while fields clash, the copy kept beside it.
        saved_at: When it was last written.
        why: Why the file is not the draft, in a sentence or two; empty while it is.
        trouble: The same, and where a copy of the draft is.
        since: Since when it cannot be written; None while it can.
        came_in: The titles of fields that another program changed, from when they are on the desk until that was said.
        restored: Whether it began with what could not be written the last time.
        read_only: Why it is shown and cannot be changed; empty where it can.
        on_edit: Called after each edit.
        alike: Escalations that the draft is alike, the most alike first.
        alike_customers: Who has the same problem by those.
    """

    place: Workplace
    draft: Draft
    known: InitVar[Version | None]
    unsaved: bool = False
    saved_at: datetime | None = None
    why: str = ""
    trouble: str = ""
    since: datetime | None = None
    came_in: tuple[str, ...] = ()
    restored: bool = False
    read_only: str = ""
    on_edit: Callable[[], None] = field(default=lambda: None)
    alike: tuple["Alike", ...] = ()
    alike_customers: tuple[str, ...] = ()
    _assessed: "tuple[Draft, Assessment] | None" = None

    def __post_init__(self, known: Version | None) -> None:
        """Begin with a draft as its file has it; known is the version of that, None of a draft never written."""
        self._file = RecordFile(self.place, self.draft.doc, known)
        self._begun = self.draft
        self.why = self.trouble = self.read_only = why_read_only(self.draft.doc) or ""

    @classmethod
    def opened(cls, place: Workplace, identity: str) -> Self:
        """Put an escalation on a desk, with what could not be written to it the last time.

        Raises:
            EscalateError: It is not there or cannot be read.
            OSError: Its file cannot be opened.
        """
        copy = unsaved_of(place.state.folder / FOLDER, identity)
        try:
            doc, version = place.store.get(identity)
        except NotFound:
            # It was deleted while somebody typed on, who kept that.
            if copy is None:
                raise
            doc, version = copy.mine, None
        desk = cls(place, Draft(doc), version)
        if copy is not None and not desk.read_only:
            desk.draft = Draft(desk._file.take_up(copy))
            desk.unsaved = True
            desk.save()
            desk.restored = version is None or not same(but_for_time(desk.draft.doc), but_for_time(doc))
            desk.came_in = ()
        return desk

    @property
    def version(self) -> Version | None:
        """The version of its file that the draft continues; None before the first save."""
        return self._file.version

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The fields that another program changed as well, to something else: the file has theirs, the desk mine."""
        return self._file.clashes

    @property
    def kept(self) -> Path | None:
        """The copy that is kept beside the file while that is not the draft; None where there is none."""
        return self._file.kept

    @property
    def reading(self) -> Reading:
        """What typed text depends on, at this instant."""
        return self.place.reading

    @property
    def context(self) -> "Context":
        """What a judgement depends on, at this instant."""
        from escalate_tui.judgement.assessment import Context

        return Context(self.place.clock(), self.place.settings, self.alike_customers)

    @property
    def assessment(self) -> "Assessment":
        """What the program thinks of the draft as it is now, first of all of fields that clash.

        What judges is loaded by whoever asks first: the draft itself is painted before.
        """
        if self._assessed is None or self._assessed[0] is not self.draft:
            from escalate_tui.judgement.assess import assess

            found = assess(self.draft, self.context)
            self._assessed = (self.draft, replace(found, findings=(*findings_of(self.clashes), *found.findings)))
        return self._assessed[1]

    def enter(self, path: str, text: str) -> None:
        """Take what was typed into the field at a path; text that does not parse is kept as it stands."""
        self.put(path, entered(field_at(path), text, self.reading))

    def put(self, path: str, value: Any) -> None:
        """Set the raw value at a path; None unsets it."""
        if self.draft.value(path) != value:
            self.replace(self.draft.with_value(path, value))

    def replace(self, draft: Draft) -> None:
        """Go on with the next draft; of one that cannot be changed only until the next save, as for a copy of it."""
        self.draft = draft
        self.unsaved = not self.read_only
        self.on_edit()

    def add_item(self, path: str) -> str:
        """Add an empty item to the list at a path and tell its key; an empty one is not written."""
        taken = {str(item.get("key")) for item in self.draft.value(path) or [] if isinstance(item, dict)}
        key = new_key(taken)
        self.replace(self.draft.with_item(path, {"key": key}))
        return key

    def typed_over(self, path: str, value: Any) -> None:
        """Note that the next edit of a field is of a value that another program has replaced meanwhile."""
        self._file.began(path, value)

    def save(self, *, mine: bool = False) -> bool:
        """Write the draft to its file, if it holds more than that; tell whether the file is now the draft.

        What another program wrote there meanwhile goes into the draft. Where both changed a field, the file keeps
        theirs, and mine is kept beside it until somebody decides.

        Args:
            mine: Whether mine replaces theirs in such fields, and a file that was deleted meanwhile is made anew.
        """
        if self.read_only:
            self.draft = self._begun
            return False
        if self.unsaved or (mine and self.clashes):
            self._write(mine=mine)
        return not (self.unsaved or self.clashes)

    def look(self) -> None:
        """Take in what another program wrote, also where nothing was typed here; try again what was not written."""
        if self.version is not None and not self.read_only:
            # What cannot be read is said as soon as there is something to write.
            with suppress(EscalateError, OSError):
                self.unsaved = self._file.look() or self.unsaved
        self.save()

    def decide(self, clash: Clash, side: Side) -> None:
        """Decide on a field that another program changed as well; what loses is kept in the versions.

        Raises:
            EscalateError: It could not be kept, so that nothing was decided.
        """
        self.replace(Draft(self._file.decide(clash, side, self.draft.doc)))
        self.save()
        self.came_in = ()

    def give_up(self) -> None:
        """Let what is not in the file be lost."""
        self._file.forget()
        self.unsaved = False

    def compare(self, found: tuple["Alike", ...], customers: tuple[str, ...]) -> None:
        """Take in which escalations are alike by now, and judge anew where that counts."""
        self.alike = found
        if customers != self.alike_customers:
            self.alike_customers = customers
            self._assessed = None

    def tick(self) -> None:
        """Judge anew, because time has passed."""
        self._assessed = None

    def _write(self, *, mine: bool) -> None:
        now = self.place.clock()
        before = self.clashes
        try:
            self._show(self._written({**self.draft.doc, "updated": now}, mine=mine))
            if self.clashes:
                self._file.keep(self.draft.doc)
            else:
                self._file.forget()
        except (EscalateError, OSError) as wrong:
            self._fail(wrong, now)
        else:
            self.unsaved, self.since, self.saved_at = False, None, now
            self.why = self.trouble = undecided(self.clashes, self.draft)
        if self.clashes != before:
            self._assessed = None
            self.on_edit()

    def _written(self, doc: Doc, *, mine: bool) -> Doc:
        try:
            doc = self._file.bring_together(doc, anew=mine)
        except Unplaced:
            if not mine:
                raise
        else:
            if not (mine and self.clashes):
                return doc
        self._file.overrule()
        return self._file.bring_together(doc)

    def _show(self, doc: Doc) -> None:
        """Show what came in with the last save."""
        if not same(but_for_time(doc), but_for_time(self.draft.doc)):
            self.came_in = came_in(self.draft.doc, doc)
            self.draft = Draft(doc)
            self.on_edit()

    def _fail(self, wrong: EscalateError | OSError, now: datetime) -> None:
        """Note why nothing was written, and keep a copy elsewhere."""
        self.unsaved = True
        self.since = self.since or now
        self.why = why_not(wrong, self.place.store.root)
        # Where no other place takes one either, `kept` tells.
        with suppress(EscalateError, OSError):
            self._file.keep(self.draft.doc)
        copy = f" A copy of it is kept in {short(self.kept)}" if self.kept is not None else ""
        self.trouble = f"{self.why}{copy}"
