"""A field that two sides changed, on screen: theirs, mine and both, chosen by a key while typing goes on."""

import asyncio
from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.storage import record_path
from escalate_tui.tui import keeping
from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.screens.confirm import Confirm
from escalate_tui.tui.widgets.clash_box import ClashBox
from escalate_tui.tui.widgets.step_deck import StepDeck
from escalate_tui.workplace import Workplace
from screen import control, running, text_of, wizard, write

ID = case(1).id
COMPONENT, WORKFLOW, DEPTH = "understand.component", "impact.workflow", "impact.depth"
ARR = "understand.customers.c4f.arr"
THEIRS = "Orders fail at the first try.\nTwo people enter them by hand until 22:00."


@pytest.fixture
def place(workplace, monkeypatch) -> Workplace:
    """A place with case 1, where nobody looks for changes but the tests."""
    monkeypatch.setattr(keeping, "LOOK_EVERY", 3600)
    workplace.store.put(case(1).doc, None)
    return workplace


def elsewhere(place: Workplace, **changes) -> None:
    """Change fields as another program does; two underscores part the names of a path."""
    doc, version = place.store.get(ID)
    draft = Draft(doc)
    for name, value in changes.items():
        draft = draft.with_value(name.replace("__", "."), value)
    place.store.put(draft.doc, version)


def on_disk(place: Workplace) -> Draft:
    """The escalation as its file has it."""
    return Draft(place.store.get(ID)[0])


async def saved(pilot: Pilot[None]) -> None:
    """Have what was typed written, and what came of it shown."""
    wizard(pilot).leave_place()
    await pilot.pause()
    await pilot.pause()


async def typed(pilot: Pilot[None], path: str, text: str) -> None:
    """Type a text at the beginning of a field, in one breath: nothing of it is written before this ends."""
    field = control(pilot, path)
    field.focus()
    await pilot.pause()
    if isinstance(field, TextArea):
        field.move_cursor((0, 0))
        field.insert(text)
    else:
        field.cursor_position = 0
        field.insert_text_at_cursor(text)


async def clashing(pilot: Pilot[None], place: Workplace) -> None:
    """Type into a field that is changed elsewhere at the same time."""
    await typed(pilot, COMPONENT, "!")
    elsewhere(place, understand__component="billing")
    await saved(pilot)


def boxes(pilot: Pilot[None]) -> list[ClashBox]:
    """The choices on the screen."""
    return list(pilot.app.screen.query(ClashBox))


async def test_both_sides_stand_under_the_field_while_typing_goes_on(place):
    """The field keeps the focus and every key; the file has theirs, and mine is told beside it."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        screen = text_of(pilot)
        await write(pilot, "?t")
        await saved(pilot)
        after = text_of(pilot)
        assert pilot.app.focused is control(pilot, COMPONENT)
    assert "1 field NOT SAVED, changed elsewhere: ctrl+g" in screen.splitlines()[0]
    assert "Changed elsewhere at the same time" in screen
    assert "t theirs  billing" in screen
    assert "m mine    !orders API" in screen
    assert "m mine    !?torders API" in after
    assert on_disk(place).value(COMPONENT) == "billing"


@pytest.mark.parametrize(
    ("keys", "kept", "aside"),
    [
        pytest.param(["t"], "billing", "!orders API", id="theirs"),
        pytest.param(["m"], "!orders API", "billing", id="mine"),
        pytest.param(["down", "enter"], "!orders API", "billing", id="mine by the arrows"),
        pytest.param(["space"], "billing", "!orders API", id="theirs by the arrows"),
    ],
)
async def test_it_is_decided_by_keys(place, keys, kept, aside):
    """ctrl+g leads there from any screen; then one key decides, the box goes, and the cursor is back in the field."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("f4", "ctrl+g")
        await pilot.pause()
        assert isinstance(pilot.app.focused, ClashBox)
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()
        screen = text_of(pilot)
        assert pilot.app.focused is control(pilot, COMPONENT)
        assert control(pilot, COMPONENT).value == kept
        assert boxes(pilot) == []
    assert "NOT SAVED" not in screen
    assert on_disk(place).value(COMPONENT) == kept
    assert [Draft(version.doc).value(COMPONENT) for version in place.store.versions(ID)] == [aside]


