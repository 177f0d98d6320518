"""Reading settings files: every mistake with its line and what to do, all at once, and files that include others."""

import os
from pathlib import Path

import pytest

from cases import SETTINGS, ZONE
from config_files import read, told
from escalate_tui.config.configured import Configured, configured

WRONG = {
    'name = 5': (1, "name", "5 is no text. Write it in quotes."),
    f'name = "{"x" * 301}"': (1, "name", "This is 301 characters long. Write 300 at most."),
    'bell = "yes"': (1, "bell", "“yes” is neither true nor false. Write true or false, without quotes."),
    'time_zone = "Berlin"': (1, "time_zone", "“Berlin” is no time zone known here. Write Europe/Berlin."),
    'time_zone = "new york"': (1, "time_zone", "Write America/New_York."),
    'time_zone = "America"': (1, "time_zone", "“America” is no time zone known here."),
    'currency = "Euro"': (1, "currency", "“Euro” is no currency. Write its three letters, such as EUR."),
    'tier = "l4"': (1, "tier", "“l4” is none of l1, l2, manager."),
    'tier = ""': (1, "tier", "“” is none of l1, l2, manager."),
    'theme = "dracul"': (1, "theme", "Did you mean dracula?"),
    'include = "none.toml"': (1, "include", "none.toml is not there. Mend the name, or take the line out."),
    'templates = "none"': (1, "templates", "is no folder. Make it, mend the name, or take the line out."),
    '[hours]\nmonday = "09:00-18:00"': (2, "hours.monday", 'Write ["09:00-18:00"], or [] for a day off.'),
    '[hours]\nmonday = ["9-17"]': (2, "hours.monday", "“9-17” is no span of hours."),
    '[hours]\nmonday = ["09:00-25:00"]': (2, "hours.monday", "“09:00-25:00” is no span of hours."),
    '[hours]\nmonday = [\n"18:00-09:00",\n]': (2, "hours.monday", "the end must come after the start"),
    '[hours]\nsunday = ["13:00-18:00", "09:00-12:00"]': (2, "hours.sunday", "Put them in order, apart."),
    'hours = { sunday = [5] }': (1, "hours.sunday", "5 is no span of hours."),
    "hours = 5": (1, "hours", "this is a table. Put its settings under [hours]."),
    "[hours]\nmonday = []\ntuesday = []\nwednesday = []\nthursday = []\nfriday = []": (
        1, "hours", "no day has working hours. Give at least one day some."),
    '[holidays]\ncountry = "Germany"': (2, "holidays.country", "“Germany” is no country. Write its two letters"),
    '[holidays]\ncountry = "XX"': (2, "holidays.country", "No public holidays are known for “XX”."),
    '[holidays]\ncountry = "DE"\nregion = "ZZ"': (3, "holidays.region", "No public holidays are known for “ZZ” in"),
    '[holidays]\nregion = "BE"': (2, "holidays.region", "a region needs the country it is in. Add the country."),
    '[holidays]\ndays = ["2026-12-24"]': (2, "holidays.days", "Write year-month-day without quotes"),
    "[holidays]\ndays = [2026-12-24T10:00:00Z]": (2, "holidays.days", "is no day."),
    "[holidays]\ndays = [0026-12-24]": (2, "holidays.days", "is no day."),
    '[high_value]\narr_from = "lots"': (2, "high_value.arr_from", "“lots” is not an amount."),
    '[high_value]\narr_from = "100000"': (2, "high_value.arr_from", "“100000” names no currency."),
    "[high_value]\narr_from = -5": (2, "high_value.arr_from", "-5 is no amount."),
    "[high_value]\narr_from = true": (2, "high_value.arr_from", "true is no amount."),
    '[high_value]\ncustomers = "Acme"': (2, "high_value.customers", "“Acme” is no list."),
    "[high_value]\ncustomers = [1]": (2, "high_value.customers", "1 is no text."),
    '[cadences.high]\nfollow_up = "soon"': (2, "cadences.high.follow_up", '"soon" is not a duration.'),
    '[cadences.high]\nfollow_up = "24h"': (2, "cadences.high.follow_up", "Write it in working days, such as 1d"),
    '[cadences.high]\nfollow_up = "1w"': (2, "cadences.high.follow_up", "Write it in working days, such as 1d"),
    '[cadences.high]\nfollow_up = "8h-4h"': (2, "cadences.high.follow_up", "“8h-4h” ends before it begins."),
    '[cadences.high]\nfollow_up = "1h-2h-3h"': (2, "cadences.high.follow_up", "“1h-2h-3h” is no time."),
    '[cadences.high]\nfollow_up = ""': (2, "cadences.high.follow_up", "No duration yet."),
    "[cadences.high]\nround_the_clock = 1": (2, "cadences.high.round_the_clock", "1 is neither true nor false."),
    '[targets.product]\nformat = "word"': (2, "targets.product.format", "“word” is none of markdown, plain"),
    "[targets.product]\nareas.Pay.channel = []": (2, "targets.product.areas.Pay.channel", "a list is no text."),
    '[targets.product.areas]\nPay = "#pay"': (2, "targets.product.areas.Pay", "this is a table."),
    '[keys]\nboard.new = "ctrl+enterr"': (2, "keys.board.new", "“ctrl+enterr” is no key. Did you mean enter?"),
    '[keys]\nboard.new = "n,,m"': (2, "keys.board.new", "“” is no key."),
    '[keys]\nboard.new = "strg+n"': (2, "keys.board.new", "“strg+n” is no key."),
}  # fmt: skip
"""Files with one mistake, each with its line, its key and words of the sentence."""

