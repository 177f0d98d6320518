"""What the command line says of itself: help, examples that are not stale, exit statuses, and JSON as promised."""

import io
import json
import re
import shlex
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest

from cases import NOW, ZONE, case, handed_over
from escalate_tui import paths
from escalate_tui.cli import commands
from escalate_tui.cli.overview import Overview
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.choices import Severity
from escalate_tui.start import run
from escalate_tui.storage import FileStore


def command(*arguments: str) -> int:
    """Run the command line at the moment of the cases."""
    return run(arguments, clock=lambda: NOW, zone=ZONE)


def all_commands(one: click.Command = commands, name: str = "escalate-tui") -> Iterator[tuple[str, click.Command]]:
    """Give every command by what is typed for it, groups too."""
    yield name, one
    if isinstance(one, click.Group):
        before = " k7q" if any(isinstance(part, click.Argument) for part in one.params) else ""
        for inner_name, inner in one.commands.items():
            yield from all_commands(inner, f"{name}{before} {inner_name}")


COMMANDS = dict(all_commands())


def examples(one: click.Command) -> list[str]:
    """Give the examples of a command, each on one line, without the comments that explain them."""
    heading, *lines = (one.epilog or "").removeprefix("\b\n").split("\n\n")[0].split("\n")
    assert heading == "Examples:"
    joined = "\n".join(line.removeprefix("  ") for line in lines).replace("\\\n", " ")
    return [line for line in joined.splitlines() if not line.startswith("#")]


def words(example: str) -> list[str]:
    """Give the arguments of an example as the shell does, without where its output goes."""
    inner = re.search(r"\$\((.*)\)", example)
    lexer = shlex.shlex(inner[1] if inner else example, posix=True, punctuation_chars="|<>")
    lexer.commenters = ""
    lexer.whitespace_split = True
    found = list(lexer)
    end = next((at for at, word in enumerate(found) if set(word) <= set("|<>")), len(found))
    assert found[0] == "escalate-tui"
    return found[1:end]


EXAMPLES = [(name, example) for name, one in COMMANDS.items() for example in examples(one)]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_is_understood(monkeypatch, name, example):
    """The parser takes it, and comes to the command that gives it as its example."""
    ran = []
    for whole, one in COMMANDS.items():
        monkeypatch.setattr(one, "callback", lambda whole=whole, **_: ran.append(whole))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"some text")))
    arguments = words(example)
    if arguments:
        commands.main(arguments, prog_name="escalate-tui", standalone_mode=False)
        assert any(whole.startswith(name) for whole in ran) or arguments[-1] == "--help"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_fits_and_has_examples(home, capsys, name):
    """Each says what it does, ends with examples on lines of their own, and ends with 0."""
    assert command(*name.split()[1:], "--help") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Usage: escalate-tui")
    at = told.index("  Examples:")
    shown = [line.removeprefix("    ") for line in told[at + 1 :] if line.startswith("    ")]
    assert set((COMMANDS[name].epilog or "").split("\n\n")[0].replace("\n  ", "\n").splitlines()[2:]) <= set(shown)


def test_the_help_lists_every_command_once_by_what_it_is_for(home, capsys):
    """Under headings, with its first sentence whole; without a command the board opens, and statuses are told."""
    assert isinstance(commands, Overview)
    listed = [name for names in commands.sections.values() for name in names]
    assert sorted(listed) == sorted(commands.commands)
    assert command("--help") == 0
    told = capsys.readouterr().out
    assert [line[:-1] for line in told.splitlines() if line.rstrip(":") in commands.sections] == [*commands.sections]
    assert "Without a command it opens the board" in told
    assert "..." not in told.partition("Options:")[2].partition("Examples:")[0]
    for one in ExitStatus:
        assert f"    {one.value:<4} {one.meaning}\n" in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.fixture
