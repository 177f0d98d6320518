"""The prompts as a program: in a pipe, in a terminal that knows nothing, and through every end."""

import errno
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import NOW, case, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields
from escalate_tui.prompts.session import resume
from escalate_tui.prompts.signals import Signals, Stopped
from escalate_tui.storage import FileStore, State, read_file
from hostile import PIECES
from person import DATA, program, stored
from prompted import told
from terminal import Terminal, isolated_env


def piped(home: Path, arguments: list[str], lines: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run the program with its answers in a pipe."""
    return subprocess.run(
        [*program(), *arguments], env=isolated_env(home), input=lines, capture_output=True, check=False
    )


class Dumb(Terminal):
    """The program in a terminal that knows no sequence."""

    def __init__(self, home: Path, *arguments: str) -> None:
        super().__init__([*program(), *arguments], isolated_env(home) | {"TERM": "dumb"})

    def answer(self, line: str, then: str) -> None:
        """Type a line once it is asked for something, and wait for what follows."""
        self.send(f"{line}\n")
        self.wait_for(then)


@pytest.fixture
def begun(tmp_path):
    """The first field of a new draft, in a terminal that knows no sequence."""
    State(tmp_path / ".local/state/escalate-tui").save_name("Sam")
    with Dumb(tmp_path, "new", "--plain") as terminal:
        terminal.wait_for("6 other.")
        yield terminal


def test_answers_from_a_pipe_end_well_with_all_saved(tmp_path):
    """The end of input is no error: what was answered is in the file, and the command that goes on is said."""
    done = piped(tmp_path, ["new", "--plain", "Orders fail", "--customer", "Acme Corp"], b"Sam, EMEA\n\nbug\n")
    (record,) = stored(tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (record["understand"]["kind"], record["understand"]["summary"]) == ("bug", "Orders fail")
    assert record["reporter"] == "Sam, EMEA"
    assert record["understand"]["customers"][0]["name"] == "Acme Corp"
    assert f"escalate-tui resume --plain {record['id']}" in done.stdout.decode()


def test_an_empty_pipe_leaves_nothing_behind(tmp_path):
    """Where nothing was answered there is no draft."""
    done = piped(tmp_path, ["new", "--plain"], b"Sam\n")
    assert done.returncode == 0
    assert b"no draft is kept" in done.stdout
    assert stored(tmp_path) == []


def test_bytes_that_are_no_text_end_nothing(tmp_path):
    """What is no UTF-8, a NUL, an escape: kept as signs that can be seen, and the next answer is read."""
    done = piped(tmp_path, ["new", "--plain"], b"Sam\nbug\n5\xff\xfe00 \x00\x1b[31m\r\n\norders API\n")
    (record,) = stored(tmp_path)
    assert done.returncode == 0
    assert record["understand"]["summary"] == "5\ufffd\ufffd00 ␀␛[31m"
    assert record["understand"]["component"] == "orders API"
    assert b"\x1b" not in done.stdout


def test_what_a_sentence_says_is_proposed(tmp_path):
    """It is listed by numbers, and what is chosen is taken."""
    sentence = "Acme Corp cannot log in since yesterday 08:10, 12 users affected"
    done = piped(tmp_path, ["new", "--plain", sentence], b"Sam\n-\n:q\n")
    assert "Found in it:\n1. " in done.stdout.decode()
    assert "since" not in stored(tmp_path)[0]["understand"]
    piped(tmp_path, ["new", "--plain", sentence], b"\n:q\n")
    assert any("since" in record["understand"] for record in stored(tmp_path))


FOUND = "Acme Corp cannot log in since yesterday 08:10, 12 users affected"


@pytest.mark.parametrize("line", ["?", "<", ":change 1", ":up 2", ":remove 1", ",", "99", ":what"])
def test_only_an_answer_takes_or_leaves_what_was_found(tmp_path, line):
    """Anything else is explained, and asked again."""
    done = piped(tmp_path, ["new", "--plain", FOUND], f"Sam\n{line}\n\n:q\n".encode())
    words = done.stdout.decode()
    assert "Taken: 0." not in words
    assert re.search(r"Taken: [1-9]", words)
    assert "since" in stored(tmp_path)[0]["understand"]


def test_the_choice_of_what_was_found_is_explained(tmp_path):
    """With what a command does there."""
    words = piped(tmp_path, ["new", "--plain", FOUND], b"Sam\n?\n<\n:up 1\n-\n:q\n").stdout.decode()
    assert words.count("Enter takes all, - takes none, or type the numbers of what is right.") == 4
    assert ":step and :open go on without them. :q leaves." in words
    assert "The first field comes after this." in words
    assert ":up is for lists." in words
    assert "Taken: 0." in words


@pytest.mark.parametrize(
    ("sentence", "piped_text", "says"),
    [
        ("Orders", "", "Nothing else was found in it. It is the summary as it stands."),
        ("", "Met today. Nobody knew more.", "Nothing was found in it. The text itself is kept nowhere."),
    ],
    ids=["a summary", "a text"],
)
def test_a_text_in_which_nothing_is_found_says_so(tmp_path, sentence, piped_text, says):
    """And where it is kept."""
    (tmp_path / "notes.txt").write_text(piped_text)
    begins = [sentence] if sentence else ["--from", str(tmp_path / "notes.txt")]
    assert says in piped(tmp_path, ["new", "--plain", *begins], b"Sam\n:q\n").stdout.decode()


@pytest.mark.parametrize("line", ["?", "<", "-", ":step 2", ":save", ":up 1", ":what"])
def test_a_command_is_no_name(tmp_path, line):
    """It is asked again, and the name that is then given is kept."""
    done = piped(tmp_path, ["new", "--plain", "Orders fail"], f"{line}\nSam\n:q\n".encode())
    assert done.returncode == 0
    assert "That is no name. Type yours, or enter alone. :q leaves." in done.stdout.decode()
    assert stored(tmp_path)[0]["reporter"] == "Sam"


def test_the_name_need_not_be_answered(tmp_path):
    """Whoever leaves there has no name and no draft."""
    assert piped(tmp_path, ["new", "--plain", "Orders fail"], b"?\n:q\n").returncode == 0
    assert stored(tmp_path) == []


def test_a_file_begins_it_too(tmp_path):
    """Its facts are taken, and its names that no field has are said."""
    (tmp_path / "facts.toml").write_text('[understand]\nkind = "bug"\ncolour = "red"\n')
    done = piped(tmp_path, ["new", "--plain", "--from", str(tmp_path / "facts.toml")], b"Sam\n")
    assert "understand.colour" in done.stdout.decode()
    assert "Kind of issue: bug" in done.stdout.decode()
    assert stored(tmp_path)[0]["understand"] == {"kind": "bug", "colour": "red"}


def test_a_disk_that_takes_nothing_is_said_at_once_and_at_the_end(workplace, monkeypatch, capsys):
    """The copy that is kept is named with the command that takes it up, and the exit status tells it."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    workplace.store.put(case(1).doc, None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b":step impact\n7\n8\n:q\n")))
    monkeypatch.setattr(FileStore, "put", full)
    assert resume(workplace, case(1).id) == 1
    words = capsys.readouterr().out
    assert words.count("Not saved: the disk is full. Make room on it. A copy of it is kept in ") == 1
    assert f"taken up by: escalate-tui resume --plain {case(1).id}" in words
    monkeypatch.undo()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b":q\n")))
    assert resume(workplace, case(1).id) == 0
    assert "What was not in the file when you left is here again." in capsys.readouterr().out
    assert Draft(workplace.store.get(case(1).id)[0]).value("impact.users_affected") == 8


