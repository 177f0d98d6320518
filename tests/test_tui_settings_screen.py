"""The page of settings: every setting with its value and its origin, what is wrong, and the way to change it."""

import os
import signal
import sys
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
from escalate_tui.storage.exports import Exports
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.settings_page import SettingsPage
from escalate_tui.tui.settings_words import settings_text
from escalate_tui.workplace import Workplace
from person import program
from screen import running, text_of, write
from terminal import KEYS, Terminal, isolated_env


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


@pytest.mark.parametrize("columns", [1, 7, 8, 20])
async def test_the_page_stands_in_a_window_of_no_use(workplace, file, columns):
    """However narrow, it ends nothing, with mistakes on it as well; made wide again it has all its words."""
    file.write_text("bell = 5\n")
    async with running(workplace) as pilot:
        await opened(pilot)
        before = whole(pilot)
        await pilot.resize_terminal(columns, 5)
        await pilot.pause()
        assert "mistake" in whole(pilot)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert whole(pilot) == before


@pytest.mark.parametrize("given", ['settings.leave = "q"', 'settings.leave = "q"\nsettings.edit = "escape"'], ids=str)
async def test_escape_ends_a_search_whatever_the_keys_are(workplace, file, given):
    """Where leaving has a letter, and escape another meaning on the page, a search is left all the same."""
    file.write_text(f"[keys]\n{given}\n")
    found = configured(file, lambda: ZONE)
    assert found.problems == ()
    async with running(replace(workplace, settings=found.settings)) as pilot:
        await opened(pilot, "slash")
        await write(pilot, "xyzzyq")
        await pilot.pause()
        assert "No setting has “xyzzyq”. esc shows all." in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "currency" in whole(pilot)
        assert isinstance(pilot.app.screen, SettingsPage)
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)


async def test_the_name_of_the_file_is_copied_and_nothing_left_behind(workplace, file):
    """It goes to the clipboard alone: no file of briefs, and no note for a purge."""
    file.write_text("")
    async with running(workplace) as pilot:
        await opened(pilot, "c")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        told = [toast.message for toast in pilot.app._notifications]
    assert told == ["Sent to the terminal, which cannot confirm it."]
    assert not workplace.briefs.exists()
    assert Exports(workplace.state.folder).of("settings-file") == ()


async def test_the_palette_opens_the_page(workplace):
    """It is found by its name."""
    async with running(workplace) as pilot:
        commands = {one.title: one for one in pilot.app.get_system_commands(pilot.app.screen)}
        await commands["Settings"].callback()
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsPage)


SAVES = """\
import pathlib, sys
pathlib.Path(__file__).with_name("asked").write_text("\\n".join(sys.argv[1:]))
"""


class Lent:
    """How often the terminal was lent, and how often it came back in order, as Textual needs it to."""

    def __init__(self) -> None:
        self.out = self.back = 0

    @contextmanager
    def suspend(self):
        """Lend it, in Textual's own way: what is raised meanwhile leaves it as it is."""
        self.out += 1
        yield
        self.back += 1


@pytest.fixture
def lent(monkeypatch) -> Lent:
    """A terminal that can be lent."""
    lent = Lent()
    monkeypatch.setattr("escalate_tui.tui.app.EscalateApp.suspend", lambda _: lent.suspend())
    return lent


def with_editor(workplace: Workplace, folder: Path, does: str = "") -> Workplace:
    """A place where the editor is a program that notes what it is asked for, and does what a test says."""
    folder.joinpath("editor.py").write_text(SAVES + does)
    return replace(workplace, env={"EDITOR": f"'{sys.executable}' '{folder / 'editor.py'}' -w"}, settings=SETTINGS)


async def test_e_makes_the_file_opens_it_and_reads_it_again(workplace, lent, tmp_path):
    """Where there is none, the file with every setting in comments is made; nothing holds by that."""
    async with running(with_editor(workplace, tmp_path)) as pilot:
        page = await opened(pilot, "e")
        file = paths.settings_file({})
    assert (tmp_path / "asked").read_text().splitlines() == ["-w", str(file)]
    assert (lent.out, lent.back) == (1, 1)
    assert file.read_text() == commented()
    assert configured_here({}, lambda: ZONE).problems == ()
    assert "opens it in your editor" in page
    assert "was changed since" not in page


