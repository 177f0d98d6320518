"""Reading what somebody else left in the folder."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from escalate_tui.storage import Damaged, read_regular

LIMIT = 4 * 2**20


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Bytes come back as they are, up to the largest file that is read."""
    content = os.urandom(1000) + bytes(LIMIT - 1000)
    (tmp_path / "file").write_bytes(content)
    assert read_regular(tmp_path / "file") == content


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    """A file of 100 MB is refused, not read."""
    with (tmp_path / "file").open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(Damaged, match="larger than 4 MB"):
        read_regular(tmp_path / "file")


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    """A pipe that nobody writes to is refused at once; a plain open waits for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = (
        "import sys, pathlib; from escalate_tui.storage import read_regular\nread_regular(pathlib.Path(sys.argv[1]))"
    )
    reader = subprocess.run(
        [sys.executable, "-c", script, str(pipe)], capture_output=True, text=True, timeout=20, check=False
    )
    assert "it is a pipe" in reader.stderr


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder named like a file says that it is one."""
    with pytest.raises(Damaged, match="it is a folder"):
        read_regular(tmp_path)


def test_a_device_is_refused() -> None:
    """A device that never ends is not read."""
    with pytest.raises(Damaged, match="a device"):
        read_regular(Path("/dev/zero"))


def test_links_are_followed_as_far_as_they_lead(tmp_path: Path) -> None:
    """A link to a file is that file; a loop and a socket cannot be opened."""
    (tmp_path / "file").write_bytes(b"here")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "loop").symlink_to("loop")
    assert read_regular(tmp_path / "link") == b"here"
    with pytest.raises(OSError, match="symbolic links"):
        read_regular(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        with pytest.raises(OSError, match="No such device"):
            read_regular(tmp_path / "socket")
