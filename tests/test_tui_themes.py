"""The colours: which theme holds, where a choice is remembered, and that every text can be read in each."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES, Theme

from cases import NOW, case
from escalate_tui.config.given_sets import THEMES
from escalate_tui.followup.acts import hand_over
from escalate_tui.model.choices import Severity, Team
from escalate_tui.storage import State
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.contrast import ENOUGH, TEXTS, contrast, readable
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.escalation import Escalation
from escalate_tui.tui.screens.kept import KeptCopies
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.styles import style_paths
from escalate_tui.tui.themes import HIGH_CONTRAST
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.kept_list import KeptList
from escalate_tui.workplace import Workplace
from screen import running, text_of

MEASURED = {
    "textual-dark": 4.5,
    "textual-light": 4.5,
    "escalate-high-contrast": 7.0,
    "escalate-high-contrast-light": 7.0,
}
"""Themes with the least contrast that each has for any text."""

DRAWN = set(" ─━│┃╭╮╰╯┌┐└┘▔▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐╸╺·▲●")
"""Signs that are lines, bars and marks, beside the words that say the same."""

THEME_OF = {**BUILTIN_THEMES, **{theme.name: theme for theme in HIGH_CONTRAST}}


def in_theme(workplace: Workplace, theme: str) -> Workplace:
    """A workplace whose settings name a theme."""
    return replace(workplace, settings=replace(workplace.settings, theme=theme, name="Sam"))


def colours(theme: Theme) -> dict[str, str]:
    """All colours of a theme, ours among them."""
    given = {**theme.to_color_system().generate(), **theme.variables}
    return {**given, **readable(tuple(given.items()), dark=theme.dark)}


@pytest.mark.parametrize("name", MEASURED)
def test_every_text_has_contrast_on_all_it_stands_on(name):
    """The colours of texts against those behind them, chosen rows and fields in use included."""
    found = colours(THEME_OF[name])
    assert float(found.get("least-contrast", ENOUGH)) == MEASURED[name]
    for ground in ("background", "surface", "panel", "chosen", "typing"):
        for text in (*TEXTS, "foreground"):
            below = Color.parse(found[ground])
            told = contrast(below + Color.parse(found[text]), below)
            assert told >= MEASURED[name], f"{text} on {ground}: {told:.2f}"


@pytest.mark.parametrize("name", THEMES)
def test_each_theme_has_the_colours_that_the_styles_ask_for(name):
    """A theme is taken as it is but for what cannot be read; ours are there in each, also of sixteen colours."""
    found = colours(THEME_OF[name])
    assert {"chosen", "typing", *TEXTS} <= found.keys()


def test_a_black_and_a_white_text_differ_as_much_as_can_be():
    """The measure is that of WCAG: 21 for black on white, 1 for the same colour twice."""
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)


def drawn(pilot: Pilot[None]) -> Iterator[tuple[str, float]]:
    """The texts of the screen as they are painted, each with its contrast; of a box over others those within it."""
    screen = pilot.app.screen
    boxes = [one.region for one in screen.query(".dialog")] if screen.is_modal else [Region(0, 0, *screen.size)]
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style, begin = segment.style, x
            x += segment.cell_length
            shown = segment.text.strip()
            if not set(shown) - DRAWN or style is None or style.color is None or style.bgcolor is None:
                continue
            if any(box.contains(begin, y) for box in boxes):
                pair = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                yield shown, contrast(*pair)


def stored(workplace: Workplace) -> None:
    """One that is late, and a draft."""
    draft = hand_over(
        case(2),
        severity=Severity.CRITICAL,
        team=Team.ENGINEERING,
        also=(),
        format="plain",
        brief="b",
        now=NOW,
        by="Sam",
    )
    workplace.store.put(draft.doc, None)
    workplace.store.put(case(5).doc, None)


@pytest.mark.parametrize(
    "keys", ["", "enter", "f1", "comma slash k", "f", "tab enter"], ids=lambda keys: keys or "board"
)
@pytest.mark.parametrize("theme", MEASURED)
async def test_every_text_that_is_painted_can_be_read(workplace, clock, theme, keys):
    """On the board, the page, the help, the settings, a form and a draft: as the terminal gets it."""
    stored(workplace)
    clock.now = NOW.replace(hour=21)
    async with running(in_theme(workplace, theme)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        texts = list(drawn(pilot))
    assert len(texts) > 10
    assert {shown: round(told, 2) for shown, told in texts if told < MEASURED[theme]} == {}


async def test_a_chosen_theme_is_remembered(workplace):
    """What the palette chose holds at the next start, at once and whole."""
    async with running(workplace) as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
    async with running(workplace) as pilot:
        assert pilot.app.theme == "nord"


async def test_our_own_themes_are_chosen_and_remembered_like_others(workplace):
    """They are on offer once there is something to see, and known at the next start before that."""
    async with running(workplace) as pilot:
        assert {theme.name for theme in HIGH_CONTRAST} <= pilot.app.available_themes.keys()
        pilot.app.theme = "escalate-high-contrast-light"
        await pilot.pause()
    async with running(workplace) as pilot:
        assert pilot.app.current_theme.name == "escalate-high-contrast-light"


async def test_the_theme_of_the_settings_comes_back_and_that_is_said(workplace):
    """A choice beside settings that name a theme holds until the end; it is not remembered."""
    place = in_theme(workplace, "gruvbox")
    async with running(place) as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
        await pilot.pause()
        assert "Your settings name the theme gruvbox" in text_of(pilot)
        assert pilot.app.theme == "nord"
    assert workplace.state.load_theme() == ""
    async with running(place) as pilot:
        assert pilot.app.theme == "gruvbox"


@pytest.mark.parametrize("content", [b"no-such-theme\n", b"\xff\xfe", b""], ids=["unknown", "no text", "empty"])
async def test_a_remembered_theme_that_is_none_is_passed_over(workplace, content):
    """What lies in its place stops nobody."""
    workplace.state.folder.mkdir(parents=True)
    (workplace.state.folder / "theme").write_bytes(content)
    async with running(workplace) as pilot:
        assert pilot.app.theme == "textual-dark"


async def test_a_theme_that_cannot_be_remembered_is_used_and_that_is_said(workplace, monkeypatch):
    """The colours change; why they will not come back is told."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(State, "save_theme", full)
    async with running(workplace) as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
        await pilot.pause()
        assert "The theme is not remembered" in text_of(pilot)


