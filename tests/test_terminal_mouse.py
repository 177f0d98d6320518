"""The mouse is the program's or the terminal's, as the settings say."""

from pathlib import Path

import pytest

from person import program
from terminal import Terminal, isolated_env

ASKS = b"\x1b[?1000h"
"""What asks a terminal to hand on the keys of the mouse."""


@pytest.mark.parametrize(("setting", "asked"), [("", True), ("mouse = true", True), ("mouse = false", False)])
def test_the_mouse_is_asked_for_only_where_it_acts(tmp_path: Path, setting: str, asked: bool) -> None:
    """Without it the terminal selects text as everywhere, and every key goes on as before."""
    settings = tmp_path / ".config" / "escalate-tui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(setting)
    with Terminal(program(), isolated_env(tmp_path)) as sam:
        sam.wait_for("No escalations yet.")
        sam.send(",")
        sam.wait_for("In general")
        sam.send("\x1b")
        sam.wait_for("No escalations yet.")
        sam.send("q")
        assert sam.wait() == 0
        assert (ASKS in sam.raw) is asked
        assert sam.disorder() == []
