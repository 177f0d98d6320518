"""The table of settings: its defaults, its examples, the file it is written as, and the sets it chooses from."""

import importlib
import pkgutil
import re
from dataclasses import replace

import pytest
import tomli
from textual.binding import Binding
from textual.dom import DOMNode

import escalate_tui.tui
from cases import SETTINGS, ZONE
from config_files import read, told
from escalate_tui.brief import FORMATS
from escalate_tui.config import declared, given_sets
from escalate_tui.config.configured import configured_here
from escalate_tui.config.declared import ANY, TABLES
from escalate_tui.config.showing import HEAD, commented, held
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.themes import HIGH_CONTRAST

TABLE = declared.SETTINGS


def test_the_file_sets_nothing(tmp_path):
    """As it is written, a new file changes nothing and has no mistakes."""
    found = read(tmp_path, commented())
    assert found.settings == SETTINGS
    assert told(found) == []
    assert all(one.origin == "default" for one in held(found))


def test_the_file_shows_what_holds_anyway(tmp_path):
    """With every # taken away, what the file shows as the default is the default."""
    text = re.sub(r"^#(?=[a-z])", "", commented(), flags=re.MULTILINE)
    found = read(tmp_path, text)
    assert told(found) == []
    assert found.settings == SETTINGS
    given = {".".join(key) for key in found.sources}
    assert given == {one.key for one in TABLE if ANY not in one.key} - {"include"}


def test_every_line_of_the_file_is_a_comment_or_a_header():
    """Nothing is set by making the file, and each table has one header."""
    lines = [line for line in commented().removeprefix(HEAD).splitlines() if line and not line.startswith("#")]
    assert lines == [f"[{table}]" for table in TABLES]
    assert max(map(len, commented().splitlines())) <= 120


@pytest.mark.parametrize("setting", TABLE, ids=lambda one: one.key)
def test_an_example_is_one(setting, tmp_path):
    """Each example reads without a mistake, changes what holds, and is shown as it holds with its line."""
    example = setting.example
    if setting.key == "include":
        read(tmp_path, 'name = "Sam"', "other.toml")
        example = '"other.toml"'
    if setting.key == "templates":
        (tmp_path / "own").mkdir()
        example = '"own"'
    key = setting.key.replace(ANY, "Orders")
    country = 'holidays.country = "DE"\n' if key == "holidays.region" else ""
    found = read(tmp_path, f"{country}{key} = {example}\n")
    assert told(found) == []
    assert found.settings != SETTINGS
    shown = {one.key: one for one in held(found)}
    if setting.key != "include":
        assert shown[key].origin.startswith(f"{tmp_path / 'config.toml'}:")
        raw = tomli.loads(f"x = {shown[key].value}")["x"]
        assert setting.kind.read(raw, tmp_path) == setting.kind.read(tomli.loads(f"x = {example}")["x"], tmp_path)


def test_what_is_shown_reads_back(tmp_path):
    """What `config show` prints is a settings file that gives the same settings."""
    text = "\n".join(
        f"{one.key.replace(ANY, 'Orders & co')} = {one.example}".replace("areas.Orders & co", 'areas."Orders & co"')
        for one in TABLE
        if one.key not in ("include", "templates") and (one.table != "keys" or one.name == "board.new")
    )
    first = read(tmp_path, text)
    assert told(first) == []
    again = read(tmp_path, "\n".join(f"{one.key} = {one.value}" for one in held(first)), "again.toml")
    assert again.settings == first.settings
    assert replace(first.settings, keys={}) != replace(SETTINGS, keys={})


def test_without_a_file_all_is_default():
    """Nothing is there, nothing is wrong, and the machine's zone counts."""
    found = configured_here({}, lambda: ZONE)
    assert (found.settings, found.files, found.problems) == (SETTINGS, (), ())


def test_formats_are_those_of_briefs():
    """The names that a target's format is chosen from, the first being the default."""
    assert tuple(FORMATS) == given_sets.FORMATS


def test_themes_are_those_of_the_screens(workplace):
    """The names that a theme is chosen from."""
    ours = {theme.name for theme in HIGH_CONTRAST}
    assert {*EscalateApp(workplace).available_themes, *ours} == set(given_sets.THEMES)


def test_actions_are_those_of_the_screens():
    """Every key that does something of ours can be another one, by the name of its binding."""
    for module in pkgutil.walk_packages(escalate_tui.tui.__path__, "escalate_tui.tui."):
        importlib.import_module(module.name)
    bindings = [
        binding
        for node in _below(DOMNode)
        if node.__module__.startswith("escalate_tui.")
        for binding in node.__dict__.get("BINDINGS", ())
    ]
    named = {binding.id for binding in bindings if isinstance(binding, Binding) and binding.id}
    assert named == set(given_sets.ACTIONS)


def _below(kind: type) -> set[type]:
    return {kind}.union(*(_below(one) for one in kind.__subclasses__()))
