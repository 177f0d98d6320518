"""The list for other programs: every escalation with its due times, and the figures of the insights screen."""

import json
from datetime import timedelta

import pytest

from cases import NOW, ZONE, case, clocks_alone, handed_over
from escalate_tui import paths
from escalate_tui.followup.acts import follow_up
from escalate_tui.followup.changing import change_owner, sent_back
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.followup.insights.json_form import as_json
from escalate_tui.followup.insights.looking_back import insights
from escalate_tui.followup.insights.story import story_of
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.start import run
from escalate_tui.storage import FileStore

BEFORE = NOW - timedelta(hours=26)


@pytest.fixture
def store(home):
    return FileStore(paths.data_dir(), lambda: NOW)


@pytest.fixture
def listed(capsys):
    """What the command prints, read back; and what it says beside it."""

    def read():
        assert run(["list", "--json"], clock=lambda: NOW, zone=ZONE) == 0
        told = capsys.readouterr()
        return json.loads(told.out), told.err

    return read


def resolved() -> Draft:
    """Case 2, followed up after an hour, sent back, and resolved 20 hours after it was handed over."""
    draft = follow_up(handed_over(2, Severity.CRITICAL, BEFORE), "asked", BEFORE + timedelta(hours=1), "Sam")
    draft = sent_back(draft, "No logs", BEFORE + timedelta(hours=2), "Sam")
    done = {Closing.CONFIRMED, Closing.TRACKING, Closing.LEARNINGS}
    at = BEFORE + timedelta(hours=20)
    return resolve(draft, note="fixed", learning="look first", done=done, waived={}, now=at, by="Sam")


def test_an_open_one_is_listed_with_its_due_times(store, listed):
    """Instants are ISO 8601 with their zone, the earliest due time stands alone as well."""
    draft = change_owner(clocks_alone(handed_over(1, Severity.CRITICAL)), "Priya", "", NOW, "Sam")
    store.put(draft.doc, None)
    (one,) = listed()[0]["escalations"]
    assert one == {
        "id": draft.id,
        "status": "open",
        "severity": "critical",
        "target": "Engineering",
        "owner": "Priya",
        "summary": "POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp",
        "created": "2026-03-10T14:12:00+00:00",
        "updated": "2026-03-10T14:30:00+00:00",
        "opened": "2026-03-10T14:30:00+00:00",
        "closed": None,
        "next": "2026-03-10T16:30:00+00:00",
        "due": [
            {"kind": "follow-up", "due": "2026-03-10T16:30:00+00:00", "overdue": "2026-03-10T16:30:00+00:00",
             "text": None},
            {"kind": "customer-update", "due": "2026-03-10T16:30:00+00:00", "overdue": "2026-03-10T18:30:00+00:00",
             "text": None},
        ],
    }  # fmt: skip


def test_a_draft_has_nothing_due(store, listed):
    """What is not known yet is null."""
    store.put(Draft.begun("esc-20260310-143000-abc", NOW, by="Sam").doc, None)
    (one,) = listed()[0]["escalations"]
    assert (one["status"], one["severity"], one["summary"], one["next"], one["due"]) == ("draft", None, None, None, [])


def test_they_come_newest_first(store, listed):
    """As the list for people has them."""
    for draft in (case(4), handed_over(1, Severity.HIGH), resolved()):
        store.put(draft.doc, None)
    ids = [one["id"] for one in listed()[0]["escalations"]]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 3


def test_the_figures_stand_beside_what_they_come_from(store, listed):
    """Hand-computed over one that was resolved and one that is open; from few there is no share."""
    store.put(resolved().doc, None)
    store.put(handed_over(1, Severity.HIGH).doc, None)
    found = listed()[0]["insights"]
    assert (found["from"], found["to"], found["handed_over"]) == ("2026-03-09", "2026-03-10T14:30:00+00:00", 2)
    assert found["open"] == {"days": ["2026-03-09", "2026-03-10"], "critical": [1, 0], "high": [0, 1], "medium": [0, 0]}
    follow_ups = found["follow_ups_on_time"]
    assert {name: follow_ups[name] for name in ("count", "of", "share")} == {"count": 1, "of": 2, "share": None}
    assert found["customer_updates_on_time"]["by_severity"]["critical"] == {"count": 0, "of": 1, "share": None}
    assert (found["resolution"]["of"], found["resolution"]["quickest_hours"]) == (1, 20.0)
    assert found["resolution"]["spread"][1] == {"up_to_hours": 24.0, "count": 1}
    assert found["sent_back"] == {
        "count": 1, "of": 2, "share": None, "times": 1,
        "reasons": [{"about": "logs or screenshots", "count": 1, "last": "No logs"}],
    }  # fmt: skip


def test_they_are_the_figures_of_the_screen(store, listed, workplace):
    """Both come from the same place."""
    drafts = [resolved(), handed_over(1, Severity.HIGH), case(4)]
    for draft in drafts:
        store.put(draft.doc, None)
    stories = [one for draft in drafts if (one := story_of(draft, workplace.settings, NOW))]
    assert listed()[0]["insights"] == as_json(insights(stories, NOW, ZONE))


def test_an_empty_store_has_an_empty_list(home, listed):
    """All keys are there all the same."""
    told, _ = listed()
    assert told["escalations"] == []
    assert (told["insights"]["from"], told["insights"]["follow_ups_on_time"]["of"]) == (None, 0)


def test_a_damaged_file_is_told_apart(store, listed):
    """Standard output stays one object."""
    store.put(case(1).doc, None)
    (paths.records_dir() / "2026-03" / "esc-20260310-150000-bad.toml").write_text("x = [")
    told, beside = listed()
    assert len(told["escalations"]) == 1
    assert "esc-20260310-150000-bad.toml" in beside


def test_practice_is_no_part_of_it(store, listed, workplace):
    """What somebody tried the program with stays apart."""
    FileStore(paths.data_dir() / "practice", lambda: NOW).put(handed_over(1, Severity.HIGH).doc, None)
    told, _ = listed()
    assert (told["escalations"], told["insights"]["handed_over"]) == ([], 0)


def test_every_key_is_in_the_help(store, listed, capsys):
    """What programs rely on is documented."""
    store.put(resolved().doc, None)
    told, _ = listed()
    assert run(["list", "--help"], clock=lambda: NOW, zone=ZONE) == 0
    words = set(capsys.readouterr().out.replace(",", " ").replace(".", " ").replace(":", " ").replace("`", " ").split())
    assert {*told, *told["escalations"][0], *told["insights"]} <= words
