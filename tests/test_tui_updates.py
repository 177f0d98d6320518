"""Writing to the customer from the board: the text, what is wrong with it, copying and logging."""

import pytest

from cases import NOW, handed_over
from escalate_tui.model.choices import Act, Severity
from escalate_tui.model.draft import Draft
from escalate_tui.tui.screens.write_update import WriteUpdate
from escalate_tui.tui.widgets.prose_area import ProseArea
from escalate_tui.workplace import Workplace
from screen import running, text_of, write


@pytest.fixture
def one(workplace):
    """Case 1, handed over as High at the cases' present; its id."""
    draft = handed_over(1, Severity.HIGH)
    workplace.store.put(draft.doc, None)
    return draft.id


def entries(workplace: Workplace, identity: str):
    """The history as the file holds it."""
    return Draft(workplace.store.get(identity)[0]).record.history


async def test_a_text_is_written_copied_and_logged(workplace, one):
    """i writes it, f8 copies it, enter logs it word for word: their clock starts again."""
    async with running(workplace) as pilot:
        await pilot.press("i")
        await pilot.pause()
        text = pilot.app.screen.query_one(ProseArea).text
        await pilot.press("f8")
        await pilot.pause()
        asked = text_of(pilot)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    assert "Hello Dana Ruiz," in text
    assert "by Wednesday 11 March 2026, 14:30 CET at the latest" in text
    assert "Log it as sent?" in asked
    assert (workplace.briefs / f"{one}.update.txt").read_text() == text
    last = entries(workplace, one)[-1]
    assert (last.act, last.note, last.at) == (Act.CUSTOMER_UPDATED, text.strip(), NOW)


async def test_quitting_does_not_throw_away_what_was_written_by_hand(workplace, one):
    """ctrl+q asks for another ctrl+q once the text was changed."""
    async with running(workplace) as pilot:
        await pilot.press("i")
        await pilot.pause()
        pilot.app.screen.query_one(ProseArea).focus()
        await pilot.press("!", "ctrl+q")
        await pilot.pause()
        ended, asked = pilot.app._exit, text_of(pilot)
        await pilot.press("ctrl+q")
        assert (ended, pilot.app._exit) == (False, True)
    assert "ctrl+q again leaves, and what you wrote is lost." in " ".join(asked.replace("▌", " ").split())


async def test_another_situation_and_channel_write_it_anew(workplace, one):
    """The choices are two keys away; a chat is a few sentences."""
    async with running(workplace) as pilot:
        await pilot.press("i")
        await pilot.pause()
        mail = pilot.app.screen.query_one(ProseArea).text
        await pilot.press("w", "tab", "c")
        await pilot.pause()
        chat = pilot.app.screen.query_one(ProseArea).text
    assert mail.startswith("Subject: ")
    assert "you can go on like this: Send the failed request again by hand" in chat
    assert len(chat) < 500


async def test_what_is_wrong_is_said_while_it_is_typed(workplace, one):
    """A promise nobody recorded and a day without a date are told as they are typed."""
    async with running(workplace) as pilot:
        await pilot.press("i", "tab", "tab")
        await write(pilot, "We guarantee a fix tomorrow. ")
        await pilot.pause()
        screen = text_of(pilot)
    assert "“guarantee” promises what nobody has recorded" in screen
    assert "“tomorrow” is another day to who reads it later" in screen


async def test_a_text_changed_by_hand_is_not_thrown_away(workplace, one):
    """Choosing another situation then leaves it as it is, and says so."""
    async with running(workplace) as pilot:
        await pilot.press("i", "tab", "tab")
        await write(pilot, "My own words. ")
        await pilot.press("shift+tab", "shift+tab", "b")
        await pilot.pause()
        assert pilot.app.screen.query_one(ProseArea).text.startswith("My own words. ")
        assert "changed by hand and stays" in text_of(pilot)


async def test_what_lacks_a_fact_is_copied_and_not_logged(workplace, one):
    """Progress without anything new can be copied; it is logged once somebody has said what is new."""
    async with running(workplace) as pilot:
        await pilot.press("i", "p", "f8")
        await pilot.pause()
        lacking = text_of(pilot)
        assert isinstance(pilot.app.screen, WriteUpdate)
        await pilot.press("tab", "tab")
        await write(pilot, "The cause is found. ")
        await pilot.press("ctrl+s", "enter")
        await pilot.pause()
    assert "What is new is missing" in lacking
    assert "Copied, and not logged yet" in lacking
    assert (entries(workplace, one)[-1].note or "").startswith("The cause is found.")


async def test_a_team_has_words_of_its_own(workplace, one):
    """A template in the folder of the team comes before the program's; a broken one says where."""
    workplace.templates.mkdir()
    (workplace.templates / "holding.mail.txt").write_text(
        "Dear {{ contact }}, we are on it. Until {{ next_update }}.\n"
    )
    (workplace.templates / "progress.mail.txt").write_text("Dear {{ contact }},\n{{ nonsense }}\n")
    async with running(workplace) as pilot:
        await pilot.press("i", "n")
        await pilot.pause()
        own = pilot.app.screen.query_one(ProseArea).text
        await pilot.press("p")
        await pilot.pause()
        broken = text_of(pilot)
    assert own.startswith("Dear Dana Ruiz, we are on it. Until Wednesday 11 March 2026, 14:30 CET")
    assert "progress.mail.txt" in broken
    assert "nonsense" in broken


async def test_no_other_customer_is_named(workplace, one):
    """Who else is on the board is known, and naming them is told."""
    workplace.store.put(handed_over(2, Severity.CRITICAL).doc, None)
    async with running(workplace) as pilot:
        await pilot.press("j", "k", "i", "tab", "tab")
        await write(pilot, "Acme Corp and Borealis both see it. ")
        await pilot.pause()
        screen = text_of(pilot)
    assert "“Borealis”" in screen
