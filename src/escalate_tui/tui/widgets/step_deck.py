"""The panes of the five steps, one of them on top; those not needed yet are made when there is time."""

from textual.widgets import ContentSwitcher

from escalate_tui.tui.desk import Desk
from escalate_tui.tui.steps import NAMES
from escalate_tui.tui.widgets.brief_pane import BriefPane
from escalate_tui.tui.widgets.step_pane import StepPane

Pane = StepPane | BriefPane
"""What stands in the middle: a step's fields, or the brief."""


class StepDeck(ContentSwitcher):
    """The panes of the steps; at first the one in use alone."""

    def __init__(self, desk: Desk, step: str) -> None:
        super().__init__(_made(desk, step), initial=step, id="steps")
        self._desk = desk

    def pane_of(self, step: str) -> Pane:
        """Find the pane of a step, which must be there."""
        return self.query_one(f"#{step}", BriefPane) if step == "brief" else self.query_one(f"#{step}", StepPane)

    async def make_others(self) -> None:
        """Make the panes that are not there yet."""
        for step in NAMES:
            await self._ensure(step)

    async def show(self, step: str) -> None:
        """Put the pane of a step on top."""
        await self._ensure(step)
        self.current = step

    async def _ensure(self, step: str) -> None:
        if not self.query(f"#{step}"):
            pane = _made(self._desk, step)
            pane.display = False
            await self.mount(pane)


def _made(desk: Desk, step: str) -> Pane:
    return BriefPane(desk) if step == "brief" else StepPane(desk, step)
