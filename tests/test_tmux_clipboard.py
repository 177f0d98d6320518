"""Copying inside a real tmux in a real terminal: its buffer, and what reaches the terminal outside."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal import Terminal, isolated_env

pytestmark = pytest.mark.tmux

TEXT = "## SEV-1 — Kassenübersicht\n\n- 東京 | 12 %\n"

# A program inside tmux: it copies, notes what it would tell the person, and stays.
INSIDE = """
import os, sys
from pathlib import Path
from escalate_tui.clipboard import copy
here, path = Path(sys.argv[1]), sys.argv[2]
env = {**os.environ, "PATH": path or os.environ["PATH"]}
text = (here / "text").read_text()
write = lambda sequence: (sys.stdout.write(sequence), sys.stdout.flush())
(here / "said").write_text(copy(text, env=env, write_terminal=write, fallback=here / "saved").sentence)
print("all done", flush=True)
sys.stdin.read()
"""


class Tmux:
    """A tmux server of the test's own, and the terminal it is shown in."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.socket = str(home / "tmux")

    def run(self, text: str, *settings: str, path: str = "") -> Terminal:
        """Copy `text` inside tmux with these settings; a `path` hides the tmux command from the program."""
        (self.home / "text").write_text(text)
        (self.home / "inside.py").write_text(INSIDE)
        (self.home / "tmux.conf").write_text("".join(f"set -g {setting}\n" for setting in settings))
        base = ["tmux", "-S", self.socket, "-f", str(self.home / "tmux.conf"), "new-session"]
        program = [sys.executable, str(self.home / "inside.py"), str(self.home), path]
        return Terminal([*base, *program], isolated_env(self.home))

    def __call__(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["tmux", "-S", self.socket, *command], capture_output=True, check=False)

    def buffer(self) -> str | None:
        shown = self("show-buffer")
        return None if shown.returncode else shown.stdout.decode()

    @property
    def said(self) -> str:
        return (self.home / "said").read_text()


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server("kill-server")


@pytest.mark.parametrize("setting", ["external", "on", "off"])
def test_tool_fills_the_buffer_and_the_terminal(tmux: Tmux, setting: str) -> None:
    """Whatever tmux allows programs, its own command fills the buffer, once, and is checked."""
    with tmux.run(TEXT, f"set-clipboard {setting}") as outside:
        outside.wait_for("all done")
        assert tmux.buffer() == TEXT
        assert len(tmux("list-buffers").stdout.splitlines()) == 1
        if setting != "off":  # newer versions keep it from the terminal then, older ones do not
            outside.wait_for(lambda _: outside.clipboard() == TEXT)
    assert tmux.said == (
        f"Copied to the tmux buffer and checked, {len(TEXT)} characters. "
        f"The terminal may have taken it too. Also saved to {tmux.home / 'saved'}."
    )


@pytest.mark.parametrize(
    ("settings", "buffer", "terminal"),
    [
        pytest.param(("set-clipboard on",), TEXT, TEXT, id="may set clipboards"),
        pytest.param(("set-clipboard external", "allow-passthrough on"), None, TEXT, id="passes through"),
        pytest.param(("set-clipboard external", "allow-passthrough off"), None, None, id="neither"),
    ],
)
def test_sequences_without_the_tool(
    tmux: Tmux, settings: tuple[str, ...], buffer: str | None, terminal: str | None
) -> None:
    """Without its command the sequences go as far as the settings let them, and leave the screen clean."""
    with tmux.run(TEXT, *settings, path="/nowhere") as outside:
        outside.wait_for("all done")
        if terminal:
            outside.wait_for(lambda _: outside.clipboard() == terminal)
        assert (tmux.buffer(), outside.clipboard()) == (buffer, terminal)
        assert outside.screen_text().splitlines()[0] == "all done"
    assert tmux.said == (f"Sent to the terminal, which cannot confirm it. Also saved to {tmux.home / 'saved'}.")


def test_longest_sequence_arrives(tmux: Tmux) -> None:
    """A text of the length that is still sent arrives whole."""
    text = "brief " * 130_000
    with tmux.run(text, "set-clipboard on", path="/nowhere") as outside:
        outside.wait_for("all done")
        outside.wait_for(lambda _: outside.clipboard() == text)
        assert tmux.buffer() == text


def test_long_text_through_the_tool(tmux: Tmux) -> None:
    """The tool has no such limit."""
    text = "brief " * 400_000
    with tmux.run(text, "set-clipboard external") as outside:
        outside.wait_for("all done")
        assert tmux.buffer() == text
