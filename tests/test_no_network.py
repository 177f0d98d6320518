"""What is typed stays on this machine and in its own files: no network, no log, nothing left in a common folder.

The whole program is used once, with every way to a network closed; `unshare -rn python -m pytest THIS_FILE` closes it
in the kernel too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from cases import NOW, case, clocks_alone, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.storage import FileStore, Place, State
from person import CASES, DATA, files, program
from terminal import isolated_env
from typist import MARK, STATE, Typist

WORDS = (f"{MARK}-{os.getpid()}-typed", f"{MARK}-{os.getpid()}-pasted")
"""What is looked for afterwards; no other run of the tests types the same."""

COMMANDS = (["brief", "k7q"], ["check", "k7q"], ["list"], ["due"], ["calendar"], ["completion", "bash"], ["man"])
"""Every command that needs no screen."""


def offline(record: Path) -> list[str]:
    """Give the program as it is started without a way out."""
    python, script, *rest = program()
    return [python, str(Path(script).with_name("offline.py")), str(record), *rest]


@dataclass(frozen=True, slots=True)
class Session:
    """What is left of a day with the program.

    Attributes:
        home: The home it was spent in.
        tried: What it tried that leads out of the machine.
        said: What each command printed, by its name.
        swept: Whether it removed what a writer who died had left, by where that was.
    """

    home: Path
    tried: str
    said: dict[str, str]
    swept: dict[str, bool]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Go over the board, begin with a draft, type, paste, copy its brief, look at the board, run every command."""
    home = tmp_path_factory.mktemp("home")
    record = home / "tried"
    record.touch()
    store = FileStore(home / DATA, lambda: NOW)
    draft = case(1)
    for doc in (draft.doc, clocks_alone(handed_over(2, Severity.CRITICAL, NOW - timedelta(days=1))).doc):
        store.put(doc, None)
    State(home / STATE).save_place(draft.id, Place("understand", "understand.description"))
    left = {folder: home / folder / f".{draft.id}.toml.1.0123abcd.tmp" for folder in (f"{DATA}/records/2026-03", STATE)}
    for path in left.values():
        path.touch()
        os.utime(path, ((CASES - timedelta(hours=2)).timestamp(),) * 2)
    with Typist(home, offline(record)) as person:
        person.wait_for(" Description: ")
        person.send(f"{WORDS[0]} ")
        person.paste(f"{WORDS[1]} ")
        person.wait_for(WORDS[1])
        person.press("F6")
        person.wait_for("## ESCALATION")
        person.send("c")
        person.wait_for("Sent to the terminal")
        person.wait_for(lambda _: not any(path.exists() for path in left.values()))
        person.press("ctrl+o")
        person.wait_for("Drafts 1")
        person.send("q")
        assert person.wait() == 0
    said = {}
    for command in COMMANDS:
        done = subprocess.run([*offline(record), *command], env=isolated_env(home), capture_output=True, check=False)
        said[command[0]] = (done.stdout + done.stderr).decode()
    return Session(home, record.read_text(), said, {where: not path.exists() for where, path in left.items()})


def test_nothing_leads_out_of_the_machine(session: Session) -> None:
    """No name is looked up, no socket made but by which asyncio wakes itself, no program run, no client imported."""
    assert session.tried == ""


def test_the_session_was_one(session: Session) -> None:
    """Every command had something to say of the draft or of the board."""
    assert all(word in session.said["brief"] for word in WORDS)
    assert "Ready" in session.said["check"]
    assert "POST /v2/orders" in session.said["list"]
    assert "follow-up" in session.said["due"]
    assert "BEGIN:VEVENT" in session.said["calendar"]


def test_no_module_brings_a_client() -> None:
    """Whatever of the program is imported, nothing that speaks to other machines comes with it."""
    code = (
        "import importlib, pkgutil, sys, escalate_tui; from offline import CLIENTS; "
        "names = [one.name for one in pkgutil.walk_packages(escalate_tui.__path__, 'escalate_tui.')]; "
        "[importlib.import_module(name) for name in names]; print(len(names), set(CLIENTS) & set(sys.modules))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    number, clients = done.stdout.split(maxsplit=1)
    assert int(number) > 150
    assert clients.strip() == "set()"


@pytest.mark.parametrize("word", WORDS, ids=["typed", "pasted"])
def test_what_was_typed_is_in_its_own_files_alone(session: Session, word: str) -> None:
    """It is in the record, in its copies and in the index of the board, for nobody else to read."""
    found = [path for path in session.home.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    folders = {str(path.relative_to(session.home)).split("/esc-")[0] for path in found}
    assert f"{DATA}/records/2026-03" in folders
    assert folders <= {f"{DATA}/records/2026-03", f"{DATA}/briefs", *index_of(session.home)}
    assert {path.stat().st_mode & 0o777 for path in found} == {0o600}
    assert word.encode() not in b"".join(common_files())


def index_of(home: Path) -> set[str]:
    """The file of the index, by its path from the home on."""
    return {str(path.relative_to(home)) for path in home.glob(".cache/escalate-tui/*.sqlite*")}


def common_files() -> Iterator[bytes]:
    """The contents of files that lie where every program puts what it needs for a while."""
    for folder in {Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")}:
        for path in folder.glob("*"):
            if path.is_file() and path.stat().st_uid == os.getuid():
                yield path.read_bytes()


def test_everything_is_its_owners_alone(session: Session) -> None:
    """No file and no folder that the program made can be looked at by others."""
    own = {path: mode for path, mode in files(session.home).items() if "/escalate-tui/" in path}
    assert set(own.values()) == {0o600}
    folders = {path.parent for path in map(session.home.joinpath, own)}
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


@pytest.mark.parametrize("where", [f"{DATA}/records/2026-03", STATE])
def test_what_a_dead_writer_left_is_swept(session: Session, where: str) -> None:
    """An old temporary file is gone soon after the first paint."""
    assert session.swept[where]


@pytest.mark.parametrize(
    "out",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.socket(socket.AF_UNIX).connect('/nowhere')",
        "import subprocess; subprocess.run(['true'])",
    ],
)
def test_every_way_out_is_noticed(tmp_path: Path, out: str) -> None:
    """What the session is watched with refuses and notes it."""
    record = tmp_path / "record"
    code = f"import sys; from pathlib import Path; from offline import no_way_out; no_way_out(Path(sys.argv[1])); {out}"
    command: Sequence[str] = [sys.executable, "-c", code, str(record)]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert "is a way out" in done.stderr
    assert record.read_text() != ""