def test_it_goes_on_where_it_was_left(tmp_path):
    """The newest draft, in the field that was asked last."""
    FileStore(tmp_path / DATA, lambda: NOW).put(case(1).doc, None)
    piped(tmp_path, ["resume", "--plain"], b":step impact\n\n\n")
    done = piped(tmp_path, ["resume", "--plain", "k7q"], b"")
    assert "Step 2 of 5: Impact.\nTrend: the same\n" in done.stdout.decode()


def test_what_was_handed_over_says_so(tmp_path):
    """Its record can be changed, and it is not handed over again."""
    FileStore(tmp_path / DATA, lambda: NOW).put(handed_over(1, Severity.HIGH).doc, None)
    done = piped(tmp_path, ["resume", "--plain", "k7q"], b":step brief\nh\n")
    assert "It was handed over. What you change here is kept; the board has the rest." in done.stdout.decode()
    assert "This was handed over already" in done.stdout.decode()


def test_no_byte_moves_a_cursor_or_chooses_a_colour(begun):
    """In a real terminal with TERM=dumb, from the first word through the brief to the last, there is no escape."""
    begun.answer("bug", "Summary: empty")
    begun.answer("Orders fail \x16\x1b[31m for 3 customers", "Description: empty")
    begun.answer(":step target", "Handled now by: ")
    begun.answer("L2", "Target: ")
    begun.answer(":step brief", "q leaves.")
    begun.answer("p", "## ESCALATION: Orders fail")
    begun.answer("c", "Not copied yet.")
    begun.answer("?", "A space before it")
    begun.send("q\n")
    assert begun.wait() == 0
    assert b"\x1b" not in begun.raw


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["ctrl+c", "SIGTERM", "SIGHUP"],
)
def test_a_signal_keeps_what_was_answered(begun, tmp_path, number, status):
    """The last words say how to go on."""
    begun.answer("bug", "Summary: empty")
    begun.answer("Orders fail", "Description: empty")
    if number == signal.SIGINT:
        begun.send("\x03")
    else:
        os.kill(begun.pid, number)
    assert begun.wait() == status
    (record,) = stored(tmp_path)
    assert record["understand"] == {"kind": "bug", "summary": "Orders fail"}
    assert f"To go on: escalate-tui resume --plain {record['id']}" in begun.screen_text()


