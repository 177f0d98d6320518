"""Everything a store holds, also what cannot be read."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from escalate_tui.storage import FileStore, create_new, dump
from escalate_tui.storage.listing import ConflictCopy, DamagedFile, Listed

ID = "esc-20260310-143012-k7q"
OTHER = "esc-20260402-080000-a2b"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store in an empty folder."""
    return FileStore(tmp_path, lambda: datetime(2026, 4, 2, tzinfo=UTC))


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """The folder of March."""
    return tmp_path / "records" / "2026-03"


def test_an_empty_store_lists_nothing(store: FileStore) -> None:
    """A store that nobody has written to yet is no error."""
    assert store.listing() == []


def test_the_newest_comes_first(store: FileStore, month: Path) -> None:
    """Escalations of all months are listed by their ids, newest first, with document and version."""
    versions = {id_: store.put({"schema": 1, "id": id_}, None) for id_ in (ID, OTHER)}
    newest, oldest = store.listing()
    assert isinstance(newest, Listed)
    assert newest.id == OTHER
    assert oldest == Listed(ID, month / f"{ID}.toml", {"schema": 1, "id": ID}, versions[ID])


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _file(content: bytes) -> Callable[[Path], None]:
    return lambda path: create_new(path, content)


def as_it_is(path: Path) -> tuple[int, ...]:
    """What changes when a file does; not when it was read last, which reading it changes."""
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@pytest.mark.parametrize(
    ("make", "reason", "line"),
    [
        pytest.param(_file(b'a = 1\nb = "x\n'), "Illegal character", 2, id="not TOML"),
        pytest.param(_file(b""), "it is empty", None, id="empty"),
        pytest.param(_file(b"\xff\xfea\0"), "not UTF-8", 1, id="UTF-16"),
        pytest.param(_file(b'id = "Nobody"\n'), "is not an id", None, id="no id in it"),
        pytest.param(_file(b"a = " + b"[" * 9999), "nested", None, id="nested"),
        pytest.param(Path.mkdir, "a folder", None, id="folder"),
        pytest.param(os.mkfifo, "a pipe", None, id="pipe"),
        pytest.param(_link("nothing"), "a link to a file that is not there", None, id="link to nothing"),
        pytest.param(_link(f"{ID}.toml"), "symbolic links", None, id="link to itself"),
        pytest.param(_link("/dev/zero"), "a device", None, id="device"),
    ],
)
def test_a_damaged_file_has_a_row_and_is_left_alone(
    make: Callable[[Path], None], reason: str, line: int | None, store: FileStore, month: Path
) -> None:
    """Whatever goes by a record's name is listed with its reason beside the good ones, and stays as it is."""
    store.put({"schema": 1, "id": OTHER}, None)
    month.mkdir(parents=True)
    path = month / f"{ID}.toml"
    make(path)
    before = as_it_is(path)
    good, damaged = store.listing()
    assert isinstance(good, Listed)
    assert isinstance(damaged, DamagedFile)
    assert damaged.path == path
    assert reason in damaged.reason
    assert damaged.line == line
    assert as_it_is(path) == before


@pytest.mark.parametrize(
    "name",
    [
        f"2026-03/{ID}.sync-conflict-20260311-090000-ABCDEFG.toml",
        f"2026-03/{ID} (Sam's conflicted copy 2026-03-11).toml",
        "2026-03/esc-20260310-999999-zzz.toml",
        f"2026-04/{ID}.toml",
        f"{ID}.toml",
    ],
)
def test_a_copy_has_a_row_of_its_own(name: str, store: FileStore, tmp_path: Path) -> None:
    """A file that does not lie where its id says is a copy: listed, but neither an escalation nor a head."""
    version = store.put({"schema": 1, "id": ID}, None)
    copy = tmp_path / "records" / name
    create_new(copy, dump({"schema": 1, "id": ID, "owner": "Kim"}))
    rows = store.listing()
    assert ConflictCopy(copy, ID) in rows
    assert [row.id for row in rows if isinstance(row, Listed)] == [ID]
    assert store.heads()[ID] == version


def test_what_is_no_record_is_not_listed(store: FileStore, month: Path, tmp_path: Path) -> None:
    """Temporary files, backups of editors, version control and notes are nobody's escalation."""
    version = store.put({"schema": 1, "id": ID}, None)
    for name in (f".{ID}.toml.1.0a1b2c3d.tmp", f".#{ID}.toml", f"{ID}.toml~", f".{ID}.toml.swp", "notes.txt"):
        (month / name).write_bytes(b"x")
    (tmp_path / "records" / ".git").mkdir()
    (tmp_path / "records" / ".git" / f"{ID}.toml").write_bytes(b"x")
    assert len(store.listing()) == 1
    assert store.heads() == {ID: version}
    assert store.find("esc") == ID


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_has_a_row(store: FileStore, month: Path) -> None:
    """A file and a month's folder that may not be opened say so."""
    for id_ in (ID, OTHER):
        store.put({"schema": 1, "id": id_}, None)
    (month / f"{ID}.toml").chmod(0)
    april = month.with_name("2026-04")
    april.chmod(0)
    try:
        rows = store.listing()
    finally:
        april.chmod(0o700)
    assert {row.path for row in rows if isinstance(row, DamagedFile) and "Permission" in row.reason} == {
        month / f"{ID}.toml",
        april,
    }


def test_truncation_lists_a_row_each_time(store: FileStore, month: Path) -> None:
    """A record cut short is listed, whole or damaged, wherever the cut is."""
    content = dump({"schema": 1, "id": ID, "text": "a\nb", "history": [{"key": "h7d", "act": "promised"}]})
    path = month / f"{ID}.toml"
    create_new(path, content)
    for end in range(len(content)):
        path.write_bytes(content[:end])
        [row] = store.listing()
        assert isinstance(row, Listed | DamagedFile)
