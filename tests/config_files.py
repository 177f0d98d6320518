"""Settings files for the tests: written where a test wants them, read as the program does."""

from pathlib import Path

from cases import ZONE
from escalate_tui.config.configured import Configured, configured, deeper_problems


def read(folder: Path, text: str, name: str = "config.toml") -> Configured:
    """Write a settings file into a folder and read it, on a machine in Berlin."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return configured(path, lambda: ZONE)


def told(found: Configured) -> list[tuple[int | None, str, str]]:
    """List all that is wrong in a file: line, key and sentence."""
    return [(one.line, one.key, one.says) for one in (*found.problems, *deeper_problems(found))]
