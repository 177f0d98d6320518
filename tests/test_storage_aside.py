"""What is deleted or replaced is put aside first; where that fails nothing is deleted or replaced."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from escalate_tui.errors import EscalateError
from escalate_tui.storage import FileStore
from escalate_tui.storage.version import version_of

ID = "esc-20260310-143012-k7q"
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


def deletes(store: FileStore) -> None:
    """Delete the record."""
    store.delete(ID)


def saves(store: FileStore) -> None:
    """Save over what a hand edit wrote."""
    doc, version = store.get(ID)
    store.put({**doc, "owner": "Kim"}, version)


@dataclass(frozen=True, slots=True)
class Aside:
    """A record edited by hand, and an act that has to put its bytes aside."""

    act: Callable[[], None]
    folder: Path
    path: Path
    content: bytes

    def kept(self) -> list[bytes]:
        """What was put aside."""
        return [path.read_bytes() for path in (self.folder / ID).glob("*.toml")]

    def refused(self, naming: Path, why: str) -> None:
        """Act, and see that it is an error that names a path and a reason, and that the record is as it was."""
        with pytest.raises(EscalateError, match=why) as wrong:
            self.act()
        assert str(naming) in str(wrong.value)
        assert self.path.read_bytes() == self.content


@pytest.fixture(
    params=[
        pytest.param((deletes, "trash"), id="delete"),
        pytest.param((saves, "versions"), id="save over a hand edit"),
    ]
)
def aside(request: pytest.FixtureRequest, tmp_path: Path) -> Aside:
    """Each act that puts something aside, in a store of one record edited by hand."""
    act, where = request.param
    store = FileStore(tmp_path, lambda: NOW)
    store.put({"schema": 1, "id": ID, "owner": "Sam"}, None)
    path = tmp_path / "records" / "2026-03" / f"{ID}.toml"
    path.write_bytes(path.read_bytes() + b"\n# a remark\n")
    return Aside(lambda: act(store), tmp_path / where, path, path.read_bytes())


@pytest.mark.parametrize("below", ["", ID], ids=["the folder", "the folder of the escalation"])
@pytest.mark.parametrize(
    "put_there",
    [
        pytest.param(lambda place: place.write_bytes(b"shopping list"), id="file"),
        pytest.param(lambda place: place.symlink_to("nothing"), id="link to nothing"),
        pytest.param(lambda place: place.symlink_to(place), id="link to itself"),
        pytest.param(os.mkfifo, id="pipe"),
    ],
)
def test_something_else_where_a_folder_belongs(below: str, put_there: Callable[[Path], Any], aside: Aside) -> None:
    """It is named and left alone, and nothing is deleted or replaced until it is moved away."""
    place = aside.folder / below
    place.parent.mkdir(exist_ok=True)
    put_there(place)
    there = place.lstat()
    aside.refused(place, "is in the way")
    assert place.lstat() == there
    place.unlink()
    aside.act()
    assert aside.kept() == [aside.content]


@pytest.mark.parametrize(
    "put_there",
    [
        pytest.param(lambda place, record: place.symlink_to(record), id="link to the record"),
        pytest.param(lambda place, _: place.mkdir(), id="folder"),
        pytest.param(lambda place, _: place.write_bytes(b""), id="empty file"),
    ],
)
def test_something_else_under_the_name_of_the_copy(put_there: Callable[[Path, Path], Any], aside: Aside) -> None:
    """A name that is taken is a copy only where a file of its own holds the same bytes."""
    place = aside.folder / ID / f"20260311-090000-{version_of(aside.content)[:12]}.toml"
    place.parent.mkdir(parents=True)
    put_there(place, aside.path)
    aside.refused(place, "is in the way")


def test_the_copy_is_there_already(aside: Aside) -> None:
    """A file that holds the same bytes under the name of the copy is the copy."""
    place = aside.folder / ID / f"20260311-090000-{version_of(aside.content)[:12]}.toml"
    place.parent.mkdir(parents=True)
    place.write_bytes(aside.content)
    aside.act()
    assert aside.kept() == [aside.content]
    assert not aside.path.exists() or aside.path.read_bytes() != aside.content


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC], ids=errno.errorcode.get)
def test_a_folder_that_takes_no_file(code: int, aside: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a copy cannot be written the record stays as it is, and the error says where and why."""
    opened = os.open

    def refusing(name: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_EXCL and aside.folder in name.parents:
            raise OSError(code, os.strerror(code), str(name))
        return opened(name, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    aside.refused(aside.folder / ID, os.strerror(code))
    assert aside.kept() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes into read-only folders")
def test_a_read_only_folder(aside: Aside) -> None:
    """With a `trash` or `versions` that nobody may write to nothing is deleted or replaced."""
    aside.folder.mkdir(mode=0o500)
    aside.refused(aside.folder / ID, os.strerror(errno.EACCES))
    assert list(aside.folder.iterdir()) == []
