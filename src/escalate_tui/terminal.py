"""What is said to the terminal beside what it shows: through a multiplexer, as a notification, as a window title."""

from collections.abc import Mapping
from typing import Final

from escalate_tui.model.text import clean_line, visible

LONGEST: Final = 200
"""Characters of a notification; desktops cut longer ones."""

_SCREEN_PIECE: Final = 250
"""Characters in one device string for GNU screen; from 256 (4.0) or 768 on it prints the rest as text."""

_OSC_777: Final = ("foot", "rxvt")
"""Beginnings of TERM of the terminals that know notifications as OSC 777 and not as OSC 9."""

DUMB: Final = ("dumb", "unknown")
"""Names of terminals that know no sequence, and print what they do not know."""


def wrapped(sequence: str, env: Mapping[str, str]) -> str:
    """Wrap a sequence for the multiplexer the program runs in, so that the terminal outside gets it."""
    if env.get("TMUX"):
        # The plain one is for a tmux that lets programs set clipboards, the other for one that passes it on.
        inner = sequence.replace("\x1b", "\x1b\x1b")
        return f"{sequence}\x1bPtmux;{inner}\x1b\\"
    if env.get("STY"):
        pieces = (sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def notification(text: str, env: Mapping[str, str]) -> str:
    """Write the sequence with which a terminal shows a desktop notification; empty where it could only do harm.

    OSC 777 goes to foot and urxvt, OSC 9 to all others, which show it (iTerm2, Ghostty, kitty, WezTerm, Warp,
    VS Code) or ignore it. Neither can hold control characters or a semicolon.
    """
    if env.get("STY") or env.get("TERM", "").lower() in ("linux", *DUMB):
        return ""
    said = visible(clean_line(text)).replace(";", ",")[:LONGEST]
    body = f"777;notify;escalate;{said}" if env.get("TERM", "").startswith(_OSC_777) else f"9;{said}"
    return wrapped(f"\x1b]{body}\x07", env)


def window_title(text: str) -> str:
    """Write the sequence that names the window, after the name it has was put aside."""
    return f"\x1b]2;{visible(clean_line(text))}\x07"


KEEP_TITLE: Final = "\x1b[22;2t"
"""Puts the window's name aside."""

RESTORE_TITLE: Final = "\x1b[23;2t"
"""Gives the window the name back that was put aside."""
