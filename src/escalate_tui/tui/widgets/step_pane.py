"""The fields of one step, made from their declarations."""

from asyncio import Lock
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import step_fields
from escalate_tui.storage import Place
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.in_view import lines_into_view
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.widgets.field_box import FieldBox, side_by_side
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.item_list import ItemList, within
from escalate_tui.tui.widgets.pane import Pane, go_on
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.words import said

if TYPE_CHECKING:
    from escalate_tui.tui.widgets.criteria_list import CriteriaList
    from escalate_tui.tui.widgets.target_list import TargetList

LEFT_OUT = (
    "A reproduction is asked of bugs and infrastructure issues alone; this is neither, so there is nothing to do.\n"
    "{key} asks for it all the same."
)
"""Said of what no reproduction belongs to."""

TURNED_OFF = (
    "The reproduction is turned off: the brief says “Not reproduced”, and of this screen it has the evidence alone.\n"
    "{key} asks for it again; a step “Unknown, because …” then says why there is none."
)
"""Said of what one belongs to."""

FRAME = 8
"""Lines of the screen around the fields."""

GAP = 1
"""Empty lines above a field."""

GROUP_LINES = 2
"""Lines of a group beside its fields: its heading, and the space under it."""

PROSE_WIDTH = 60
"""Columns of a text of several lines, roughly."""

RANKED_UNDER = "Who receives it"
"""The group of fields that the ranking of the targets stands under."""


