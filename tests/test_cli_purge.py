"""Purging from the command line: what is shown, what is asked, what is left of it, and with which status it ends."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cases import NOW, ZONE, case, handed_over
from escalate_tui import paths
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore
from escalate_tui.storage.exports import Exports

LONG_AGO = datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
YEAR = ["purge", "--older-than", "365d"]


def command(*arguments: str, at: datetime = NOW) -> int:
    """Run the command line at the moment of the cases."""
    return run(arguments, clock=lambda: at, zone=ZONE)


def resolved(number: int, at: datetime) -> Draft:
    """A case that was handed over and resolved at an instant, with an id of that time."""
    opened = Draft({**handed_over(number, Severity.HIGH, at).doc, "id": f"esc-{at:%Y%m%d-%H%M%S}-c{number}d"})
    done = {Closing.CONFIRMED, Closing.TRACKING, Closing.LEARNINGS}
    return resolve(
        opened, note=f"fixed in {at:%B %Y}", learning="look at the cutoff", done=done, waived={}, now=at, by="Sam"
    )


OLD, YOUNG = resolved(1, LONG_AGO), resolved(2, NOW - timedelta(days=30))


@pytest.fixture
def store(home: Path) -> FileStore:
    """One resolved long ago, one a month ago, one open for ever, and a draft begun long ago."""
    store = FileStore(paths.data_dir(), lambda: LONG_AGO)
    opened = Draft({**handed_over(3, Severity.HIGH, LONG_AGO).doc, "id": "esc-20250120-100000-o3p"})
    draft = Draft({**case(4).doc, "id": "esc-20250120-110000-d4r", "created": LONG_AGO, "updated": LONG_AGO})
    for one in (OLD, YOUNG, opened, draft):
        store.put(one.doc, None)
    return store


@pytest.fixture
def copied(store: FileStore, tmp_path: Path) -> Path:
    """Beside the old one a version, a brief, and a brief written elsewhere, at the path given."""
    path = paths.records_dir() / "2025-01" / f"{OLD.id}.toml"
    path.write_bytes(path.read_bytes() + b"# a remark\n")
    store.put(OLD.doc, store.head(OLD.id))
    briefs = paths.data_dir() / "briefs"
    briefs.mkdir()
    (briefs / f"{OLD.id}.txt").write_text("as it left")
    elsewhere = tmp_path / "brief.md"
    assert command("brief", OLD.id, "--output", str(elsewhere), at=LONG_AGO) == 0
    return elsewhere


def left(home: Path, *words: str) -> list[Path]:
    """Every file of a home that has one of these in its name or in it."""
    found = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in found if any(word in str(path) or word.encode() in path.read_bytes() for word in words)]


def test_what_would_go_is_shown_and_nothing_deleted_with_nobody_to_ask(store, copied, home, capsys):
    """The id, when it was closed, the copies, the headline; the file elsewhere; then why nothing was done."""
    before = left(home, OLD.id)
    assert command(*YEAR) == 1
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0].split("  ")[0] == OLD.id
    assert "resolved Mon 20 Jan 2025" in lines[0]
    assert "1 version, 1 brief" in lines[0]
    assert lines[0].endswith(OLD.record.understand.summary)
    assert lines[1:3] == ["Written elsewhere, and not deleted:", f"  {copied}  ({OLD.id}, markdown, Mon 20 Jan 2025)"]
    assert len(lines) == 3
    assert "--yes" in told.err
    assert [path for path in before if "cache" not in path.parts] == [
        path for path in left(home, OLD.id) if "cache" not in path.parts
    ]


def test_with_yes_nothing_of_it_is_left(store, copied, home, capsys):
    """Neither its id nor a word of it stands in any file of the program, the index included; all others are there."""
    words = ("fixed in January 2025", OLD.id, OLD.record.understand.summary)
    others = [{"id": one} for one in store.heads() if one != OLD.id]
    assert command("list") == 0
    assert any("cache" in path.parts for path in left(home, *words))
    assert command(*YEAR, "--yes") == 0
    assert left(home, *words) == []
    assert copied.exists()
    assert store.heads().keys() == {one["id"] for one in others}
    capsys.readouterr()
    assert command("list") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(others)


def test_for_programs_it_is_shown_and_kept(store, copied, capsys):
    """JSON never asks: without --yes it says what would go and ends with 1, with it what went."""
    assert command(*YEAR, "--json") == 1
    [shown] = json.loads(capsys.readouterr().out)
    assert OLD.id in store.heads()
    assert command(*YEAR, "--json", "--yes") == 0
    [gone] = json.loads(capsys.readouterr().out)
    assert gone == {**shown, "deleted": True}
    assert shown == {
        "id": OLD.id,
        "summary": OLD.record.understand.summary,
        "status": "resolved",
        "in_trash": False,
        "since": LONG_AGO.isoformat(),
        "records": 1,
        "versions": 1,
        "trash": 0,
        "briefs": 1,
        "unsaved": 0,
        "exports": [{"path": str(copied), "format": "markdown", "at": LONG_AGO.isoformat()}],
        "left": [],
        "deleted": False,
    }


@pytest.mark.parametrize(("answer", "stays"), [("y", False), ("n", True), ("", True)], ids=["yes", "no", "enter"])
def test_on_a_terminal_it_is_asked(store, capsys, monkeypatch, answer, stays):
    """Nothing goes but on a yes; the question stands on standard error."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    assert command(*YEAR) == (1 if stays else 0)
    assert (OLD.id in store.heads()) is stays
    told = capsys.readouterr()
    assert OLD.id in told.out
    assert ("Nothing was deleted." in told.err) is stays