async def test_it_is_decided_by_a_click(place):
    """A click on a line of the box takes it."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.click(ClashBox, offset=(12, 1))
        await pilot.pause()
    assert on_disk(place).value(COMPONENT) == "!orders API"


async def test_both_joins_two_texts(place):
    """b writes theirs and under it what only mine says; where nothing can be joined, b is no key."""
    async with running(place, resume=ID) as pilot:
        await pilot.press("f3")
        await typed(pilot, WORKFLOW, "40 orders a day wait.\n")
        elsewhere(place, impact__workflow=THEIRS)
        await saved(pilot)
        await pilot.press("ctrl+g", "b")
        await pilot.pause()
        joined = on_disk(place).value(WORKFLOW)
        await pilot.press("f2")
        await clashing(pilot, place)
        await pilot.press("ctrl+g", "b")
        await pilot.pause()
        assert len(boxes(pilot)) == 1
    assert joined == f"{THEIRS}\n40 orders a day wait."
    assert on_disk(place).value(COMPONENT) == "billing"


async def test_the_field_of_an_item_is_chosen_in_its_list(place):
    """The box names the item and the field; typing in the item goes on."""
    async with running(place, resume=ID) as pilot:
        wizard(pilot).desk.put(ARR, "250000 EUR")
        elsewhere(place, understand__customers__c4f__arr="300000 EUR")
        await saved(pilot)
        await pilot.press("ctrl+g")
        await pilot.pause()
        screen = text_of(pilot)
        await pilot.press("m")
        await pilot.pause()
    assert "ARR of “Acme Corp” was changed elsewhere, too" in screen
    assert "t theirs  300000 EUR" in screen
    assert on_disk(place).value(ARR) == "250000 EUR"


async def test_an_item_that_was_removed_elsewhere_is_chosen_in_its_list(place):
    """It is said that it is not there any more; kept, it is in the file again."""
    async with running(place, resume=ID) as pilot:
        wizard(pilot).desk.put(ARR, "250000 EUR")
        doc, version = place.store.get(ID)
        place.store.put(Draft(doc).without_item("understand.customers", "c4f").doc, version)
        await saved(pilot)
        await pilot.press("ctrl+g")
        await pilot.pause()
        screen = text_of(pilot)
        await pilot.press("m")
        await pilot.pause()
    assert "t theirs  (removed)" in screen
    assert "m mine    Acme Corp · Enterprise · 250000 EUR" in screen
    assert on_disk(place).value(ARR) == "250000 EUR"


async def test_a_choice_is_led_to_before_all_of_its_screen_is_there(place, monkeypatch):
    """ctrl+g as the first key: the choice is under its field, below the first picture, and has the focus."""
    async with running(place, resume=ID) as pilot:
        await typed(pilot, "understand.why_now", "!")
        elsewhere(place, understand__why_now="theirs")
        await saved(pilot)
    made_rest, pressed = StepDeck.make_rest, []

    async def behind_a_key(deck: StepDeck) -> None:
        if not pressed:
            pressed.append(deck.app.post_message(events.Key("ctrl+g", "\x07")))
            for _ in range(50):
                await asyncio.sleep(0)
        await made_rest(deck)

    monkeypatch.setattr(StepDeck, "make_rest", behind_a_key)
    async with running(place, resume=ID, size=(80, 24)) as pilot:
        await pilot.pause()
        focused = pilot.app.focused
        assert isinstance(focused, ClashBox)
        assert focused.clash.path == "understand.why_now"
        assert not pilot.app.screen.query("#undecided > *")


async def test_what_no_screen_shows_is_chosen_above_all(place):
    """A place without a field has its box over the steps, with its name, and ctrl+g leads there."""
    async with running(place, resume=ID) as pilot:
        desk = wizard(pilot).desk
        desk.replace(Draft({**desk.draft.doc, "team_tag": "mine"}))
        elsewhere(place, team_tag="theirs")
        await saved(pilot)
        screen = text_of(pilot)
        await pilot.press("ctrl+g", "m")
        await pilot.pause()
        assert boxes(pilot) == []
    assert "team_tag was changed elsewhere, too" in screen
    assert on_disk(place).doc["team_tag"] == "mine"


async def test_what_leads_there_is_named_by_the_key_that_it_has(place):
    """A user's own keys are the ones named: over the steps, in the line of the verdict, by a brief that stays."""
    keys = {"wizard.finding": "f10", "wizard.verdict": "f11"}
    own = replace(place, settings=replace(place.settings, keys=keys))
    async with running(own, resume=ID, size=(80, 24)) as pilot:
        desk = wizard(pilot).desk
        desk.replace(Draft({**desk.draft.doc, "team_tag": "mine"}))
        elsewhere(place, team_tag="theirs")
        await saved(pilot)
        screen = text_of(pilot)
        await pilot.press("f6", "c")
        await pilot.pause()
        [refused] = pilot.app._notifications
    assert "team_tag was changed elsewhere, too  f10" in screen
    assert "f11 why" in screen
    assert refused.message.endswith(" f10 leads there.")
    assert "ctrl+g" not in screen


