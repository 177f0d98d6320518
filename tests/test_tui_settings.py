"""Settings where they show: the theme, the keys, and what is wrong in the file."""

from dataclasses import replace
from pathlib import Path

from escalate_tui.config.problem import Problem
from escalate_tui.tui.screens.help import Help
from screen import running, text_of


async def test_the_theme_of_the_settings_is_used(workplace):
    """A theme that was chosen holds from the first paint on."""
    place = replace(workplace, settings=replace(workplace.settings, theme="solarized-light"))
    async with running(place) as pilot:
        assert pilot.app.current_theme.name == "solarized-light"


async def test_a_key_of_the_settings_replaces_the_own_one_and_the_help_says_so(workplace):
    """The action answers to the key that was chosen, and no longer to the program's own."""
    place = replace(workplace, settings=replace(workplace.settings, keys={"app.help": "f8"}))
    async with running(place) as pilot:
        await pilot.press("f1")
        before = pilot.app.screen
        await pilot.press("f8")
        await pilot.pause()
        assert not isinstance(before, Help)
        assert isinstance(pilot.app.screen, Help)
        assert "f8" in text_of(pilot)


async def test_mistakes_in_the_settings_are_told_on_the_board(workplace):
    """A wrong setting stops nobody; the board says how many there are, and what lists them."""
    mistakes = tuple(Problem(Path("config.toml"), line, "bell", "Write true or false.") for line in (1, 2))
    async with running(replace(workplace, problems=mistakes)) as pilot:
        assert "! 2 mistakes in the settings: press ," in text_of(pilot)
