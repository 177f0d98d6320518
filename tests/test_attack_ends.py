"""Whatever ends the program: what was typed last is on disk, the terminal is as it was, and the status says it."""

import os
import select
import signal
import string
import subprocess
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest

from person import DATA, KEYS, program
from terminal import Terminal, isolated_env
from test_tmux_journey import Tmux
from typist import ID, MARK, begun, failing, typist

GONE = "import os,sys;os.execvp(sys.argv[1],sys.argv[1:])"
"""Starts a program in a terminal that cannot send it a signal."""

DEAF = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]
"""Starts a program as nohup does."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    """What was typed just before a signal is on disk, the terminal is as it was, the status names the signal."""
    with typist(tmp_path) as person:
        person.send(" and more")
        person.wait_for("and more")
        os.kill(person.pid, number)
        assert person.wait() == 128 + number
        assert person.disorder() == []
        assert person.said == ""
    assert person.on_disk() == " and more"


def test_a_signal_before_the_first_paint(tmp_path: Path) -> None:
    """As soon as the terminal is in use it is given back, though no screen is there yet."""
    begun(tmp_path)
    with Terminal([*program(), "resume"], isolated_env(tmp_path)) as terminal:
        terminal.wait_for(lambda _: b"\x1b[?1049h" in terminal.raw)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.disorder() == []


def test_a_signal_in_the_middle_of_a_save(tmp_path: Path) -> None:
    """It does not wait for the lock that the save it interrupted holds."""
    with typist(tmp_path, failing("signalled in saving")) as person:
        person.send(KEYS["F1"] + " and more")
        assert person.wait() == 128 + signal.SIGTERM
        assert person.disorder() == []
    assert person.on_disk() == " and more"


def test_a_signal_while_nothing_can_be_written(tmp_path: Path) -> None:
    """What is not on disk is not passed over in silence."""
    with typist(tmp_path) as person:
        [record] = tmp_path.glob(f"{DATA}/records/*/*.toml")
        record.chmod(0o400)
        person.send(" and more")
        person.wait_for("NOT SAVED")
        os.kill(person.pid, signal.SIGTERM)
        assert person.wait() == 128 + signal.SIGTERM
        assert person.disorder() == []
    assert "What was typed last is NOT SAVED: " in person.said
    assert MARK not in person.said
    assert person.on_disk() == ""


@pytest.mark.parametrize("field", ["summary", "description"])
def test_a_burst_of_keys(tmp_path: Path, field: str) -> None:
    """Of 300 keys sent in one breath, ctrl+c among them and ctrl+q the last, no letter is lost."""
    away, letters = KEYS["backspace"] * len(MARK), "".join(islice(cycle(string.ascii_letters), 298 - len(MARK)))
    with typist(tmp_path, field=field) as person:
        person.send(letters[:100] + KEYS["ctrl+c"] + letters[100:] + away + KEYS["ctrl+q"])
        assert person.wait() == 0
        assert person.disorder() == []
    assert person.on_disk(field) == letters[: -len(MARK)]


@pytest.mark.parametrize(
    ("shell", "launch"),
    [([], None), (DEAF, None), ([], GONE)],
    ids=["window closed", "hang-ups ignored", "no signal comes"],
)
def test_the_terminal_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: list[str], launch: str | None
) -> None:
    """Closing the window saves what was typed in it, and leaves no program behind that reads of nothing."""
    if launch:
        monkeypatch.setattr("terminal._LAUNCH", launch)
    with typist(tmp_path, [*shell, *program()]) as person:
        person.send(" and more")
        person.wait_for("and more")
        person.close()
    assert person.exit_status == 128 + signal.SIGHUP
    assert person.on_disk() == " and more"


def test_the_terminal_reads_no_more(tmp_path: Path) -> None:
    """With the program stuck in painting, as over a line that hangs, a signal saves at once, and then ends it."""
    with typist(tmp_path, failing("painting")) as person:
        person.send(" and more" + KEYS["F1"])
        until((tmp_path / "painting").exists)
        os.kill(person.pid, signal.SIGTERM)
        until(lambda: person.on_disk() == " and more")
        assert person.exit_status is None
        assert person.wait() == 128 + signal.SIGTERM
        assert person.disorder() == []


def test_the_terminal_goes_without_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program stuck in painting does not stay when what it paints on is gone, though no signal says so."""
    monkeypatch.setattr("terminal._LAUNCH", GONE)
    with typist(tmp_path, failing("painting")) as person:
        person.send(" and more" + KEYS["F1"])
        until((tmp_path / "painting").exists)
        person.close()
    assert person.exit_status == 128 + signal.SIGHUP
    assert person.on_disk() == " and more"


