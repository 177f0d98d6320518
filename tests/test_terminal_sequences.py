"""What is said to the terminal beside what it shows."""

import pytest

from escalate_tui.terminal import notification, window_title


@pytest.mark.parametrize(
    ("env", "sequence"),
    [
        ({"TERM": "xterm-256color"}, "\x1b]9;overdue: a, b\x07"),
        ({"TERM": "foot"}, "\x1b]777;notify;escalate;overdue: a, b\x07"),
        ({"TERM": "rxvt-unicode-256color"}, "\x1b]777;notify;escalate;overdue: a, b\x07"),
        (
            {"TERM": "tmux-256color", "TMUX": "tmux-socket,1,0"},
            "\x1b]9;overdue: a, b\x07\x1bPtmux;\x1b\x1b]9;overdue: a, b\x07\x1b\\",
        ),
        ({"TERM": "screen", "STY": "1.pts"}, ""),
        ({"TERM": "linux"}, ""),
        ({"TERM": "dumb"}, ""),
        ({"TERM": "unknown"}, ""),
    ],
    ids=["most", "foot", "urxvt", "tmux", "screen", "console", "dumb", "unknown"],
)
def test_each_terminal_gets_what_it_knows(env, sequence):
    """OSC 9 or OSC 777, through tmux, and nothing to those that would print it."""
    assert notification("overdue: a, b", env) == sequence


@pytest.mark.parametrize("text", ["a;b", "4;1;50", "a\x07b\x1b]0;c", "line\nline", "x" * 5000])
def test_no_text_ends_or_changes_the_sequence(text):
    """A semicolon would begin another parameter (OSC 9;4 is a progress bar), a control character end it."""
    inside = notification(text, {"TERM": "xterm"}).removeprefix("\x1b]9;").removesuffix("\x07")
    assert inside.isprintable()
    assert ";" not in inside
    assert 0 < len(inside) <= 200
    title = window_title(text).removeprefix("\x1b]2;").removesuffix("\x07")
    assert title.isprintable()
