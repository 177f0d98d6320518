"""The index of a store: what it keeps, in which order, and that it never says anything but what the files say."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.storage import FileStore
from escalate_tui.storage.index import Index
from escalate_tui.storage.indexed import Indexed

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
LATER = timedelta(seconds=10)


def indexed(doc: dict[str, Any]) -> Indexed:
    """Keep what the tests put into a document of their own."""
    dates = tuple((due, late) for due, late in doc.get("dates", []))
    return Indexed(doc.get("shelf", "open"), doc.get("order", 0.0), dates, 0, doc.get("words", ""), doc["body"])


def identity(number: int) -> str:
    return f"esc-20260310-1430{number:02d}-abc"


class Shop:
    """A store with an index beside it, and a clock that both go by."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "store"
        self.file = folder / "cache" / "index.sqlite"
        self.store = FileStore(self.root, lambda: NOW)
        self.opened: list[Index] = []

    def open(self, made_by: str = "1") -> Index:
        self.opened.append(Index.open(self.file, self.root, made_by, indexed))
        return self.opened[-1]

    def put(self, number: int, **values: Any) -> Path:
        """Write an escalation over the one that is there."""
        id_ = identity(number)
        version = self.store.heads().get(id_)
        self.store.put({"schema": 1, "id": id_, "body": f"row {number}", **values}, version)
        return self.root / "records" / "2026-03" / f"{id_}.toml"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """An empty store."""
    shop = Shop(tmp_path)
    yield shop
    for index in shop.opened:
        index.close()


def refresh(index: Index, at: datetime | None = None) -> int:
    """Bring the index up to date and tell how many files were read; by default long after they were written."""
    return list(index.refresh(at or datetime.now(UTC) + LATER))[-1].total


def test_it_shows_what_the_files_say_and_reads_each_once(shop):
    """A first refresh reads all; a second, with nothing changed, none."""
    for number in range(3):
        shop.put(number)
    index = shop.open()
    assert refresh(index) == 3
    assert index.bodies([identity(0), identity(2)]) == {identity(0): "row 0", identity(2): "row 2"}
    assert refresh(index) == 0


def by_program(shop: Shop, path: Path) -> None:
    shop.put(1, words="changed")


def by_hand(shop: Shop, path: Path) -> None:
    path.write_text(path.read_text().replace("words", "words ").replace('"old"', '"changed"'))


def by_a_tool_that_keeps_times_and_size(shop: Shop, path: Path) -> None:
    """A synchronising tool may set the time of a file back; its inode or its change time tell."""
    before = path.stat()
    other = path.with_suffix(".other")
    other.write_text(path.read_text().replace('"old"', '"changed"').replace("row 1", "row"))
    other.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [by_program, by_hand, by_a_tool_that_keeps_times_and_size])
def test_a_change_from_anywhere_is_seen(shop, change: Callable[[Shop, Path], None]):
    """Whoever changed the file, it alone is read again, and the search finds its new words and not its old."""
    path = shop.put(1, words="old")
    shop.put(2, words="old")
    index = shop.open()
    refresh(index)
    change(shop, path)
    assert refresh(index) == 1
    assert index.found("changed") == [identity(1)]
    assert index.found("old") == [identity(2)]


def test_a_file_read_right_after_its_change_is_read_again(shop):
    """It could have changed once more within the same tick of the clock, which no time would show."""
    shop.put(1)
    index = shop.open()
    assert refresh(index, datetime.now(UTC)) == 1
    assert refresh(index, datetime.now(UTC)) == 1
    assert refresh(index) == 1
    assert refresh(index) == 0


def test_a_file_that_is_gone_has_no_row(shop):
    """Deleted in the program or by hand, it is gone from every list and from the search."""
    shop.put(1, words="zebra", dates=[[5.0, 6.0]])
    path = shop.put(2, words="zebra", dates=[[5.0, 6.0]])
    index = shop.open()
    refresh(index)
    path.unlink()
    refresh(index)
    assert index.found("zebra") == index.most_urgent(NOW) == index.ids("open") == [identity(1)]
    assert index.counts(NOW)["overdue"] == 1


def test_a_damaged_file_is_told_with_its_reason(shop):
    """It has no row, and it is no hole in the list: the reason and the line are kept."""
    path = shop.put(1)
    path.write_text("a = 1\nx = [")
    (path.parent / "copy of it.toml").write_text(f'id = "{identity(1)}"\nbody = "x"\n')
    index = shop.open()
    refresh(index)
    copy, damaged = sorted(index.trouble())
    assert copy == f"copy of it.toml: a second copy of {identity(1)}, left by a synchronising tool"
    assert damaged.startswith(f"{path.name}: ")
    assert damaged.endswith(", line 2")
    assert index.counts(NOW)["open"] == 0


@pytest.mark.parametrize(
    "harm", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 4096], ids=["empty", "text", "zeros"]
)
def test_a_damaged_index_is_made_anew(shop, harm):
    """Nothing of it is missed: the files say it all."""
    shop.put(1)
    index = shop.open()
    refresh(index)
    index.close()
    shop.opened.clear()
    for name in shop.file.parent.iterdir():
        name.write_bytes(harm)
    again = shop.open()
    assert refresh(again) == 1
    assert again.ids("open") == [identity(1)]


