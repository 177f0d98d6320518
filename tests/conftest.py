"""What all tests share: no machine of one's own shows through, and a place to work in with a fixed clock."""

import gc
import os
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from cases import NOW, SETTINGS
from escalate_tui.storage import FileStore, State
from escalate_tui.tui.screens import wizard
from escalate_tui.workplace import Workplace
from scripted import Script
from settling import wait_for_settling

# What a terminal or a person sets for Textual, and what would lead to a clipboard.
for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TEXTUAL_THEME", "TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY"):
    os.environ.pop(name, None)

wait_for_settling()

# What importing and starting programs makes stays for a while: looking through it at every turn finds nothing.
gc.set_threshold(200_000, 20, 10)

NUMBERS = count()
"""The names of folders, one for each test."""


def pytest_collection_finish() -> None:
    """Leave the tests themselves and all that is imported out of collecting garbage; they stay to the end."""
    gc.freeze()


@pytest.fixture
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all that one test writes; pytest would look through those of all tests for a number."""
    folder = tmp_path_factory.getbasetemp() / str(next(NUMBERS))
    folder.mkdir()
    return folder


@pytest.fixture
def tmp_path(own_folder: Path) -> Path:
    """A folder to write into, beside the home."""
    folder = own_folder / "work"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def home(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that nothing reads or writes the person's."""
    home = own_folder / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for kind in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)


@pytest.fixture
def clock() -> FixedClock:
    """The moment of the cases."""
    return FixedClock(NOW)


@pytest.fixture(autouse=True)
def one_step_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each step of a draft made when it is gone to, and not at a moment of its own."""
    monkeypatch.setattr(wizard, "OTHERS_AFTER", 3600)


@pytest.fixture
def workplace(tmp_path: Path, clock: FixedClock) -> Workplace:
    """An empty store, the moment of the cases, no clipboard tool, no hints."""
    return Workplace(
        store=FileStore(tmp_path / "data", clock),
        state=State(tmp_path / "state"),
        clock=clock,
        settings=replace(SETTINGS, hints=False),
        cache=tmp_path / "cache",
        briefs=tmp_path / "briefs",
        templates=tmp_path / "templates",
        env={},
    )


@pytest.fixture
def script(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Script:
    """The command line as a script uses it, in a home of its own."""
    return Script(capsys, monkeypatch)
