"""The targets in the order of their ranking: why each, and what the brief must hold for those that get it."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from escalate_tui.judgement.assessment import Hold, RankedTarget
from escalate_tui.model.record import title_of
from escalate_tui.tui.desk import Desk
from escalate_tui.tui.widgets.cursor_list import CursorList
from escalate_tui.tui.widgets.pane import go_on
from escalate_tui.tui.words import hanging, said, under_cursor


class TargetList(CursorList):
    """Every target with its reasons; for the one that receives and those that are told, the checklist."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "lead", "fill what is missing"),
        Binding("enter", "onward", "on", show=False),
    ]

    class Wanted(Message):
        """A field was asked for that would fill what is missing."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="targets")
        self._desk = desk
        self.path = "target.team"

    def follow(self) -> None:
        """Show the ranking as it is now."""
        self.cursor = max(0, min(self.cursor, len(self._open()) - 1))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the targets need."""
        return sum(1 for _ in self._lines(width))

    def render(self) -> Content:
        """Write the targets."""
        return Content("\n").join(line for line, _ in self._lines(self.size.width))

    async def action_onward(self) -> None:
        """Go on to the next field, as enter does everywhere."""
        await go_on(self, 1)

    def action_lead(self) -> None:
        """Go to the first field that would fill what is missing."""
        missing = self._open()
        if missing:
            self.post_message(self.Wanted(missing[self.cursor].missing[0]))

    def on_click(self, event: events.Click) -> None:
        """Go where the item clicked leads."""
        places = [hold for _, hold in self._lines(self.size.width)]
        hold = places[event.y] if event.y < len(places) else None
        if hold is not None and hold.missing:
            self.post_message(self.Wanted(hold.missing[0]))

    @property
    def places(self) -> int:
        """A place for each thing that is missing."""
        return len(self._open())

    @property
    def lines_in_use(self) -> tuple[int, int]:
        """The lines of what is missing and under the cursor; where nothing is, the first."""
        here = next(iter(self._open()[self.cursor :]), None)
        at = [line for line, (_, hold) in enumerate(self._lines(self.size.width)) if here and hold is here]
        return (at[0], len(at)) if at else (0, 1)

    def _open(self) -> list[Hold]:
        """List what is missing for the targets that get the brief, in the order of the lines."""
        return [hold for target, part in self._ranked() if part for hold in target.holds if not hold.done]

    def _ranked(self) -> Iterator[tuple[RankedTarget, str]]:
        """Give each target and its part in it, the one that receives first."""
        assessment, also = self._desk.assessment, self._desk.draft.record.target.also
        for target in sorted(assessment.targets, key=lambda one: one.team is not assessment.target.team):
            receives = target.team is assessment.target.team and (assessment.chosen or bool(target.reasons))
            yield target, "receives it" if receives else "is told" if target.team in also else ""

    def _lines(self, width: int) -> Iterator[tuple[Content, Hold | None]]:
        """Write each target, and with each line the item that it shows."""
        open_at = 0
        ranked = list(self._ranked())
        for target, part in ranked:
            if not part and not target.reasons:
                continue
            yield from _wrapped(_head(target, part), width)
            if not part:
                continue
            yield from _wrapped(_there(target.holds), width)
            for hold in (one for one in target.holds if not one.done):
                yield from _wrapped(_lacking(hold, here=self.has_focus and open_at == self.cursor), width, hold)
                open_at += 1
        rest = [target.team.label for target, part in ranked if not part and not target.reasons]
        if rest:
            yield from _wrapped(said((f"Nothing speaks for {', '.join(rest)}.", "$foreground-muted")), width)


def _wrapped(line: Content, width: int, hold: Hold | None = None) -> Iterator[tuple[Content, Hold | None]]:
    return ((part, hold) for part in hanging(line, max(20, width - 1)) if line)


def _head(target: RankedTarget, part: str) -> Content:
    """Write a target: its part in it, and why it comes where it does."""
    held = sum(hold.done for hold in target.holds)
    why = "; ".join(reason.text for reason in target.reasons) or "nothing speaks for it"
    return said(
        (target.team.label, "bold" if part else ""),
        (f" {part}, {held} of {len(target.holds)} there" if part else "", "$text-accent"),
        (f" · {why}", "$foreground-muted"),
        (f" · {target.note}" if target.note and part else "", "$text-warning"),
    )


def _there(holds: Iterable[Hold]) -> Content:
    """Write what is there already, in one line."""
    done = ", ".join(hold.label for hold in holds if hold.done)
    return said(("  ✓ ", "$text-success"), (done, "$foreground-muted")) if done else Content("")


def _lacking(hold: Hold, *, here: bool) -> Content:
    """Write what is missing, and where it would be filled in."""
    style = under_cursor() if here else ""
    lacks = f" — {_titles(hold.missing)}"
    return said(("  · ", style or "$text-warning"), (hold.label, style), (lacks, style or "$foreground-muted"))


def _titles(paths: Iterable[str]) -> str:
    return ", ".join(title_of(path) for path in paths)
