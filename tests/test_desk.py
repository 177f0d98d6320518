"""The desk: edits in, assessments out, and the file behind."""

from datetime import timedelta
from pathlib import Path

import pytest

from cases import NOW, case, handed_over
from escalate_tui.errors import EscalateError
from escalate_tui.followup.acts import follow_up
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash
from escalate_tui.storage import dump, read_file, record_path
from escalate_tui.tui.clashing import Side, joined
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
    """The file keeps theirs and the desk shows mine, all else that I wrote is in the file, and the clash tells both."""
    here, there = two
    here.put(DEPTH, "blocked")
    there.put(DEPTH, "inconvenienced")
    there.put(SUMMARY, "mine too")
    assert here.save()
    assert not there.save()
    assert there.clashes == (Clash(DEPTH, "degraded", "inconvenienced", "blocked"),)
    assert (there.since, "changed elsewhere" in there.trouble) == (None, True)
    assert [there.draft.value(path) for path in (DEPTH, SUMMARY)] == ["inconvenienced", "mine too"]
    assert [on_disk(there).value(path) for path in (DEPTH, SUMMARY)] == ["blocked", "mine too"]


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


@pytest.fixture
def clashing(two) -> tuple[Desk, Desk]:
    """A desk whose depth is blocked, as the file has it, and one whose depth, inconvenienced, clashes with that."""
    here, there = two
    here.put(DEPTH, "blocked")
    there.put(DEPTH, "inconvenienced")
    here.save()
    there.save()
    return here, there


def versions(desk: Desk) -> list[Draft]:
    """What is kept of the draft's earlier states."""
    return [Draft(kept.doc) for kept in desk.place.store.versions(desk.draft.id)]


def copies(workplace: Workplace) -> list[Path]:
    """What is kept beside the files."""
    return sorted((workplace.state.folder / "unsaved").glob("*"))


def test_other_fields_are_written_while_one_clashes(clashing):
    """Nothing waits for the decision but the field itself, whichever side edits."""
    here, there = clashing
    there.put(SUMMARY, "typed meanwhile")
    there.save()
    here.put(COMPONENT, "from here")
    assert here.save()
    assert here.draft.value(SUMMARY) == "typed meanwhile"
    there.look()
    assert there.draft.value(COMPONENT) == "from here"
    assert on_disk(there).value(DEPTH) == "blocked"
    assert len(there.clashes) == 1


DECISIONS = [
    pytest.param(Side.THEIRS, "blocked", "inconvenienced", id="theirs"),
    pytest.param(Side.MINE, "inconvenienced", "blocked", id="mine"),
]


@pytest.mark.parametrize(("side", "wins", "loses"), DECISIONS)
def test_a_decision_is_in_the_file_and_on_both_desks_and_what_lost_in_the_versions(clashing, side, wins, loses):
    """Nothing is left to be asked, and nothing that was typed is gone."""
    here, there = clashing
    there.decide(there.clashes[0], side)
    here.look()
    assert [one.value(DEPTH) for one in (here.draft, there.draft, on_disk(here))] == [wins] * 3
    assert (there.clashes, there.trouble, there.unsaved) == ((), "", False)
    assert [one.value(DEPTH) for one in versions(there)] == [loses]
    assert copies(there.place) == []


def test_what_mine_replaces_is_in_the_versions(clashing):
    """ctrl+s in one window loses nothing of the other's, though this program wrote it."""
    _, there = clashing
    assert there.save(mine=True)
    assert [one.value(DEPTH) for one in versions(there)] == ["blocked"]


def test_what_loses_is_kept_or_nothing_is_decided(clashing, tmp_path):
    """Where the versions cannot be written, both sides stay as they are and the reason is told."""
    _, there = clashing
    (tmp_path / "data" / "versions").write_text("in the way")
    with pytest.raises(EscalateError, match="in the way"):
        there.decide(there.clashes[0], Side.MINE)
    assert there.draft.value(DEPTH) == "inconvenienced"
    assert on_disk(there).value(DEPTH) == "blocked"
    assert len(there.clashes) == 1


PROSE = "impact.workflow"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        pytest.param("a", "a\nm", "a\nt", "a\nt\nm", id="both went on"),
        pytest.param("a\nb\nc", "a\nm\nc", "a\nt\nc", "a\nt\nc\nm", id="both changed a line"),
        pytest.param("a\nb", "a\nb\nm", "b", "b\nm", id="a line they removed does not come back"),
        pytest.param(None, "m", "t", "t\nm", id="both began"),
    ],
)
def test_both_is_theirs_with_the_lines_that_only_mine_has(workplace, base, mine, theirs, both):
    """Texts of several lines can be joined; no line stands there twice."""
    workplace.store.put(case(1).with_value(PROSE, base).doc, None)
    here, there = opened(workplace, case(1).id), opened(workplace, case(1).id)
    here.put(PROSE, theirs)
    there.put(PROSE, mine)
    here.save()
    there.save()
    there.decide(there.clashes[0], Side.BOTH)
    assert on_disk(there).value(PROSE) == both
    assert there.clashes == ()


