"""The page of settings: every setting with its value and its origin, what is wrong, and the way to change it."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from cases import SETTINGS, ZONE
from escalate_tui import paths
from escalate_tui.config import declared
from escalate_tui.config.configured import configured, configured_here
from escalate_tui.config.showing import commented
from escalate_tui.tui.screens import settings_page
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.settings_page import SettingsPage
from escalate_tui.tui.settings_words import settings_text
from screen import running, text_of, write


@pytest.fixture
def file(home: Path) -> Path:
    """The settings file's own place, its folder made."""
    path = paths.config_dir() / "config.toml"
    path.parent.mkdir(parents=True)
    return path


async def opened(pilot: Pilot[None], *keys: str) -> str:
    """Open the page, press more keys, and give what stands there."""
    await pilot.press("comma", *keys)
    await pilot.pause()
    return text_of(pilot)


def whole(pilot: Pilot[None]) -> str:
    """All that is written on the page, also what is out of sight."""
    return "\n".join(str(one.render()) for one in pilot.app.screen.query("VerticalScroll > Static").results(Static))


def shown(file: Path, wanted: str = "", width: int = 110) -> str:
    """The settings of a file as the page writes them."""
    return "\n".join(line.plain for line in settings_text(configured(file, lambda: ZONE), wanted, width))


async def test_without_a_file_every_setting_is_there_with_its_default(workplace):
    """Each setting is named; nothing is wrong; the page says that no file is needed, and makes none."""
    async with running(workplace) as pilot:
        page = await opened(pilot)
        text = whole(pilot)
    assert "There is no file of settings, and none is needed. e makes" in page
    for setting in declared.SETTINGS:
        if declared.ANY not in setting.name and setting.key != "include":
            assert f"  {setting.name}" in text, setting.key
            assert setting.help.split()[0] in text
    assert not paths.config_dir().exists()


async def test_what_the_file_says_is_told_with_its_line(workplace, file):
    """Value and origin stand beside each other; what is not set says default."""
    file.write_text('name = "Sam"\nbell = false\n[keys]\nboard.new = "f10"\n')
    async with running(workplace) as pilot:
        page = await opened(pilot)
        lines = {line.split()[0]: " ".join(line.split()[1:]) for line in whole(pilot).splitlines() if line.split()}
    assert f"The file: {file}" in " ".join(page.split())
    assert lines["name"] == '"Sam" config.toml, line 1'
    assert lines["bell"] == "false config.toml, line 2"
    assert lines["currency"] == '"EUR" default'
    assert lines["board.new"] == '"f10" config.toml, line 4'
    assert lines["board.search"] == "/ default"


async def test_mistakes_stand_on_top_with_their_sentences(workplace, file):
    """Where it is, what is wrong, what to do: as the command says it."""
    file.write_text('bell = 5\n[keys]\nwizard.next = "n"\n')
    async with running(workplace) as pilot:
        await opened(pilot)
        page = " ".join(whole(pilot).split())
    assert page.index("! 2 mistakes in the settings") < page.index("In general")
    for problem in configured(file, lambda: ZONE).problems:
        assert problem.says.split(" Example")[0] in page


@pytest.mark.parametrize(
    ("wanted", "there", "not_there"),
    [
        ("bell", "bell", "currency"),
        ("desktop shows", "notifications", "currency"),
        ("line 1", "name", "team "),
        ("BOARD new", "board.new", "board.open"),
    ],
    ids=["a name", "its sentence", "its origin", "two words"],
)
def test_a_search_finds_by_name_sentence_value_and_origin(file, wanted, there, not_there):
    """What has all words is left, whatever their case, under its heading."""
    file.write_text('name = "Sam"\n')
    text = shown(file, wanted)
    assert f"  {there}" in text
    assert f"  {not_there}" not in text


