"""Keys, pastes and sizes at random on the board and in the wizard: nothing crashes, and every file can be read."""

from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.pilot import Pilot

from attacks import hostile_text
from cases import case, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.storage import dump, read_file
from escalate_tui.workplace import Workplace
from hostile import UNSHOWN, painted
from screen import running

TURNS = 18
"""Turns of one run, each of which is a few keys, a paste or a size."""

KEYS = (
    *("enter", "tab", "shift+tab", "escape", "space", "up", "down", "left", "right", "home", "end", "pageup"),
    *("pagedown", "delete", "backspace", "insert", "shift+up", "shift+down", "ctrl+left", "ctrl+right", "slash"),
    *("question_mark", "ctrl+home", "ctrl+end", "ctrl+shift+left", "ctrl+delete", "ctrl+backspace"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnoprstuvwxyz"),
    *"abcdefghijklmnoprstuvwxyzACDFHJKMRSTVXY0123456789+-.:",
)
"""All keys that do something anywhere and some that do nothing, but those that leave the program."""

TEXTS = ("tomorrow 12:00", "12 EUR", "Orders fail since 09:10 for 40 users at Acme Corp\nTicket 48211\nIt is critical.")


async def turn(pilot: Pilot[None], random: Random) -> None:
    """Do something."""
    what = random.random()
    if what < 0.1:
        await pilot.resize_terminal(random.randint(20, 250), random.randint(5, 70))
    elif what < 0.2:
        text = hostile_text(random) if random.random() < 0.7 else random.choice(TEXTS)
        # The palette's control is Textual's own.
        if not isinstance(pilot.app.screen, CommandPalette):
            pilot.app.post_message(events.Paste(text))
    elif what < 0.25:
        width, height = pilot.app.size
        await pilot.click(offset=(random.randrange(width), random.randrange(height)))
    elif what < 0.4:
        await pilot.press("escape", "escape")
    else:
        await pilot.press(*random.choices(KEYS, k=random.randint(1, 5)))
    await pilot.pause()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("start", ["board", "wizard"])
async def test_nothing_that_is_pressed_crashes(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, seed: int
) -> None:
    """Whatever is pressed, pasted, clicked and resized, it runs on, and what it wrote is an escalation."""
    # A brief may be written to a file beside, and the palette may lead out.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(App, "exit", lambda *_, **__: None)
    draft = case(2)
    for one in (draft, case(5), handed_over(1, Severity.HIGH)):
        workplace.store.put(one.doc, None)
    random = Random(f"{start} {seed}")
    done = []
    async with running(workplace, resume=draft.id if start == "wizard" else "") as pilot:
        for _ in range(TURNS):
            await turn(pilot, random)
            done.append(str(pilot.app.screen))
        drawn = painted(pilot)
        found = UNSHOWN.search(drawn)
        assert not found, ascii(drawn[max(0, found.start() - 200) : found.end() + 50])
    assert len(set(done)) > 1
    files = sorted((tmp_path / "data").rglob("*.toml"))
    assert files
    for file in files:
        doc = read_file(file)
        assert dump(doc)
