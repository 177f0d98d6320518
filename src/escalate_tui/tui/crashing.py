"""Errors of the program itself, wherever on the screens or behind them: what was typed is written first."""

import asyncio
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.driver import Driver
from textual.worker import WorkerFailed

from escalate_tui.crash import Caught, report_crash
from escalate_tui.exit_status import ExitStatus
from escalate_tui.model.text import clean, visible
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.desk import Desk


class EndsInOrder(App[None]):
    """An app that writes what was typed before anything ends it, and tells afterwards how it ended.

    Textual would show an error with the values of all variables, which hold what customers wrote.

    Attributes:
        workplace: What it works with.
    """

    workplace: Workplace

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._ended_on: list[Desk] = []
        self._crash = ("", "")

    def on_mount(self) -> None:
        """Answer errors from outside the screens too: of tasks nobody waits for, and of threads."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            loop.set_exception_handler(self._end_by_loop)
            threading.excepthook = lambda args: self._end_by_thread(loop, args)

    def get_driver_class(self) -> type[Driver]:
        """Choose what reads keys and writes to the terminal: on Unix the one that outlasts it."""
        usual = super().get_driver_class()
        if sys.platform == "win32":
            return usual
        from escalate_tui.tui.lasting import LastingDriver

        return LastingDriver if issubclass(LastingDriver, usual) else usual

    def run_to_the_end(self) -> int:
        """Run the screens, leave the terminal as it was, say what there is to say, and tell the exit status."""
        with Caught() as caught:
            self.run(mouse=self.workplace.settings.mouse)
        if caught.error is not None:
            self._note(caught.error)
        if self._driver is not None:
            # It waits until what gives the terminal back is written; Textual does not where its own end fails.
            self._driver.close()
        if self.last_words:
            sys.stderr.write(f"{visible(clean(self.last_words))}\n")
        return self.return_code or ExitStatus.DONE

    def save(self) -> None:
        """Write what is unsaved, and remember where the cursor is."""

    def save_at_end(self) -> None:
        """Write what is unsaved, whatever state the screens are in."""
        desks = [desk for screen in self.screen_stack if (desk := getattr(screen, "desk", None)) is not None]
        # Asked for again on the way out, there are no screens any more.
        self._ended_on = desks or self._ended_on
        for desk in self._ended_on:
            with Caught() as caught:
                desk.save()
            if caught.error is not None:
                desk.trouble = f"writing it failed with {type(caught.error).__name__}."
        # Once more with the place of the cursor, which a screen in disorder cannot tell and nobody misses.
        with Caught():
            self.save()

    @property
    def last_words(self) -> str:
        """What there is to say once the terminal is as it was: nothing unless it ended by an error or unsaved."""
        happened, report = self._crash
        lost = {f"What was typed last is NOT SAVED: {desk.trouble}": None for desk in self._ended_on if desk.unsaved}
        kept = ["The draft is saved."] if happened and self._ended_on and not lost else []
        return "\n".join(said for said in (happened, *kept, *lost, report) if said)

    def _handle_exception(self, error: Exception) -> None:
        """End by an error, unless it ends already: a screen then misses what it was not given the time to make."""
        if self._exit and not self.is_headless:
            self.save_at_end()
            return
        self._note(error)
        self._close_messages_no_wait()

    def _note(self, error: Exception) -> None:
        """Save and report; of several errors the first is what happened, and the others came of it."""
        self._return_code = ExitStatus.CRASHED
        if self._exception is None:
            # By these two the tests see it.
            self._exception = error
            self._exception_event.set()
            self.save_at_end()
            found = error.error if isinstance(error, WorkerFailed) else error
            self._crash = report_crash(found, self.workplace.clock())

    def _end_by_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)
        else:
            loop.default_exception_handler(context)

    def _end_by_thread(self, loop: asyncio.AbstractEventLoop, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            # Once the screens have ended nobody waits for a thread, and nobody hears of it.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._handle_exception, args.exc_value)
