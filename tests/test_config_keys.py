"""The user's own keys: which can be, what is told of those that cannot, and that the rest holds."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.screen import ModalScreen

import escalate_tui.tui
from config_files import read
from escalate_tui.config.given_sets import ACTIONS, KEYS, TYPED
from escalate_tui.config.key_map import whole_map
from escalate_tui.config.key_places import AMID_TEXT, EITHER_OR, KEY_PLACES
from escalate_tui.config.kinds import KEY
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.escalation import Escalation
from escalate_tui.tui.screens.insights import Insights
from escalate_tui.tui.screens.kept import KeptCopies
from escalate_tui.tui.screens.read_text import ReadText
from escalate_tui.tui.screens.settings_page import SettingsPage
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.board_list import BoardList
from escalate_tui.tui.widgets.brief_pane import BriefPane, Preview
from escalate_tui.tui.widgets.kept_list import KeptList
from escalate_tui.tui.widgets.prose_area import ProseArea

for module in pkgutil.walk_packages(escalate_tui.tui.__path__, "escalate_tui.tui."):
    importlib.import_module(module.name)


def below(kind: type) -> set[type]:
    return {kind}.union(*(below(one) for one in kind.__subclasses__()))


OURS = [one for one in below(DOMNode) if one.__module__.startswith("escalate_tui.")]
CONTROLS = [one for one in OURS if ".widgets." in one.__module__ and one not in (BoardList, KeptList)]
FORMS = [one for one in OURS if issubclass(one, ModalScreen)]
SCREENS = {
    "on the board": (Board, BoardList),
    "on the page of an escalation": (Escalation, Preview),
    "on the screens of a draft": (Wizard, BriefPane),
    "among the versions": (KeptCopies, KeptList),
    "among the insights": (Insights,),
    "on the page of settings": (SettingsPage,),
    "where a text is read": (ReadText, ProseArea),
    "in the forms": (),
}
SIDEWAYS = {"left", "right"}
"""Lists that are as wide as their place let these through."""


def keys_of(*kinds: type, named: bool) -> dict[str, set[str]]:
    """The keys that the bindings of these give, by the names of their actions, or by no name."""
    found: dict[str, set[str]] = {}
    for kind in kinds:
        for key, bindings in kind._merge_bindings().key_to_bindings.items():
            for binding in bindings:
                if bool(binding.id) is named:
                    found.setdefault(binding.id or "", set()).add(key)
    return found


@pytest.mark.parametrize("place", KEY_PLACES, ids=lambda one: one.where)
def test_the_places_have_the_actions_of_the_screens(place):
    """Each place lists the actions that its screen and its controls bind, with the keys they bind them to."""
    bound = keys_of(EscalateApp, *SCREENS[place.where], named=True)
    assert {action: set(keys.split(",")) for action, keys in place.actions.items()} == bound


@pytest.mark.parametrize("place", KEY_PLACES[:2] + KEY_PLACES[3:6], ids=lambda one: one.where)
def test_what_is_fixed_in_a_place_is_what_its_controls_bind(place):
    """Keys without a name of an action keep their meaning; ctrl+p opens the palette everywhere."""
    fixed = keys_of(EscalateApp, *SCREENS[place.where], named=False)[""] | {"ctrl+p"}
    own = {key for keys in place.actions.values() for key in keys.split(",")}
    assert place.fixed == fixed - own - (SIDEWAYS if place.where != "on the page of an escalation" else set())


@pytest.mark.parametrize("place", [KEY_PLACES[2], *KEY_PLACES[6:]], ids=lambda one: one.where)
def test_no_key_that_fields_need_is_free(place):
    """Where there are fields, every key that any control binds is fixed or text, except those the place has itself."""
    needed = keys_of(
        EscalateApp, *SCREENS[place.where], *CONTROLS, *FORMS * (place.where == "in the forms"), named=False
    )
    own = {key for keys in place.actions.values() for key in keys.split(",")} | {"f6", "f7"}
    assert {key for key in needed[""] | {"tab", "shift+tab"} if len(key) > 1} - TYPED - own <= place.fixed


def test_every_action_is_in_a_place():
    """What can be set is what the places have, and the lists beside them name no other."""
    placed = {action for place in KEY_PLACES for action in place.actions}
    assert placed == set(ACTIONS)
    assert {*AMID_TEXT, *(action for pair in EITHER_OR for action in pair)} <= placed


def test_keys_as_the_program_has_them_can_be_written_down(tmp_path):
    """The program's own keys, all of them written into a file, are no mistake."""
    lines = {f'{action} = "{keys}"' for place in KEY_PLACES for action, keys in place.actions.items()}
    assert read(tmp_path, "[keys]\n" + "\n".join(sorted(lines))).problems == ()


