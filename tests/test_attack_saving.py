"""Everything that can keep a draft from its file, and windows that write over each other: no text is ever lost."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import NOW, SETTINGS, case
from escalate_tui.errors import EscalateError
from escalate_tui.model.draft import Draft
from escalate_tui.storage import FileStore, State, read_file, record_path
from escalate_tui.storage import files as storage_files
from escalate_tui.tui.clashing import Side
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.trouble import demand_folder
from escalate_tui.workplace import Workplace
from person import DATA, Person, stored

ID = case(1).id
SUMMARY, WORKFLOW = "understand.summary", "impact.workflow"


def workplace_in(folder: Path) -> Workplace:
    """A place to work in, with case 1 in its store."""
    place = Workplace(
        store=FileStore(folder / "data", lambda: NOW),
        state=State(folder / "state"),
        clock=lambda: NOW,
        settings=SETTINGS,
        cache=folder / "cache",
        briefs=folder / "briefs",
        templates=folder / "templates",
        env={},
    )
    place.store.put(case(1).doc, None)
    return place


# What the system may say at any moment


def in_data(folder: Path, descriptor: int) -> bool:
    """Whether a file that is being written is one of the store."""
    return str(folder / "data") in str(Path(f"/proc/self/fd/{descriptor}").readlink())


REFUSALS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EIO: "the disk reports an error",
    errno.ESTALE: "does not answer",
    errno.EACCES: "may not be written to",
    errno.EMFILE: "too many files",
    errno.ENAMETOOLONG: "file name too long",
}


@pytest.mark.parametrize("code", REFUSALS, ids=errno.errorcode.get)
def test_a_refusal_of_the_system_keeps_the_text_and_says_why_and_since_when(code, tmp_path, monkeypatch):
    """The file is as it was, the desk and a copy beside have the text, and the next save after it writes it."""
    place = workplace_in(tmp_path)
    before = record_path(place.store.root, ID).read_bytes()
    desk = Desk.opened(place, ID)
    desk.put(SUMMARY, "typed with no room")
    with monkeypatch.context() as refusing:

        def refuse(descriptor: int) -> None:
            if in_data(tmp_path, descriptor):
                raise OSError(code, os.strerror(code))

        refusing.setattr(storage_files, "_sync", refuse)
        assert not desk.save()
    assert (REFUSALS[code] in desk.trouble, desk.since, desk.unsaved) == (True, NOW, True)
    assert record_path(place.store.root, ID).read_bytes() == before
    assert desk.kept is not None
    assert Draft(read_file(desk.kept)).value(SUMMARY) == "typed with no room"
    assert desk.save()
    assert (desk.since, desk.trouble, desk.kept) == (None, "", None)
    assert Draft(place.store.get(ID)[0]).value(SUMMARY) == "typed with no room"
    assert list((tmp_path / "state" / "unsaved").iterdir()) == []


def a_file(path: Path) -> None:
    """Put a file where a folder was, which is moved aside."""
    path.rename(path.with_name(f"{path.name}.aside"))
    path.write_bytes(b"in the way")


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        pytest.param(lambda place: a_file(place.store.root), "data is a file where a folder belongs", id="data"),
        pytest.param(lambda place: a_file(place.store.root / "records"), "records is a file", id="records"),
        pytest.param(lambda place: a_file(place.store.root / "records" / "2026-03"), "2026-03 is a file", id="month"),
        pytest.param(
            lambda place: (path := record_path(place.store.root, ID)).unlink() or path.mkdir(), "a folder", id="file"
        ),
        pytest.param(
            lambda place: (place.store.root / "records").rename(place.store.root / "moved"),
            "records is gone, and the file with it",
            id="gone",
        ),
        pytest.param(lambda place: record_path(place.store.root, ID).chmod(0o400), "may not be written to", id="mode"),
    ],
)
def test_a_folder_that_is_none_any_more_keeps_the_text(broken, says, tmp_path):
    """What stands in the way is named, the text is kept beside, and opened again once it is mended it is merged."""
    place = workplace_in(tmp_path)
    desk = Desk.opened(place, ID)
    broken(place)
    desk.put(SUMMARY, "typed without a folder")
    assert not desk.save()
    assert says in desk.trouble
    assert desk.kept is not None
    assert Draft(read_file(desk.kept)).value(SUMMARY) == "typed without a folder"


def test_where_the_state_takes_nothing_the_folder_of_temporary_files_does(tmp_path, monkeypatch):
    """The copy lies in a folder of its own, that nobody else may look into, and goes once the text is in its file."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    place = workplace_in(tmp_path)
    desk = Desk.opened(place, ID)
    (tmp_path / "state").write_bytes(b"in the way")
    a_file(place.store.root / "records")
    desk.put(SUMMARY, "typed anyway")
    assert not desk.save()
    assert desk.kept is not None
    assert desk.kept.is_relative_to(tmp_path / "temporary")
    assert (desk.kept.parent.stat().st_mode & 0o777, desk.kept.stat().st_mode & 0o777) == (0o700, 0o600)
    assert Draft(read_file(desk.kept)).value(SUMMARY) == "typed anyway"
    (place.store.root / "records").unlink()
    (place.store.root / "records.aside").rename(place.store.root / "records")
    assert desk.save()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_where_no_place_takes_it_that_is_known(tmp_path, monkeypatch):
    """The desk has the text, and knows that nothing else does."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    place = workplace_in(tmp_path)
    desk = Desk.opened(place, ID)
    (tmp_path / "state").write_bytes(b"in the way")
    a_file(place.store.root / "records")
    desk.put(SUMMARY, "only here")
    assert not desk.save()
    assert (desk.kept, desk.draft.value(SUMMARY)) == (None, "only here")


LIMITED = """
import resource, signal, sys
from pathlib import Path
from test_attack_saving import ID, SUMMARY, workplace_in
from escalate_tui.tui.desk import Desk
place = workplace_in(Path(sys.argv[1]))
desk = Desk.opened(place, ID)
desk.put(SUMMARY, "typed beyond the limit")
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
first = desk.save(), desk.kept, desk.trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(first, desk.save())
"""


def test_a_limit_of_the_system_on_files_is_one_more_refusal(tmp_path):
    """Beyond it nothing half is written, not even a copy; without it the next save has all."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent,
    )
    assert done.stdout.startswith("(False, None, 'the file would be larger"), done.stderr
    assert done.stdout.endswith("True\n")
    assert Draft(read_file(record_path(tmp_path / "data", ID))).value(SUMMARY) == "typed beyond the limit"
    assert [path for path in tmp_path.rglob("*") if path.name.endswith(".tmp")] == []


