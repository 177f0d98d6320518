"""Why a brief was sent back sharpens what is found in the record that it was made of."""

from datetime import timedelta

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.followup.acts import hand_over, take_back
from escalate_tui.followup.changing import change_target, sent_back
from escalate_tui.followup.closing import Closing, resolve
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.model.choices import Severity, Team
from escalate_tui.model.draft import Draft

AT = NOW - timedelta(hours=1)


def left(draft: Draft) -> Draft:
    """Hand a draft over, two hours ago."""
    told = {"severity": Severity.HIGH, "team": Team.ENGINEERING, "also": (), "format": "plain", "brief": "x"}
    return hand_over(draft, **told, now=NOW - timedelta(hours=2), by="Sam")


def found(draft: Draft) -> dict[str, Finding]:
    return {one.path: one for one in assess(draft, CONTEXT).findings}


def test_a_finding_for_which_it_was_sent_back_says_so_and_warns() -> None:
    """What was a hint is the reason by now; all that the reason does not speak of stays as it is."""
    draft = left(case(1).with_value("repro.ruled_out", None).with_value("repro.environment", "Chrome"))
    back = sent_back(draft, "What did you rule out?", AT, "Sam")
    before, after = found(draft), found(back)
    assert before["repro.ruled_out"].level is Level.HINT
    assert after["repro.ruled_out"].level is Level.WARN
    says = f"It was sent back for this on Tue 10 Mar: {before['repro.ruled_out'].says}"
    assert after["repro.ruled_out"].says == says
    assert not after["repro.ruled_out"].missing
    assert {path: one for path, one in after.items() if path != "repro.ruled_out"} == {
        path: one for path, one in before.items() if path != "repro.ruled_out"
    }


@pytest.mark.parametrize(
    ("reason", "path"),
    [
        ("We need the logs and a HAR file", "repro.evidence"),
        ("no steps to reproduce", "repro.steps"),
        ("Which version, which browser?", "repro.environment"),
        ("How often does it happen?", "repro.frequency"),
        ("How many are affected?", "impact.workflow"),
        ("This is not critical", "impact.severity_reason"),
        ("wrong team, ask Product", "target.team"),
        ("What do you want from us?", "target.ask_text"),
        ("Until when? The deadline is missing", "target.ask_deadline"),
        ("Everything is unclear", "understand.description"),
        ("xyzzy", "understand.description"),
    ],
)
def test_a_reason_stands_where_the_answer_belongs(reason: str, path: str) -> None:
    """Also where no rule finds fault with the field: who sent it back did."""
    draft = sent_back(left(case(1)), reason, AT, "Sam")
    [one] = [one for one in assess(draft, CONTEXT).findings if one.code == "sent-back"]
    assert one.path == path
    assert one.says.startswith(f"It was sent back on Tue 10 Mar: “{reason}”. ")


@pytest.mark.parametrize(
    "mend",
    [
        lambda draft: draft.with_value("repro.evidence", [{"key": "e1a", "text": "2026-03-10 14:02 E-17"}]),
        lambda draft: take_back(draft, draft.record.history[-1].key, NOW, "Sam"),
        lambda draft: change_target(
            draft, team=Team.ENGINEERING, also=(), format="plain", brief="y", note="", now=NOW, by="Sam"
        ),
        lambda draft: resolve(
            draft, note="x", learning="", done=(), waived=dict.fromkeys(Closing, "x"), now=NOW, by="Sam"
        ),
    ],
    ids=["mended", "taken back", "sent anew", "resolved"],
)
def test_what_was_mended_is_not_said_again(mend) -> None:
    """The field is another than in the brief, the entry was taken back, a new brief has left, or it is over."""
    draft = sent_back(left(case(1)), "Logs, please", AT, "Sam")
    assert "sent-back" in {one.code for one in assess(draft, CONTEXT).findings}
    assert not any("sent back" in one.says for one in assess(mend(draft), CONTEXT).findings)


def test_the_latest_reason_counts() -> None:
    """Sent back twice, it is the second reason that is still open."""
    draft = sent_back(left(case(1)), "Logs, please", AT, "Sam")
    draft = sent_back(draft, "Which version?", AT + timedelta(minutes=5), "Sam")
    assert [one.path for one in assess(draft, CONTEXT).findings if one.code == "sent-back"] == ["repro.environment"]


def test_a_long_reason_is_cut() -> None:
    """The sentence stays a sentence, on one line."""
    draft = sent_back(left(case(1)), "logs\n" + "and more " * 40, AT, "Sam")
    [one] = [one for one in assess(draft, CONTEXT).findings if one.code == "sent-back"]
    assert len(one.says) < 200
    assert "\n" not in one.says
