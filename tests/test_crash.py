"""Errors of the program itself: what was typed is written, and neither the screen nor the report quotes a record."""

import re
import signal
import stat
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

import crash_at
from cases import NOW
from escalate_tui import board_index
from escalate_tui.crash import CALLS, KEPT, Caught, report, report_crash
from escalate_tui.paths import state_dir
from escalate_tui.start import run
from escalate_tui.tui.app import EscalateApp
from escalate_tui.workplace import Workplace
from person import KEYS, program
from terminal import Terminal, isolated_env
from typist import MARK, STATE, failing, typist

OPEN_DRAFT = ["action", "worker in a thread", "thread", "task", "place"]
"""Where an error ends the program with the draft on the screen."""


@pytest.mark.parametrize("place", [*OPEN_DRAFT, "end"])
def test_an_error_on_the_screens(tmp_path: Path, place: str) -> None:
    """The draft is written, the terminal given back, and what happened is told in words and in a report."""
    with typist(tmp_path, failing(place)) as person:
        person.send(" and more" + KEYS["F1"])
        assert person.wait() == 70
        assert person.disorder() == []
    assert person.on_disk() == " and more"
    [path] = (tmp_path / STATE / "crashes").iterdir()
    saved = ["The draft is saved."] if place in OPEN_DRAFT else []
    assert person.said.splitlines() == [
        "escalate-tui has ended because of an error of its own, ValueError.",
        *saved,
        f"A report for its developers, without any text of yours, is in {path}",
    ]
    text = path.read_text()
    for word in ("crash_at.py:", " in boom\n", "KeyError\n", "ValueError\n", "TERM=xterm-256color\n", "textual 8."):
        assert word in text
    assert MARK not in text
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


def test_an_error_in_saving(tmp_path: Path) -> None:
    """What could not be written is not said to be saved."""
    with typist(tmp_path, failing("saving")) as person:
        person.send(" and more" + KEYS["F1"])
        assert person.wait() == 70
        assert person.disorder() == []
    assert "What was typed last is NOT SAVED: writing it failed with ValueError." in person.said.splitlines()
    assert "The draft is saved." not in person.said
    assert MARK not in person.said
    assert person.on_disk() == ""


async def test_the_tests_see_an_error(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in a handler comes out of a test that drives the screens, as it would without the report."""
    monkeypatch.setattr(EscalateApp, "action_help", lambda _: 1 / 0)
    app = EscalateApp(workplace)
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await pilot.press("f1")
    assert app.return_code == 70


def fail_in(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have `escalate-tui list` fail."""

    def refreshed(_: Workplace) -> NoReturn:
        raise error

    monkeypatch.setattr(board_index, "refreshed", refreshed)


def test_an_error_in_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told in a sentence with the path of the report, by a status of its own."""
    fail_in(monkeypatch, ValueError(MARK))
    assert run(["list"]) == 70
    [path] = (state_dir() / "crashes").iterdir()
    assert capsys.readouterr().err.splitlines() == [
        "escalate-tui has ended because of an error of its own, ValueError.",
        f"A report for its developers, without any text of yours, is in {path}",
    ]
    assert "cli/listing.py:" in path.read_text()
    assert MARK not in path.read_text()


def test_an_interrupt_in_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+c ends it without words, by the status that shells give it."""
    fail_in(monkeypatch, KeyboardInterrupt())
    assert run(["list"]) == 128 + signal.SIGINT
    assert capsys.readouterr().err.strip() == ""


def test_an_error_that_nobody_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With standard error closed the status alone tells it."""
    fail_in(monkeypatch, ValueError())
    monkeypatch.setattr("sys.stderr", None)
    assert run(["list"]) == 70


def test_a_report_that_cannot_be_written() -> None:
    """It is said that there is none, and why."""
    state_dir().mkdir(parents=True)
    (state_dir() / "crashes").write_text("")
    _, where = report_crash(ValueError(MARK), NOW)
    assert where == f"No report of it could be written to {state_dir() / 'crashes'}: File exists."


def test_the_newest_reports_stay() -> None:
    """Of many reports the newest ten are kept, by the times in their names, and what else lies there."""
    folder = state_dir() / "crashes"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("Seen on Monday.")
    times = [NOW + timedelta(minutes=at) for at in range(KEPT + 3)]
    for at in times:
        report_crash(ValueError(), at)
    names = [f"{at.astimezone(UTC):%Y%m%d-%H%M%S-%f}.txt" for at in times[-KEPT:]]
    assert sorted(path.name for path in folder.iterdir()) == [*names, "notes.txt"]


def raised(make: Callable[[], object]) -> Exception:
    """The error that a call fails with."""
    with Caught() as caught:
        make()
    assert caught.error is not None
    return caught.error


def endless(number: int) -> int:
    """Call itself without end."""
    return endless(number + 1) + 1


def generated() -> object:
    """Fail in code that was made of text."""
    return eval(compile(f"undefined_{MARK}", f"/home/{MARK}/templates/{MARK}.txt", "eval"))


def several() -> NoReturn:
    """Fail by several errors at once, of which one came of another."""
    try:
        raise OSError(28, MARK, MARK)
    except OSError:
        raise ExceptionGroup(MARK, [ValueError(MARK), TypeError(MARK)])  # noqa: B904


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda: endless(0), ["… ", " more calls", "in endless\nRecursionError"], id="endless recursion"),
        pytest.param(generated, ["  elsewhere:1 in <module>\nNameError"], id="a file outside the program"),
        pytest.param(
            several,
            ["OSError (ENOSPC)\n\nThat led to:", "ExceptionGroup\n\nIt holds:\n\nValueError", "TypeError"],
            id="group",
        ),
        pytest.param(crash_at.boom, ["StopIteration"], id="no message"),
    ],
)
def test_what_a_report_tells(make: Callable[[], object], words: list[str]) -> None:
    """Types and places, without messages, names of folders or a thousand lines."""
    text = report(raised(make), NOW)
    for word in words:
        assert word in text
    assert MARK not in text
    assert str(Path.home()) not in text
    assert len(text.splitlines()) < CALLS + 20


def test_a_report_names_versions_and_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins with what a developer asks first, and a variable cannot add lines to it."""
    monkeypatch.setenv("TERM", "xterm\nX")
    monkeypatch.setenv("TERM_PROGRAM", "tmux")
    head = report(ValueError(), NOW).splitlines()[:3]
    assert re.fullmatch(r"escalate-tui [0-9.]+ ended because of an error, 2026-03-10 14:30:00 UTC\.", head[0])
    assert re.fullmatch(r"Python 3\.[0-9.]+, textual 8\.2\.[0-9]+, [a-z0-9]+", head[1])
    assert head[2].startswith("Terminal: TERM=xterm X, TERM_PROGRAM=tmux")


def test_what_textual_would_log_of_a_record_is_not_written(tmp_path: Path) -> None:
    """A log and a picture that the environment asks Textual for would hold what is typed, for anybody to read."""
    log = tmp_path / "textual.log"
    asked = {"TEXTUAL": "devtools", "TEXTUAL_LOG": str(log), "TEXTUAL_SCREENSHOT": "0.1"}
    with Terminal(program(), {**isolated_env(tmp_path), **asked}) as sam:
        sam.wait_for("n new")
        sam.send("n")
        sam.wait_for("What is your name")
        sam.press("enter")
        sam.wait_for("Kind of issue")
        sam.press("ctrl+q")
        assert sam.wait() == 0
    assert not log.exists()
    assert not list(tmp_path.rglob("*.svg"))