def test_a_signal_waits_until_a_file_is_written():
    """One that comes in the middle ends the program behind it, not within."""
    signals, done = Signals(), []

    def write() -> None:
        with signals.put_off():
            signal.raise_signal(signal.SIGTERM)
            done.append("written")

    with signals.answered(), pytest.raises(Stopped) as stopped:
        write()
    assert done == ["written"]
    assert stopped.value.status == 143


def test_a_closed_window_keeps_what_was_answered(begun, tmp_path):
    """The terminal is gone with all that it could show."""
    begun.answer("bug", "Summary: empty")
    begun.close()
    assert begun.exit_status == 129
    assert stored(tmp_path)[0]["understand"]["kind"] == "bug"


@pytest.mark.parametrize("arguments", [["new", "--plain", "Orders"], ["--plain"]], ids=["prompts", "board"])
@pytest.mark.parametrize("reader", ["head -c 1", "true"])
def test_a_reader_who_goes_away_ends_it_quietly(tmp_path, arguments, reader):
    """Nothing is said of it where nobody reads any more, from the first line on or later."""
    command = " ".join([*program(), *arguments, "2>err", "|", reader])
    subprocess.run(
        ["/bin/sh", "-c", command], env=isolated_env(tmp_path), cwd=tmp_path, input=b"Sam\n" * 90, check=False
    )
    assert (tmp_path / "err").read_bytes() == b""


def test_the_board_is_printed_as_lines(tmp_path):
    """What is open with its due time first, then the drafts; nothing is asked."""
    store = FileStore(tmp_path / DATA, lambda: NOW)
    for draft in (case(4), handed_over(2, Severity.CRITICAL)):
        store.put(draft.doc, None)
    done = piped(tmp_path, ["--plain"], b"")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[0] == "Open: 1."
    assert re.match(r"17:00, 1 h (30|29) min, ask deadline: ", lines[1])
    assert lines[1].endswith(f"Critical, Engineering, Borealis +2, {case(2).id}")
    assert lines[2] == "Drafts: 1."
    assert case(4).id in lines[3]


