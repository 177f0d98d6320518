"""The command line: what it prints, what it refuses, and with which exit status it ends."""

from pathlib import Path

import pytest

from cases import NOW, ZONE, case
from escalate_tui import paths
from escalate_tui.cli import run
from escalate_tui.storage import FileStore


def command(*arguments: str) -> int:
    """Run the command line at the moment of the cases."""
    return run(arguments, clock=lambda: NOW, zone=ZONE)


@pytest.fixture
def store(home: Path) -> FileStore:
    """The store of a home with cases 1 and 4 in it."""
    store = FileStore(paths.data_dir(), lambda: NOW)
    for number in (1, 4):
        store.put(case(number).doc, None)
    return store


def test_the_list_has_a_line_for_each(store, capsys):
    """Newest first: id, where it stands, summary."""
    assert command("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[case(1).id, "draft"], [case(4).id, "draft"]]


def test_a_damaged_file_is_told_apart_from_the_list(store, capsys):
    """Standard output carries the list alone."""
    (paths.records_dir() / "2026-03" / "esc-20260310-150000-bad.toml").write_text("x = [")
    assert command("list") == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert "esc-20260310-150000-bad.toml" in told.err


@pytest.mark.parametrize(("name", "begins"), [("markdown", "## ESCALATION: POST"), ("plain", "ESCALATION: POST")])
def test_a_brief_is_printed_alone(store, capsys, name, begins):
    """The brief of a part of an id, in the format asked for, and nothing else."""
    assert command("brief", "k7q", "--format", name) == 0
    told = capsys.readouterr()
    assert told.out.startswith(begins)
    assert told.out.endswith("\n")
    assert not told.out.endswith("\n\n")
    assert told.err == ""


def test_a_brief_is_written_to_a_new_file_only(store, tmp_path, capsys):
    """A file of its owner's own is made; one that is there is left as it is."""
    path = tmp_path / "brief.md"
    assert command("brief", "k7q", "--output", str(path)) == 0
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_text()
    assert command("brief", "t9h", "--output", str(path)) == 1
    assert path.read_text() == before
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["brief", "zzz"], 1, "No escalation here has “zzz” in its id"),
        (["brief", "esc-2026"], 1, "could be any of"),
        (["brief", "k7q", "--format", "runes"], 2, "“runes” is none of markdown, plain"),
        (["brief"], 2, "Missing argument"),
        (["unknown"], 2, "No such command"),
        (["resume", "zzz"], 1, "No escalation here"),
        ([], 1, "need a terminal"),
        (["new"], 1, "need a terminal"),
        (["resume"], 1, "need a terminal"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else None,
)
def test_what_cannot_be_done_is_said_with_its_status(store, capsys, arguments, status, says):
    """One sentence on standard error, nothing on standard output, and the status that tells scripts."""
    assert command(*arguments) == status
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""


def test_a_damaged_escalation_is_unreadable(store, capsys):
    """A file that cannot be read ends with a status of its own."""
    (paths.records_dir() / "2026-03" / "esc-20260310-150000-bad.toml").write_text("x = [")
    assert command("brief", "bad") == 3
    assert "cannot be read" in capsys.readouterr().err


def test_without_drafts_there_is_nothing_to_resume(home, capsys):
    """The sentence says how to begin one."""
    assert command("resume") == 1
    assert "escalate-tui new" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_end_well(home, capsys, option):
    """Both print and end with 0."""
    assert command(option) == 0
    assert "escalate-tui" in capsys.readouterr().out
