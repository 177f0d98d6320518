"""The panes of the five steps, one of them on top; those not needed yet are made when there is time."""

from asyncio import Lock
from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher

from escalate_tui.storage import Place
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.steps import NAMES
from escalate_tui.tui.widgets.pane import Pane
from escalate_tui.tui.widgets.step_pane import StepPane

if TYPE_CHECKING:
    from escalate_tui.tui.widgets.brief_pane import BriefPane


class StepDeck(ContentSwitcher):
    """The panes of the steps; at first the one in use alone, as far as it is seen."""

    def __init__(self, desk: Desk, step: str, place: Place | None) -> None:
        self._first = _made(desk, step, place)
        super().__init__(self._first, initial=step, id="steps")
        self._desk = desk
        # A key may ask for a pane while the others are made.
        self._making = Lock()

    def pane_of(self, step: str) -> Pane:
        """Find the pane of a step, which must be there."""
        pane = self.get_child_by_id(step)
        assert isinstance(pane, Pane)
        return pane

    async def make_rest(self) -> None:
        """Make what is out of sight of the pane that was there first."""
        await self._first.make_rest()

    async def make_others(self) -> None:
        """Make the panes that are not there yet."""
        for step in NAMES:
            await self._ensure(step)

    async def show(self, step: str) -> None:
        """Put the pane of a step on top."""
        await self._ensure(step)
        self.current = step

    async def _ensure(self, step: str) -> None:
        async with self._making:
            if self.query(f"#{step}"):
                return
            pane = _made(self._desk, step)
            pane.display = False
            await self.mount(pane)
            await pane.make_rest()


def _made(desk: Desk, step: str, place: Place | None = None) -> "StepPane | BriefPane":
    if step == "brief":
        from escalate_tui.tui.widgets.brief_pane import BriefPane

        return BriefPane(desk)
    return StepPane(desk, step, place)
