"""What the report of a bug needs: it is told, for people and for programs, and nothing confidential with it."""

import json
import stat
from pathlib import Path

import pytest

from cases import NOW, ZONE, case
from config_files import read
from escalate_tui import __version__, paths
from escalate_tui.clipboard import reachable
from escalate_tui.start import run
from escalate_tui.storage import FileStore, State

SECRETS = """
name = "Samantha Quill"
team = "Northwind desk"
high_value.customers = ["Globex"]
Initech = "a key of one's own"
currency = "Hooli"
[targets.engineering]
channel = "#war-room-umbrella"
areas.Vandelay.channel = "#vandelay"
areas.Vandelay.chanel = "#vandelay"
"""
"""Settings with names in every place that a name can stand in."""

NEVER = ("Acme", "Dana", "orders", "48211", "Samantha", "Quill", "Northwind", "Globex", "Initech", "Hooli", "Vandelay",
         "vandelay", "umbrella")  # fmt: skip
"""Words of the records and of the settings."""


def doctor(*arguments: str) -> int:
    """Run it at the moment of the cases, on a machine in Berlin."""
    return run(["doctor", *arguments], clock=lambda: NOW, zone=ZONE)


@pytest.fixture
def used(home: Path) -> Path:
    """A home in which somebody works: records, one of them damaged, an index, a name, settings with mistakes."""
    store = FileStore(paths.data_dir(), lambda: NOW)
    for number in (1, 4):
        store.put(case(number).doc, None)
    (paths.records_dir() / "2026-03" / "esc-20260310-150000-bad.toml").write_text("Acme = [")
    State(paths.state_dir()).save_name("Samantha Quill")
    read(paths.config_dir(), SECRETS)
    assert run(["list"], clock=lambda: NOW, zone=ZONE) == 0
    return home


@pytest.mark.parametrize("arguments", [[], ["--json"]], ids=["people", "programs"])
def test_nothing_confidential_is_told(used, capsys, monkeypatch, arguments):
    """No word of a record or of the settings, no name of the user or of a machine."""
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.7 50022 192.0.2.8 22")
    monkeypatch.setenv("DISPLAY", "umbrella.example:10.0")
    capsys.readouterr()
    assert doctor(*arguments) == 0
    told = capsys.readouterr().out
    assert [word for word in (*NEVER, str(used), "192.0.2") if word in told] == []
    assert "SSH_CONNECTION" in told


def test_what_a_report_needs_is_told(used, capsys):
    """Versions, terminal, clipboard, folders, index and settings, each by its name."""
    capsys.readouterr()
    assert doctor("--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["versions", "terminal", "clipboard", "folders", "index", "settings"]
    assert told["versions"]["escalate-tui"] == __version__
    assert told["versions"]["textual"].startswith("8.")
    assert told["terminal"]["standard output"] == "no terminal"
    assert told["folders"]["records"].startswith("~/data/escalate-tui/records: mode 700, writable, ")
    assert told["folders"]["briefs"] == "~/data/escalate-tui/briefs: not there yet"
    assert told["index"].pop("files of records") == "3"
    (index,) = told["index"].values()
    assert index.startswith("3 rows, 1 of them unreadable files, sound, ")
    assert told["settings"] == {
        "time zone": "Europe/Berlin",
        "files": "1",
        "given": "high_value.customers, name, targets.engineering.areas.*.channel, targets.engineering.channel, team",
        "mistake 1": "line 5, a key of no setting",
        "mistake 2": "line 6, currency",
        "mistake 3": "line 10, a key of no setting",
    }


def test_people_read_the_same(used, capsys):
    """Subject by subject, a line for each thing."""
    capsys.readouterr()
    doctor("--json")
    told = json.loads(capsys.readouterr().out)
    doctor()
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(told)
    assert sum(line.startswith("  ") for line in lines) == sum(map(len, told.values()))


def test_a_damaged_index_and_an_empty_home_are_told(home, capsys):
    """It is asked for when something is wrong, so that little may keep it from answering; and it mends nothing."""
    paths.cache_dir().mkdir(parents=True)
    index = paths.cache_dir() / "index-0123456789abcdef.sqlite"
    index.write_bytes(b"no database, but long enough to be taken for one" * 100)
    assert doctor("--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["index"]["files of records"] == "0"
    assert told["index"][index.name].startswith("file is not a database, ")
    assert told["settings"]["given"] == "none"
    assert index.read_bytes().startswith(b"no database")
    assert not paths.data_dir().exists()


def tool(folder: Path, name: str, script: str) -> None:
    """Put a clipboard tool into a folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_clipboard_tools_are_tried_without_filling_a_clipboard(tmp_path):
    """Each is asked for what it holds, which is thrown away; one that hangs is not waited for."""
    tool(tmp_path, "xclip", f'echo "$@" >> {tmp_path}/asked; echo secret')
    tool(tmp_path, "xsel", "exit 1")
    tool(tmp_path, "wl-paste", "exec sleep 60")
    tool(tmp_path, "wl-copy", f"touch {tmp_path}/filled")
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "TERM": "xterm"}
    told = dict(reachable(env, patience=0.2))
    assert told == {
        "tmux": "left out, TMUX is not set",
        "pbcopy": "not installed",
        "wl-copy": "did not answer within 0.2 s",
        "xclip": "answers",
        "xsel": "ended with status 1: nothing on it, or out of reach",
        "clip.exe": "not installed",
        "terminal": "taken where the terminal allows it, never confirmed",
    }
    assert (tmp_path / "asked").read_text() == "-selection clipboard -out\n"
    assert not (tmp_path / "filled").exists()
    remote = dict(reachable({**env, "SSH_TTY": "/dev/pts/1", "TERM": "linux"}))
    assert remote["xclip"].startswith("left out over ssh")
    assert remote["terminal"] == "the Linux console has no clipboard"
