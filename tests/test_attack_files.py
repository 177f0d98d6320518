"""Anything in the folder of records: nothing crashes, nothing hangs, nothing acts, and nothing is harmed."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from attacks import DAMAGED, GOOD, ID, NAMES, PLAIN, READABLE, Make, document
from cases import NOW, ZONE
from escalate_tui import paths
from escalate_tui.board_index import open_index, refreshed
from escalate_tui.errors import EscalateError
from escalate_tui.start import run
from escalate_tui.storage import Damaged, FileStore, NotAnId, ReadOnly, Unsavable, dump, read_file
from escalate_tui.storage.listing import Listed
from escalate_tui.storage.version import version_of
from escalate_tui.workplace import Workplace, workplace_here

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What must not reach a terminal."""


class Attacked:
    """A store in a home of its own, with one good escalation and room for a bad one."""

    def __init__(self) -> None:
        self.place: Workplace = workplace_here(lambda: NOW, lambda: ZONE, {})
        self.store: FileStore = self.place.store
        self.store.put(document(GOOD), None)
        self.month = paths.records_dir() / "2026-03"
        self.path = self.month / f"{ID}.toml"

    def rows(self) -> tuple[list[str], list[str]]:
        """What the index lists after a refresh, and what it says of the rest."""
        index = refreshed(self.place)
        try:
            list(index.refresh(NOW + timedelta(days=36500)))
            return index.newest(), index.trouble()
        finally:
            index.close()

    def around(self) -> dict[str, tuple[int, int, int]]:
        """Everything in the store but the lock: what it is, its size and when it was changed."""
        found = {path: path.lstat() for path in self.store.root.rglob("*") if path.name != ".lock"}
        return {os.fspath(path): (seen.st_mode, seen.st_size, seen.st_mtime_ns) for path, seen in found.items()}


@pytest.fixture
def attacked(home: Path, monkeypatch: pytest.MonkeyPatch) -> Attacked:
    """A store with one good escalation, on a disk that loses nothing."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return Attacked()


def commanded(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run a command; nothing that it prints commands a terminal."""
    status = run(arguments, clock=lambda: NOW, zone=ZONE)
    told = capsys.readouterr()
    assert not COMMANDS.search(told.out)
    assert not COMMANDS.search(told.err)
    return status, told.out, told.err


def attacks() -> Iterator[object]:
    """Every attack, with whether it can be read."""
    for readable, table in ((False, DAMAGED), (True, READABLE)):
        yield from (pytest.param(make, readable, id=name) for name, make in table.items())


@pytest.mark.parametrize(("make", "readable"), attacks())
def test_the_store_stands_it(make: Make, readable: bool, attacked: Attacked) -> None:
    """It reads or says in a sentence why not, lists both files, and refuses to replace what it did not read."""
    make(attacked.path)
    before = attacked.around()
    if readable:
        assert attacked.store.get(ID)[0]["id"] == ID
    else:
        with pytest.raises((Damaged, OSError)) as refused:
            attacked.store.get(ID)
        assert len(str(refused.value)) < 500
        assert not COMMANDS.search(str(refused.value))
    assert sorted(row.path for row in attacked.store.listing()) == [attacked.month / f"{GOOD}.toml", attacked.path]
    assert [row.id for row in attacked.store.listing() if isinstance(row, Listed)] == [ID, GOOD][not readable :]
    for expected in (None, version_of(b"another")):
        with pytest.raises((EscalateError, OSError)):
            attacked.store.put(document(), expected)
    assert attacked.around() == before


@pytest.mark.parametrize(("make", "readable"), attacks())
def test_the_index_stands_it(make: Make, readable: bool, attacked: Attacked) -> None:
    """It has a row, or its reason in a short sentence; the good one has its row, and nothing is touched."""
    make(attacked.path)
    before = attacked.around()
    listed, trouble = attacked.rows()
    assert listed == ([ID, GOOD] if readable else [GOOD])
    assert len(trouble) == (not readable)
    assert not any(COMMANDS.search(one) or len(one) > 300 for one in trouble)
    assert attacked.around() == before


