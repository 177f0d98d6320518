"""Copying by every route, with stand-ins for the clipboard tools on a PATH that holds nothing else."""

import base64
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.clipboard import TMUX_LIMIT, Copied, copy, osc52

TEXT = "## SEV-1 — Kassenübersicht\n\n- 東京 | 12 %\n"

KEEPS = 'case "$*" in *out*|*save-buffer*) exec /bin/cat "$0.held" ;; *) exec /bin/cat > "$0.held" ;; esac'
LIES = 'case "$*" in *out*|*save-buffer*) echo yesterday ;; *) exec /bin/cat > /dev/null ;; esac'
FAILS = "echo 'Error: Can not open display' >&2; exit 1"
HANGS = "exec /bin/sleep 30"

X11 = {"DISPLAY": ":0"}
TMUX = {"TMUX": "/run/tmux-0/default,1,0", "TERM": "tmux-256color"}
SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22", "SSH_TTY": "/dev/pts/1"}


class Machine:
    """A computer with the clipboard tools it is given, and a terminal that writes down what it gets."""

    def __init__(self, home: Path) -> None:
        self.bin = home / "bin"
        self.bin.mkdir()
        self.saved = home / "state" / "copied.md"
        self.received: list[str] = []

    def install(self, name: str, script: str) -> Path:
        tool = self.bin / name
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)
        return tool

    def copy(self, text: str, env: Mapping[str, str], *, terminal: bool = True, patience: float = 2) -> Copied:
        return copy(
            text,
            env={"PATH": str(self.bin), "TERM": "xterm-256color", **env},
            write_terminal=self.received.append if terminal else None,
            fallback=self.saved,
            patience=patience,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("name", "env"),
    [("xclip", X11), ("xsel", X11), ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0"}), ("pbcopy", {})],
)
def test_desktop_tool_is_checked(machine: Machine, name: str, env: Mapping[str, str]) -> None:
    """A tool whose clipboard reads back the same is said to be checked, and the terminal is left alone."""
    held = machine.install(name, KEEPS).with_suffix(".held")
    for reader in ("wl-paste", "pbpaste"):
        machine.install(reader, f"exec /bin/cat {held}")
    (machine.bin / "env").symlink_to("/usr/bin/env")
    copied = machine.copy(TEXT, env)
    assert held.read_text() == TEXT
    assert copied.sentence == f"Copied with {name} and checked, {len(TEXT)} characters."
    assert copied.checked
    assert machine.received == []


@pytest.mark.parametrize("text", ["no line break at the end", "one\n", "two\n\n", "\n lead", "x"])
def test_read_back_is_exact(machine: Machine, text: str) -> None:
    """Line breaks at either end count like any other character: all of the tools give them back."""
    held = machine.install("xclip", KEEPS).with_suffix(".held")
    assert machine.copy(text, X11).checked
    machine.install("xclip", f'case "$*" in *out*) /bin/cat {held}; echo ;; *) exec /bin/cat > {held} ;; esac')
    assert not machine.copy(text, X11).checked


def test_tmux_buffer_is_checked(machine: Machine) -> None:
    """Inside tmux its buffer is checked, the terminal beyond it is not vouched for, and the file is named."""
    machine.install("tmux", KEEPS)
    assert machine.copy(TEXT, {**TMUX, **SSH}).sentence == (
        f"Copied to the tmux buffer and checked, {len(TEXT)} characters. "
        f"The terminal may have taken it too. Also saved to {machine.saved}."
    )
    assert machine.received == []


def test_tmux_on_a_desktop_fills_both(machine: Machine) -> None:
    """Inside tmux on the person's own desktop both the buffer and the desktop's clipboard get the text."""
    for tool in ("tmux", "xclip", "xsel"):
        machine.install(tool, KEEPS)
    copied = machine.copy("x" * 2314, {**TMUX, **X11})
    assert copied.sentence == "Copied to the tmux buffer and with xclip, both checked, 2,314 characters."


def test_tmux_with_a_dead_display_names_what_failed(machine: Machine) -> None:
    """A desktop tool that failed beside tmux is named, since that clipboard is the one people paste from."""
    machine.install("tmux", KEEPS)
    machine.install("xclip", FAILS)
    sentence = machine.copy(TEXT, {**TMUX, **X11}).sentence
    assert sentence.startswith("Copied to the tmux buffer and checked")
    assert sentence.endswith(f"Also saved to {machine.saved}. xclip ended with status 1.")


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        pytest.param(LIES, "xclip took it, but the clipboard holds something else.", id="lies"),
        pytest.param(FAILS, "xclip ended with status 1.", id="fails"),
        pytest.param(HANGS, "xclip did not answer within 0.2 s.", id="hangs"),
        pytest.param(
            'case "$*" in *out*) exec /bin/sleep 30 ;; *) exec /bin/cat > /dev/null ;; esac',
            "xclip did not answer within 0.2 s.",
            id="hangs when read",
        ),
        pytest.param('case "$*" in *out*) exit 3 ;; esac', "xclip ended with status 3.", id="unreadable"),
    ],
)
def test_tool_that_does_not_copy_claims_nothing(machine: Machine, script: str, problem: str) -> None:
    """A tool without proof leads to the terminal and the file, and is named with what it did."""
    machine.install("xclip", script)
    copied = machine.copy(TEXT, X11, patience=0.2)
    assert not copied.checked
    assert copied.sentence == (
        f"Sent to the terminal, which cannot confirm it. Also saved to {machine.saved}. {problem}"
    )
    assert machine.received == [osc52(TEXT)]


