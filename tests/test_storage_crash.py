"""Saving while the process is killed."""

import re
import subprocess
import sys
from pathlib import Path

# In a process of its own, since forking one that has threads (a parallel test run) warns. Each writer is
# killed at a random moment once it has saved; the file must hold one of the contents.
ROUNDS = 100
SCRIPT = """
import os, random, signal, sys, time
from pathlib import Path
from escalate_tui.storage import write_whole

path, rounds, random = Path(sys.argv[1]), int(sys.argv[2]), random.Random(4)
contents = [bytes([65 + which]) * (60_000 + which * 7000) for which in range(3)]
torn = halfway = 0
for _ in range(rounds):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        while True:
            for content in contents:
                write_whole(path, content)
                os.write(writing, b".")
    os.close(writing)
    os.read(reading, 1)
    kill_at = time.perf_counter() + random.random() * 0.006
    while time.perf_counter() < kill_at:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    torn += path.read_bytes() not in contents
    left = list(path.parent.glob(".*.tmp"))
    halfway += bool(left)
    for temporary in left:
        temporary.unlink()
print(torn, halfway)
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed at any moment of saving, the file holds the old content or the new one."""
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "file"), str(ROUNDS)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    torn, halfway = map(int, run.stdout.split())
    assert halfway > 0, "no kill met a save halfway, so nothing was tried"
    assert torn == 0


def test_a_kill_while_typing_loses_nothing_that_was_saved() -> None:
    """Of drafts that are typed and saved until a kill, each is whole, with all that was saved, and goes on."""
    script = Path(__file__).parents[1] / "benchmarks" / "kill.py"
    run = subprocess.run([sys.executable, str(script), "40"], capture_output=True, text=True, check=False, timeout=60)
    counts = re.fullmatch(
        r"kills +40   in the middle of a write (\d+)\ntorn +0\nsaved and lost +0\noldest letter lost +[\d.]+ ms old\n",
        run.stdout,
    )
    assert counts, run.stdout + run.stderr
    assert int(counts[1]) > 0, "no kill met a save halfway, so nothing was tried"
    assert run.returncode == 0
