"""The commands of the settings and of places: what they make, tell and refuse, and their exit statuses."""

import json
from pathlib import Path

import pytest
import tomli

from cases import NOW, ZONE
from config_files import read
from escalate_tui import paths
from escalate_tui.start import run

FILE = "config.toml"


def command(*arguments: str) -> int:
    """Run the command line at the moment of the cases, on a machine in Berlin."""
    return run(arguments, clock=lambda: NOW, zone=ZONE)


@pytest.fixture
def file(home: Path) -> Path:
    """Where the settings of the home belong; not there yet."""
    return paths.config_dir() / FILE


def test_a_new_file_is_its_owners_own_and_has_no_mistakes(file, capsys):
    """It is made with its folders, told with its place, and found good."""
    assert command("config", "init") == 0
    assert capsys.readouterr().out == f"Written to {file}\n"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert command("config", "check") == 0
    assert capsys.readouterr().out == f"Nothing is wrong in {file}\n"


def test_a_file_that_is_there_is_left_as_it_is(file, capsys):
    """Making it again changes nothing, and says so with the status of what was not done."""
    read(file.parent, 'name = "Sam"\n')
    assert command("config", "init") == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"{file} is there already, and is left as it is.\n")
    assert file.read_text() == 'name = "Sam"\n'


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        (None, 0, ["There is no file of settings, and none is needed"]),
        ("bell = 1\ntier = 2\n", 1, [
            "{file}, line 1, bell: 1 is neither true nor false. Write true or false, without quotes. "
            "Example: bell = false",
            '{file}, line 2, tier: 2 is none of l1, l2, manager. Example: tier = "l2"',
        ]),
        ('[holidays]\ncountry = "XX"\n', 1, [
            "{file}, line 2, holidays.country: No public holidays are known for “XX”. Give a country by its two "
            "letters, such as DE, and a region by its code, such as BE, or leave it out.",
        ]),
        ("bell = \n", 3, [
            "{file}, line 1: this file cannot be read: Invalid value. Nothing in it holds until that is mended.",
        ]),
    ],
    ids=["none", "mistakes", "unknown holidays", "no TOML"],
)  # fmt: skip
def test_mistakes_are_printed_a_line_each(file, capsys, text, status, says):
    """0 when there are none, 1 when there are, 3 when the file cannot be read; standard error stays empty."""
    if text is not None:
        read(file.parent, text)
    assert command("config", "check") == status
    told = capsys.readouterr()
    assert told.out.splitlines() == [line.format(file=file) for line in says]
    assert told.err == ""


def test_a_check_names_all_files_that_were_read(file, capsys):
    """A team's file is looked through with one's own."""
    read(file.parent, 'include = "team.toml"\n')
    read(file.parent, 'team = "EMEA"\n', "team.toml")
    assert command("config", "check") == 0
    assert capsys.readouterr().out == f"Nothing is wrong in {file} and {file.parent / 'team.toml'}\n"


def test_what_holds_is_shown_with_where_it_comes_from(file, capsys):
    """As TOML, each with the default or with file and line; what is wrong is told beside it and does not hold."""
    read(file.parent, 'name = "Sam"\nbell = 1\n[targets.product.areas]\n"Search & find" = { channel = "#search" }\n')
    assert command("config", "show") == 0
    told = capsys.readouterr()
    lines = {line.partition(" = ")[0]: line for line in told.out.splitlines()}
    assert tomli.loads(told.out)["hours"]["monday"] == ["09:00-18:00"]
    assert lines["name"].endswith(f"# {file}:1")
    assert lines["bell"].split() == ["bell", "=", "true", "#", "default"]
    assert lines["time_zone"].split() == ["time_zone", "=", '"Europe/Berlin"', "#", "default"]
    assert lines['targets.product.areas."Search & find".channel'].endswith(f"# {file}:4")
    assert "config check" in told.err


def test_the_environment_names_another_file(home, capsys, monkeypatch):
    """It counts instead of one's own; that it is not there is a mistake, unlike of one's own."""
    other = home / "shared" / "team.toml"
    monkeypatch.setenv("ESCALATE_TUI_CONFIG", "~/shared/team.toml")
    assert command("config", "check") == 3
    assert f"{other}: this file cannot be read: No such file or directory." in capsys.readouterr().out
    assert command("config", "init") == 0
    assert other.exists()
    assert command("config", "check") == 0
    assert not paths.config_dir().exists()


def test_places_are_printed_for_people_and_for_programs(home, capsys):
    """The same places both ways; nothing is made."""
    read(paths.config_dir(), 'templates = "own"\n')
    assert command("path") == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert command("path", "--json") == 0
    assert json.loads(capsys.readouterr().out) == lines
    assert lines == {
        "records": str(home / "data" / "escalate-tui" / "records"),
        "settings": str(home / "config" / "escalate-tui" / "config.toml"),
        "templates": str(home / "config" / "escalate-tui" / "own"),
        "briefs": str(home / "data" / "escalate-tui" / "briefs"),
        "state": str(home / "state" / "escalate-tui"),
        "cache": str(home / "cache" / "escalate-tui"),
    }
    assert not paths.data_dir().exists()


@pytest.mark.parametrize("arguments", [["config", "nothing"], ["path", "records"], ["doctor", "x"]])
def test_what_no_command_takes_is_wrong_usage(home, arguments, capsys):
    """2, as everywhere."""
    assert command(*arguments) == 2
    assert capsys.readouterr().out == ""
