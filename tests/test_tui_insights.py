"""The insights screen: the figures in words beside their pictures, at every size, and before there are any."""

import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from cases import NOW, handed_over
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.storage.layout import record_path
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.insight_pictures import Picture
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.help import Help
from escalate_tui.tui.screens.insights import Insights
from escalate_tui.tui.widgets.bars import bars_of
from escalate_tui.tui.widgets.picture import Plot
from escalate_tui.workplace import Workplace
from screen import running, text_of

WIDE, NARROW, HUGE = (120, 36), (80, 24), (200, 60)
ACTS = ("followed-up", "customer-updated", "followed-up", "sent-back", "followed-up", "customer-updated")
WHY = ("No logs", "Steps are missing", "This is not ours", "Request ids, please")
ABOUT = ("orders API", "nightly export", "orders API", "billing")


def one(number: int) -> dict[str, Any]:
    """One of many escalations, every third day one, all of them told by its number alone."""
    begun = NOW - timedelta(days=3 * number, hours=number % 7)
    severity = ("high", "medium", "critical", "medium", "high")[number % 5]
    pace = {"critical": 2, "high": 5, "medium": 20}[severity]
    history: list[dict[str, Any]] = [{"act": "handed-over", "at": begun, "severity": severity, "team": "engineering"}]
    for turn, act in enumerate(ACTS[: 2 + number % 5]):
        at = begun + timedelta(hours=pace * (turn + 1) * (7 + number % 3) / 8)
        history.append({"act": act, "at": at, "note": WHY[number % 4]})
    if number > 2 and number % 6:
        history.append({"act": "resolved", "at": begun + timedelta(hours=pace * (6 + number)), "note": "mended"})
    history = [{"key": f"h{at:02}", "by": "Sam", **entry} for at, entry in enumerate(history) if entry["at"] <= NOW]
    understand = {"summary": f"Number {number}", "component": ABOUT[number % 4],
                  "customers": [{"key": "c4f", "name": ("Acme Corp", "Borealis", "Halden")[number % 3]}]}  # fmt: skip
    identity = f"esc-{begun:%Y%m%d-%H%M%S}-abc"
    return {"schema": 1, "id": identity, "created": begun, "updated": begun, "understand": understand,
            "owner": "Sam", "history": history}  # fmt: skip


@pytest.fixture
def many(workplace: Workplace) -> Workplace:
    """A store with 31 escalations, the oldest from before the twelve weeks that are looked at."""
    for number in range(1, 32):
        workplace.store.put(one(number), None)
    return workplace


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all files are read, and what was found is drawn."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


@asynccontextmanager
async def looking_back(workplace: Workplace, size: tuple[int, int] = WIDE):
    """The screen, opened from the board by its key."""
    async with running(workplace, size=size) as pilot:
        await pilot.press("I")
        await settled(pilot)
        yield pilot


async def whole_page(pilot: Pilot[None]) -> str:
    """Everything on the page, read from its top to its end."""
    seen = [text_of(pilot)]
    page = pilot.app.screen.query_one(VerticalScroll)
    while page.scroll_offset.y < page.max_scroll_y:
        await pilot.press("pagedown")
        await pilot.pause()
        seen.append(text_of(pilot))
    return "\n".join(seen)


@pytest.mark.parametrize("size", [NARROW, WIDE, HUGE], ids=["80x24", "120x36", "200x60"])
async def test_the_page_says_its_conclusions(many, size):
    """Each section with its figures in words, all of it reached by the keyboard."""
    async with looking_back(many, size) as pilot:
        page = " ".join((await whole_page(pilot)).split())
    for words in (
        "12 weeks to Tue 10 Mar 2026",
        "7 are open, as many as 4 weeks ago.",
        "Follow-ups on time: 37 of 89 (42 %); the last 4 weeks 11 of 29 (38 %).",
        "Customer updates on time: 28 of 59 (47 %); the last 4 weeks 9 of 19 (47 %).",
        "Half of 24 were resolved within 5 d 22 h; the slowest tenth took 26 d 16 h or longer.",
        "nights and weekends",
        "Most often: orders API, 13 of 27 handed over.",
        "Sent back: 16 of 27 (59 %) handed over in this time.",
        "“Request ids, please”",
    ):
        assert words in page


async def test_the_pictures_have_their_days(many):
    """Each has an axis that says what its bars are of, and all of one row the same scale."""
    async with looking_back(many) as pilot:
        lines = text_of(pilot).splitlines()
        plots = len(pilot.app.screen.query(Plot))
    assert plots == 8
    assert sum(line.count("10 Mar") for line in lines[6:]) == 3
    assert any("█" in line for line in lines)


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+o"])
async def test_it_closes(many, key):
    """Back to the board, as it was."""
    async with looking_back(many) as pilot:
        assert isinstance(pilot.app.screen, Insights)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)


async def test_it_closes_while_it_reads(many):
    """Nobody waits for figures they do not want any more."""
    async with running(many) as pilot:
        await pilot.press("I", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Board)


async def test_before_anything_was_handed_over_it_says_what_will_stand_here(workplace):
    """And from when; a draft is nothing to look back on."""
    workplace.store.put(Draft.begun("esc-20260310-143000-abc", NOW, by="Sam").doc, None)
    async with looking_back(workplace) as pilot:
        page = text_of(pilot)
        assert not pilot.app.screen.query(Plot)
    assert "Here will stand whether you are on time" in page
    assert "The figures begin with the first escalation that you hand over" in page


