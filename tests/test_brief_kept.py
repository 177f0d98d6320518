"""What a brief must not lose: what does not parse, what was said by hand, and what the hand-over settled."""

from datetime import timedelta

import pytest

from cases import CONTEXT, NOW, case, handed_over
from escalate_tui.brief import document, render
from escalate_tui.followup.acts import hand_over, take_back
from escalate_tui.followup.changing import change_owner, change_severity, change_target
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.assessment import Context
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


@pytest.mark.parametrize("name", READ)
def test_what_does_not_parse_has_a_place_of_its_own(name: str) -> None:
    """Also where the same letters stand in another text: each is given under the title of its field."""
    draft = case(1).with_value("understand.summary", "see 48211 fails 7 times").with_value("repro", None)
    text = brief(draft.with_value("understand.tickets", [48211, 7, "T-1"]), name)
    assert [text.count(one) for one in ("Tickets: 48211", "Tickets: 7", "T-1")] == [1, 1, 1]


def test_what_was_typed_twice_stands_twice() -> None:
    """The same text in two fields has two places."""
    draft = case(1).with_value("impact.sla_ends", RAW).with_value("impact.production_down", RAW)
    text = brief(draft, "plain")
    assert f"runs out {RAW}" in text
    assert f"Production down: {RAW}" in text


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


def opened(severity: Severity) -> Draft:
    """A case whose ask has no deadline of its own, handed over at the cases' present."""
    return handed_over(1, severity).with_value("target.ask_deadline", None)


def deadline(draft: Draft, days: int) -> str:
    """The deadline in a brief that is printed some days later."""
    text = brief(draft, "plain", Context(NOW + timedelta(days=days), CONTEXT.settings))
    return text.partition("- Deadline: ")[2].partition("\n")[0]


def test_another_severity_gives_another_deadline() -> None:
    """From when the severity was changed, whenever the brief is printed; taken back, the first counts again."""
    at = NOW + timedelta(days=1)
    draft = change_severity(opened(Severity.MEDIUM), Severity.CRITICAL, "it spreads", at, "Sam")
    assert {deadline(draft, days) for days in (1, 3)} == {"Wed 11 Mar 2026 17:30 CET"}
    back = take_back(draft, draft.record.history[-1].key, at, "Sam")
    assert deadline(back, 3) == deadline(opened(Severity.MEDIUM), 3) == "Tue 17 Mar 2026 18:00 CET"


def test_a_brief_to_another_target_has_a_deadline_of_its_own() -> None:
    """It counts from when that brief left."""
    at = NOW + timedelta(days=1)
    told = {"team": Team.PRODUCT, "also": (), "format": "plain", "brief": "x", "note": "", "by": "Sam"}
    assert deadline(change_target(opened(Severity.CRITICAL), **told, now=at), 3) == "Wed 11 Mar 2026 17:30 CET"


def test_the_owner_is_who_it_was_given_to_last() -> None:
    """Once it was given to somebody else, the brief names them, and no longer who had it before."""
    draft = change_owner(opened(Severity.HIGH).with_value("owner", "Zebra"), "Priya", "", NOW, "Sam")
    assert "- **Owner:** Priya\n" in brief(draft)
    assert "Zebra" not in brief(draft)


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


@pytest.mark.parametrize(
    ("why", "part"),
    [
        ("Unknown, because it happened once.", "Not reproduced.\nUnknown, because it happened once."),
        ("Not reproduced, because it happened once.", "Not reproduced, because it happened once."),
        ("Open Reports and choose Export.", "Not reproduced."),
    ],
)
def test_a_bug_s_reproduction_turned_off_says_so_and_why(why: str, part: str) -> None:
    """Steps and circumstances that were left standing are not printed; what was seen is."""
    steps = [{"key": "abc", "text": why}, {"key": "abd", "text": "zebra"}]
    draft = case(1).with_value("repro.steps", steps).with_value("repro.applicable", False)
    said = brief(draft, "plain").partition("REPRODUCTION STEPS\n")[2].partition("\n\nWHAT'S")[0]
    assert said == f"{part}\nError text:\n    {case(1).record.repro.evidence[0].text}"


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
