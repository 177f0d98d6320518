"""Completion in the shell: what bash shows for keys typed into it, and what zsh and fish are answered."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases import NOW, ZONE, case
from escalate_tui import paths
from escalate_tui.brief import FORMATS
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore
from person import DATA, program
from terminal import Terminal, isolated_env

SHELLS = ("bash", "zsh", "fish")

HOSTILE = "a, b: `touch pwned` $(touch pwned) %F{red} \"x\" 'y' * \u202e\x1b[31m"
"""A headline that a shell, a terminal or a reader could take for something else."""


def answered(monkeypatch, capsys, shell: str, line: str) -> list[str]:
    """Ask as a shell does what could come next behind a line, and give the lines of the answer."""
    words = line.split(" ")
    monkeypatch.setenv(paths.COMPLETING, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", f"escalate-tui {line}")
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
    assert run([], clock=lambda: NOW, zone=ZONE) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return [line for line in told.out.splitlines() if line]


def offered(monkeypatch, capsys, line: str) -> list[str]:
    """Give the words that are offered behind a line; `file` stands for whatever files there are."""
    lines = answered(monkeypatch, capsys, "zsh", line)
    return [word if kind == "plain" else kind for kind, word in zip(lines[::3], lines[1::3], strict=True)]


@pytest.fixture
def store(home: Path) -> FileStore:
    """The store of a home with cases 1 and 4 in it."""
    store = FileStore(paths.data_dir(), lambda: NOW)
    for number in (1, 4):
        store.put(case(number).doc, None)
    return store


IDS = [case(1).id, case(4).id]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("brief ", IDS),
        ("check esc-20260310-08", [case(4).id]),
        ("resume k7", [case(1).id]),
        ("log K7Q", [case(1).id]),
        ("close t9", [case(4).id]),
        ("resume 20260310", []),
        ("brief 20260310", ["file"]),
        ("brief ./esc-", ["file"]),
        ("brief case.toml", ["file"]),
        ("brief zzz", ["file"]),
        ("resume zzz", []),
        ("brief k7q --format ", list(FORMATS)),
        ("brief k7q --format=js", ["--format=json"]),
        ("brief k7q --target ", [one.value for one in Team]),
        ("brief k7q --output br", ["file"]),
        ("log k7q severity ", [one.value for one in Severity]),
        ("log k7q target pro", ["product"]),
        ("log k7q update -m - --ke", ["--keeps"]),
        ("completion ", list(SHELLS)),
        ("config ", ["check", "init", "show"]),
        ("path --j", ["--json"]),
        ("brief 'k", [case(1).id]),
    ],
)
def test_what_could_come_next_is_offered(store, monkeypatch, capsys, line, expected):
    """Ids newest first, those alone that begin so or the only one that has the part; words of closed sets; files."""
    monkeypatch.setattr(sys, "stdin", None)
    found = offered(monkeypatch, capsys, line)
    assert found == expected


def test_commands_are_offered_with_what_they_do(home, monkeypatch, capsys):
    """The name of each and a few words of its help."""
    lines = answered(monkeypatch, capsys, "fish", "pur")
    assert [line.split("\t")[0] for line in lines] == ["plain,purge"]
    assert "Delete for good" in lines[0]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_ids_stand_beside_their_headlines(store, monkeypatch, capsys, shell):
    """On one line, with what hides or commands made visible; without an index there are ids alone."""
    doc, version = store.get(IDS[0])
    store.put(Draft(doc).with_value("understand.summary", HOSTILE).doc, version)
    alone = answered(monkeypatch, capsys, shell, "brief k7q")
    assert alone == {"zsh": ["plain", IDS[0], "_"], "fish": [f"plain,{IDS[0]}"]}[shell]
    monkeypatch.delenv(paths.COMPLETING)
    assert run(["list"], clock=lambda: NOW, zone=ZONE) == 0
    capsys.readouterr()
    lines = answered(monkeypatch, capsys, shell, "brief k7q")
    said = "a, b: `touch pwned` $(touch pwned) %F{red} \"x\" 'y' * ⟨U+202E⟩␛[31m"
    assert lines == {"zsh": ["plain", IDS[0], said], "fish": [f"plain,{IDS[0]}\t{said}"]}[shell]


def test_no_record_is_read(store, monkeypatch, capsys):
    """Ids come from the names of the files, headlines from the index: what is in the files by now does not matter."""
    assert run(["list"], clock=lambda: NOW, zone=ZONE) == 0
    for path in (paths.records_dir() / "2026-03").iterdir():
        path.write_text("x = [")
    capsys.readouterr()
    lines = answered(monkeypatch, capsys, "zsh", "brief ")
    assert lines[1::3] == IDS
    assert lines[2].startswith("POST /v2/orders answers 500")


@pytest.mark.parametrize("broken", ["records", "index", "settings", "cache"])
@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_that_is_broken_is_said_in_the_line(store, monkeypatch, capsys, shell, broken):
    """Standard error stays empty and the status is 0, whatever is not as it should be."""
    match broken:
        case "records":
            (paths.data_dir() / "records").rename(paths.data_dir() / "elsewhere")
            (paths.data_dir() / "records").write_text("in the way")
        case "index":
            run(["list"], clock=lambda: NOW, zone=ZONE)
            capsys.readouterr()
            [index] = paths.cache_dir().glob("*.sqlite")
            index.write_bytes(b"no database" * 999)
        case "settings":
            paths.config_dir().mkdir(parents=True)
            (paths.config_dir() / "config.toml").write_text("bell = \n")
        case "cache":
            paths.cache_dir().parent.mkdir(parents=True, exist_ok=True)
            paths.cache_dir().write_text("in the way")
    lines = answered(monkeypatch, capsys, shell, "resume k7q")
    assert (IDS[0] in "\n".join(lines)) is (broken != "records")


def test_only_what_is_needed_is_loaded(store):
    """A shell waits neither for Textual nor for the models of records."""
    code = (
        "import sys; from escalate_tui.start import run; run([]); "
        "sys.exit(any(name.split('.')[0] in ('textual', 'pydantic') for name in sys.modules))"
    )
    asked = {paths.COMPLETING: "zsh_complete", "COMP_WORDS": "escalate-tui brief k7", "COMP_CWORD": "2"}
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **asked}, capture_output=True, check=False)
    assert (done.returncode, done.stdout.split()[1]) == (0, IDS[0].encode())


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_keeps_quiet_and_takes_no_keys(home, capsys, shell):
    """It is click's, and what it starts can neither write into the line nor read what is typed there."""
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert script.count("escalate-tui") >= 1
    assert script.count(f"{paths.COMPLETING}={shell}_complete") == 1
    assert script.count("2>/dev/null </dev/null") == 1
    if shell == "fish":
        assert "string split --max 1" in script
        assert "--keep-order" in script


