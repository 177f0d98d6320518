"""The index as the program holds it: one for each setting, and neither its loss nor a lock on it ends anything."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from cases import NOW, SETTINGS, case, handed_over
from escalate_tui import board_index
from escalate_tui.board_index import HeldIndex, known_customers, open_index, refreshed
from escalate_tui.cli.listing import list_
from escalate_tui.followup import row_form
from escalate_tui.model.choices import Severity
from escalate_tui.moments import WorkingCalendar
from escalate_tui.storage import FileStore, index
from escalate_tui.workplace import Workplace
from test_storage_index import TAKE

TOKYO = replace(SETTINGS, calendar=WorkingCalendar.nine_to_six(ZoneInfo("Asia/Tokyo")))
LONG_AFTER = NOW + timedelta(days=36500)
"""A refresh by then takes no file for one that may change within the tick of a clock."""


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """A store with two escalations."""
    for number in (1, 2):
        workplace.store.put(handed_over(number, Severity.HIGH).doc, None)
    return workplace


def files(place: Workplace) -> list[Path]:
    return sorted(place.cache.glob("*.sqlite"))


def read(place: Workplace) -> int:
    """Bring the index up to date, and tell how many files were read for that."""
    with closing(open_index(place)) as opened:
        return [one.total for one in opened.refresh(LONG_AFTER)][-1]


@contextmanager
def held_by_another(file: Path) -> Iterator[None]:
    """Hold an index as a program does that writes and does not end."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.close()


def test_programs_with_other_settings_leave_each_other_their_index(place):
    """In another time zone rows are others: each has its own, and neither is made anew for the other."""
    elsewhere = replace(place, settings=TOKYO)
    assert [read(one) for one in (place, elsewhere)] == [2, 2]
    assert [read(one) for one in (place, elsewhere, place)] == [0, 0, 0]
    assert len(files(place)) == 2


def made(place: Workplace) -> Path:
    """Make an index, and find its file."""
    before = {*files(place)}
    open_index(place).close()
    [found] = {*files(place)} - before
    return found


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_an_index_that_nobody_opens_is_removed_after_30_days(place, clock, tmp_path, days, stays):
    """With all its files, when another of the same store is opened, which counts as use; of other stores none is."""
    elsewhere = replace(place, store=FileStore(tmp_path / "others", clock))
    used, left, of_others = (made(one) for one in (place, replace(place, settings=TOKYO), elsewhere))
    log = left.with_name(f"{left.name}-wal")
    log.touch()
    at = (clock.now - timedelta(days=days)).timestamp()
    for file in (used, left, of_others):
        os.utime(file, (at, at))
    open_index(place).close()
    assert {used, of_others} <= {*files(place)}
    assert [left.exists(), log.exists()] == [stays, stays]
    assert used.stat().st_mtime == clock.now.timestamp()


def test_noting_the_use_leaves_the_locks_of_who_has_it_open(place):
    """POSIX takes all locks of a process on a file away when it closes any handle of it: none is, but SQLite's own."""
    with closing(refreshed(place)):
        open_index(place).close()
        [file] = files(place)
        other = subprocess.run([sys.executable, "-c", TAKE, str(file)], capture_output=True, text=True, check=False)
    assert "BlockingIOError" in other.stderr


def test_an_index_that_is_taken_away_serves_until_another_is_whole(place):
    """Rows stay, acts still show, and what others wrote shows once all files are read again."""
    refreshed(place).close()
    held = HeldIndex(place)
    shutil.rmtree(place.cache)
    assert not held.mend()
    assert len(held.index.ids("open")) == 2
    draft = handed_over(1, Severity.HIGH)
    place.store.delete(draft.id)
    held.read_again(draft.id)
    assert len(held.index.ids("open")) == 1
    other = handed_over(3, Severity.HIGH)
    place.store.put(other.doc, None)
    assert not held.mend()
    refreshed(place).close()
    assert held.mend()
    assert other.id in held.index.ids("open")
    assert not held.mend()
    held.close()