@pytest.mark.parametrize(
    ("path", "mine", "theirs"),
    [(DEPTH, "blocked", "degraded"), (SUMMARY, "m", "t"), (PROSE, "m" * 15_000, "t" * 15_000), (PROSE, None, "t")],
    ids=["a choice", "a line", "more than the field holds", "nothing on one side"],
)
def test_what_cannot_be_both(path, mine, theirs):
    """Joining is offered only where a text would come of it that the field can hold."""
    assert joined(path, None, mine, theirs) is None


CUSTOMER, ARR = "understand.customers.c4f", "understand.customers.c4f.arr"
CUSTOMERS = "understand.customers"


@pytest.mark.parametrize("side", [Side.THEIRS, Side.MINE])
def test_a_field_of_an_item_clashes_like_any_other(two, side):
    """It is decided by itself, and the rest of the item merges."""
    here, there = two
    here.put(ARR, "1 EUR")
    here.put(f"{CUSTOMER}.plan", "theirs")
    there.put(ARR, "2 EUR")
    there.put(f"{CUSTOMER}.name", "mine")
    here.save()
    there.save()
    assert [clash.path for clash in there.clashes] == [ARR]
    there.decide(there.clashes[0], side)
    item = on_disk(there).value(CUSTOMER)
    assert (item["plan"], item["name"]) == ("theirs", "mine")
    assert item["arr"] == ("1 EUR" if side is Side.THEIRS else "2 EUR")


@pytest.mark.parametrize("side", [Side.THEIRS, Side.MINE])
@pytest.mark.parametrize("removed_here", [True, False], ids=["removed here", "removed there"])
def test_an_item_that_one_removed_and_the_other_edited(two, side, removed_here):
    """The file keeps what they did until it is decided; then the item is there or not on both desks."""
    here, there = two
    removes, edits = (there, here) if removed_here else (here, there)
    edits.put(ARR, "1 EUR")
    removes.replace(removes.draft.without_item(CUSTOMERS, "c4f"))
    here.save()
    there.save()
    assert [clash.path for clash in there.clashes] == [CUSTOMER]
    assert (there.draft.value(CUSTOMER) is None) is removed_here
    assert (on_disk(there).value(CUSTOMER) is None) is not removed_here
    there.decide(there.clashes[0], side)
    here.look()
    stays = (side is Side.THEIRS) is removed_here
    for draft in (here.draft, there.draft, on_disk(there)):
        assert (draft.value(ARR) == "1 EUR") is stays
        assert (draft.value(CUSTOMER) is not None) is stays
    assert there.clashes == ()


def test_mine_is_on_disk_while_it_clashes_and_comes_back_with_the_question(clashing):
    """A kill during a clash loses nothing: opened again the desk shows mine, theirs is in the file, both are told."""
    _, there = clashing
    there.put(DEPTH, None)
    there.put(SUMMARY, "the last words")
    there.save()
    again = Desk.opened(there.place, there.draft.id)
    assert again.restored
    assert again.clashes == (Clash(DEPTH, "degraded", None, "blocked"),)
    assert [again.draft.value(path) for path in (DEPTH, SUMMARY)] == [None, "the last words"]
    assert on_disk(again).value(DEPTH) == "blocked"
    again.decide(again.clashes[0], Side.MINE)
    assert on_disk(again).value(DEPTH) is None
    assert copies(there.place) == []
    assert not Desk.opened(there.place, there.draft.id).restored


def test_what_could_not_be_written_is_written_when_it_is_opened_again(two, tmp_path):
    """An edit that only the copy beside the file has is merged with what was written to the file since."""
    here, there = two
    there.put(SUMMARY, "while the folder was away")
    data = tmp_path / "data"
    data.rename(tmp_path / "away")
    data.write_text("in the way")
    assert not there.save()
    data.unlink()
    (tmp_path / "away").rename(data)
    here.put(COMPONENT, "since")
    here.save()
    again = Desk.opened(there.place, there.draft.id)
    assert (again.restored, again.unsaved, again.clashes) == (True, False, ())
    for draft in (again.draft, on_disk(again)):
        assert [draft.value(path) for path in (SUMMARY, COMPONENT)] == ["while the folder was away", "since"]
    assert copies(there.place) == []


def test_the_copy_beside_the_file_is_its_user_s_alone(clashing):
    """It can be read by nobody else, and as an escalation by this program."""
    _, there = clashing
    assert there.kept is not None
    assert there.kept.stat().st_mode & 0o777 == 0o600
    assert read_file(there.kept)["impact"]["depth"] == "inconvenienced"