async def test_one_that_was_handed_over_today_is_enough(workplace):
    """A page of one day, from few without shares."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    async with looking_back(workplace) as pilot:
        page = await whole_page(pilot)
    for words in ("1 day to Tue 10 Mar 2026", "1 is open.", "Follow-ups on time: none was due yet.",
                  "Nothing was resolved yet.", "None of 1 handed over was sent back."):  # fmt: skip
        assert words in page
    assert "%" not in page.replace("100 %", "").replace("50 %", "").replace("0 %", "")


async def test_files_that_cannot_be_read_are_told(many):
    """The figures say what they are without."""
    record_path(many.store.root, "esc-20260310-150000-bad").write_text("x = [")
    async with looking_back(many, HUGE) as pilot:
        page = await whole_page(pilot)
    assert "1 file cannot be read, and is not among these figures." in page


async def test_a_folder_that_cannot_be_looked_into_is_told(many, monkeypatch):
    """Instead of figures of nothing."""

    def refuse(root):
        raise PermissionError(13, "Permission denied", str(root / "records"))

    monkeypatch.setattr("escalate_tui.tui.screens.insights.record_files", refuse)
    async with looking_back(many) as pilot:
        assert "The files could not be read:" in text_of(pilot)
        assert "denied" in text_of(pilot)


async def test_without_the_library_there_are_simple_bars(many, monkeypatch):
    """The same figures, and how to have the pictures."""
    monkeypatch.setitem(sys.modules, "escalate_tui.tui.widgets.picture", None)
    async with looking_back(many) as pilot:
        page = await whole_page(pilot)
    assert "7 are open, as many as 4 weeks ago." in page
    assert "10 Mar  ██" in page
    assert 'pip install "escalate-tui[pictures]"' in page


async def test_the_library_is_loaded_only_when_the_screen_opens(many):
    """The board does without it, and the first paint."""
    import subprocess

    code = (
        "import sys, escalate_tui.tui.app, escalate_tui.tui.screens.board; "
        "sys.exit(any(name.split('.')[0] in ('numpy', 'textual_plot') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_words_of_a_record_are_no_markup(workplace):
    """An error, a component and a reason come from outside."""
    for number in range(2):
        doc = one(9 + 4 * number)
        doc["understand"]["component"] = "[b]orders[/x \x1b[31m API"
        doc["history"][1] = {**doc["history"][1], "act": "sent-back", "note": "[/] ask [bold]us[/b"}
        workplace.store.put(doc, None)
    async with looking_back(workplace, HUGE) as pilot:
        page = await whole_page(pilot)
    assert "[b]orders[/x" in page
    assert "“[/] ask [bold]us[/b”" in page


async def test_the_wheel_scrolls_the_page_over_a_picture(many):
    """The library would zoom with it."""
    async with looking_back(many) as pilot:
        page = pilot.app.screen.query_one(VerticalScroll)
        plot = pilot.app.screen.query(Plot).first()
        await pilot._post_mouse_events([_wheel()], plot, offset=(12, 4))
        await pilot.pause()
        assert page.scroll_offset.y > 0


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_the_pictures_follow_the_theme_and_the_width(many):
    """Their colours are those of the theme, and they are drawn anew for another width."""
    async with looking_back(many) as pilot:
        app = pilot.app
        dark = styles(pilot)
        app.theme = "textual-light"
        await settled(pilot)
        light = styles(pilot)
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "10 Mar" in text_of(pilot)
    assert dark.isdisjoint(light)


def styles(pilot: Pilot[None]) -> set[str]:
    """The colours of the cells that are filled whole."""
    strips = pilot.app.screen._compositor.render_strips()
    found = (part.style for strip in strips for part in strip if "█" in part.text and part.style is not None)
    return {str(style.color) for style in found}


async def test_the_board_names_the_key_in_its_help(many):
    """Not among the daily keys, but there to be found."""
    async with running(many, size=(120, 60)) as pilot:
        assert "insights" not in text_of(pilot).splitlines()[-1]
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        assert "insights" in text_of(pilot)


def test_bars_of_days_are_one_a_week():
    """Without the library a picture is as many lines as it has weeks; too few is said."""
    days = tuple(f"{day} Mar" for day in range(1, 16))
    picture = Picture("High", (), tuple(map(float, range(15))), days, 20, every=7)
    weeks = Picture("Follow-ups", (), (None, 50.0), ("3 Mar", "10 Mar"), 100, " %", every=4)
    assert [line.plain.split() for line in bars_of(picture)] == [
        ["1", "Mar", "0"], ["8", "Mar", "███████", "7"], ["15", "Mar", "██████████████", "14"],
    ]  # fmt: skip
    assert [line.plain.split() for line in bars_of(weeks)] == [
        ["3", "Mar", "too", "few"], ["10", "Mar", "██████████", "50", "%"],
    ]  # fmt: skip


@pytest.fixture
def look(many, snap_compare):
    """Compare the screen with the picture kept of it."""

    def compare(size: tuple[int, int], theme: str = "textual-dark", keys: str = "") -> bool:
        app = EscalateApp(replace(many, settings=replace(many.settings, name="Sam")))
        app.animation_level = "none"

        async def prepare(pilot: Pilot[None]) -> None:
            app.theme = theme
            await app.workers.wait_for_complete()
            await pilot.press("I")
            await settled(pilot)
            await pilot.press(*keys.split())
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


class TestPictures:
    """The screen as it was looked at and found good."""

    def test_wide(self, look):
        """What is open, and whether it is on time."""
        assert look(WIDE)

    def test_narrow(self, look):
        """The same on 80 by 24."""
        assert look(NARROW)

    def test_end_light(self, look):
        """How long it took, what comes again, why it was sent back; in a light theme."""
        assert look(WIDE, "textual-light", "end")
