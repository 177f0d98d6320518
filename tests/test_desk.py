"""The desk: edits in, assessments out, and the file behind."""

from datetime import timedelta

import pytest

from cases import NOW, case, handed_over
from escalate_tui.followup.acts import follow_up
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash
from escalate_tui.tui.desk import Desk
from escalate_tui.workplace import Workplace

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


SUMMARY, COMPONENT, DEPTH = "understand.summary", "understand.component", "impact.depth"


def opened(workplace: Workplace, identity: str) -> Desk:
    """An escalation on a desk of its own."""
    doc, version = workplace.store.get(identity)
    return Desk(workplace, Draft(doc), version)


@pytest.fixture
def two(workplace) -> tuple[Desk, Desk]:
    """The same draft on two desks."""
    workplace.store.put(case(1).doc, None)
    return opened(workplace, case(1).id), opened(workplace, case(1).id)


def test_two_desks_in_different_fields_both_keep_what_they_wrote(two):
    """Each save takes in what the other desk wrote since, round after round, and says that the draft changed."""
    here, there = two
    shown = []
    there.on_edit = lambda: shown.append(there.draft.value(SUMMARY))
    for number in range(3):
        here.put(SUMMARY, f"here {number}")
        there.put(COMPONENT, f"there {number}")
        there.put("understand.customers.c4f.plan", f"plan {number}")
        assert here.save()
        assert there.save()
        assert shown[-1] == f"here {number}"
    assert here.draft.value(COMPONENT) == "there 1"
    for draft in (there.draft, on_disk(there)):
        assert [draft.value(path) for path in (SUMMARY, COMPONENT)] == ["here 2", "there 2"]
        assert draft.value("understand.customers.c4f.plan") == "plan 2"


def test_a_hand_in_the_file_and_the_desk_both_keep_what_they_wrote(two, tmp_path):
    """What an editor wrote into the file is on the desk after the next save, and as it was in the versions."""
    desk, _ = two
    (path,) = (tmp_path / "data" / "records").rglob("*.toml")
    path.write_text("by_hand = 1\n" + path.read_text().replace('"orders API"', '"by hand"'))
    edited = path.read_bytes()
    desk.put(SUMMARY, "mine")
    assert desk.save()
    assert [on_disk(desk).value(one) for one in ("by_hand", COMPONENT, SUMMARY)] == [1, "by hand", "mine"]
    assert desk.draft.value(COMPONENT) == "by hand"
    assert edited in [kept.read_bytes() for kept in (tmp_path / "data" / "versions").rglob("*.toml")]


def test_an_entry_and_an_edit_at_the_same_time_are_both_there(workplace):
    """An act on the board while the escalation is being edited is in the history, and the edit in its field."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    desk = opened(workplace, case(1).id)
    doc, version = workplace.store.get(case(1).id)
    workplace.store.put(follow_up(Draft(doc), "Asked", NOW + timedelta(hours=1), "Kim").doc, version)
    desk.put(COMPONENT, "mine")
    assert desk.save()
    assert [entry.act for entry in on_disk(desk).record.history] == ["handed-over", "followed-up"]
    assert on_disk(desk).value(COMPONENT) == "mine"
    assert on_disk(desk).record.updated == NOW + timedelta(hours=1)


def test_the_same_field_on_two_desks_loses_neither(two):
    """Theirs stays in the file and mine on the desk, with everything else I wrote, and the clash tells both."""
    here, there = two
    here.put(DEPTH, "blocked")
    there.put(DEPTH, "inconvenienced")
    there.put(SUMMARY, "mine too")
    assert here.save()
    assert not there.save()
    assert there.clashes == (Clash(DEPTH, "degraded", "inconvenienced", "blocked"),)
    assert (there.unsaved, "changed elsewhere" in there.trouble) == (True, True)
    assert [there.draft.value(path) for path in (DEPTH, SUMMARY)] == ["inconvenienced", "mine too"]
    assert on_disk(there).value(DEPTH) == "blocked"


@pytest.mark.parametrize("value", ["blocked", "degraded"], ids=["theirs taken", "mine taken back"])
def test_a_clash_ends_when_mine_no_longer_differs(two, value):
    """Once the field says what theirs does, or what it said before, the rest is written without a further key."""
    here, there = two
    here.put(DEPTH, "blocked")
    here.save()
    there.put(DEPTH, "inconvenienced")
    there.put(SUMMARY, "mine too")
    there.save()
    there.put(DEPTH, value)
    assert there.save()
    assert (there.clashes, there.trouble) == ((), "")
    assert [on_disk(there).value(path) for path in (DEPTH, SUMMARY)] == ["blocked", "mine too"]
    assert there.draft.value(DEPTH) == "blocked"


def test_mine_replaces_theirs_in_the_fields_that_clash_alone(two):
    """Asked to write mine all the same, what they wrote in other fields stays."""
    here, there = two
    here.put(DEPTH, "blocked")
    here.put(COMPONENT, "here")
    here.save()
    there.put(DEPTH, "inconvenienced")
    there.save()
    assert there.save(mine=True)
    assert there.clashes == ()
    assert [on_disk(there).value(path) for path in (DEPTH, COMPONENT)] == ["inconvenienced", "here"]
    assert there.draft.value(COMPONENT) == "here"


def test_what_was_deleted_elsewhere_is_made_anew_when_asked(two):
    """A draft that went to the trash while it was open is kept on the desk, and written when I say so."""
    desk, _ = two
    desk.place.store.delete(desk.draft.id)
    desk.put(SUMMARY, "mine")
    assert not desk.save()
    assert "deleted elsewhere" in desk.trouble
    assert desk.save(mine=True)
    assert on_disk(desk).value(SUMMARY) == "mine"


def test_another_escalation_of_the_same_id_is_left_alone(desk):
    """A new draft whose id was given to another one meanwhile is never merged with it, also when asked."""
    other = Draft.begun(ID, NOW, by="Kim").with_value(COMPONENT, "theirs")
    desk.place.store.put(other.doc, None)
    desk.put(SUMMARY, "mine")
    assert not desk.save()
    assert not desk.save(mine=True)
    assert on_disk(desk).doc == other.doc
