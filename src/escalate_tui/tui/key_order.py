"""Keys in the order they were typed, however fast they come."""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input

from escalate_tui.model.text import clean
from escalate_tui.tui.keys import TextControl

Typed = events.Key | events.Paste
"""What comes from the keyboard."""


class KeysInOrder(App[None]):
    """An app that takes a key when what the keys before it do is done.

    Textual hands each key to the control in focus at once, and does what is bound to it when the key has come back
    up to the app unanswered. Keys that arrive together, from a slow line, a macro or a text expander, are then
    taken out of turn: a letter before the backspace in front of it, text behind a tab in the field just left, and
    enter before the text that it should take.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[Typed] = deque()
        self._waiting = False

    async def on_event(self, event: events.Event) -> None:
        """Take a key in its turn, and anything else at once."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Paste):
            # Controls of Textual's own, such as the palette, take it as it comes and draw it so.
            event.text = clean(event.text)
        self._typed.append(event)
        if not self._waiting:
            await self._take_text()

    async def _take_text(self) -> None:
        """Hand on what is plain text, for which the control's own queue is order enough, up to the next other key."""
        while self._typed and self._is_text(self._typed[0]):
            await super().on_event(self._typed.popleft())
        self._waiting = bool(self._typed)
        if self._waiting:
            await _up(self._way, self._take_key)

    async def _take_key(self) -> None:
        way = self._way
        await super().on_event(self._typed.popleft())
        await _up(way, self._take_text)

    def _is_text(self, event: Typed) -> bool:
        control = self.focused
        takes_text = isinstance(control, Input) or (isinstance(control, TextControl) and control.takes_text)
        return takes_text and isinstance(event, events.Key) and event.is_printable

    @property
    def _way(self) -> Sequence[MessagePump]:
        """The way of a key: up from the focus to the app, and once more there, where the focus is moved."""
        return (*(self.focused or self.screen).ancestors_with_self, self)


async def _up(way: Sequence[MessagePump], then: Callable[[], Awaitable[None]]) -> None:
    """Go up behind all that is on its way already, past what is no longer there, and do something at the top."""
    for at, node in enumerate(way, 1):
        if node.call_later(_up, way[at:], then):
            return
    await then()