def until(seen: Callable[[], bool]) -> None:
    """Wait for something, and read nothing of the terminal meanwhile."""
    deadline = time.monotonic() + 10
    while not seen():
        assert time.monotonic() < deadline
        os.sched_yield()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A byte that is no UTF-8 is seen as such, in keys and in a paste, and what is before and behind it is there."""
    with typist(tmp_path) as person:
        person.send(b" bef\xffore\xc3 and\x1b[200~ past\xf6ed \x1b[201~behind")
        person.wait_for("behind")
        person.send(KEYS["ctrl+q"])
        assert person.wait() == 0
    assert person.on_disk() == " bef\ufffdore\ufffd and past\ufffded behind"


@pytest.mark.parametrize(
    ("term", "arguments"),
    [("dumb", []), ("unknown", []), ("dumb", ["new"]), ("dumb", ["resume"])],
    ids=["board", "unknown", "new", "resume"],
)
def test_a_terminal_without_screens(tmp_path: Path, term: str, arguments: list[str]) -> None:
    """It is refused in a sentence by every command that opens a screen, and nothing is sent to it but that."""
    begun(tmp_path)
    with Terminal([*program(), *arguments], {**isolated_env(tmp_path), "TERM": term}) as terminal:
        assert terminal.wait() == 2
        assert terminal.raw.startswith(f"TERM is “{term}”, which cannot show screens.".encode())
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("without", ["<&-", "< /dev/null", "2>&-", "2> /dev/null"])
def test_no_terminal(tmp_path: Path, without: str) -> None:
    """Without a terminal to read from or to paint on it ends at once, by status 2."""
    command = ["sh", "-c", f'"$@" {without}; echo "ended by $?"', "sh", *program()]
    with Terminal(command, isolated_env(tmp_path)) as terminal:
        terminal.wait_for("ended by 2")
        assert ("need a terminal" in terminal.screen_text()) == ("2>" not in without)


@pytest.mark.tmux
def test_its_pane_of_tmux_is_killed(tmp_path: Path) -> None:
    """What was typed in it is on disk, and the program ends by the signal."""
    begun(tmp_path)
    tmux = Tmux(tmp_path)
    noting = ["sh", "-c", 'trap "" HUP; "$@"; echo $? > "$HOME/status"', "sh"]
    with tmux.show(*noting, *program(), "resume") as outside:
        outside.wait_for(MARK)
        outside.send(" and more")
        outside.wait_for("and more")
        pane = os.pidfd_open(int(tmux.said("display-message", "-p", "#{pane_pid}")))
        tmux.said("kill-pane")
        ended, _, _ = select.select([pane], [], [], 10)
        os.close(pane)
    assert ended == [pane]
    assert (tmp_path / "status").read_text() == f"{128 + signal.SIGHUP}\n"
    [record] = tmp_path.glob(f"{DATA}/records/*/{ID}.toml")
    assert f"{MARK} and more" in record.read_text()


def test_a_reader_that_reads_no_more(tmp_path: Path) -> None:
    """A command whose output nobody takes ends without a word, as others do."""
    begun(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    command = [*program(), "list"]
    done = subprocess.run(command, env=isolated_env(tmp_path), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
