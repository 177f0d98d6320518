"""The store in a folder: reading, writing, conflicts, old versions, deleting, finding."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from escalate_tui.storage import (
    Ambiguous,
    Conflict,
    Damaged,
    FileStore,
    NotAnId,
    NotFound,
    ReadOnly,
    Store,
    Unsavable,
    create_new,
    why_read_only,
)

ID = "esc-20260310-143012-k7q"
OTHER = "esc-20260310-150000-a2b"
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


def record(id_: str = ID, **more: Any) -> dict[str, Any]:
    """A small document."""
    return {"schema": 1, "id": id_, "owner": "Sam", **more}


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A store in an empty folder, at a fixed time."""
    return FileStore(tmp_path, lambda: NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of `ID` belongs."""
    return tmp_path / "records" / "2026-03" / f"{ID}.toml"


def kept(tmp_path: Path, where: str = "versions") -> list[bytes]:
    """What was put aside for `ID`."""
    return [path.read_bytes() for path in sorted((tmp_path / where / ID).glob("*.toml"))]


def test_what_is_put_can_be_got(store: FileStore, path: Path) -> None:
    """A new escalation lies in its month's folder, its owner's only, and reads back with its version."""
    version = store.put(record(), None)
    assert store.get(ID) == (record(), version)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert store.heads() == {ID: version}


def test_a_folder_is_a_store(tmp_path: Path) -> None:
    """The folder can stand wherever a store is asked for."""
    store: Store = FileStore(tmp_path, lambda: NOW)
    assert store.heads() == {}


def test_the_file_behind_a_link_is_the_record(store: FileStore, path: Path, tmp_path: Path) -> None:
    """A record that is a symbolic link is read and written where it lies."""
    version = store.put(record(), None)
    real = path.rename(tmp_path / "elsewhere.toml")
    path.symlink_to(real)
    store.put(record(owner="Kim"), version)
    assert path.is_symlink()
    assert b'owner = "Kim"' in real.read_bytes()


def test_a_new_escalation_never_replaces_another(store: FileStore) -> None:
    """An id that is taken conflicts, and the conflict carries what is there."""
    version = store.put(record(), None)
    with pytest.raises(Conflict, match="changed elsewhere") as conflict:
        store.put(record(owner="Kim"), None)
    assert (conflict.value.doc, conflict.value.version) == (record(), version)
    assert store.get(ID)[0] == record()


def test_a_version_that_is_no_more_conflicts(store: FileStore) -> None:
    """Of two who continue one version, the second gets what the first wrote and can go on from it."""
    base = store.put(record(), None)
    theirs = store.put(record(owner="Kim"), base)
    with pytest.raises(Conflict) as conflict:
        store.put(record(owner="Lee"), base)
    assert conflict.value.doc == record(owner="Kim")
    assert conflict.value.version == theirs
    assert store.put(record(owner="Lee"), conflict.value.version) != theirs


def test_a_deleted_escalation_conflicts(store: FileStore, tmp_path: Path) -> None:
    """Saving what somebody deleted meanwhile says so, and can make it anew."""
    version = store.put(record(), None)
    store.delete(ID)
    with pytest.raises(Conflict, match="deleted elsewhere") as conflict:
        store.put(record(), version)
    assert (conflict.value.doc, conflict.value.version) == (None, None)
    store.put(record(), None)
    assert store.get(ID)[0] == record()


def test_own_bytes_are_not_kept(store: FileStore, tmp_path: Path) -> None:
    """Saving again and again leaves no old versions, also by a program started anew."""
    version = store.put(record(), None)
    for number in range(3):
        again = FileStore(tmp_path, lambda: NOW)
        version = again.put(record(count=number), version)
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda content: content.replace(b'"Sam"', b'"Kim"'), id="a word"),
        pytest.param(lambda content: content + b"\n# a remark\n", id="a comment"),
        pytest.param(lambda content: content.partition(b"\n")[2], id="without the first line"),
    ],
)
def test_bytes_of_others_are_kept(edit: Any, store: FileStore, path: Path, tmp_path: Path) -> None:
    """What a hand edit wrote is put aside, whole and its owner's only, before it is replaced."""
    store.put(record(), None)
    edited = edit(path.read_bytes())
    path.write_bytes(edited)
    doc, version = store.get(ID)
    version = store.put({**doc, "team": "product"}, version)
    store.put({**doc, "team": "engineering"}, version)
    assert kept(tmp_path) == [edited]
    [aside] = (tmp_path / "versions" / ID).iterdir()
    assert aside.name.startswith("20260311-090000-")
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_each_step_of_the_history_keeps_what_was_before(store: FileStore, path: Path, tmp_path: Path) -> None:
    """Handing over, resolving and the like put aside the bytes before them; edits between do not."""
    draft = store.put(record(), None)
    before = path.read_bytes()
    handed_over = [{"key": "h7d", "act": "handed-over"}]
    opened = store.put(record(history=handed_over), draft)
    store.put(record(history=handed_over, owner="Kim"), opened)
    assert kept(tmp_path) == [before]


def test_the_same_bytes_put_aside_twice(store: FileStore, path: Path, tmp_path: Path) -> None:
    """Two equal hand edits within a second are one old version, and no error."""
    version = store.put(record(), None)
    for _ in range(2):
        path.write_bytes(b'id = "' + ID.encode() + b'"\n')
        _, version = store.get(ID)
        store.put(record(), version)
    assert len(kept(tmp_path)) == 1


def test_a_hand_edit_is_completed_on_reading(store: FileStore, path: Path) -> None:
    """A file without an id goes by its name, its text is cleaned, its items get the same keys each time."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b'\xef\xbb\xbfowner = "\\u001b[2J"\nnew = "kept"\n[[repro.steps]]\ntext = "click"\n')
    doc, version = store.get(ID)
    assert (doc["id"], doc["owner"], doc["new"]) == (ID, "␛[2J", "kept")
    assert len(doc["repro"]["steps"][0]["key"]) == 3
    assert store.get(ID) == (doc, version)
    store.put(doc, version)
    assert store.get(ID)[0] == doc


@pytest.mark.parametrize("schema", ["2", "0", "'1'", "1.0", "true", "[1]"])
def test_another_schema_is_shown_and_not_written(schema: str, store: FileStore, path: Path) -> None:
    """A record of a newer program opens with a sentence; saving it is refused."""
    create_new(path, f'schema = {schema}\nid = "{ID}"\n'.encode())
    doc, version = store.get(ID)
    assert "read-only" in (why_read_only(doc) or "")
    with pytest.raises(ReadOnly, match="schema"):
        store.put({**doc, "owner": "Kim"}, version)
    assert store.get(ID) == (doc, version)


@pytest.mark.parametrize("doc", [record(), {"id": ID}])
def test_this_schema_is_written(doc: dict[str, Any]) -> None:
    """A record of schema 1, or of none, may be written."""
    assert why_read_only(doc) is None


def test_a_save_that_would_not_read_back_leaves_the_file(store: FileStore, path: Path) -> None:
    """What the format cannot hold is refused before anything is touched."""
    version = store.put(record(), None)
    before = path.read_bytes()
    with pytest.raises(Unsavable):
        store.put(record(owner="\ud800"), version)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"# nothing\n", "empty", id="comments only"),
        pytest.param(b"id = [1]\n", "id", id="id of another kind"),
        pytest.param(f'id = "{OTHER}"\n'.encode(), OTHER, id="another's id"),
        pytest.param(b'id = "x\n', "Illegal character", id="not TOML"),
    ],
)
def test_a_damaged_file_names_itself(content: bytes, reason: str, store: FileStore, path: Path) -> None:
    """Opening what cannot be read says which file it is and why."""
    create_new(path, content)
    with pytest.raises(Damaged, match=reason) as damaged:
        store.get(ID)
    assert damaged.value.path == path
    assert str(path) in str(damaged.value)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_neither_read_nor_replaced(make: Any, store: FileStore, path: Path) -> None:
    """A folder or a pipe in a record's place is damaged, for reading, writing and deleting."""
    path.parent.mkdir(parents=True)
    make(path)
    for act in (lambda: store.get(ID), lambda: store.put(record(), None), lambda: store.delete(ID)):
        with pytest.raises(Damaged, match="not a file"):
            act()
    assert path.exists()


@pytest.mark.parametrize("id_", ["../../outside", "esc-20260310-143012-K7Q", "", "x" * 100])
def test_only_ids_name_files(id_: str, store: FileStore, tmp_path: Path) -> None:
    """What is no id reaches no file, neither for reading nor for writing."""
    for act in (lambda: store.get(id_), lambda: store.put(record(id_), None), lambda: store.delete(id_)):
        with pytest.raises(NotAnId):
            act()
    assert list(tmp_path.iterdir()) == []


def test_deleting_moves_to_the_trash(store: FileStore, path: Path, tmp_path: Path) -> None:
    """A deleted escalation is gone from the records and whole in the trash."""
    store.put(record(), None)
    content = path.read_bytes()
    store.delete(ID)
    assert not path.exists()
    assert kept(tmp_path, "trash") == [content]
    for act in (lambda: store.get(ID), lambda: store.delete(ID)):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("part", ["k7q", "143012", " K7Q ", ID, "esc-20260310-143012"])
def test_a_part_of_an_id_finds_it(part: str, store: FileStore) -> None:
    """Any part that only one id has will do, however it is written."""
    for id_ in (ID, OTHER):
        store.put(record(id_), None)
    assert store.find(part) == ID


def test_a_whole_id_means_itself(store: FileStore) -> None:
    """An id that is part of another one still means itself."""
    for id_ in (ID, f"{ID}-2"):
        store.put(record(id_), None)
    assert store.find(ID) == ID


@pytest.mark.parametrize("part", ["zzz", "", "  ", "../"])
def test_no_id_has_that_part(part: str, store: FileStore) -> None:
    """What no id has, and nothing at all, finds nothing."""
    store.put(record(), None)
    with pytest.raises(NotFound, match="escalate-tui list"):
        store.find(part)


def test_an_ambiguous_part_names_the_candidates(store: FileStore) -> None:
    """Where several ids have the part, the newest of them are named."""
    ids = [f"esc-20260310-14300{second}-k7q" for second in range(8)]
    for id_ in ids:
        store.put(record(id_), None)
    with pytest.raises(Ambiguous, match=f"{ids[7]}, .* and 3 more") as ambiguous:
        store.find("k7q")
    assert ambiguous.value.candidates == tuple(reversed(ids))


def test_sweeping_reaches_every_folder(store: FileStore, tmp_path: Path) -> None:
    """Left-over temporary files go from the records, the old versions and the trash."""
    places = [tmp_path / "records" / "2026-03", tmp_path / "versions" / ID, tmp_path / "trash" / ID, tmp_path]
    left = [place / f".{ID}.toml.99.0a1b2c3d.tmp" for place in places[:3]]
    for temporary in left:
        temporary.parent.mkdir(parents=True)
        temporary.write_bytes(b"")
        os.utime(temporary, times=(0, 0))
    store.put(record(), None)
    store.sweep()
    assert not any(temporary.exists() for temporary in left)
    assert store.get(ID)[0] == record()