def test_a_deleted_draft_goes_by_when_it_was_deleted(store, capsys):
    """It is shown as deleted, with the copy in the trash."""
    store.delete("esc-20250120-110000-d4r")
    assert command(*YEAR, "--yes") == 0
    told = capsys.readouterr().out.splitlines()
    assert (len(told), told[-1]) == (3, "Deleted 2 escalations.")
    assert "deleted Mon 20 Jan 2025" in told[1]
    assert "1 in the trash" in told[1]
    assert store.trash() == []


def test_with_nothing_that_old_there_is_nothing_to_do(store, capsys):
    """It says so and ends well."""
    assert command("purge", "--older-than", "1000d", "--yes") == 0
    assert capsys.readouterr().out == "Nothing here was closed or deleted more than 1000d ago.\n"
    assert command("purge", "--older-than", "1000d", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("age", ["", "soon", "0d", "-1d", "99999999d", "365"])
def test_an_age_that_is_none_is_wrong_usage(store, capsys, age):
    """Nothing is looked at, and the sentence names the option."""
    assert command("purge", "--older-than", age, "--yes") == 2
    assert "--older-than" in capsys.readouterr().err
    assert OLD.id in store.heads()


def test_without_an_age_nothing_is_done(store, capsys):
    """There is no age that would do for everybody."""
    assert command("purge", "--yes") == 2
    assert OLD.id in store.heads()


def test_what_cannot_be_removed_is_said_and_the_rest_goes(store, copied, capsys):
    """The record stays while a copy of it does, so that it is shown again."""
    store.put(resolved(5, LONG_AGO + timedelta(hours=1)).doc, None)
    stray = paths.data_dir() / "versions" / OLD.id / "folder of mine"
    stray.mkdir()
    (stray / "x").write_bytes(b"")
    assert command(*YEAR, "--yes") == 1
    told = capsys.readouterr()
    assert str(stray) in told.err
    assert OLD.id in store.heads()
    assert len(store.heads()) == 4


def test_hidden_characters_of_a_name_are_shown(store, tmp_path, capsys):
    """Nothing in a path commands the terminal."""
    assert command("brief", OLD.id, "--output", str(tmp_path / "a\x1b[2J\u202eb.md")) == 0
    command(*YEAR)
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "a␛[2J⟨U+202E⟩b.md" in told


def test_a_brief_that_cannot_be_noted_is_written_all_the_same(store, tmp_path, capsys):
    """The file is there, and a sentence says that a purge will not name it."""
    (paths.state_dir() / "exports").parent.mkdir(parents=True)
    (paths.state_dir() / "exports").write_text("in the way")
    assert command("brief", OLD.id, "--output", str(tmp_path / "brief.md")) == 0
    assert (tmp_path / "brief.md").exists()
    assert "will not be named by a purge" in capsys.readouterr().err


def test_a_brief_that_is_printed_is_not_noted(store, capsys):
    """Only files are."""
    assert command("brief", OLD.id) == 0
    assert Exports(paths.state_dir()).of(OLD.id) == ()
