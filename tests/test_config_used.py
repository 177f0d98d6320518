"""What the settings say is what the program goes by: due times, judgement, briefs, screens, and its start."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cases import CONTEXT, NOW, SETTINGS, ZONE, case, clocks_alone, handed_over
from config_files import read
from escalate_tui import paths
from escalate_tui.brief import document, render
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.next_steps import steps_after
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
from escalate_tui.judgement.standing import counts_while_empty
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore
from escalate_tui.tui.widgets.brief_pane import BriefPane
from escalate_tui.workplace import workplace_here
from screen import control, running, text_of, wizard

SUPPORT = """
team = "EMEA support"
time_zone = "America/New_York"
currency = "USD"
tier = "l2"
[tiers]
l1 = "Frontline"
l2 = "Specialists"
[targets.engineering]
team = "Platform"
channel = "#platform"
format = "plain"
areas.Orders = { team = "Checkout", channel = "#checkout" }
areas.Billing.channel = "#billing"
[targets.leadership]
format = "mail"
"""
"""The settings of a team."""


def settings(folder: Path, text: str):
    """The settings of a file without mistakes."""
    found = read(folder, text)
    assert found.problems == ()
    return found.settings


def dues(draft: Draft, held) -> list[str]:
    """The due times of the two clocks by Berlin's clocks, and when they are late."""
    moments = ((one.due, one.overdue) for one in commitments(draft.record, held))
    return [" ".join(f"{at.astimezone(ZONE):%d %H:%M}" for at in pair) for pair in moments]


@pytest.mark.parametrize(
    ("text", "severity", "expected"),
    [
        ("", Severity.HIGH, ["11 10:30 11 10:30", "11 10:30 11 14:30"]),
        ('[cadences.high]\nfollow_up = "1h"\ncustomer_update = "90m to 2h"', Severity.HIGH,
         ["10 16:30 10 16:30", "10 17:00 10 17:30"]),
        ("[cadences.high]\nround_the_clock = true", Severity.HIGH, ["10 19:30 10 19:30", "10 19:30 10 23:30"]),
        ("[cadences.critical]\nround_the_clock = false", Severity.CRITICAL, ["10 17:30 10 17:30", "10 17:30 11 10:30"]),
        ('[hours]\ntuesday = ["09:00-12:00", "13:00-24:00"]', Severity.HIGH,
         ["10 19:30 10 19:30", "10 19:30 10 23:30"]),
        ("[hours]\nwednesday = []", Severity.HIGH, ["12 10:30 12 10:30", "12 10:30 12 14:30"]),
        ("[holidays]\ndays = [2026-03-11]", Severity.HIGH, ["12 10:30 12 10:30", "12 10:30 12 14:30"]),
        ('time_zone = "America/New_York"', Severity.HIGH, ["10 19:30 10 19:30", "10 19:30 11 14:30"]),
    ],
    ids=["default", "cadence", "round the clock", "not round the clock", "hours", "day off", "holiday", "zone"],
)  # fmt: skip
def test_due_times_go_by_the_settings(tmp_path, text, severity, expected):
    """Cadences, hours, days off and the zone decide when something is due that left on Tuesday at 15:30 in Berlin."""
    assert dues(clocks_alone(handed_over(1, severity)), settings(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ('country = "DE"', "07 12:00 07 12:00"),
        ('country = "US"', "03 12:00 03 12:00"),
        ('country = "DE"\nregion = "BE"', "07 12:00 07 12:00"),
        ('country = "XX"', "03 12:00 03 12:00"),
    ],
    ids=["Easter", "none", "region", "unknown"],
)
def test_public_holidays_go_by_the_country(tmp_path, place, expected):
    """What left on Maundy Thursday is due after Easter; a place that nobody knows has no holidays and loses nothing."""
    thursday = datetime(2026, 4, 2, 10, tzinfo=UTC)
    draft = clocks_alone(handed_over(1, Severity.MEDIUM, thursday))
    assert dues(draft, settings(tmp_path, f"[holidays]\n{place}\n"))[0] == expected


