"""What one acts on is in sight, also on 80 by 24; and the arrows lead from field to field."""

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from cases import NOW, case
from escalate_tui.model.draft import Draft
from escalate_tui.tui.widgets.finding_note import FindingNote
from escalate_tui.tui.widgets.target_list import TargetList
from screen import control, running, text_of, wizard

NARROW = (80, 24)
ID = "esc-20260310-143000-abc"


def in_sight(pilot: Pilot[None], widget: Widget, line: int) -> bool:
    """Whether a line of a control is within what its pane shows."""
    shown = pilot.app.screen.query_one(f"#{wizard(pilot).step}").content_region
    return shown.y <= widget.region.y + line < shown.bottom


async def test_the_criterion_under_the_cursor_is_in_sight(workplace):
    """Going down through all criteria and up again, the one that space would tick is always on the screen."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id, size=NARROW) as pilot:
        criteria = pilot.app.screen.query_one("CriteriaList")
        criteria.focus()
        await pilot.pause()
        titles = [judged.criterion.title for judged in criteria.judged]
        seen = []
        for key in ("down", "up"):
            for _ in titles[1:]:
                await pilot.press(key)
                await pilot.pause()
                seen.append(titles[criteria.cursor][:40] in text_of(pilot))
    assert all(seen)


async def test_the_criteria_come_back_to_where_the_cursor_was(workplace):
    """Coming from below, the line in use is on the screen."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id, size=NARROW) as pilot:
        criteria = pilot.app.screen.query_one("CriteriaList")
        criteria.cursor = len(criteria.judged) - 1
        last = criteria.judged[-1].criterion.title[:40]
        control(pilot, "understand.summary").focus()
        await pilot.pause()
        away = text_of(pilot)
        criteria.focus()
        await pilot.pause()
        await pilot.pause()
        back = text_of(pilot)
    assert last not in away
    assert last in back


async def test_what_is_missing_for_a_target_is_in_sight(workplace):
    """Each thing that is missing stands on the screen while the cursor is on it."""
    draft = (
        Draft.begun(ID, NOW, by="Sam").with_value("target.team", "engineering").with_value("target.also", ["product"])
    )
    workplace.store.put(draft.doc, None)
    async with running(workplace, resume=ID, size=NARROW) as pilot:
        await pilot.press("f4")
        targets = wizard(pilot).query_one(TargetList)
        targets.focus()
        await pilot.pause()
        seen = []
        for at in range(len(targets._open())):
            targets.cursor = at
            await pilot.pause()
            lines = [
                line for line, (_, hold) in enumerate(targets._lines(targets.size.width)) if hold is targets._open()[at]
            ]
            seen.append(all(in_sight(pilot, targets, line) for line in lines))
    assert len(seen) > 3
    assert all(seen)


async def test_next_finding_shows_all_that_is_said_of_the_field(workplace):
    """Wherever ctrl+g leads on 80 by 24, the first line of the field and the last of its findings are on the screen."""
    draft = (
        case(1).with_value("understand.summary", None).with_value("impact.workflow", "Orders go through by hand, a lot")
    )
    workplace.store.put(draft.with_value("impact.sla_status", "within").with_value("target.ask", None).doc, None)
    async with running(workplace, resume=draft.id, size=NARROW) as pilot:
        seen = {}
        for _ in range(8):
            await pilot.press("ctrl+g")
            await pilot.pause()
            await pilot.pause()
            focused = pilot.app.focused
            notes = [note for note in focused.parent.query(FindingNote) if note.display]
            seen[str(focused.parent)] = all(in_sight(pilot, note, note.size.height - 1) for note in notes)
            assert in_sight(pilot, focused, 0)
    assert len(seen) > 2
    assert all(seen.values())


@pytest.mark.parametrize(
    ("first", "key", "then"),
    [
        pytest.param("understand.summary", "down", "tab", id="down-is-tab"),
        pytest.param("understand.component", "up", "shift+tab", id="up-is-shift-tab"),
    ],
)
async def test_arrows_leave_a_field_of_one_line_as_tab_does(workplace, first, key, then):
    """Up and down lead to the neighbouring field, and never scroll the one that is typed into out of sight."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id, size=NARROW) as pilot:
        reached = []
        for one in (key, then):
            control(pilot, first).focus()
            await pilot.pause()
            await pilot.press(one)
            await pilot.pause()
            reached.append(pilot.app.focused)
        assert reached[0] is reached[1]
        assert reached[0] is not control(pilot, first)
