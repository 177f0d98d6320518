"""The wizard: edits, findings, going from screen to screen, and what is left when it ends."""

import asyncio

import pytest
from textual.timer import Timer

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.model.record import step_fields
from escalate_tui.storage import Place
from escalate_tui.tui.going import Chosen, Left
from escalate_tui.tui.screens import wizard as drafts
from escalate_tui.tui.screens.board import Board
from escalate_tui.tui.screens.help import Help
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.widgets.step_deck import StepDeck
from escalate_tui.tui.widgets.target_list import TargetList
from escalate_tui.tui.widgets.verdict_pane import VerdictPane
from escalate_tui.workplace import Workplace
from screen import control, fill, running, text_of, wizard, write

ID = "esc-20260310-143000-abc"


def empty_draft(workplace: Workplace) -> str:
    """Store a draft without anything in it and tell its id."""
    workplace.store.put(Draft.begun(ID, NOW, by="Sam").doc, None)
    return ID


def stored(workplace: Workplace, number: int) -> str:
    """Store the draft of a case and tell its id."""
    draft = case(number)
    workplace.store.put(draft.doc, None)
    return draft.id


async def test_a_key_is_in_the_draft_before_the_next_one_comes(workplace):
    """What is typed reaches the draft with the key that typed it."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        field = control(pilot, "understand.summary")
        field.focus()
        field.value = "500s"
        assert wizard(pilot).desk.draft.record.understand.summary == "500s"


@pytest.mark.parametrize(
    ("seconds", "made"),
    [(0.01, ["understand", "impact", "target", "repro", "brief"]), (3600, ["understand"])],
    ids=["soon", "later"],
)
async def test_the_other_screens_are_made_behind_the_one_in_use(workplace, monkeypatch, seconds, made):
    """Going to one then takes no longer than coming back; until then each is made by the key that leads there."""
    monkeypatch.setattr(drafts, "OTHERS_AFTER", seconds)
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        assert [pane.id for pane in pilot.app.screen.query("#steps > *")] == made
        await pilot.press("f4")
        assert wizard(pilot).pane.id == "target"


@pytest.mark.parametrize("turns", range(0, 40, 4))
async def test_a_draft_left_while_it_is_made_ends_nothing(workplace, monkeypatch, turns):
    """However far the screen has gone by then, what was still to be made of it is let be."""
    made_rest, held = StepDeck.make_rest, []
    monkeypatch.setattr(drafts, "OTHERS_AFTER", 0.01)

    async def held_until_left(deck: StepDeck) -> None:
        await made_rest(deck)
        if held:
            return
        screen = deck.screen
        held.append(screen)
        deck.app.post_message(Left(case(1).id))
        while not screen._closing:
            await asyncio.sleep(0)
        for _ in range(turns):
            await asyncio.sleep(0)

    monkeypatch.setattr(StepDeck, "make_rest", held_until_left)
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)


async def test_who_types_does_not_wait_for_the_other_screens(workplace, monkeypatch):
    """Each edit puts making them off."""
    put_off = []
    monkeypatch.setattr(Timer, "reset", lambda timer: put_off.append(timer._callback))
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        others = wizard(pilot)._others
        await pilot.press("tab")
        assert others._callback not in put_off
        await pilot.press("a", "b")
        assert put_off.count(others._callback) == 2


async def test_a_burst_of_next_and_letters_lands_on_the_screen_reached(workplace):
    """Letters typed behind ctrl+n go into the first field of the next screen, not into the one just left."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        control(pilot, "understand.summary").focus()
        await pilot.press("ctrl+n", "7", "ctrl+b", "f3", "1")
        await pilot.pause()
        record = wizard(pilot).desk.draft.record
    assert record.understand.summary is None
    assert record.impact.customers_affected == 71


async def test_every_screen_is_one_key_away(workplace):
    """F2 to F6 go to the five screens from anywhere, forward and back."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        seen = []
        for key in ("f6", "f2", "f5", "f3", "f4"):
            await pilot.press(key)
            seen.append(wizard(pilot).step)
    assert seen == ["brief", "understand", "repro", "impact", "target"]


async def test_the_field_behind_the_last_one_in_sight_is_made_for_the_key_that_goes_there(workplace, monkeypatch):
    """Tab goes through all fields of a screen in their order, however early it comes."""

    async def nothing_more(_: Wizard) -> None:
        return

    monkeypatch.setattr(Wizard, "_follow_up", nothing_more)
    asked = [spec.path for spec in step_fields("understand") if spec.path != "understand.segment"]
    async with running(workplace, resume=stored(workplace, 1), size=(80, 24)) as pilot:
        seen = []
        for _ in asked:
            seen.append(wizard(pilot).place_now.field)
            await pilot.press("tab")
    assert seen == asked


async def test_what_is_missing_waits_until_its_field_was_left(workplace):
    """An empty field says nothing while it was never visited, and says what is missing once it was left."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        box = next(box for box in pilot.app.screen.query(FieldBox) if box.path == "understand.summary")
        assert not box.query(".findings")
        box.control.focus()
        await pilot.press("tab")
        await pilot.pause()
        assert [note.display for note in box.query(".findings")] == [True]


