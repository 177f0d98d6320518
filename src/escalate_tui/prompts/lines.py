"""Lines out, lines in: all that the prompts need of a terminal, of a pipe, of a screen reader."""

import os
import sys
from contextlib import suppress
from typing import BinaryIO, Final, TextIO

from escalate_tui.model.text import clean, visible

LONGEST: Final = 100_000
"""Bytes of a line that are taken in; no field holds as many, and what is beyond them is counted alone."""

PROMPT: Final = "> "
"""Stands before each answer."""


class AtEnd(Exception):
    """There is nothing more to read."""


class Gone(Exception):
    """Nobody reads any more what is said."""


class Lines:
    """Says lines and reads answers, whatever bytes come; no sign of it moves a cursor or chooses a colour."""

    def __init__(self, source: BinaryIO, out: TextIO, *, encoding: str, echoed: bool) -> None:
        """Take where answers come from, and where words go.

        Args:
            source: Gives the answers.
            out: Takes the words.
            encoding: Of the answers; what is none of it becomes U+FFFD.
            echoed: Whether an answer shows itself behind its prompt, as on a terminal.
        """
        self._source = source
        self._out = out
        self._encoding = encoding
        self._echoed = echoed

    def say(self, *texts: str) -> None:
        """Print texts, each on lines of its own, with what hides in them made visible.

        Raises:
            Gone: Nobody reads them.
        """
        self._write("".join(f"{visible(clean(text)).expandtabs(4)}\n" for text in texts))

    def ask(self) -> str:
        """Print the prompt and read an answer, without its line end.

        Raises:
            AtEnd: There is none any more.
            Gone: Nobody reads the prompt.
        """
        self._write(PROMPT if self._echoed else f"{PROMPT.rstrip()}\n")
        return self.read()

    def read(self) -> str:
        """Read a line without a prompt, as a further one of a text.

        Raises:
            AtEnd: There is none any more.
            Gone: Nobody is told that a part of it was left out.
        """
        line = self._piece()
        if not line:
            raise AtEnd
        left_out = 0
        while not line.endswith(b"\n") and (more := self._piece()):
            left_out += len(more.rstrip(b"\r\n"))
            if more.endswith(b"\n"):
                break
        if left_out:
            self.say(f"That line was cut: {left_out:,} bytes of it are left out.")
        return line.decode(self._encoding, "replace").rstrip("\r\n")

    def _piece(self) -> bytes:
        try:
            return self._source.readline(LONGEST)
        except OSError:
            # Of a terminal that is gone there is nothing more to read.
            return b""

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError as wrong:
            raise Gone from wrong


def let_go() -> None:
    """Write to nowhere what would go to standard output that is gone, so that nothing fails when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # One that was closed before the program started, or is no file, has nothing to be let go of.
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
