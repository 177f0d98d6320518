"""The board while its index goes, or is held by somebody else: nothing of that ends it or holds it up."""

import shutil
import sqlite3
from functools import partial

import pytest

from cases import clocks_alone, handed_over
from escalate_tui.board_index import open_index
from escalate_tui.model.choices import Severity
from escalate_tui.tui import shelves
from screen import running, text_of, write


@pytest.fixture
def two(workplace):
    """Case 1, High, and case 2, Critical, both handed over 15:30."""
    for number, severity in ((1, Severity.HIGH), (2, Severity.CRITICAL)):
        workplace.store.put(clocks_alone(handed_over(number, severity)).doc, None)


async def looked_again(pilot) -> None:
    """Look for what others changed, until all of it is read and shown."""
    await pilot.press("ctrl+r")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    # What the clock does every second.
    pilot.app.screen._tick()
    await pilot.pause()


async def test_the_cache_folder_may_go_while_the_board_is_open(workplace, two):
    """Its rows stay, an act on them is written and shown, and what others write shows after the next look."""
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        shutil.rmtree(workplace.cache)
        await pilot.press("j", "k", "f")
        await write(pilot, "they look")
        await pilot.press("enter")
        await pilot.pause()
        acted = text_of(pilot)
        workplace.store.put(handed_over(3, Severity.HIGH).doc, None)
        await looked_again(pilot)
        shown = text_of(pilot)
    assert "Open 2 " in acted
    assert "followed up: they look" in acted
    assert "Open 3 " in shown
    assert "followed up: they look" in shown


async def test_an_index_that_another_program_holds_stops_nothing(workplace, two, monkeypatch):
    """Neither a look nor an act waits for it or ends the program; afterwards all is shown."""
    monkeypatch.setattr(shelves, "open_index", partial(open_index, patience=0.05))
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        [index] = workplace.cache.glob("*.sqlite")
        other = sqlite3.connect(index, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await pilot.press("f")
        await write(pilot, "they look")
        await pilot.press("enter")
        await looked_again(pilot)
        held = text_of(pilot)
        other.close()
        await looked_again(pilot)
        shown = text_of(pilot)
    assert "Open 2 " in held
    assert "followed up: they look" in shown