async def test_a_finding_comes_and_goes_as_one_types(workplace):
    """A vague figure is asked about at once, and no longer when the figure stands there."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        await pilot.press("f3")
        await fill(pilot, "impact.workflow", "Orders take a lot of work by hand")
        vague = text_of(pilot)
        control(pilot, "impact.workflow").load_text("")
        await fill(pilot, "impact.workflow", "Orders take 3 people all day by hand")
        exact = text_of(pilot)
    assert "“a lot of”" in vague
    assert "“a lot of”" not in exact


async def test_a_value_that_does_not_parse_survives_quitting(workplace):
    """Text in a number's field is kept as it was typed, shown as not understood, and is there after resuming."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        await pilot.press("f3")
        await fill(pilot, "impact.customers_affected", "about 40")
        await pilot.press("ctrl+q")
    async with running(workplace, resume=ID) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        screen = text_of(pilot)
    assert "about 40" in screen
    assert "✗ “about 40” is not a whole" in screen


async def test_a_draft_is_resumed_on_the_screen_and_field_where_it_was_left(workplace):
    """Quitting remembers the screen and the field; resuming goes there."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        await pilot.press("f4")
        await fill(pilot, "target.ask_text", "Find")
        await pilot.press("left", "ctrl+q")
    place = workplace.state.load_place(ID)
    async with running(workplace, resume=ID) as pilot:
        assert wizard(pilot).step == "target"
        assert pilot.app.focused is control(pilot, "target.ask_text")
        await pilot.press("x")
        assert wizard(pilot).desk.draft.value("target.ask_text") == "Finxd"
    assert place == Place("target", "target.ask_text", (0, 3))


async def test_an_item_is_resumed_where_it_was_left(workplace):
    """Quitting in the middle of a step goes on in that step, behind the last letter."""
    identity = stored(workplace, 1)
    async with running(workplace, resume=identity) as pilot:
        await pilot.press("f5")
        pilot.app.screen.query("#repro ItemRows").first().focus()
        await pilot.press("down", "enter", "end", "x", "ctrl+q")
    async with running(workplace, resume=identity) as pilot:
        await pilot.pause()
        await pilot.press("y")
        step = wizard(pilot).desk.draft.record.repro.steps[1].text
    assert step.endswith("per second.xy")


async def test_a_place_that_is_gone_does_no_harm(workplace):
    """A remembered field that no longer exists leaves the cursor on the first field of its screen."""
    workplace.state.save_place(empty_draft(workplace), Place("impact", "impact.gone", (0, 0)))
    async with running(workplace, resume=ID) as pilot:
        assert wizard(pilot).step == "impact"
        assert pilot.app.focused is control(pilot, "impact.customers_affected")


LAST_FIELD = "understand.why_now"
"""A field of the last group of its screen, so that all of that screen is made at once."""


@pytest.mark.parametrize("turns", [0, 24, 48, 96, 120, 192])
async def test_a_draft_may_be_left_before_all_of_it_is_there(workplace, turns):
    """However few turns of the event loop it was there for: what is still being made is let be."""
    workplace.store.put(case(1).doc, None)
    workplace.state.save_place(case(1).id, Place("understand", LAST_FIELD, (0, 0)))
    async with running(workplace, size=(80, 24)) as pilot:
        board = pilot.app.screen
        pilot.app.post_message(Chosen(case(1).id))
        while pilot.app.screen is board:
            await asyncio.sleep(0)
        for _ in range(turns):
            await asyncio.sleep(0)
        wizard(pilot).action_leave()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Board)


async def test_a_finding_is_led_to_before_all_of_it_is_there(workplace):
    """A field out of sight is made for it, however early the key comes."""
    workplace.store.put(case(1).with_value("understand.why_now", None).doc, None)
    async with running(workplace) as pilot:
        for turns in range(0, 60, 12):
            await pilot.app.open_escalation(Chosen(case(1).id))
            for _ in range(turns):
                await asyncio.sleep(0)
            await wizard(pilot).lead_to(LAST_FIELD)
            await pilot.pause()
            assert pilot.app.focused is control(pilot, LAST_FIELD)
            wizard(pilot).action_leave()
            await pilot.pause()


async def test_next_finding_goes_through_the_screens(workplace):
    """ctrl+g goes to the next field that something is said of, on to the next screen behind the last of one."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        steps = []
        for _ in range(25):
            await pilot.press("ctrl+g")
            await pilot.pause()
            steps.append(wizard(pilot).step)
    assert {"understand", "impact", "target"} <= set(steps)