async def test_a_theme_changes_all_that_is_on_the_screen(workplace):
    """Rows, which are painted by hand, have the new colours at once."""
    stored(workplace)
    async with running(workplace) as pilot:
        before = dict(drawn(pilot))
        pilot.app.theme = "escalate-high-contrast"
        await pilot.pause()
        await pilot.pause()
        after = dict(drawn(pilot))
    assert before.keys() == after.keys()
    assert min(after.values()) >= 7 > min(before.values())


async def test_lateness_severity_and_the_shelf_are_told_in_words(workplace, clock):
    """Without any colour the board says what is late, how severe it is, and which shelf it shows."""
    stored(workplace)
    clock.now = NOW.replace(hour=21)
    async with running(replace(workplace, env={"NO_COLOR": "1"})) as pilot:
        page = text_of(pilot)
        shelf = next(strip for strip in pilot.app.screen._compositor.render_strips() if "Open 1" in strip.text)
        looks = {segment.text.strip(): segment.style for segment in shelf if segment.style}
    assert "▲ late" in page
    assert "Critical" in page
    assert looks["Open 1"].reverse
    assert not looks["Drafts 1"].reverse


def looks_of(pilot: Pilot[None], text: str) -> Style:
    """How a text looks that stands on the screen once."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            if text in segment.text and segment.style is not None:
                return segment.style
    raise AssertionError(f"{text} is not on the screen")


async def test_without_colour_a_cursor_is_told_by_reversing(workplace, clock, monkeypatch):
    """The row of the board, the step, the choice and the place of the next letter; what is not in use is not."""
    monkeypatch.setenv("NO_COLOR", "1")
    stored(workplace)
    clock.now = NOW.replace(hour=21)
    async with running(workplace) as pilot:
        row = looks_of(pilot, "▲ late")
        await pilot.press("tab", "enter")
        await pilot.pause()
        step, other = looks_of(pilot, " 1 Understand "), looks_of(pilot, " 2 Impact ")
        pilot.app.screen.query("ChoiceRow").first().focus()
        await pilot.pause()
        choice, title = looks_of(pilot, "(•) "), looks_of(pilot, "Kind of issue")
        line = pilot.app.screen.query_one(LineInput)
        line.focus()
        line.cursor_blink = False
        await pilot.pause()
        cursor = line.get_component_rich_style("input--cursor")
        after = looks_of(pilot, "Kind of issue")
    assert [one.reverse for one in (row, step, choice, cursor)] == [True] * 4
    assert not other.reverse
    assert title.bold
    assert not after.bold


@pytest.mark.parametrize("keys", ["", "enter", "tab enter f3", "f1", "comma", "w", "V", "I", "f"])
async def test_a_small_window_loses_nothing(workplace, keys):
    """Every screen can be made so small, and large again, without an end of the program; it is what it was."""
    stored(workplace)
    async with running(workplace) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        before = type(pilot.app.screen)
        for size in ((60, 15), (40, 10), (20, 4), (7, 3), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
            assert type(pilot.app.screen) is before


async def test_who_leaves_at_once_is_asked_for_no_theme(workplace):
    """What was to happen after the first picture comes too late then, and is no error."""
    async with running(workplace) as pilot:
        app = pilot.app
    app._follow_theme()
    app.theme = "nord"
    assert workplace.state.load_theme() == ""


async def test_in_sixty_columns_all_steps_are_in_the_rail(workplace):
    """The step in use has its title, the others their numbers, and the readiness is there."""
    stored(workplace)
    async with running(workplace, size=(60, 15)) as pilot:
        await pilot.press("tab", "enter")
        for step in ("f2", "f3", "f4", "f5", "f6"):
            await pilot.press(step)
            await pilot.pause()
            rail = next(line for line in text_of(pilot).splitlines() if "%" in line)
            assert [number for number in "12345" if f" {number} " in rail] == list("12345")


@pytest.mark.parametrize("keys", ["enter", "tab enter f2", "tab enter f3", "tab enter f6", "comma", "f1", "w"])
async def test_prose_is_no_wider_than_one_reads(workplace, keys):
    """On 200 by 60 no box of prose has lines of more than 110 columns."""
    stored(workplace)
    async with running(workplace, size=(200, 60)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        wide = [
            one for one in pilot.app.screen.query("ProseArea, Preview, .story, .dialog, .sum") if one.size.width > 110
        ]
    assert wide == []


def test_nothing_of_ours_moves_by_itself():
    """No style has a transition: what Textual animates it leaves out where TEXTUAL_ANIMATIONS says none."""
    assert [path.name for path in style_paths() if "transition" in path.read_text()] == []


@pytest.mark.parametrize("first", [Board, Wizard, Escalation])
def test_a_first_screen_names_style_sheets_that_are_there(first):
    """It is painted with these alone, so that they are more than none and less than all."""
    sheets = style_paths(*first.STYLES)
    assert 0 < len(sheets) < len(style_paths())
    assert [sheet for sheet in sheets if not sheet.is_file()] == []


async def test_what_a_key_shows_before_the_first_paint_has_its_styles(workplace):
    """A screen over the first one is not shown without its own, however early."""
    app = EscalateApp(workplace)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        for path in {*style_paths()} - {*style_paths("app", *Board.STYLES)}:
            # As it is until the first paint, which the test has behind it.
            app.stylesheet.source.pop((str(path), ""), None)
        app.stylesheet.parse()
        await pilot.press("V")
        assert isinstance(app.screen, KeptCopies)
        read = {name for name, _ in app.stylesheet.source}
        assert {str(path) for path in style_paths()} <= read
        assert app.screen.query_one(KeptList).styles.border_top[0] == ""
