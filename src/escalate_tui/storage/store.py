"""What a store of escalations must be able to do, wherever it keeps them."""

from typing import Protocol

from escalate_tui.model.document import Doc
from escalate_tui.storage.version import Version


class Store(Protocol):
    """The smallest interface to escalations, so that a shared store can stand in for the folder."""

    def get(self, id_: str, /) -> tuple[Doc, Version]:
        """Read an escalation.

        Raises:
            NotFound: There is none of that id.
            Damaged: It is there and cannot be read.
        """

    def put(self, doc: Doc, expect: Version | None, /) -> Version:
        """Write an escalation over the version it continues, None where it is new, and tell its new version.

        Raises:
            Conflict: What is there is not that version; the error carries what is.
            ReadOnly: This version of the program must not write it.
            Unsavable: It would not read back as it is.
        """

    def heads(self) -> dict[str, Version]:
        """Tell the version of every escalation that can be read, by id."""

    def changed(self, timeout: float, /) -> bool:
        """Wait until anything changed since the last call, at most that many seconds; tell whether it did.

        The first call compares with what was there when it began. Changes by this process count too.
        """
