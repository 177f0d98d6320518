"""What importing the storage costs."""

import subprocess
import sys

import pytest

import escalate_tui.storage


@pytest.mark.parametrize("module", ["escalate_tui.storage", "escalate_tui.model.text", "escalate_tui.model.keys"])
def test_nothing_heavy_is_imported(module: str) -> None:
    """Reading and writing records needs neither the screens nor validation nor a database."""
    script = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert module in loaded
    assert not loaded & {
        "textual",
        "rich",
        "pydantic",
        "sqlite3",
        "asyncio",
        "click",
        "tomllib",
        "platformdirs",
    }


def test_public_names_are_there() -> None:
    """Every name that the package offers exists, and is listed in order."""
    assert all(hasattr(escalate_tui.storage, name) for name in escalate_tui.storage.__all__)
    assert escalate_tui.storage.__all__ == sorted(escalate_tui.storage.__all__)