UNKNOWN = {
    'curency = "USD"': (1, "curency", "Did you mean currency?"),
    'country = "DE"': (1, "country", "Did you mean holidays.country? It stands under [holidays]."),
    '[hours]\nbell = true': (2, "hours.bell", "Did you mean bell? It stands above the first line in brackets."),
    '[target.product]\nteam = "x"': (1, "target", "Did you mean targets?"),
    '[targets.prodct]\nteam = "x"': (1, "targets.prodct", "Did you mean targets.product?"),
    '[targets.product.areas.Pay]\nchanel = "#p"': (
        2, "targets.product.areas.Pay.chanel", "Did you mean targets.product.areas.Pay.channel?"),
    '[keys]\nboard.nw = "n"': (2, "keys.board.nw", "Did you mean keys.board.new?"),
    'xyzzy = 1': (1, "xyzzy", "See all of them with: escalate-tui config show"),
}  # fmt: skip
"""Files with a key that no setting has, each with its line, its key and what may be meant."""


@pytest.mark.parametrize(("text", "expected"), [*WRONG.items(), *UNKNOWN.items()], ids=lambda part: str(part)[:50])
def test_a_mistake_is_told_with_its_place_and_what_to_do(tmp_path, text, expected):
    """One mistake is one sentence with file, line and key; what it speaks of holds as if it were not written."""
    line, key, says = expected
    found = read(tmp_path, text)
    assert [(told_line, told_key) for told_line, told_key, _ in told(found)] == [(line, key)]
    assert says in told(found)[0][2]
    ignored = found.settings if key not in ("templates", "holidays.country", "holidays.region") else SETTINGS
    assert ignored == SETTINGS


def test_mistakes_are_told_all_at_once_and_the_rest_holds(tmp_path):
    """Each line that is right counts; those that are wrong are listed in their order, with examples."""
    text = 'name = "Sam"\nbell = 1\nzone = "x"\n[hours]\nmonday = ["08:00-16:00"]\nfriday = ["x"]\n'
    found = read(tmp_path, text)
    assert [one.line for one in found.problems] == [2, 3, 6]
    assert found.settings.name == "Sam"
    assert found.settings.calendar.week[0] != SETTINGS.calendar.week[0]
    assert found.settings.calendar.week[4] == SETTINGS.calendar.week[4]
    assert str(found.problems[0]) == (
        f"{tmp_path / 'config.toml'}, line 2, bell: "
        "1 is neither true nor false. Write true or false, without quotes. Example: bell = false"
    )


