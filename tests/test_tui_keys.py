"""The keys as they are: the user's own in the help, the palette, the line of keys and every sentence that names one."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from cases import NOW, case
from escalate_tui.config.key_map import whole_map
from escalate_tui.config.key_places import ALWAYS, KEY_PLACES
from escalate_tui.followup.acts import hand_over
from escalate_tui.model.choices import Severity, Team
from escalate_tui.tui.keys import key_name, own_keys
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.help import CONTROL, EVERYWHERE, HERE, MOVING, Help, key_groups
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.key_line import KeyLine
from screen import running, text_of, wizard


def with_keys(workplace, **keys: str):
    """A workplace whose user gave actions other keys; `_` and `__` stand for `-` and `.`."""
    given = {action.replace("__", ".").replace("_", "-"): name for action, name in keys.items()}
    return replace(workplace, settings=replace(workplace.settings, keys=given, name="Sam"))


def stored(workplace, *, status: str = "open") -> str:
    """One escalation, handed over or still a draft."""
    draft = case(1)
    if status == "open":
        draft = hand_over(
            draft, severity=Severity.HIGH, team=Team.ENGINEERING, also=(), format="plain", brief="b", now=NOW, by="Sam"
        )
    workplace.store.put(draft.doc, None)
    return draft.id


def keys_in_line(pilot: Pilot[None]) -> str:
    """The line of keys."""
    return str(pilot.app.screen.query_one(KeyLine).render())


async def test_the_help_has_four_parts_in_the_order_one_looks(workplace):
    """First what the screen is for with its own keys in their order, then the control's, moving, and everywhere."""
    async with running(workplace, resume=stored(workplace, status="draft")) as pilot:
        await pilot.press("f3")
        pilot.app.screen.query("ItemRows").first().focus()
        await pilot.pause()
        groups = key_groups(pilot.app.screen)
        await pilot.press("f1")
        await pilot.pause()
        page = text_of(pilot)
    assert list(groups) == [HERE, CONTROL, MOVING, EVERYWHERE]
    assert [keys for keys, _ in groups[HERE]][:3] == ["ctrl+n", "ctrl+b", "ctrl+g"]
    assert ("a, +, insert", "add") in groups[CONTROL]
    assert ("f2", "Understand") in groups[MOVING]
    assert [what for _, what in groups[EVERYWHERE]] == ["quit", "help", "any action, by its name"]
    assert page.index("How many, how deep") < page.index(HERE) < page.index("next finding") < page.index(CONTROL)


@pytest.mark.parametrize("keys", ["", "enter", "V", "I", "comma", "f", "i", "w", "n", "ctrl+p"])
async def test_the_help_knows_no_action_of_textuals_own(workplace, keys):
    """What Textual's lists and texts do with arrows is not listed under Textual's names, on no screen."""
    stored(workplace)
    async with running(with_keys(workplace)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        rows = [what for some in key_groups(pilot.app.screen).values() for _, what in some]
    assert not [
        what
        for what in rows
        if what != what.lower() and what not in ("Understand", "Impact", "Target", "Repro", "Brief")
    ]


async def test_the_board_answers_to_a_question_mark(workplace):
    """? opens the help, and the key of help closes it again."""
    async with running(workplace) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        opened = isinstance(pilot.app.screen, Help)
        await pilot.press("f1")
        await pilot.pause()
        assert opened
        assert isinstance(pilot.app.screen, Board)


async def test_a_users_keys_stand_wherever_keys_are_named(workplace):
    """Help, palette and the last line name the key that holds, at its place, and no longer the first one."""
    stored(workplace)
    async with running(with_keys(workplace, act__follow_up="f10,F", board__search="f4")) as pilot:
        await pilot.pause()
        rows = key_groups(pilot.app.screen)[HERE]
        line = keys_in_line(pilot)
        commands = {one.title: one.help for one in pilot.app.get_system_commands(pilot.app.screen)}
    assert ("f10, F", "follow up") in rows
    assert line.index("enter open") < line.index("f10 follow up") < line.index("u update customer")
    assert (commands["Follow up"], commands["Search"]) == ("Key: f10", "Key: f4")


async def test_sentences_name_the_users_key(workplace):
    """The first words on an empty board say the key that begins, as it is."""
    async with running(with_keys(workplace, board__new="f10")) as pilot:
        assert "press f10" in text_of(pilot)


async def test_every_action_answers_to_its_other_key(workplace):
    """With all keys of the board given away and others in their place, each action has the new key alone."""
    stored(workplace)
    place = KEY_PLACES[0]
    given = {action: f"f{number}" for number, action in enumerate(place.actions, 30) if action not in ALWAYS}
    async with running(replace(workplace, settings=replace(workplace.settings, keys=given))) as pilot:
        found = {one.binding.id: one.binding.key for one in own_keys(pilot.app.screen) if one.binding.id in given}
    assert found
    assert found.items() <= given.items()


async def test_who_shared_a_key_keeps_it(workplace):
    """Resolving has another key; reopening what is closed still has the one that both had."""
    given = {"act.resolve": "f10"}
    place = replace(workplace, settings=replace(workplace.settings, keys=given))
    async with running(place) as pilot:
        chain = pilot.app.screen._binding_chain
        keys = {one.id: key for _, bindings in chain for key, some in bindings.key_to_bindings.items() for one in some}
    assert (keys["act.resolve"], keys["act.reopen"]) == ("f10", "r")
    assert whole_map(given)["act.reopen"] == "r"


async def test_quitting_elsewhere_quits_and_the_old_key_does_not(workplace):
    """Quit was given another key: that one ends the program, and the first one may do something else."""
    place = with_keys(workplace, app__quit="f12", wizard__next="ctrl+q")
    async with running(place, resume=stored(workplace, status="draft")) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        step = wizard(pilot).step
        assert isinstance(pilot.app.screen, Wizard)
        await pilot.press("f12")
        await pilot.pause()
        assert step == "impact"
        assert pilot.app._exit


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("question_mark", "?"),
        ("slash", "/"),
        ("comma", ","),
        ("ctrl+shift+up", "ctrl+shift+↑"),
        ("escape", "esc"),
        ("space", "space"),
        ("delete", "delete"),
        ("V", "V"),
        ("f12", "f12"),
    ],
)
def test_keys_have_the_names_people_know(key, name):
    """A key that types a sign is that sign."""
    assert key_name(key) == name
