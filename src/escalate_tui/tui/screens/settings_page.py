"""Every setting as it holds, what it does and where it comes from; and the way to change it."""

import os
from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from escalate_tui import paths
from escalate_tui.config.configured import configured_here
from escalate_tui.config.showing import commented
from escalate_tui.storage import create_new
from escalate_tui.storage.errors import in_a_sentence
from escalate_tui.tui.editor import NotOpened, edited
from escalate_tui.tui.keys import key_now
from escalate_tui.tui.sending import copy_text
from escalate_tui.tui.settings_words import mistakes, settings_text
from escalate_tui.tui.widgets.head_line import HeadLine
from escalate_tui.tui.widgets.inputs import LineInput
from escalate_tui.tui.widgets.key_line import KeyLine
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

LONGEST_SEARCH = 200
"""Characters of a search."""

NARROWEST = 20
"""Columns that are written for at least: in a window that has fewer, lines are cut off or folded."""


class _Search(LineInput):
    """The words searched for; whatever keys the user has set, escape ends a search, in which all others are text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.leave", "end the search")]


class SettingsPage(Screen[None]):
    """One page of settings, read from their files when it is opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", id="settings.search"),
        Binding("e", "edit", "edit the file", id="settings.edit"),
        Binding("c", "copy", "copy its name", id="settings.copy"),
        Binding("escape,q,ctrl+o", "leave", "board", id="settings.leave"),
        Binding("down,j", "move(3)", "read on", id="settings.down", show=False),
        Binding("up,k", "move(-3)", "read back", id="settings.up", show=False),
        Binding("pagedown,space", "page(1)", "a page down", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("home", "page(-100)", "to the top", show=False),
        Binding("end", "page(100)", "to the end", show=False),
        Binding("question_mark", "app.help", "help", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(name="Settings")
        self._workplace = workplace
        self._file = paths.settings_file(workplace.env)
        self._wanted = ""
        self._found = configured_here(workplace.env, lambda: workplace.zone)

    def compose(self) -> ComposeResult:
        """Yield the way to change them, what is wrong, and the settings."""
        yield HeadLine()
        search = _Search("", self._find, limit=LONGEST_SEARCH, example="words of it: a name, a value, what it does")
        search.display = False
        yield search
        with VerticalScroll(can_focus=False):
            yield Static(classes="way", markup=False)
            yield Static(classes="mistakes", markup=False)
            yield Static(classes="settings", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(HeadLine).show("settings", Content(""))

    def on_resize(self, _: events.Resize) -> None:
        """Fit the columns to the width."""
        self._show()

    def _show(self) -> None:
        width = max(NARROWEST, self.size.width - 5)
        self.query_one(".way", Static).update(Content("\n").join(self._way()))
        wrong = self.query_one(".mistakes", Static)
        wrong.display = bool(self._found.problems)
        wrong.update(Content("\n").join(mistakes(self._found, width)))
        rows = settings_text(self._found, self._wanted, width)
        self.query_one(".settings", Static).update(Content("\n").join(rows))

    def _way(self) -> Iterator[Content]:
        """Say which file it is and how to change it, and whether what it says holds already."""
        name, key = in_a_sentence(self._file), key_now("settings.edit", "e")
        if not self._found.files:
            yield said(f"There is no file of settings, and none is needed. {key} makes {name} and opens it.")
            return
        yield said(f"The file: {name}")
        yield said(f"{key} opens it in your editor. What you change there holds from the next start.")
        if self._found.settings != self._workplace.settings:
            yield said(("The file was changed since the program started.", "bold"))

    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        self._show()
        self.action_page(-100)

    def action_search(self) -> None:
        """Ask for words, and show what has them while they are typed."""
        search = self.query_one(LineInput)
        search.display = True
        search.focus()

    def action_leave(self) -> None:
        """End a search, otherwise go back."""
        search = self.query_one(LineInput)
        if search.display:
            search.value = ""
            search.display = False
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_move(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by some screens."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False, immediate=True)

    def action_copy(self) -> None:
        """Copy the name of the file."""
        copy_text(self, self._workplace, str(self._file), None)

    def action_edit(self) -> None:
        """Open the file in the user's editor, made first where there is none; then read it again."""
        name = in_a_sentence(self._file)
        try:
            if not os.path.lexists(self._file):
                create_new(self._file, commented().encode())
            if problem := edited(self.app, self._file, self._workplace.env):
                self._say(problem)
        except NotOpened as wrong:
            self._say(f"{wrong} You can open {name} yourself; {key_now('settings.copy', 'c')} copies its name.")
        except OSError as wrong:
            self._say(f"{name} could not be made: {wrong.strerror or wrong}.")
        self._found = configured_here(self._workplace.env, lambda: self._workplace.zone)
        self._show()

    def _say(self, words: str) -> None:
        self.notify(said(words).plain, severity="warning", markup=False)