@pytest.mark.parametrize("below", ["", "records"], ids=["the store", "the records"])
def test_a_file_in_the_place_of_the_folder_at_the_start_is_a_sentence(below, tmp_path):
    """The screens are not begun: what is in the way is named, and what to do about it."""
    (tmp_path / "data" / below).parent.mkdir(exist_ok=True)
    (tmp_path / "data" / below).write_bytes(b"in the way")
    with pytest.raises(EscalateError, match=r"is a file where a folder belongs\. Move it elsewhere"):
        demand_folder(tmp_path / "data" / "records")


# Windows that write over each other

CUSTOMER = "understand.customers.c4f"
FIELDS = (SUMMARY, WORKFLOW, f"{CUSTOMER}.plan")
OFTEN = {"type": 6, "save": 5, "look": 2, "kill": 2, **dict.fromkeys(Side, 2)}
SELDOM = ("save over", "editor", "remove", "delete")
MOVES = st.lists(
    st.tuples(
        st.sampled_from([what for what, times in OFTEN.items() for _ in range(times)] + list(SELDOM)),
        st.sampled_from([0, 0, 1, 1, 2]),
        st.sampled_from(FIELDS),
    ),
    min_size=10,
    max_size=40,
)


class Windows:
    """Three windows on one draft, and what somebody typed in them that must be somewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = workplace_in(folder)
        self.desks = [Desk.opened(self.place, ID) for _ in range(3)]
        self.words = (f"word{number}." for number in count())
        self.typed: dict[str, int] = {}
        self.saved: set[str] = set()

    def do(self, what: str, window: int, path: str) -> None:
        """Make one move; what makes no sense by now is left out."""
        desk = self.desks[window]
        there = record_path(self.place.store.root, ID).exists()
        if what == "type" and (path.count(".") < 2 or desk.draft.value(path.rpartition(".")[0]) is not None):
            self.over(desk, path)
            word = next(self.words)
            self.typed[word] = window
            desk.put(path, word)
        elif what == "remove" and desk.draft.value(CUSTOMER) is not None:
            self.over(desk, f"{CUSTOMER}.plan")
            desk.replace(desk.draft.without_item("understand.customers", "c4f"))
        elif what == "kill" and there:
            # What was typed since the last save is not promised.
            self.typed = {word: at for word, at in self.typed.items() if at != window or word in self.saved}
            self.desks[window] = Desk.opened(self.place, ID)
        elif what == "editor" and there:
            doc, version = self.place.store.get(ID)
            self.place.store.put(Draft(doc).with_value("understand.component", next(self.words)).doc, version)
        elif what == "delete" and there:
            self.place.store.delete(ID)
        elif self.wrote(desk, what):
            self.saved |= {word for word, at in self.typed.items() if at == window}

    def wrote(self, desk: Desk, what: str) -> bool:
        """Save, look or decide; tell whether any of them was done."""
        if what in ("save", "save over"):
            desk.save(mine=what == "save over")
        elif what == "look":
            desk.look()
        elif what in tuple(Side) and desk.clashes:
            side = Side(what) if Side(what) is not Side.BOTH or desk.clashes[0].path == WORKFLOW else Side.MINE
            desk.decide(desk.clashes[0], side)
        else:
            return False
        return True

    def over(self, desk: Desk, path: str) -> None:
        """Forget a word that somebody who sees it types over."""
        self.typed = {word: at for word, at in self.typed.items() if word not in str(desk.draft.value(path))}

    def somewhere(self) -> str:
        """Everything that is on disk or on a desk."""
        files = [path.read_text() for path in self.folder.rglob("*.toml")]
        return "\n".join([*files, *(repr(desk.draft.doc) for desk in self.desks)])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moves=MOVES)
def test_three_windows_an_editor_and_kills_lose_no_word(moves):
    """Each word that was typed is in a file or in a window, until whoever sees it types over it; then all agree."""
    with tempfile.TemporaryDirectory() as name:
        windows = Windows(Path(name))
        for what, window, path in moves:
            windows.do(str(what), window, path)
            there = windows.somewhere()
            assert [word for word in windows.typed if word not in there] == []
        # Everybody decides, and looks until nothing is new.
        windows.desks[0].save(mine=True)
        windows.desks[0].look()
        windows.desks[0].save(mine=True)
        for _ in range(6):
            for desk in windows.desks:
                desk.look()
                while desk.clashes:
                    desk.decide(desk.clashes[0], Side.MINE)
        docs = [{**desk.draft.doc, "updated": None} for desk in windows.desks]
        assert docs[0] == docs[1] == docs[2] == {**windows.place.store.get(ID)[0], "updated": None}
        assert not any(desk.unsaved for desk in windows.desks)


# In a real terminal


def record(home: Path) -> Path:
    """The one file of records in a home."""
    (path,) = home.glob(f"{DATA}/records/*/*.toml")
    return path


def hand(home: Path, old: str, new: str) -> None:
    """Change the file as an editor does that writes another one in its place."""
    path = record(home)
    other = path.with_name(".edited")
    other.write_text(path.read_text().replace(old, new))
    other.replace(path)


def test_a_kill_during_a_clash_loses_neither(tmp_path: Path) -> None:
    """Killed while both sides stand on the screen, both are there when the draft is resumed, and mine is a key away."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.do([("tab", "Summary", "Export drops rows")])
        sam.wait_for(lambda _: sam.saved)
        sam.send("!")
        hand(tmp_path, "Export drops rows", "By hand")
        sam.wait_for("theirs  By hand")
        sam.send("?")
        sam.wait_for("mine    Export drops rows!?")
        sam.wait_for(lambda _: any("rows!?" in path.read_text() for path in tmp_path.rglob("unsaved/esc-*.toml")))
        sam.kill()
    assert stored(tmp_path)[0]["understand"]["summary"] == "By hand"
    with Person(tmp_path, "resume") as sam:
        sam.at("Summary", "theirs  By hand")
        assert "mine    Export drops rows!?" in sam.screen_text()
        sam.key("ctrl+g")
        sam.wait_for("m keep mine")
        sam.send("m")
        sam.wait_for(lambda _: sam.saved)
        sam.key("ctrl+q")
        assert sam.wait() == 0
    assert stored(tmp_path)[0]["understand"]["summary"] == "Export drops rows!?"


