"""“Unknown, because …” is an answer everywhere but in summary, target and ask."""

from collections.abc import Iterator

import pytest

from cases import CONTEXT, case
from escalate_tui.judgement.assess import assess
from escalate_tui.judgement.finding import Level
from escalate_tui.model.draft import Draft
from escalate_tui.model.fields import Control, FieldSpec
from escalate_tui.model.record import fields

REFUSED = {"understand.summary", "target.team", "target.ask", "target.ask_text"}
"""Where it has to be known before it leaves."""

WORDY = (Control.LINE, Control.PROSE)
TYPED = (Control.NUMBER, Control.MONEY, Control.MOMENT, Control.DURATION, Control.CHOICE, Control.FLAG)

ANSWERS = (
    "Unknown, because some users of theirs reported it by phone",
    "unknown - because nobody here may read the logs of that region, and the owner is away until Thursday",
    "Not known, because: the customer closed the page",
)

NO_REASON = ("Unknown", "Unknown, because", "Unknown, because …", "Unknown, because tbd", "Unknown, because unknown")


def places(*controls: Control) -> Iterator[str]:
    """Give every declared field of these controls, in the items of a list by the key of the first."""
    for spec in fields().values():
        if spec.face.control in controls:
            yield spec.path
        if spec.face.control is Control.ITEMS:
            yield from (f"{spec.path}.k2a.{inner.path}" for inner in spec.item if inner.face.control in controls)


def filled(path: str, answer: str) -> Draft:
    """Put an answer into case 1; a list gets an item for it."""
    table, key, _ = path.partition(".k2a.")
    draft = case(1).with_value(table, [{"key": "k2a"}]) if key else case(1)
    return draft.with_value(path, answer)


@pytest.mark.parametrize("answer", ANSWERS, ids=["short", "long", "colon"])
@pytest.mark.parametrize("path", [path for path in places(*WORDY) if path not in REFUSED])
def test_an_answer_in_every_text(path: str, answer: str) -> None:
    """Nothing is said of a text that gives the reason why it is not known."""
    assert [one.says for one in assess(filled(path, answer), CONTEXT).findings if one.path == path] == []


@pytest.mark.parametrize("path", [path for path in places(*TYPED) if path not in REFUSED])
def test_an_answer_in_every_value(path: str) -> None:
    """A figure, a date or a choice may be unknown with its reason, too."""
    found = assess(filled(path, ANSWERS[0]), CONTEXT).findings
    assert [one.says for one in found if one.path == path and one.level is not Level.HINT] == []


@pytest.mark.parametrize("spec", [one for one in fields().values() if one.face.control is Control.LINES],
                         ids=lambda spec: spec.path)  # fmt: skip
def test_an_answer_in_every_list(spec: FieldSpec) -> None:
    """An entry of a list may say it as well."""
    found = assess(case(1).with_value(spec.path, [ANSWERS[0]]), CONTEXT).findings
    assert [one.says for one in found if one.path == spec.path] == []


@pytest.mark.parametrize("path", sorted(REFUSED))
def test_no_answer_where_it_has_to_be_known(path: str) -> None:
    """Without headline, target or ask there is no brief."""
    found = assess(filled(path, ANSWERS[0]), CONTEXT).findings
    assert Level.STOP in {one.level for one in found if one.path == path}


@pytest.mark.parametrize("answer", NO_REASON)
@pytest.mark.parametrize("path", [path for path in places(*WORDY) if path not in REFUSED])
def test_no_answer_without_its_reason(path: str, answer: str) -> None:
    """That it is unknown, and no more, is asked for the reason."""
    found = assess(filled(path, answer), CONTEXT).findings
    assert "unknown-unexplained" in {one.code for one in found if one.path == path}