def test_an_index_made_by_another_version_is_made_anew(shop):
    """What its rows depend on beside the files has changed, so none of them counts."""
    shop.put(1)
    refresh(shop.open("1"))
    again = shop.open("2")
    assert again.ids("open") == []
    assert refresh(again) == 1
    assert refresh(shop.open("2")) == 0


def test_its_file_is_its_owners_own(shop):
    """It holds what the records hold, so nobody else may read it."""
    shop.put(1)
    refresh(shop.open())
    assert {path.stat().st_mode & 0o777 for path in shop.file.parent.iterdir()} == {0o600}
    assert shop.file.parent.stat().st_mode & 0o777 == 0o700


def test_where_no_folder_can_hold_it_it_lives_in_memory(shop):
    """The name of a database in memory works like a file, for every connection of the process."""
    shop.put(1)
    name = "file:test-index?mode=memory&cache=shared"
    first = Index.open(name, shop.root, "1", indexed)
    second = Index.open(name, shop.root, "1", indexed)
    refresh(first)
    assert second.ids("open") == [identity(1)]
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("upstream", [1, 2]),
        ("UPSTREAM tim", [1]),
        ("timeout", [1]),
        ("cafe", [2]),
        ('up" OR words', []),
        ("NEAR(upstream)", [1, 2]),
        ("-", []),
        ("", []),
        ("*", []),
    ],
)
def test_a_search_takes_what_is_typed_as_words(shop, text, numbers):
    """Beginnings of words, in any case, without accents; no sign of it is a command to the search."""
    shop.put(1, words="near upstream_timeout upstream")
    shop.put(2, words="near upstream Café")
    index = shop.open()
    refresh(index)
    assert sorted(index.found(text)) == [identity(number) for number in numbers]


DATES = st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 5)).map(lambda at: (at[0], at[0] + at[1])), max_size=3)


@given(st.lists(DATES, max_size=8), st.integers(1, 9))
def test_the_most_urgent_come_first(several, limit):
    """Overdue by how late, then due by how soon late, then later ones by when they are due; the first page as well."""

    def urgency(dates: list[tuple[int, int]]) -> tuple[int, int]:
        return min(
            ((0, late) if late <= 0 else (1, late) if due <= 0 else (2, due) for due, late in dates), default=(3, 0)
        )

    numbers = range(len(several))
    connection = sqlite3.connect(":memory:")
    index = Index(Path(), connection, indexed)
    from escalate_tui.storage.index_tables import TABLES

    connection.executescript(TABLES)
    for number in numbers:
        connection.execute(
            "INSERT INTO files VALUES (?, ?, '', ?, 'open', 0, '', '')", (number, str(number), identity(number))
        )
        for due, late in several[number]:
            connection.execute("INSERT INTO dates VALUES (?, ?, ?, 0, ?)", (number, due, late, identity(number)))
        if several[number]:
            firsts = [min(bounds) for bounds in zip(*several[number], strict=True)]
            connection.execute("INSERT INTO firsts VALUES (?, ?, ?)", (number, *firsts))
    now = datetime.fromtimestamp(0, UTC)
    dated = [number for number in numbers if several[number]]
    undated = [number for number in reversed(numbers) if not several[number]]
    expected = [*sorted(dated, key=lambda number: (urgency(several[number]), identity(number))), *undated]
    assert index.most_urgent(now) == [identity(number) for number in expected]
    assert index.most_urgent(now, limit=limit) == [identity(number) for number in expected][:limit]
    states = [urgency(dates)[0] for dates in several]
    assert (index.counts(now)["overdue"], index.counts(now)["due"]) == (states.count(0), states.count(1))
    connection.close()


def test_many_at_once_harm_nobody(shop):
    """Four open the same new index together, read the same file and ask: each sees the whole, and nothing breaks."""
    path = shop.put(1)
    troubles: list[Exception] = []
    rows: list[list[str]] = []

    def visit(file: Path, together: Barrier) -> None:
        together.wait()
        try:
            index = Index.open(file, shop.root, "1", indexed)
            index.read_again(path)
            refresh(index)
            rows.append(index.ids("open"))
            index.close()
        except sqlite3.Error as trouble:
            troubles.append(trouble)

    for number in range(25):
        together = Barrier(4)
        file = shop.file.with_name(f"{number}.sqlite")
        visitors = [Thread(target=visit, args=(file, together)) for _ in range(4)]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
    assert troubles == []
    assert rows == [[identity(1)]] * 100


TAKE = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""
"""Takes the lock that SQLite's readers hold, as another program does that finds nobody there and tidies up."""


def test_opening_it_again_leaves_the_locks_of_who_has_it_open(shop):
    """POSIX takes all locks of a process on a file away when it closes any handle of it: none is, but SQLite's own."""
    shop.put(1)
    first = shop.open()
    refresh(first)
    shop.open().close()
    other = subprocess.run([sys.executable, "-c", TAKE, str(shop.file)], capture_output=True, text=True, check=False)
    assert "BlockingIOError" in other.stderr
    first.close()
    assert subprocess.run([sys.executable, "-c", TAKE, str(shop.file)], check=False).returncode == 0