async def test_a_field_that_is_not_asked_is_chosen_above_all(place):
    """What only another target is asked for has no field in sight; its box is over the steps."""
    async with running(place, resume=ID) as pilot:
        elsewhere(place, target__containment="before")
        wizard(pilot).look()
        await pilot.press("f4")
        wizard(pilot).desk.put("target.containment", None)
        elsewhere(place, target__containment="theirs")
        await saved(pilot)
        screen = text_of(pilot)
    assert "Containment was changed elsewhere, too" in screen
    assert "t theirs  theirs" in screen


async def test_a_key_goes_from_choice_to_choice_and_on_to_what_else_is_open(place):
    """ctrl+g leads through the screens to each, then to the findings, and round."""
    elsewhere(place, impact__sla_status="within")
    async with running(place, resume=ID) as pilot:
        wizard(pilot).desk.put(DEPTH, "inconvenienced")
        elsewhere(place, impact__depth="blocked")
        await clashing(pilot, place)
        seen = []
        for _ in range(4):
            await pilot.press("ctrl+g")
            await pilot.pause()
            focused = pilot.app.focused
            seen.append((wizard(pilot).step, focused.clash.path if isinstance(focused, ClashBox) else ""))
    assert seen[:2] == [("impact", DEPTH), ("understand", COMPONENT)]
    assert seen[2:] == [("impact", ""), ("impact", DEPTH)]


async def test_escape_goes_back_to_the_field_undecided(place):
    """Nothing has to be decided at once."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("ctrl+g", "escape")
        await pilot.pause()
        assert pilot.app.focused is control(pilot, COMPONENT)
        assert len(boxes(pilot)) == 1


async def test_a_clash_on_another_screen_is_told_on_every_one(place):
    """The first line and the rail say so; nothing covers what is being typed."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("f5")
        await pilot.pause()
        screen = text_of(pilot)
    assert "1 field NOT SAVED, changed elsewhere" in screen
    assert "1 Understand  ✗1" in screen


async def test_the_question_is_asked_again_when_it_was_left_undecided(place):
    """Left for the board and opened again, mine is in the field and theirs beside it; then it can be decided."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("ctrl+o")
        await pilot.pause()
    async with running(place, resume=ID) as pilot:
        await pilot.pause()
        screen = text_of(pilot)
        assert control(pilot, COMPONENT).value == "!orders API"
        await pilot.press("ctrl+g", "m")
        await pilot.pause()
    assert "What was not in the file when you left is here again" in screen
    assert "t theirs  billing" in screen
    assert on_disk(place).value(COMPONENT) == "!orders API"


async def test_quitting_undecided_is_asked_once_and_told_behind(place):
    """Another ctrl+q asks nothing on top; enter quits, and the status says that not all is in the file."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("ctrl+q", "ctrl+q")
        await pilot.pause()
        assert sum(isinstance(one, Confirm) for one in pilot.app.screen_stack) == 1
        await pilot.press("enter")
        await pilot.pause()
    assert pilot.app.return_code == 1


async def test_the_brief_does_not_leave_while_a_field_is_undecided(place):
    """Copying and handing over say what is open, and ctrl+g leads there."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("f6", "h")
        await pilot.pause()
        screen = text_of(pilot)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(pilot.app.focused, ClashBox)
    assert "Not handed over yet: Changed elsewhere at the same time" in " ".join(screen.split())


async def test_mine_over_all_by_one_key_says_where_theirs_is(place):
    """ctrl+s writes mine in every field that clashes, and theirs is in the versions."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        await pilot.press("ctrl+s")
        await pilot.pause()
        screen = text_of(pilot)
    assert "Theirs is kept in the versions" in screen
    assert on_disk(place).value(COMPONENT) == "!orders API"
    assert [Draft(version.doc).value(COMPONENT) for version in place.store.versions(ID)] == ["billing"]


async def test_what_came_in_is_told_once(place):
    """The fields are named; more from the same fields is not told again and again."""
    async with running(place, resume=ID) as pilot:
        elsewhere(place, understand__component="billing", owner="Kim")
        wizard(pilot).look()
        await pilot.pause()
        first = text_of(pilot)
        for number in range(3):
            elsewhere(place, understand__component=f"billing {number}", owner=f"Kim {number}")
            wizard(pilot).look()
            await pilot.pause()
        assert len(pilot.app._notifications) == 1
        assert control(pilot, COMPONENT).value == "billing 2"
    assert "2 fields came in from elsewhere: Owner, Component" in first


