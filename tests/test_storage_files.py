"""Writing files whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from escalate_tui.storage import create_new, files, make_folder, write_whole

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)


def mode(path: Path) -> int:
    """The permission bits of a path."""
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_its_owners_only(tmp_path: Path) -> None:
    """A new file is 0600 in folders of 0700, also where one was more open before; nothing else is left."""
    path = tmp_path / "a" / "b" / "file"
    write_whole(path, b"one")
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == (0o600, 0o700, 0o700)
    path.chmod(0o644)
    write_whole(path, b"two")
    assert (path.read_bytes(), mode(path)) == (b"two", 0o600)
    assert names(path.parent) == ["file"]


def test_bytes_are_on_disk_before_they_have_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is synchronised, then named, then its folder is: else a power cut leaves it empty."""
    happened: list[str] = []

    def fsync(descriptor: int) -> None:
        happened.append("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")

    def replace(self: Path, target: Path) -> Path:
        happened.append("replace")
        return self.rename(target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "file", b"x")
    assert happened == ["sync file", "replace", "sync folder"]


def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    """The file behind a symbolic link is replaced, in its own folder, and the link stays a link."""
    real, link = tmp_path / "real" / "file", tmp_path / "link"
    write_whole(real, b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path) == ["link", "real"]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        pytest.param("read-only", PermissionError, id="read-only file in a writable folder"),
        pytest.param("folder", OSError, id="folder of that name"),
        pytest.param("pipe", OSError, id="pipe of that name"),
        pytest.param("loop", OSError, id="symbolic link to itself"),
        pytest.param("dangling", FileNotFoundError, id="symbolic link to nothing"),
    ],
)
def test_what_is_not_replaced(kind: str, error: type[OSError], tmp_path: Path) -> None:
    """What is no plain file, or is protected, is refused and left as it is, with nothing beside it."""
    path = tmp_path / "name"
    match kind:
        case "read-only":
            path.write_bytes(b"old")
            path.chmod(0o400)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)
        case "dangling":
            path.symlink_to("nothing")
    before = path.lstat()
    with pytest.raises(error):
        write_whole(path, b"new")
    assert names(tmp_path) == ["name"]
    assert path.lstat().st_ino == before.st_ino


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    """A folder that turned into a file is an error that names it."""
    (tmp_path / "records").write_bytes(b"")
    with pytest.raises(OSError, match="records"):
        write_whole(tmp_path / "records" / "2026-03" / "file", b"x")


def _no_links(self: Path, target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted", str(target), None, str(self))


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "on a memory stick"])
def test_creating_never_replaces(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is taken stays with whom it belongs to, also where it is a link to nothing."""
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    (tmp_path / "taken").write_bytes(b"old")
    (tmp_path / "link").symlink_to("nothing")
    create_new(tmp_path / "new", b"new")
    for name in ("taken", "link"):
        with pytest.raises(FileExistsError):
            create_new(tmp_path / name, b"new")
    assert names(tmp_path) == ["link", "new", "taken"]
    assert (tmp_path / "taken").read_bytes() == b"old"
    assert ((tmp_path / "new").read_bytes(), mode(tmp_path / "new")) == (b"new", 0o600)


@pytest.mark.parametrize("stopped", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=repr)
def test_a_claimed_name_is_given_back(stopped: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a memory stick a file that could not be put in place leaves no empty one, and can be made later."""
    path = tmp_path / "file"

    def replace(self: Path, target: Path) -> Path:
        assert target.read_bytes() == b""
        raise stopped

    monkeypatch.setattr(Path, "hardlink_to", _no_links)
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", replace)
        with pytest.raises(type(stopped)):
            create_new(path, b"new")
    assert names(tmp_path) == []
    create_new(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("writer", ["write_whole", "create_new"])
def test_a_full_disk_leaves_what_was_there(writer: str, tmp_path: Path) -> None:
    """Where the bytes do not fit, the old file stays, nothing is beside it, and the error comes through."""
    path = tmp_path / "file"
    if writer == "write_whole":
        path.write_bytes(b"old")
    script = (
        "import pathlib, resource, sys; from escalate_tui import storage\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        f"try: storage.{writer}(pathlib.Path(sys.argv[1]), bytes(9000))\n"
        "except OSError as full: print(full.errno)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(errno.EFBIG)
    assert names(tmp_path) == (["file"] if writer == "write_whole" else [])
    assert writer == "create_new" or path.read_bytes() == b"old"


class HeldError(PermissionError):
    """What Windows says while another program holds a file."""

    winerror = 32


@pytest.mark.parametrize("held_for", [pytest.param(3, id="for a moment"), pytest.param(10**9, id="for good")])
def test_a_file_held_by_a_scanner(held_for: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a held file is tried again for a while; then the error comes through."""
    tries = 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal tries
        tries += 1
        if tries <= held_for:
            raise HeldError
        return self.rename(target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    path = tmp_path / "file"
    if held_for == 3:
        write_whole(path, b"new")
        assert (path.read_bytes(), tries) == (b"new", 4)
    else:
        with pytest.raises(HeldError):
            write_whole(path, b"new")
        assert tries > 1
        assert names(tmp_path) == []


def test_making_folders_twice(tmp_path: Path) -> None:
    """A folder that is there already stays as it is."""
    (tmp_path / "open").mkdir(mode=0o755)
    make_folder(tmp_path / "open" / "new")
    make_folder(tmp_path / "open" / "new")
    assert (mode(tmp_path / "open"), mode(tmp_path / "open" / "new")) == (0o755, 0o700)


@pytest.mark.parametrize(
    ("name", "age", "swept"),
    [
        (".esc-1.toml.123.0a1b2c3d.tmp", timedelta(minutes=61), True),
        (".esc-1.toml.123.0a1b2c3d.tmp", timedelta(minutes=59), False),
        (".esc-1.toml.swp", timedelta(days=9), False),
        ("esc-1.toml", timedelta(days=9), False),
        ("a.tmp", timedelta(days=9), False),
    ],
)
def test_sweeping(name: str, age: timedelta, swept: bool, tmp_path: Path) -> None:
    """Only temporary files of this program go, and only when no writer can still be at them."""
    path = tmp_path / name
    path.write_bytes(b"")
    os.utime(path, times=((NOW - age).timestamp(),) * 2)
    files.sweep(tmp_path, NOW)
    assert path.exists() is not swept
