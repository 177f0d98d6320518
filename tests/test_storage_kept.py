"""What is kept: looked through, restored, brought back from the trash, and removed once it is old."""

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from escalate_tui.storage import Conflict, Damaged, FileStore, NotAnId, NotFound, ReadOnly, ThereAgain, Version
from escalate_tui.storage.restoring import bring_back, restore
from escalate_tui.storage.version import version_of

ID = "esc-20260310-143012-k7q"
OTHER = "esc-20260310-150000-a2b"
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


class Moving:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Moving:
    """The clock of the store."""
    return Moving()


@pytest.fixture
def store(tmp_path: Path, clock: Moving) -> FileStore:
    """An empty store."""
    return FileStore(tmp_path, clock)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file of `ID` belongs."""
    return tmp_path / "records" / "2026-03" / f"{ID}.toml"


def record(id_: str = ID, **more: Any) -> dict[str, Any]:
    """A small document."""
    return {"schema": 1, "id": id_, "owner": "Sam", **more}


def edited(path: Path, before: str, after: str) -> bytes:
    """Change a record by hand, and give the bytes that this leaves."""
    content = path.read_bytes().replace(before.encode(), after.encode())
    path.write_bytes(content)
    return content


def seen(path: Path) -> tuple[int, int, int]:
    """What kind of thing lies there, and when it was last changed; reading it changes neither."""
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_mtime_ns


def kept_bytes(root: Path, where: str) -> set[bytes]:
    """What was put aside for `ID`."""
    return {one.read_bytes() for one in (root / where / ID).glob("*.toml")}


def history(*keys: str) -> list[dict[str, Any]]:
    """Entries of these keys, an hour apart."""
    return [{"key": key, "at": NOW + timedelta(hours=hour), "act": "followed-up"} for hour, key in enumerate(keys)]


@pytest.fixture
def hand_edit(store: FileStore, path: Path, clock: Moving) -> Version:
    """A record edited by hand, saved over an hour later; its version."""
    store.put(record(), None)
    edited(path, "Sam", "Kim")
    doc, version = store.get(ID)
    clock.now += timedelta(hours=1)
    return store.put({**doc, "owner": "Lee"}, version)


def test_versions_are_listed_newest_first(store: FileStore, path: Path, clock: Moving) -> None:
    """Each with its time, its size, who wrote it, and what it holds."""
    version = store.put(record(), None)
    for hour, owner in enumerate(("Kim", "Lee")):
        clock.now = NOW + timedelta(hours=hour)
        edited(path, store.get(ID)[0]["owner"], owner)
        version = store.put({**store.get(ID)[0], "count": hour}, store.head(ID))
    clock.now = NOW + timedelta(hours=2)
    store.put(record(history=history("h7d")), version)
    found = store.versions(ID)
    assert [one.at for one in found] == [NOW + timedelta(hours=hour) for hour in (2, 1, 0)]
    assert [one.doc and one.doc["owner"] for one in found] == ["Lee", "Lee", "Kim"]
    assert [one.written_here for one in found] == [True, False, False]
    assert [one.size for one in found] == [one.path.stat().st_size for one in found]
    assert {one.reason for one in found} == {""}


def test_two_versions_of_one_second_keep_their_order(store: FileStore, path: Path) -> None:
    """The name tells seconds; within one the file's own time decides."""
    for number in range(9):
        content = b'id = "%s"\nnumber = %d\n' % (ID.encode(), number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        store.put(record(number=number), store.head(ID))
    assert [one.doc and one.doc["number"] for one in store.versions(ID)] == list(range(8, -1, -1))


@pytest.mark.parametrize(
    ("put_there", "reason"),
    [
        pytest.param(lambda place: place.write_bytes(b"x = ["), "line 1", id="not TOML"),
        pytest.param(lambda place: place.write_bytes(b""), "it is empty", id="empty"),
        pytest.param(lambda place: place.write_bytes(f'id = "{OTHER}"'.encode()), OTHER, id="another's"),
        pytest.param(lambda place: place.mkdir(), "a link or a folder", id="folder"),
        pytest.param(os.mkfifo, "a link or a folder", id="pipe"),
        pytest.param(lambda place: place.symlink_to("nothing"), "a link or a folder", id="link to nothing"),
    ],
)
@pytest.mark.parametrize("where", ["versions", "trash"])
def test_what_cannot_be_read_is_listed_with_its_reason(
    put_there: Any, reason: str, where: str, store: FileStore, tmp_path: Path
) -> None:
    """It has a row, cannot be restored, and is left as it is."""
    place = tmp_path / where / ID / "20260311-080000-0123456789ab.toml"
    place.parent.mkdir(parents=True)
    put_there(place)
    before = seen(place)
    [kept] = store.versions(ID) if where == "versions" else store.trash()
    assert reason in kept.reason
    assert kept.doc is None
    for act in (lambda: restore(store, kept, None, NOW), lambda: bring_back(store, kept, NOW)):
        with pytest.raises(Damaged, match="cannot be read"):
            act()
    assert seen(place) == before


def test_no_link_is_followed(store: FileStore, tmp_path: Path) -> None:
    """A readable escalation behind a link is not shown, whether the link is a copy or the folder of copies."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "20260311-080000-0123456789ab.toml").write_bytes(f'id = "{ID}"'.encode())
    (tmp_path / "trash" / OTHER).mkdir(parents=True)
    (tmp_path / "trash" / OTHER / "20260311-080000-0123456789ab.toml").symlink_to(next(outside.iterdir()))
    (tmp_path / "trash" / ID).symlink_to(outside)
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / ID).symlink_to(outside)
    assert [one.doc for one in (*store.trash(), *store.versions(ID))] == [None] * 4
    store.put(record(), None)
    with pytest.raises(Exception, match="is in the way"):
        store.delete(ID)
    assert len(list(outside.iterdir())) == 1


def test_hidden_names_and_what_belongs_to_no_escalation(store: FileStore, tmp_path: Path) -> None:
    """Temporary files are nobody's; a folder of another name is told, and reading it is refused."""
    for name in (f"{ID}/.20260311.toml.9.0a1b2c3d.tmp", ".stfolder/x", "shopping-list/milk.toml"):
        (tmp_path / "trash" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "trash" / name).write_bytes(b'id = "x"')
    [kept] = store.trash()
    assert "shopping-list" in kept.reason


def test_only_ids_have_versions(store: FileStore) -> None:
    """What is no id leads to no folder."""
    with pytest.raises(NotAnId):
        store.versions("../../outside")


def test_a_version_is_restored_and_what_was_there_kept(
    store: FileStore, path: Path, tmp_path: Path, hand_edit: Version, clock: Moving
) -> None:
    """The fields are the version's, the time of change is now, and the way back is among the versions."""
    replaced = path.read_bytes()
    clock.now += timedelta(hours=1)
    [kept] = store.versions(ID)
    version = restore(store, kept, hand_edit, clock.now)
    assert store.get(ID) == (record(owner="Kim", updated=clock.now), version)
    assert replaced in kept_bytes(tmp_path, "versions")
    newest = store.versions(ID)[0]
    assert (newest.doc, newest.written_here) == (record(owner="Lee"), True)
    assert [stat.S_IMODE(one.path.stat().st_mode) for one in store.versions(ID)] == [0o600, 0o600]
    assert stat.S_IMODE(newest.path.parent.stat().st_mode) == 0o700


def test_what_changed_meanwhile_is_not_replaced(store: FileStore, hand_edit: Version) -> None:
    """A version is restored over what the user saw, and over nothing else."""
    [kept] = store.versions(ID)
    theirs = store.put(record(owner="Ann"), hand_edit)
    for seen in (hand_edit, None):
        with pytest.raises(Conflict):
            restore(store, kept, seen, NOW)
    assert store.get(ID) == (record(owner="Ann"), theirs)


def test_restoring_never_shortens_the_history(store: FileStore) -> None:
    """What was done since the version was put aside stays, and what a hand edit removed comes back."""
    version = store.put(record(history=history("aaa", "bbb")), None)
    store.put(record(owner="Kim", history=history("aaa", "bbb", "ccc")[:1]), version)
    doc, version = store.get(ID)
    entries = history("aaa", "bbb", "ccc")
    version = store.put({**doc, "history": [entries[0], entries[2]]}, version)
    oldest = store.versions(ID)[-1]
    restore(store, oldest, version, NOW)
    restored, _ = store.get(ID)
    assert restored["owner"] == "Sam"
    assert [entry["key"] for entry in restored["history"]] == ["aaa", "bbb", "ccc"]


def test_an_entry_that_was_edited_is_not_there_twice(store: FileStore) -> None:
    """Of an entry that the version words in another way, what stands there counts."""
    version = store.put(record(history=[{**history("aaa")[0], "note": "old"}]), None)
    version = store.put(record(history=[{**history("aaa")[0], "note": "new"}]), version)
    restore(store, store.versions(ID)[0], version, NOW)
    assert [entry["note"] for entry in store.get(ID)[0]["history"]] == ["new"]


def test_a_damaged_record_is_replaced_by_a_version(
    store: FileStore, path: Path, tmp_path: Path, hand_edit: Version
) -> None:
    """What is damaged there is put among the versions, to the letter, and listed with its reason."""
    path.write_bytes(b"owner = [\n")
    [kept] = store.versions(ID)
    restore(store, kept, store.head(ID), NOW)
    assert store.get(ID)[0]["owner"] == "Kim"
    assert b"owner = [\n" in kept_bytes(tmp_path, "versions")
    assert sorted(bool(one.reason) for one in store.versions(ID)) == [False, True]


def test_a_record_of_a_newer_program_is_not_replaced(store: FileStore, path: Path, hand_edit: Version) -> None:
    """Neither is what this program must not write replaced, nor does it write what it must not."""
    newer = path.read_bytes().replace(b"schema = 1", b"schema = 2")
    path.write_bytes(newer)
    [kept] = store.versions(ID)
    with pytest.raises(ReadOnly):
        restore(store, kept, store.head(ID), NOW)
    assert path.read_bytes() == newer
    kept.path.write_bytes(newer)
    path.unlink()
    with pytest.raises(ReadOnly):
        restore(store, kept, None, NOW)


def test_the_trash_is_listed_newest_first(store: FileStore, clock: Moving) -> None:
    """Each with when it was deleted and what it is."""
    for hour, id_ in enumerate((ID, OTHER)):
        clock.now = NOW + timedelta(hours=hour)
        store.put(record(id_), None)
        store.delete(id_)
    assert [(one.id, one.at, one.doc) for one in store.trash()] == [
        (OTHER, NOW + timedelta(hours=1), record(OTHER)),
        (ID, NOW, record()),
    ]
    assert all(one.deleted for one in store.trash())


def test_versions_of_what_is_gone_are_listed_with_the_trash(
    store: FileStore, path: Path, tmp_path: Path, hand_edit: Version
) -> None:
    """A record whose file somebody removed can be had again from its versions, which stay."""
    assert store.trash() == []
    path.unlink()
    [kept] = store.trash()
    assert not kept.deleted
    bring_back(store, kept, NOW)
    assert store.get(ID)[0]["owner"] == "Kim"
    assert kept.path.exists()


def test_what_is_brought_back_is_no_longer_in_the_trash(store: FileStore, path: Path, tmp_path: Path) -> None:
    """The record is as it was when it was deleted, its owner's only."""
    store.put(record(), None)
    content = path.read_bytes()
    store.delete(ID)
    [kept] = store.trash()
    bring_back(store, kept, NOW)
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert store.trash() == []
    assert kept_bytes(tmp_path, "versions") == set()


def test_a_hand_edit_is_brought_back_with_its_comments_kept(store: FileStore, path: Path, tmp_path: Path) -> None:
    """This program writes it in its own form, and what was written by hand is among the versions."""
    store.put(record(), None)
    path.write_bytes(path.read_bytes() + b"\n# a remark\n")
    content = path.read_bytes()
    store.delete(ID)
    [kept] = store.trash()
    bring_back(store, kept, NOW)
    assert store.get(ID)[0] == record()
    assert kept_bytes(tmp_path, "versions") == {content}


@pytest.mark.parametrize("there", [f'id = "{ID}"\n', "x = ["], ids=["an escalation", "damaged"])
def test_nothing_is_brought_back_over_another(there: str, store: FileStore, path: Path) -> None:
    """Where there is a record of that id by now, a sentence says so, and both stay."""
    store.put(record(), None)
    store.delete(ID)
    path.write_text(there)
    [kept] = store.trash()
    with pytest.raises(ThereAgain, match=f"{ID} among the records"):
        bring_back(store, kept, NOW)
    assert path.read_text() == there
    assert kept.path.exists()


def copies(root: Path) -> int:
    """How many whole copies of `ID` are there."""
    found = (*root.glob("records/*/*.toml"), *root.glob(f"versions/{ID}/*.toml"), *root.glob(f"trash/{ID}/*.toml"))
    return sum(b"the words" in one.read_bytes() for one in found)


class Killed(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("step", range(12))
@pytest.mark.parametrize("act", ["delete", "bring back", "restore"])
def test_killed_at_any_step_a_copy_is_left(
    act: str, step: int, store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was done before the kill, the words are in a file of the store, and doing it again works."""
    version = store.put(record(note="the words"), None)
    if act == "bring back":
        store.delete(ID)
    if act == "restore":
        version = store.put(record(note="others", history=history("aaa")), version)

    def do() -> None:
        match act:
            case "delete":
                store.delete(ID)
            case "bring back":
                bring_back(store, store.trash()[0], NOW)
            case "restore":
                kept = next(one for one in store.versions(ID) if one.doc and one.doc["note"] == "the words")
                restore(store, kept, store.head(ID), NOW)

    left = [step]

    def dying(real: Any) -> Any:
        def call(*arguments: Any, **more: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as patched:
        for name in ("unlink", "replace", "hardlink_to", "mkdir", "rename"):
            patched.setattr(Path, name, dying(getattr(Path, name)))
        patched.setattr(os, "fsync", dying(os.fsync))
        with suppress(Killed):
            do()
    assert left[0] < 0 or step > 3, "no kill met it halfway"
    assert copies(tmp_path) >= 1
    if act == "restore":
        do()
        assert store.get(ID)[0]["note"] == "the words"


@pytest.mark.parametrize(("days", "stays"), [(89, True), (91, False)], ids=["a day before its time", "a day after it"])
def test_versions_are_kept_for_90_days(
    days: int, stays: bool, store: FileStore, hand_edit: Version, clock: Moving
) -> None:
    """Then they go, as long as the escalation itself is there and can be read."""
    [kept] = store.versions(ID)
    clock.now = kept.at + timedelta(days=days)
    store.sweep()
    assert kept.path.exists() is stays
    assert store.head(ID) == hand_edit


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="gone"),
        pytest.param(lambda path: path.write_bytes(b"x = ["), id="damaged"),
        pytest.param(lambda path: path.write_bytes(f'id = "{OTHER}"'.encode()), id="another's"),
    ],
)
def test_what_may_be_all_that_is_left_is_never_swept(
    spoil: Any, store: FileStore, path: Path, hand_edit: Version, clock: Moving
) -> None:
    """However old, a version outlives a record that is gone or cannot be read."""
    [kept] = store.versions(ID)
    spoil(path)
    clock.now += timedelta(days=400)
    store.sweep()
    assert kept.path.exists()


def test_the_trash_and_files_of_others_are_never_swept(
    store: FileStore, tmp_path: Path, hand_edit: Version, clock: Moving
) -> None:
    """Age removes what this program named by the time it put it aside, among the versions."""
    outside = tmp_path / "20200101-000000-0123456789ab.toml"
    outside.write_bytes(b"elsewhere")
    mine = tmp_path / "versions" / ID / "before the audit.toml"
    mine.write_bytes(b"mine")
    (tmp_path / "versions" / OTHER).symlink_to(tmp_path)
    store.put(record(OTHER), None)
    store.put(record("esc-20260310-160000-b3c"), None)
    store.delete("esc-20260310-160000-b3c")
    clock.now += timedelta(days=400)
    store.sweep()
    assert mine.exists()
    assert outside.exists()
    assert len(store.trash()) == 1


def test_a_store_that_is_held_is_swept_another_time(store: FileStore, hand_edit: Version, clock: Moving) -> None:
    """Sweeping is nothing to wait or to fail for."""
    [kept] = store.versions(ID)
    clock.now += timedelta(days=400)
    with store.locked():
        store.sweep()
    assert kept.path.exists()


def test_damaged_records_are_found_without_reading_the_others(store: FileStore, path: Path, tmp_path: Path) -> None:
    """Those known to be fine are not opened; a file of their name in another folder is none of them."""
    store.put(record(), None)
    other = path.with_name(f"{OTHER}.toml")
    other.write_bytes(b"x = [")
    path.chmod(0)
    elsewhere = tmp_path / "records" / path.name
    elsewhere.write_bytes(b"x = [")
    assert [(one.path, bool(one.reason)) for one in store.damaged({ID})] == [(other, True), (elsewhere, True)]


def test_the_head_is_the_version_of_any_bytes(store: FileStore, path: Path) -> None:
    """Damaged or not; None where there is nothing."""
    assert store.head(ID) is None
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x = [")
    assert store.head(ID) == version_of(b"x = [")
    with pytest.raises(NotFound):
        store.get(OTHER)
