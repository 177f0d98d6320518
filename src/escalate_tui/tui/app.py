"""The program on screen: one base screen at a time, the board or an escalation, and what they share."""

import gc
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from escalate_tui.errors import EscalateError
from escalate_tui.exit_status import ExitStatus
from escalate_tui.tui.commands import commands_of
from escalate_tui.tui.crashing import EndsInOrder
from escalate_tui.tui.first_sight import BaseScreen
from escalate_tui.tui.going import AllKnown, Begun, Chosen, HandedOver, Left, PracticeLeft, Practised, Written
from escalate_tui.tui.key_order import KeysInOrder
from escalate_tui.tui.looks import Looks
from escalate_tui.tui.styles import style_paths
from escalate_tui.tui.words import said
from escalate_tui.workplace import Workplace

if TYPE_CHECKING:
    from escalate_tui.tui.reminding import Reminding


class EscalateApp(KeysInOrder, EndsInOrder, Looks):
    """escalate-tui on the terminal."""

    TITLE = "escalate"
    CSS_PATH: ClassVar[list[str | PurePath]] = [*style_paths("app")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", priority=True, show=False, id="app.quit"),
        Binding("f1", "help", "help", priority=True, id="app.help"),
    ]

    def __init__(self, workplace: Workplace, *, resume: str = "", begin: Begun | Practised | None = None) -> None:
        # Without colour Textual turns ours into greys, and those of the terminal into nothing that can be read, unless
        # it is told at once that the terminal's are wanted.
        super().__init__(ansi_color=bool(workplace.env.get("NO_COLOR")) or None)
        self.workplace = workplace
        self._resume = resume
        self._begin = begin
        self._reminding: Reminding | None = None
        self._all_known = False
        self._farewell = ""

    def on_mount(self) -> None:
        """Do what can wait once there is something to see."""
        self.call_after_refresh(self._read_styles)
        self.call_after_refresh(self._remind)
        # The command line put collecting garbage off until there is something to see.
        self.call_after_refresh(gc.enable)
        if isinstance(self._begin, Begun):
            self.call_after_refresh(self.begin, self._begin)
        elif self._begin is not None:
            # In its own turn: the board waits for what it does itself, and cannot be replaced meanwhile.
            self.call_after_refresh(self.post_message, self._begin)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the board, or with the draft that was asked for.

        Pushed onto an empty screen it would be painted only once all of it is mounted.
        """
        self._take_settings()
        screen = self._first_screen()
        self.stylesheet.read_all(style_paths(*screen.STYLES))
        # What Textual does for every other screen; without it, it could not switch away from this one.
        screen._push_result_callback(self, None)
        return screen

    def _take_settings(self) -> None:
        """Take up the keys and the colours before there is anything to paint."""
        if keys := self.workplace.settings.keys:
            from escalate_tui.config.key_map import whole_map

            self.set_keymap(whole_map(keys))
        self.take_looks()

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Have a screen over the first one styled, also where a key shows it before the first one is painted."""
        self._read_styles()
        super()._load_screen_css(screen)

    def _read_styles(self) -> None:
        """Read the style sheets that the first screen is painted without."""
        missing = [path for path in style_paths() if not self.stylesheet.has_source(str(path))]
        if missing:
            self.stylesheet.read_all(missing)
            self.stylesheet.parse()

    def _first_screen(self) -> BaseScreen:
        if not self._resume:
            return self._board()
        from escalate_tui.tui.opening import opened

        return opened(self.workplace, self._resume)

    def _board(self, changed: str = "", at: Workplace | None = None) -> BaseScreen:
        """Make the board, its cursor on what was changed; a draft that was asked for does not wait for it."""
        from escalate_tui.tui.screens.board import Board
        from escalate_tui.tui.shelves import Shelves

        return Board(Shelves(at or self.workplace, changed=changed), cursor_on=changed)

    def _remind(self) -> None:
        """Watch the clock from here on, once there is something to see."""
        from escalate_tui.tui.reminding import Reminding

        self._reminding = Reminding(self, self.workplace)
        self._show_away()

    @on(Written)
    def note_written(self, written: Written) -> None:
        """Have reminders go by what was written, whatever screen wrote it."""
        if self._reminding is not None and not self.workplace.practice:
            self._reminding.read_again(written.identity)

    @on(AllKnown)
    def note_all_known(self, _: AllKnown) -> None:
        """Note that the board knows all files by now."""
        if not self._all_known and not self.workplace.practice:
            self._all_known = True
            self._show_away()

    def _show_away(self) -> None:
        """Show what came due while nobody looked, as soon as all files are known and the clock is watched."""
        if self._reminding is None or not self._all_known:
            return
        reminders = self._reminding.away()
        if reminders:
            from escalate_tui.tui.screens.away import Away

            self.push_screen(Away(reminders, self.workplace))

    def on_unmount(self) -> None:
        """Stop watching the clock."""
        if self._reminding is not None:
            self._reminding.close()

    def save(self) -> None:
        """Write what is unsaved, at once, whatever screen holds it."""
        for screen in self.screen_stack:
            save = getattr(screen, "leave_place", None)
            if save is not None:
                save()

    async def action_quit(self) -> None:
        """Leave the program; what is unsaved is written first, and what cannot be is asked about."""
        self.save()
        for screen in self.screen_stack:
            ask = getattr(screen, "ask_to_leave", None)
            if ask is not None and ask(self._quit_if):
                return
        self.exit()

    def _quit_if(self, words: str) -> None:
        """Leave, and say behind that where that is which is not in its file."""
        self._farewell = words
        self.exit(return_code=ExitStatus.NO if words else ExitStatus.DONE)

    @property
    def last_words(self) -> str:
        """What there is to say once the terminal is as it was."""
        return "\n".join(words for words in (self._farewell, super().last_words) if words)

    @on(Left)
    async def open_board(self, left: Left) -> None:
        """Go to the board."""
        await self.switch_screen(self._board(left.identity))

    @on(Chosen)
    async def open_escalation(self, chosen: Chosen) -> None:
        """Open an escalation: a draft in the wizard, any other on its own page unless it is to be edited."""
        from escalate_tui.tui.opening import opened

        try:
            screen = opened(self.workplace, chosen.identity, edit=chosen.edit)
        except (EscalateError, OSError) as wrong:
            self.notify(said(str(wrong)).plain, severity="error", markup=False)
        else:
            await self.switch_screen(screen)

    @on(Begun)
    def begin(self, begun: Begun) -> None:
        """Begin a draft; who reports it is asked once."""
        from escalate_tui.tui.opening import begin_draft

        begin_draft(self, self.workplace, begun)

    @on(Practised)
    async def practise(self) -> None:
        """Go to practice."""
        from escalate_tui.tui.practising import entered

        # What is asked about a draft that cannot be written comes first.
        if len(self.screen_stack) == 1:
            await self._work_at(*entered(self.workplace))

    @on(PracticeLeft)
    async def leave_practice(self, left: PracticeLeft) -> None:
        """Go from practice to the board of what is real, and throw away what was practised on if that was asked for."""
        practice, home = self.workplace, self.workplace.home
        if home is None:
            return
        await self._work_at(home, self._board(at=home))
        if left.thrown_away:
            from escalate_tui.tui.practising import thrown_away

            try:
                thrown_away(practice)
            except OSError as wrong:
                self.notify(said(f"Practice is not thrown away: {wrong}").plain, severity="error", markup=False)

    async def _work_at(self, workplace: Workplace, screen: Screen[None]) -> None:
        self.workplace = workplace
        # The first line of every screen says so.
        self.set_class(workplace.practice, "-practice")
        await self.switch_screen(screen)

    @on(HandedOver)
    async def offer_next_steps(self, handed_over: HandedOver) -> None:
        """Go to the board, and offer what is worth doing at once."""
        from escalate_tui.tui.opening import offer_next_steps

        identity = handed_over.draft.id
        # What was said of the brief was read before it was handed over, and must not stand before its due times.
        self.clear_notifications()
        await self.switch_screen(self._board(identity))
        offer_next_steps(self, self.workplace, handed_over.draft)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open somewhere beneath."""
        if not any(screen.id == "--command-palette" for screen in self.screen_stack):
            super().action_command_palette()

    def action_help(self) -> None:
        """Say what the screen is for and which keys it answers to; pressed again, close that."""
        from escalate_tui.tui.screens.help import Help, page_of

        if isinstance(self.screen, Help):
            self.screen.action_leave()
        else:
            self.push_screen(Help(*page_of(self.screen)))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected, by the terminal's own sequence."""
        from escalate_tui.clipboard import osc52

        self._clipboard = text
        if self._driver is not None:
            self._driver.write(osc52(text))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the moment in the command palette."""
        yield from commands_of(self, screen)
