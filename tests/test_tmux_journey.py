"""Copying the brief from the program inside a real tmux, which by default keeps clipboards from programs."""

import os
import select
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import NOW, case
from escalate_tui.storage import FileStore
from person import DATA, printed, program
from terminal import Terminal, isolated_env

pytestmark = pytest.mark.tmux


class Tmux:
    """A tmux server of the test's own, with the settings it has without any, but for its status line."""

    def __init__(self, home: Path) -> None:
        # With its socket in the home, it is the only one of its name.
        self.env = {**isolated_env(home), "TMUX_TMPDIR": str(home)}
        self.command = ("tmux", "-L", "escalations", "-f", "/dev/null")

    def show(self, *command: str) -> Terminal:
        """Run a program in its only window, as tall and as wide as the terminal."""
        window = ("new-session", "-x", "120", "-y", "36", *command, ";", "set", "status", "off")
        return Terminal([*self.command, *window], self.env)

    def said(self, *command: str) -> str:
        """Run one of its commands and give what that prints."""
        done = subprocess.run([*self.command, *command], env=self.env, capture_output=True, check=True)
        return done.stdout.decode()


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    # It has ended by itself if the program has.
    subprocess.run([*server.command, "kill-server"], env=server.env, capture_output=True, check=False)


def test_the_brief_is_in_the_buffer_of_tmux(tmp_path: Path, tmux: Tmux) -> None:
    """A stored draft is resumed inside tmux, and copying its brief fills tmux's buffer and the terminal outside."""
    draft = case(1)
    FileStore(tmp_path / DATA, lambda: NOW).put(draft.doc, None)
    with tmux.show(*program(), "resume", "k7q") as outside:
        outside.wait_for("escalate › POST /v2/orders")
        outside.press("F6")
        outside.wait_for("## ESCALATION: POST /v2/orders")
        outside.send("c")
        outside.wait_for("Copied to the tmux buffer and checked")
        brief = printed(tmp_path, "brief", "k7q")
        assert tmux.said("show-buffer") == brief
        assert tmux.said("list-buffers").count("\n") == 1
        outside.wait_for(lambda _: outside.clipboard() == brief)
        outside.press("ctrl+q")
        assert outside.wait() == 0
    assert (tmp_path / DATA / "briefs" / f"{draft.id}.md").read_text() == brief


def test_it_ends_with_the_tmux_it_runs_in(tmp_path: Path, tmux: Tmux) -> None:
    """A server that is killed takes the program with it, and leaves no process behind."""
    with tmux.show(*program()) as outside:
        outside.wait_for("No escalations yet")
        process = os.pidfd_open(int(tmux.said("display-message", "-p", "#{pane_pid}")))
        tmux.said("kill-server")
        ended, _, _ = select.select([process], [], [], 10)
        os.close(process)
    assert ended == [process]
