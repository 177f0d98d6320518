"""What is said of a field that two sides changed: its name, the values, and the findings that lead to it."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, cast

from escalate_tui.judgement.codes import Code
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import FieldSpec
from escalate_tui.model.merging import Clash
from escalate_tui.model.reading import Reading, shown
from escalate_tui.model.record import field_at, title_of

UNDECIDED: Final = cast("Code", "changed-elsewhere")
"""The code of a field that two sides changed. The desk alone has it: no file and no other program ever reads it."""

NOTHING: Final = "(nothing)"
"""Stands for the value of a field that is empty."""

REMOVED: Final = "(removed)"
"""Stands for an item that is not there."""


def spec_at(path: str) -> FieldSpec | None:
    """Find the declaration of the field at a path; None where no field is declared there."""
    try:
        return field_at(path)
    except KeyError:
        return None


def home_of(path: str) -> str:
    """Name the field that a path leads to or into: of a place in a list the list; itself where there is none."""
    home = path
    while home and spec_at(home) is None:
        home = home.rpartition(".")[0]
    return home or path


def list_of(path: str) -> str:
    """Name the list that a path leads into; empty where it leads to a field that stands by itself."""
    names = path.split(".")
    table = ".".join(names[:2])
    spec = spec_at(table)
    return table if len(names) > 2 and spec is not None and spec.item else ""


def name_of(clash: Clash, draft: Draft) -> str:
    """Name what clashes as the screen does; in a list with the item that it stands in."""
    table = list_of(clash.path)
    if not table:
        return title_of(home_of(clash.path))
    item_path = ".".join(clash.path.split(".")[:3])
    item = draft.value(item_path) or clash.base or clash.theirs
    inner = spec_at(clash.path)
    of_item = _first_words(field_at(table), item)
    if inner is None or clash.path == item_path:
        return f"{field_at(table).title}, {of_item}" if of_item else field_at(table).title
    return f"{inner.title} of {of_item or field_at(table).title}"


def _first_words(spec: FieldSpec, item: Any) -> str:
    """Tell an item by the first of its texts."""
    texts = (item.get(one.path) for one in spec.item) if isinstance(item, Mapping) else ()
    text = next((one for one in texts if isinstance(one, str)), "")
    return f"“{' '.join(text.split())[:40]}”" if text else ""


def value_words(path: str, value: Any, reading: Reading) -> str:
    """Write a value as its field would show it."""
    if value is None:
        return REMOVED if _is_item(path) else NOTHING
    if isinstance(value, Mapping):
        if not _is_item(path):
            return str(dict(value))
        parts = [_words(spec, value[spec.path], reading) for spec in field_at(list_of(path)).item if spec.path in value]
        return " · ".join(part for part in parts if part) or "(empty)"
    spec = spec_at(path)
    return str(value) if spec is None else _words(spec, value, reading)


def _is_item(path: str) -> bool:
    return bool(list_of(path)) and path.count(".") == 2


def _words(spec: FieldSpec, value: Any, reading: Reading) -> str:
    if isinstance(value, list):
        return ", ".join(_words(spec, one, reading) for one in value)
    # A hand edit may have put anything there.
    words = dict(spec.choices)
    return str(words[value]) if isinstance(value, Hashable) and value in words else shown(spec, value, reading)


def findings_of(clashes: Sequence[Clash]) -> tuple[Finding, ...]:
    """Say of each field that clashes that it has to be decided on; nothing leaves before."""
    return tuple(
        Finding(UNDECIDED, Level.STOP, _shown_at(clash.path), "Changed elsewhere at the same time: choose.")
        for clash in clashes
    )


def _shown_at(path: str) -> str:
    """Name the field that the finding stands under; of an item as a whole its list."""
    return path if list_of(path) and not _is_item(path) else home_of(path)


def undecided(clashes: Sequence[Clash], draft: Draft) -> str:
    """Say in a sentence which fields clash; empty where none does."""
    if not clashes:
        return ""
    names = ", ".join(dict.fromkeys(name_of(clash, draft) for clash in clashes))
    return f"{many(len(clashes), 'field was', 'fields were')} changed elsewhere at the same time: {names}."


def many(number: int, one: str, more: str) -> str:
    """Count things."""
    return f"{number} {one if number == 1 else more}"
