"""The brief for other programs: a summary, and the whole record beneath."""

import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from escalate_tui.brief.document import Document, Heading, Label, Line, Point, Text

COPIES: Final = ("brief", "snapshot")
"""Keys of an entry that hold copies: of the text that left, and of the fields it was made of."""


def without_copies(record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave the copies out of a record: what was masked or taken out since still stands in them."""
    history = record.get("history")
    if not isinstance(history, list):
        return dict(record)
    return {**record, "history": [_without_copies(entry) for entry in history]}


def _without_copies(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {name: value for name, value in entry.items() if name not in COPIES}


def json_form(document: Document) -> str:
    """Write a brief as JSON: headline, issue, impact, target, severity, and the record as its file has it.

    The copies that its history keeps of what left are left out.
    Labels are named as the program names them, so that a change of wording breaks nobody; instants are in UTC.
    """
    given = {
        "headline": document.headline,
        "issue": _said(document, Heading.DESCRIPTION),
        "impact": _said(document, Heading.IMPACT),
        "target": document.facts.get(Label.TARGET, ""),
        "severity": document.facts.get(Label.SEVERITY, ""),
        "record": _plain(without_copies(document.record)),
    }
    return json.dumps(given, ensure_ascii=False, indent=2) + "\n"


def _said(document: Document, heading: Heading) -> dict[str, str]:
    """Give the texts of a part by the names of their labels; what stands without one is the text."""
    said: dict[str, str] = {}
    for block in document.parts.get(heading, ()):
        match block:
            case Line(label, text) | Point(label, text) if label is not None:
                said[label.name.lower()] = text
            case Text(text) | Point(None, text):
                said["text"] = f"{said['text']}\n{text}" if "text" in said else text
    return said


def _plain(value: Any) -> Any:
    """Turn what TOML holds into what JSON can; a number that is none has no form there, and is written as text."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime) and value.tzinfo is not None:
        return _instant(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float | bool) or value is None else _text(value)


def _instant(moment: datetime) -> str:
    try:
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        # Within a day of year 1 or 9999 there is no such instant in UTC: it keeps its offset, as in the file.
        return moment.isoformat()


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