async def test_next_finding_leads_from_the_brief_to_what_stops_it(workplace):
    """Findings that stop nothing come behind, though they stand on screens before."""
    draft = case(1).with_value("understand.description", "It fails for some of them.").with_value("target.ask", None)
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f6", "ctrl+g")
        await pilot.pause()
        assert pilot.app.focused is control(pilot, "target.ask")


async def test_next_finding_says_when_there_is_none(workplace):
    """Nothing open is said, rather than nothing done."""
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "Nothing is open" in text_of(pilot)


async def test_what_a_finding_offers_is_taken_by_a_key(workplace):
    """An SLA said to be fine shortly before its end offers At risk; ctrl+t takes it."""
    draft = case(1).with_value("impact.sla_status", "within")
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f3")
        control(pilot, "impact.sla_status").focus()
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert wizard(pilot).desk.draft.value("impact.sla_status") == "at-risk"
        assert "(•) At risk" in text_of(pilot)


async def test_moments_say_at_once_what_was_understood(workplace):
    """A time as people say it is read, shown beside its field, and kept as an instant."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        await fill(pilot, "understand.since", "3 h ago")
        screen = text_of(pilot)
        since = wizard(pilot).desk.draft.record.understand.since
    assert "Tue 10 Mar 12:30 CET, 3 h ago" in screen
    assert (NOW - since).total_seconds() == 3 * 3600


async def test_reproduction_is_left_out_by_kind_and_asked_for_by_a_key(workplace):
    """A feature gap has no reproduction; ctrl+r asks for it all the same, and leaves it out again."""
    async with running(workplace, resume=stored(workplace, 4)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        left_out = text_of(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        asked = text_of(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        again = text_of(pilot)
    assert "ctrl+r asks for it" in left_out
    assert "Starting point" in asked
    assert "Starting point" not in again


async def test_a_bug_s_reproduction_turned_off_says_what_the_brief_says(workplace):
    """A bug is not told that it is none: it reads what becomes of its reproduction, and how to ask for it again."""
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        await pilot.press("f5")
        await pilot.press("ctrl+r")
        await pilot.pause()
        off = text_of(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        on = text_of(pilot)
    assert "the brief says “Not reproduced”" in off
    assert "this is neither" not in off
    assert "What happens" not in off
    assert "turned off" not in on
    assert "What happens" in on


async def test_fields_of_one_target_show_for_that_target(workplace):
    """What Security needs is asked when Security receives it, and not of Engineering."""
    async with running(workplace, resume=stored(workplace, 5)) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        security = text_of(pilot)
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        engineering = text_of(pilot)
    assert "Containment" in security
    assert "Containment" not in engineering


async def test_each_target_that_gets_it_has_a_checklist_that_leads_to_the_field(workplace):
    """The one that receives and those that are told: space on what is missing goes to the field that would fill it."""
    draft = case(1).with_value("repro.environment", None).with_value("impact.workflow", None)
    draft = draft.with_value("target.also", ["leadership"])
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=draft.id) as pilot:
        await pilot.press("f4")
        await pilot.pause()
        targets = wizard(pilot).query_one(TargetList)
        targets.focus()
        await pilot.pause()
        lines = text_of(pilot)
        await pilot.press("space")
        await pilot.pause()
        first = (wizard(pilot).step, pilot.app.focused)
        expected = control(pilot, "repro.environment")
        await pilot.press("f4")
        targets.focus()
        await pilot.press("down", "down", "space")
        await pilot.pause()
        last = (wizard(pilot).step, pilot.app.focused)
        wanted = control(pilot, "impact.workflow")
    assert "Engineering receives it, 3 of 5 there" in lines
    assert "Leadership is told, 4 of 5 there" in lines
    assert "Nothing speaks for Product, Security, L2 Support." in lines
    assert first == ("repro", expected)
    assert last == ("impact", wanted)


async def test_choices_are_made_by_letter_arrow_and_space(workplace):
    """A choice takes its first letter, the arrows, and goes away with backspace."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        control(pilot, "understand.kind").focus()
        kinds = []
        for key in ("f", "right", "left", "backspace", "space"):
            await pilot.press(key)
            kinds.append(wizard(pilot).desk.draft.value("understand.kind"))
    assert kinds == ["feature-gap", "security", "feature-gap", None, "feature-gap"]


