"""The real-terminal harness, tried on a small Textual program and on plain commands."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal import KEYS, Terminal, isolated_env

PROGRAM = """
from textual.app import App
from textual.widgets import Input, Label, TextArea
class Echo(App):
    BINDINGS = [("f2", "copy"), ("shift+tab", "app.focus_previous")]
    def compose(self):
        yield from (Input(), TextArea(), Label(f"{self.size.width} wide", markup=False))
    def on_input_changed(self, event):
        self.query_one(Label).update(f"typed: {event.value}")
    def action_copy(self):
        self.copy_to_clipboard(self.query_one(Input).value + "|" + self.query_one(TextArea).text)
Echo().run()
"""


@pytest.fixture
def echo(tmp_path: Path) -> Iterator[Terminal]:
    script = tmp_path / "echo.py"
    script.write_text(PROGRAM)
    with Terminal([sys.executable, str(script)], isolated_env(tmp_path / "home"), cols=90, rows=30) as terminal:
        terminal.wait_for("90 wide")
        yield terminal
        # It does not end when its terminal goes, and nothing here is about that.
        terminal.kill()


def test_typing_is_seen_on_the_screen(echo: Terminal) -> None:
    """Keys reach a Textual program and what it paints is read back, wide characters included."""
    echo.send("down — 東京 é")
    echo.wait_for("typed: down — 東京 é")


def test_named_keys_paste_and_clipboard(echo: Terminal) -> None:
    """Named keys move and act, a bracketed paste keeps its lines, and the clipboard is read off the wire."""
    assert echo.clipboard() is None
    echo.send("a")
    echo.press("left")
    echo.send("b")
    echo.press("tab")
    echo.paste("one\ntwo — ü")
    echo.wait_for("two — ü")
    echo.press("shift+tab", "end")
    echo.send("c")
    echo.wait_for("typed: bac")
    echo.press("F2")
    echo.wait_for(lambda _: echo.clipboard() == "bac|one\ntwo — ü")


def test_program_ends_by_itself(echo: Terminal) -> None:
    """A program that quits is waited for and tells its exit status."""
    assert echo.exit_status is None
    echo.press("ctrl+q")
    assert echo.wait() == 0


def test_kill_gives_no_warning(echo: Terminal) -> None:
    """A killed program has ended by signal 9 at once, with what it painted still readable."""
    echo.send("half a sent")
    echo.wait_for("half a sent")
    echo.kill()
    assert echo.exit_status == -9
    assert "half a sent" in echo.screen_text()


def test_large_paste_does_not_stall(echo: Terminal) -> None:
    """A paste larger than the pty's buffers arrives whole while the program paints in between."""
    text = "\n".join(f"line {n}" for n in range(2000)) + " last"
    echo.press("tab")
    echo.paste(text)
    echo.wait_for("line 1999 last")
    echo.press("F2")
    echo.wait_for(lambda _: echo.clipboard() == "|" + text)


def test_timeout_shows_the_screen(tmp_path: Path) -> None:
    """What was waited for and what stood on the screen instead are both in the failure."""
    with (
        Terminal(["sh", "-c", "echo something else; exec cat"], isolated_env(tmp_path)) as terminal,
        pytest.raises(AssertionError, match=r"'wanted'(?s:.*)something else"),
    ):
        terminal.wait_for("wanted", timeout=0.2)


def test_program_that_ends_early_fails_at_once(tmp_path: Path) -> None:
    """Waiting for something a dead program can no longer show fails at once, with its exit status."""
    with (
        Terminal(["sh", "-c", "echo refused; exit 3"], isolated_env(tmp_path)) as terminal,
        pytest.raises(AssertionError, match=r"ended without(?s:.*)refused"),
    ):
        terminal.wait_for("board", timeout=30)
    assert terminal.exit_status == 3


def test_leaving_ends_a_program_that_ignores_the_hang_up(tmp_path: Path) -> None:
    """A program that survives the loss of its terminal is gone when the block is left."""
    stubborn = "trap '' HUP; echo ready; while :; do read -r line < /dev/zero; done"
    with Terminal(["sh", "-c", stubborn], isolated_env(tmp_path)) as terminal:
        terminal.wait_for("ready")
    assert terminal.exit_status == -9
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.pid, 0)


def test_terminal_is_the_controlling_one_and_has_its_size(tmp_path: Path) -> None:
    """The program can open /dev/tty, and finds there the size that was asked for."""
    with Terminal(["sh", "-c", "stty size < /dev/tty"], isolated_env(tmp_path), cols=80, rows=24) as terminal:
        terminal.wait_for("24 80")


def test_environment_is_isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person running the tests gets in but the PATH."""
    for name in (
        "TMUX",
        "SSH_TTY",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "NO_COLOR",
        "TEXTUAL_THEME",
        "XDG_DATA_HOME",
    ):
        monkeypatch.setenv(name, "/somewhere/else")
    env = isolated_env(tmp_path)
    assert "/somewhere/else" not in env.values()
    outside = {name for name, value in env.items() if name.startswith("XDG_") and not Path(value).is_dir()}
    assert not outside
    assert (env["HOME"], env["TZ"], env["TERM"]) == (str(tmp_path), "Europe/Berlin", "xterm-256color")


@pytest.mark.parametrize(
    ("name", "sent"), [("ctrl+n", "\x0e"), ("ctrl+q", "\x11"), ("F6", "\x1b[17~"), ("shift+tab", "\x1b[Z")]
)
def test_keys_send_what_xterm_sends(name: str, sent: str) -> None:
    """The names stand for the sequences of xterm."""
    assert KEYS[name] == sent