def test_where_the_folder_cannot_come_back_another_is_made_in_memory(place):
    """A file where the cache folder was: the index moves into memory, and back once there is a folder again."""
    refreshed(place).close()
    held = HeldIndex(place)
    shutil.rmtree(place.cache)
    place.cache.write_text("in the way")
    other = handed_over(3, Severity.HIGH)
    place.store.put(other.doc, None)
    refreshed(place).close()
    assert held.mend()
    assert other.id in held.index.ids("open")
    assert held.index.inode is None
    place.cache.unlink()
    refreshed(place).close()
    assert held.mend()
    assert held.index.inode is not None
    held.close()


def test_while_it_is_held_nothing_waits_and_what_was_written_shows_afterwards(place):
    """An act is not held up by another program that writes for long; its row follows."""
    refreshed(place).close()
    held = HeldIndex(place)
    draft = handed_over(1, Severity.HIGH)
    place.store.delete(draft.id)
    with held_by_another(files(place)[0]):
        began = time.perf_counter()
        held.read_again(draft.id)
        assert time.perf_counter() - began < 1.0
        assert draft.id in held.index.ids("open")
    assert held.mend()
    assert draft.id not in held.index.ids("open")
    held.close()


def test_a_command_that_finds_it_held_reads_the_files_itself(place, monkeypatch):
    """It prints what the files say, and neither an error nor what the index had before."""
    open_index(place).close()
    monkeypatch.setattr(board_index, "open_index", partial(open_index, patience=0.05))
    with held_by_another(files(place)[0]), closing(refreshed(place)) as made:
        assert len(made.newest()) == 2


@pytest.mark.parametrize("written", [False, True], ids=["asked", "written to"])
def test_one_that_is_damaged_while_it_is_open_is_made_anew(place, written):
    """Somebody wrote over it: nothing is known of it for a moment, and then all is again."""
    refreshed(place).close()
    held = HeldIndex(place)
    [file] = files(place)
    held.ask(lambda one: one._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
    held.ask(lambda one: one._db.execute("PRAGMA cache_size = 0").fetchall())
    file.write_bytes(b"x" * file.stat().st_size)
    if written:
        held.read_again(handed_over(1, Severity.HIGH).id)
    assert not held.ask(lambda one: one.newest())
    refreshed(place).close()
    assert held.mend()
    assert len(held.ask(lambda one: one.newest()) or ()) == 2
    assert files(place) == [file]
    assert not held.index.lost
    held.close()


def test_every_customer_of_every_escalation_is_known(place):
    """Not the first alone, also of drafts, whatever their number; who is gone is forgotten."""
    place.store.put(case(3).doc, None)
    refreshed(place).close()
    names = known_customers(place)
    assert {"Acme Corp", "Borealis", "Kite Labs", "Mono"} <= {*names}
    place.store.delete(case(2).id)
    refreshed(place).close()
    assert "Mono" not in known_customers(place)


def test_ten_thousand_customers_are_named_in_a_blink(place):
    """Whoever writes to a customer does not wait for the names of all others."""
    with closing(open_index(place)) as opened:
        rows = ((number, f"Customer {number} of many") for number in range(10_000))
        opened._db.executemany("INSERT INTO names VALUES (?, ?)", rows)
        opened._db.commit()
    took = []
    for _ in range(5):
        # The work alone: what else the machine does at the time is nothing of ours.
        began = time.process_time()
        assert len(known_customers(place)) == 10_000
        took.append(time.process_time() - began)
    assert min(took) < 0.06


def test_a_listing_of_what_is_known_reads_no_file_and_makes_no_row(place, clock, monkeypatch):
    """With thousands of escalations it is what takes long; the lines are there."""
    clock.now = LONG_AFTER
    refreshed(place).close()
    for module, name in ((index, "row_of"), (row_form, "_row")):
        monkeypatch.setattr(module, name, None)
    listed = CliRunner().invoke(list_, obj=lambda: place)
    first, second = listed.stdout.splitlines()
    assert second.split()[:4] == [case(2).id, "open", "High", "Engineering"]
    assert first.startswith(f"{case(1).id:24}  open          High      Engineering  POST /v2/orders answers 500")