WRONG = {
    'board.new = "up"': "“up” has a meaning of its own on the board. Take another key.",
    'act.why = "f7"': "“f7” has a meaning of its own on the page of an escalation.",
    'act.why = "ctrl+p"': "“ctrl+p” has a meaning of its own on the board.",
    'wizard.next = "n"': "“n” is typed as text where this has to answer. Take one with ctrl, or f1 to f12.",
    'wizard.next = "space"': "“space” is typed as text",
    'wizard.next = "?"': "“question_mark” is typed as text",
    'wizard.next = "tab"': "“tab” has a meaning of its own on the screens of a draft.",
    'wizard.save = "ctrl+c"': "“ctrl+c” has a meaning of its own",
    'wizard.next = "backspace"': "“backspace” has a meaning of its own",
    'board.search-end = "z"': "“z” is typed as text",
    'app.help = "h"': "“h” is typed as text",
    'app.help = "f8"': "“f8” has a meaning of its own in the forms.",
    'app.quit = "ctrl+s"': "“ctrl+s” has a meaning of its own in the forms.",
    'board.new = "f"': "“f” is the key of act.follow-up on the board. Take another, or give act.follow-up",
    'wizard.next = "ctrl+q"': "“ctrl+q” is the key of app.quit on the screens of a draft.",
    'act.why = "F1"': "“f1” is the key of app.help on the board.",
    'brief.copy = "h"': "“h” is the key of brief.hand-over on the screens of a draft.",
    'brief.copy = "ctrl+s"': "“ctrl+s” is the key of wizard.save on the screens of a draft.",
    'board.new = "f10,f10"': "“f10” stands here twice. Take one out.",
    'board.new = "ctrl+m"': "“ctrl+m” arrives as enter: terminals know no difference. Take another key.",
    'board.new = "ctrl+entr"': "“ctrl+entr” is no key. Did you mean enter?",
    'board.nwe = "n"': "there is no such setting. Did you mean keys.board.new?",
}  # fmt: skip
"""Keys that cannot be, each with words of what is told."""


@pytest.mark.parametrize(("line", "says"), WRONG.items(), ids=list(WRONG))
def test_a_key_that_cannot_be_is_told_and_left_out_alone(tmp_path, line, says):
    """One sentence with its line; the action has its first key, and the keys beside it hold."""
    found = read(tmp_path, f'[keys]\nact.kept = "ctrl+f"\n{line}\n')
    (problem,) = found.problems
    assert (problem.line, problem.key) == (3, f"keys.{line.split()[0]}")
    assert says in problem.says
    assert found.settings.keys == {"act.kept": "ctrl+f"}


RIGHT = {
    'board.new = "f"\nact.follow-up = "n"': "two that change places",
    'board.new = "n,f10"': "several of one",
    'act.resolve = "R"\nact.reopen = "R"': "two that are never there together",
    'brief.copy = "n"\nboard.new = "c"\nact.copy-brief = "f10"': "the same on different screens",
    'app.quit = "ctrl+f,f12"': "another for quitting",
    'app.quit = "f12"\nwizard.next = "ctrl+q"': "the one of quitting, which has another",
    'act.why = "ß"': "a letter of another alphabet",
    'board.new = "f"\nact.follow-up = "u"\nact.update = "n"': "three in a ring",
}
"""Keys that can be."""


@pytest.mark.parametrize("lines", RIGHT, ids=list(RIGHT.values()))
def test_a_key_that_can_be_holds(tmp_path, lines):
    """Nothing is told, and every line counts."""
    found = read(tmp_path, f"[keys]\n{lines}\n")
    assert found.problems == ()
    assert len(found.settings.keys) == lines.count("=")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ('board.new = "f10"\nact.why = "f10"', {"board.new": "f10"}),
        ('board.new = "f"\nact.follow-up = "up"', {}),
        ('board.new = "f"\nact.follow-up = "n"\nact.why = "n"', {"board.new": "f", "act.follow-up": "n"}),
    ],
    ids=["the second of two", "the place was not left", "a third beside two that change places"],
)
def test_of_keys_that_cannot_be_together_as_many_hold_as_can(tmp_path, lines, kept):
    """What was taken out has its first key again, and who was given that one is told too."""
    found = read(tmp_path, f"[keys]\n{lines}\n")
    assert found.settings.keys == kept
    assert len(found.problems) == lines.count("=") - len(kept)


def test_of_two_files_the_including_one_has_the_key(tmp_path):
    """The team's file loses a key that one's own file gives to another action."""
    read(tmp_path, '[keys]\nact.why = "f10"\nact.kept = "f11"\n', "team.toml")
    found = read(tmp_path, 'include = "team.toml"\n[keys]\nact.kept = "f12"\nboard.new = "f10"\n')
    assert found.settings.keys == {"act.kept": "f12", "board.new": "f10"}
    assert [(one.path.name, one.key) for one in found.problems] == [("team.toml", "keys.act.why")]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("Ctrl+N", "ctrl+n"),
        ("F8", "f8"),
        ("shift+v", "V"),
        ("?", "question_mark"),
        ("Escape", "escape"),
        ("_", "underscore"),
        ("é", "é"),
    ],
)
def test_a_key_is_named_as_it_arrives(written, known):
    """However it is written, it is the key that the terminal sends."""
    assert KEY.read(written, Path()) == known


def test_names_of_keys_are_those_of_textual():
    """A character that types itself has the name that Textual gives it."""
    named = {_character_to_key(chr(code)) for code in range(32, 127) if not chr(code).isalnum()}
    assert named == TYPED < KEYS


def test_an_action_keeps_the_key_that_it_shared():
    """Resolving got another key; reopening, which has the same in the program, is named with it."""
    assert whole_map({"act.resolve": "f10"}) == {"act.resolve": "f10", "act.reopen": "r"}
    assert whole_map({"board.new": "f10"}) == {"board.new": "f10"}
