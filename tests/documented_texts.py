"""The texts of the handbook's page on findings: read out of it, and typed into the first case."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases import NOW, SETTINGS, case
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.reading import Reading, entered
from escalate_tui.model.record import field_at, fields

PAGE = Path(__file__).parents[1] / "docs" / "findings.md"

LEVELS = {"stops": "stop", "warns": "warn", "hints": "hint"}
"""The levels, as the page has them."""

READING = Reading(NOW, SETTINGS.calendar, SETTINGS.currency)

_ROW = re.compile(r"^\| `([a-z-]+)` \| ([a-z, ]+) \| (.+?) \| (.+?) \| .+ \|$", re.MULTILINE)
_HEADED = re.compile(r"^#### `([a-z-]+)`\n\n\*([a-z, ]+)\.\* (?:(?!^#).*\n)*?- Bad: (.+)\n- Good: (.+)$", re.MULTILINE)
_FIELD = re.compile(
    r"(?P<title>[A-Z][\w ]*?) (?P<values>`[^`]+`(?: and then `[^`]+`)*|_empty_)(?: (?P<times>\d+) times)?(?:, |$)"
)


@dataclass(frozen=True)
class Documented:
    """A finding as the page tells of it."""

    code: str
    levels: frozenset[str]
    bad: str
    good: str


def documented() -> list[Documented]:
    """Read the findings out of the page, in its order."""
    page = PAGE.read_text(encoding="utf-8")
    found = sorted((*_ROW.finditer(page), *_HEADED.finditer(page)), key=lambda one: one.start())
    return [
        Documented(code, frozenset(LEVELS[word] for word in levels.split(", ")), bad, good)
        for code, levels, bad, good in (one.groups() for one in found)
    ]


def typed(words: str) -> Draft:
    """Type into the first case what the page says: fields by their titles, each with what stands in it."""
    draft, end = case(1), 0
    for found in _FIELD.finditer(words):
        assert found.start() == end, f"no field and no text: {words[end:]}"
        end = found.end()
        values = [
            text.replace("·", "").replace("⏎", "\n") * int(found["times"] or 1)
            for text in re.findall("`([^`]+)`", found["values"])
        ]
        draft = _put(draft, found["title"], values)
    assert end == len(words), f"no field and no text: {words[end:]}"
    return draft


def _put(draft: Draft, title: str, values: list[str]) -> Draft:
    """Put values into the field of a title, or do what stands for one."""
    match title:
        case "Criteria ticked":
            return draft.with_value("understand.criteria.confirmed", values)
        case "Confirmed bug overruled with":
            return draft.with_value("understand.criteria.overruled.confirmed-bug", values[0] if values else " ")
        case "Sent back with":
            return draft.with_value(
                "history", [_entry("h1a", 8, "handed-over"), _entry("h2a", 9, "sent-back", values[0])]
            )
        case "New brief":
            again = {**_entry("h3a", 10, "target-changed"), "to": "engineering", "brief": "y"}
            return draft.with_value("history", [*draft.doc["history"], again])
    path = PATHS[title]
    return draft.with_value(path, _value(path, values))


def _entry(key: str, hour: int, act: str, note: str = "") -> dict[str, Any]:
    return {"key": key, "at": NOW.replace(hour=hour), "by": "Sam", "act": act, **({"note": note} if note else {})}


def _value(path: str, values: list[str]) -> Any:
    """Give what a field holds once these texts are typed or chosen there."""
    spec = field_at(path)
    if not values:
        return None
    if spec.choices:
        return next(value for value, label in spec.choices if values[0] in (value, label))
    if spec.face.control is Control.ITEMS:
        inner = spec.item[0].path
        return [{"key": f"x{at}a", inner: text} for at, text in enumerate(values)]
    return entered(spec, "\n".join(values), READING)


def _paths() -> dict[str, str]:
    """Name the path of every title; of what an item has, in the first item but for steps, where it is the second."""
    found = {spec.title: path for path, spec in fields().items()}
    for path, spec in fields().items():
        items = case(1).value(path) if spec.item else ()
        for inner in spec.item:
            found[inner.title] = f"{path}.{items[len(items) > 1 and path == 'repro.steps']['key']}.{inner.path}"
    return found


PATHS = _paths()
"""The fields by their titles on screen."""
