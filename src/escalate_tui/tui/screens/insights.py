"""Insights: are we on time, what is growing, why are we sent back; drawn, and beside it in words."""

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from escalate_tui.followup.insights import wording
from escalate_tui.followup.insights.figures import Insights as Figures
from escalate_tui.storage.layout import record_files
from escalate_tui.storage.listing import Listed, list_records
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.insight_page import page_of
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

TELL_EVERY = 0.3
"""Seconds between two words on how far the reading has come."""

NOTHING = (
    "Here will stand whether you are on time, what is growing, and why you are sent back.\n\n"
    "The figures begin with the first escalation that you hand over,\n"
    "and a share is given from five on."
)
"""What stands there before anything was handed over."""


class Insights(Screen[None]):
    """One page of figures, the last twelve weeks of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+o", "leave", "board", id="insights.leave"),
        Binding("down,j", "scroll(3)", "read on", id="insights.down"),
        Binding("up,k", "scroll(-3)", "read back", id="insights.up"),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("home", "page(-100)", "to the top", show=False),
        Binding("end", "page(100)", "to the end", show=False),
        Binding("question_mark", "app.help", "help", show=False),
    ]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall"), (50, "-taller")]

    class Reading(Message):
        """Some of the files were read in another thread."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    class Found(Message):
        """All files were read; what could not be is left out of the figures."""

        def __init__(self, figures: Figures, unread: int) -> None:
            super().__init__()
            self.figures, self.unread = figures, unread

    class Failed(Message):
        """The files could not be looked at."""

        def __init__(self, says: str) -> None:
            super().__init__()
            self.says = says

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(name="Insights")
        self._workplace = workplace

    def compose(self) -> ComposeResult:
        """Yield the page, which says that the files are being read."""
        yield HeadLine()
        with VerticalScroll(can_focus=False):
            yield Static(said("Reading the files…"), classes="nothing", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read all files in another thread: there may be thousands."""
        self.query_one(HeadLine).show("insights", Content(""))
        self.run_worker(self._read, thread=True)

    def action_leave(self) -> None:
        """Go back; what is still being read is left."""
        self.workers.cancel_node(self)
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by some screens."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False, immediate=True)

    def _read(self) -> None:
        from escalate_tui.followup.insights.looking_back import insights
        from escalate_tui.followup.insights.story import story_of
        from escalate_tui.model.draft import Draft

        worker, place, told = get_current_worker(), self._workplace, monotonic()
        now, stories, done, unread = place.clock(), [], 0, 0
        try:
            total = sum(1 for _ in record_files(place.store.root))
            for row in list_records(place.store.root):
                if worker.is_cancelled:
                    return
                done += 1
                if isinstance(row, Listed):
                    stories.append(story_of(Draft(row.doc), place.settings, now))
                else:
                    unread += 1
                if monotonic() - told >= TELL_EVERY:
                    self.post_message(self.Reading(done, total))
                    told = monotonic()
        except OSError as wrong:
            self.post_message(self.Failed(f"{wrong.filename or 'The records'}: {wrong.strerror}"))
            return
        figures = insights((story for story in stories if story is not None), now, place.zone)
        self.post_message(self.Found(figures, unread))

    def on_insights_reading(self, reading: Reading) -> None:
        """Say how far the reading has come."""
        nothing = self.query_one(".nothing", Static)
        nothing.update(said(f"Reading {reading.done:,} of {reading.total:,} files"))

    def on_insights_failed(self, failed: Failed) -> None:
        """Say why there are no figures."""
        self.query_one(".nothing", Static).update(said(f"The files could not be read: {failed.says}"))

    async def on_insights_found(self, found: Found) -> None:
        """Show the figures, or what will stand here once there are some."""
        if not found.figures.days:
            self.query_one(".nothing", Static).update(said(NOTHING))
            return
        page = self.query_one(VerticalScroll)
        self.query_one(HeadLine).show("insights", said((wording.span(found.figures), "$foreground-muted")))
        await page.remove_children()
        await page.mount_all(page_of(found.figures, found.unread))