async def test_what_was_changed_is_shown_and_when_it_holds(workplace, file, lent, tmp_path):
    """After the editor the page shows the file as it is, with its mistakes, and says when it holds."""
    file.write_text("")
    does = "pathlib.Path(sys.argv[-1]).write_text('name = \"Kim\"\\nbell = 5\\n')"
    async with running(with_editor(workplace, tmp_path, does)) as pilot:
        page = await opened(pilot, "e")
        text = whole(pilot)
    assert "holds from the next start" in page
    assert "The file was changed since the program started." in page
    assert '"Kim"' in text
    assert "! 1 mistake in the settings" in text


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"VISUAL": "no-such-editor-anywhere -w"}, "there is no program no-such-editor-anywhere here."),
        ({"VISUAL": " ", "EDITOR": "no-such-editor"}, "there is no program no-such-editor here."),
        ({"EDITOR": " ", "PATH": "/nowhere"}, "there is no program vi here."),
        ({"EDITOR": "vim 'x"}, "a quote in EDITOR has no end, in vim 'x."),
        ({"EDITOR": "{folder}/broken"}, "{folder}/broken could not be run, "),
    ],
    ids=["none of that name", "a blank one first", "none named and no vi", "an open quote", "one that cannot be run"],
)
async def test_an_editor_that_cannot_be_opened_is_told(workplace, file, lent, env, says):
    """It is looked for before the terminal is lent, which in any case comes back in order; the way on is told."""
    folder = file.parent
    file.write_text("")
    (folder / "broken").write_text("#!/no/such/interpreter\n")
    (folder / "broken").chmod(0o755)
    place = replace(workplace, env={name: value.format(folder=folder) for name, value in env.items()})
    async with running(place) as pilot:
        await opened(pilot, "e")
        await pilot.pause()
        [toast] = pilot.app._notifications
        assert toast.message.startswith(f"No editor was opened: {says.format(folder=folder)}")
        assert toast.message.endswith(f"You can open {file} yourself; c copies its name.")
        assert isinstance(pilot.app.screen, SettingsPage)
    assert lent.out == lent.back == ("broken" in says)


async def test_a_file_that_cannot_be_made_is_told(workplace, lent, tmp_path):
    """No editor is opened on what is not there."""
    paths.config_dir().parent.mkdir(exist_ok=True)
    paths.config_dir().write_text("in the way")
    async with running(with_editor(workplace, tmp_path)) as pilot:
        await opened(pilot, "e")
        [toast] = pilot.app._notifications
    assert toast.message.startswith(f"{paths.settings_file({})} could not be made: ")
    assert lent.out == 0


async def test_an_editor_that_failed_is_told(workplace, file, lent, tmp_path):
    """Its status is named, and what it wrote is shown."""
    file.write_text("")
    async with running(with_editor(workplace, tmp_path, "sys.exit(3)")) as pilot:
        await opened(pilot, "e")
        [toast] = pilot.app._notifications
    assert toast.message.endswith(" ended with status 3, so the file may not be as you wanted it.")
    assert (lent.out, lent.back) == (1, 1)


async def test_ctrl_c_in_an_editor_is_the_editors(workplace, lent, tmp_path):
    """The signal reaches the program as well, which goes on; afterwards it is answered as before."""
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        async with running(with_editor(workplace, tmp_path, "import os, signal; os.kill(os.getppid(), 2)")) as pilot:
            await opened(pilot, "e")
            assert heard == []
        os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
    assert (lent.out, lent.back) == (1, 1)


@pytest.mark.parametrize(
    ("editor", "says"),
    [
        ("no-such-editor", "No editor was opened"),
        ("{home}/broken", "No editor was opened"),
        ("{home}/failing", "ended with status 3"),
    ],
    ids=["none", "one that cannot be run", "one that fails"],
)
def test_without_an_editor_the_terminal_goes_on(tmp_path, editor, says):
    """In a real terminal the page is there again, answers to its keys, and leaves all in order."""
    scripts = {"broken": "#!/no/such/interpreter\n", "failing": "#!/bin/sh\necho from the editor\nexit 3\n"}
    for name, script in scripts.items():
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    with Terminal(program(), isolated_env(tmp_path) | {"EDITOR": editor.format(home=tmp_path)}) as sam:
        sam.wait_for("n new")
        sam.send(",")
        sam.wait_for("There is no file of settings")
        sam.send("e")
        sam.wait_for(says)
        sam.wait_for("The file:")
        sam.send("/")
        sam.wait_for("words of it")
        sam.send("rings")
        sam.wait_for(lambda screen: "bell" in screen and "currency" not in screen)
        sam.send(KEYS["esc"])
        sam.wait_for("currency")
        sam.send(KEYS["ctrl+q"])
        assert sam.wait() == 0
        assert sam.disorder() == []
