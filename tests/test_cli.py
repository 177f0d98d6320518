"""The command line: what it prints, what it refuses, and with which exit status it ends."""

import io
import json
import sys
from pathlib import Path

import pytest

from cases import CONTEXT, NOW, ZONE, case, handed_over
from escalate_tui import paths
from escalate_tui.followup.acts import follow_up
from escalate_tui.judgement.assess import assess
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore, dump
from good_texts import good


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
        ([], 2, "need a terminal"),
        (["new"], 2, "need a terminal"),
        (["resume"], 2, "need a terminal"),
        (["resume", ""], 2, "it is empty: give a part of an id"),
        (["resume", " ", "--plain"], 2, "it is empty: give a part of an id"),
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


def test_a_check_says_what_it_judges_and_why(store, capsys):
    """The verdict, the severity and the target with their reasons, the readiness, then what is open."""
    doc, version = store.get(case(4).id)
    store.put(Draft(doc).with_value("impact.workflow", "It affects a lot of work").doc, version)
    assert command("check", "t9h") == 1
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0] == "Escalate"
    assert "  · blocked without a workaround" in lines
    assert any(line.startswith("! impact.workflow: ") and "a lot" in line for line in lines)
    assert told.err == ""


def test_a_check_for_programs_holds_every_finding(store, capsys):
    """Each with code, level, path and sentence; every target ranked, with what its brief must hold."""
    command("check", "k7q", "--json")
    judged = json.loads(capsys.readouterr().out)
    expected = assess(case(1), CONTEXT)
    assert judged["id"] == case(1).id
    assert [one["code"] for one in judged["findings"]] == [one.code for one in expected.findings]
    assert [one["team"] for one in judged["targets"]] == [one.team.value for one in expected.targets]
    assert judged["readiness"]["percent"] == expected.readiness.percent
    assert judged["verdict"]["leave"] == "escalate"


def test_a_check_ends_with_0_when_nothing_stops_or_warns(home, tmp_path, capsys):
    """A script can tell a brief that is ready from one that is not, also from a file outside the store."""
    path = tmp_path / "good.toml"
    path.write_bytes(dump(good("terse bug").doc))
    assert command("check", str(path)) == 0
    assert "Ready: 100 %" in capsys.readouterr().out
    path.write_bytes(dump(good("terse bug").with_value("target.ask_text", None).doc))
    assert command("check", str(path)) == 1


@pytest.mark.parametrize("verb", ["check", "brief"])
@pytest.mark.parametrize("content", [None, "x = [", "", "x = '\\u0000'"], ids=["missing", "broken", "empty", "no id"])
def test_a_file_that_cannot_be_read_has_a_status_of_its_own(home, tmp_path, capsys, verb, content):
    """The sentence names the file; standard output stays empty."""
    path = tmp_path / "some.toml"
    if content is not None:
        path.write_text(content)
    assert command(verb, str(path)) == 3
    told = capsys.readouterr()
    assert str(path) in told.err
    assert told.out == ""


def test_a_brief_can_be_made_from_any_file(home, tmp_path, capsys):
    """A file of an escalation need not lie in the store."""
    path = tmp_path / "case.toml"
    path.write_bytes(dump(case(1).doc))
    assert command("brief", str(path)) == 0
    assert capsys.readouterr().out.startswith("## ESCALATION: POST")


def test_a_brief_can_be_addressed_to_another_team(store, capsys):
    """Whoever is only told reads who receives it, without the channel of the others."""
    assert command("brief", "k7q", "--target", "leadership") == 0
    assert "**Target team:** Leadership (Engineering receives it)" in capsys.readouterr().out
    assert command("brief", "k7q", "--target", "engineering") == 0
    assert "(Engineering receives it)" not in capsys.readouterr().out
    assert command("brief", "k7q", "--target", "nobody") == 2
    assert "“nobody” is none of l2-support" in capsys.readouterr().err


def test_a_brief_with_a_secret_is_not_printed_unasked(store, capsys):
    """There is nobody to decide, so the sentence says where it stands and where it is decided."""
    doc, version = store.get(case(1).id)
    store.put(Draft(doc).with_value("impact.expectation", "password=Tr0ub4dor&3 opens it").doc, version)
    assert command("brief", "k7q") == 1
    told = capsys.readouterr()
    assert "impact.expectation holds what should not leave. Column" in told.err
    assert "Tr0ub4dor" not in told.err
    assert told.out == ""


