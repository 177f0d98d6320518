"""A record full of what commands a terminal, on every screen: nothing of it acts, and what hides is named."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from escalate_tui.storage import dump, read_file
from escalate_tui.workplace import Workplace
from hostile import UNSHOWN, painted, spoilt
from person import DATA, program
from screen import running, text_of
from terminal import Terminal, isolated_env

WHOLE = read_file(Path(__file__).parent / "samples" / "schema-1.toml")
DRAFT, OPEN, CLOSED = "esc-20260310-141203-k7q", "esc-20260310-141204-k7r", "esc-20260310-141205-k7s"
FORMS = "fuiwrpcvadzobmsytVx"
"""Keys of the acts and of all else that can be done with an escalation."""


def spoil(data: Path) -> None:
    """Put a draft, an open and a closed escalation into a folder as a script may have spoilt them."""
    month = data / "records" / "2026-03"
    month.mkdir(parents=True)
    unsent = {name: value for name, value in WHOLE.items() if name != "history"}
    for doc, texts_alone in (
        ({**unsent, "id": DRAFT}, False),
        ({**WHOLE, "id": OPEN, "history": WHOLE["history"][:2]}, True),
        ({**WHOLE, "id": CLOSED}, True),
    ):
        (month / f"{doc['id']}.toml").write_bytes(dump(spoilt(doc, texts_alone=texts_alone)))


@pytest.fixture
def spoiled(workplace: Workplace) -> Workplace:
    """A store with three such escalations."""
    spoil(workplace.store.root)
    return workplace


class Looking:
    """Looks at the screen after every key."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.named = 0

    async def press(self, *keys: str) -> None:
        """Press keys; after each, nothing on the screen commands a terminal or hides."""
        for key in keys:
            await self._pilot.press(key)
            await self._pilot.pause()
            self.look(key)

    def look(self, after: str) -> None:
        """Look at what is drawn now."""
        drawn = painted(self._pilot)
        found = UNSHOWN.search(drawn)
        assert not found, (after, self._pilot.app.screen, ascii(drawn[found.start() - 40 : found.end() + 40]))
        self.named += "[@click=app.quit]x[/]" in drawn and any(sign in drawn for sign in ("␛", "U+202E", "▯"))


SIZES = pytest.mark.parametrize("size", [(250, 70), (60, 20)], ids=str)


@SIZES
async def test_all_screens_of_a_draft_show_it_as_text(spoiled: Workplace, size: tuple[int, int]) -> None:
    """Five screens, each with its findings and its help, and what can be opened over them."""
    async with running(spoiled, resume=DRAFT, size=size) as pilot:
        looking = Looking(pilot)
        looking.look("start")
        for _ in range(4):
            await looking.press("tab", "ctrl+g", "ctrl+l", "f1", "escape", "ctrl+l", "ctrl+n")
        assert looking.named > 20
        await looking.press("f7", "escape", "f9", "escape", "f", "c", "escape", "e", "escape", "h", "escape")
        await looking.press("ctrl+p", "escape", "ctrl+s")


@SIZES
async def test_the_board_and_all_that_can_be_done_show_it_as_text(spoiled: Workplace, size: tuple[int, int]) -> None:
    """Every shelf with every form over its first row, and the page of the escalation."""
    async with running(spoiled, size=size) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        looking = Looking(pilot)
        looking.look("start")
        board = pilot.app.screen
        for _ in range(3):
            await looking.press("tab")
            for key in FORMS:
                await looking.press(key)
                for _ in range(3):
                    if pilot.app.screen is not board:
                        await looking.press("escape")
                assert pilot.app.screen is board, key
        assert looking.named > 40


@pytest.mark.parametrize("identity", [OPEN, CLOSED])
async def test_the_page_of_an_escalation_shows_it_as_text(spoiled: Workplace, identity: str) -> None:
    """The brief as it left, the dates and the history, and the forms over them."""
    async with running(spoiled, resume=identity, size=(250, 70)) as pilot:
        looking = Looking(pilot)
        looking.look("start")
        page = pilot.app.screen
        for key in FORMS:
            await looking.press(key)
            while pilot.app.screen is not page:
                await looking.press("escape")
        assert looking.named > 10


STRINGS = re.compile(rb"\x1b([]P_^X])(.*?)(?:\x07|\x1b\\\\)", re.DOTALL)
"""What tells a terminal more than where and how to write: commands to the window, the clipboard, a multiplexer."""


def test_in_a_real_terminal_nothing_of_it_acts(tmp_path: Path) -> None:
    """The board, a page with its forms and a draft: the window keeps our name, the clipboard stays, no byte is C1."""
    spoil(tmp_path / DATA)
    with Terminal(program(), isolated_env(tmp_path), 200, 50) as sam:
        sam.wait_for("1 open")
        for keys in ("u", "esc", "i", "esc", "w", "esc", "enter", "p", "esc", "ctrl+o"):
            sam.press(keys) if len(keys) > 1 else sam.send(keys)
            sam.wait_for(lambda screen: bool(screen.strip()))
        sam.wait_for("1 open")
        sam.press("tab", "enter")
        sam.wait_for("Kind of issue")
        sam.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        sam.press("ctrl+q")
        assert sam.wait() == 0
        said = bytes(sam.raw)
    told = {body for kind, body in STRINGS.findall(said) if kind == b"]"}
    # The name of the window, a notification, and the shape of the mouse's arrow.
    assert all(body.startswith((b"2;escalate", b"9;")) or body == b"22;default" for body in told), told
    assert not {kind for kind, _ in STRINGS.findall(said)} - {b"]"}
    text = said.decode()
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", text)
    assert "[@click=app.quit]x[/]" in text


