"""The judgement cries no wolf: drafts that are good are told so."""

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.finding import Level
from good_texts import GOOD, good


def test_there_are_twelve_of_all_kinds() -> None:
    """At least twelve of them, and every kind of issue is among them."""
    assert len(GOOD) >= 12
    assert {good(name).value("understand.kind") for name in GOOD} == {
        *("bug", "infrastructure", "feature-gap", "security", "account-risk", "other")
    }


@pytest.mark.parametrize("name", GOOD)
def test_good_drafts_raise_no_warning(name: str) -> None:
    """No warning and nothing that stops the brief; the draft is wholly ready."""
    assessment = assess(good(name), CONTEXT)
    assert [(one.code, one.path, one.says) for one in assessment.findings if one.level is not Level.HINT] == []
    assert assessment.readiness.percent == 100


@pytest.mark.parametrize("name", GOOD)
def test_what_is_hinted_is_little(name: str) -> None:
    """A hint is quiet, and a good draft has three at the most."""
    assert len(assess(good(name), CONTEXT).findings) <= 3


@pytest.mark.parametrize("number", range(1, 6))
def test_complete_cases_raise_no_warning(number: int) -> None:
    """The cases that are complete are in peace, too."""
    assert [one for one in assess(case(number), CONTEXT).findings if one.level is not Level.HINT] == []