def store(home: Path) -> FileStore:
    """The store of a home with a draft, an open escalation that is overdue, and a draft discarded two days ago."""
    store = FileStore(paths.data_dir(), lambda: NOW - timedelta(days=2))
    for number in (1, 4):
        store.put(case(number).doc, None)
    store.delete(case(4).id)
    store.put(handed_over(2, Severity.CRITICAL, NOW - timedelta(days=1)).doc, None)
    return store


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["list"], ExitStatus.DONE, id="done"),
        pytest.param(["brief", "zzz"], ExitStatus.NO, id="not done"),
        pytest.param(["due"], ExitStatus.NO, id="overdue"),
        pytest.param(["config", "check"], ExitStatus.NO, id="mistakes"),
        pytest.param(["brief"], ExitStatus.USAGE, id="wrong usage"),
        pytest.param([], ExitStatus.USAGE, id="no terminal"),
        pytest.param(["check", "bad.toml"], ExitStatus.UNREADABLE, id="unreadable"),
    ],
)
def test_a_command_ends_with_a_status_that_is_declared(store, tmp_path, monkeypatch, arguments, status):
    """Each of them where its meaning says."""
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "config.toml").write_text("bell = 1\n")
    (tmp_path / "bad.toml").write_text("x = [")
    monkeypatch.chdir(tmp_path)
    assert command(*arguments) == status


@pytest.mark.parametrize(
    ("error", "status"),
    [(KeyboardInterrupt(), ExitStatus.SIGNALLED + 2), (ZeroDivisionError(), ExitStatus.CRASHED)],
    ids=["ctrl+c", "an error of the program"],
)
def test_an_end_that_nobody_chose_has_a_status(store, monkeypatch, error, status):
    """130 as of a shell, or 70."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("escalate_tui.board_index.refreshed", fail)
    assert command("due") == status


def test_each_number_has_one_meaning():
    """No two statuses are the same, and none is what a signal ends with."""
    assert len({one.value for one in ExitStatus}) == len(ExitStatus) == len({one.meaning for one in ExitStatus})
    assert all(one < ExitStatus.SIGNALLED for one in ExitStatus if one is not ExitStatus.SIGNALLED)


def promised(name: str) -> list[str]:
    """Give the keys that the help of a command promises to programs."""
    found = re.search(r"for\s+programs has: ([^.]*)\.", " ".join((COMMANDS[f"escalate-tui {name}"].help or "").split()))
    assert found
    return found[1].split(", ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["path"],
        ["doctor"],
        ["check", "k7q"],
        ["due"],
        ["purge", "--older-than", "1d"],
        ["config", "check"],
        ["config", "show"],
    ],
    ids=" ".join,
)
def test_json_has_the_keys_that_the_help_promises(store, capsys, arguments):
    """One object, or a list of them, and nothing else on standard output."""
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "config.toml").write_text("bell = 1\n")
    command(*arguments, "--json")
    told = json.loads(capsys.readouterr().out)
    name = " ".join(arguments[:2] if arguments[0] == "config" else arguments[:1])
    items = told if isinstance(told, list) else [told]
    assert items
    assert all(list(one) == promised(name) for one in items)


def test_settings_for_programs_are_values(home, capsys):
    """Each as JSON has it, with where it comes from; days become texts."""
    paths.config_dir().mkdir(parents=True)
    file = paths.config_dir() / "config.toml"
    file.write_text('bell = false\n[holidays]\ndays = [2026-12-24]\n[hours]\nfriday = ["09:00-13:00"]\n')
    assert command("config", "show", "--json") == 0
    held = {one["key"]: (one["value"], one["origin"]) for one in json.loads(capsys.readouterr().out)}
    assert held["bell"] == (False, f"{file}:1")
    assert held["holidays.days"] == (["2026-12-24"], f"{file}:3")
    assert held["hours.friday"] == (["09:00-13:00"], f"{file}:5")
    assert held["high_value.arr_from"] == (100_000, "default")


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        pytest.param("bell = true\n", 0, [], id="none"),
        pytest.param("\nbell = 1\n", 1, [(2, "bell")], id="a mistake"),
        pytest.param("bell = \n", 3, [(1, "")], id="unreadable"),
    ],
)
def test_mistakes_for_programs_have_their_places(home, capsys, text, status, expected):
    """A list, empty where nothing is wrong, with the same status as without --json."""
    paths.config_dir().mkdir(parents=True)
    file = paths.config_dir() / "config.toml"
    file.write_text(text)
    assert command("config", "check", "--json") == status
    told = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["key"]) for one in told] == expected
    assert all(one["file"] == str(file) and one["says"] for one in told)