async def test_what_is_put_aside_and_cannot_be_leaves_the_question(place):
    """Where the versions take nothing, the reason is told and both sides stay."""
    async with running(place, resume=ID) as pilot:
        await clashing(pilot, place)
        (place.store.root / "versions").write_text("in the way")
        await pilot.press("ctrl+g", "m")
        await pilot.pause()
        screen = text_of(pilot)
        assert len(boxes(pilot)) == 1
    assert "in the way" in screen
    assert on_disk(place).value(COMPONENT) == "billing"


async def test_two_windows_on_one_draft_come_to_the_same(place, tmp_path):
    """Different fields, the same field, and a decision in one: in the end both show what the file has."""
    async with running(place, resume=ID) as one:
        here = wizard(one).desk
        async with running(place, resume=ID) as other:
            there = wizard(other).desk
            await typed(one, COMPONENT, "1")
            await typed(other, COMPONENT, "2")
            there.put(DEPTH, "blocked")
            await saved(one)
            await saved(other)
            await other.press("ctrl+g", "m")
            await other.pause()
            wizard(one).look()
            await one.pause()
            assert control(one, COMPONENT).value == control(other, COMPONENT).value == "2orders API"
            assert here.draft.value(DEPTH) == "blocked"
            assert (here.clashes, there.clashes, here.unsaved, there.unsaved) == ((), (), False, False)


async def test_a_text_replaced_under_the_cursor_keeps_the_cursor(place):
    """What comes in from elsewhere into the field in use does not throw its reader to the beginning."""
    async with running(place, resume=ID) as pilot:
        await pilot.press("f3")
        field = control(pilot, WORKFLOW)
        field.focus()
        field.put_cursor((0, 20))
        elsewhere(place, impact__workflow="Nobody at Acme Corp can close their books.")
        wizard(pilot).look()
        await pilot.pause()
        assert field.text.startswith("Nobody")
        assert field.cursor_at == (0, 20)


async def test_names_and_values_from_a_file_do_nothing_on_screen(place):
    """Markup and control characters of theirs are shown as what they are."""
    async with running(place, resume=ID) as pilot:
        await typed(pilot, COMPONENT, "!")
        path = record_path(place.store.root, ID)
        hostile = '"[@click=app.quit]x[/] \\u001b]52;c;eA==\\u0007 \\u202eabc"'
        path.write_text(path.read_text().replace('"orders API"', hostile))
        await saved(pilot)
        screen = text_of(pilot)
    assert "[@click=app.quit]x[/] ␛]52;c;eA==␇" in screen
    assert "⟨U+202E⟩abc" in screen


ONE_OF_EACH = [
    *("understand.kind", "understand.description", "understand.customers", "understand.criteria", "understand.since"),
    *("understand.tickets", "impact.production_down", "impact.customers_affected", "impact.revenue_at_risk", "owner"),
]
"""A field of each kind."""


VALUES = [7, True, {"a": {"b": 1}}, [{"key": "x", "name": {"a": 1}}], "text\n\tof two lines", NOW]
"""What a hand or a script may put anywhere: a number, a flag, a table, items, a text, a moment."""


@pytest.mark.parametrize("values", [VALUES[:3], VALUES[3:]], ids=["number, flag, table", "items, text, moment"])
async def test_a_value_of_any_kind_can_be_chosen(place, values):
    """Whatever stands in a field of any kind, it is shown, and theirs can be taken."""
    async with running(place, resume=ID) as pilot:
        desk = wizard(pilot).desk
        for value in values:
            draft = desk.draft
            for path in ONE_OF_EACH:
                draft = draft.with_value(path, f"mine {path}")
            desk.replace(draft)
            elsewhere(place, **{path.replace(".", "__"): value for path in ONE_OF_EACH})
            await saved(pilot)
            found = len(boxes(pilot))
            for _ in ONE_OF_EACH:
                await pilot.press("ctrl+g", "t")
            assert (found > 0, desk.clashes) == (True, ()), value
            assert [on_disk(place).value(path) for path in ONE_OF_EACH] == [value] * len(ONE_OF_EACH)


WIDE, NARROW = (120, 36), (80, 24)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("keys", ["", "ctrl+g ctrl+g"], ids=["typing", "choosing"])
def test_look(place, snap_compare, size, keys):
    """A choice and a text that were changed elsewhere too, while typing and while choosing."""
    app = EscalateApp(place, resume=ID)
    app.animation_level = "none"

    async def prepare(pilot: Pilot[None]) -> None:
        await pilot.press("f3")
        await typed(pilot, WORKFLOW, "40 orders a day wait. ")
        wizard(pilot).desk.put(DEPTH, "inconvenienced")
        elsewhere(place, impact__workflow=THEIRS, impact__depth="blocked")
        await saved(pilot)
        await pilot.press(*keys.split())
        for one in (*app.screen.query(Input), *app.screen.query(TextArea)):
            one.cursor_blink = False
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=prepare)
