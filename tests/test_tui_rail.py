"""The signs of the steps, and how much of a name the board has room for."""

from datetime import timedelta

import pytest

from cases import case, handed_over
from escalate_tui.judgement.finding import Level
from escalate_tui.model.choices import Severity
from escalate_tui.tui.widgets.board_list import BoardList
from escalate_tui.tui.widgets.rail import Rail
from screen import running, text_of, wizard


@pytest.mark.parametrize("number", [1, 2, 3, 5])
async def test_the_sign_of_all_done_stands_only_where_nothing_is_said(workplace, number):
    """A step with hints alone counts them quietly; ✓ is for one of which nothing at all is said."""
    workplace.store.put(case(number).doc, None)
    async with running(workplace, resume=case(number).id) as pilot:
        await pilot.pause()
        rail, assessment = wizard(pilot).query_one(Rail), wizard(pilot).desk.assessment
        signs = {step: rail._state(step).plain.strip() for step in ("understand", "impact", "target")}
    for step, sign in signs.items():
        found = assessment.of_step(step)
        assert (sign == "✓") == (not found)
        if found and all(one.level is Level.HINT for one in found):
            assert sign == f"·{len(found)}"


async def test_help_says_what_the_signs_of_the_steps_mean(workplace):
    """F1 in a draft explains each sign of the rail."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id, size=(160, 50)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        page = " ".join(text_of(pilot).split())
    assert all(sign in page for sign in ("✓ nothing is open", "·3", "!2", "✗1"))


OWNER = "Oluwaseun Adeyemi"


@pytest.mark.parametrize("width", [120, 160])
async def test_an_owner_is_written_in_full_where_there_is_room(workplace, width):
    """The column of owners is as wide as the names need; the summary gives the room."""
    draft = handed_over(1, Severity.HIGH).with_value("owner", OWNER)
    workplace.store.put(draft.doc, None)
    async with running(workplace, size=(width, 36)) as pilot:
        await pilot.pause()
        board = pilot.app.screen.query_one(BoardList)
        line = board.render_line(0).text
        heading = board.heading()
    assert OWNER in line
    assert len(line) == len(heading) == width
    assert heading.index("owner") == line.index(OWNER)


@pytest.mark.parametrize("width", [80, 100, 120])
async def test_a_time_is_written_with_its_unit(workplace, clock, width):
    """Hours and minutes both say what they are, in the column that is there."""
    workplace.store.put(handed_over(1, Severity.HIGH).doc, None)
    clock.now += timedelta(hours=3, minutes=1)
    async with running(workplace, size=(width, 24)) as pilot:
        await pilot.pause()
        line = pilot.app.screen.query_one(BoardList).render_line(0).text
    assert "▲ late 2 h 31 min  " in line
