"""Decisions about sensitive text: what is masked, what is kept, and what the history knows of it."""

from cases import CONTEXT, NOW, case
from escalate_tui.followup.acts import take_back
from escalate_tui.followup.decisions import keep, mask
from escalate_tui.judgement import Finding, Level, assess
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


def test_a_decision_that_was_taken_back_holds_no_longer():
    """The history keeps both entries, and the finding warns again."""
    kept = keep(LEAKING, secret(LEAKING), "needed", NOW, "Sam")
    again = take_back(kept, kept.record.history[-1].key, NOW, "Sam")
    assert [one.path for one in secret(again)] == [PATH]
    assert len(again.record.history) == 2
