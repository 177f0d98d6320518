"""What somebody, a tool or a broken disk may leave in the folder of records, and texts that nobody should trust."""

import gzip
import os
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from cases import NOW
from escalate_tui.model.choices import Act
from escalate_tui.model.document import SCHEMA
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.keys import new_key
from escalate_tui.model.record import fields
from escalate_tui.model.text import clean, clean_doc
from escalate_tui.storage import FileStore, dump

ID = "esc-20260310-143012-k7q"
"""The escalation that is attacked."""

GOOD = "esc-20260309-080000-a2b"
"""The one beside it, which nothing may harm."""

Make = Callable[[Path], None]
"""Puts something at a path."""


def document(identity: str = ID, **more: Any) -> dict[str, Any]:
    """A small escalation as its file holds it."""
    return {"schema": 1, "id": identity, "understand": {"summary": "Orders fail", "kind": "bug"}, **more}


PLAIN = dump(document())
NAMED = f'id = "{ID}"\n'.encode()


def holding(content: bytes) -> Make:
    """Make a file of these bytes."""
    return lambda path: path.write_bytes(content) and None


def linked(target: str) -> Make:
    """Make a symbolic link."""
    return lambda path: path.symlink_to(target)


def sparse(size: int) -> Make:
    """Make a file of that many zeros that takes no room on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def listening(path: Path) -> None:
    """Make a socket; by a short path, since those of sockets are bounded."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def named(identity: str) -> Make:
    """Make a file with that id in it."""
    return holding(dump(document(identity)))


DAMAGED: dict[str, Make] = {
    "empty": holding(b""),
    "blank": holding(b" \n\t\r\n"),
    "zeros": holding(bytes(4096)),
    "nul in a text": holding(NAMED + b'a = "x\0y"\n'),
    "utf-16": holding(PLAIN.decode().encode("utf-16")),
    "utf-16 without its mark": holding(PLAIN.decode().encode("utf-16-be")),
    "utf-32": holding(PLAIN.decode().encode("utf-32")),
    "latin-1": holding(NAMED + 'owner = "Jörg"\n'.encode("latin-1")),
    "surrogate in utf-8": holding(NAMED + b'a = "\xed\xa0\x80"\n'),
    "surrogate escaped": holding(NAMED + b'a = "\\ud800"\n'),
    "two marks": holding(b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN),
    "packed": holding(gzip.compress(PLAIN)),
    "a merge left by git": holding(b"<<<<<<< HEAD\n" + PLAIN + b"=======\n" + PLAIN + b">>>>>>> other\n"),
    "json": holding(b'{"schema": 1}'),
    "a name twice": holding(NAMED * 2),
    "a table twice": holding(b"[understand]\n" * 2),
    "escape sequences": holding(b"\x1b]0;owned\x07\x1b[2J"),
    "more than 4 MB": holding(PLAIN + b"#" * 4 * 2**20),
    "100 MB": sparse(100 * 2**20),
    "deep lists": holding(NAMED + b"a = " + b"[" * 5000 + b"]" * 5000),
    "deep lists that parse": holding(NAMED + b"a = " + b"[" * 80 + b"]" * 80),
    "deep tables": holding(NAMED + b"a = " + b"{a=" * 5000),
    "more values than any record": holding(NAMED + b"[understand]\ntickets = [" + b"1," * 50_000 + b"]\n"),
    "more tables than any record": holding(NAMED + b"[[history]]\n" * 50_000),
    "deep names": holding(NAMED + b"[" + b"a." * 90_000 + b"a]\n"),
    "a number nothing can write": holding(NAMED + b"a = 0x" + b"f" * 5000),
    "that number in an item without a key": holding(b"[[history]]\na = 0x" + b"f" * 5000),
    "that number as the schema": holding(b"schema = 0b" + b"1" * 50_000),
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "socket": listening,
    "device": linked("/dev/zero"),
    "loop": linked(f"{ID}.toml"),
    "link to nothing": linked("nothing"),
    "link to a folder": linked("."),
    "id of a path": named("../../../../etc/passwd"),
    "absolute id": named("/etc/passwd"),
    "id of Windows": named("con"),
    "id of a drive": named("C:\\Windows\\x"),
    "id without a month": named("esc-20261310-143012-k7q"),
    "id in capitals": named(ID.upper()),
    "id with a line end": named(f"{ID}\n"),
    "id without end": named("esc-" * 100_000),
    "id that commands a terminal": holding(b'id = "\\u001b]0;owned\\u0007\\u202e"\n'),
    "id that is a number": holding(b"id = 5\n"),
    "id that is a table": holding(b"[id]\nid = 1\n"),
}
"""What cannot be read as the escalation that its name says."""

READABLE: dict[str, Make] = {
    "byte order mark": holding(b"\xef\xbb\xbf" + PLAIN),
    "line ends of Windows": holding(PLAIN.replace(b"\n", b"\r\n")),
    "unknown keys": holding(PLAIN + b'later = "kept"\n[[later.than]]\nthis = { x = [nan, inf, -0.0] }\n'),
    "names of keys": holding(NAMED + b'"" = 1\n"\\u001b" = 2\n"a.b" = 3\n"__class__" = 4\n"\xe2\x80\xae" = 5\n'),
    "an id left out": holding(b'owner = "Kim"\n'),
    "steps of other types": holding(NAMED + b'understand = "x"\nimpact = [1]\ntarget = 2026-03-10\nrepro = true\n'),
    "history of another type": holding(NAMED + b'history = "handed over yesterday"\n'),
    "history of empty entries": holding(NAMED + b"[[history]]\n" * 500),
    "items of other types": holding(NAMED + b"[understand]\ncustomers = [1, 'x', [], {key = 5}, {key = 'a.b'}]\n"),
    "years at both ends": holding(
        NAMED + b"created = 0001-01-01T00:00:00+14:00\nupdated = 9999-12-31T23:59:59-14:00\n"
    ),
    "escape sequences escaped": holding(NAMED + b'owner = "\\u001b]52;c;eA==\\u0007"\nupdated = "\\u009b2J"\n'),
    "hidden signs": holding(NAMED + '[understand]\nkind = "\u202egub"\nsummary = "\u202egnp.exe\u2066"\n'.encode()),
    "markup": holding(NAMED + b'[understand]\nsummary = "[@click=app.quit]x[/] <img src=x onerror=y> $(reboot)"\n'),
    "a large number": holding(NAMED + b"understand = 1" + b"0" * 1000 + b"\n"),
    "20,000 wrong items": holding(NAMED + b"[understand]\ntickets = [" + b"1," * 20_000 + b"]\n"),
}
"""What is odd, and still an escalation."""