def test_a_secret_beside_the_fields_stops_the_format_that_gives_it(home, tmp_path, capsys):
    """The history is no part of a brief that people read; JSON is refused with the place."""
    path = tmp_path / "open.toml"
    path.write_bytes(dump(follow_up(handed_over(1, Severity.HIGH), "password=Tr0ub4dor&3 it is", NOW, "Sam").doc))
    assert command("brief", str(path), "--format", "plain") == 0
    assert capsys.readouterr().out.startswith("ESCALATION: POST")
    assert command("brief", str(path), "--format", "json") == 1
    told = capsys.readouterr()
    assert ".note holds a password or secret, and JSON gives the whole record." in told.err
    assert "Tr0ub4dor" not in told.err
    assert told.out == ""


def test_a_brief_that_something_stops_is_not_printed(store, tmp_path, capsys):
    """As on the screen: the sentence names the first, and the command that lists all of it."""
    doc, version = store.get(case(1).id)
    store.put(Draft(doc).with_value("understand.summary", "tbd").with_value("target.ask", None).doc, version)
    for more in ([], ["--format", "json"], ["--output", str(tmp_path / "brief.md")]):
        assert command("brief", "k7q", *more) == 1
        told = capsys.readouterr()
        assert "escalate-tui check k7q lists what stops the brief, first understand.summary: " in told.err
        assert told.out == ""
    assert not (tmp_path / "brief.md").exists()


def test_a_brief_longer_than_its_destination_takes_is_printed_with_a_warning(store, capsys):
    """Standard output holds the brief, all of it; the warning stands apart."""
    doc, version = store.get(case(1).id)
    store.put(Draft(doc).with_value("repro.evidence.e8t.text", "line of a log\n" * 3_000).doc, version)
    assert command("brief", "k7q", "--format", "slack") == 0
    told = capsys.readouterr()
    assert told.out.count("line of a log") == 3_000
    assert "Slack takes 40,000 characters, and this has 4" in told.err
    assert command("brief", "k7q") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_an_encoding_that_cannot_hold_a_sign_ends_no_command(store, capsys, monkeypatch, encoding):
    """What it cannot hold is written by its number, which other programs read back from JSON."""
    doc, version = store.get(case(1).id)
    store.put(Draft(doc).with_value("target.area", "Bestellungen → é 🙂").with_value("impact.depth", None).doc, version)
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    assert command("check", "k7q") == 1
    assert command("brief", "k7q", "--format", "json") == 0
    sys.stdout.flush()
    text = written.getvalue().decode(encoding if encoding != "ascii" else "utf-8")
    assert "impact.depth: Choose how deep it goes" in text
    assert json.loads(text[text.index('{\n  "headline"') :])["record"]["target"]["area"] == "Bestellungen → é 🙂"


@pytest.mark.parametrize(
    ("times", "newest"),
    [
        pytest.param([(None, None)], 0, id="an id alone"),
        pytest.param([(None, 12), (None, 11)], 0, id="by creation"),
        pytest.param([(11, 11), (12, None), (None, None)], 1, id="by the last change first"),
        pytest.param([(None, None), (None, None)], 1, id="by id"),
    ],
)
def test_the_newest_draft_is_found_without_its_times(home, monkeypatch, times, newest):
    """A hand edit may leave `updated` out, or `created` as well: what is listed as a draft can be resumed."""
    resumed = []
    monkeypatch.setattr("escalate_tui.cli.screens.show", lambda _, *, resume: resumed.append(resume))
    folder = paths.records_dir() / "2026-03"
    folder.mkdir(parents=True)
    for number, (updated, created) in enumerate(times):
        doc = {"schema": 1, "id": f"esc-20260310-14120{number}-k7q", "understand": {"summary": "x fails"}}
        hours = {"updated": updated, "created": created}
        doc |= {name: NOW.replace(hour=hour) for name, hour in hours.items() if hour is not None}
        (folder / f"{doc['id']}.toml").write_bytes(dump(doc))
    assert command("resume") == 0
    assert resumed == [f"esc-20260310-14120{newest}-k7q"]
