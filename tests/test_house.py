"""The rules of the house: style, types, what may import what, and how words reach the screen."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "escalate_tui"


def run(*command: str) -> str:
    """Run a tool of the environment in the checkout; its output when it found something, else nothing."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)],
    ids=["style", "format", "types"],
)
def test_the_tools_find_nothing(command):
    """Style, format and types are as pyproject.toml asks."""
    assert run(*command) == ""


def test_imports_point_one_way():
    """Every contract of pyproject.toml is kept."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["list"], "textual"),
        (["brief", "nothing"], "textual"),
        (["--version"], "pydantic"),
        (["--help"], "pydantic"),
    ],
    ids=["list", "brief", "version", "help"],
)
def test_a_command_loads_only_what_it_needs(arguments, never):
    """What needs no screen does not wait for Textual, and what needs no record not for pydantic."""
    code = (
        "import sys; from escalate_tui.start import run; "
        f"run({arguments!r}); sys.exit(any(name.split('.')[0] == {never!r} for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_empty_board_does_not_wait_for_pydantic():
    """The first screen of the program is there before the record's models are."""
    code = (
        "import sys, escalate_tui.tui.app; "
        "sys.exit(any(name.split('.')[0] in ('pydantic', 'pydantic_core') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


SHOWING = {"Static": 0, "Label": 0, "Button": 0, "update": 0, "notify": 0}
"""Calls that put words on the screen, and the argument that holds them."""

SAFE = {"said", "hanging", "finding_line", "detail", "in_one_line", "join"}
"""Functions of tui/words.py and those that build on them alone."""


def shown(path: Path) -> list[tuple[int, str, ast.expr]]:
    """Find the calls of a module that put words on the screen: line, name and the words."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    found = []
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        # What an override hands on to its base came through a call that is looked at itself.
        if name in SHOWING and len(call.args) > SHOWING[name] and not ast.unparse(call.func).startswith("super()."):
            found.append((call.lineno, name, call.args[SHOWING[name]]))
    return found


def made_safe(words: ast.expr) -> bool:
    """Tell whether words are fixed, or come out of the one place that makes them safe."""
    match words:
        case ast.Constant():
            return True
        case ast.Name():
            return words.id == "text" or words.id.isupper()
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in SAFE
        case ast.Attribute(value=value, attr="plain"):
            return made_safe(value)
        case ast.BinOp(left=left, right=right):
            return made_safe(left) or made_safe(right)
        case ast.JoinedStr(values=values):
            return all(isinstance(part, ast.Constant) or _is_figure(part) for part in values)
    return False


def _is_figure(part: ast.expr) -> bool:
    """A formatted figure, as in f"{count:,}"."""
    return isinstance(part, ast.FormattedValue) and part.format_spec is not None


@pytest.mark.parametrize("path", sorted((SOURCE / "tui").rglob("*.py")), ids=lambda path: path.stem)
def test_words_reach_the_screen_by_one_way(path):
    """No text of a user is handed to the screen but through tui/words.py, and none with markup on."""
    assert [(line, name) for line, name, words in shown(path) if not made_safe(words)] == []


@pytest.mark.parametrize("path", sorted((SOURCE / "tui").rglob("*.py")), ids=lambda path: path.stem)
def test_markup_is_off_where_words_are_shown(path):
    """Static, and toasts with words that are not fixed, are told not to read markup."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    loud = []
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        fixed = bool(call.args) and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        if name in ("Static", "Label") or (name == "notify" and not fixed):
            off = any(key.arg == "markup" and getattr(key.value, "value", None) is False for key in call.keywords)
            if not off:
                loud.append((call.lineno, name))
    assert loud == []


def test_the_clock_is_read_in_one_file():
    """Only clock.py asks the machine for the time of day."""
    readers = [
        path.name
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "utcnow", "today") and _is_clock(node.value)
    ]
    assert readers == ["clock.py"]


def _is_clock(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("datetime", "date")