def ordinary() -> Draft:
    """Case 1 of a customer whom nobody marked."""
    return case(1).with_value("understand.customers.c4f.high_value", None)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", True),
        ("[high_value]\narr_from = 250_000", False),
        ("[high_value]\narr_from = 240_000", True),
        ('currency = "USD"', False),
        ('currency = "USD"\n[high_value]\narr_from = "100k EUR"', True),
        ('[high_value]\narr_from = 250_000\ncustomers = ["ACME corp "]', True),
        ('[high_value]\narr_from = 250_000\ncustomers = ["Acme"]', False),
    ],
)
def test_high_value_goes_by_the_settings(tmp_path, text, holds):
    """The ARR from which a customer counts, in which currency, and the customers that always do."""
    assessment = assess(ordinary(), Context(NOW, settings(tmp_path, text)))
    assert any(one.criterion.id == "high-value-at-risk" and one.holds for one in assessment.criteria) == holds


def brief(draft: Draft, held) -> str:
    """The brief as plain text, by some settings."""
    context = Context(NOW, held)
    return render(document(draft, assess(draft, context), context), "plain")


@pytest.mark.parametrize(
    ("area", "channel", "line"),
    [
        ("orders", None, "Engineering, orders, Checkout, #checkout"),
        ("Billing", None, "Engineering, Billing, Platform, #billing"),
        ("Search", None, "Engineering, Search, Platform, #platform"),
        (None, None, "Engineering, Platform, #platform"),
        ("Orders", "#war-room", "Engineering, Orders, Checkout, #war-room"),
    ],
)
def test_a_brief_names_who_stands_behind_the_target(tmp_path, area, channel, line):
    """The team and the channel of the area, else of the target; what the record says itself comes first."""
    draft = case(1).with_value("target.area", area).with_value("target.channel", channel)
    assert f"Target: {line}\n" in brief(draft, settings(tmp_path, SUPPORT))


def test_a_target_that_does_not_parse_has_nobody_behind_it(tmp_path):
    """What was typed stands alone: whose channel would it be?"""
    draft = case(1).with_value("target.team", "the platform people").with_value("target.channel", None)
    assert "Target: the platform people, Orders\n" in brief(draft, settings(tmp_path, SUPPORT))


def test_tiers_are_called_as_they_are_here(tmp_path):
    """In the brief, in the reasons of the ranking and in the note of a tier that is skipped."""
    held = settings(tmp_path, SUPPORT)
    context = Context(NOW, held)
    assert "Sam, EMEA support (Specialists)" in render(document(case(1), assess(case(1), context), context), "markdown")
    frontline = assess(case(1).with_value("target.from_tier", "l1"), Context(NOW, held))
    reasons = [reason.text for target in frontline.targets for reason in target.reasons]
    assert "comes next after Frontline" in reasons
    assert "between Frontline and Engineering" in frontline.target.note


def test_the_tier_and_the_channel_of_the_settings_count_while_none_is_given(tmp_path):
    """They stand where the answer would."""
    draft = case(1).with_value("target.from_tier", None).with_value("target.channel", None)
    context = Context(NOW, settings(tmp_path, SUPPORT))
    assessment = assess(draft, context)
    assert counts_while_empty("target.from_tier", draft.record, assessment, context) == "l2"
    assert counts_while_empty("target.channel", draft.record, assessment, context) == "#checkout"
    assert counts_while_empty("target.channel", draft.record, assessment, CONTEXT) is None


def test_the_next_steps_name_the_channel(tmp_path):
    """Where the brief is posted, by the settings unless the record says."""
    draft = handed_over(1, Severity.HIGH)
    held = settings(tmp_path, SUPPORT)
    assert steps_after(draft, held)[0].text == "Post the brief in #eng-orders"
    assert steps_after(draft.with_value("target.channel", None), held)[0].text == "Post the brief in #checkout"


def config_file(text: str) -> None:
    """Write the settings of the home."""
    read(paths.config_dir(), text)


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ([], "ESCALATION: POST"),
        (["--format", "markdown"], "## ESCALATION: POST"),
        (["--target", "leadership"], "Subject: "),
        (["--target", "product"], "## ESCALATION: POST"),
    ],
    ids=["own", "asked for", "of another target", "default"],
)
def test_a_brief_is_printed_in_the_format_of_its_target(home, capsys, arguments, begins):
    """Unless another is asked for."""
    config_file(SUPPORT)
    FileStore(paths.data_dir(), lambda: NOW).put(case(1).doc, None)
    assert run(["brief", "k7q", *arguments], clock=lambda: NOW, zone=ZONE) == 0
    assert capsys.readouterr().out.startswith(begins)


