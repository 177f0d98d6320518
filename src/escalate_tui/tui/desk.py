"""The draft on the desk: edits go in, assessments come out, and the file follows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from escalate_tui.errors import EscalateError
from escalate_tui.judgement import assess
from escalate_tui.judgement.assessment import Assessment, Context
from escalate_tui.model.document import Doc
from escalate_tui.model.draft import Draft
from escalate_tui.model.keys import new_key
from escalate_tui.model.merging import Clash, Merged, merged
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import field_at
from escalate_tui.storage import Conflict, Version
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.followup.alike import Alike


@dataclass
class Desk:
    """One escalation being worked on, and its file.

    Attributes:
        place: The store it is kept in, the clock, the settings.
        draft: The draft as it is now.
        version: The version of its file that the draft continues; None before the first save.
        base: What that version holds, as it was last read or written here; None before the first save.
        unsaved: Whether the draft holds more than its file.
        saved_at: When it was last written.
        trouble: Why it could not be written, while it cannot.
        clashes: The fields that another program changed as well, to something else; while there are any, the draft
            is kept here and its file is left as it is.
        on_edit: Called after each edit.
        alike: Escalations that the draft is alike, the most alike first.
        alike_customers: Who has the same problem by those.
    """

    place: Workplace
    draft: Draft
    version: Version | None
    base: Doc | None = field(init=False)
    unsaved: bool = False
    saved_at: datetime | None = None
    trouble: str = ""
    clashes: tuple[Clash, ...] = ()
    on_edit: Callable[[], None] = field(default=lambda: None)
    alike: tuple["Alike", ...] = ()
    alike_customers: tuple[str, ...] = ()
    _assessed: tuple[Draft, Assessment] | None = None

    def __post_init__(self) -> None:
        self.base = None if self.version is None else self.draft.doc

    @property
    def reading(self) -> Reading:
        """What typed text depends on, at this instant."""
        return Reading(self.place.clock(), self.place.zone, self.place.settings.currency)

    @property
    def context(self) -> Context:
        """What a judgement depends on, at this instant."""
        return Context(self.place.clock(), self.place.settings, self.alike_customers)

    @property
    def assessment(self) -> Assessment:
        """What the program thinks of the draft as it is now."""
        if self._assessed is None or self._assessed[0] is not self.draft:
            self._assessed = (self.draft, assess(self.draft, self.context))
        return self._assessed[1]

    def enter(self, path: str, text: str) -> None:
        """Take what was typed into the field at a path; text that does not parse is kept as it stands."""
        self.put(path, entered(field_at(path), text, self.reading))

    def put(self, path: str, value: Any) -> None:
        """Set the raw value at a path; None unsets it."""
        if self.draft.value(path) != value:
            self.replace(self.draft.with_value(path, value))

    def replace(self, draft: Draft) -> None:
        """Go on with the next draft."""
        self.draft = draft
        self.unsaved = True
        self.on_edit()

    def add_item(self, path: str) -> str:
        """Add an empty item to the list at a path and tell its key; an empty one is not written."""
        taken = {item["key"] for item in self.draft.value(path) or []}
        key = new_key(taken)
        self.replace(self.draft.with_item(path, {"key": key}))
        return key

    def save(self, *, mine: bool = False) -> bool:
        """Write the draft to its file, if it holds more than that; tell whether the file is now the draft.

        What another program wrote there meanwhile goes into the draft, unless both changed the same field.

        Args:
            mine: Whether mine replaces theirs in such fields, and a file that was deleted meanwhile is made anew.
        """
        if not self.unsaved:
            return True
        now = self.place.clock()
        doc = {**self.draft.doc, "updated": now}
        try:
            written = self._put(doc, mine=mine)
        except (EscalateError, OSError) as wrong:
            self.trouble = str(wrong)
            return False
        self.base, self.clashes = written, ()
        self.unsaved, self.trouble, self.saved_at = False, "", now
        if written is not doc:
            self.draft = Draft(written)
            self.on_edit()
        return True

    def _put(self, doc: Doc, *, mine: bool) -> Doc:
        """Write a document, together with what another program wrote meanwhile, and tell what was written."""
        try:
            self.version = self.place.store.put(doc, self.version)
        except Conflict as found:
            if self.base is None or (found.doc is None and not mine):
                raise
            both = Merged(doc) if found.doc is None else merged(self.base, doc, found.doc)
            self.clashes = both.clashes
            if both.clashes and not mine:
                raise
            self.version = self.place.store.put(both.doc, found.version)
            return both.doc
        return doc

    def compare(self, found: tuple["Alike", ...], customers: tuple[str, ...]) -> None:
        """Take in which escalations are alike by now, and judge anew where that counts."""
        self.alike = found
        if customers != self.alike_customers:
            self.alike_customers = customers
            self._assessed = None

    def tick(self) -> None:
        """Judge anew, because time has passed."""
        self._assessed = None