@pytest.mark.parametrize(("make", "readable"), attacks())
def test_the_command_line_stands_it(
    make: Make, readable: bool, attacked: Attacked, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command ends with a status of its own, and what it prints commands no terminal."""
    make(attacked.path)
    before = attacked.around()
    for verb in ("check", "brief"):
        for name in (str(attacked.path), ID):
            status, out, err = commanded(capsys, verb, name)
            # By its path a file is read whatever id stands in it.
            assert status in ((0, 1) if readable else (3,) if name == ID else (0, 1, 3))
            assert (out != "") is (status != 3 and (verb == "check" or status == 0))
            assert status != 3 or len(err) < 500
    status, out, err = commanded(capsys, "list")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == ([ID, GOOD] if readable else [GOOD])
    assert (err == "") is readable
    assert attacked.around() == before


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in READABLE.items()])
def test_what_is_odd_is_kept_on_saving(make: Make, attacked: Attacked) -> None:
    """An edit changes its own field alone, whatever stands beside it, and the bytes before it are put aside."""
    make(attacked.path)
    content = attacked.path.read_bytes()
    doc, version = attacked.store.get(ID)
    attacked.store.put({**doc, "reporter": "Kim"}, version)
    assert attacked.store.get(ID)[0] == {**doc, "reporter": "Kim"}
    assert [path.read_bytes() for path in (attacked.store.root / "versions" / ID).iterdir()] == [content]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[2:30])
def test_any_name_is_a_row(name: bytes, attacked: Attacked, capsys: pytest.CaptureFixture[str]) -> None:
    """A file whose name is no id has its sentence in the list and in the index, and is no escalation."""
    path = attacked.month / os.fsdecode(name)
    path.write_bytes(PLAIN)
    [row] = [row for row in attacked.store.listing() if not isinstance(row, Listed)]
    assert row.path == path
    assert attacked.rows() == ([GOOD], [row.says])
    assert not COMMANDS.search(row.says)
    assert "\n" not in row.says
    assert [*attacked.store.heads()] == [GOOD]
    assert commanded(capsys, "list")[2] == f"{row.says}\n"
    path.unlink()
    assert attacked.rows() == ([GOOD], [])


RESERVED = [
    "con",
    "nul",
    "com1",
    "lpt9.toml",
    "C:\\x\\y\\z\\a",
    "..",
    "../../../x",
    "/etc/passwd",
    f"{ID}/",
    f"{ID}.",
    f"{ID} ",
]


@pytest.mark.parametrize("identity", [*RESERVED, f"{ID}\n", f"./{ID}", f"{ID}\\..", "esc-20260310-\u202e", "x" * 9999])
def test_an_id_leads_nowhere_else(identity: str, attacked: Attacked, tmp_path: Path) -> None:
    """Parts of paths, names that Windows keeps for itself and the like are refused, and nothing is made."""
    before = attacked.around()
    for act in (attacked.store.get, attacked.store.delete, lambda bad: attacked.store.put(document(bad), None)):
        with pytest.raises(NotAnId) as refused:
            act(identity)
        assert not COMMANDS.search(str(refused.value))
    assert attacked.around() == before


def folder_is_a_file(month: Path) -> None:
    month.write_bytes(b"")


def folder_is_a_loop(month: Path) -> None:
    month.symlink_to(month.name)


def folder_holds_itself(month: Path) -> None:
    month.mkdir()
    (month / "again").symlink_to(month)
    (month / f"{ID}.toml").symlink_to(month)


PLACES: dict[str, tuple[str, Callable[[Path], None], int]] = {
    "a file for a month": ("2026-04", folder_is_a_file, 0),
    "a pipe for a month": ("2026-04", os.mkfifo, 0),
    "a loop for a month": ("2026-04", folder_is_a_loop, 0),
    "a month that holds itself": ("2026-04", folder_holds_itself, 1),
    "a month named like a record": ("2026-04.toml", Path.mkdir, 1),
    "a loop named like a record": ("2026-04.toml", folder_is_a_loop, 1),
    "a pipe named like a record": (f"{ID}.toml", os.mkfifo, 1),
}
"""What stands in the place of a month's folder: its name, and how many rows it has."""


@pytest.mark.parametrize("name", PLACES)
def test_a_folder_can_be_anything(name: str, attacked: Attacked) -> None:
    """Whatever goes by the name of a month, the other months are read, by the list and by the index alike."""
    place, make, rows = PLACES[name]
    make(attacked.month.with_name(place))
    assert len(attacked.store.listing()) == 1 + rows
    listed, trouble = attacked.rows()
    assert (listed, len(trouble)) == ([GOOD], rows)
    assert [*attacked.store.heads()] == [GOOD]
    assert not attacked.store.changed(0.0)


@pytest.mark.parametrize("make", [folder_is_a_file, folder_is_a_loop, os.mkfifo], ids=["file", "loop", "pipe"])
def test_records_that_are_no_folder_are_told(make: Make, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder there is no list, and the sentence names what is in its place."""
    paths.data_dir().mkdir(parents=True)
    make(paths.records_dir())
    for arguments in (["list"], ["check", ID], ["brief", ID]):
        status, out, err = commanded(capsys, *arguments)
        assert (status, out) == (1 if arguments == ["list"] else 3, "")
        assert str(paths.records_dir()) in err


@pytest.mark.parametrize(
    "name", ["~nobody-of-that-name/x.toml", "a/b", "x" * 5000 + ".toml", "\u202e.toml", ".toml", "/", "-"]
)
def test_a_path_that_leads_nowhere_is_told(name: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence and a status, whatever was typed as a file."""
    for verb in ("check", "brief"):
        status, out, err = commanded(capsys, verb, "--", name)
        assert status in (1, 3)
        assert (out, err != "") == ("", True)


def test_a_file_cut_short_anywhere(attacked: Attacked, capsys: pytest.CaptureFixture[str]) -> None:
    """Cut at any byte it is a shorter escalation or a damaged file: the same to the store, the index and the rest."""
    content = dump(document(history=[{"key": "h7d", "act": "promised", "at": NOW, "note": "漢字\n" * 2}]))
    index = open_index(attacked.place)
    damaged = 0
    for end in range(len(content)):
        attacked.path.write_bytes(content[:end])
        [row] = [row for row in attacked.store.listing() if row.path == attacked.path]
        index.read_again(attacked.path)
        assert bool(index.trouble()) is not isinstance(row, Listed)
        damaged += bool(index.trouble())
        if end % 16 == 0:
            status = commanded(capsys, "check", str(attacked.path))[0]
            assert status == (1 if isinstance(row, Listed) else 3)
    index.close()
    assert damaged > len(content) / 2


EDITS = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 3), st.binary(max_size=6)), min_size=1, max_size=8)
WHOLE = (Path(__file__).parent / "samples" / "schema-1.toml").read_bytes()


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EDITS)
@example([(0, 0, b"\0")])
def test_a_file_with_wrong_bytes_anywhere(attacked: Attacked, edits: list[tuple[int, int, bytes]]) -> None:
    """Bytes put in, left out and replaced: it is read or damaged, and what is read can be edited and saved."""
    content = WHOLE
    for place, cut, more in edits:
        at = place * len(content) // 1000
        content = content[:at] + more + content[at + cut :]
    attacked.path.write_bytes(content)
    listed, trouble = attacked.rows()
    assert len(listed) + len(trouble) == 2
    if ID in listed:
        doc, version = attacked.store.get(ID)
        attacked.store.put({**doc, "owner": "Kim"}, version)
        assert attacked.store.get(ID)[0] == {**doc, "owner": "Kim"}


