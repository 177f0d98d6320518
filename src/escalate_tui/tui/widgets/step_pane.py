"""The fields of one step, made from their declarations."""

from itertools import groupby

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.judgement.relevance import asked
from escalate_tui.judgement.standing import counts_while_empty
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import step_fields
from escalate_tui.storage import Place
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.widgets.criteria_list import PATH as CRITERIA
from escalate_tui.tui.widgets.criteria_list import CriteriaList
from escalate_tui.tui.widgets.field_box import FieldBox, side_by_side
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.item_list import ItemList, within
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.widgets.target_list import TargetList
from escalate_tui.tui.words import said

LEFT_OUT = (
    "A reproduction is asked of bugs and infrastructure issues alone; this is neither, so there is nothing to do.\n"
    "ctrl+r asks for it all the same."
)
"""Said of what no reproduction belongs to."""

TURNED_OFF = (
    "The reproduction is turned off: the brief says “Not reproduced”, and of this screen it has the evidence alone.\n"
    "ctrl+r asks for it again; a step “Unknown, because …” then says why there is none."
)
"""Said of what one belongs to."""

RANKED_UNDER = "Who receives it"
"""The group of fields that the ranking of the targets stands under."""


class StepPane(VerticalScroll, can_focus=False):
    """One step: its groups, its fields, and the findings under them."""

    def __init__(self, desk: Desk, step: str) -> None:
        super().__init__(classes="step", id=step)
        self._desk = desk
        self._last_used: Widget | None = None
        self._boxes: list[FieldBox] = []
        self._lists: list[ItemList] = []
        self._criteria: list[CriteriaList] = []
        self._groups: list[Vertical] = []
        self._targets = TargetList(desk)
        self._left_out = Static(LEFT_OUT, classes="left-out", markup=False)
        self._turned_off = Static(TURNED_OFF, classes="left-out", markup=False)
        self.step = step

    def compose(self) -> ComposeResult:
        """Yield the groups in the order of their declaration."""
        if self.step == "repro":
            yield self._left_out
            yield self._turned_off
        for title, specs in groupby(step_fields(self.step), key=lambda spec: spec.face.group):
            group = Vertical(classes="group")
            self._groups.append(group)
            with group:
                yield Static(said(title), classes="group-title", markup=False)
                yield from side_by_side([self._made(spec) for spec in specs])
                if title == RANKED_UNDER:
                    yield self._targets

    def on_mount(self) -> None:
        """Show what is known already."""
        self.show_assessment()

    def show_assessment(self) -> None:
        """Bring findings, and which fields are asked, up to date with the desk."""
        record, assessment, context = self._desk.draft.record, self._desk.assessment, self._desk.context
        for box in self._boxes:
            box.follow()
            box.show_findings(assessment.by_path.get(box.path, ()))
            box.display = asked(box.spec, record, assessment)
            box.show_standing(counts_while_empty(box.path, record, assessment, context))
        for items in self._lists:
            items.display = asked(items.spec, record, assessment)
            items.show_assessment()
        for criteria in self._criteria:
            criteria.follow()
        if self._targets.is_attached:
            self._targets.follow()
        for group in self._groups:
            group.display = any(child.display for child in group.children[1:])
        kind = record.understand.kind
        self._turned_off.display = kind is not None and kind.reproducible and not record.reproduction_asked
        self._left_out.display = not (record.reproduction_asked or self._turned_off.display)

    def set_focus_at(self, place: Place | None) -> None:
        """Put the cursor where it was: in the field of a place, in the field last used here, or in the first."""
        control = self.control_of(place.field) if place and place.field else self._last_used
        if control is None or not control.is_attached:
            controls = self.query(".line, .prose, .choices, .items")
            control = next((one for one in controls if one.parent is None or one.parent.display), None)
        self.screen.set_focus(control, scroll_visible=control is self._last_used or place is not None)
        if place is None:
            return
        if isinstance(control, LineInput | ProseArea):
            control.put_cursor(place.cursor)
        holder = self._holder(place.field)
        if isinstance(holder, ItemList):
            self.call_later(holder.edit_at, place.field, place.cursor)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember the field in use, and bring all of it into view."""
        self._last_used = event.widget
        box = event.widget.parent
        if isinstance(box, FieldBox):
            box.scroll_visible(animate=False)

    def control_of(self, path: str) -> Widget | None:
        """Find the control that edits the field at a path: for a field of an item, its list."""
        if path.startswith(CRITERIA):
            return next(iter(self._criteria), None)
        holder = self._holder(path)
        return holder.rows if isinstance(holder, ItemList) else holder.control if holder else None

    def touch(self, path: str) -> None:
        """Count the field at a path as seen, so that what is missing in it shows."""
        holder = self._holder(path)
        if holder is not None:
            holder.touched = True

    def _holder(self, path: str) -> FieldBox | ItemList | None:
        found: list[FieldBox | ItemList] = [box for box in self._boxes if box.path == path]
        found += [items for items in self._lists if within(path, items.spec.path)]
        return next(iter(found), None)

    def _made(self, spec: FieldSpec) -> Widget:
        """Make what edits a field, and keep it at hand: it is asked for at every key."""
        if spec.face.control is Control.ITEMS:
            self._lists.append(ItemList(self._desk, spec))
            return self._lists[-1]
        if spec.face.control is Control.CRITERIA:
            self._criteria.append(CriteriaList(self._desk))
            return self._criteria[-1]
        self._boxes.append(FieldBox(self._desk, spec, spec.path))
        return self._boxes[-1]
