"""The handbook holds what the program has: commands, settings, keys, formats, the method, the words to customers."""

import json
import re
from datetime import timedelta
from itertools import pairwise

import click
import pytest

from escalate_tui.brief import FORMATS
from escalate_tui.cli.man import ENVIRONMENT
from escalate_tui.config.declared import SETTINGS
from escalate_tui.judgement.assessment import Leave
from escalate_tui.judgement.criteria import CRITERIA
from escalate_tui.judgement.needs import HOLDS
from escalate_tui.model.cadences import PRACTICE, Cadence
from escalate_tui.model.choices import Severity
from escalate_tui.tui.keys import key_name
from escalate_tui.updates.cautions import CODES, PARAGRAPHS, SENTENCES, WORDS
from escalate_tui.updates.facts import FACTS
from escalate_tui.updates.situations import Channel, Situation
from handbook import DOCS, KEYS, every_command, printed
from handbook_keys import bindings
from handbook_tables import code

SOURCE = DOCS.parent / "src" / "escalate_tui"
TEMPLATES = sorted((SOURCE / "updates" / "templates").glob("*.txt"))

VARIABLE = re.compile(r"""\b_?ESCALATE_TUI_[A-Z]+\b|\benv(?:iron)?(?:\.get\(|\[)"([A-Z_]+)\"""")


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "command"), [pytest.param(*one, id=one[0]) for one in every_command()])
def test_every_command_with_its_options(name, command):
    """The page of commands has a section for it, which names each of its options."""
    sections = re.split(r"^## ", text_of("commands.md"), flags=re.MULTILINE)
    (section,) = [one for one in sections if one.startswith(f"{name}\n")]
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    assert [one.opts for one in options if "--help" not in one.opts and f"`{one.opts[0]}" not in section] == []


def test_every_setting_with_its_default():
    """The page of settings has a row for each in its table; those of keys stand on the page of keys."""
    page = text_of("settings.md")
    lines = [*re.finditer(r"^In the file under `\[([\w.-]+)\]`", page, re.MULTILINE)]
    starts = [("", page.index("## Every setting")), *((found[1], found.end()) for found in lines), ("", len(page))]
    tables = {table: page[start:end] for (table, start), (_, end) in pairwise(starts)}
    lacking = [
        one.key for one in SETTINGS if one.table != KEYS and not has_row(tables[one.table], one.name, one.default)
    ]
    assert lacking == []


def has_row(table: str, name: str, default: str) -> bool:
    rows = [line for line in table.splitlines() if line.startswith(f"| `{name}` |")]
    return len(rows) == 1 and code(default) in rows[0]


def test_every_key_that_can_be_another():
    """The page of keys has a row for each name of a binding, with the keys that it has of itself."""
    page = text_of("keys.md")
    rows = {line.rsplit("|", 2)[1].strip(" `"): line for line in page.splitlines() if line.startswith("| `")}
    named = [
        (one.id, key) for declared in bindings().values() for one in declared if one.id for key in one.key.split(",")
    ]
    assert [(name, key) for name, key in named if f"`{key_name(key)}`" not in rows.get(name, "")] == []
    assert {setting.name for setting in SETTINGS if setting.table == KEYS} <= set(rows)


def test_every_part_of_the_judgement():
    """The recipes say what each key of `check --json` is, but for the id."""
    judged = json.loads(printed("escalate-tui check t9h --json"))
    table = [line for line in text_of("scripting.md").splitlines() if line.startswith("| `")]
    told = " ".join(line.split("|")[1] for line in table)
    assert [key for key in judged if key != "id" and f"`{key}`" not in told] == []


def test_every_format():
    """The recipes name each format of a brief, and what it is for."""
    assert [name for name in FORMATS if f"\n| `{name}` | " not in text_of("scripting.md")] == []


def test_every_variable_of_the_environment():
    """Each variable that the program looks at, or that its manual page names, stands in a table of the handbook."""
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    looked_at = {found[1] or found[0] for source in sources for found in VARIABLE.finditer(source)}
    looked_at |= {name for names in ENVIRONMENT for name in names.split(", ")}
    assert [name for name in sorted(looked_at) if f"`{name}`" not in text_of("scripting.md")] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([one.title.partition(":")[0] for one in CRITERIA], id="criteria"),
        pytest.param([label for holds in HOLDS.values() for label in holds], id="must hold"),
        pytest.param([f"`{team.label}`" for team in HOLDS], id="targets"),
        pytest.param([f"**{one}**" for one in Leave], id="verdicts"),
    ],
)
def test_the_method_is_whole(words):
    """The page on the method names every criterion, target, item of a checklist and verdict."""
    assert [one for one in words if one not in text_of("method.md")] == []


@pytest.mark.parametrize("severity", Severity, ids=lambda one: one.value)
def test_the_method_has_the_clocks(severity):
    """The page on the method has how often the target and the customer are to hear, by severity."""
    clocks = PRACTICE.of(severity)
    row = f"| `{severity.label}` | {in_words(clocks.follow_up)} | {in_words(clocks.customer_update)} | "
    assert row in text_of("method.md")


def in_words(cadence: Cadence) -> str:
    """Say how often, as people do: every 2 to 4 hours, every working day."""
    unit, one = ("working day", timedelta(days=1)) if cadence.opens.days else ("hour", timedelta(hours=1))
    opens, closes = cadence.opens // one, cadence.closes // one
    if opens != closes:
        return f"every {opens} to {closes} {unit}s"
    return f"every {opens} {unit}s" if opens > 1 else f"every {unit}"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([*Situation, *CODES, *FACTS], id="situations, cautions, facts"),
        pytest.param([path.name for path in TEMPLATES if "." not in path.stem], id="parts of templates"),
    ],
)
def test_updates_are_whole(words):
    """The page on updates names every situation, caution, fact and part of a template."""
    page = text_of("updates.md")
    assert [one for one in words if f"`{one}`" not in page] == []
    assert [one.label for one in Channel if f"\n| {one.label} | " not in page] == []


def test_how_long_an_update_may_be():
    """The page on updates has the lengths that a text is held to, for each channel."""
    lengths = [(SENTENCES, "sentences"), (PARAGRAPHS, "paragraphs"), (WORDS, "words")]
    rows = {one: re.search(rf"^\| {one.label} \| (.+) \|$", text_of("updates.md"), re.MULTILINE)[1] for one in Channel}
    told = [(one, f"{most} {what}") for limits, what in lengths for one, most in limits.items()]
    assert [(one, said) for one, said in told if said not in rows[one]] == []


def test_every_room_is_on_the_map():
    """The map of the house names each package and module at the top of the source."""
    house = (DOCS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [f"`{one.parent.name}/`" for one in SOURCE.glob("*/__init__.py")]
    modules = [f"`{one.name}`" for one in SOURCE.glob("*.py") if not one.name.startswith("__")]
    assert [one for one in (*rooms, *modules) if one not in house] == []