def test_tool_that_cannot_start(machine: Machine) -> None:
    """A tool the system refuses to run is told in the system's words."""
    machine.install("xclip", KEEPS).write_text("#!/nowhere/sh\n")
    assert "xclip could not be run: No such file or directory." in machine.copy(TEXT, X11).sentence


def test_next_tool_is_tried(machine: Machine) -> None:
    """A dead compositor does not hide a living X server."""
    machine.install("wl-copy", FAILS)
    machine.install("xclip", KEEPS)
    copied = machine.copy(TEXT, {"WAYLAND_DISPLAY": "wayland-9", **X11})
    assert [(tool.name, tool.checked) for tool in copied.tools] == [("wl-copy", False), ("xclip", True)]
    assert copied.sentence == f"Copied with xclip and checked, {len(TEXT)} characters."


def test_windows_gets_utf_16_and_no_claim(machine: Machine) -> None:
    """On Windows the text goes out as UTF-16, which its tool reads, and cannot be read back."""
    held = machine.install("clip.exe", KEEPS).with_name("clip.exe.held")
    copied = machine.copy("größer", {})
    assert held.read_bytes() == "größer".encode("utf-16-le")
    assert not copied.checked
    assert copied.sentence == (
        "Given to clip.exe, which cannot confirm it. Sent to the terminal, which cannot confirm it. "
        f"Also saved to {machine.saved}."
    )


@pytest.mark.parametrize(
    ("name", "env"), [("xclip", {"WAYLAND_DISPLAY": "wayland-0"}), ("wl-copy", X11), ("tmux", {"TMUX": ""})]
)
def test_tool_without_its_display_is_not_run(machine: Machine, name: str, env: Mapping[str, str]) -> None:
    """A tool that is installed but has nothing to talk to here is no news."""
    machine.install(name, FAILS)
    assert machine.copy(TEXT, env).tools == ()


def test_tool_may_stay_behind(machine: Machine) -> None:
    """A tool that leaves a process behind, is not waited for, and has its own session."""
    keep = '/bin/cat > "$0.held"; /bin/sleep 2 & echo $! > "$0.pid"'
    tool = machine.install("xclip", f'case "$*" in *out*) exec /bin/cat "$0.held" ;; *) {keep} ;; esac')
    assert machine.copy(TEXT, X11, patience=1).checked
    assert os.getsid(int(tool.with_suffix(".pid").read_text())) != os.getsid(0)


@pytest.mark.parametrize("env", [{"SSH_TTY": SSH["SSH_TTY"]}, {"SSH_CONNECTION": SSH["SSH_CONNECTION"]}])
def test_ssh_leaves_the_far_desktop_alone(machine: Machine, env: Mapping[str, str]) -> None:
    """Over ssh no tool of the far desktop is run; the terminal, which is near, gets the text."""
    held = machine.install("xclip", KEEPS).with_suffix(".held")
    copied = machine.copy(TEXT, {**X11, **env})
    assert not held.exists()
    assert copied.tools == ()
    assert copied.sentence == f"Sent to the terminal, which cannot confirm it. Also saved to {machine.saved}."