NAMES = [
    b"con.toml",
    b"AUX.toml",
    b"nul.toml",
    b"-rf.toml",
    b"esc-20260310-143012-k7q.toml.toml",
    b"ESC-20260310-143012-K7Q.toml",
    b"esc-20260310-143012-k7q .toml",
    b"\x1b]0;owned\x07\x1b[2J.toml",
    b"line\nend\r.toml",
    b"in latin-1: \xf6\xff.toml",
    "\u202egnp.toml".encode(),
    b"x" * 250 + b".toml",
    b"'; DROP TABLE files; --.toml",
]
"""Names of files that are no ids."""

PIECES = [
    *(
        "Orders fail ",
        "since Monday, ",
        "for 1 in 20 requests. ",
        "\n",
        "\n\n",
        "\t",
        " ",
        "'",
        '"',
        '"""',
        "'''",
        "\\",
    ),
    *("\r\n", "\r", "\x85", "\u2028", "\u2029", "\0", "\x1b[31m", "\x1b]52;c;eA==\x07", "\x9b2J", "\x7f", "\x0c"),
    *("\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\U000e0041", "漢字", "한국", "ไทย", "שלום", "e\u0301"),
    *("🙂", "👩\u200d🔧", "🇩🇪", "\ud800", "\udfff", "\ud83d\ude00", "\uffff", "\U0010ffff", "#", "=", "[[x]]", "${x}"),
]
"""What hostile and foreign texts are made of."""

LONG = "The export leaves rows out — since the release, “sometimes”.\r\n" * 330
"""About 20 KB of prose."""


def hostile_text(random: Random) -> str:
    """A short text of anything; rarely one of 20 KB."""
    if random.random() < 0.003:
        return LONG + random.choice(PIECES)
    return "".join(random.choices(PIECES, k=random.randint(1, 8)))


def value_of(control: Control, random: Random, choices: tuple[Any, ...]) -> Any:
    """A value as a person or a script leaves it: of the field's type, text that does not parse, or anything."""
    chance = random.random()
    if chance < 0.05:
        return random.choice([True, -7, 0.1, 2**70, date(2026, 3, 9), ["a", 1, {"x": []}], {"\x1b": {"": 1}}])
    if choices and chance < 0.8:
        return random.choice(choices)
    match control:
        case Control.NUMBER:
            return random.randrange(10**6)
        case Control.MOMENT:
            return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(10**8))
        case Control.LINES | Control.CHOICES:
            return [hostile_text(random) for _ in range(random.randint(1, 3))]
    return hostile_text(random)


def escalations(random: Random) -> Iterator[dict[str, Any]]:
    """Make documents without end, as they enter the program: some fields, some items, some entries, unknown keys."""
    declared = list(fields().values())
    plain = [spec for spec in declared if spec.face.control not in (Control.ITEMS, Control.CRITERIA)]
    lists = [spec for spec in declared if spec.face.control is Control.ITEMS]
    for number in range(10**6):
        draft = Draft({"schema": SCHEMA, "id": f"esc-20260310-{number:06d}-k7q", "created": NOW})
        for spec in random.sample(plain, 5):
            choices = tuple(choice for choice, _ in spec.choices)
            draft = draft.with_value(spec.path, value_of(spec.face.control, random, choices))
        spec = random.choice(lists)
        for one in random.sample(spec.item, min(2, len(spec.item))):
            item = {"key": new_key((), random), one.name: value_of(one.face.control, random, ())}
            draft = draft.with_item(spec.path, item)
        if random.random() < 0.3:
            entry = {"key": "h7d", "at": NOW, "act": random.choice([*Act]).value, "note": hostile_text(random)}
            draft = draft.with_entry({**entry, "later": {hostile_text(random): hostile_text(random)}})
        if random.random() < 0.3:
            draft = draft.with_value("later", {hostile_text(random): [hostile_text(random), {"x": NOW}]})
        yield draft.doc


def survives(store: FileStore, raw: dict[str, Any], random: Random) -> None:
    """Save an escalation, load it, edit one field, save and load it, and edit it back.

    Raises:
        AssertionError: Something else has changed than what was edited, from how `clean()` leaves it.
    """
    cleaned = clean_doc(raw)
    version = store.put(cleaned, None)
    doc, read = store.get(raw["id"])
    assert (doc, read) == (cleaned, version)
    text = clean(hostile_text(random)) or "x"
    edited = Draft(doc).with_value("impact.workflow", text).doc
    edition = store.put(edited, version)
    doc, _ = store.get(raw["id"])
    assert doc == edited
    again = Draft(doc).with_value("impact.workflow", Draft(cleaned).value("impact.workflow")).doc
    assert again == cleaned
    store.put(again, edition)
    assert dump(store.get(raw["id"])[0]) == dump(again)
