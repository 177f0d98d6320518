"""Rows of the board as text, for an index that keeps them: JSON, read back without the record's models."""

import json
from datetime import UTC, date, datetime
from typing import Any, Final

from escalate_tui.followup.commitment import Commitment, CommitmentKind
from escalate_tui.followup.row import LogLine, Row, Told
from escalate_tui.model.choices import Severity, Status
from escalate_tui.moments import Moment

FORM: Final = 3
"""Which form this is; a row written in another is made anew from its file."""

INSTANTS: Final = ("created", "updated", "opened", "closed", "paused_to")
"""What of a row is an instant or nothing."""


def written(row: Row) -> str:
    """Write a row as one line of JSON."""
    values = {name: getattr(row, name) for name in Row.__slots__}
    values["told"] = None if row.told is None else [_number(row.told.at), row.told.text]
    values["commitments"] = [
        [one.kind.value, _number(one.started), _number(one.due), _number(one.overdue), one.text, one.key]
        for one in row.commitments
    ]
    values["lines"] = [[line.key, _number(line.at), line.label, line.note, line.by, line.counts] for line in row.lines]
    values["ask_by"] = _number(row.ask_by) if isinstance(row.ask_by, datetime) else row.ask_by and str(row.ask_by)
    for name in INSTANTS:
        values[name] = _number(values[name])
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_row(text: str) -> Row:
    """Read a row back.

    Raises:
        ValueError: It is no row in this form.
    """
    try:
        return _row(json.loads(text))
    except (KeyError, TypeError) as bad:
        raise ValueError(f"no row in form {FORM}: {bad!r}") from bad


def _row(values: dict[str, Any]) -> Row:
    values["status"] = Status(values["status"])
    values["severity"] = Severity(values["severity"]) if values["severity"] else None
    values["told"] = None if values["told"] is None else Told(_instant(values["told"][0]), values["told"][1])
    values["commitments"] = tuple(
        Commitment(CommitmentKind(kind), _at(started), _at(due), _at(overdue), text, key)
        for kind, started, due, overdue, text, key in values["commitments"]
    )
    values["lines"] = tuple(
        LogLine(key, _at(at), label, note, by, counts) for key, at, label, note, by, counts in values["lines"]
    )
    values["ask_by"] = _moment(values["ask_by"])
    for name in INSTANTS:
        values[name] = _instant(values[name])
    return Row(**values)


def _number(at: datetime | None) -> float | None:
    return None if at is None else at.timestamp()


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else _at(seconds)


def _moment(value: float | str | None) -> Moment | None:
    return date.fromisoformat(value) if isinstance(value, str) else _instant(value)