def written(folder: Path) -> Configured:
    """Read the file that a test wrote itself, or did not."""
    return configured(folder / "config.toml", lambda: ZONE)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b'name = "Sam"\ntier = l2\n', 2, "Invalid value"),
        (b'name = "a"\nname = "b"\n', 2, "Cannot overwrite a value"),
        (b'name = "\xff"\n', 1, "it is not UTF-8 text"),
        (b"x = " + b"[" * 100 + b"]" * 100, None, "nested"),
    ],
    ids=["no quotes", "twice", "latin", "deep"],
)
def test_a_file_that_is_no_toml_is_told_as_a_whole(tmp_path, content, line, says):
    """Nothing of it holds, and the sentence has the line where reading stopped."""
    (tmp_path / "config.toml").write_bytes(content)
    found = written(tmp_path)
    (problem,) = found.problems
    assert (problem.line, problem.key) == (line, "")
    assert says in problem.says
    assert found.settings == SETTINGS


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path, kind):
    """A name that leads to nothing, to a folder or to a pipe is a mistake like another."""
    path = tmp_path / "config.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    found = written(tmp_path)
    assert [one.key for one in found.problems] == [""]
    assert found.settings == SETTINGS


def test_a_sentence_commands_no_terminal(tmp_path):
    """What a file holds is quoted on one line, without control characters."""
    found = read(tmp_path, '"a\\u001b[31m\\nb" = 1\ntime_zone = "\\u001b]0;x\\u0007\\n\\u202e"\n')
    lines = [str(one) for one in found.problems]
    assert len(lines) == 2
    assert not any(mark in line for line in lines for mark in "\x1b\n\x07\u202e")


def test_an_included_file_stands_behind_the_including_one(tmp_path):
    """Tables are joined key by key, also those of areas; lists are replaced; each keeps the file it came from."""
    read(
        tmp_path / "team",
        'team = "EMEA"\ncurrency = "USD"\n[high_value]\ncustomers = ["Acme", "Borealis"]\n'
        '[targets.engineering]\nchannel = "#eng"\nareas.Orders = { team = "Checkout", channel = "#orders" }\n',
        "shared.toml",
    )
    found = read(
        tmp_path,
        'include = "team/shared.toml"\ncurrency = "EUR"\nhigh_value.customers = ["Cirrus"]\n'
        '[targets.engineering.areas]\nOrders.channel = "#mine"\n',
    )
    engineering = found.settings.receivers[1]
    assert found.problems == ()
    assert (found.settings.team, found.settings.currency) == ("EMEA", "EUR")
    assert found.settings.high_value_customers == ("Cirrus",)
    assert (engineering.channel, engineering.team_of("Orders"), engineering.channel_of("orders")) == (
        "#eng",
        "Checkout",
        "#mine",
    )
    assert [path.name for path in found.files] == ["config.toml", "shared.toml"]
    assert found.sources["team",].path == tmp_path / "team" / "shared.toml"


def test_a_wrong_value_leaves_the_included_one(tmp_path):
    """What is wrong counts as not written: then the team's value holds, and not the default."""
    read(tmp_path, 'currency = "USD"\nbell = 5\n', "team.toml")
    found = read(tmp_path, 'include = "team.toml"\ncurrency = "dollars"\n')
    assert found.settings.currency == "USD"
    assert [(one.path.name, one.line) for one in found.problems] == [("config.toml", 2), ("team.toml", 2)]


def test_files_that_include_each_other_are_refused(tmp_path):
    """A circle, also by way of a link, is told where it closes, and all else holds."""
    (tmp_path / "link.toml").symlink_to(tmp_path / "config.toml")
    read(tmp_path, 'include = "link.toml"\nteam = "EMEA"\n', "team.toml")
    found = read(tmp_path, 'include = "team.toml"\n')
    (problem,) = found.problems
    assert (problem.path.name, problem.line, problem.key) == ("team.toml", 1, "include")
    assert "includes this file in turn" in problem.says
    assert found.settings.team == "EMEA"


def test_files_include_one_another_so_deep_and_no_deeper(tmp_path):
    """Eight are read; the ninth is told and left out."""
    for number in range(1, 10):
        read(tmp_path, f'include = "{number + 1}.toml"\n', f"{number}.toml")
    found = read(tmp_path, 'include = "1.toml"\n')
    assert len(found.files) == 8
    assert ["more than 8 files" in one.says for one in found.problems] == [True]


def test_a_home_is_understood_in_names_of_files(tmp_path, home):
    """`~` is the user's home, and a relative folder of templates is beside the file that names it."""
    read(home, 'templates = "own"\n', "shared/team.toml")
    (home / "shared" / "own").mkdir()
    found = read(tmp_path, 'include = "~/shared/team.toml"\n')
    assert told(found) == []
    assert found.settings.templates == str(home / "shared" / "own")