@pytest.mark.parametrize(
    ("env", "terminal", "text", "reason"),
    [
        pytest.param({}, False, TEXT, "there is no terminal to send it to", id="no terminal"),
        pytest.param({"TERM": "linux"}, True, TEXT, "the Linux console has no clipboard", id="console"),
        pytest.param(
            TMUX,
            True,
            "ü" * 390_001,
            "tmux takes 780,000 bytes at once from a program, and this is 780,002",
            id="too long for tmux",
        ),
    ],
)
def test_terminal_is_left_out(machine: Machine, env: Mapping[str, str], terminal: bool, text: str, reason: str) -> None:
    """Where the sequence cannot arrive it is not sent, the reason is told, and the file is what there is."""
    copied = machine.copy(text, env, terminal=terminal)
    assert machine.received == []
    assert copied.sentence == f"Not copied: {reason}. Saved to {machine.saved}."


def test_tmux_limit_is_reached_not_passed(machine: Machine) -> None:
    """A text of exactly the limit is still sent."""
    assert machine.copy("x" * TMUX_LIMIT, TMUX).terminal.sent


def test_file_is_whole_and_private(machine: Machine) -> None:
    """The text is always on disk, readable by its owner only, in a folder only they can enter."""
    machine.copy("an earlier, longer text\n" * 99, {})
    machine.copy(TEXT, {})
    assert machine.saved.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(machine.saved.stat().st_mode) == 0o600
    assert stat.S_IMODE(machine.saved.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("terminal", [True, False])
def test_file_that_cannot_be_written_is_told(machine: Machine, terminal: bool) -> None:
    """A failing disk neither stops the copying nor is passed over."""
    machine.saved.mkdir(parents=True)
    way = (
        "Sent to the terminal, which cannot confirm it."
        if terminal
        else "Not copied: there is no terminal to send it to."
    )
    problem = f"It could not be saved to {machine.saved}: Not a regular file."
    assert machine.copy(TEXT, {}, terminal=terminal).sentence == f"{way} {problem}"
    machine.install("xclip", KEEPS)
    assert machine.copy("x", X11).sentence == f"Copied with xclip and checked, 1 character. {problem}"


def test_tmux_without_its_tool_gets_both_sequences(machine: Machine) -> None:
    """Where tmux cannot be run the sequence goes to it plain, and once more to be passed through."""
    machine.copy("x", TMUX)
    assert machine.received == ["\x1b]52;c;eA==\x07\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\"]


def test_screen_gets_short_pieces(machine: Machine) -> None:
    """GNU screen passes on pieces of a limited length, which join to the whole sequence outside."""
    machine.copy(TEXT * 40, {"STY": "4242.pts-1.host", "TERM": "screen-256color"})
    pieces = machine.received[0].removeprefix("\x1bP").removesuffix("\x1b\\").split("\x1b\\\x1bP")
    assert "".join(pieces) == osc52(TEXT * 40)
    assert max(map(len, pieces)) < 256


@pytest.mark.parametrize(
    ("text", "sound"),
    [("a\ud800b", "a\ufffdb"), ("\udc80", "\ufffd"), ("\ud83d\ude00", "😀")],
    ids=["lone high", "lone low", "pair"],
)
def test_surrogates_do_not_stop_a_copy(machine: Machine, text: str, sound: str) -> None:
    """A lone surrogate becomes the replacement character on every route, a pair the character it means."""
    held = machine.install("xclip", KEEPS).with_suffix(".held")
    assert machine.copy(text, X11).checked
    assert held.read_text() == machine.saved.read_text() == sound
    assert osc52(text) == osc52(sound)


@given(st.text())
def test_sequence_carries_any_text(text: str) -> None:
    """The sequence holds one payload that decodes to the text, and nothing that could end it early."""
    payload = osc52(text).removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert base64.b64decode(payload, validate=True).decode() == text
