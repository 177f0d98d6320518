"""The acts of an escalation, and what is offered after the first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import SETTINGS
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import follow_up, hand_over, take_back, update_customer
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.followup.next_steps import steps_after
from escalate_tui.model.choices import Act, Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import counting, severity_of, team_of
from escalate_tui.storage import dump, parse

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
UNDERSTAND = {
    "summary": "Export drops rows",
    "customers": [{"key": "c1", "name": "Borealis", "contact": "Ana Li"}],
}
DRAFT = Draft(
    {
        "schema": 1,
        "id": "esc-20260310-143000-k7q",
        "created": NOW,
        "updated": NOW,
        "understand": UNDERSTAND,
        "target": {"channel": "#eng-data"},
        "local": {"unknown": 1},
    }
)


def opened(draft: Draft = DRAFT, now: datetime = NOW) -> Draft:
    return hand_over(
        draft,
        severity=Severity.CRITICAL,
        team=Team.ENGINEERING,
        also=[Team.LEADERSHIP],
        format="markdown",
        brief="## ESCALATION: Export drops rows\n",
        now=now,
        by="Sam",
    )


def closed(draft: Draft, now: datetime = NOW, **changed: Any) -> Draft:
    told: dict[str, Any] = {
        "note": "cutoff moved",
        "learning": "exports cut at midnight UTC",
        "done": set(Closing),
        "waived": {},
    }
    return resolve(draft, **{**told, **changed}, now=now, by="Sam")


def last(draft: Draft) -> dict[str, Any]:
    """Give the last entry as the file will hold it, without its key."""
    entry = dict(draft.doc["history"][-1])
    assert entry.pop("key")
    return entry


def test_hand_over() -> None:
    """Handing over writes what left, to whom, how severe, and the step tables as they were."""
    draft = opened()
    assert last(draft) == {
        "at": NOW,
        "logged": NOW,
        "by": "Sam",
        "act": "handed-over",
        "severity": "critical",
        "team": "engineering",
        "also": ["leadership"],
        "format": "markdown",
        "brief": "## ESCALATION: Export drops rows\n",
        "snapshot": {"understand": UNDERSTAND, "target": {"channel": "#eng-data"}},
    }
    assert draft.status is Status.OPEN
    assert severity_of(draft.record.history) is Severity.CRITICAL
    assert team_of(draft.record.history) is Team.ENGINEERING
    assert draft.unparsed == ()


def test_snapshot_stays() -> None:
    """What is edited after the hand-over does not reach into its snapshot."""
    edited = opened().with_value("understand.customers.c1.name", "Kite Labs")
    assert edited.doc["history"][0]["snapshot"]["understand"]["customers"][0]["name"] == "Borealis"


def test_follow_up() -> None:
    """Following up writes the note and who did it when."""
    later = NOW + timedelta(hours=1)
    draft = follow_up(opened(), " cutoff at\r\nmidnight UTC\n", later, "Sam")
    note = "cutoff at\nmidnight UTC"
    assert last(draft) == {"at": later, "logged": later, "by": "Sam", "act": "followed-up", "note": note}
    assert draft.doc["updated"] == later


def test_update_customer_with_nothing_new() -> None:
    """An update counts without a note and a name; nothing is written for what was not said."""
    assert last(update_customer(opened(), " ", NOW, "")) == {
        "at": NOW,
        "logged": NOW,
        "act": "customer-updated",
    }


def test_notes_are_cleaned() -> None:
    """What could reach into a terminal does not get into the history."""
    entry = last(follow_up(opened(), "\x1b[2Jdone", NOW, "S\x07m"))
    assert (entry["note"], entry["by"]) == ("␛[2Jdone", "S␇m")


def test_resolve() -> None:
    """Resolving writes how it ended, what was learned, and each item of the checklist as done or waived."""
    waived = {Closing.CONFIRMED: " on leave until May ", Closing.TRACKING: ""}
    draft = closed(opened(), done=[Closing.LEARNINGS, Closing.TRACKING], waived=waived)
    assert last(draft) == {
        "at": NOW,
        "logged": NOW,
        "by": "Sam",
        "act": "resolved",
        "note": "cutoff moved",
        "learning": "exports cut at midnight UTC",
        "done": ["tracking-updated", "learnings-captured"],
        "waived": {"customer-confirmed": "on leave until May"},
    }
    assert draft.status is Status.RESOLVED


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param({"done": set()}, "“confirmed with the customer”, “internal tracking updated”, “lear", id="none"),
        pytest.param(
            {"done": {Closing.CONFIRMED, Closing.TRACKING}},
            "Not settled: “learnings captured”",
            id="one missing",
        ),
        pytest.param(
            {"done": {Closing.CONFIRMED, Closing.TRACKING}, "waived": {Closing.LEARNINGS: "  "}},
            "Not settled: “learnings captured”",
            id="waived without a reason",
        ),
        pytest.param(
            {"waived": {Closing.TRACKING: "no tracker"}},
            "Done and not done: “internal tracking updated”",
            id="both",
        ),
        pytest.param({"learning": " "}, "“learnings captured” is ticked, but none is written", id="no learning"),
    ],
)
def test_resolve_refuses_an_unsettled_checklist(changed: dict[str, Any], says: str) -> None:
    """Each item is done or waived with a reason, and a learning that counts as captured is there."""
    with pytest.raises(EscalateError, match=says):
        closed(opened(), **changed)


@pytest.mark.parametrize(
    ("act", "draft", "says"),
    [
        pytest.param(opened, opened(), "“Export drops rows” is open, and only a draft", id="hand over twice"),
        pytest.param(opened, closed(opened()), "is resolved, and only a draft", id="hand over when resolved"),
        pytest.param(
            lambda draft: follow_up(draft, "", NOW, "Sam"),
            DRAFT,
            "is a draft, .* Hand it over",
            id="follow up a draft",
        ),
        pytest.param(
            lambda draft: follow_up(draft, "", NOW, "Sam"),
            closed(opened()),
            "take that entry",
            id="follow up resolved",
        ),
        pytest.param(
            lambda draft: update_customer(draft, "", NOW, "Sam"),
            DRAFT,
            "is a draft, and a draft has no updates to the customer",
            id="update from a draft",
        ),
        pytest.param(closed, DRAFT, "is a draft, and only an open escalation can be resolved", id="resolve a draft"),
        pytest.param(closed, closed(opened()), "is resolved, and only an open", id="resolve twice"),
        pytest.param(lambda draft: take_back(draft, "h1", NOW, "Sam"), DRAFT, "no entry", id="nothing to take back"),
        pytest.param(closed, Draft({"id": "esc-1"}), "^esc-1 is a draft", id="named by its id"),
    ],
)
def test_refusals(act: Any, draft: Draft, says: str) -> None:
    """An act that the status does not allow is refused with a sentence that says what to do instead."""
    with pytest.raises(EscalateError, match=says):
        act(draft)


def test_take_back_the_last() -> None:
    """The last entry can be taken back, then the one before it, down to the hand-over."""
    draft = follow_up(opened(), "asked", NOW, "Sam")
    handed, followed = (entry["key"] for entry in draft.doc["history"])
    draft = take_back(draft, followed, NOW, "Sam")
    assert last(draft) == {"at": NOW, "logged": NOW, "by": "Sam", "act": "taken-back", "retracts": followed}
    assert [entry.act for entry in counting(draft.record.history)] == [Act.HANDED_OVER]
    draft = take_back(draft, handed, NOW, "Sam")
    assert draft.status is Status.DRAFT
    assert len(draft.doc["history"]) == 4


def test_take_back_resolving() -> None:
    """Taking back the resolving opens the escalation again."""
    draft = closed(opened())
    assert take_back(draft, draft.doc["history"][-1]["key"], NOW, "Sam").status is Status.OPEN


@pytest.mark.parametrize("which", ["first", "unknown", "taken back"])
def test_take_back_only_the_last(which: str) -> None:
    """An entry that is not the last one that counts cannot be taken back."""
    draft = follow_up(follow_up(opened(), "one", NOW, "Sam"), "two", NOW, "Sam")
    keys = [entry["key"] for entry in draft.doc["history"]]
    draft = take_back(draft, keys[-1], NOW, "Sam")
    key = {"first": keys[0], "unknown": "zz9", "taken back": keys[-1]}[which]
    with pytest.raises(EscalateError, match=r"Only the last entry of “Export drops rows”.*“followed up”"):
        take_back(draft, key, NOW, "Sam")


def test_hand_edited_history() -> None:
    """Entries without a key, or that are none, do not keep an act from being added."""
    odd: list[Any] = [{"act": "overruled", "at": NOW}, "not an entry"]
    assert opened(Draft({**DRAFT.doc, "history": odd})).doc["history"][:2] == odd


ACTS = st.sampled_from(["hand over", "follow up", "update", "resolve", "take back", "take back the first"])


def attempt(draft: Draft, act: str, note: str, now: datetime) -> Draft:
    keys = [entry.key for entry in counting(draft.record.history)] or ["none"]
    match act:
        case "hand over":
            return opened(draft, now)
        case "follow up":
            return follow_up(draft, note, now, "Sam")
        case "update":
            return update_customer(draft, note, now, "Sam")
        case "resolve":
            return closed(draft, now)
        case "take back":
            return take_back(draft, keys[-1], now, "Sam")
    return take_back(draft, keys[0], now, "Sam")


@given(st.lists(st.tuples(ACTS, st.text(max_size=20), st.integers(0, 600)), max_size=20))
def test_history_is_only_ever_added_to(acts: list[tuple[str, str, int]]) -> None:
    """Each act adds exactly one entry behind those that were there, or is refused and adds none."""
    draft, now = DRAFT, NOW
    for act, note, minutes in acts:
        now += timedelta(minutes=minutes)
        before = draft
        told = repr(before.doc)
        try:
            draft = attempt(before, act, note, now)
        except EscalateError:
            continue
        history = draft.doc["history"]
        assert repr(before.doc) == told
        assert history[:-1] == before.doc.get("history", [])
        assert (history[-1]["at"], draft.doc["updated"]) == (now, now)
        assert len({entry["key"] for entry in history}) == len(history) == len(draft.record.history)
        rest = {"history", "updated"}
        assert {name: draft.doc[name] for name in draft.doc.keys() - rest} == {
            name: before.doc[name] for name in before.doc.keys() - rest
        }


def test_same_act_twice() -> None:
    """The same act done twice at the same instant makes two entries with keys of their own."""
    draft = follow_up(follow_up(opened(), "asked", NOW, "Sam"), "asked", NOW, "Sam")
    assert len({entry["key"] for entry in draft.doc["history"]}) == 3


def test_same_act_same_entry() -> None:
    """An act is a function of its arguments: nothing in it is left to chance."""
    assert follow_up(opened(), "asked", NOW, "Sam").doc == follow_up(opened(), "asked", NOW, "Sam").doc


@pytest.mark.parametrize(
    ("doc", "texts"),
    [
        pytest.param(
            DRAFT.doc,
            ["Post the brief in #eng-data", "Send Ana Li an interim response", "Draft an update for Ana Li"],
            id="by name",
        ),
        pytest.param(
            {"id": "esc-1", "impact": {"customers_affected": 41}},
            [
                "Post the brief in the channel of Engineering",
                "Send the customers an",
                "Draft an update for the cust",
            ],
            id="several customers",
        ),
        pytest.param(
            {"id": "esc-1", "impact": {"customers_affected": 1}},
            [
                "Post the brief in the channel of Engineering",
                "Send the customer an",
                "Draft an update for the cust",
            ],
            id="one customer",
        ),
        pytest.param(
            {"id": "esc-1", "understand": {"customers": [{"key": "c1", "name": "Pico"}]}},
            [
                "Post the brief in the channel of Engineering",
                "Send Pico an interim",
                "Draft an update for Pico",
            ],
            id="no contact",
        ),
    ],
)
def test_steps_after(doc: dict[str, Any], texts: list[str]) -> None:
    """The four steps of the practice are offered in its order, with the names the record holds."""
    post, interim, reminder, update = (step.text for step in steps_after(opened(Draft(doc)), SETTINGS))
    assert [found[: len(text)] for found, text in zip([post, interim, update], texts, strict=True)] == texts
    assert reminder == "Set a reminder for the next commitment"


def test_file_reads_back() -> None:
    """What the acts write survives the file: every value in an entry is one that TOML has."""
    waived = {Closing.TRACKING: "no tracker"}
    draft = closed(opened(), done=[Closing.CONFIRMED, Closing.LEARNINGS], waived=waived)
    assert parse(dump(draft.doc)) == draft.doc
