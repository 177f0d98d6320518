"""The acts that change an open escalation, close it and open it again: their entries, refusals, and taking back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cases import NOW, SETTINGS, ZONE, case, handed_over
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import follow_up, pause, promise, resume, take_back, update_customer
from escalate_tui.followup.changing import add_attempt, change_owner, change_severity, change_target, sent_back
from escalate_tui.followup.clocks import commitments
from escalate_tui.followup.closing import Closing, StandingDown, de_escalate, reopen, resolve
from escalate_tui.followup.pauses import pause_at
from escalate_tui.followup.read import history_lines
from escalate_tui.model.choices import Severity, Status, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.history import owner_of, severity_of, team_of
from escalate_tui.storage import dump, parse

LATER = NOW + timedelta(hours=1)
MORNING = datetime(2026, 3, 11, 7, tzinfo=UTC)
OPEN = handed_over(2, Severity.HIGH)
Did = Callable[[Draft], Draft]


def retargeted(draft: Draft, team: Team = Team.PRODUCT) -> Draft:
    return change_target(
        draft, team=team, also=[Team.LEADERSHIP], format="plain", brief="new\n", note="", now=LATER, by="Sam"
    )


def resolved(draft: Draft) -> Draft:
    return resolve(draft, note="", learning="x", done=set(Closing), waived={}, now=LATER, by="Sam")


def stood_down(draft: Draft, **changed: Any) -> Draft:
    told: dict[str, Any] = {
        "reason": "a workaround", "learning": "dates have zones", "done": set(StandingDown), "waived": {},
    }  # fmt: skip
    return de_escalate(draft, **{**told, **changed}, now=LATER, by="Sam")


ACTS: dict[str, tuple[Did, dict[str, Any]]] = {
    "follow up": (
        lambda draft: follow_up(draft, "asked", LATER, "Sam", keeps=["h1"]),
        {"act": "followed-up", "note": "asked", "keeps": ["h1"]},
    ),
    "update": (
        lambda draft: update_customer(draft, "told", LATER, "Sam"),
        {"act": "customer-updated", "note": "told"},
    ),
    "promise": (
        lambda draft: promise(draft, what=" a cause ", to="Dana Ruiz", due=MORNING, now=LATER, by="Sam"),
        {"act": "promised", "to": "Dana Ruiz", "due": MORNING, "note": "a cause"},
    ),
    "severity": (
        lambda draft: change_severity(draft, Severity.CRITICAL, "data is lost", LATER, "Sam"),
        {"act": "severity-changed", "from": "high", "to": "critical", "note": "data is lost"},
    ),
    "attempt": (
        lambda draft: add_attempt(draft, "Another zone", "same", LATER, "Sam"),
        {"act": "attempted", "note": "Another zone", "result": "same"},
    ),
    "owner": (
        lambda draft: change_owner(draft, "Noor", "on leave", LATER, "Sam"),
        {"act": "owner-changed", "from": OPEN.record.owner, "to": "Noor", "note": "on leave"},
    ),
    "pause": (
        lambda draft: pause(draft, reason="asleep", until=MORNING, now=LATER, by="Sam"),
        {"act": "paused", "until": MORNING, "note": "asleep"},
    ),
    "sent back": (
        lambda draft: sent_back(draft, "no steps", LATER, "Sam"),
        {"act": "sent-back", "note": "no steps"},
    ),
    "target": (
        retargeted,
        {
            "act": "target-changed", "from": "engineering", "to": "product", "also": ["leadership"], "severity": "high",
            "format": "plain", "brief": "new\n",
            "snapshot": {step: OPEN.doc[step] for step in ("understand", "impact", "target", "repro")},
        },
    ),
    "de-escalate": (
        lambda draft: stood_down(
            draft, done=[StandingDown.LEARNED, StandingDown.TEAM, StandingDown.TICKET],
            waived={StandingDown.CUSTOMER: " told by phone "},
        ),
        {
            "act": "de-escalated", "note": "a workaround", "learning": "dates have zones",
            "done": ["team-told", "resolution-in-ticket", "learned-written"],
            "waived": {"customer-told": "told by phone"},
        },
    ),
    "resume": (
        lambda draft: resume(draft, "awake", LATER, "Sam"),
        {"act": "resumed", "note": "awake"},
    ),
    "reopen": (
        lambda draft: reopen(draft, "it is back", LATER, "Sam"),
        {"act": "reopened", "note": "it is back"},
    ),
}  # fmt: skip
"""Each act, and the entry it makes."""


def before(name: str) -> Draft:
    """The escalation as it stands before an act."""
    if name == "resume":
        return pause(OPEN, reason="asleep", until=MORNING, now=NOW, by="Sam")
    return resolved(OPEN) if name == "reopen" else OPEN


def standing(draft: Draft) -> tuple[Any, ...]:
    """All that follows from a history."""
    history, record = draft.record.history, draft.record
    return (
        draft.status, severity_of(history), team_of(history), owner_of(history, record.owner),
        commitments(record, SETTINGS), pause_at(history, LATER, ZONE), record.understand.attempts,
    )  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_one_entry(name: str) -> None:
    """It is added behind the others, says who and when, and reads back from the file as it was written."""
    act, expected = ACTS[name]
    after = act(before(name))
    *others, entry = after.doc["history"]
    assert others == before(name).doc["history"]
    assert entry.pop("key")
    assert entry == {"at": LATER, "logged": LATER, "by": "Sam", **expected}
    assert after.unparsed == ()
    assert parse(dump(after.doc)) == after.doc


@pytest.mark.parametrize("name", [*ACTS, "resolve"])
def test_every_act_is_taken_back(name: str) -> None:
    """By an entry that says so; then everything stands as it stood before, and both entries are there."""
    act = ACTS[name][0] if name in ACTS else resolved
    first = before(name)
    done = act(first)
    if name != "sent back":
        assert standing(done) != standing(first)
    back = take_back(done, done.doc["history"][-1]["key"], LATER, "Sam")
    assert standing(back) == standing(first)
    assert len(back.doc["history"]) == len(first.doc["history"]) + 2


def test_what_each_act_changes() -> None:
    """Severity, target and owner follow from the entries, and the step tables stay as they were."""
    draft = change_owner(retargeted(change_severity(OPEN, Severity.CRITICAL, "x", LATER, "S")), "Noor", "", LATER, "S")
    history = draft.record.history
    assert (severity_of(history), team_of(history)) == (Severity.CRITICAL, Team.PRODUCT)
    assert owner_of(history, draft.record.owner) == "Noor"
    assert {step: draft.doc[step] for step in ("impact", "target")} == {s: OPEN.doc[s] for s in ("impact", "target")}
    assert stood_down(OPEN).status is Status.DE_ESCALATED
    assert reopen(stood_down(OPEN), "", LATER, "S").status is Status.OPEN


def test_an_attempt_joins_what_was_tried_under_the_key_of_its_entry() -> None:
    """So the next brief has it, and taking the entry back takes it away again."""
    draft = add_attempt(OPEN, "Another zone", "", LATER, "Sam")
    item = draft.doc["understand"]["attempts"][-1]
    assert item == {"key": draft.doc["history"][-1]["key"], "action": "Another zone"}
    edited = draft.with_item("understand.attempts", {"key": "zz9", "action": "Later"})
    back = take_back(edited, item["key"], LATER, "Sam")
    assert [one["key"] for one in back.doc["understand"]["attempts"][-1:]] == ["zz9"]
    assert item not in back.doc["understand"]["attempts"]


def test_the_same_team_gets_a_new_brief() -> None:
    """What was sent back goes to the same target again with another text."""
    again = retargeted(OPEN, Team.ENGINEERING)
    assert history_lines(again.record.history, ZONE)[0].label == "target changed: Engineering"
    assert [one.due for one in commitments(again.record, SETTINGS)][:2] == [
        one.due for one in commitments(OPEN.record, SETTINGS)
    ][:2]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("promise", "promised to Dana Ruiz, by Wed 11 Mar 2026 08:00 CET"),
        ("severity", "severity changed: High → Critical"),
        ("owner", f"owner changed: {OPEN.record.owner} → Noor"),
        ("target", "target changed: Engineering → Product"),
        ("pause", "paused until Wed 11 Mar 2026 08:00 CET"),
        ("resume", "resumed"),
        ("de-escalate", "de-escalated"),
    ],
)
def test_a_line_says_what_was_done(name: str, label: str) -> None:
    """The history reads without its keys."""
    line = history_lines(ACTS[name][0](before(name)).record.history, ZONE)[0]
    assert line.label == label


REFUSED: dict[str, tuple[Did, Draft, str]] = {
    "promise without words": (
        lambda draft: promise(draft, what=" ", to="", due=MORNING, now=NOW, by="S"), OPEN, "A promise needs words"),
    "the same severity": (
        lambda draft: change_severity(draft, Severity.HIGH, "x", NOW, "S"), OPEN, "is High already"),
    "severity without a reason": (
        lambda draft: change_severity(draft, Severity.CRITICAL, " ", NOW, "S"), OPEN, "needs a reason"),
    "attempt without words": (lambda draft: add_attempt(draft, "", "same", NOW, "S"), OPEN, "An attempt needs words"),
    "attempts that are no list": (
        lambda draft: add_attempt(draft, "x", "", NOW, "S"),
        OPEN.with_value("understand.attempts", "none"), "is no list. Mend understand.attempts"),
    "nobody": (lambda draft: change_owner(draft, " ", "", NOW, "S"), OPEN, "Somebody must own it"),
    "the same owner": (
        lambda draft: change_owner(draft, f" {OPEN.record.owner} ", "", NOW, "S"), OPEN, "'s already"),
    "no brief": (
        lambda draft: change_target(
            draft, team=Team.PRODUCT, also=(), format="plain", brief="\n", note="", now=NOW, by="S"),
        OPEN, "there is no text to send"),
    "sent back without a reason": (lambda draft: sent_back(draft, "", NOW, "S"), OPEN, "Say why it was sent back"),
    "pause without a reason": (
        lambda draft: pause(draft, reason="", until=MORNING, now=NOW, by="S"), OPEN, "A pause needs a reason"),
    "pause that is over": (
        lambda draft: pause(draft, reason="x", until=NOW, now=NOW, by="S"), OPEN, "still ahead"),
    "resume what runs": (lambda draft: resume(draft, "", NOW, "S"), OPEN, "is not paused"),
    "resume what went on": (lambda draft: resume(draft, "", MORNING, "S"), before("resume"), "is not paused"),
    "de-escalate without a reason": (lambda draft: stood_down(draft, reason=""), OPEN, "needs a reason"),
    "unsettled": (
        lambda draft: stood_down(draft, done=[StandingDown.LEARNED]), OPEN,
        "Not settled: “tell the team”, “put the resolution in the ticket”, “tell the customer”"),
    "settled twice": (
        lambda draft: stood_down(draft, waived={StandingDown.TEAM: "x"}), OPEN, "Done and not done: “tell the team”"),
    "nothing learned": (
        lambda draft: stood_down(draft, learning=" "), OPEN, "“write down what was learned” is ticked"),
    "reopen what is open": (lambda draft: reopen(draft, "", NOW, "S"), OPEN, "only a closed escalation"),
    "reopen a draft": (lambda draft: reopen(draft, "", NOW, "S"), case(2), "is a draft, .* Hand it over first"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name: str) -> None:
    """What makes no sense is refused with a sentence that says what is missing."""
    act, draft, says = REFUSED[name]
    with pytest.raises(EscalateError, match=says):
        act(draft)


@pytest.mark.parametrize("name", [name for name in ACTS if name not in ("reopen", "resume", "update")])
@pytest.mark.parametrize("draft", [case(2), resolved(OPEN)], ids=["a draft", "resolved"])
def test_only_what_is_open_is_acted_on(name: str, draft: Draft) -> None:
    """The sentence says where it stands and what to do instead."""
    with pytest.raises(EscalateError, match=r"only an open escalation .*(Hand it over first|reopen it)\."):
        ACTS[name][0](draft)


def test_the_customer_has_the_last_word_of_a_closed_one() -> None:
    """They are told that it is resolved once it is; that opens nothing."""
    told = update_customer(resolved(OPEN), "It is solved.", LATER, "Sam")
    assert (told.record.history[-1].note, told.status) == ("It is solved.", Status.RESOLVED)