class StepPane(VerticalScroll, Pane, can_focus=False):
    """One step: its groups, its fields, and the findings under them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("shift+tab", "go_on(-1)", show=False),
        Binding("tab", "go_on(1)", show=False),
    ]

    def __init__(self, desk: Desk, step: str, place: Place | None = None) -> None:
        super().__init__(classes="step", id=step)
        self._desk = desk
        # Where no field takes the cursor, its keys scroll.
        self.can_focus = bool(desk.read_only)
        self._first_seen = place.field if place else ""
        self._last_used: Widget | None = None
        self._boxes: list[FieldBox] = []
        self._lists: list[ItemList] = []
        self._criteria: list[CriteriaList] = []
        self._targets: list[TargetList] = []
        self._groups: list[Vertical] = []
        key = key_now("wizard.ask-repro", "ctrl+r")
        self._left_out = Static(said(LEFT_OUT.format(key=key)), classes="left-out", markup=False)
        self._turned_off = Static(said(TURNED_OFF.format(key=key)), classes="left-out", markup=False)
        declared = groupby(step_fields(step), key=lambda spec: spec.face.group)
        self._waiting = [(title, tuple(specs)) for title, specs in declared]
        # A key may want the field that comes next while it is made.
        self._making = Lock()
        self.step = step

    def compose(self) -> ComposeResult:
        """Yield the groups that are in sight, as far as the field in use; `make_rest` makes the others."""
        if self.step == "repro":
            self._left_out.display = self._turned_off.display = False
            yield self._left_out
            yield self._turned_off
        room = self.app.size.height - FRAME
        while self._waiting and (room > 0 or not self._is_made(self._first_seen)):
            title, specs = self._waiting.pop(0)
            room -= GROUP_LINES + sum(self._lines(spec) for spec in specs)
            yield self._group(title, specs)

    @property
    def waiting(self) -> bool:
        """Whether some of its groups are still to be made."""
        return bool(self._waiting)

    def _is_made(self, path: str) -> bool:
        made = [one.path for several in (self._boxes, self._lists, self._criteria) for one in several]
        return not path or any(within(path, one) for one in made)

    async def make_rest(self) -> None:
        """Make the groups that are not there yet, and show what is thought of all; nothing once the screen is left."""
        async with self._making:
            waiting, self._waiting = self._waiting, []
            if waiting and self.is_attached:
                await self.mount_all(self._group(title, specs) for title, specs in waiting)
            if waiting and self.is_attached:
                self.show_assessment()

    def _group(self, title: str, specs: Iterable[FieldSpec]) -> Vertical:
        """Make the fields under a heading."""
        heading = Static(said(title), classes="group-title", markup=False)
        inside = [heading, *side_by_side([self._made(spec) for spec in specs])]
        if title == RANKED_UNDER:
            from escalate_tui.tui.widgets.target_list import TargetList

            self._targets = [TargetList(self._desk)]
            inside += self._targets
        group = Vertical(*inside, classes="group", disabled=bool(self._desk.read_only))
        self._groups.append(group)
        return group

    def _lines(self, spec: FieldSpec) -> int:
        """Estimate how many lines a field takes; where it takes more, some is made that is not in sight."""
        value = self._desk.draft.value(spec.path)
        if isinstance(value, str) and spec.face.control is Control.PROSE:
            return GAP + 1 + value.count("\n") + len(value) // PROSE_WIDTH
        return GAP + 1 + (len(value) if isinstance(value, list) else 0)

    def show_assessment(self) -> None:
        """Bring findings, and which fields are asked, up to date with the desk."""
        from escalate_tui.judgement.relevance import asked
        from escalate_tui.judgement.standing import counts_while_empty

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
        for targets in self._targets:
            targets.follow()
        for group in self._groups:
            group.display = any(child.display for child in group.children[1:])
        kind = record.understand.kind
        self._turned_off.display = kind is not None and kind.reproducible and not record.reproduction_asked
        self._left_out.display = not (record.reproduction_asked or self._turned_off.display)

    def set_focus_at(self, place: Place | None) -> None:
        """Put the cursor where it was: in the field of a place, in the field last used here, or in the first.

        The fields of a draft that cannot be changed take none: there it is the pane's own.
        """
        if self.can_focus:
            self.focus()
            return
        control = self.control_of(place.field) if place and place.field else self._last_used
        if control is None or not control.is_attached:
            controls = self.query(".line, .prose, .choices, .items")
            control = next((one for one in controls if one.parent is None or one.parent.display), None)
        self.screen.set_focus(control)
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
        if isinstance(event.widget.parent, FieldBox):
            self.call_after_refresh(self._show_used, event.widget.parent)

    def _show_used(self, box: FieldBox) -> None:
        # The focus may have gone on before the field had its lines, and what is in use by now stays where it is.
        if box.has_focus_within:
            lines_into_view(box)

    def bring(self, path: str) -> None:
        """Bring the field at a path into view with all that is said of it; where not all fits, its beginning."""
        holder = self._holder(path) or self.control_of(path)
        if holder is not None:
            lines_into_view(holder)

    async def action_line(self, by: int) -> None:
        """Leave a field of one line for the next one; where nothing can be changed, scroll."""
        if self.has_focus:
            self.scroll_relative(y=by, animate=False, immediate=True)
        else:
            await self.action_go_on(by)

    async def action_go_on(self, by: int) -> None:
        """Go to the field behind the one in use, or to the one before it."""
        await go_on(self, by)

    def control_of(self, path: str) -> Widget | None:
        """Find the control that edits the field at a path: for a field of an item, its list."""
        for criteria in self._criteria:
            if within(path, criteria.path):
                return criteria
        holder = self._holder(path)
        return holder.rows if isinstance(holder, ItemList) else holder.control if holder else None

    def touch(self, path: str) -> None:
        """Count the field at a path as seen, so that what is missing in it shows; in a list go to its item."""
        holder = self._holder(path)
        if holder is not None:
            holder.touched = True
        if isinstance(holder, ItemList):
            holder.point_at(path)

    def _holder(self, path: str) -> FieldBox | ItemList | None:
        found: list[FieldBox | ItemList] = [box for box in self._boxes if box.path == path]
        found += [items for items in self._lists if within(path, items.spec.path)]
        return next(iter(found), None)

    def _made(self, spec: FieldSpec) -> Widget:
        """Make what edits a field, and keep it at hand: it is asked for at every key.

        Until the draft is judged, what is asked of some drafts alone stands there where it holds something.
        """
        made = self._edits(spec)
        face = spec.face
        asked_always = not (face.sometimes or face.teams or self.step == "repro")
        made.display = asked_always or bool(self._desk.draft.value(spec.path))
        return made

    def _edits(self, spec: FieldSpec) -> "FieldBox | ItemList | CriteriaList":
        if spec.face.control is Control.ITEMS:
            self._lists.append(ItemList(self._desk, spec))
            return self._lists[-1]
        if spec.face.control is Control.CRITERIA:
            from escalate_tui.tui.widgets.criteria_list import CriteriaList

            self._criteria.append(CriteriaList(self._desk))
            return self._criteria[-1]
        self._boxes.append(FieldBox(self._desk, spec, spec.path))
        return self._boxes[-1]
