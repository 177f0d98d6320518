"""The facts of an update: whose they are, in whose time zone, and what never becomes one."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import NOW, case, handed_over
from escalate_tui.followup.acts import follow_up, pause, promise, update_customer
from escalate_tui.followup.changing import add_attempt, change_owner, change_target
from escalate_tui.model.choices import Severity, Team
from escalate_tui.updates.facts import Facts, Promised, facts_for
from escalate_tui.updates.situations import Channel, Situation
from escalate_tui.updates.times import mentions, show_to_customer
from escalate_tui.updates.writing import compose
from update_cases import LATER, PROMISED, moved_on, occasion


def facts(number: int = 1) -> Facts:
    return facts_for(occasion(moved_on(number)))


def test_all_facts_of_a_case() -> None:
    """An open escalation gives the facts of its customer, its history and its clocks."""
    assert facts() == Facts(
        contact="Dana Ruiz",
        customer="Acme Corp",
        stage="established",
        owner="Sam",
        team="our engineering team",
        summary="POST /v2/orders answers 500 for about 1 request in 20 at Acme Corp",
        ticket="48211",
        known=(
            "It began on Monday 9 March 2026, 08:10 CET.",
            "The part of the product it is in: orders API.",
            "How often we see it: 2 of 40.",
        ),
        workaround="Send the failed request again by hand; it goes through on the second or third try.",
        promises=(Promised("a cause", "Thursday 12 March 2026, 12:00 CET"),),
        follow_up="Wednesday 11 March 2026, 11:10 CET",
        next_update="Wednesday 11 March 2026, 15:30 CET",
        withheld=(noted("Cache cleared: same"), noted("the rows are lost at midnight UTC")),
    )


def noted(text: str) -> str:
    """What the writer is told of a note for colleagues."""
    return f"Left out: “{text}” was noted for colleagues. Say it in words for the customer, where it is for them."


def test_a_promise_that_was_not_kept_is_late() -> None:
    """What is past due stands apart from what is still to come."""
    found = facts_for(occasion(moved_on(1, LATER)))
    assert (found.promises, found.late) == ((), (Promised("a cause", "Tuesday 10 March 2026, 16:30 CET"),))


def test_the_next_update_counts_from_this_one() -> None:
    """They hear again when the clock runs out that this update starts, not the one that it answers."""
    late = datetime(2026, 3, 12, 8, tzinfo=UTC)
    assert facts_for(occasion(moved_on(1), late)).next_update == "Thursday 12 March 2026, 17:00 CET"


def test_a_pause_puts_the_next_update_off() -> None:
    """Who wants to hear nothing until a day hears again after it."""
    draft = pause(moved_on(1), reason="on leave", until=datetime(2026, 3, 16, 8, tzinfo=UTC), now=NOW, by="Sam")
    assert facts_for(occasion(draft)).next_update == "Monday 16 March 2026, 17:00 CET"


def test_a_draft_has_no_next_update_and_no_team() -> None:
    """Before the hand-over no clock runs, and nobody else works on it."""
    found = facts_for(occasion(case(1)))
    assert (found.next_update, found.follow_up, found.team, found.promises) == ("", "", "", ())


def test_what_colleagues_noted_is_no_fact_and_the_writer_sees_it() -> None:
    """Attempts and follow-ups, of the record and of the history, are shown to the writer alone, the newest three."""
    draft = moved_on(1).with_value("impact.last_update", None).with_value("impact.last_update_at", None)
    found = facts_for(occasion(draft))
    assert found.withheld == (
        noted("Status page checked: all green"),
        noted("Cache cleared: same"),
        noted("the rows are lost at midnight UTC"),
    )
    said = repr(found.for_template())
    tried = (text for one in draft.record.understand.attempts for text in (one.action, one.result) if text)
    learnt = (text for one in draft.record.history for text in (one.note, one.result) if text and text != "a cause")
    assert [text for text in (*tried, *learnt) if len(text) > 4 and text in said] == []


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("situation", list(Situation))
def test_no_text_has_what_colleagues_noted(situation: Situation, channel: Channel) -> None:
    """Whatever is tried or learnt on the board, no template has a word of it."""
    draft = add_attempt(
        moved_on(1), "Restarted node-7 xyzzy", "it fell over plugh", LATER - timedelta(minutes=2), "Sam"
    )
    draft = follow_up(draft, "they blame frobozz", LATER - timedelta(minutes=1), "Sam")
    text = compose(facts_for(occasion(draft)), situation, channel).text
    assert re.findall("xyzzy|plugh|frobozz|Cache cleared|midnight", text) == []


def test_what_was_told_already_is_not_shown_again() -> None:
    """Notes from before the last word to the customer are old news for the writer too."""
    told = update_customer(moved_on(1), "We look.", LATER - timedelta(minutes=5), "Sam")
    assert facts_for(occasion(told)).withheld == ()


def test_who_has_it_now_is_news() -> None:
    """Another target or owner since the customer was told is said in the program's own words, the last of each."""
    draft = moved_on(1)
    for minutes, team in ((45, Team.PRODUCT), (46, Team.SECURITY)):
        at = NOW + timedelta(minutes=minutes)
        draft = change_target(
            draft, team=team, also=(), format="plain", brief="x", note="they know frobozz", now=at, by="Sam"
        )
    draft = change_owner(draft, "Robin", "knows frobozz", NOW + timedelta(minutes=47), "Sam")
    news = ("It is with our security team now.", "Robin looks after it from now on.")
    assert facts_for(occasion(draft)).news == news
    told = update_customer(draft, "We look.", LATER - timedelta(minutes=5), "Sam")
    assert facts_for(occasion(told)).news == ()


