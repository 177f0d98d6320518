"""Where things lie."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from escalate_tui import paths


@pytest.mark.skipif(sys.platform != "linux", reason="these variables are those of Linux")
@pytest.mark.parametrize(
    ("variable", "location", "below"),
    [
        ("XDG_DATA_HOME", paths.data_dir, "escalate-tui"),
        ("XDG_DATA_HOME", paths.records_dir, "escalate-tui/records"),
        ("XDG_STATE_HOME", paths.state_dir, "escalate-tui"),
        ("XDG_CACHE_HOME", paths.cache_dir, "escalate-tui"),
        ("XDG_CONFIG_HOME", paths.config_dir, "escalate-tui"),
    ],
)
def test_the_environment_decides(
    variable: str, location: Callable[[], Path], below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each folder follows its variable, and asking for it makes nothing."""
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    assert location() == tmp_path / "elsewhere" / below
    assert list(tmp_path.iterdir()) == []
