"""Merging random pairs of edits that began with one escalation: what each side wrote is there, or asked about."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edits import Edit, after, begun, edits, paths, values
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash, Merged, merged
from escalate_tui.model.sameness import same
from escalate_tui.storage import dump, parse

Leaves = dict[tuple[str, ...], Any]

PAIRS = settings(max_examples=300, deadline=None)


def leaves(value: Any, place: tuple[str, ...] = ()) -> Leaves:
    """Take a document apart: each field by its place, each text of a list and each item a place of its own."""
    if isinstance(value, dict):
        return {inner: one for name, held in value.items() for inner, one in leaves(held, (*place, name)).items()}
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return {(*place, f"holds {one}"): True for one in value}
    if isinstance(value, list) and value and all(isinstance(one, dict) and "key" in one for one in value):
        return {inner: held for one in value for inner, held in leaves(one, (*place, one["key"])).items()}
    return {place: value}


def unordered(doc: dict[str, Any]) -> Any:
    """A document without the order of its lists."""
    return sorted(leaves(doc).items(), key=repr)


def expected(base: Leaves, mine: Leaves, theirs: Leaves) -> tuple[Leaves, Leaves]:
    """Say leaf by leaf what must come out, and what must be asked about, with nothing but the rule of three."""
    sure, unsure = Leaves(), Leaves()
    for place in {**mine, **theirs, **base}:
        before, here, there = base.get(place), mine.get(place), theirs.get(place)
        if same(before, there) or same(here, there):
            sure[place] = here
        elif same(before, here):
            sure[place] = there
        else:
            unsure[place] = (here, there)
    return sure, unsure


def touched(base: Draft, changed: Draft) -> set[tuple[str, ...]]:
    """Find the places at which a draft is not what it began with."""
    before, now = leaves(base.doc), leaves(changed.doc)
    return {place for place in {**before, **now} if not same(before.get(place), now.get(place))}


def meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one place is the other or lies in it, or lies in an item that comes or goes there."""
    depth = min(len(one), len(other))
    inner = [place[: -1 if place[-1] == "key" else None] for place in (one, other)]
    return one[:depth] == other[:depth] or one[: len(inner[1])] == inner[1] or other[: len(inner[0])] == inner[0]


def covered(place: tuple[str, ...], both: Merged) -> bool:
    """Tell whether a clash speaks of a place or of what it lies in."""
    return any(f"{'.'.join(place)}.".startswith(f"{clash.path}.") for clash in both.clashes)


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_of_any_two_edits_none_is_lost(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """Each field has the value of the side that changed it; where both did, a clash names both values."""
    docs = base.doc, after(base, mine).doc, after(base, theirs).doc
    both = merged(*docs)
    sure, unsure = expected(*map(leaves, docs))
    found = leaves(both.doc)
    for place, value in sure.items():
        assert covered(place, both) or same(found.get(place), value), place
    assert all(covered(place, both) for place in unsure)
    assert all(place in sure or place in unsure for place in found)
    for clash in both.clashes:
        values = [Draft(doc).value(clash.path) for doc in docs]
        assert all(map(same, values, (clash.base, clash.mine, clash.theirs)))
        assert not any(same(values[one], values[other]) for one, other in ((0, 1), (0, 2), (1, 2)))
        assert same(Draft(both.doc).value(clash.path), clash.mine) or clash.mine is None


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_edits_in_different_fields_are_all_there(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """Of edits that touch no place twice nobody is asked anything, and all of both sides are in the result."""
    here, there = after(base, mine), base
    places = touched(base, here)
    for edit in theirs:
        if not any(meet(one, other) for one in touched(base, edit(there)) for other in places):
            there = edit(there)
    both = merged(base.doc, here.doc, there.doc)
    found = leaves(both.doc)
    assert both.clashes == ()
    for side in (here, there):
        wrote = leaves(side.doc)
        assert all(same(found.get(place), wrote.get(place)) for place in touched(base, side))


@PAIRS
@given(begun(), edits("m"), edits("t"), st.data())
def test_the_same_field_is_asked_about(base: Draft, mine: list[Edit], theirs: list[Edit], data: st.DataObject) -> None:
    """Whatever else both sides did, two values for one field are a clash that names them, and mine stays."""
    path = data.draw(paths())
    here = after(base, mine).with_value(path, data.draw(values(path)))
    there = after(base, theirs).with_value(path, data.draw(values(path)))
    said = [draft.value(path) for draft in (base, here, there)]
    assume(all(not isinstance(value, list) for value in said))
    assume(not any(same(said[one], said[other]) for one, other in ((0, 1), (0, 2), (1, 2))))
    both = merged(base.doc, here.doc, there.doc)
    assert [clash for clash in both.clashes if clash.path == path] == [Clash(path, *said)]
    assert Draft(both.doc).value(path) == said[1]


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_it_does_not_matter_who_merges(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """But for the order of lists, both sides come to the same document, and to the same clashes the other way round."""
    docs = after(base, mine).doc, after(base, theirs).doc
    here, there = merged(base.doc, *docs), merged(base.doc, *docs[::-1])
    turned = {clash.path: (clash.theirs, clash.mine) for clash in there.clashes}
    assert {clash.path for clash in here.clashes} == turned.keys()
    assert all(same((clash.mine, clash.theirs), turned[clash.path]) for clash in here.clashes)
    if not here.clashes:
        assert unordered(here.doc) == unordered(there.doc)
        assert here.doc.get("history") == there.doc.get("history")


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_one_side_alone_and_merging_again_change_nothing(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """A side merged with what it began with, or with itself, is that side; merging the same twice changes nothing."""
    b, m, t = base.doc, after(base, mine).doc, after(base, theirs).doc
    assert merged(b, m, b) == merged(b, m, m) == Merged(m)
    assert merged(b, b, t) == Merged(t)
    both = merged(b, m, t)
    assert both == merged(b, m, t)
    assert merged(b, both.doc, t).doc == both.doc


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_no_entry_is_lost_or_doubled(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """The history holds every entry of both sides once, those of each side in its order."""
    sides = [after(base, made).doc for made in (mine, theirs)]
    both = [entry["key"] for entry in merged(base.doc, *sides).doc.get("history", [])]
    histories = [[entry["key"] for entry in side.get("history", [])] for side in sides]
    assert sorted(both) == sorted({key for history in histories for key in history})
    assert all([key for key in both if key in history] == history for history in histories)


@PAIRS
@given(begun(), edits("m"), edits("t"))
def test_through_files_it_is_the_same(base: Draft, mine: list[Edit], theirs: list[Edit]) -> None:
    """What was read from files merges as what was never written does, and the result can be written."""
    docs = base.doc, after(base, mine).doc, after(base, theirs).doc
    both = merged(*docs)
    read = merged(*(parse(dump(doc)) for doc in docs))
    assert read == both
    assert parse(dump(both.doc)) == both.doc
