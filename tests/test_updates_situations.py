"""Which situation the record calls for."""

from datetime import timedelta

import pytest

from cases import NOW, SETTINGS, case, handed_over
from escalate_tui.followup.acts import follow_up, promise, take_back, update_customer
from escalate_tui.followup.changing import change_owner
from escalate_tui.followup.closing import Closing, StandingDown, de_escalate, resolve
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.updates.occasion import Occasion
from escalate_tui.updates.situations import Situation, suggested
from update_cases import LATER, PROMISED, moved_on, occasion


def opened(number: int = 1) -> Draft:
    return handed_over(number, Severity.HIGH)


def never_told(draft: Draft) -> Draft:
    return draft.with_value("impact.last_update", None).with_value("impact.last_update_at", None)


def told(draft: Draft, note: str = "We look.") -> Draft:
    return update_customer(draft, note, LATER - timedelta(minutes=5), "Sam")


def resolved() -> Draft:
    waived = dict.fromkeys(Closing, "not needed")
    return resolve(opened(), note="Pool raised", learning="", done=(), waived=waived, now=LATER, by="Sam")


def stood_down() -> Draft:
    waived = dict.fromkeys(StandingDown, "not needed")
    return de_escalate(opened(), reason="ours to fix", learning="", done=(), waived=waived, now=LATER, by="Sam")


def taken_back() -> Draft:
    draft = follow_up(opened(), "they look", LATER, "Sam")
    return take_back(draft, draft.record.history[-1].key, LATER, "Sam")


def promised_to(whom: str) -> Draft:
    return promise(told(opened(2)), what="a list", to=whom, due=LATER, now=LATER - timedelta(minutes=2), by="Priya")


def with_robin() -> Draft:
    return change_owner(told(opened()), "Robin", "", LATER, "Sam")


def no_words_in_the_snapshot() -> Draft:
    return told(opened().with_value("impact.workaround", "Use the old endpoint."), "Use the old endpoint. It works.")


@pytest.mark.parametrize(
    ("draft", "situation"),
    [
        pytest.param(never_told(case(1)), Situation.FIRST_WORD, id="a draft, never told"),
        pytest.param(never_told(moved_on(1)), Situation.FIRST_WORD, id="never told, though much was tried"),
        pytest.param(opened(), Situation.HOLDING, id="told before the hand-over, nothing since"),
        pytest.param(moved_on(1), Situation.PROGRESS, id="something was tried and learnt since"),
        pytest.param(with_robin(), Situation.PROGRESS, id="somebody else has it"),
        pytest.param(told(moved_on(1)), Situation.HOLDING, id="told of that as well"),
        pytest.param(taken_back(), Situation.HOLDING, id="what was learnt was taken back"),
        pytest.param(moved_on(1, LATER), Situation.BAD_NEWS, id="a promise is late from the very instant"),
        pytest.param(promised_to("Jonas Weil"), Situation.BAD_NEWS, id="a promise to their contact is late"),
        pytest.param(promised_to("Amara Obi"), Situation.HOLDING, id="a promise to another customer is late"),
        pytest.param(
            opened().with_value("impact.workaround", "Use the old endpoint."), Situation.WORKAROUND, id="new workaround"
        ),
        pytest.param(opened().with_value("impact.workaround", "none"), Situation.HOLDING, id="workaround taken away"),
        pytest.param(no_words_in_the_snapshot(), Situation.HOLDING, id="workaround that they were told"),
        pytest.param(resolved(), Situation.RESOLVED, id="resolved"),
        pytest.param(stood_down(), Situation.HOLDING, id="de-escalated is not resolved"),
    ],
)
def test_suggested(draft: Draft, situation: Situation) -> None:
    """The situation follows from the history, and from when the customer was last told."""
    assert suggested(occasion(draft)) is situation


def test_a_promised_day_ends_with_its_working_hours() -> None:
    """What was promised for a day is late when that day's working hours are over, not before."""
    draft = promise(opened(), what="a cause", to="", due=PROMISED.date(), now=NOW, by="Sam")
    closing = PROMISED.replace(hour=17)
    before, after = (
        suggested(Occasion(draft.record, SETTINGS, at)) for at in (closing - timedelta(minutes=1), closing)
    )
    assert (before, after) == (Situation.HOLDING, Situation.BAD_NEWS)


def test_a_snapshot_that_a_hand_edit_broke_suggests_nothing_new() -> None:
    """A snapshot without the table of the impact does not stop the suggestion."""
    draft = opened()
    entry = {**draft.doc["history"][0], "snapshot": {"impact": "?"}}
    broken = Draft({**draft.doc, "history": [entry]})
    assert suggested(occasion(broken)) is Situation.WORKAROUND
