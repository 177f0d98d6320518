"""A program in a pseudo-terminal, timed from outside, and the floor that everything is measured beside."""

import compileall
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import escalate_tui

OURS = [sys.executable, "-m", "escalate_tui"]
"""The program."""

HELLO = [
    sys.executable,
    "-c",
    """
from textual.app import App
from textual.widgets import Input, Static
class Hello(App):
    def compose(self):
        yield Static("hello world")
        yield Input()
Hello().run()
""",
]
"""The floor: Textual's smallest program with a field to type in."""


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def compile_all() -> None:
    """Compile the program's bytecode, without which imports are all that is measured."""
    compileall.compile_dir(Path(escalate_tui.__file__).parent, quiet=2)


def home_env(home: Path) -> dict[str, str]:
    """Make the environment of a person who has that home, and nothing of this machine's but its PATH."""
    parts = (("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state"))
    return {
        **{name: str(home / part) for name, part in (*parts, ("XDG_CONFIG_HOME", "config"))},
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "LANG": "C.UTF-8",
    }


def timed(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Run a command to its end, in milliseconds."""
    started = time.perf_counter()
    subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - started) * 1e3


class Screen:
    """A program in a pseudo-terminal of 120 by 36."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.seen = b""
        """What was painted until the words that were waited for last."""
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=inside, stdout=inside, stderr=inside, env=dict(env), start_new_session=True
        )
        os.close(inside)

    def wait_for(self, words: bytes) -> float:
        """Read until these words were painted, and tell how many milliseconds after the start."""
        return self._read_until(words, self.started)

    def press(self, key: bytes, words: bytes) -> float:
        """Press a key and tell how many milliseconds later these words were painted."""
        self.drain()
        pressed = time.perf_counter()
        os.write(self._fd, key)
        return self._read_until(words, pressed)

    def echo(self, key: bytes) -> float:
        """Press a key and tell how many milliseconds later something was painted."""
        self.drain()
        pressed = time.perf_counter()
        os.write(self._fd, key)
        select.select([self._fd], [], [], 10)
        return (time.perf_counter() - pressed) * 1e3

    def settled(self, key: bytes, quiet: float = 0.05) -> float:
        """Press a key and tell how many milliseconds later the last was painted, before nothing was for a while."""
        self.drain()
        pressed = last = time.perf_counter()
        os.write(self._fd, key)
        while select.select([self._fd], [], [], 10 if last == pressed else quiet)[0]:
            os.read(self._fd, 65536)
            last = time.perf_counter()
        return (last - pressed) * 1e3

    def drain(self, most: float = 0.5, quiet: float = 0.1) -> None:
        """Read until nothing was painted for a while, at most so many seconds: a clock ticks, a cursor blinks."""
        until = time.perf_counter() + most
        while time.perf_counter() < until and select.select([self._fd], [], [], quiet)[0]:
            os.read(self._fd, 65536)

    @property
    def memory(self) -> float:
        """Resident memory in megabytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    @property
    def worked(self) -> float:
        """Milliseconds that the program has kept a processor busy so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the program."""
        self.process.kill()
        self.process.wait()
        os.close(self._fd)

    def _read_until(self, words: bytes, since: float) -> float:
        self.seen, until = b"", time.perf_counter() + 60
        while words not in self.seen:
            if not select.select([self._fd], [], [], 60)[0] or time.perf_counter() > until:
                raise TimeoutError(f"{words!r} was not painted within a minute: {self.seen[-500:]!r}")
            try:
                self.seen += os.read(self._fd, 65536)
            except OSError as ended:
                raise RuntimeError(f"the program ended: {self.seen[-2000:].decode(errors='replace')}") from ended
        return (time.perf_counter() - since) * 1e3
