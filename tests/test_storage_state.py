"""What is remembered between runs."""

import stat
from pathlib import Path

import pytest

from escalate_tui.storage import Place, State
from escalate_tui.storage import state as state_module

ID = "esc-20260310-143012-k7q"
PLACE = Place("impact", "understand.customers.c4f.name", (2, 14))


def test_a_place_is_remembered(tmp_path: Path) -> None:
    """The next run finds screen, field and cursor of each draft, in a file that is its owner's only."""
    folder = tmp_path / "state"
    State(folder).save_place(ID, Place("understand", "", (0, 0)))
    State(folder).save_place("esc-20260311-090000-a2b", Place("repro", "repro.expected"))
    State(folder).save_place(ID, PLACE)
    assert State(folder).load_place(ID) == PLACE
    assert State(folder).load_place("esc-20260311-090000-a2b") == Place("repro", "repro.expected", (0, 0))
    assert stat.S_IMODE((folder / "state.toml").stat().st_mode) == 0o600


def test_nothing_is_known_at_first(tmp_path: Path) -> None:
    """Asking makes no file and invents nothing."""
    state = State(tmp_path / "state")
    assert state.load_place(ID) is None
    assert state.load_name() is None
    assert list(tmp_path.iterdir()) == []


def test_the_name_and_the_places_live_together(tmp_path: Path) -> None:
    """Saving one keeps the other."""
    state = State(tmp_path)
    state.save_name("Sam Ōta")
    state.save_place(ID, PLACE)
    state.save_name("Sam")
    assert (state.load_name(), state.load_place(ID)) == ("Sam", PLACE)


@pytest.mark.parametrize(
    "content",
    [
        b"name = \xff",
        b'name = "Sam',
        b"",
        b"name = 3\nplaces = 4",
        b"name = ' '\n[places]\nesc-20260310-143012-k7q = 5",
        b"[places.esc-20260310-143012-k7q]\nscreen = 1\nfield = 'x'\ncursor = [0, 0]",
        b"[places.esc-20260310-143012-k7q]\nscreen = 'x'\nfield = 'x'\ncursor = ['0', 0]",
    ],
)
def test_damage_counts_as_nothing_and_is_replaced(content: bytes, tmp_path: Path) -> None:
    """A state file that says nothing sensible is as good as none."""
    (tmp_path / "state.toml").write_bytes(content)
    state = State(tmp_path)
    assert state.load_place(ID) is None
    assert state.load_name() is None
    state.save_place(ID, PLACE)
    assert state.load_place(ID) == PLACE


def test_old_places_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays small, and the place of the draft left longest ago goes first."""
    monkeypatch.setattr(state_module, "REMEMBERED", 5)
    state = State(tmp_path)
    ids = [f"esc-20260310-14301{number}-k7q" for number in range(7)]
    for id_ in (*ids[:5], ids[0], *ids[5:]):
        state.save_place(id_, PLACE)
    assert [id_ for id_ in ids if state.load_place(id_) is None] == ids[1:3]