async def test_criteria_are_ticked_and_those_that_follow_are_overruled_with_a_reason(workplace):
    """Space ticks a criterion; one that follows from the record asks why it does not hold."""
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        pilot.app.screen.query_one("CriteriaList").focus()
        await pilot.press("space")
        await write(pilot, "seen once")
        await pilot.press("enter", "down", "space")
        await pilot.pause()
        draft = wizard(pilot).desk.draft
    assert draft.record.understand.criteria.overruled == {"confirmed-bug": "seen once"}
    assert draft.record.understand.criteria.confirmed == ("infrastructure",)


async def test_help_lists_the_keys_of_the_moment(workplace):
    """F1 says what the screen is for and which keys it answers to."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        await pilot.press("f3", "f1")
        await pilot.pause()
        page = text_of(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Help)
    assert "Figures decide here" in page
    assert "ctrl+g" in page
    assert "next finding" in page


async def test_the_palette_offers_what_keys_reach(workplace):
    """Every action of the moment can be found by its name."""
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        await pilot.press("f6")
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
    assert {"Copy", "To a file", "Hand over", "Next finding", "Board", "Impact", "Help", "Quit", "Theme"} <= titles


async def test_a_narrow_terminal_folds_the_verdict_into_a_line(workplace):
    """At 80 columns the judgement is one line, and a key shows it whole."""
    async with running(workplace, resume=stored(workplace, 1), size=(80, 24)) as pilot:
        folded = text_of(pilot)
        await pilot.press("ctrl+l")
        await pilot.pause()
        whole = text_of(pilot)
    assert "Escalate  High  Engineering" in folded
    assert "must hold" not in folded
    assert "must hold" in whole


async def test_markup_and_control_characters_of_a_record_do_nothing(workplace):
    """Text that looks like markup stands as it was typed, and escape sequences as visible signs."""
    summary = "[SEV-1] [@click=app.quit]down[/] \x1b]52;c;UFdORUQ=\x07 \u202eabc"
    workplace.store.put(case(1).with_value("understand.summary", summary).doc, None)
    async with running(workplace, resume=case(1).id) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        screen = text_of(pilot)
    assert "[SEV-1] [@click=app.quit]down[/] ␛]52;c;UFdORUQ=␇" in screen
    assert "\x1b" not in screen
    assert "\u202e" not in screen


async def test_the_last_line_shows_the_keys_of_the_control_in_use(workplace):
    """The keys of a list come first while it has the focus."""
    async with running(workplace, resume=empty_draft(workplace)) as pilot:
        before = str(pilot.app.screen.query_one(KeyLine).render())
        pilot.app.screen.query("ItemRows").first().focus()
        await pilot.pause()
        after = str(pilot.app.screen.query_one(KeyLine).render())
    assert "enter add" not in before
    assert after.index("enter add") < after.index("ctrl+n next")


async def test_the_verdict_follows_each_edit(workplace):
    """Confirming that production is down makes it Critical at once."""
    async with running(workplace, resume=stored(workplace, 1)) as pilot:
        before = str(pilot.app.screen.query_one(VerdictPane).render())
        await pilot.press("f3")
        control(pilot, "impact.production_down").focus()
        await pilot.press("y")
        await pilot.pause()
        after = str(pilot.app.screen.query_one(VerdictPane).render())
    assert "Would be Critical" in before
    assert "production is down" in after


async def test_a_file_changed_meanwhile_is_not_overwritten_and_said(workplace):
    """What another program wrote stays until ctrl+s says otherwise; then theirs is kept beside it."""
    identity = stored(workplace, 1)
    async with running(workplace, resume=identity) as pilot:
        doc, version = workplace.store.get(identity)
        workplace.store.put(Draft(doc).with_value("understand.component", "theirs").doc, version)
        control(pilot, "understand.component").value = "mine"
        wizard(pilot).leave_place()
        await pilot.pause()
        screen = text_of(pilot)
        theirs = Draft(workplace.store.get(identity)[0]).record.understand.component
        await pilot.press("ctrl+s")
        mine = Draft(workplace.store.get(identity)[0]).record.understand.component
    assert "NOT SAVED" in screen
    assert (theirs, mine) == ("theirs", "mine")


async def test_quitting_with_what_cannot_be_saved_asks_first(workplace):
    """While the file cannot be written, ctrl+q asks, and escape goes on as before."""
    identity = stored(workplace, 1)
    async with running(workplace, resume=identity) as pilot:
        doc, version = workplace.store.get(identity)
        workplace.store.put(Draft(doc).with_value("understand.component", "theirs").doc, version)
        control(pilot, "understand.component").value = "mine"
        await pilot.press("ctrl+q")
        await pilot.pause()
        asked = text_of(pilot)
        await pilot.press("escape")
        assert wizard(pilot).desk.draft.record.understand.component == "mine"
    assert "Quit all the same" in asked
