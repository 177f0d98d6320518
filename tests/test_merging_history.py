"""Merging two histories: entries are added and never lost."""

from datetime import timedelta
from typing import Any

import pytest

from cases import NOW
from escalate_tui.model.merging import Clash, merged

Doc = dict[str, Any]


def at(minute: int, key: str, **more: Any) -> Doc:
    """An entry that was written down that many minutes into the cases' present."""
    return {"key": key, "logged": NOW + timedelta(minutes=minute), "act": "followed-up", **more}


def done(minute: int, key: str) -> Doc:
    """An entry that tells when it was done and not when it was written down."""
    return {"key": key, "at": NOW + timedelta(minutes=minute)}


HISTORY = [at(0, "a"), at(10, "b")]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param([*HISTORY, at(30, "m")], [*HISTORY, at(20, "t")], "abtm", id="in the order they were written"),
        pytest.param([*HISTORY, at(20, "m")], [*HISTORY, at(30, "t")], "abmt", id="whoever was first"),
        pytest.param([*HISTORY, at(20, "z")], [*HISTORY, at(20, "c")], "abcz", id="at the same instant"),
        pytest.param([*HISTORY, at(10, "A")], [*HISTORY, at(5, "t")], "abAt", id="clocks that differ"),
        pytest.param([*HISTORY, at(20, "m")], [*HISTORY, {"key": "t"}], "abtm", id="no time"),
        pytest.param([*HISTORY, at(20, "m")], [*HISTORY, done(30, "t")], "abmt", id="not when it was written"),
        pytest.param([*HISTORY, at(20, "m")], [*HISTORY, at(20, "m")], "abm", id="the same on both sides"),
        pytest.param([at(0, "a"), at(20, "m")], [*HISTORY, at(30, "t")], "abmt", id="removed by a hand"),
        pytest.param(None, [*HISTORY, at(30, "t")], "abt", id="all removed by a hand"),
    ],
)
def test_histories_are_put_together(mine: Any, theirs: Any, both: str) -> None:
    """Every entry of either side is there once; none changes places with one that it stood behind."""
    sides = [{"x": 1} | ({"history": mine} if mine else {}), {"x": 2, "history": theirs}]
    result = merged({"x": 1, "history": HISTORY}, *sides)
    assert result.clashes == ()
    assert "".join(entry["key"] for entry in result.doc["history"]) == both


def test_an_entry_edited_by_a_hand_merges_like_an_item() -> None:
    """A note corrected in the file is taken; two corrections of one note are a clash."""
    mine, theirs = ({"history": [at(0, "a", **more), at(10, "b")]} for more in ({"note": "m"}, {"by": "Kim"}))
    assert merged({"history": HISTORY}, mine, theirs).doc["history"][0] == at(0, "a", note="m", by="Kim")
    theirs["history"][0]["note"] = "t"
    assert merged({"history": HISTORY}, mine, theirs).clashes == (Clash("history.a.note", None, "m", "t"),)


def test_what_points_to_an_entry_follows_it_to_its_new_key() -> None:
    """Where two entries were given one key, taking theirs back does not take mine back."""
    mine = {"history": [*HISTORY, at(20, "k", note="mine")]}
    theirs = {"history": [*HISTORY, at(21, "k"), at(22, "t", retracts="k"), at(23, "u", keeps=["b", "k"])]}
    *_, kept, moved, back, keeps = merged({"history": HISTORY}, mine, theirs).doc["history"]
    assert (kept["key"], kept["note"]) == ("k", "mine")
    assert moved["key"] not in ("k", "a", "b", "t", "u")
    assert (back["retracts"], keeps["keeps"]) == (moved["key"], ["b", moved["key"]])


@pytest.mark.parametrize("ruined_by_me", [True, False], ids=["by me", "by them"])
def test_a_history_that_a_hand_made_no_list_of_is_a_clash(ruined_by_me: bool) -> None:
    """The entries do not go without anybody being asked, whether or not the other side added one."""
    sides = [{"x": 1, "history": "none"}, {"x": 2, "history": HISTORY}]
    mine, theirs = sides if ruined_by_me else sides[::-1]
    both = merged({"x": 1, "history": HISTORY}, mine, theirs)
    assert both.clashes[-1:] == (Clash("history", HISTORY, mine["history"], theirs["history"]),)
