"""The board: what is due, and the acts on it."""

from collections.abc import Iterator
from datetime import timedelta
from time import monotonic

import pytest

from cases import NOW, case, clocks_alone, handed_over
from escalate_tui.model.choices import Act, Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.storage import record_path
from escalate_tui.storage.indexed import Progress
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.escalation import Escalation
from escalate_tui.tui.shelves import Shelves
from screen import running, text_of, wizard, write
from terminal import KEYS


def opened(workplace, number: int, severity: Severity) -> str:
    """Store a case that was handed over at the moment of the cases."""
    draft = clocks_alone(handed_over(number, severity))
    workplace.store.put(draft.doc, None)
    return draft.id


def stored(workplace, identity: str) -> Draft:
    """The escalation as its file has it."""
    return Draft(workplace.store.get(identity)[0])


@pytest.fixture
def two(workplace) -> tuple[str, str]:
    """Case 1, High, and case 2, Critical, both handed over 15:30."""
    return opened(workplace, 1, Severity.HIGH), opened(workplace, 2, Severity.CRITICAL)


async def test_an_empty_board_says_what_it_is_for_and_how_to_begin(workplace):
    """With nothing stored there is one sentence and the key that begins."""
    async with running(workplace) as pilot:
        screen = text_of(pilot)
    assert "press n" in screen
    assert "n new" in screen


async def test_the_most_urgent_is_on_top_and_says_when(workplace, two):
    """Critical is due first; each row tells its due time and what is due."""
    async with running(workplace) as pilot:
        lines = [line for line in text_of(pilot).splitlines() if "High" in line or "Critical" in line]
    assert "17:30, 2 h" in lines[0]
    assert "Critical" in lines[0]
    assert "Wed 10:30" in lines[1]


async def test_a_date_comes_before_the_clocks_when_it_is_sooner(workplace, two):
    """The SLA of case 1 ends in half an hour: that is what its row says, and it is on top."""
    draft = handed_over(1, Severity.HIGH)
    workplace.store.put(draft.doc, workplace.store.get(draft.id)[1])
    async with running(workplace) as pilot:
        lines = text_of(pilot).splitlines()
    first = next(number for number, line in enumerate(lines) if "High" in line or "Critical" in line)
    assert "16:00, 30 min" in lines[first]
    assert "SLA end" in lines[first + 1]


async def test_late_due_and_later_differ_by_sign_and_word(workplace, clock, two):
    """Twelve minutes behind the upper bound it is late, between the bounds due, before them a time."""
    async with running(workplace) as pilot:
        clock.now = NOW + timedelta(hours=2, minutes=12)
        pilot.app.screen._tick()
        await pilot.pause()
        screen = text_of(pilot)
    assert "▲ late 12 min" in screen
    assert "1 overdue" in screen


async def test_an_item_becomes_due_on_the_screen(workplace, clock, two):
    """The counts above follow the clock without a key."""
    async with running(workplace) as pilot:
        before = text_of(pilot).splitlines()[0]
        clock.now = NOW + timedelta(hours=2)
        pilot.app.screen._tick()
        await pilot.pause()
        after = text_of(pilot).splitlines()[0]
    assert "0 overdue · 0 due · 2 open" in before
    assert "1 overdue · 0 due · 2 open" in after


async def test_following_up_restarts_its_clock_and_is_written(workplace, clock, two):
    """f asks what they said, and the entry is in the file with the time."""
    async with running(workplace) as pilot:
        clock.now = NOW + timedelta(hours=1)
        await pilot.press("f")
        await write(pilot, "cutoff at midnight")
        await pilot.press("enter")
        await pilot.pause()
        screen = text_of(pilot)
    last = stored(workplace, two[1]).record.history[-1]
    assert (last.act, last.note, last.at) == (Act.FOLLOWED_UP, "cutoff at midnight", NOW + timedelta(hours=1))
    assert "16:30 followed up: cutoff at midnight" in screen


async def test_updating_the_customer_is_its_own_entry(workplace, two):
    """u notes what the customer was told."""
    async with running(workplace) as pilot:
        await pilot.press("u")
        await write(pilot, "nothing new yet")
        await pilot.press("enter")
        await pilot.pause()
    assert stored(workplace, two[1]).record.history[-1].act is Act.CUSTOMER_UPDATED