def test_another_shell_is_wrong_usage(home, capsys):
    """The sentence names those there are."""
    assert run(["completion", "tcsh"]) == 2
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


@pytest.fixture
def bash(tmp_path: Path) -> Iterator[Terminal]:
    """Bash in a terminal, with completion set up as the help says, at the moment of the cases."""
    env = isolated_env(tmp_path)
    store = FileStore(tmp_path / DATA, lambda: NOW)
    for number in (1, 4):
        store.put(case(number).doc, None)
    started = tmp_path / "bin" / "escalate-tui"
    started.parent.mkdir()
    python, script, *rest = program()
    started.write_text(f'#!/bin/sh\nexec "{python}" "{script}" {" ".join(rest)} "$@"\n')
    started.chmod(0o755)
    (tmp_path / ".bashrc").write_text(
        "PS1='> '\nbind 'set bell-style none'\neval \"$(escalate-tui completion bash)\"\n"
    )
    (tmp_path / "draft.toml").touch()
    with Terminal(["bash", "-i"], {**env, "PATH": f"{started.parent}:{env['PATH']}"}) as terminal:
        terminal.wait_for(">")
        yield terminal


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("brief k7", f"brief {IDS[0]}"),
        ("brief k7q --format=mar", "brief k7q --format=markdown"),
        ("brief k7q --tar", "brief k7q --target"),
        ("check dra", "check draft.toml"),
        ("config sh", "config show"),
    ],
)
def test_bash_completes_the_line(bash, typed, completed):
    """A tab behind a word that can become one thing puts it there, and a blank behind it."""
    bash.send(f"escalate-tui {typed}\t")
    bash.wait_for(f"> escalate-tui {completed}")
    bash.send("|")
    bash.wait_for(f"> escalate-tui {completed} |")


def test_bash_lists_what_there_is(bash):
    """Two tabs list the ids, newest first, and leave the line as it was."""
    bash.send("escalate-tui brief esc-20260310-\t\t")
    bash.wait_for(f"{IDS[0]}  {IDS[1]}")
    bash.wait_for(lambda screen: screen.rstrip().endswith("> escalate-tui brief esc-20260310-"))


def test_bash_says_nothing_once_the_program_is_gone(bash, tmp_path):
    """A program that was removed leaves no words in the line."""
    (tmp_path / "bin" / "escalate-tui").unlink()
    bash.send("escalate-tui brief k\tEND")
    bash.wait_for("END")
    assert [line for line in bash.screen_text().splitlines() if line] == ["> escalate-tui brief kEND"]