def kept_beside(home: Path) -> str:
    """What is kept beside the store, all in one."""
    return "".join(file.read_text() for file in home.glob(".local/state/escalate-tui/unsaved/*.toml"))


def test_a_draft_that_was_never_written_is_there_after_a_kill(tmp_path: Path) -> None:
    """Nothing was ever in the store; once that can be written the draft is resumed, and no copy is left beside it."""
    data = tmp_path / DATA
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.send("n")
        sam.wait_for("What is your name")
        records = data / "records"
        records.rename(tmp_path / "away") if records.exists() else data.mkdir(parents=True, exist_ok=True)
        records.write_text("in the way")
        sam.key("enter")
        sam.at("Kind of issue")
        sam.do([("tab", "Summary", "Export drops rows")])
        sam.wait_for("NOT SAVED since 15:3")
        sam.wait_for(lambda _: "Export drops rows" in kept_beside(tmp_path))
        os.kill(sam.pid, signal.SIGKILL)
        sam.wait()
    records.unlink()
    with Person(tmp_path, "resume") as sam:
        sam.wait_for("escalate › Export drops rows")
        sam.key("ctrl+q")
        assert sam.wait() == 0
    assert stored(tmp_path)[0]["understand"]["summary"] == "Export drops rows"
    assert kept_beside(tmp_path) == ""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["term", "hup"])
