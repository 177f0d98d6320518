"""What it adds up to, opened over the fields on 80 by 24: it scrolls, it closes, and what is typed is never lost."""

import pytest
from textual import events

from cases import case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.widgets.verdict_pane import VerdictPanel
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write

NARROW = (80, 24)
SUMMARY = "understand.summary"


def stored(workplace: Workplace) -> Draft:
    """Store a draft whose judgement is longer than 80 by 24 shows."""
    draft = case(1).with_value("impact.workflow", None).with_value("repro.environment", None)
    draft = draft.with_value("target.also", ["leadership", "product"]).with_value("understand.description", None)
    workplace.store.put(draft.doc, None)
    return draft


async def test_it_scrolls_to_its_end_by_keys(workplace):
    """What is cut at the bottom comes into sight with the end key, and the keys of the foot say how it closes."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        top = text_of(pilot)
        await pilot.press("pagedown", "end")
        await pilot.pause()
        end = text_of(pilot)
        keys = str(pilot.app.screen.query_one(KeyLine).render())
    assert "On this screen" not in top
    assert "On this screen" in end
    assert "Description" in end
    assert "esc close" in keys


@pytest.mark.parametrize("key", ["escape", "ctrl+l"])
async def test_closing_it_gives_the_field_its_focus_back(workplace, key):
    """Escape closes it, as the key that opened it does; typing goes on in the field, at its place."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        control(pilot, SUMMARY).focus()
        await pilot.press("home", "ctrl+l", key)
        await pilot.pause()
        shown = text_of(pilot)
        await write(pilot, "Now ")
        summary = wizard(pilot).desk.draft.value(SUMMARY)
    assert "What this adds up to" not in shown
    assert summary.startswith("Now ")


async def test_what_is_typed_while_it_is_open_reaches_the_field(workplace):
    """A burst of letters closes it and stands in the field in its order, not one of them lost."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        control(pilot, SUMMARY).focus()
        await pilot.press("home", "ctrl+l")
        await pilot.pause()
        await write(pilot, "Since noon: ")
        await pilot.pause()
        shown, summary = text_of(pilot), wizard(pilot).desk.draft.value(SUMMARY)
    assert summary.startswith("Since noon: ")
    assert "What this adds up to" not in shown
    assert "Since noon: " in shown


async def test_what_is_pasted_while_it_is_open_reaches_the_field(workplace):
    """A paste closes it too and stands in the field."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        control(pilot, SUMMARY).focus()
        await pilot.press("home", "ctrl+l")
        await pilot.pause()
        pilot.app.post_message(events.Paste("Pasted"))
        await pilot.pause()
        await pilot.pause()
        assert wizard(pilot).desk.draft.value(SUMMARY).startswith("PastedPOST")


async def test_a_letter_does_nothing_to_a_list_beneath(workplace):
    """Over rows it only closes: d would remove an item that nobody sees."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        before = wizard(pilot).desk.draft.value("understand.attempts")
        next(items for items in pilot.app.screen.query("ItemList") if items.path == "understand.attempts").rows.focus()
        await pilot.press("ctrl+l", "d")
        await pilot.pause()
        shown, after = text_of(pilot), wizard(pilot).desk.draft.value("understand.attempts")
    assert "What this adds up to" not in shown
    assert before
    assert after == before


@pytest.mark.parametrize(
    ("key", "step"), [("ctrl+n", "impact"), ("ctrl+b", "understand"), ("f4", "target"), ("ctrl+g", "understand")]
)
async def test_keys_that_lead_somewhere_close_it_first(workplace, key, step):
    """Where they lead is seen, and has the focus."""
    async with running(workplace, resume=stored(workplace).id, size=NARROW) as pilot:
        control(pilot, SUMMARY).focus()
        await pilot.press("ctrl+l", key)
        await pilot.pause()
        await pilot.pause()
        shown = text_of(pilot)
        assert wizard(pilot).step == step
        assert wizard(pilot).pane in pilot.app.focused.ancestors
    assert "What this adds up to" not in shown


async def test_mending_closes_it_first(workplace):
    """ctrl+t mends what the field beneath has to be mended, and that is seen."""
    draft = case(1).with_value("impact.sla_status", "within")
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id, size=NARROW) as pilot:
        await pilot.press("f3")
        control(pilot, "impact.sla_status").focus()
        await pilot.press("ctrl+l", "ctrl+t")
        await pilot.pause()
        await pilot.pause()
        assert wizard(pilot).desk.draft.value("impact.sla_status") == "at-risk"
        assert "(•) At risk" in text_of(pilot)


async def test_a_draft_left_with_it_open_is_resumed_at_the_field(workplace):
    """The place that is remembered is that of the field beneath."""
    identity = stored(workplace).id
    async with running(workplace, resume=identity, size=NARROW) as pilot:
        control(pilot, SUMMARY).focus()
        await pilot.press("ctrl+l")
        assert isinstance(pilot.app.focused, VerdictPanel)
        await pilot.press("ctrl+q")
    assert workplace.state.load_place(identity).field == SUMMARY
