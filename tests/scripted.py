"""The command line as a script uses it: at the moment of the cases, with what is piped in and what comes out."""

import io
import json
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from cases import NOW, ZONE
from escalate_tui import paths
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore


class Script:
    """Runs commands and keeps what they said.

    Attributes:
        at: The instant at which they run.
        store: The store they work in.
        out: What the last one printed.
        err: What it said beside.
    """

    def __init__(self, captured: pytest.CaptureFixture[str], patched: pytest.MonkeyPatch) -> None:
        self.at = NOW
        self.store = FileStore(paths.data_dir(), lambda: self.at)
        self.out = self.err = ""
        self._captured = captured
        self._patched = patched

    def __call__(self, *arguments: str, piped: bytes = b"", at: datetime | None = None) -> int:
        """Run a command; its exit status."""
        self.at = at or self.at
        self._patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        status = run(arguments, clock=lambda: self.at.astimezone(UTC), zone=ZONE)
        self.out, self.err = self._captured.readouterr()
        return status

    @property
    def json(self) -> Any:
        """What the last one printed for another program."""
        return json.loads(self.out)

    def draft(self, identity: str) -> Draft:
        """An escalation as its file has it."""
        return Draft(self.store.get(identity)[0])