def test_a_signal_while_nothing_can_be_saved_leaves_a_copy_and_says_where(tmp_path: Path, number, status) -> None:
    """The terminal gets the path behind the screens, and the draft, resumed with its folder back, has all of it."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        sam.do([("tab", "Summary", "Export drops rows")])
        sam.wait_for(lambda _: sam.saved)
        data = tmp_path / DATA
        data.rename(tmp_path / "away")
        data.write_text("in the way")
        sam.send(" at Acme")
        sam.wait_for("NOT SAVED since 15:3")
        before = len(sam.raw)
        os.kill(sam.pid, number)
        assert sam.wait() == status
        after = bytes(sam.raw[before:]).rpartition(b"?1049l")[2].decode()
    assert "NOT SAVED: ~/.local/share/escalate-tui is a file where a folder belongs" in after
    assert "A copy of it is kept in ~/.local/state/escalate-tui/unsaved/esc-" in after
    data.unlink()
    (tmp_path / "away").rename(data)
    with Person(tmp_path, "resume") as sam:
        sam.wait_for("escalate › Export drops rows at Acme")
    assert stored(tmp_path)[0]["understand"]["summary"] == "Export drops rows at Acme"


def test_another_place_is_told_behind_the_screens(tmp_path: Path) -> None:
    """Quitting with w writes the whole draft, says where, and how one goes on with it; the status says not saved."""
    with Person(tmp_path) as sam:
        sam.wait_for("No escalations yet")
        sam.begin("Sam")
        (tmp_path / DATA).write_text("in the way")
        sam.do([("tab", "Summary", "Export drops rows")])
        sam.wait_for("NOT SAVED since 15:3")
        sam.key("ctrl+q")
        sam.wait_for("write it to another place")
        sam.send("w")
        sam.wait_for("which file or folder")
        sam.key("ctrl+u")
        sam.send(f"{tmp_path}/rescued.toml\r")
        assert sam.wait() == 1
        after = bytes(sam.raw).rpartition(b"?1049l")[2].decode()
    assert f"Written to {tmp_path}/rescued.toml" in after
    assert f"copy it to {tmp_path / DATA}/records/2026-03/esc-" in after
    assert read_file(tmp_path / "rescued.toml")["understand"] == {"summary": "Export drops rows"}


def test_a_file_where_the_records_belong_is_a_sentence(tmp_path: Path) -> None:
    """The program ends before any screen, and says what to do."""
    (tmp_path / DATA).mkdir(parents=True)
    (tmp_path / DATA / "records").write_text("in the way")
    with Person(tmp_path) as sam:
        assert sam.wait() == 1
        assert "records is a file where a folder belongs. Move it elsewhere" in sam.screen_text().replace("\n", "")
        assert "Traceback" not in sam.screen_text()
