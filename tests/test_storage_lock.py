"""The lock of a store."""

import subprocess
import sys
from pathlib import Path

import pytest

from escalate_tui.storage import Busy, lock

HOLD = """
import sys
from pathlib import Path
from escalate_tui.storage.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_shuts_others_out_and_dies_with_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds it, waiting ends in a sentence; once that is killed, the lock is free."""
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    path = tmp_path / "store" / ".lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy, match="nothing was written"), lock.locked(path):
            pytest.fail("two hold the lock")
        holder.kill()
        holder.wait()
    with lock.locked(path), pytest.raises(Busy), lock.locked(path):
        pytest.fail("one process holds the lock twice")


def test_an_error_gives_the_lock_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails under the lock does not keep it."""
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    with pytest.raises(KeyError), lock.locked(tmp_path / ".lock"):
        raise KeyError
    with lock.locked(tmp_path / ".lock"):
        pass
