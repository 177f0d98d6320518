"""Seeing that files changed."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from escalate_tui.clock import now
from escalate_tui.storage import FileStore

ID = "esc-20260310-143012-k7q"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record written by somebody else."""
    path = tmp_path / "records" / "2026-03" / f"{ID}.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"count = 1\n")
    return path


def _later() -> datetime:
    """A clock by which every file has long been as it is."""
    return now() + timedelta(days=1)


@pytest.mark.parametrize("clock", [now, _later], ids=["a moment ago", "long ago"])
def test_what_came_went_or_changed_is_seen_once(clock: object, path: Path, tmp_path: Path) -> None:
    """Each change is told once, whether the file is fresh or old; silence is told as silence."""
    store = FileStore(tmp_path, clock)  # type: ignore[arg-type]
    assert not store.changed(0)
    assert not store.changed(0)
    path.write_bytes(b"count = 22\n")
    assert store.changed(0)
    assert not store.changed(0)
    another = path.with_name("esc-20260311-090000-a2b.toml")
    another.write_bytes(b"x = 1")
    assert store.changed(0)
    another.unlink()
    assert store.changed(0)
    assert not store.changed(0)


def test_a_change_within_the_same_tick_is_seen(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes of the same length, written so soon that no time, size or inode differs, are still a change."""
    store = FileStore(tmp_path, lambda: datetime.now(UTC))
    frozen, stat = path.stat(), Path.stat
    with monkeypatch.context() as tick:
        tick.setattr(Path, "stat", lambda self, **how: frozen if self == path else stat(self, **how))
        assert not store.changed(0)
        path.write_bytes(b"count = 2\n")
        assert store.changed(0)
        assert not store.changed(0)


def test_waiting_ends_with_the_change(path: Path, tmp_path: Path) -> None:
    """A change while waiting ends the wait, long before its time is over."""
    store = FileStore(tmp_path, now)
    assert not store.changed(0)
    writer = threading.Timer(0.05, path.write_bytes, [b"count = 3\n"])
    writer.start()
    assert store.changed(30)
    writer.join()


def test_a_link_to_nothing_is_no_change(path: Path, tmp_path: Path) -> None:
    """What is not there does not disturb the look at the rest."""
    path.with_name("esc-20260311-090000-a2b.toml").symlink_to("nothing")
    store = FileStore(tmp_path, now)
    assert not store.changed(0)
    path.unlink()
    assert store.changed(0)