async def test_an_act_put_away_writes_nothing(workplace, two):
    """Escape leaves the history as it was."""
    async with running(workplace) as pilot:
        await pilot.press("f")
        await write(pilot, "no")
        await pilot.press("escape", "escape")
        await pilot.pause()
    assert len(stored(workplace, two[1]).record.history) == 1


async def test_resolving_goes_through_the_checklist(workplace, two):
    """Each item is done or waived with a reason; only then it is resolved and off the open shelf."""
    async with running(workplace) as pilot:
        await pilot.press("r")
        await write(pilot, "cutoff moved")
        await pilot.press("tab")
        await write(pilot, "exports need a zone")
        await pilot.press("ctrl+s")
        await pilot.pause()
        refused = text_of(pilot)
        await pilot.press("d", "tab", "n")
        await write(pilot, "no tracker")
        await pilot.press("tab", "d", "ctrl+s")
        await pilot.pause()
        board = text_of(pilot)
    assert "Still to say: Confirmed with the customer" in refused
    assert stored(workplace, two[1]).status is Status.RESOLVED
    assert "Open 1" in board
    assert "Closed 1" in board


async def test_the_last_entry_can_be_taken_back(workplace, two):
    """t takes the last entry back by an entry that says so; the escalation counts as it did before."""
    async with running(workplace) as pilot:
        await pilot.press("f")
        await write(pilot, "wrong one")
        await pilot.press("enter", "t", "enter")
        await pilot.pause()
    history = stored(workplace, two[1]).record.history
    assert [entry.act for entry in history] == [Act.HANDED_OVER, Act.FOLLOWED_UP, Act.TAKEN_BACK]


async def test_a_draft_opens_where_it_was_left_and_an_escalation_on_its_own_page(workplace, two):
    """Enter on a draft resumes it; on an open one it shows the brief as it left, and its history."""
    workplace.store.put(case(5).doc, None)
    async with running(workplace) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Escalation)
        page = text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)
        await pilot.press("right", "enter")
        await pilot.pause()
        assert wizard(pilot).desk.draft.id == case(5).id
    assert "ESCALATION: as it left" in page
    assert "handed over to Engineering, Critical" in page


async def test_a_draft_is_discarded_into_the_trash_once_asked(workplace):
    """x asks first; the file moves to the trash and is not lost."""
    workplace.store.put(case(5).doc, None)
    async with running(workplace) as pilot:
        await pilot.press("right", "x", "escape")
        await pilot.pause()
        assert "Drafts 1" in text_of(pilot)
        await pilot.press("x", "enter")
        await pilot.pause()
        assert "Drafts 0" in text_of(pilot)
    root = workplace.briefs.parent / "data"
    assert len(list((root / "trash").rglob("*.toml"))) == 1


async def test_a_damaged_file_is_told_with_its_reason_and_left_as_it_is(workplace, two):
    """What cannot be read does not keep the rest from the board."""
    damaged = workplace.briefs.parent / "data" / "records" / "2026-03" / "esc-20260310-150000-bad.toml"
    damaged.write_text("summary = [")
    async with running(workplace) as pilot:
        screen = text_of(pilot)
    assert "1 cannot be read: esc-20260310-150000-bad.toml" in screen
    assert "Open 2" in screen
    assert damaged.read_text() == "summary = ["


async def test_who_begins_is_asked_once(workplace):
    """The first draft asks for a name, the second does not, and both carry it."""
    async with running(workplace) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "What is your name" in text_of(pilot)
        await pilot.press("ctrl+u")
        await write(pilot, "Sam, EMEA support")
        await pilot.press("enter")
        await pilot.pause()
        first = wizard(pilot).desk.draft.record.reporter
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        second = wizard(pilot).desk.draft.record.reporter
    assert first == second == "Sam, EMEA support"


async def test_nothing_is_kept_of_a_draft_in_which_nothing_was_typed(workplace):
    """Beginning and leaving again leaves no file behind."""
    workplace.state.save_name("Sam")
    async with running(workplace) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
    assert workplace.store.listing() == []


