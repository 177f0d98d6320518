"""Painting only the lines that changed writes to the terminal what painting with all widgets would write."""

from random import Random

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.pilot import Pilot

from cases import case
from escalate_tui.tui.painting import LineCompositor
from escalate_tui.tui.steps import STEPS
from screen import running

SIZES = ((120, 36), (80, 24))


def regions_of(pilot: Pilot[None], chance: Random) -> set[Region]:
    """Choose what has changed: one line, or a few places of any size, at any place that is at least in part there."""
    width, height = pilot.app.size
    places = (
        Region(chance.randrange(width), chance.randrange(height), chance.randint(1, width), tall)
        for tall in chance.choice(((1,), (1, 3), (5, 1, 2)))
    )
    return {place.intersection(pilot.app.size.region) for place in places}


def written(pilot: Pilot[None], regions: set[Region]) -> str:
    """Paint these regions anew, and give what the terminal gets."""
    compositor = pilot.app.screen._compositor
    compositor._dirty_regions = set(regions)
    update = compositor.render_partial_update()
    assert isinstance(update, ChopsUpdate)
    return update.render_segments(pilot.app.console)


def both(pilot: Pilot[None], regions: set[Region]) -> tuple[str, str]:
    """Paint as the program does, and as Textual would."""
    ours = written(pilot, regions)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LineCompositor, "_get_renders", Compositor._get_renders)
        return ours, written(pilot, regions)


@pytest.mark.parametrize("size", SIZES)
async def test_any_region_is_painted_as_with_all_widgets(workplace, size):
    """On every screen of a draft and on the board, 20 random sets of regions come out the same to the byte."""
    workplace.store.put(case(1).doc, None)
    chance = Random(20260310)
    async with running(workplace, resume=case(1).id, size=size) as pilot:
        for key in (*(step.key for step in STEPS), "ctrl+o"):
            await pilot.press(key)
            await pilot.pause()
            for _ in range(20):
                ours, textuals = both(pilot, regions_of(pilot, chance))
                assert ours == textuals


async def test_a_line_is_all_that_is_rendered(workplace):
    """Where one line of a field has changed, no widget renders more than that line, and none that is covered there."""
    workplace.store.put(case(1).doc, None)
    async with running(workplace, resume=case(1).id) as pilot:
        compositor = pilot.app.screen._compositor
        field = pilot.app.focused.region
        line = Region(field.x, field.y, field.width, 1)
        rendered = list(compositor._get_renders(line))
        assert {(part.y, part.height, len(strips)) for _, part, strips in rendered} == {(line.y, 1, 1)}
        shown: set[int] = set()
        for _, part, _ in rendered:
            assert set(part.column_range) - shown
            shown.update(part.column_range)
        assert shown == set(range(pilot.app.size.width))
