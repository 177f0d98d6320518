"""Decisions about sensitive text: what is masked, what is kept, and what the history knows of it."""

import re
from typing import Any

import pytest

from cases import CONTEXT, NOW, case
from escalate_tui.followup.acts import take_back
from escalate_tui.followup.decisions import keep, mask
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.judgement.findings_sensitive import secrets_in
from escalate_tui.model.choices import Act, Status
from escalate_tui.model.draft import Draft

PATH = "impact.expectation"
SECRET = "Tr0ub4dor&3"
LEAKING = case(1).with_value(PATH, f"password={SECRET} opens it")


def secret(draft: Draft) -> tuple[Finding, ...]:
    return secrets_in(assess(draft, CONTEXT).findings)


def test_masking_leaves_no_secret_in_field_or_history():
    """The field is masked, the entry says what and where, and it is a draft still."""
    after = mask(LEAKING, secret(LEAKING)[0], NOW, "Sam")
    assert secret(after) == ()
    assert SECRET not in str(after.doc)
    (entry,) = after.record.history
    assert (entry.act, entry.finding, entry.path, entry.count, entry.by) == (
        Act.MASKED, "sensitive-password", PATH, 1, "Sam",
    )  # fmt: skip
    assert after.status is Status.DRAFT


def test_what_is_kept_on_purpose_is_a_hint_with_its_reason():
    """It no longer warns, says why it is there, and lowers no readiness."""
    after = keep(LEAKING, secret(LEAKING), "the test account of the sandbox", NOW, "Sam")
    assert secret(after) == ()
    (hint,) = [one for one in assess(after, CONTEXT).findings if one.code == "sensitive-password"]
    assert hint.level is Level.HINT
    assert hint.says.endswith("kept on purpose: the test account of the sandbox")
    assert SECRET not in str(after.doc["history"])


def test_another_secret_in_the_field_is_asked_about_again():
    """A decision holds for as many places as there were."""
    kept = keep(LEAKING, secret(LEAKING), "needed", NOW, "Sam")
    more = kept.with_value(PATH, f"password={SECRET} opens it, or password=C0rrectH0rse9")
    assert [one.count for one in secret(more)] == [2]
    elsewhere = kept.with_value("impact.workflow", f"They type password={SECRET} by hand 40 times a day.")
    assert [one.path for one in secret(elsewhere)] == ["impact.workflow"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("password=C0rrectH0rse9 opens it", True, id="another"),
        pytest.param(f"It opens with password={SECRET} as well", False, id="the same in other words"),
        pytest.param(f"password={SECRET}9 opens it", True, id="one figure more"),
    ],
)
def test_a_decision_holds_for_the_text_that_was_kept(text: str, asked: bool) -> None:
    """A secret put in its place is asked about; the words beside it may change."""
    kept = keep(LEAKING, secret(LEAKING), "the test account", NOW, "Sam")
    assert bool(secret(kept.with_value(PATH, text))) is asked


def test_the_digest_of_what_was_kept_is_short_and_salted() -> None:
    """It tells whether it is still the same, in this record alone, and never what it is; masking leaves none."""
    other = Draft({**LEAKING.doc, "id": "esc-20260310-093541-m4d"})
    digests = [keep(one, secret(one), "needed", NOW, "Sam").record.history[-1].digest for one in (LEAKING, other)]
    assert all(re.fullmatch("[0-9a-f]{12}", one or "") for one in digests)
    assert len(set(digests)) == 2
    assert mask(LEAKING, secret(LEAKING)[0], NOW, "Sam").record.history[-1].digest is None


def test_two_that_changed_places_are_the_same() -> None:
    """Both were kept, in whatever order they stand."""
    one, two = f"password={SECRET}", "password=C0rrectH0rse9"
    draft = LEAKING.with_value(PATH, f"{one} or {two}")
    kept = keep(draft, secret(draft), "needed", NOW, "Sam")
    assert secret(kept.with_value(PATH, f"{two} or {one}")) == ()
    assert [found.count for found in secret(kept.with_value(PATH, f"{two} or {two}"))] == [2]


def test_each_decision_about_a_field_has_its_own_reason() -> None:
    """Where one secret took the place of another, the reason is that of the one that stands there."""
    kept = keep(LEAKING, secret(LEAKING), "first", NOW, "Sam")
    again = kept.with_value(PATH, "password=C0rrectH0rse9")
    both = keep(again, secret(again), "second", NOW, "Sam")
    for draft, reason in ((both, "second"), (both.with_value(PATH, LEAKING.value(PATH)), "first")):
        assert secret(draft) == ()
        (hint,) = [one for one in assess(draft, CONTEXT).findings if one.code == "sensitive-password"]
        assert hint.says.endswith(f"kept on purpose: {reason}")


def test_a_decision_without_a_digest_holds_by_number() -> None:
    """As an older file has it: whatever of the kind stands there, as long as it is as many."""
    entry = {"key": "h2a", "at": NOW, "act": "overruled", "finding": "sensitive-password", "path": PATH, "count": 1}
    older = LEAKING.with_entry({**entry, "note": "needed"})
    assert secret(older) == ()
    assert secret(older.with_value(PATH, "password=C0rrectH0rse9")) == ()
    assert len(secret(older.with_value(PATH, f"password=C0rrectH0rse9 or password={SECRET}"))) == 1


@pytest.mark.parametrize(
    ("path", "value", "finding"),
    [
        pytest.param("understand.documents", ["Plan", f"password={SECRET}"], "understand.documents", id="lines"),
        pytest.param("repro.evidence.e8t.text", f"password={SECRET}", "repro.evidence.e8t.text", id="an-item"),
        pytest.param("impact.customers_affected", f"password={SECRET}", "impact.customers_affected", id="unparsed"),
        pytest.param(
            "understand.criteria.overruled",
            {"pattern": f"password={SECRET}"},
            "understand.criteria.overruled.pattern",
            id="a-reason",
        ),
    ],
)
def test_what_is_kept_is_known_again_wherever_it_stands(path: str, value: Any, finding: str) -> None:
    """Every place that is searched can be decided on, and a change there is seen."""
    draft = case(1).with_value(path, value)
    kept = keep(draft, secret(draft), "needed", NOW, "Sam")
    assert (secret(kept), kept.record.history[-1].path) == ((), finding)
    assert kept.record.history[-1].digest
    changed = [*value[:-1], "password=C0rrectH0rse9"] if isinstance(value, list) else "password=C0rrectH0rse9"
    assert [one.path for one in secret(kept.with_value(finding, changed))] == [finding]


def test_a_decision_that_was_taken_back_holds_no_longer():
    """The history keeps both entries, and the finding warns again."""
    kept = keep(LEAKING, secret(LEAKING), "needed", NOW, "Sam")
    again = take_back(kept, kept.record.history[-1].key, NOW, "Sam")
    assert [one.path for one in secret(again)] == [PATH]
    assert len(again.record.history) == 2