async def test_a_search_shows_what_has_the_words_while_they_are_typed(workplace, two):
    """Words anywhere in the record, beginnings of words as well; escape shows all again."""
    async with running(workplace) as pilot:
        await pilot.press("slash")
        await write(pilot, "acme")
        await pilot.pause()
        found = text_of(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        opened_one = isinstance(pilot.app.screen, Escalation)
        await pilot.press("escape", "slash")
        await write(pilot, "zebra")
        await pilot.pause()
        nothing = text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        everything = text_of(pilot)
    assert "1 with “acme”" in found
    assert "Export" not in found
    assert opened_one
    assert "Nothing here has “zebra”. esc shows all." in nothing
    assert "with “" not in everything
    assert "Critical" in everything


async def test_a_file_changed_by_others_shows_after_the_next_look(workplace, two):
    """A hand edit and a file that was taken away are seen without leaving the board."""
    async with running(workplace) as pilot:
        doc, version = workplace.store.get(two[0])
        workplace.store.put(Draft(doc).with_value("understand.summary", "Renamed by hand").doc, version)
        workplace.store.delete(two[1])
        await pilot.press("ctrl+r")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = text_of(pilot)
    assert "Renamed by hand" in shown
    assert "Open 1 " in shown


async def test_more_than_one_chunk_of_files_comes_in_behind_the_first_paint(workplace):
    """A cold index shows the first files at once and the rest when they are read."""
    workplace.store.put(case(1).doc, None)
    text = record_path(workplace.store.root, case(1).id).read_text()
    for number in range(449):
        identity = f"esc-20260310-{number:06d}-abc"
        record_path(workplace.store.root, identity).write_text(text.replace(case(1).id, identity))
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = text_of(pilot)
    assert "Drafts 450" in shown


async def test_an_index_that_cannot_be_written_costs_nothing_but_time(workplace, two):
    """A file where the cache folder should be: the board reads the files into memory."""
    workplace.cache.write_text("in the way")
    async with running(workplace) as pilot:
        shown = text_of(pilot)
    assert "Open 2 " in shown


@pytest.fixture
def endless(monkeypatch):
    """Files without end to be read; what became of each reading of them is kept."""
    readings: list[str] = []

    def refresh(_: Shelves) -> Iterator[Progress]:
        at = len(readings)
        readings.append("begun")
        patience = monotonic() + 20
        try:
            while monotonic() < patience:
                yield Progress(1, 2)
        except GeneratorExit:
            readings[at] = "stopped"
            raise
        readings[at] = "read to the end"

    monkeypatch.setattr(Shelves, "refresh", refresh)
    return readings


async def test_leaving_does_not_wait_for_files_still_to_be_read(workplace, endless):
    """However many files there are, the program ends when it is told to."""
    async with running(workplace) as pilot:
        await pilot.press("q")
    assert endless == ["stopped"]


async def test_files_are_read_by_one_reader_at_a_time(workplace, endless):
    """Looking again while files are being read begins no second reading beside the first."""
    async with running(workplace) as pilot:
        await write(pilot, KEYS["ctrl+r"] * 2)
        assert endless == ["begun"]


async def test_nothing_of_a_screen_that_was_left_goes_on_watching_the_app(workplace):
    """However often drafts are opened in a day, the app keeps no control of one that was left, and so none of it."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id) as pilot:
        await pilot.pause()
        watching = len(getattr(pilot.app, "__watchers")["theme"])
        await pilot.press("ctrl+o")
        await pilot.pause()
        watchers = getattr(pilot.app, "__watchers")["theme"]
        assert [node for node, _ in watchers if not node.is_attached] == []
    assert watching > 0


async def test_a_folder_of_records_that_is_gone_is_told_and_the_rows_stay(workplace, two):
    """A synchronising tool that puts a file in the place of the folder ends nothing."""
    records = workplace.store.root / "records"
    async with running(workplace) as pilot:
        await pilot.app.workers.wait_for_complete()
        records.rename(records.with_name("elsewhere"))
        records.write_text("no folder")
        await pilot.press("ctrl+r")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        text = text_of(pilot)
        records.unlink()
        records.with_name("elsewhere").rename(records)
        await pilot.press("ctrl+r")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        healed = text_of(pilot)
    assert "! not read again:" in text
    assert "Open 2" in text
    assert "! not read again:" not in healed
    assert "Open 2" in healed