def test_a_second_window_on_what_was_kept_leaves_the_first_what_it_has(clashing):
    """Both show the question; what is typed in either is on disk, and a decision in one ends it in the other."""
    _, there = clashing
    second = Desk.opened(there.place, there.draft.id)
    there.put(SUMMARY, "first window")
    there.put(DEPTH, None)
    there.save()
    second.put(COMPONENT, "second window")
    second.save()
    kept = [read_file(path) for path in copies(there.place)]
    assert sorted(Draft(doc).value(DEPTH) or "" for doc in kept) == ["", "inconvenienced"]
    second.decide(second.clashes[0], Side.MINE)
    there.put(DEPTH, "inconvenienced")
    there.look()
    assert (there.clashes, second.clashes, copies(there.place)) == ((), (), [])
    second.look()
    assert same_text(there) == same_text(second) == ("first window", "second window", "inconvenienced")


def same_text(desk: Desk) -> tuple[str, ...]:
    """What a desk shows in the fields that the tests edit."""
    return tuple(desk.draft.value(path) for path in (SUMMARY, COMPONENT, DEPTH))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b'schema = 1\nid = "esc-20260310-141203-k7q"\n', b"[began_with]\n", b'began_with = "x"\n'],
    ids=["empty", "no text", "nothing to merge with", "no id", "of another kind"],
)
def test_a_copy_that_is_none_is_left_alone(two, content):
    """What somebody else put there is neither taken up nor removed, and the draft opens as its file is."""
    here, _ = two
    folder = here.place.state.folder / "unsaved"
    folder.mkdir(parents=True)
    path = folder / f"{here.draft.id}.0.toml"
    path.write_bytes(content)
    again = Desk.opened(here.place, here.draft.id)
    assert (again.restored, again.draft.doc) == (False, here.draft.doc)
    assert path.read_bytes() == content


def test_what_is_written_elsewhere_is_seen_without_an_edit(two):
    """A look at the file takes in what is new, and writes nothing."""
    here, there = two
    here.put(COMPONENT, "from here")
    here.save()
    version = here.version
    there.look()
    assert there.draft.value(COMPONENT) == "from here"
    assert (there.came_in, there.version, there.unsaved) == (("Component",), version, False)


def test_what_was_deleted_elsewhere_is_seen_without_an_edit(two):
    """The desk then has what no file has, and says so; put back in its place, it is saved again."""
    desk, _ = two
    (path,) = (desk.place.store.root / "records").rglob("*.toml")
    aside = path.rename(path.with_suffix(".aside"))
    desk.look()
    assert (desk.unsaved, "deleted elsewhere" in desk.trouble) == (True, True)
    aside.rename(path)
    desk.look()
    assert (desk.unsaved, desk.trouble, desk.since) == (False, "", None)


def test_a_value_that_the_screen_did_not_show_yet_is_not_typed_over(two):
    """Typed onto what stood there before theirs came in, it clashes with theirs and does not replace it."""
    here, there = two
    here.put(COMPONENT, "theirs")
    here.save()
    there.look()
    there.typed_over(COMPONENT, "orders API")
    there.put(COMPONENT, "orders API!")
    assert not there.save()
    assert there.clashes == (Clash(COMPONENT, "orders API", "orders API!", "theirs"),)
    assert on_disk(there).value(COMPONENT) == "theirs"


def test_an_undecided_field_keeps_the_brief_from_leaving(clashing):
    """It stands first among what is to be said of the draft, under its field, and goes with the decision."""
    _, there = clashing
    assert [finding.path for finding in there.assessment.stops] == [DEPTH]
    there.decide(there.clashes[0], Side.MINE)
    assert there.assessment.stops == ()


DOTTED = {"a.b": 1}


def test_a_place_without_a_path_is_never_written_elsewhere(workplace):
    """A name with a dot that both changed is not taken for a table; asked for, mine is written and theirs kept."""
    draft = Draft({**case(1).doc, "extra": DOTTED})
    workplace.store.put(draft.doc, None)
    here, there = opened(workplace, draft.id), opened(workplace, draft.id)
    here.replace(Draft({**draft.doc, "extra": {"a.b": 2}}))
    there.replace(Draft({**draft.doc, "extra": {"a.b": 3}}))
    here.save()
    assert not there.save()
    assert "no field for" in there.trouble
    assert on_disk(there).doc["extra"] == {"a.b": 2}
    assert there.save(mine=True)
    assert on_disk(there).doc["extra"] == {"a.b": 3}
    assert [one.doc["extra"] for one in versions(there)] == [{"a.b": 2}]


def test_what_may_not_be_changed_is_not(workplace, tmp_path):
    """Of a newer schema nothing is written; what is masked for a copy of it goes with the next save."""
    path = record_path(workplace.store.root, case(1).id)
    path.parent.mkdir(parents=True)
    path.write_bytes(dump({**case(1).doc, "schema": 2}))
    before = path.read_bytes()
    desk = Desk.opened(workplace, case(1).id)
    assert "schema 2" in desk.read_only
    desk.put(SUMMARY, "mine")
    assert desk.draft.value(SUMMARY) == "mine"
    assert not desk.save()
    desk.look()
    assert desk.draft.value(SUMMARY) != "mine"
    assert (path.read_bytes(), copies(workplace)) == (before, [])