def test_each_update_takes_another_turn() -> None:
    """The turn goes on with each update and comes round after three."""
    draft, turns = handed_over(1, Severity.HIGH), []
    for number in range(4):
        turns.append(facts_for(occasion(draft)).turn)
        draft = update_customer(draft, f"word {number}", LATER, "Sam")
    assert turns == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("to", "contact", "promised"),
    [
        ("", "Jonas Weil", ["a date", "a list"]),
        ("ck3", "Amara Obi", ["a date", "a call"]),
        ("cm4", "Lena Ferro", ["a date"]),
        ("none such", "Jonas Weil", ["a date", "a list"]),
    ],
)
def test_each_customer_has_facts_of_their_own(to: str, contact: str, promised: list[str]) -> None:
    """Contact and promises are those of the customer who is written to; the first one unless said otherwise."""
    draft = handed_over(2, Severity.HIGH)
    for what, whom in (("a date", ""), ("a list", "Jonas Weil"), ("a call", "Kite Labs, Amara Obi")):
        draft = promise(draft, what=what, to=whom, due=PROMISED, now=NOW, by="Priya")
    found = facts_for(occasion(draft, to=to))
    assert (found.contact, [one.what for one in found.promises]) == (contact, promised)


@pytest.mark.parametrize(
    ("path", "text", "fact"),
    [
        pytest.param("understand.summary", "Export drops rows at Kite Labs too", "summary", id="another customer"),
        pytest.param("understand.summary", "Export drops rows, 60,000 EUR at risk", "summary", id="revenue"),
        pytest.param("understand.summary", "Borealis may churn over lost rows", "summary", id="internal word"),
        pytest.param("impact.workaround", "Ask in #eng-data for a dump.", "workaround", id="channel"),
        pytest.param("impact.workaround", "Ask Mono how they do it.", "workaround", id="another customer's way"),
        pytest.param("understand.customers.cb2.contact", "Jonas (DATA-412)", "contact", id="tracker key"),
    ],
)
def test_withheld(path: str, text: str, fact: str) -> None:
    """A text with words that stay inside is no fact, and the writer is told so."""
    found = facts_for(occasion(handed_over(2, Severity.HIGH).with_value(path, text)))
    assert getattr(found, fact) == ""
    assert len(found.withheld) == 1


def test_names_from_elsewhere_are_withheld() -> None:
    """A customer of another record is another customer too."""
    draft = moved_on(1).with_value("impact.workaround", "As Borealis does: retry.")
    assert facts_for(occasion(draft)).workaround == "As Borealis does: retry."
    assert facts_for(occasion(draft, others=("Borealis", "Acme Corp"))).workaround == ""


@pytest.mark.parametrize("number", range(1, 7))
def test_what_is_for_colleagues_is_no_fact(number: int) -> None:
    """No fact holds what a customer is worth, what was asked of the target or what could go wrong with them."""
    draft = moved_on(number)
    record = draft.record
    said = repr(facts_for(occasion(draft)).for_template())
    inside = (record.impact.escalation_risk, record.target.ask_text, record.understand.why_now, record.target.channel)
    assert [one for one in inside if one and one in said] == []
    assert not any(customer.arr and str(customer.arr.amount) in said for customer in record.understand.customers)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Berlin", "Thursday 12 March 2026, 12:00 CET"),
        ("America/Chicago", "Thursday 12 March 2026, 06:00 Chicago time (UTC-05:00)"),
        ("Asia/Kolkata", "Thursday 12 March 2026, 16:30 Kolkata time (UTC+05:30)"),
        ("Australia/Sydney", "Thursday 12 March 2026, 22:00 AEDT"),
        ("Pacific/Auckland", "Friday 13 March 2026, 00:00 NZDT"),
        ("+09:00", "Thursday 12 March 2026, 20:00 UTC+09:00"),
        ("UTC", "Thursday 12 March 2026, 11:00 UTC"),
        ("Middle/Earth", "Thursday 12 March 2026, 12:00 CET"),
        ("", "Thursday 12 March 2026, 12:00 CET"),
    ],
)
def test_times_are_the_customers(zone: str, shown: str) -> None:
    """A time is written with weekday, date and zone of the customer; of the working hours where theirs is unknown."""
    draft = moved_on(1).with_value("understand.customers.c4f.zone", zone)
    assert facts_for(occasion(draft)).promises[0].when == shown


def test_a_day_has_no_time() -> None:
    """A plain date is written as the day it is, in every zone."""
    assert show_to_customer(date(2026, 3, 9), ZoneInfo("Pacific/Auckland")) == "Monday 9 March 2026"


ZONES = (
    "Europe/Berlin",
    "America/Chicago",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Chatham",
    "UTC",
    "Asia/Tokyo",
)


@given(
    minutes=st.integers(1, 170 * 24 * 60),
    name=st.sampled_from(ZONES),
)
def test_a_time_as_written_reads_back(minutes: int, name: str) -> None:
    """A time in the customer's zone is found in a text, and means the same instant."""
    at, zone = LATER + timedelta(minutes=minutes), ZoneInfo(name)
    text = f"You will hear from me by {show_to_customer(at, zone)} at the latest."
    (found,) = mentions(text, LATER, zone)
    assert (found.moment, found.dated, found.timed) == (at, True, True)


def test_the_writer_is_named_by_the_settings_where_the_record_is_silent() -> None:
    """An update without an owner is signed by whoever writes."""
    draft = moved_on(1).with_value("owner", None)
    there = occasion(draft)
    assert facts_for(replace(there, settings=replace(there.settings, name="Robin"))).owner == "Robin"


def test_a_follow_up_that_is_due_has_no_time() -> None:
    """A time that is past is not told as a next step."""
    assert facts_for(occasion(moved_on(1), LATER + timedelta(days=3))).follow_up == ""