async def test_a_search_is_typed_and_ended(workplace):
    """/ asks, what has the words is shown while they are typed, esc shows all again and then goes back."""
    async with running(workplace) as pilot:
        await opened(pilot, "slash")
        await write(pilot, "rings")
        await pilot.pause()
        found = whole(pilot)
        await pilot.press("escape")
        await pilot.pause()
        again = whole(pilot)
        await write(pilot, "jk")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)
    assert "bell" in found
    assert "currency" not in found
    assert "currency" in again


async def test_a_search_that_finds_nothing_says_so(workplace):
    """The words are quoted, and the way back is named."""
    async with running(workplace) as pilot:
        await opened(pilot, "slash")
        await write(pilot, "xyzzy")
        await pilot.pause()
        assert "No setting has “xyzzy”. esc shows all." in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (60, 15)], ids=str)
async def test_the_page_fits_and_its_sentences_are_no_longer_than_one_reads(workplace, file, size):
    """No line is cut off, and none of prose is longer than 100 columns."""
    file.write_text(f"high_value.customers = {['Acme Corporation'] * 20}\nbell = 5\n")
    async with running(workplace, size=size) as pilot:
        await opened(pilot)
        # The name of the file is as long as it is; it is folded where it stands.
        lines = [line for line in whole(pilot).splitlines() if str(file) not in line]
    assert max(len(line) for line in lines if not line.startswith("  ")) <= 100
    assert max(map(len, lines)) <= max(size[0] - 5, 22 + 34 + 24)
    assert sum(line.count("Corporation") for line in lines) == 20


async def test_the_palette_opens_the_page(workplace):
    """It is found by its name."""
    async with running(workplace) as pilot:
        commands = {one.title: one for one in pilot.app.get_system_commands(pilot.app.screen)}
        await commands["Settings"].callback()
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsPage)


@pytest.fixture
def editor(monkeypatch):
    """An editor that writes what a test says, in a terminal that can be lent to it."""
    asked: list[list[str]] = []
    writes = ""

    def run(command: list[str], *, check: bool) -> None:
        asked.append(command)
        if writes:
            Path(command[-1]).write_text(writes)

    @contextmanager
    def lent(_: object):
        yield

    def edits(text: str) -> list[list[str]]:
        nonlocal writes
        writes = text
        return asked

    monkeypatch.setattr(settings_page.subprocess, "run", run)
    monkeypatch.setattr("escalate_tui.tui.app.EscalateApp.suspend", lent)
    return edits


async def test_e_makes_the_file_opens_it_and_reads_it_again(workplace, editor):
    """Where there is none, the file with every setting in comments is made; nothing holds by that."""
    asked = editor("")
    place = replace(workplace, env={"EDITOR": "nano -w"}, settings=SETTINGS)
    async with running(place) as pilot:
        page = await opened(pilot, "e")
        file = paths.settings_file({})
    assert asked == [["nano", "-w", str(file)]]
    assert file.read_text() == commented()
    assert configured_here({}, lambda: ZONE).problems == ()
    assert "opens it in your editor" in page
    assert "was changed since" not in page


async def test_what_was_changed_is_shown_and_when_it_holds(workplace, file, editor):
    """After the editor the page shows the file as it is, with its mistakes, and says when it holds."""
    file.write_text("")
    editor('name = "Kim"\nbell = 5\n')
    async with running(workplace) as pilot:
        page = await opened(pilot, "e")
        text = whole(pilot)
    assert "holds from the next start" in page
    assert "The file was changed since the program started." in page
    assert '"Kim"' in text
    assert "! 1 mistake in the settings" in text


async def test_an_editor_that_is_not_there_is_told(workplace, file, monkeypatch):
    """The page stays, and says how to go on."""
    file.write_text("")
    place = replace(workplace, env={"VISUAL": "no-such-editor-anywhere"})
    async with running(place) as pilot:
        await opened(pilot, "e")
        await pilot.pause()
        assert "No editor was opened" in text_of(pilot)
        assert isinstance(pilot.app.screen, SettingsPage)
