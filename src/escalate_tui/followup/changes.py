"""What changed: the difference between what left with the last brief and what the record says now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Final

from escalate_tui.model.choice import Choice
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.history import SENT, last, severity_of, team_of
from escalate_tui.model.record import STEPS, step_fields
from escalate_tui.model.text import clean_line
from escalate_tui.model.values import is_moment
from escalate_tui.moments import show_in_full, show_moment

FROM_ENTRIES: Final = frozenset({"impact.severity", "target.team"})
"""Fields that no longer count once it is handed over: what the history says does."""

SHORTER: Final = {"impact.customers_affected": "customers", "impact.users_affected": "users"}
"""Names that are shorter in a sentence than on the screen."""

LONGEST: Final = 40
"""Characters of a value that is still told; of longer ones only that they changed."""

NOTHING: Final = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        path: The field that changed.
        text: What became of it: `customers 3 → 7`, `description changed`, `tried so far +1`.
        now: What it says now, line by line, where the text does not tell: of a list only the items that are new
            or other than before.
    """

    path: str
    text: str
    now: tuple[str, ...] = ()


def changes(draft: Draft, zone: tzinfo) -> tuple[Change, ...]:
    """List what differs from what left with the last brief: severity and target first, then field by field.

    There are none before the hand-over.

    Args:
        draft: The escalation.
        zone: The zone that times are told in.
    """
    record = draft.record
    sent = last(record.history, *SENT)
    if sent is None or sent.snapshot is None:
        return ()
    team_sent = team_of(record.history[: record.history.index(sent) + 1])
    found = (
        _named("impact.severity", "severity", sent.severity, severity_of(record.history)),
        _named("target.team", "target", team_sent, team_of(record.history)),
    )
    return (*(one for one in found if one), *_fields(Draft(sent.snapshot), draft, zone))


def in_short(found: tuple[Change, ...]) -> str:
    """Tell changes in a line: "severity High → Critical, customers 3 → 7"; empty when there are none."""
    return ", ".join(one.text for one in found)


def difference_text(draft: Draft, zone: tzinfo) -> str:
    """Write what is new since the last brief, as plain text for its receiver; empty when nothing is.

    Args:
        draft: The escalation.
        zone: The zone that times are told in.
    """
    found = changes(draft, zone)
    sent = last(draft.record.history, *SENT)
    if not found or sent is None:
        return ""
    summary = clean_line(draft.record.understand.summary or draft.id)
    lines = [f"{summary}: new since the brief of {show_in_full(sent.at, zone)}", "", in_short(found)]
    for one in found:
        if one.now:
            name = one.text.rpartition(" ")[0]
            lines += ["", f"{name[:1].upper()}{name[1:]}:", *one.now]
    return "\n".join(lines) + "\n"


def _named(path: str, name: str, before: Choice | None, now: Choice | None) -> Change | None:
    if before is now:
        return None
    return Change(path, f"{name} {before.label if before else NOTHING} → {now.label if now else NOTHING}")


def _fields(before: Draft, now: Draft, zone: tzinfo) -> Iterator[Change]:
    for spec in (spec for step in STEPS for spec in step_fields(step)):
        values = before.value(spec.path), now.value(spec.path)
        if values[0] != values[1] and spec.path not in FROM_ENTRIES:
            difference = _difference(spec, *values, zone)
            new = () if " → " in difference else tuple(_new(spec, *values, zone))
            yield Change(spec.path, f"{_name(spec)} {difference}", new)


def _name(spec: FieldSpec) -> str:
    """Name a field inside a sentence: abbreviations stay as they are."""
    first, space, rest = spec.title.partition(" ")
    return SHORTER.get(spec.path) or f"{first if first.isupper() else first.lower()}{space}{rest}"


def _difference(spec: FieldSpec, before: Any, now: Any, zone: tzinfo) -> str:
    if spec.face.control in (Control.ITEMS, Control.LINES, Control.CHOICES):
        return _counted(before, now)
    told = [_told(spec, value, zone) for value in (before, now)]
    if spec.face.control in (Control.PROSE, Control.CRITERIA) or any(len(one) > LONGEST for one in told):
        return "added" if before is None else "removed" if now is None else "changed"
    return " → ".join(told)


def _counted(before: Any, now: Any) -> str:
    """Say of a list by how many items it grew or shrank."""
    counts = [len(value) if isinstance(value, list) else 0 for value in (before, now)]
    grown = counts[1] - counts[0]
    return f"{grown:+d}".replace("-", "−") if grown else "changed"


def _told(spec: FieldSpec, value: Any, zone: tzinfo) -> str:
    if value is None:
        return NOTHING
    if spec.face.control is Control.MOMENT and is_moment(value):
        return show_moment(value, zone)
    return next((label for choice, label in spec.choices if choice == value), clean_line(str(value)))


def _new(spec: FieldSpec, before: Any, now: Any, zone: tzinfo) -> Iterator[str]:
    """Say what a field holds by now that it did not hold before."""
    if isinstance(now, list):
        held = before if isinstance(before, list) else []
        for item in now:
            if item not in held:
                yield f"- {_item(spec, item, zone)}"
    elif isinstance(now, str):
        yield from now.splitlines()


def _item(spec: FieldSpec, item: Any, zone: tzinfo) -> str:
    if not isinstance(item, dict):
        return clean_line(str(item))
    parts = (_told(one, item.get(one.path), zone) for one in spec.item if item.get(one.path) is not None)
    return ", ".join(part for part in parts if part)
