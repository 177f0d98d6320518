"""The manual page: everything it is made from is in it, and whatever shows it reads it as it was meant."""

import json
import re
from datetime import date
from pathlib import Path

import click
import pypandoc
import pytest

from cases import NOW, ZONE
from escalate_tui.cli import commands
from escalate_tui.cli.man import ENVIRONMENT, FILES, page
from escalate_tui.cli.roff import item, prose, safe, verbatim
from escalate_tui.config.declared import SETTINGS
from escalate_tui.exit_status import ExitStatus
from escalate_tui.start import run
from test_cli_help import COMMANDS, examples

KEPT = Path(__file__).parents[1] / "man" / "escalate-tui.1"
DAY = date(2026, 3, 10)

REQUESTS = {"TH", "SH", "SS", "PP", "TP", "TQ", "RS", "RE", "EX", "EE", "ad"}
"""The requests that groff and mandoc both know, with those of comments the only ones in the page."""


def shown(roff: str) -> str:
    """Give what a reader sees of a page, by a reader that is not ours, with single blanks."""
    plain = pypandoc.convert_text(roff, "plain", format="man", extra_args=["--wrap=none"])
    return " ".join(plain.replace("\u2019", "'").split())


@pytest.fixture(scope="module")
def whole() -> str:
    """What a reader sees of the manual page."""
    return shown(page(commands, DAY))


def test_the_page_that_is_packed_is_up_to_date():
    """Otherwise: escalate-tui man > man/escalate-tui.1."""
    kept = KEPT.read_text()
    named = re.search(r"^\.TH \S+ 1 (\S+) ", kept, re.MULTILINE)
    assert named
    assert kept == page(commands, date.fromisoformat(named[1])) + "\n", (
        test_the_page_that_is_packed_is_up_to_date.__doc__
    )


def test_it_is_printed_alone(home, capsys):
    """The page of the day, and nothing else."""
    assert run(["man"], clock=lambda: NOW, zone=ZONE) == 0
    told = capsys.readouterr()
    assert told.out == page(commands, DAY) + "\n"
    assert told.err == ""


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_in_it(whole, name):
    """With what it does, its options, and its examples."""
    one = COMMANDS[name]
    ctx = click.Context(one)
    options = [record for part in one.params if (record := part.get_help_record(ctx)) and record[1]]
    said = [(one.help or "").split("\n\n")[0].rstrip("."), *(part for record in options for part in record)]
    for words in said:
        assert " ".join(words.replace("…", "...").split()).casefold() in whole.casefold()
    for example in examples(one):
        assert " ".join(example.split()) in whole.replace("\\ ", "")


def test_every_setting_status_variable_and_place_is_in_it(whole):
    """Each with what it does or means."""
    for setting in SETTINGS:
        assert setting.help in whole
        assert (setting.name if setting.table == "keys" else setting.key.replace("*", "Orders")) in whole
    for one in ExitStatus:
        assert f"{one.value} {one.meaning}" in whole
    for name, says in [*ENVIRONMENT.items(), *FILES.values()]:
        assert f"{name} {says}" in whole


def test_the_places_are_those_of_the_program(monkeypatch, capsys):
    """What it says of Linux is what `escalate-tui path` says where nobody chose other folders."""
    monkeypatch.setenv("HOME", "/home/sam")
    for kind in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    assert run(["path", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        name: place.replace("~", "/home/sam") for name, (place, _) in FILES.items()
    }


def test_it_asks_nothing_that_a_reader_of_pages_may_not_know():
    """Plain ASCII, requests that all know, and lines that no tool finds too long."""
    lines = page(commands, DAY).splitlines()
    assert all(line.isascii() and line and line == line.rstrip() for line in lines)
    assert {line[1:].split()[0] for line in lines if line.startswith(".") and not line.startswith('.\\"')} <= REQUESTS
    assert not any(line.startswith("'") for line in lines)
    begins = [at for at, line in enumerate(lines) if line[:3] in (".SH", ".SS")]
    assert not any(lines[at + 1] == ".PP" for at in begins)


@pytest.mark.parametrize(
    "words",
    [".TH is a request", "'br is one too", r"\fBbold\fR \n(.x \e", "--json -m - ~/a^b `x` 'y' \"z\"",
     "Grüße, 5 € → 日本", "a.  .b"],
    ids=["request", "apostrophe", "escapes", "signs", "not ASCII", "points"],
)  # fmt: skip
def test_words_come_out_as_they_are(words):
    """Nothing in them is a request or an escape, as prose, as a term and as an example."""
    expected = " ".join(words.split())
    for lines in (prose(words), item("term", words), item(words, "what it is"), verbatim([words]), [safe(words)]):
        assert expected in shown("\n".join(['.TH X 1 2026-03-10 "x" "y"', ".SH NAME", "x", *lines]))
