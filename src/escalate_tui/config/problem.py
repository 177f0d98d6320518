"""What is wrong in a settings file, as a value: the program starts all the same, and says it."""

from dataclasses import dataclass
from pathlib import Path

from escalate_tui.model.text import clean_line, visible


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a settings file; what it speaks of holds as if it were not written.

    Attributes:
        path: The file.
        line: The line, counted from 1; None where no single line is wrong.
        key: The setting, such as `hours.monday`; empty where it is the file as a whole.
        says: What is wrong and what to do, in sentences.
    """

    path: Path
    line: int | None
    key: str
    says: str

    def __str__(self) -> str:
        """Say it on one line: file, line, key and sentences; nothing in it commands a terminal."""
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(part for part in (str(self.path), line, self.key) if part)
        return visible(clean_line(f"{where}: {self.says}"))
