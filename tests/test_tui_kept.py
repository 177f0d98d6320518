"""Deleting, the trash and kept versions on screen: looked through, restored, brought back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from cases import NOW, case, handed_over
from escalate_tui.followup.acts import follow_up
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.model.choices import Severity, Status
from escalate_tui.model.draft import Draft
from escalate_tui.storage.exports import Exports
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.help import key_groups
from escalate_tui.tui.screens.kept import KeptCopies
from escalate_tui.workplace import Workplace
from screen import running, text_of, wizard

BEFORE, BETWEEN, AFTER = "How it began", "As somebody wrote it by hand", "How it is now"


@dataclass
class Shop:
    """A workplace whose clock a test moves, and what a person does to its files."""

    workplace: Workplace
    clock: Any

    def file(self, draft: Draft) -> Path:
        """Where a record lies."""
        return self.workplace.store.root / "records" / "2026-03" / f"{draft.id}.toml"

    def put(self, draft: Draft) -> Draft:
        """Store an escalation."""
        self.workplace.store.put(draft.doc, self.workplace.store.head(draft.id))
        return draft

    def edit(self, draft: Draft, summary: str) -> None:
        """Change the summary by hand."""
        changed = draft.with_value("understand.summary", summary)
        self.workplace.store.put(changed.doc, self.workplace.store.head(draft.id))
        self.file(draft).write_bytes(self.file(draft).read_bytes() + b"# by hand\n")

    def summary(self, draft: Draft) -> str | None:
        """What the file says by now."""
        return Draft(self.workplace.store.get(draft.id)[0]).record.understand.summary


@pytest.fixture
def shop(workplace: Workplace, clock: Any) -> Shop:
    """An empty one."""
    return Shop(workplace, clock)


@pytest.fixture
def opened(shop: Shop) -> Draft:
    """Case 1, handed over two days ago, and edited by hand twice since."""
    shop.clock.now = NOW - timedelta(hours=50)
    draft = handed_over(1, Severity.HIGH, shop.clock.now)
    shop.put(case(1).with_value("understand.summary", BEFORE))
    shop.put(draft.with_value("understand.summary", BEFORE))
    for hours, summary in ((30, BETWEEN), (3, "Again by hand")):
        shop.clock.now = NOW - timedelta(hours=hours)
        shop.edit(draft, summary)
    shop.clock.now = NOW - timedelta(hours=1)
    shop.put(draft.with_value("understand.summary", AFTER).with_value("owner", "Priya"))
    shop.clock.now = NOW
    return draft


def closed(number: int) -> Draft:
    """A case that was resolved."""
    done = {Closing.CONFIRMED, Closing.TRACKING, Closing.LEARNINGS}
    opened = handed_over(number, Severity.HIGH)
    return resolve(opened, note="fixed", learning="look first", done=done, waived={}, now=NOW, by="Sam")


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys; the screen afterwards."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return text_of(pilot)


def told(pilot: Pilot[None]) -> str:
    """What toasts say, which on the screen is broken into lines."""
    return " ".join(toast.message for toast in pilot.app._notifications)


@pytest.mark.usefixtures("opened")
class TestVersions:
    """The earlier versions of an escalation."""

    async def test_they_are_listed_newest_first_with_who_and_what(self, shop):
        """When each was kept, whether this program wrote it, and which fields differ from what is there now."""
        async with running(shop.workplace) as pilot:
            screen = await press(pilot, "V")
        lines = [line for line in screen.splitlines() if "2026" in line[:26]]
        assert [line[:45].strip() for line in lines] == [
            "Tue 10 Mar 2026 14:30 CET  by hand",
            "Tue 10 Mar 2026 12:30 CET  by hand",
            "Sun 8 Mar 2026 13:30 CET  by this program",
        ]
        assert "Versions 3" in screen
        assert "Owner, Summary" in screen

    async def test_one_that_only_its_history_tells_apart_says_so(self, shop, opened):
        """What was done since is no field, and still the difference."""
        shop.edit(opened, AFTER)
        again = Draft(shop.workplace.store.get(opened.id)[0])
        shop.put(follow_up(again, "asked for news", NOW, "Sam"))
        async with running(shop.workplace) as pilot:
            screen = await press(pilot, "V")
        assert "only the history: 1 entry more now" in screen

    async def test_the_one_under_the_cursor_is_compared_field_by_field(self, shop):
        """Then and now stand under the title of each field."""
        async with running(shop.workplace) as pilot:
            screen = await press(pilot, "V", "down")
        lines = [line[48:].strip("│ ") for line in screen.splitlines()]
        at = lines.index("Summary")
        assert lines[at + 1].split() == ["then", *BETWEEN.split()]
        assert lines[at + 2].split() == ["now", *AFTER.split()]

    async def test_one_is_restored_once_asked_and_there_is_a_way_back(self, shop, opened):
        """What was there becomes the newest version; the board shows what is restored."""
        async with running(shop.workplace) as pilot:
            asked = await press(pilot, "V", "down", "enter")
            assert shop.summary(opened) == AFTER
            restored = await press(pilot, "enter")
            assert shop.summary(opened) == BETWEEN
            board = await press(pilot, "escape")
            assert isinstance(pilot.app.screen, Board)
        assert "Restore this version?" in asked
        assert "becomes the newest version" in asked
        assert "Versions 4" in restored
        assert BETWEEN in board
        newest = shop.workplace.store.versions(opened.id)[0]
        assert newest.doc["understand"]["summary"] == AFTER

    async def test_without_a_yes_nothing_is_restored(self, shop, opened):
        """Escape leaves the file and its versions as they were."""
        before = shop.file(opened).read_bytes()
        async with running(shop.workplace) as pilot:
            await press(pilot, "V", "enter", "escape", "escape")
        assert shop.file(opened).read_bytes() == before
        assert len(shop.workplace.store.versions(opened.id)) == 3

    async def test_what_changed_while_it_was_asked_is_not_replaced(self, shop, opened):
        """The sentence says so, and what another program wrote stays."""
        async with running(shop.workplace) as pilot:
            await press(pilot, "V", "enter")
            shop.put(opened.with_value("understand.summary", "written meanwhile"))
            await press(pilot, "enter")
            assert "was changed elsewhere" in told(pilot)
        assert shop.summary(opened) == "written meanwhile"

    async def test_the_page_of_an_escalation_has_them_too(self, shop):
        """After restoring, the page shows what is restored."""
        async with running(shop.workplace) as pilot:
            page = await press(pilot, "enter", "V", "down", "enter", "enter", "escape")
        assert BETWEEN in page.splitlines()[0]

    async def test_what_cannot_be_read_is_listed_and_not_restored(self, shop, opened):
        """Its row says why, and enter only says that it cannot be."""
        broken = shop.workplace.store.root / "versions" / opened.id / "20260310-140000-0123456789ab.toml"
        broken.write_bytes(b"x = [")
        async with running(shop.workplace) as pilot:
            listed = await press(pilot, "V")
            refused = await press(pilot, "enter")
            assert isinstance(pilot.app.screen, KeptCopies)
        assert "cannot be read: Invalid value, line 1" in listed
        assert "not restored" in refused
        assert broken.read_bytes() == b"x = ["

    async def test_words_of_a_version_act_as_nothing(self, shop, opened):
        """Markup stays as typed, and hidden characters are shown."""
        shop.edit(opened, "[bold]x[/] [@click=app.quit]y \u202ez")
        shop.put(opened)
        async with running(shop.workplace) as pilot:
            screen = await press(pilot, "V")
        assert "[bold]x[/] [@click=app.quit]y ⟨U+202E⟩z" in screen

    async def test_a_click_goes_to_a_row_and_another_one_restores(self, shop):
        """As on the board: only the row of the cursor acts."""
        async with running(shop.workplace) as pilot:
            await press(pilot, "V")
            await pilot.click("KeptList", offset=(5, 2))
            await pilot.pause()
            assert isinstance(pilot.app.screen, KeptCopies)
            await pilot.click("KeptList", offset=(5, 2))
            await pilot.pause()
            asked = text_of(pilot)
        assert "kept Tue 10 Mar 2026 12:30 CET" in asked

    async def test_a_long_comparison_is_read_on_by_key(self, shop, opened):
        """What does not fit comes into view, and the cursor of the list stays."""
        shop.put(opened.with_value("impact.workflow", "\n".join(f"line {number}" for number in range(80))))
        async with running(shop.workplace) as pilot:
            before = await press(pilot, "V")
            after = await press(pilot, "J", "J", "J", "J", "J", "J")
            back = await press(pilot, *(["K"] * 6))
        assert "line 79" not in before
        assert "line 79" in after
        assert back == before


class TestTrash:
    """What was deleted."""

    async def test_a_deleted_draft_is_brought_back(self, shop):
        """x or the delete key, a yes, V: it is there with all it says; enter and a yes, and the board has it again."""
        shop.put(case(5))
        async with running(shop.workplace) as pilot:
            asked = await press(pilot, "right", "delete")
            gone = await press(pilot, "enter")
            assert "V shows it there and brings it back" in told(pilot)
            trash = await press(pilot, "V")
            again = await press(pilot, "enter", "enter", "escape")
        assert "V on the board shows it there and" in asked
        assert "Drafts 0" in gone
        assert case(5).record.understand.summary[:40] in trash
        assert "draft, deleted Tue 10 Mar 2026 15:30 CET" in trash
        assert "Drafts 1" in again
        assert shop.workplace.store.get(case(5).id)[0] == case(5).doc
        assert shop.workplace.store.trash() == []

    async def test_a_closed_one_can_be_deleted(self, shop):
        """It leaves the shelf of the closed for the trash."""
        draft = shop.put(closed(2))
        async with running(shop.workplace) as pilot:
            asked = await press(pilot, "left", "x")
            gone = await press(pilot, "enter")
        assert "Delete this escalation? It is resolved." in asked
        assert "Closed 0" in gone
        assert [kept.id for kept in shop.workplace.store.trash()] == [draft.id]

    async def test_deleted_on_its_own_page_it_leaves_for_the_board(self, shop):
        """There is no page of what is gone."""
        shop.put(closed(2))
        async with running(shop.workplace) as pilot:
            await press(pilot, "left", "enter", "x", "enter")
            assert isinstance(pilot.app.screen, Board)
            assert "Closed 0" in text_of(pilot)

    async def test_an_open_one_stays(self, shop, opened):
        """The sentence says what to do first."""
        async with running(shop.workplace) as pilot:
            await press(pilot, "x")
            assert isinstance(pilot.app.screen, Board)
            assert "is open, and stays: resolve it (r) or de-escalate it (d) first" in told(pilot)
        assert shop.summary(opened) == AFTER

    async def test_what_was_reopened_while_it_was_asked_stays(self, shop):
        """What another program wrote meanwhile is looked at again."""
        draft = shop.put(closed(2))
        async with running(shop.workplace) as pilot:
            await press(pilot, "left", "x")
            shop.put(handed_over(2, Severity.HIGH))
            await press(pilot, "enter")
        assert Draft(shop.workplace.store.get(draft.id)[0]).status is Status.OPEN

    async def test_one_whose_id_is_taken_stays_in_the_trash(self, shop):
        """A sentence says that there is one of that id."""
        shop.put(case(5))
        shop.workplace.store.delete(case(5).id)
        shop.put(case(5))
        async with running(shop.workplace) as pilot:
            await press(pilot, "V", "enter", "enter")
            assert "among the records by now" in told(pilot)
        assert len(shop.workplace.store.trash()) == 1

    async def test_with_nothing_kept_it_says_so(self, shop):
        """On an empty board the trash is reached, and left again."""
        async with running(shop.workplace) as pilot:
            trash = await press(pilot, "V")
            versions = await press(pilot, "shift+tab")
            damaged = await press(pilot, "left")
            await press(pilot, "enter", "x", "J", "q")
            assert isinstance(pilot.app.screen, Board)
        assert "Nothing is in the trash." in trash
        assert "No earlier version is kept" in versions
        assert "Every file can be read." in damaged


class TestDamaged:
    """Files that cannot be read."""

    @pytest.fixture
    def broken(self, shop, opened) -> Path:
        """The record of `opened`, damaged."""
        file = shop.file(opened)
        file.write_bytes(b"understand = [\n")
        return file

    @pytest.mark.usefixtures("broken")
    async def test_one_is_restored_from_a_version(self, shop, opened):
        """Its row leads to its versions, and restoring keeps what is damaged among them."""
        async with running(shop.workplace) as pilot:
            listed = await press(pilot, "V", "tab")
            versions = await press(pilot, "enter")
            board = await press(pilot, "down", "enter", "enter", "escape")
        assert "shows its versions, 3" in " ".join(listed.split())
        assert "What is there cannot be read" in versions
        assert shop.summary(opened) == BETWEEN
        assert "Open 1" in board
        assert b"understand = [\n" in [kept.path.read_bytes() for kept in shop.workplace.store.versions(opened.id)]

    async def test_one_is_moved_to_the_trash(self, shop, broken):
        """As it is, once it was asked; its versions can still be brought back."""
        async with running(shop.workplace) as pilot:
            await press(pilot, "V", "tab", "x", "enter")
            assert not broken.exists()
            trash = await press(pilot, "shift+tab")
        assert "cannot be read, deleted Tue 10 Mar 2026 15:30 CET" in trash
        assert "file gone, kept" in trash
        [kept] = [kept for kept in shop.workplace.store.trash() if kept.deleted]
        assert kept.path.read_bytes() == b"understand = [\n"

    @pytest.mark.parametrize("name", ["notes.toml", f"../{case(1).id}.toml"], ids=["no id", "in another folder"])
    async def test_a_file_where_no_escalation_lies_stays(self, shop, opened, name):
        """Neither key does anything to it, nor to the escalation of its name; a sentence says so."""
        stray = shop.file(opened).parent / name
        stray.write_bytes(b"x = [")
        async with running(shop.workplace) as pilot:
            await press(pilot, "V", "tab", "tab", "enter", "x", "enter")
            assert isinstance(pilot.app.screen, KeptCopies)
            assert told(pilot).count("lies where no escalation does") == 3
        assert stray.exists()
        assert shop.summary(opened) == AFTER


@pytest.mark.parametrize("page", [[], ["enter"]], ids=["the board", "the page of an escalation"])
async def test_help_and_the_palette_know_the_keys(shop, opened, page):
    """Both keys are listed with what they do, as all others are."""
    async with running(shop.workplace) as pilot:
        await press(pilot, *page)
        screen = pilot.app.screen
        keys = [row for rows in key_groups(screen).values() for row in rows]
        assert ("V", "versions and trash") in keys
        # In a text the delete key is the text's own.
        assert ("x" if page else "x, delete", "delete") in keys
        assert "Versions and trash" in {command.title for command in pilot.app.get_system_commands(screen)}
        kept = await press(pilot, "V", "f1")
    assert "Kept versions and trash" in kept
    assert "kept for" in kept


async def test_where_a_brief_was_written_is_noted(shop, tmp_path, monkeypatch):
    """The file that keeps every copy, and one that was asked for, each with its format."""
    monkeypatch.chdir(tmp_path)
    draft = shop.put(case(1))
    async with running(shop.workplace, resume=draft.id) as pilot:
        await press(pilot, "f6", "c")
        await press(pilot, "f", "e", "enter")
        assert wizard(pilot)
    noted = Exports(shop.workplace.state.folder).of(draft.id)
    briefs = shop.workplace.briefs
    assert [(one.path, one.format, one.at) for one in noted] == [
        (briefs / f"{draft.id}.md", "md", NOW),
        (tmp_path / f"{draft.id}.txt", "plain", NOW),
    ]
    assert all(one.path.stat().st_mode & 0o777 == 0o600 for one in noted)


async def test_a_copy_that_cannot_be_noted_is_made_all_the_same(shop, opened):
    """The brief is saved, and a sentence says that a purge will not name it."""
    shop.workplace.state.folder.mkdir(parents=True)
    (shop.workplace.state.folder / "exports").write_text("in the way")
    async with running(shop.workplace) as pilot:
        await press(pilot, "c")
        assert "will not be named by a purge" in told(pilot)
    assert (shop.workplace.briefs / f"{opened.id}.txt").exists()


WIDE, NARROW = (120, 36), (80, 24)


@pytest.fixture
def look(shop, opened, snap_compare) -> Callable[..., bool]:
    """Compare what the program draws after some keys with the picture kept of it."""
    shop.put(case(5))
    shop.workplace.store.delete(case(5).id)
    shop.put(case(4))
    shop.file(case(4)).write_bytes(b'owner = "Sam\n')

    def compare(keys: str, size: tuple[int, int] = WIDE) -> bool:
        app = EscalateApp(replace(shop.workplace, settings=replace(shop.workplace.settings, name="Sam")))
        app.animation_level = "none"

        async def prepare(pilot: Pilot[None]) -> None:
            await press(pilot, *keys.split())

        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("keys", ["V down", "V tab", "V enter"], ids=["versions", "trash", "asked"])
def test_it_looks_as_it_was_found_good(look, keys, size):
    """The versions with what differs, the trash, the question."""
    assert look(keys, size)


def test_the_question_before_a_draft_goes(look, shop):
    """Where it goes, and how it comes back."""
    shop.put(case(6))
    assert look("right x")