async def test_the_screens_go_by_the_settings(workplace, tmp_path):
    """The brief begins in the target's format, which follows the target until one is chosen; tiers have their names."""
    place = replace(workplace, settings=settings(tmp_path, SUPPORT))
    draft = case(1).with_value("target.area", None).with_value("target.channel", None)
    place.store.put(draft.doc, None)
    async with running(place, resume=draft.id) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        pane = pilot.app.screen.query_one(BriefPane)
        formats = [pane.format]
        wizard(pilot).desk.put("target.team", "leadership")
        formats.append(pane.format)
        await pilot.press("f")
        formats.append(pane.format)
        wizard(pilot).desk.put("target.team", "engineering")
        formats.append(pane.format)
        await pilot.press("f4")
        await pilot.pause()
        examples = [control(pilot, path).placeholder for path in ("target.area", "target.channel")]
        shown = text_of(pilot)
    assert formats == ["plain", "mail", "json", "json"]
    assert examples == ["such as Orders, Billing", "counts as #platform"]
    assert "Specialists" in shown


async def test_a_new_draft_is_reported_with_the_team(workplace, tmp_path):
    """Name and team stand in the brief, the name alone owns; a name that has the team in it gets it once."""
    place = replace(workplace, settings=settings(tmp_path, f'name = "Sam"\n{SUPPORT}'))
    async with running(place) as pilot:
        await pilot.press("n")
        await pilot.pause()
        doc = wizard(pilot).desk.draft.doc
    assert (doc["reporter"], doc["owner"]) == ("Sam, EMEA support", "Sam")
    assert place.reporter("Sam, emea support") == "Sam, emea support"


def test_the_machine_is_put_together_by_its_settings(home):
    """The zone, the templates' folder and the mistakes come from the file that the environment names."""
    other = home / "team.toml"
    other.write_text(f'{SUPPORT}\n[hours]\nmonday = 5\n[keys]\nboard.new = "f8"\n')
    env = {"ESCALATE_TUI_CONFIG": str(other)}
    place = workplace_here(lambda: NOW, lambda: ZONE, env)
    assert str(place.zone) == "America/New_York"
    assert place.settings.keys == {"board.new": "f8"}
    assert [(one.path, one.key) for one in place.problems] == [(other, "hours.monday")]
    assert place.templates == paths.config_dir() / "templates"
    other.write_text('templates = "own"\n')
    assert workplace_here(lambda: NOW, lambda: ZONE, env).templates == home / "own"


def test_a_settings_file_with_mistakes_stops_no_command(home, capsys):
    """The command does its work, and says beside it where the mistakes are told."""
    config_file("x = [")
    FileStore(paths.data_dir(), lambda: NOW).put(case(1).doc, None)
    assert run(["list"], clock=lambda: NOW, zone=ZONE) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert told.err == "Some of your settings do not hold. See which with: escalate-tui config check\n"


START = """
import sys, datetime
from escalate_tui.workplace import workplace_here
asked = []
place = workplace_here(lambda: None, lambda: asked.append(1) or datetime.UTC, {})
loaded = {name.split(".")[0] for name in sys.modules} & {"pydantic", "textual", "holidays", "difflib", "tomlkit"}
print(place.settings.name, any(name.startswith("escalate_tui.config") for name in sys.modules), len(asked), *loaded)
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, " False 1\n"),
        ('name = "Sam"\ntime_zone = "Europe/Berlin"\n[holidays]\ncountry = "DE"\n', "Sam True 0\n"),
    ],
    ids=["no file", "a file"],
)
def test_settings_cost_a_start_nothing_they_need_not(home, text, expected):
    """Without a file nothing is loaded that reads one; with one no heavy package, and the machine's zone is unasked."""
    if text is not None:
        config_file(text)
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert done.stdout == expected


def test_settings_can_be_compared_and_kept_in_sets():
    """They are a value."""
    assert len({SETTINGS, replace(SETTINGS), replace(SETTINGS, bell=False)}) == 2
    assert SETTINGS.cadences.high.follow_up.opens == timedelta(hours=4)
