"""Deleting for good: what goes, what stays, that nothing of it is left, and where briefs were written to."""

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from escalate_tui.errors import EscalateError
from escalate_tui.storage import Damaged, FileStore, NotAnId, Place, State, dump
from escalate_tui.storage.exports import Export, Exports
from escalate_tui.storage.purging import Copies, Purging, wipe_indexes
from escalate_tui.storage.unsaved import FOLDER, keep_unsaved, unsaved_path

ID = "esc-20250110-143012-k7q"
OTHER = "esc-20250111-150000-a2b"
LONG_AGO = datetime(2025, 1, 12, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
YEAR_AGO = NOW - timedelta(days=365)


def closed_at(doc: dict[str, Any]) -> datetime | None:
    """Read when a document of these tests was closed."""
    return doc.get("closed")


class Everything:
    """A store with all that is beside it, at a time that a test moves."""

    def __init__(self, root: Path) -> None:
        self.now = LONG_AGO
        self.root = root / "data"
        self.briefs = root / "briefs"
        self.store = FileStore(self.root, lambda: self.now)
        self.state = State(root / "state")
        self.exports = Exports(root / "state")
        self.purging = Purging(self.store, self.state, self.briefs, closed_at)
        self.briefs.mkdir()

    def record(self, id_: str, **more: Any) -> Path:
        """Put a record there, closed long ago unless it says otherwise; its file."""
        self.store.put({"schema": 1, "id": id_, "words": f"words of {id_}", "closed": LONG_AGO, **more}, None)
        return self.root / "records" / "2025-01" / f"{id_}.toml"

    def found(self, *ids: str) -> list[Copies]:
        """What was closed or deleted more than a year ago."""
        return list(self.purging.found(YEAR_AGO, ids or (ID, OTHER)))

    def left(self, id_: str) -> list[Path]:
        """Every file below that has an id in its name or in its words."""
        return [path for path in self.root.parent.rglob("*") if id_ in str(path) or _holds(path, id_)]


def _holds(path: Path, words: str) -> bool:
    return path.is_file() and words.encode() in path.read_bytes()


@pytest.fixture
def place(tmp_path: Path) -> Everything:
    """An empty one."""
    return Everything(tmp_path)


@pytest.fixture
def full(place: Everything) -> Copies:
    """An escalation closed long ago, and everything that this program ever keeps of one; another one beside it."""
    path = place.record(ID)
    path.write_bytes(path.read_bytes() + b"# a remark\n")
    place.store.put(place.store.get(ID)[0], place.store.head(ID))
    place.store.delete(ID)
    place.record(ID)
    path.with_name(f"{ID} (conflicted copy).toml").write_bytes(path.read_bytes())
    path.with_name(f".{ID}.toml.99.0a1b2c3d.tmp").write_bytes(b"words of a writer that died")
    for name in (f"{ID}.txt", f"{ID}.update.txt"):
        (place.briefs / name).write_text(f"words of {ID}")
    keep_unsaved(unsaved_path(place.state.folder / FOLDER, ID), {"schema": 1, "id": ID}, None)
    place.state.save_place(ID, Place("impact", "impact.workflow"))
    place.exports.note(Export(ID, place.briefs / f"{ID}.txt", LONG_AGO, "txt"))
    place.record(OTHER, closed=NOW)
    (place.briefs / f"{OTHER}.txt").write_text(f"words of {OTHER}")
    place.state.save_place(OTHER, Place("impact", ""))
    [one] = place.found()
    return one


def test_every_copy_is_found(full: Copies, place: Everything) -> None:
    """The record with a second copy, versions, trash, briefs, and edits that its file never got."""
    assert (full.id, full.at, full.deleted) == (ID, LONG_AGO, False)
    copies = (full.records, full.versions, full.trash, full.briefs, full.unsaved, full.exports, full.left)
    assert [len(paths) for paths in copies] == [3, 1, 1, 2, 1, 0, 0]
    assert full.records[-1].name == f"{ID}.toml"


def test_nothing_of_it_is_left(full: Copies, place: Everything) -> None:
    """No file of the store, of the state or of the briefs has its id or its words; the others are as they were."""
    others = {path: path.read_bytes() for path in place.left(OTHER) if path.suffix in (".toml", ".txt")}
    place.purging.purge(full)
    assert place.left(ID) == []
    assert place.state.load_place(ID) is None
    del others[place.state.folder / "state.toml"]
    assert {path: path.read_bytes() for path in others} == others
    assert place.state.load_place(OTHER) == Place("impact", "")
    assert place.found() == []


@pytest.mark.parametrize(
    "closed",
    [
        pytest.param(None, id="open or draft"),
        pytest.param(YEAR_AGO, id="a year ago to the second"),
        pytest.param(NOW, id="just now"),
    ],
)
def test_what_is_not_closed_that_long_is_not_found(closed: datetime | None, place: Everything) -> None:
    """Age counts from closing, and only the closed have one."""
    place.store.put({"schema": 1, "id": ID, **({"closed": closed} if closed else {})}, None)
    assert place.found() == []


@pytest.mark.parametrize("content", [b"x = [", b""], ids=["not TOML", "empty"])
def test_what_cannot_be_read_stays(content: bytes, place: Everything) -> None:
    """Nobody can tell whether it was closed."""
    place.record(ID).write_bytes(content)
    assert place.found() == []


def test_a_second_copy_that_is_open_keeps_the_whole(place: Everything) -> None:
    """What a synchronising tool left beside it may be the newer one."""
    path = place.record(ID)
    path.with_name(f"{ID} 2.toml").write_bytes(dump({"schema": 1, "id": ID}))
    assert place.found() == []


def test_others_in_the_folder_stay(place: Everything) -> None:
    """Another escalation whose id begins alike is not even named; a file of an editor is named and stays."""
    path = place.record(ID)
    place.record(f"{ID}-2", closed=NOW)
    backup = path.with_name(f"{ID}.toml~")
    backup.write_bytes(b"somebody's")
    [one] = place.found()
    assert (one.left, len(one.records)) == ((backup,), 1)
    place.purging.purge(one)
    assert backup.exists()
    assert place.store.heads().keys() == {f"{ID}-2"}


def test_links_lead_nowhere(place: Everything, tmp_path: Path) -> None:
    """Links among the copies are removed, what they lead to is not; of a record behind a link the file is named."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.toml").write_bytes(b"outside")
    path = place.record(ID)
    real = path.rename(outside / "real.toml")
    path.symlink_to(real)
    (place.root / "versions").mkdir()
    (place.root / "versions" / ID).symlink_to(outside)
    (place.root / "trash" / ID).mkdir(parents=True)
    (place.root / "trash" / ID / "20250112-090000-0123456789ab.toml").symlink_to(outside / "kept.toml")
    (place.briefs / f"{ID}.txt").symlink_to(outside / "kept.toml")
    [one] = place.found()
    assert one.left == (real,)
    place.purging.purge(one)
    assert sorted(path.name for path in outside.iterdir()) == ["kept.toml", "real.toml"]
    assert place.left(ID) == [real]


def test_what_changed_since_it_was_shown_stays(full: Copies, place: Everything) -> None:
    """Reopened in another window, it is left with all its copies."""
    place.store.put({**place.store.get(ID)[0], "closed": NOW}, full.version)
    before = place.left(ID)
    with pytest.raises(EscalateError, match=f"{ID} was changed elsewhere"):
        place.purging.purge(full)
    assert place.left(ID) == before


class Killed(BaseException):
    """The end of the process."""


@pytest.mark.parametrize("step", range(12))
def test_killed_on_the_way_it_is_found_again(
    step: int, full: Copies, place: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record goes last, so that the next run shows the rest and finishes."""
    left = [step]

    def dying(real: Any) -> Any:
        def call(*arguments: Any, **more: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as patched:
        for name in ("unlink", "rmdir", "replace"):
            patched.setattr(Path, name, dying(getattr(Path, name)))
        with suppress(Killed):
            place.purging.purge(full)
    assert left[0] < 0 or step > 9, "no kill met it halfway"
    for one in place.found():
        place.purging.purge(one)
    assert place.left(ID) == []


def test_the_trash_goes_by_when_it_was_deleted(place: Everything) -> None:
    """A draft deleted long ago goes with its versions; one deleted lately stays, and so does one that is back."""
    for id_ in (ID, OTHER, "esc-20250112-150000-c3d"):
        place.record(id_, closed=LONG_AGO)
        place.now = NOW if id_ == OTHER else LONG_AGO
        place.store.delete(id_)
    place.store.put({"schema": 1, "id": "esc-20250112-150000-c3d"}, None)
    [one] = place.found()
    assert (one.id, one.at, one.deleted, len(one.trash)) == (ID, LONG_AGO, True, 1)
    place.purging.purge(one)
    assert place.left(ID) == []
    assert [kept.id for kept in place.store.trash()] == [OTHER, "esc-20250112-150000-c3d"]


def test_what_came_back_since_it_was_shown_stays(place: Everything) -> None:
    """A record that was brought back from the trash meanwhile is not lost with it."""
    place.record(ID)
    place.store.delete(ID)
    [one] = place.found()
    place.record(ID)
    with pytest.raises(EscalateError, match="changed elsewhere"):
        place.purging.purge(one)
    assert place.store.get(ID)


@pytest.mark.parametrize(("closed", "goes"), [(True, True), (False, False)], ids=["closed", "open"])
def test_versions_without_a_record_go_by_when_it_was_closed(closed: bool, goes: bool, place: Everything) -> None:
    """A file that somebody removed by hand has left versions: those of an open one may be all that is left of it."""
    path = place.record(ID, **({} if closed else {"closed": "not yet"}))
    path.write_bytes(path.read_bytes() + b"# a remark\n")
    place.store.put(place.store.get(ID)[0], place.store.head(ID))
    path.unlink()
    place.purging = Purging(place.store, place.state, place.briefs, lambda _: LONG_AGO if closed else None)
    assert [one.id for one in place.found()] == ([ID] if goes else [])


def test_a_folder_of_no_escalation_stays(place: Everything) -> None:
    """What is in the trash under another name is nobody's to delete."""
    stray = place.root / "trash" / "shopping-list" / "milk.toml"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b'id = "shopping-list"')
    assert place.found() == []


class TestExports:
    """Where briefs were written to."""

    def test_what_was_noted_is_listed_in_order(self, place: Everything, tmp_path: Path) -> None:
        """Each file once, with the last time, for its owner only."""
        at = [LONG_AGO + timedelta(hours=hour) for hour in range(3)]
        for path, when, format_ in (("a.md", at[0], "markdown"), ("b.txt", at[1], "plain"), ("a.md", at[2], "html")):
            place.exports.note(Export(ID, tmp_path / path, when, format_))
        assert place.exports.of(ID) == (
            Export(ID, tmp_path / "b.txt", at[1], "plain"),
            Export(ID, tmp_path / "a.md", at[2], "html"),
        )
        assert place.exports.of(OTHER) == ()
        [file] = (tmp_path / "state" / "exports").glob("*.toml")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700

    def test_a_relative_name_is_noted_whole(
        self, place: Everything, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is found from any folder."""
        monkeypatch.chdir(tmp_path)
        place.exports.note(Export(ID, Path("briefs/../x.md"), LONG_AGO, "markdown"))
        assert [one.path for one in place.exports.of(ID)] == [tmp_path / "x.md"]

    @pytest.mark.parametrize("name", ["new\nline.md", '"; rm -rf.md', "\x1b[2J.md", "ünïcode 🙂.md"])
    def test_any_name_is_noted_as_it_is(self, name: str, place: Everything, tmp_path: Path) -> None:
        """A file is found again whatever it is called."""
        place.exports.note(Export(ID, tmp_path / name, LONG_AGO, "markdown"))
        assert [one.path.name for one in place.exports.of(ID)] == [name]

    def test_what_is_no_text_is_refused(self, place: Everything, tmp_path: Path) -> None:
        """A name that no file of text can hold is said, and nothing is changed."""
        place.exports.note(Export(ID, tmp_path / "a.md", LONG_AGO, "markdown"))
        with pytest.raises(EscalateError, match="Nothing was saved"):
            place.exports.note(Export(ID, tmp_path / "\udcff.md", LONG_AGO, "markdown"))
        assert len(place.exports.of(ID)) == 1

    @pytest.mark.parametrize("id_", ["../../outside", "", "X"])
    def test_only_ids_have_notes(self, id_: str, place: Everything, tmp_path: Path) -> None:
        """What is no id leads to no file."""
        with pytest.raises(NotAnId):
            place.exports.note(Export(id_, tmp_path / "a.md", LONG_AGO, "markdown"))
        assert not (tmp_path / "state").exists() or not list((tmp_path / "state").rglob("*.toml"))

    @pytest.mark.parametrize("noted", ["exports = 3", "exports = [3, {path = 1}]", "other = 1"])
    def test_what_a_hand_edit_left_is_passed_over(self, noted: str, place: Everything, tmp_path: Path) -> None:
        """Entries that say nothing name no file."""
        file = tmp_path / "state" / "exports" / f"{ID}.toml"
        file.parent.mkdir(parents=True)
        file.write_text(noted)
        assert place.exports.of(ID) == ()

    def test_notes_that_cannot_be_read_stop_the_purge(self, place: Everything, tmp_path: Path) -> None:
        """Otherwise files that hold the words of it would go unnamed."""
        place.record(ID)
        file = tmp_path / "state" / "exports" / f"{ID}.toml"
        file.parent.mkdir(parents=True)
        file.write_text("x = [")
        with pytest.raises(Damaged, match="cannot be read"):
            place.found()

    def test_those_elsewhere_are_named_while_they_are_there(self, place: Everything, tmp_path: Path) -> None:
        """One in the folder of briefs goes with the rest; one that is gone needs no naming; one elsewhere stays."""
        place.record(ID)
        for path in (tmp_path / "mine.md", tmp_path / "gone.md", place.briefs / f"{ID}.md"):
            path.write_text("brief")
            place.exports.note(Export(ID, path, LONG_AGO, "markdown"))
        (tmp_path / "gone.md").unlink()
        [one] = place.found()
        assert [export.path for export in one.exports] == [tmp_path / "mine.md"]
        place.purging.purge(one)
        assert (tmp_path / "mine.md").exists()
        assert place.left(ID) == []


def test_the_indexes_are_removed_and_nothing_else(tmp_path: Path) -> None:
    """Each with what SQLite keeps beside it; without a cache folder there is nothing to remove."""
    for name in ("index-0a.sqlite", "index-0a.sqlite-wal", "index-0a.sqlite-shm", "index-1b-2c.sqlite", "other"):
        (tmp_path / name).write_bytes(b"words")
    wipe_indexes(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]
    wipe_indexes(tmp_path / "nowhere")


def test_notes_that_cannot_be_read_are_named(tmp_path):
    """Whoever purges is told which file to mend."""
    place = Everything(tmp_path)
    place.exports.note(Export(ID, tmp_path / "x.md", LONG_AGO, "markdown"))
    [notes] = (tmp_path / "state" / "exports").glob("*.toml")
    notes.write_text("= junk")
    with pytest.raises(Damaged, match=f"{ID}.toml cannot be read: .*line 1"):
        place.exports.of(ID)


def test_a_copy_that_has_no_file_goes_by_its_own_age(place):
    """What could not be saved, of an escalation whose file was removed by hand, is found and leaves nothing."""
    copy = unsaved_path(place.state.folder / FOLDER, ID)
    keep_unsaved(copy, {"schema": 1, "id": ID, "words": f"words of {ID}"}, {"schema": 1, "id": ID})
    assert place.found() == []
    os.utime(copy, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    [old] = place.found()
    assert (old.id, old.at, old.unsaved) == (ID, LONG_AGO, (copy,))
    place.purging.purge(old)
    assert not copy.exists()
