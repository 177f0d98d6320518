"""The desk: edits in, assessments out, and the file behind."""

import pytest

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.desk import Desk

ID = "esc-20260310-143000-abc"


@pytest.fixture
def desk(workplace) -> Desk:
    """An empty draft that was never saved."""
    return Desk(workplace, Draft.begun(ID, NOW, by="Sam"), None)


def on_disk(desk: Desk) -> Draft:
    """The escalation as its file has it."""
    return Draft(desk.place.store.get(desk.draft.id)[0])


def test_an_edit_is_unsaved_until_it_is_written(desk):
    """Saving writes the edit and the time of it."""
    desk.enter("understand.summary", "500s at Acme Corp")
    before = desk.unsaved
    assert desk.save()
    assert (before, desk.unsaved) == (True, False)
    assert on_disk(desk).record.understand.summary == "500s at Acme Corp"
    assert on_disk(desk).record.updated == NOW


def test_the_same_value_again_is_no_edit(desk):
    """A control that reports what it was made with leaves the draft as it is."""
    desk.enter("understand.summary", "x")
    desk.save()
    desk.enter("understand.summary", "x")
    assert not desk.unsaved


def test_text_that_does_not_parse_is_kept_and_comes_back(desk):
    """What was typed stands in the file in its own place."""
    desk.enter("impact.customers_affected", "about 40")
    desk.save()
    assert on_disk(desk).value("impact.customers_affected") == "about 40"


def test_what_is_pasted_is_cleaned(desk):
    """Escape sequences become visible signs on their way in."""
    desk.enter("understand.summary", "a\x1b]0;b\x07")
    assert desk.draft.value("understand.summary") == "a␛]0;b␇"


def test_the_assessment_follows_the_draft(desk):
    """What is thought of the draft is that of the last edit."""
    missing = {one.path for one in desk.assessment.findings}
    desk.enter("understand.summary", "Orders answer 500 for 1 request in 20")
    assert "understand.summary" in missing
    assert "understand.summary" not in {one.path for one in desk.assessment.findings}


def test_what_another_program_wrote_is_not_overwritten_unasked(workplace):
    """Saving over another's edit is refused with a reason; asked for, theirs is kept in the versions."""
    workplace.store.put(case(1).doc, None)
    doc, version = workplace.store.get(case(1).id)
    desk = Desk(workplace, Draft(doc), version)
    workplace.store.put(Draft(doc).with_value("understand.component", "theirs").doc, version)
    desk.enter("understand.component", "mine")
    assert not desk.save()
    assert "changed elsewhere" in desk.trouble
    assert on_disk(desk).record.understand.component == "theirs"
    assert desk.save(mine=True)
    assert desk.trouble == ""
    assert on_disk(desk).record.understand.component == "mine"


def test_what_cannot_be_written_stays_and_is_written_later(desk, tmp_path):
    """While the folder cannot be used the text stays on the desk; once it can, it is written."""
    blocked = tmp_path / "data"
    blocked.write_text("in the way")
    desk.enter("understand.summary", "kept")
    assert not desk.save()
    assert desk.trouble
    assert desk.draft.value("understand.summary") == "kept"
    blocked.unlink()
    assert desk.save()
    assert on_disk(desk).record.understand.summary == "kept"
