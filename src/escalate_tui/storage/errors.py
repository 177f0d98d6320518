"""What can go wrong with kept escalations, each with the sentence that the user reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.text import clean_line, visible

if TYPE_CHECKING:
    from escalate_tui.storage.version import Version


def in_a_sentence(name: Path | str) -> str:
    """Write the name of a file or an id on one line: nothing in it commands a terminal or hides from its reader."""
    return visible(clean_line(str(name)))


class Damaged(EscalateError):
    """A file that cannot be read as what it should be; nothing ever changes it but the user.

    Attributes:
        reason: What is wrong, such as "Unterminated string".
        line: The line where it is wrong, counted from 1; None where no single line is.
        path: The file; None while only its bytes are known.
    """

    exit_status = ExitStatus.UNREADABLE

    def __init__(self, reason: str, line: int | None = None, path: Path | None = None) -> None:
        super().__init__(reason, line, path)
        self.reason = reason
        self.line = line
        self.path = path

    def __str__(self) -> str:
        where = f" (line {self.line})" if self.line else ""
        file = in_a_sentence(self.path) if self.path else "The file"
        return f"{file} cannot be read: {self.reason}{where}. Mend it in an editor; it is left as it is."


class Unsavable(EscalateError):
    """A document that would not read back as it is, so that it is not written."""


class Conflict(EscalateError):
    """The escalation is not what the caller last saw: it was made, changed or deleted elsewhere.

    Attributes:
        doc: What is there now; None where nothing is.
        version: The version of what is there now; None where nothing is.
    """

    def __init__(self, doc: dict[str, Any] | None, version: "Version | None") -> None:
        happened = "deleted" if doc is None else "changed"
        super().__init__(f"This escalation was {happened} elsewhere since it was opened, so nothing was written.")
        self.doc = doc
        self.version = version


class ReadOnly(EscalateError):
    """An escalation that this version of the program must not write."""


class NotFound(EscalateError):
    """No escalation goes by that id or part of one."""

    def __init__(self, part: str) -> None:
        super().__init__(f"No escalation here has “{part}” in its id. See all ids with: escalate-tui list")


class Ambiguous(EscalateError):
    """Several escalations have that part in their ids.

    Attributes:
        candidates: Their ids, newest first.
    """

    def __init__(self, part: str, candidates: Sequence[str]) -> None:
        shown, more = ", ".join(candidates[:5]), len(candidates) - 5
        rest = f" and {more} more" if more > 0 else ""
        super().__init__(f"“{part}” could be any of {shown}{rest}. Write more of the id.")
        self.candidates = tuple(candidates)


class ThereAgain(EscalateError):
    """A deleted escalation that cannot come back, because there is one of its id."""

    def __init__(self, id_: str) -> None:
        super().__init__(
            f"There is an escalation {id_} among the records by now, so this copy of it stays where it is. "
            "Delete that one first, or look through its versions."
        )


class NotAnId(EscalateError):
    """A text that names no escalation, whatever the store holds."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{in_a_sentence(text[:80])}” is not an id. An id looks like esc-20260310-143012-k7q.")


class Busy(EscalateError):
    """Somebody else holds the store's lock for longer than any save takes."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f"Another program has held {path} for {seconds:g} seconds, so nothing was written. "
            "Look for an escalate-tui that is stopped, and end or continue it."
        )
