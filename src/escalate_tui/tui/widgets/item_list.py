"""A list whose items have fields of their own: customers, attempts, steps, evidence."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from escalate_tui.judgement.finding import Finding
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.items import NUMBERED, item_words
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.findings import finding_line
from escalate_tui.tui.widgets.choice_row import ChoiceRow
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.tui.widgets.finding_note import FindingNote
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.item_rows import ItemRows
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.tui.words import said

JOINTS = {"understand.attempts": " → "}
"""What stands between the parts of an item's line, where it is not a dot."""


class ItemList(Vertical):
    """The rows of a list, and beneath them the fields of the item being edited."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back to the list"),
        Binding("enter", "onward", "next field", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(classes="item-list")
        self._desk = desk
        self._removed: tuple[int, Mapping[str, Any]] | None = None
        self.spec = spec
        self.path = spec.path
        noun = spec.item[0].face.group.lower()
        self.adding = f"add {'an' if noun[0] in 'aeiou' else 'a'} {noun}"
        self.editing: str | None = None
        self.touched = bool(self.items)
        self._findings: tuple[Finding, ...] = ()
        self._shown = self.items
        self._editors: list[FieldBox] = []
        self.rows = ItemRows(self)

    def compose(self) -> ComposeResult:
        """Yield the rows; the fields come when an item is edited."""
        yield self.rows

    def render(self) -> Content:
        """Write the title beside the rows."""
        return said((self.spec.title, "$text-accent" if self.has_focus_within else "$foreground-muted"))

    def _on_descendant_focus(self) -> None:
        self.refresh()

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """The raw items; what a hand edit made no table of stays in the file, and the validation speaks of it."""
        value = self._desk.draft.value(self.spec.path)
        return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []

    def item_line(self, index: int) -> Content:
        """Write an item in one line: what is filled of it, in the order of its fields."""
        item = self.items[index]
        number = f"{index + 1}. " if self.spec.path in NUMBERED else ""
        editing = item.get("key") == self.editing
        style = "$text-accent" if editing else ""
        text = item_words(self.spec, item, self._desk.reading, JOINTS.get(self.spec.path, " · "))
        return said((f"{number}{text}", style))

    async def edit(self, index: int, first: str = "") -> None:
        """Show the fields of the item at an index and go to the first; with a character, to where it can be typed."""
        key = self.items[index]["key"]
        if key == self.editing:
            self._editors[0].control.focus()
            return
        left, fields = self.editing, list(self.query(".editor"))
        self.editing = key
        path = f"{self.spec.path}.{key}"
        self._editors = [FieldBox(self._desk, spec, f"{path}.{spec.path}") for spec in self.spec.item]
        await self.mount(Vertical(*self._editors, classes="editor"))
        lines = [box.control for box in self._editors if isinstance(box.control, LineInput)]
        # Before the other fields go, or the focus would go to the rows with them.
        self.screen.set_focus(lines[0] if first and lines else self._editors[0].control)
        if first and lines:
            lines[0].insert_text_at_cursor(first)
        await self._put_away(left, fields)
        self.rows.refresh()

    async def edit_at(self, path: str, cursor: tuple[int, int]) -> None:
        """Go on editing the field of an item where it was left; an item that is gone is let be."""
        index = self._index_of(path)
        if index is None:
            return
        await self.edit(index)
        for control in (box.control for box in self._editors if box.path == path):
            control.focus()
            if isinstance(control, LineInput | ProseArea):
                control.put_cursor(cursor)

    def point_at(self, path: str) -> None:
        """Put the cursor on the item that a path leads into; one that is gone is let be."""
        index = self._index_of(path)
        if index is not None:
            self.rows.cursor = index

    def _index_of(self, path: str) -> int | None:
        key = path.removeprefix(f"{self.spec.path}.").partition(".")[0]
        return next((at for at, item in enumerate(self.items) if item.get("key") == key), None)

    async def add(self, first: str = "") -> None:
        """Add an item at the end and edit it, the first character of it typed."""
        self._desk.add_item(self.spec.path)
        await self.edit(len(self.items) - 1, first)
        self.rows.cursor = len(self.items) - 1
        self._resized()

    async def remove_item(self, index: int) -> None:
        """Remove the item at an index, kept at hand until the next is removed."""
        if index >= len(self.items):
            return
        item = self.items[index]
        await self._close()
        if item not in self.items:  # it was being edited, and nothing stood in it
            return
        self._removed = (self.items.index(item), item)
        self._desk.replace(self._desk.draft.without_item(self.spec.path, item["key"]))
        # Not onto the line that adds one, where the next key would be text.
        self.rows.cursor = min(self.rows.cursor, max(0, len(self.items) - 1))
        self._resized()
        self.notify("Removed. ctrl+z brings it back.")

    def restore(self) -> None:
        """Bring the item removed last back to where it was."""
        if self._removed is None:
            return
        index, item = self._removed
        self._removed = None
        items = list(self.items)
        items.insert(index, item)
        self._desk.replace(self._desk.draft.with_value(self.spec.path, items))
        self.rows.cursor = index
        self._resized()

    def shift(self, index: int, by: int) -> None:
        """Move the item at an index up or down."""
        if index < len(self.items) and 0 <= index + by < len(self.items):
            self._desk.replace(self._desk.draft.with_moved(self.spec.path, self.items[index]["key"], by))
            self.rows.cursor = index + by
            self.rows.refresh()

    async def action_leave(self) -> None:
        """Go back from the fields of an item to the rows."""
        await self._close()
        self.rows.focus()

    async def action_onward(self) -> None:
        """Go to the item's next field; after the last one, on to another item where order matters."""
        controls = [box.control for box in self._editors]
        here = controls.index(self.screen.focused) if self.screen.focused in controls else -1
        if here + 1 < len(controls):
            controls[here + 1].focus()
        elif self.spec.path in NUMBERED and not self._empty(self.editing):
            await self.add()
        else:
            await self.action_leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes on from a line of the item being edited, and nowhere else."""
        if action == "onward":
            focused = self.screen.focused
            return isinstance(focused, LineInput | ChoiceRow) and focused.parent in self._editors
        return self.editing is not None if action == "leave" else True

    def show_assessment(self) -> None:
        """Show the items as they are now, and what is to be said of them but for the one being edited."""
        if self.items != self._shown:
            self._shown = self.items
            self.touched = True
            self._resized()
        if self.editing is not None and all(item.get("key") != self.editing for item in self.items):
            self.call_later(self._close)  # another program removed it
        for box in self._editors:
            box.follow()
            box.show_findings(self._desk.assessment.by_path.get(box.path, ()))
        found = (one for one in self._desk.assessment.findings if within(one.path, self.spec.path))
        due = tuple(one for one in found if (self.touched or not one.missing) and not self._in_editor(one))
        if due == self._findings or not self.rows.is_attached:
            return
        self._findings = due
        text = Content("\n").join(self._finding_line(finding) for finding in due)
        notes = self.query(".list-findings").results(FindingNote)
        note = next(iter(notes), None)
        if note is not None:
            note.tell(text)
        else:
            self.mount(FindingNote(text, "list-findings"), after=self.rows)

    def _in_editor(self, finding: Finding) -> bool:
        return self.editing is not None and finding.path.startswith(f"{self.spec.path}.{self.editing}.")

    def _finding_line(self, finding: Finding) -> Content:
        """Show a finding, with the number of the item it speaks of."""
        for number, item in enumerate(self.items, 1):
            if finding.path.startswith(f"{self.spec.path}.{item.get('key')}"):
                return said((f"{number}: ", "$foreground-muted")) + finding_line(finding)
        return finding_line(finding)

    def _on_descendant_blur(self) -> None:
        self.touched = True
        self.refresh()

    async def _close(self) -> None:
        """End editing."""
        key, self.editing = self.editing, None
        self._editors = []
        await self._put_away(key, list(self.query(".editor")))

    async def _put_away(self, key: str | None, fields: list[Widget]) -> None:
        """Put the fields of an item away; one left empty goes with them."""
        if key is None:
            return
        for one in fields:
            await one.remove()
        if self._empty(key):
            self._desk.replace(self._desk.draft.without_item(self.spec.path, key))
            self._resized()
        self.show_assessment()

    def _empty(self, key: str | None) -> bool:
        return all(set(item) == {"key"} for item in self.items if item.get("key") == key)

    def _resized(self) -> None:
        self.rows.cursor = min(self.rows.cursor, len(self.items))
        self.rows.refresh(layout=True)
        if self.rows.has_focus:
            self.rows.refresh_bindings()


def within(path: str, table: str) -> bool:
    """Tell whether a path is a list or leads into it."""
    return path == table or path.startswith(f"{table}.")
