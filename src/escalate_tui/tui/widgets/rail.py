"""The rail: the five steps, the state of each, and how ready the brief is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from escalate_tui.judgement.finding import Finding, Level
from escalate_tui.tui.findings import MARKS, STYLES
from escalate_tui.tui.steps import STEPS
from escalate_tui.tui.words import said, under_cursor

if TYPE_CHECKING:
    from escalate_tui.judgement.assessment import Assessment

LEGEND = (
    "Beside each step: ✓ nothing is open, ·3 so many things are missing or could be better, "
    "!2 something should be mended, ✗1 something stops the brief."
)
"""What the signs of the steps mean, for the help."""

TITLES = 76
"""Columns from which all steps have their titles; in fewer the one in use has it."""

WIDE = 100
"""Columns from which there is room for the bar of readiness and for more space between the steps."""

BAR = 10
"""Columns of the bar of readiness."""


class Rail(Widget):
    """Where one is among the five steps, and what is open in each."""

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    step: reactive[str] = reactive("understand")

    def __init__(self) -> None:
        super().__init__(classes="rail")
        self._assessment: Assessment | None = None
        self._left_out = False
        self._told: object = None
        self._places: list[tuple[int, int, str]] = []

    def show(self, assessment: "Assessment", *, left_out: bool) -> None:
        """Show another assessment; before the first there are the names of the steps alone."""
        told = (assessment.findings, assessment.readiness, left_out)
        if told == self._told:
            return
        before = self._written()
        self._told, self._assessment, self._left_out = told, assessment, left_out
        if not self._written().is_same(before):
            self.refresh()

    def render(self) -> Content:
        """Write the steps with their states, and the readiness at the right."""
        return self._written()

    def _written(self) -> Content:
        line = Content(" ")
        self._places = []
        roomy = self.size.width >= TITLES
        gap = "  " if self.size.width >= WIDE else " "
        for number, step in enumerate(STEPS, 1):
            title = f" {number} {step.title} " if roomy or step.name == self.step else f" {number} "
            style = f"{under_cursor()} bold" if step.name == self.step else "bold"
            start = line.cell_length
            line += said((title, style)) + self._state(step.name) + Content(gap)
            self._places.append((start, line.cell_length, step.name))
        ready = self._ready()
        return line + Content(" " * max(1, self.size.width - line.cell_length - ready.cell_length - 1)) + ready

    def on_click(self, event: events.Click) -> None:
        """Go to the step clicked."""
        for start, end, step in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(step))

    def _state(self, step: str) -> Content:
        """Say what is open in a step: what is wrong by its sign, what is missing by a quiet count."""
        if self._assessment is None:
            return Content("  ")
        if step == "brief":
            return _state(self._assessment.stops)
        if step == "repro" and self._left_out:
            return said((" –", "$foreground-muted"))
        said_of_it = self._assessment.of_step(step)
        # Hints are counted where nothing else is open: the sign that all is done stands only where nothing is said.
        return _state([one for one in said_of_it if one.level is not Level.HINT] or said_of_it)

    def _ready(self) -> Content:
        if self._assessment is None:
            return Content("")
        percent = self._assessment.readiness.percent
        if self.size.width < WIDE:
            return said((f"{percent} %", "$foreground-muted"))
        full = percent * BAR // 100
        return said(
            ("ready ", "$foreground-muted"),
            ("━" * full, "$text-accent"),
            ("─" * (BAR - full), "$foreground-muted"),
            f" {percent} %",
        )


def _state(findings: Sequence[Finding]) -> Content:
    """Count findings; the sign is that of the worst that is wrong, and a quiet one while things are only missing."""
    if not findings:
        return said((" ✓", "$text-success"))
    wrong = [one.level for one in findings if not one.missing]
    level = min(wrong, key=list(Level).index, default=Level.HINT)
    return said((f" {MARKS[level]}{len(findings)}", STYLES[level]))
