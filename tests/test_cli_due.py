"""The commands for prompts, cron and calendars: what is due, in which order, and with which exit status."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from cases import NOW, ZONE, case, clocks_alone, handed_over
from escalate_tui import paths
from escalate_tui.followup.acts import follow_up, promise
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore


def command(*arguments: str, at: datetime = NOW) -> int:
    return run(arguments, clock=lambda: at, zone=ZONE)


@pytest.fixture
def store(home: Path) -> FileStore:
    """Case 1, High, and case 2, Critical, both handed over 15:30 CET; and a draft, which is never due."""
    store = FileStore(paths.data_dir(), lambda: NOW)
    for number, severity in ((1, Severity.HIGH), (2, Severity.CRITICAL)):
        store.put(clocks_alone(handed_over(number, severity)).doc, None)
    store.put(case(4).doc, None)
    return store


BOTH = ["follow-up", "customer-update"]


@pytest.mark.parametrize(
    ("after", "options", "told"),
    [
        pytest.param(0, [], ([], 0), id="nothing yet"),
        pytest.param(0, ["--within", "2h"], (BOTH, 0), id="soon"),
        pytest.param(2, [], (BOTH, 1), id="one late, one due"),
        pytest.param(2, ["--within", "24h"], (BOTH + BOTH, 1), id="a day ahead"),
    ],
)
def test_what_is_due_is_listed_with_its_status(store, capsys, after, options, told):
    """Overdue and due always, what comes only when asked for; 1 when something is overdue."""
    kinds, status = told
    at = NOW + timedelta(hours=after)
    assert command("due", "--json", *options, at=at) == status
    assert [one["kind"] for one in json.loads(capsys.readouterr().out)] == kinds
    assert command("due", *options, at=at) == status
    assert len(capsys.readouterr().out.splitlines()) == len(kinds)


def test_a_line_says_how_late_what_and_which(store, capsys):
    """Enough to act on from a prompt: the time, what is to be done, how bad it is, the id and the headline."""
    command("due", at=NOW + timedelta(hours=2, minutes=12))
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("▲ late 12 min")
    assert "follow-up" in first
    assert "Critical" in first
    assert case(2).id in first


def test_a_time_that_is_none_is_wrong_usage(store, capsys):
    """The sentence names the option."""
    assert command("due", "--within", "soon") == 2
    assert "--within" in capsys.readouterr().err


def test_each_has_the_key_that_ends_it(store, capsys):
    """What `log --keeps` takes, and the same as another program is told once something is logged."""
    assert command("log", "k7q", "promise", "-m", "a cause", "--by", "+1h", "--json") == 0
    key = json.loads(capsys.readouterr().out)["entry"]["key"]
    command("due", "--within", "2h", "--json")
    due = {one["kind"]: one["key"] for one in json.loads(capsys.readouterr().out)}
    assert due["promise"] == key
    assert command("log", "k7q", "update", "-m", "it is this", "--keeps", due["promise"]) == 0
    capsys.readouterr()
    command("due", "--within", "2h", "--json")
    assert "promise" not in {one["kind"] for one in json.loads(capsys.readouterr().out)}


def test_what_was_done_is_no_longer_due(store, capsys):
    """The index follows the file: after a follow-up the next one counts."""
    at = NOW + timedelta(hours=3)
    assert command("due", at=at) == 1
    doc, version = store.get(case(2).id)
    store.put(follow_up(Draft(doc), "still looking", at, "Sam").doc, version)
    capsys.readouterr()
    assert command("due", at=at) == 0
    assert "customer update" in capsys.readouterr().out


def test_a_calendar_reads_the_events_back(store, capsysbinary):
    """Each due time is an event of 15 minutes in UTC that blocks nothing, with an alarm at its start."""
    assert command("calendar") == 0
    file = icalendar.Calendar.from_ical(capsysbinary.readouterr().out)
    events = file.walk("VEVENT")
    assert len(events) == 4
    first = min(events, key=lambda event: event.start)
    assert first.start == NOW + timedelta(hours=2)
    assert first.start.utcoffset() == timedelta(0)
    assert first.end - first.start == timedelta(minutes=15)
    assert first["TRANSP"] == "TRANSPARENT"
    (alarm,) = first.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(0)
    assert case(2).record.understand.summary in {str(event["SUMMARY"]).partition(": ")[2] for event in events}


def test_another_reader_understands_the_file(store, capsysbinary):
    """One that shares no code with the writer finds the same events: when, what, and the alarm."""
    command("calendar")
    printed = capsysbinary.readouterr().out.decode()
    ours = {str(one["UID"]): one for one in icalendar.Calendar.from_ical(printed).walk("VEVENT")}
    theirs = vobject.readOne(printed).vevent_list
    assert len(theirs) == len(ours) == 4
    for event in theirs:
        written = ours[event.uid.value]
        assert event.dtstart.value == written.start
        assert event.dtend.value == written.end
        assert event.summary.value == str(written["SUMMARY"])
        assert event.valarm.trigger.value == timedelta(0)


def test_dates_are_listed_and_printed_as_the_clocks_are(store, capsysbinary):
    """Promises, the ask and the SLA are due like everything else; each promise is an event of its own."""
    draft = handed_over(1, Severity.HIGH)
    for what in ("a cause", "a plan"):
        draft = promise(draft, what=what, to="Dana Ruiz", due=NOW + timedelta(hours=1), now=NOW, by="Sam")
    store.put(draft.doc, store.get(draft.id)[1])
    assert command("due", "--json", "--within", "1h") == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert [one["kind"] for one in told] == ["sla", "promise", "promise"]
    command("calendar")
    events = icalendar.Calendar.from_ical(capsysbinary.readouterr().out).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) == 2 + 6
    titles = {str(event["SUMMARY"]).partition(": ")[0] for event in events}
    assert {"Promise (a cause, to Dana Ruiz)", "Promise (a plan, to Dana Ruiz)", "SLA end", "Ask deadline"} < titles


def test_an_event_printed_again_moves(store, capsysbinary):
    """Its UID stays and its SEQUENCE grows once the clock starts again, so that no calendar shows it twice."""

    def events() -> dict[str, tuple[int, datetime]]:
        command("calendar")
        file = icalendar.Calendar.from_ical(capsysbinary.readouterr().out)
        return {str(one["UID"]): (int(one["SEQUENCE"]), one.start) for one in file.walk("VEVENT")}

    before = events()
    doc, version = store.get(case(2).id)
    store.put(follow_up(Draft(doc), "x", NOW + timedelta(hours=1), "Sam").doc, version)
    after = events()
    assert after.keys() == before.keys()
    moved = {uid for uid in after if after[uid][1] != before[uid][1]}
    assert moved == {f"{case(2).id}-follow-up@escalate-tui"}
    assert all(after[uid][0] > before[uid][0] and after[uid][1] > before[uid][1] for uid in moved)
    assert all(after[uid][0] >= before[uid][0] for uid in after)


def test_nothing_open_is_an_empty_calendar(home, capsysbinary):
    """A calendar without events is still one."""
    assert command("calendar") == 0
    assert icalendar.Calendar.from_ical(capsysbinary.readouterr().out).walk("VEVENT") == []
