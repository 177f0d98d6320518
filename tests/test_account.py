"""The name of the account that is logged in, and that nothing ends where it has none, as in many a container."""

import pwd

import pytest

from escalate_tui.account import account
from escalate_tui.tui.screens.ask_line import AskLine
from screen import running, text_of, wizard, write


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account that neither the environment nor the system has a name for."""

    def unknown(number: int) -> None:
        raise KeyError(f"getpwuid(): uid not found: {number}")

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


def test_an_account_has_its_name(monkeypatch):
    """It is the one that the environment says."""
    monkeypatch.setenv("LOGNAME", "priya")
    assert account() == "priya"


def test_an_account_without_a_name_has_none(nameless):
    """That is no error."""
    assert account() == ""


async def test_on_screen_no_name_is_offered(nameless, workplace):
    """The line is empty, and takes the name that is typed."""
    async with running(workplace) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AskLine)
        assert "What is your name" in text_of(pilot)
        await write(pilot, "Sam")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert wizard(pilot).desk.draft.record.owner == "Sam"


@pytest.mark.parametrize(("answer", "owner"), [(b"Priya\n", "Priya"), (b"\n", None)], ids=["a name", "enter"])
def test_in_lines_no_name_is_offered(nameless, script, answer, owner):
    """It is asked for all the same, and may be left open."""
    assert script("new", "--plain", "Orders fail", piped=answer) == 0, script.err
    [identity] = script.store.ids()
    assert "Enter leaves it open for now." in script.out
    assert (script.draft(identity).record.owner or None) == owner


def test_a_script_begins_a_draft_without_a_name(nameless, script):
    """Nobody is asked there."""
    assert script("new", "Orders fail", "--no-open") == 0, script.err
