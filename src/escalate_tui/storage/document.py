"""Between the bytes of a file and its document: TOML, checked in both directions."""

import hashlib
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import tomli
import tomli_w

from escalate_tui.model.document import Doc
from escalate_tui.storage.errors import Damaged, Unsavable
from escalate_tui.storage.reading import LARGEST

DEEPEST: Final = 64
"""Levels of tables and lists in each other: far more than a record has, far fewer than exhaust the stack."""

MOST_VALUES: Final = 50_000
"""Values in a document, tables and lists among them: a hundred times a full record, and read within a second."""

LONGEST_NUMBER: Final = 4096
"""Bits of a whole number: a figure of 1,233 digits, and fewer than Python refuses to write in decimals."""

_SAYS: Final = "# escalate-tui: edit by hand while the program is closed; comments are not kept. Sum of the rest: "
_NAN: Final = float("nan")


def parse(content: bytes) -> Doc:
    """Read the document in the bytes of a file.

    Raises:
        Damaged: The bytes are not UTF-8 or not TOML, nested deeper than any record, or hold more values than any
            record or a number that nothing can write; never anything else.
    """
    try:
        doc = tomli.loads(content.decode("utf-8-sig"), parse_float=_number)
    except tomli.TOMLDecodeError as bad:
        raise Damaged(bad.msg, bad.lineno) from bad
    except UnicodeDecodeError as bad:
        raise Damaged("it is not UTF-8 text", content.count(b"\n", 0, bad.start) + 1) from bad
    except ValueError as bad:
        raise Damaged(str(bad)) from bad
    except RecursionError as bad:
        raise Damaged("its lists or tables are nested too deeply") from bad
    refuse_monsters(doc)
    return doc


def dump(doc: Doc) -> bytes:
    """Write a document as the bytes of a file, in the order of its keys, tables after values.

    Texts of several lines are written on several lines, instants in UTC with Z, lists of tables as `[[…]]`.

    Raises:
        Unsavable: The bytes would not read back as this document, or are more than is ever read.
    """
    try:
        plain = _plain(doc)
        body = "".join(_table(plain, "")).encode()
        content = _first_line(body) + b"\n" + body
        same = parse(content) == plain
    except (TypeError, ValueError, RecursionError) as bad:
        raise Unsavable(f"This cannot be written as TOML: {bad}. Nothing was saved.") from bad
    except Damaged as bad:
        raise Unsavable(f"This would not read back from its file: {bad.reason}. Nothing was saved.") from bad
    if not same:
        raise Unsavable("This would read back from its file as something else. Nothing was saved.")
    if len(content) > LARGEST:
        raise Unsavable("This is more than 4 MB, which is never read back. Shorten its texts: nothing was saved.")
    return content


def written_here(content: bytes) -> bool:
    """Tell whether these bytes are as this program wrote them, untouched by anybody else."""
    first, _, body = content.partition(b"\n")
    return first == _first_line(body)


def _first_line(body: bytes) -> bytes:
    return f"{_SAYS}{hashlib.sha256(body).hexdigest()[:12]}".encode()


def _number(text: str) -> float:
    # One and the same object for what is not a number, so that a document which holds it equals itself.
    value = float(text)
    return _NAN if math.isnan(value) else value


def refuse_monsters(value: Any, levels: int = DEEPEST, room: int = MOST_VALUES) -> int:
    """Refuse what no record is, and tell for how many more values there is room.

    Raises:
        Damaged: It is nested deeper than any record, or holds more values or a longer whole number.
    """
    if isinstance(value, int):
        if value.bit_length() > LONGEST_NUMBER:
            raise Damaged(f"it holds a whole number of more than {LONGEST_NUMBER} bits")
        return room
    if levels == 0:
        raise Damaged(f"its lists or tables are nested more than {DEEPEST} levels deep")
    room -= len(value)
    if room < 0:
        raise Damaged(f"it holds more than {MOST_VALUES:,} values, far more than an escalation has")
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list | int):
            room = refuse_monsters(inner, levels - 1, room)
    return room


class _Instant(datetime):
    """An instant in UTC that is written with Z."""

    def __str__(self) -> str:
        return self.isoformat().removesuffix("+00:00") + "Z"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime) and value.tzinfo is not None:
        return _instant(value)
    return value


def _instant(moment: datetime) -> datetime:
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        # Within a day of year 1 or 9999 there is no such instant in UTC: it keeps its offset.
        return moment
    return _Instant.combine(utc.date(), utc.time(), UTC)


def _table(table: Doc, place: str) -> Iterator[str]:
    """Write the values of a table, then its tables; tomli-w alone puts short tables of a list on one line."""
    values = {key: value for key, value in table.items() if not _holds_tables(value)}
    yield tomli_w.dumps(values, multiline_strings=True)
    for key, value in table.items():
        if not _holds_tables(value):
            continue
        name = f"{place}.{_written(key)}" if place else _written(key)
        for inner in value if isinstance(value, list) else [value]:
            yield f"\n[[{name}]]\n" if isinstance(value, list) else f"\n[{name}]\n"
            yield from _table(inner, name)


def _holds_tables(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(inner, dict) for inner in value)
    return isinstance(value, dict)


def _written(key: str) -> str:
    """Write a key as the name of a table needs it, in quotes where TOML asks for them."""
    return tomli_w.dumps({key: {}}).strip()[1:-1]