@pytest.mark.parametrize(
    "env",
    [
        {"NO_COLOR": "1"},
        {"NO_COLOR": ""},
        {"TERM": "xterm"},
        {"TERM": "linux"},
        {"TERM": "vt100"},
        {"TERM": "screen"},
        {"TERM": "tmux-256color", "COLORTERM": "truecolor"},
        {"TERM": "nothing-known"},
        {"LANG": "C", "LC_ALL": "C"},
        {"TERM": "xterm", "NO_COLOR": "1", "TEXTUAL_THEME": "nothing-known"},
    ],
    ids=str,
)
def test_it_starts_and_draws(tmp_path: Path, env: dict[str, str]) -> None:
    """With few colours or none, and whatever the terminal calls itself, the screens are there and answer to keys.

    NO_COLOR counts where it says anything; an empty one is none.
    """
    with Terminal(program(), {**isolated_env(tmp_path), **env}) as sam:
        sam.wait_for("n new")
        sam.send("n")
        sam.wait_for("What is your name")
        sam.press("enter")
        sam.wait_for("Kind of issue")
        sam.press("tab")
        sam.send("Orders fail")
        sam.wait_for("escalate › Orders fail")
        sam.press("ctrl+q")
        assert sam.wait() == 0
    if "NO_COLOR" in env:
        coloured = re.search(rb"\x1b\[(?:[0-9]+;)*(?:[34][0-8]|9[0-7]|10[0-7])(?:;[0-9]+)*m", bytes(sam.raw))
        assert (coloured is None) == (env["NO_COLOR"] != "")


NOT_UTF_8 = os.fsdecode(b"a\xff\xed\xa0\x80b")
"""What an argument, a variable or a name of a file may hold, and no text."""


def test_a_draft_begins_with_a_sentence_that_is_no_text(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are shown, and saved, as the sign for what cannot be read."""
    with Terminal(
        [*program(), "new", f"Orders fail {NOT_UTF_8}"], {**isolated_env(tmp_path), "USER": NOT_UTF_8}
    ) as sam:
        sam.wait_for("What is your name")
        sam.press("enter")
        sam.wait_for("Orders fail a\ufffd\ufffd\ufffd\ufffdb")
        sam.press("ctrl+q")
        assert sam.wait() == 0
    [file] = (tmp_path / DATA / "records").rglob("*.toml")
    assert "Orders fail a\ufffd\ufffd\ufffd\ufffdb" in file.read_text()


@pytest.mark.parametrize("verb", ["check", "brief", "resume"])
@pytest.mark.parametrize("name", [NOT_UTF_8, f"{NOT_UTF_8}.toml", f"./{NOT_UTF_8}/x.toml", "\x1b]0;owned\x07\u202e"])
def test_a_name_that_is_no_text_is_told(tmp_path: Path, verb: str, name: str) -> None:
    """An escalation or a file of such a name is not there, and the sentence that says so commands nothing."""
    with Terminal([*program(), verb, name], isolated_env(tmp_path)) as sam:
        assert sam.wait() in (1, 3)
    assert not UNSHOWN.search(bytes(sam.raw).decode().replace("\r", ""))
    assert sam.raw.strip()


def test_a_file_of_such_a_name_is_checked(tmp_path: Path) -> None:
    """Its name is bytes to the machine: it is read like any other."""
    (tmp_path / NOT_UTF_8).mkdir()
    file = tmp_path / NOT_UTF_8 / f"{NOT_UTF_8}.toml"
    file.write_bytes(dump(spoilt({**WHOLE, "id": OPEN}, texts_alone=True)))
    with Terminal([*program(), "check", str(file)], isolated_env(tmp_path)) as sam:
        assert sam.wait() in (0, 1)
    assert not UNSHOWN.search(bytes(sam.raw).decode().replace("\r", "").replace("\t", ""))
    assert b"[@click=app.quit]x[/]" in sam.raw


@pytest.mark.parametrize("zone", ["/tmp/nothing", "../../etc", ":/etc/passwd", "Nowhere/Atall"])
def test_a_zone_that_is_none_is_told(tmp_path: Path, zone: str) -> None:
    """What TZ says may be anything: a sentence says what to set it to."""
    command = [sys.executable, "-m", "escalate_tui", "list"]
    done = subprocess.run(
        command, env={**isolated_env(tmp_path), "TZ": zone}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Set TZ to a name such as Europe/Berlin" in done.stderr


def test_wrong_usage_quotes_nothing_that_acts(tmp_path: Path) -> None:
    """What was typed on the command line stands in the sentence as visible text."""
    command = [sys.executable, "-m", "escalate_tui", "list", "\x1b]0;evil\x07\u202e"]
    done = subprocess.run(command, env=isolated_env(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr)
    assert "evil" in done.stderr


async def test_the_palette_opens_once(workplace: Workplace) -> None:
    """With help over it, the palette is not opened a second time, and nothing pasted into it acts."""
    async with running(workplace) as pilot:
        for key in ("ctrl+p", "f1", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
        assert [screen.id for screen in pilot.app.screen_stack].count("--command-palette") == 1
        pilot.app.post_message(events.Paste("\x1b]0;evil\x07"))
        await pilot.pause()
        assert "\x1b" not in text_of(pilot)
