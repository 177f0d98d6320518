"""Merging what two sides made of one document: each rule by itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cases import NOW, ZONE, case
from escalate_tui.model.choices import Severity
from escalate_tui.model.draft import Draft
from escalate_tui.model.merging import Clash, Merged, merged
from escalate_tui.model.sameness import same

Doc = dict[str, Any]


def items(text: str, **edits: Any) -> list[Doc]:
    """Items by their keys, one letter each; those that are named are edited."""
    return [{"key": key, "text": edits.get(key, "as it was")} for key in text]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param({"a": 1, "b": 3}, {"a": 2, "b": 2}, {"a": 2, "b": 3}, id="two fields"),
        pytest.param({"a": 1, "b": 3}, {"a": 1, "b": 3}, {"a": 1, "b": 3}, id="the same edit on both sides"),
        pytest.param({"a": 1}, {"a": 2, "b": 2}, {"a": 2}, id="one unset, the other set"),
        pytest.param({"a": 1}, {"b": 2}, {}, id="all unset, by one each"),
        pytest.param(
            {"a": 1, "b": 2, "t": {"x": 1}},
            {"a": 1, "b": 2, "t": {"y": 2}},
            {"a": 1, "b": 2, "t": {"x": 1, "y": 2}},
            id="a table on both sides",
        ),
        pytest.param(
            {"a": 1, "b": 2, "x": "of mine"},
            {"a": 1, "b": 2, "y": ["of", "theirs"]},
            {"a": 1, "b": 2, "x": "of mine", "y": ["of", "theirs"]},
            id="names nobody knows",
        ),
        pytest.param({"a": True, "b": 2}, {"a": 1, "b": 2.0}, {"a": True, "b": 2.0}, id="true is not 1, and 2 not 2.0"),
    ],
)
def test_edits_in_different_fields_merge(mine: Doc, theirs: Doc, both: Doc) -> None:
    """What one side changed comes from that side, in a table of any name at any depth; nobody is asked."""
    begun = {"a": 1, "b": 2}
    assert merged({"t": begun}, {"t": mine}, {"t": theirs}).clashes == ()
    assert same(
        merged({"t": begun, "z": 1}, {"t": mine, "z": 1}, {"t": theirs, "z": 1}).doc,
        {"t": both, "z": 1} if both else {"z": 1},
    )


def test_a_table_that_one_side_lost_field_by_field_takes_what_the_other_added() -> None:
    """Clearing the last field of a step does not stand against what the other side writes in it."""
    assert merged({"t": {"a": 1}}, {"x": 1}, {"t": {"a": 1, "b": 2}}) == Merged({"x": 1, "t": {"b": 2}})


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        pytest.param("degraded", "blocked", "inconvenienced", id="edited"),
        pytest.param(None, 3, 4, id="filled"),
        pytest.param("degraded", None, "blocked", id="unset by me"),
        pytest.param("degraded", "blocked", None, id="unset by them"),
        pytest.param(1, True, 1.0, id="of other types"),
        pytest.param({"a": 1}, "a text", {"a": 2}, id="a table became a text"),
        pytest.param("about 40", {"a": 1}, {"b": 1}, id="a text became tables"),
        pytest.param(["48211"], ["48211", "48212"], "48213", id="a list became a text"),
        pytest.param([1, 2], [1, 3], [1, 4], id="a list of numbers"),
        pytest.param([{"a": 1}], [{"a": 2}], [{"a": 3}], id="tables without keys"),
        pytest.param([{"key": "k"}, {"key": "k"}], [{"key": "k"}], [], id="tables with one key for two"),
        pytest.param(
            date(2026, 3, 10), datetime(2026, 3, 10, tzinfo=UTC), date(2026, 3, 11), id="a day became an instant"
        ),
    ],
)
def test_the_same_field_is_a_clash(base: Any, mine: Any, theirs: Any) -> None:
    """What both changed differently stays as mine has it, and the clash tells all three values."""

    def doc(value: Any) -> Doc:
        return {"t": {"kept": 1} | ({} if value is None else {"f": value})}

    assert merged(doc(base), doc(mine), doc(theirs)) == Merged(doc(mine), (Clash("t.f", base, mine, theirs),))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param(["1", "2", "3"], ["1", "2", "4"], ["1", "2", "4", "3"], id="added by both"),
        pytest.param(["1"], ["1", "2", "3"], ["1", "3"], id="removed by one, added by the other"),
        pytest.param(["1", "5"], ["5"], ["5"], id="removed by both, the same added by both"),
        pytest.param(None, ["1", "2", "3"], ["3"], id="emptied by one"),
        pytest.param(["1"], ["2"], None, id="nothing left"),
        pytest.param(["2", "1"], ["1", "2", "3"], ["2", "3", "1"], id="moved by one, added by the other"),
        pytest.param(["1", "2", "4"], ["0", "2", "1"], ["0", "2", "4", "1"], id="moved by the other"),
    ],
)
def test_lists_of_texts_merge_as_sets(mine: Any, theirs: Any, both: Any) -> None:
    """What either added is in, what either removed is out, in the order of mine unless only theirs has another."""

    def doc(value: Any) -> Doc:
        return {"x": 0} | ({} if value is None else {"tickets": value})

    assert merged(doc(["1", "2"]), doc(mine), doc(theirs)) == Merged(doc(both))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param(items("abcm"), items("abct"), items("abctm"), id="added at the end by both"),
        pytest.param(items("abmc"), items("tabcu"), items("tabmcu"), id="theirs stand behind what is before them"),
        pytest.param(items("abcm"), items("atuc"), items("atucm"), id="added by both, removed by one"),
        pytest.param(items("bc"), items("ab"), items("b"), id="one removed by each"),
        pytest.param(
            items("abc", a="mine"),
            items("abc", b="theirs"),
            items("abc", a="mine", b="theirs"),
            id="one edited by each",
        ),
        pytest.param(items("cab"), items("abc", a="theirs"), items("cab", a="theirs"), id="moved, edited"),
        pytest.param(items("abc", a="mine"), items("cab"), items("cab", a="mine"), id="edited, moved"),
        pytest.param(items("bac"), items("cab"), items("bac"), id="moved by both"),
        pytest.param([], items("abct"), items("t"), id="all removed, one added"),
    ],
)
def test_items_merge_by_their_keys(mine: list[Doc], theirs: list[Doc], both: list[Doc]) -> None:
    """Items that either added, removed, edited or moved are so in the end, and nobody is asked."""
    docs = ({"repro": {"steps": steps} if steps else {}} for steps in (items("abc"), mine, theirs))
    assert merged(*docs) == Merged({"repro": {"steps": both}})


def test_an_item_merges_field_by_field() -> None:
    """Two people at one customer, in different fields of it, both keep what they wrote."""
    draft = case(1)
    mine = draft.with_value("understand.customers.c4f.plan", "Business")
    theirs = draft.with_value("understand.customers.c4f.contact", None).with_value("understand.customers.c4f.x", 1)
    both = mine.with_value("understand.customers.c4f.contact", None).with_value("understand.customers.c4f.x", 1)
    assert merged(draft.doc, mine.doc, theirs.doc) == Merged(both.doc)


def test_a_clash_inside_an_item_names_it_by_its_key() -> None:
    """The path of a clash is one by which a draft finds the value."""
    path = "understand.customers.c4f.plan"
    mine, theirs = case(1).with_value(path, "Team"), case(1).with_value(path, "Business")
    both = merged(case(1).doc, mine.doc, theirs.doc)
    assert both == Merged(mine.doc, (Clash(path, "Enterprise", "Team", "Business"),))
    assert Draft(both.doc).value(path) == "Team"


@pytest.mark.parametrize("removed_by_me", [True, False], ids=["by me", "by them"])
def test_an_item_removed_here_and_edited_there_stays(removed_by_me: bool) -> None:
    """The edited item is there, and a clash tells that the other side removed it."""
    (before,), (edited,) = items("b"), items("b", b="edited")
    sides = [{"steps": items("ac")}, {"steps": items("abc", b="edited")}]
    mine, theirs = (None, edited) if removed_by_me else (edited, None)
    both = merged({"steps": items("abc")}, *(sides if removed_by_me else sides[::-1]))
    assert both == Merged({"steps": items("abc", b="edited")}, (Clash("steps.b", before, mine, theirs),))


def test_one_key_given_twice_at_the_same_time_names_two_items() -> None:
    """Theirs gets another key, the same one each time; an item that is the same on both sides is there once."""
    base = {"steps": items("a")}
    mine, theirs = {"steps": items("abc", b="mine")}, {"steps": items("abc", b="theirs")}
    both = merged(base, mine, theirs)
    assert both.clashes == ()
    assert [item["text"] for item in both.doc["steps"]] == ["as it was", "theirs", "mine", "as it was"]
    assert len({item["key"] for item in both.doc["steps"]}) == 4
    assert merged(base, both.doc, theirs) == both


@pytest.mark.parametrize(
    ("mine", "theirs", "later"),
    [
        pytest.param(NOW, NOW + timedelta(1), NOW + timedelta(1), id="theirs"),
        pytest.param(NOW + timedelta(2), NOW + timedelta(1), NOW + timedelta(2), id="mine"),
        pytest.param(NOW, "yesterday", NOW, id="the one that is an instant"),
        pytest.param(NOW, datetime(2027, 1, 1), NOW, id="the one with a zone"),  # noqa: DTZ001  as a hand writes it
        pytest.param("today", "yesterday", "today", id="neither an instant"),
    ],
)
def test_updated_is_the_later_of_both(mine: Any, theirs: Any, later: Any) -> None:
    """Nobody is asked when an escalation was last changed."""
    base = {"updated": NOW - timedelta(1)}
    assert merged(base, {"updated": mine}, {"updated": theirs}) == Merged({"updated": later})


@pytest.mark.parametrize("number", range(1, 7))
def test_one_side_alone_is_taken_as_it_is(number: int) -> None:
    """What one side alone changed is the result, also where it removed an entry; so is what both did alike."""
    base, changed = case(number).with_entry({"key": "a"}).doc, case(number).with_value("impact.x", [{"a": 1}]).doc
    assert (
        merged(base, changed, base) == merged(base, base, changed) == merged(base, changed, changed) == Merged(changed)
    )


def test_an_instant_in_another_zone_is_no_change() -> None:
    """A file that writes the same instant with an offset does not stand against an edit."""
    elsewhere = NOW.astimezone(ZONE)
    assert merged({"since": NOW}, {"since": NOW + timedelta(1)}, {"since": elsewhere, "x": 1}).clashes == ()


def test_nothing_is_changed_in_place() -> None:
    """The three documents are afterwards what they were."""
    docs = [{"t": {"a": 1}, "repro": {"steps": items(text)}} for text in ("abc", "ab", "bct")]
    docs[1]["t"] = {"b": 2}
    before = repr(docs)
    merged(*docs)
    assert repr(docs) == before


NAN = float("nan")


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        pytest.param({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True, id="tables in another order"),
        pytest.param({"a": 1}, {"a": 1, "b": 2}, False, id="a name more"),
        pytest.param(["a", "b"], ["b", "a"], False, id="lists in another order"),
        pytest.param(("a",), ["a"], True, id="a tuple that was not written yet"),
        pytest.param(["a"], ["a", "a"], False, id="an item more"),
        pytest.param([1], [True], False, id="one and true"),
        pytest.param({"a": 1}, {"a": 1.0}, False, id="whole and not"),
        pytest.param([NAN], [NAN], True, id="no number"),
        pytest.param(NOW, NOW.replace(tzinfo=None), False, id="with and without a zone"),
        pytest.param(NOW, NOW.astimezone(ZONE), True, id="one instant in two zones"),
        pytest.param(Severity.HIGH, "high", True, id="a choice and its value"),
        pytest.param(None, False, False, id="nothing and no"),
    ],
)
def test_what_says_the_same(one: Any, other: Any, answer: bool) -> None:
    """Values are compared as a file tells them apart."""
    assert same(one, other) is same(other, one) is answer


def test_clashes_come_in_the_order_of_their_paths() -> None:
    """Whatever order the tables of a file have."""
    base = {"impact": {"depth": "degraded"}}
    mine, theirs = {"extra": "a", "impact": {}}, {"impact": {"depth": "blocked"}, "extra": "aa"}
    for one, other in ((mine, theirs), (theirs, mine)):
        assert [clash.path for clash in merged(base, one, other).clashes] == ["extra", "impact.depth"]
