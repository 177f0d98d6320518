"""The draft on the desk: edits go in, assessments come out, and the file follows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from escalate_tui.errors import EscalateError
from escalate_tui.judgement import assess
from escalate_tui.judgement.assessment import Assessment, Context
from escalate_tui.model.draft import Draft
from escalate_tui.model.keys import new_key
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import field_at
from escalate_tui.storage import Version
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
        unsaved: Whether the draft holds more than its file.
        saved_at: When it was last written.
        trouble: Why it could not be written, while it cannot.
        on_edit: Called after each edit.
        alike: Escalations that the draft is alike, the most alike first.
        alike_customers: Who has the same problem by those.
    """

    place: Workplace
    draft: Draft
    version: Version | None
    unsaved: bool = False
    saved_at: datetime | None = None
    trouble: str = ""
    on_edit: Callable[[], None] = field(default=lambda: None)
    alike: tuple["Alike", ...] = ()
    alike_customers: tuple[str, ...] = ()
    _assessed: tuple[Draft, Assessment] | None = None

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

        Args:
            mine: Whether to replace what another program has written there meanwhile.
        """
        if not self.unsaved:
            return True
        doc = {**self.draft.doc, "updated": self.place.clock()}
        try:
            if mine and self.version is not None:
                self.version = self.place.store.get(self.draft.id)[1]
            self.version = self.place.store.put(doc, self.version)
        except (EscalateError, OSError) as wrong:
            self.trouble = str(wrong)
            return False
        self.unsaved, self.trouble, self.saved_at = False, "", doc["updated"]
        return True

    def compare(self, found: tuple["Alike", ...], customers: tuple[str, ...]) -> None:
        """Take in which escalations are alike by now, and judge anew where that counts."""
        self.alike = found
        if customers != self.alike_customers:
            self.alike_customers = customers
            self._assessed = None

    def tick(self) -> None:
        """Judge anew, because time has passed."""
        self._assessed = None
