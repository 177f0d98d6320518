"""A program in a real terminal: a pty of known size, the screen it paints and the bytes it sent."""

import base64
import errno
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from pyte.screens import wcwidth

# Run in the child instead of pty.fork(): forking a process that has threads (pytest-xdist) warns from Python
# 3.12 on. The pty becomes the controlling terminal, so that window sizes and hang-ups arrive as in real life.
_LAUNCH = "import fcntl,os,sys,termios;fcntl.ioctl(0,termios.TIOCSCTTY,0);os.execvp(sys.argv[1],sys.argv[1:])"

_CLIPBOARD = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
_MODE = re.compile(rb"\x1b\[\?([0-9]+)([hl])")

_ON_AT_FIRST = {b"7", b"25"}
"""Modes that a terminal is in when a program starts: lines wrap, the cursor is seen."""

_PUT_ASIDE = ((rb"\x1b\[>[0-9]+u", rb"\x1b\[<u"), (rb"\x1b\[22;2t", rb"\x1b\[23;2t"))
"""What puts aside how keys are sent, and the title of the window; and what takes each back."""

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "alt+up": "\x1b[1;3A",
    "alt+down": "\x1b[1;3B",
    "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+left": "\x1b[1;5D",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F10": "\x1b[21~",
    "F11": "\x1b[23~",
    "F12": "\x1b[24~",
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
"""What an xterm sends for each named key."""


def isolated_env(home: Path) -> dict[str, str]:
    """Make the environment of a person who has only an empty `home`: nothing of the machine's but its PATH.

    It is built from nothing rather than cleaned, so no SSH_, TMUX, display, NO_COLOR or TEXTUAL_ variable of
    the person running the tests can get in.
    """
    folders = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".run",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        **{name: str(folder) for name, folder in folders.items()},
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "TEXTUAL_ANIMATIONS": "none",
    }


def _times(sequence: bytes, raw: bytes) -> int:
    return len(re.findall(sequence, raw))