@pytest.mark.parametrize(
    "schema", ["2", "99", "0x7fffffffffffffff", "0x" + "f" * 900, "0", "-1", '"1"', "1.0", "[1]", "{}"]
)
def test_another_schema_is_read_and_never_written(
    schema: str, attacked: Attacked, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has its row and its brief; saving is refused in a short sentence, whatever the new one claims to be."""
    attacked.path.write_bytes(PLAIN.replace(b"schema = 1", b"schema = " + schema.encode()))
    before = attacked.around()
    doc, version = attacked.store.get(ID)
    assert attacked.rows() == ([ID, GOOD], [])
    assert commanded(capsys, "check", ID)[0] in (0, 1)
    for one in ({**doc, "owner": "Kim"}, document(), {"id": ID}):
        with pytest.raises(ReadOnly, match=r"read-only: (update escalate-tui|write schema = 1)") as refused:
            attacked.store.put(one, version)
        assert len(str(refused.value)) < 200
    assert attacked.around() == before


def test_what_cannot_be_written_changes_nothing(attacked: Attacked) -> None:
    """A document that no file can hold is refused before anything is touched."""
    version = attacked.store.heads()[GOOD]
    before = attacked.around()
    for bad in ("\ud800", 1 << 5000, [None], {"x": {1: 2}}, object(), "x" * 2**22, {"a": "x\r\ny"}):
        with pytest.raises(Unsavable):
            attacked.store.put(document(GOOD, later=bad), version)
    assert attacked.around() == before


def test_a_file_outside_the_store_is_read_by_its_path(tmp_path: Path) -> None:
    """A link to a file elsewhere is that file, and a path with odd signs in it is a path."""
    path = tmp_path / "\u202e odd\n.toml"
    path.write_bytes(PLAIN)
    (tmp_path / "link.toml").symlink_to(path)
    assert read_file(path) == read_file(tmp_path / "link.toml") == document()