def test_an_empty_board_says_how_to_begin(tmp_path):
    """A sentence with the command in it."""
    assert piped(tmp_path, ["--plain"], b"").stdout.decode() == (
        "No escalations yet. Begin one with: escalate-tui new --plain\n"
    )


@pytest.mark.parametrize("arguments", [["--plain"], ["list"]], ids=["the board", "the list"])
def test_a_file_that_cannot_be_read_is_told_to_who_listens(tmp_path, arguments):
    """It is named beside the lines; with standard error closed they are printed all the same."""
    records = tmp_path / DATA / "records" / "2026-03"
    records.mkdir(parents=True)
    (records / "esc-20260310-143000-abc.toml").write_text("a = [")
    told = piped(tmp_path, arguments, b"")
    closed = ["sh", "-c", '"$@" 2>&-', "sh", *program(), *arguments]
    untold = subprocess.run(closed, env=isolated_env(tmp_path), capture_output=True, check=False)
    assert b"esc-20260310-143000-abc.toml" in told.stderr
    assert (untold.returncode, untold.stdout, untold.stderr) == (0, told.stdout, b"")


def test_plain_stands_behind_a_command(tmp_path):
    """Before one it means the board; the sentence says where it belongs."""
    done = piped(tmp_path, ["--plain", "new"], b"")
    assert done.returncode == 2
    assert b"escalate-tui new --plain" in done.stderr


def test_asking_and_asking_nothing_are_not_both_to_be_had(tmp_path):
    """A script that wants no questions has another option."""
    done = piped(tmp_path, ["new", "--plain", "--no-open"], b"")
    assert done.returncode == 2
    assert b"give one of them" in done.stderr


def test_it_loads_no_textual(tmp_path):
    """Neither the prompts nor the board as lines wait for the screens."""
    code = (
        "import sys; from escalate_tui.start import run; run(['new', '--plain']); run(['--plain']); "
        "sys.exit(any(name.split('.')[0] == 'textual' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=isolated_env(tmp_path), input=b"Sam\nbug\n", capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", "-", "?", "<", "<", ".", "1", "2", "y", "tbd", ":mend", ":repro", ":save", ":open", "5 h ago"]
        ),
        st.sampled_from(
            [":change 1", ":remove 1", ":up 1", ":down 1", ":step 4", ":step 1", ":step 5", "c", "p", "h", "m"]
        ),
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
        st.binary(max_size=30).map(lambda raw: raw.replace(b"\n", b"") + b"\n"),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from([path for path, spec in fields().items() if "." in path]))
def test_whatever_is_typed_it_goes_on(workplace, lines, path):
    """No line ends it but its own command, no sign of control is said, and what was answered is in the file."""
    one = workplace.store.root / "records" / "2026-03" / f"{case(1).id}.toml"
    one.unlink(missing_ok=True)
    draft, words = told(workplace, lines, case(1), path)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", words)
    if one.exists():
        assert {**read_file(one), "updated": 0} == {**draft.doc, "updated": 0}


@pytest.mark.parametrize("control", [one for one in Control if one is not Control.CRITERIA], ids=lambda one: one.value)
@pytest.mark.parametrize("line", [b"\xff\xfe\x00\x1b[2J\n", "\u202e\u200b\u2028".encode() + b"\n", b"9" * 5000 + b"\n"])
def test_each_kind_of_field_takes_hostile_lines(workplace, control, line):
    """It says what is wrong or keeps what can be seen of it."""
    path = next(path for path, spec in fields().items() if spec.face.control is control and "." in path)
    _, words = told(workplace, [line, ".", ""], case(1), path)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", words)