class Terminal:
    """A command in a pty, seen as a person sees it.

    The output is read only inside `wait_for`, `wait` and while `send` waits for room, so that a test is one
    thread. Queries of the program are left unanswered, as by a terminal that knows none of them.

    Attributes:
        raw: Every byte the program has sent so far.
        pid: The program's process id.
    """

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], cols: int = 120, rows: int = 36) -> None:
        self.raw = bytearray()
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * rows
        self._ended = False
        self._closed = False
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self._line_as_it_was = termios.tcgetattr(inside)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _LAUNCH, *argv],
                stdin=inside,
                stdout=inside,
                stderr=inside,
                env=dict(env),
                cwd=env["HOME"],
                start_new_session=True,
            )
        except BaseException:
            os.close(self._fd)
            raise
        finally:
            os.close(inside)
        os.set_blocking(self._fd, False)
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def exit_status(self) -> int | None:
        """The program's exit status; minus the signal's number if one ended it; None while it runs."""
        return self._process.poll()

    def screen_text(self) -> str:
        """The screen's lines as last read, without the blanks at their ends."""
        # A sign at the beginning of a line may have joined the last letter of the line above.
        for row in {max(0, row - above) for row in self._screen.dirty for above in (0, 1)}:
            self._lines[row] = self._line(row)
        self._screen.dirty.clear()
        return "\n".join(self._lines)

    def clipboard(self) -> str | None:
        """The text of the last clipboard sequence (OSC 52) the program sent; None before the first."""
        sent = _CLIPBOARD.findall(bytes(self.raw))
        return base64.b64decode(sent[-1]).decode() if sent else None

    def disorder(self) -> list[str]:
        """What the program has changed of the terminal and not changed back, as far as it was read."""
        raw = bytes(self.raw)
        modes = {number: switch == b"h" for number, switch in _MODE.findall(raw)}
        left = [f"mode {number.decode()}" for number, on in modes.items() if on != (number in _ON_AT_FIRST)]
        left += [f"{aside} and not back" for aside, back in _PUT_ASIDE if _times(aside, raw) != _times(back, raw)]
        if termios.tcgetattr(self._fd) != self._line_as_it_was:
            left.append("how the line takes keys")
        return left

    def send(self, keys: str | bytes) -> None:
        """Type `keys` as they are, reading the program's output whenever it does not take more."""
        left = memoryview(keys.encode() if isinstance(keys, str) else keys)
        deadline = time.monotonic() + 10
        while left:
            self._read(0)
            assert not self._ended, self._describe("The program ended before it took all keys")
            assert time.monotonic() < deadline, self._describe("The program takes no more keys")
            _, writable, _ = select.select([], [self._fd], [], 0.05)
            if writable:
                left = left[os.write(self._fd, left[:1024]) :]

    def press(self, *names: str) -> None:
        """Press keys by name, such as "ctrl+n", "tab" or "F2", one after the other as a person does.

        Each waits until the program has reacted. In one breath, letters behind a key that moves the focus
        land in the old field, and "esc" with the next key is alt with that key.
        """
        for name in names:
            self._settle(0)
            self.send(KEYS[name])
            self._settle(0.5)

    def paste(self, text: str) -> None:
        """Paste `text` bracketed, as terminals do; line breaks arrive as carriage returns."""
        self.send("\x1b[200~" + text.replace("\r\n", "\n").replace("\n", "\r") + "\x1b[201~")

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 10) -> None:
        """Read until the screen shows `wanted`, or until `wanted(screen text)` holds.

        Args:
            wanted: A text within one line of the screen, or a condition.
            timeout: Seconds to wait.

        Raises:
            AssertionError: The time is out or the program has ended; the message shows the screen.
        """
        deadline = time.monotonic() + timeout
        while not self._shows(wanted):
            left = deadline - time.monotonic()
            assert left > 0, self._describe(f"Not seen within {timeout:g} s: {wanted!r}")
            assert not self._ended, self._describe(f"The program ended without showing {wanted!r}")
            self._read(left)

    def wait(self, timeout: float = 10) -> int:
        """Read until the program has ended by itself, and return its exit status.

        Raises:
            AssertionError: It still runs after `timeout` seconds; the message shows the screen.
        """
        deadline = time.monotonic() + timeout
        while not self._ended:
            left = deadline - time.monotonic()
            assert left > 0, self._describe(f"Still running after {timeout:g} s")
            self._read(left)
        return self._process.wait(timeout)

    def kill(self) -> None:
        """End the program without warning, as a power cut does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Take the terminal away and make sure that the program has ended; its exit status stays readable."""
        if self._closed:
            return
        self._closed = True
        os.close(self._fd)  # a hang-up, as when a window is closed
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self.kill()

    def _line(self, row: int) -> str:
        cells, letters, column = self._screen.buffer[row], [], 0
        while column < self._screen.columns:
            letter = cells[column].data
            letters.append(letter)
            # A wide letter takes the cell behind it as well.
            column += 2 if wcwidth(letter[:1]) == 2 else 1
        return "".join(letters).rstrip()

    def _shows(self, wanted: str | Callable[[str], bool]) -> bool:
        text = self.screen_text()
        return wanted in text if isinstance(wanted, str) else wanted(text)

    def _settle(self, first: float) -> None:
        """Read until the program is quiet for 30 ms, with `first` seconds for its first byte; 1 s in all."""
        deadline = time.monotonic() + 1
        wait = max(first, 0.03)
        while self._read(wait) and time.monotonic() < deadline:
            wait = 0.03

    def _read(self, timeout: float) -> bool:
        """Take in what the program sends within `timeout` seconds; False if that is nothing."""
        if self._ended or not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            chunk = os.read(self._fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # Linux says EIO, others an empty read, once nobody holds the pty
                raise
            chunk = b""
        self._ended = not chunk
        self.raw += chunk
        self._stream.feed(chunk)
        return not self._ended

    def _describe(self, problem: str) -> str:
        bar = "-" * self._screen.columns
        return f"{problem}. Exit status {self.exit_status}. The screen:\n{bar}\n{self.screen_text()}\n{bar}"
