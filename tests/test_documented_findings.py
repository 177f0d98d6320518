"""The handbook's page on findings: every code is there, and its texts do what the page says."""

import pytest

from cases import CONTEXT
from documented_texts import Documented, documented, typed
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.codes import CODES
from test_judgement_codes import TABLE

PAGE = documented()


def raised(words: str, code: str) -> set[str]:
    """Tell the levels at which a code is raised by what the page says."""
    return {one.level.value for one in assess(typed(words), CONTEXT).findings if one.code == code}


def test_every_code_is_told_of_once():
    """No code is missing, none is told of twice, and none is there that no finding has."""
    assert sorted(one.code for one in PAGE) == sorted(CODES)


@pytest.mark.parametrize("one", PAGE, ids=lambda one: one.code)
def test_the_levels_are_those_of_the_judgement(one: Documented):
    """The page names each level that a code is raised at, as the table of all codes has them."""
    assert one.levels == {row.level.value for row in TABLE if row.code == one.code}


@pytest.mark.parametrize("one", PAGE, ids=lambda one: one.code)
def test_the_bad_text_raises_it(one: Documented):
    """What the page calls bad raises the finding, at a level that the page names."""
    levels = raised(one.bad, one.code)
    assert levels
    assert levels <= one.levels


@pytest.mark.parametrize("one", PAGE, ids=lambda one: one.code)
def test_the_good_text_does_not(one: Documented):
    """What the page calls good is left in peace, also by what stops a brief."""
    assert raised(one.good, one.code) == set()
    assert [found.code for found in assess(typed(one.good), CONTEXT).findings if found.level == "stop"] == []
