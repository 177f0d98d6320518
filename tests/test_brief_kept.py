"""What a brief must not lose: what does not parse, what was said by hand, and what the hand-over settled."""

from datetime import timedelta

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.brief import document, render
from escalate_tui.followup.acts import hand_over
from escalate_tui.judgement import Context, assess
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control
from escalate_tui.model.record import fields
from read_back import READ, as_read

RAW = "Unknown, because zebra"
TEXTS = (Control.LINE, Control.PROSE)
PARSED = [path for path, spec in fields().items() if spec.face.control not in (*TEXTS, Control.CRITERIA)]
INNER = [(path, one.path) for path, spec in fields().items() for one in spec.item if one.face.control not in TEXTS]


def brief(draft: Draft, name: str = "markdown", context: Context = CONTEXT) -> str:
    return as_read(name, render(document(draft, assess(draft, context), context), name))


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("path", PARSED)
def test_what_does_not_parse_stands_as_it_was_typed(path: str, name: str) -> None:
    """Every field that is no text shows what was typed into it, once, also where it is no figure or choice."""
    assert brief(case(1).with_value(path, RAW), name).count(RAW) == 1


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(("path", "inner"), INNER)
def test_what_does_not_parse_in_an_item_stands_as_it_was_typed(path: str, inner: str, name: str) -> None:
    """The same for the fields of customers and evidence."""
    assert brief(case(1).with_value(path, [{"key": "abc", inner: RAW}]), name).count(RAW) == 1


def test_a_key_may_be_any_text() -> None:
    """A customer whose key a hand edit made unusual is named all the same."""
    assert "Zebra (Team)" in brief(
        case(1).with_value("understand.customers", [{"key": "a.b", "name": "Zebra", "plan": "Team"}])
    )


def test_the_reason_of_an_overruling_is_kept() -> None:
    """It was written, so it stands there also once the record no longer says so."""
    draft = case(1).with_value("understand.criteria.overruled", {"several-customers": "one with two accounts"})
    assert "Not counted: several customers affected: one with two accounts" in brief(draft)


def test_criteria_against_escalating_are_named() -> None:
    """Whoever receives it against the verdict learns what speaks against it, and why it came all the same."""
    text = brief(case(6).with_value("target.against_verdict", "They insist."))
    assert "What speaks against it: documented: " in text
    assert "Escalated all the same: They insist." in text


def test_no_countdown_is_written_down() -> None:
    """A brief is read later than it is written: how soon the SLA ends is told by the clock."""
    assert "30 min" not in brief(case(1))


def test_high_value_is_told_also_where_it_follows_from_the_arr() -> None:
    """A customer need not be marked for the receiver to learn what it is worth."""
    assert "Fernwood (Enterprise, ARR EUR 480,000, high-value, contact Marguerite Hale" in brief(case(4))


def test_once_handed_over_the_history_decides() -> None:
    """Severity, target and the deadline by default are those of the hand-over, whenever the brief is printed."""
    draft = hand_over(
        case(1).with_value("target.ask_deadline", None),
        severity=Severity.MEDIUM,
        team=Team.PRODUCT,
        also=(),
        format="markdown",
        brief="x",
        now=NOW,
        by="Sam",
    )
    text = brief(draft, context=Context(NOW + timedelta(days=3), CONTEXT.settings))
    assert "**Severity:** Medium  \n**Target team:** Product, " in text
    assert "**Deadline:** Tue 17 Mar 2026 18:00 CET" in text


def test_the_receiving_target_is_not_told_as_well() -> None:
    """One team receives; it is not listed among the others."""
    text = brief(case(1).with_value("target.also", ["engineering", "leadership"]))
    assert "**Target team:** Engineering, Orders, #eng-orders, also told: Leadership  \n" in text


def test_a_deadline_stands_without_an_ask() -> None:
    """What was typed is shown before the ask is written."""
    draft = Draft({"id": "x", "target": {"ask_deadline": "friday or so"}})
    assert "### What's Needed\n- **Deadline:** friday or so\n" in brief(draft)


@pytest.mark.parametrize("step", ["Unknown, because it happened once.", "Not reproduced, because it happened once."])
def test_a_step_that_says_why_there_are_none_is_no_step(step: str) -> None:
    """The part says once that it was not reproduced, and why."""
    text = brief(case(1).with_value("repro.steps", [{"key": "abc", "text": step}]))
    assert "1. " not in text.partition("### Reproduction Steps")[2].partition("###")[0]
    assert text.count("Not reproduced") == 1
    assert "because it happened once." in text


@pytest.mark.parametrize(
    ("number", "applicable", "there"),
    [
        pytest.param(1, False, True, id="bug-turned-off"),
        pytest.param(4, None, False, id="feature-gap"),
        pytest.param(4, True, True, id="feature-gap-turned-on"),
    ],
)
def test_reproduction_part(number: int, applicable: bool | None, there: bool) -> None:
    """A bug always has it, the other kinds where it was turned on."""
    text = brief(case(number).with_value("repro.applicable", applicable))
    assert ("### Reproduction Steps" in text) is there


def test_a_reproduction_turned_off_is_left_out() -> None:
    """One key takes what was typed out of the brief of what is no bug; without the key it stays."""
    typed = case(4).with_value("repro.actual", "zebra")
    assert "Not reproduced" not in brief(typed)
    assert "zebra" in brief(typed)
    assert "zebra" not in brief(typed.with_value("repro.applicable", False))


def test_no_waiting_time_before_it_began() -> None:
    """A customer who waits since later today has not waited yet."""
    draft = case(1).with_value("understand.waiting_since", NOW + timedelta(hours=2))
    assert "- **Time in queue:** waiting since Tue 10 Mar 2026 17:30 CET\n" in brief(draft)


def test_plain_lines_do_not_pass_for_the_brief_s_own() -> None:
    """A line that reads like a heading is indented, and the headline is one line."""
    draft = (
        case(1)
        .with_value("understand.description", "one\nIMPACT\ntwo")
        .with_value("understand.summary", "a\nTarget: b")
    )
    lines = brief(draft, "plain").split("\n")
    assert lines[:2] == ["ESCALATION: a Target: b", "Severity: High"]
    assert lines.count("IMPACT") == 1
    assert "  IMPACT" in lines
