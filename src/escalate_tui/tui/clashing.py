"""The draft on the desk and its file, brought together: what either side changed, and where both did.

Where both changed a field, the file keeps theirs until somebody decides, and the desk shows mine. Which fields these
are follows from three documents: what both began with, mine and theirs. To decide is therefore to change what both
began with: a field that began as theirs was changed by me alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from escalate_tui.errors import EscalateError
from escalate_tui.model.document import Doc
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.merging import Clash, merged
from escalate_tui.model.record import field_at, fields
from escalate_tui.model.sameness import same


class Side(StrEnum):
    """What can become of a field that two sides changed."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


class Unplaced(EscalateError):
    """Two sides changed a place that has no path of its own, such as a name with a dot that a hand edit made."""


@dataclass(frozen=True, slots=True)
class Together:
    """A draft and its file, brought together.

    Attributes:
        mine: What the desk shows: with mine where both changed a field.
        out: What the file is to hold: with theirs there.
        base: What both began with, for the next time: what both have, and there what was before either changed it.
        clashes: The fields that both changed.
    """

    mine: Doc
    out: Doc
    base: Doc
    clashes: tuple[Clash, ...] = ()


def together(base: Doc, mine: Doc, theirs: Doc) -> Together:
    """Bring a draft and its file together; none of the three documents is changed.

    Raises:
        Unplaced: Nothing tells where in the document they differ.
    """
    both = merged(base, mine, theirs)
    if not both.clashes:
        return Together(both.doc, both.doc, both.doc)

    def with_each(value: Callable[[Clash], Any]) -> Doc:
        doc = both.doc
        for clash in both.clashes:
            doc = placed(doc, clash.path, value(clash))
        return doc

    out = with_each(lambda clash: clash.theirs)
    if merged(base, out, theirs).clashes:
        raise Unplaced(
            "Another program changed something in this escalation that this one knows no field for, and so did you. "
            "ctrl+s writes yours; theirs is then kept in the versions."
        )
    return Together(with_each(lambda clash: clash.mine), out, with_each(lambda clash: clash.base), both.clashes)


def placed(doc: Doc, path: str, value: Any) -> Doc:
    """Put a value at the path of a clash, None for nothing; an item keeps its place in its list."""
    draft = Draft(doc)
    table, _, key = path.rpartition(".")
    if value is None and isinstance(draft.value(table), list):
        return draft.without_item(table, key).doc
    return draft.with_value(path, value).doc


def joined(path: str, base: Any, mine: Any, theirs: Any) -> str | None:
    """Put two texts into one: theirs, then the lines that only mine has; None where no text would come of it.

    Only texts of several lines are joined: of a number or a choice there is one, and two lines are no line.
    """
    if not (is_prose(path) and isinstance(mine, str) and isinstance(theirs, str)):
        return None
    known = {line.strip() for text in (base, theirs) if isinstance(text, str) for line in text.splitlines()}
    more = [line for line in mine.splitlines() if line.strip() and line.strip() not in known]
    text = "\n".join([theirs.rstrip(), *more])
    return text if len(text) <= field_at(path).face.limit else None


def is_prose(path: str) -> bool:
    """Tell whether a text of several lines stands at a path."""
    try:
        return field_at(path).face.control is Control.PROSE
    except KeyError:
        return False


def came_in(before: Doc, after: Doc) -> tuple[str, ...]:
    """Name the fields that a document has otherwise than one before it, in their order."""
    old, new = Draft(before), Draft(after)
    paths = [spec.path for spec in fields().values() if not same(old.value(spec.path), new.value(spec.path))]
    history = () if same(before.get("history"), after.get("history")) else ("History",)
    return (*(fields()[path].title for path in paths), *history)


def but_for_time(doc: Doc) -> Doc:
    """Leave the time of the last change out of a document."""
    return {name: value for name, value in doc.items() if name != "updated"}
