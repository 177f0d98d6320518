"""Help: what a screen is for, and every key it answers to at the moment."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from escalate_tui.tui.keys import key_name, own_keys
from escalate_tui.tui.steps import step_named
from escalate_tui.tui.words import said

PURPOSES = {
    "Board": "What is due, the most urgent on top. ▲ is late, ● is due now; anything else says when it will be. "
    "Follow up with the target before they ask, and tell the customer where things stand also when nothing is new.",
    "KeptCopies": "What was replaced or deleted, and can be had back: the earlier versions of an escalation, kept for "
    "90 days; the trash; and files that cannot be read. Restoring puts what is there now among the versions first.",
    "Escalation": "The brief as it left, what was done since, and what is due next.",
}
"""What the screens outside the wizard are for."""

EVERYWHERE = (("tab, shift+tab", "next field, field before"), ("ctrl+p", "find any action by its name"))
"""Keys that Textual gives every screen."""

COLUMN = 18
"""Columns of the keys, so that what they do stands in line."""


class Help(ModalScreen[None]):
    """One page: the purpose of the screen, then its keys, nearest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,question_mark,enter", "leave", "close")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, purpose: str, screen: Screen[object]) -> None:
        super().__init__()
        self._title = title
        self._purpose = purpose
        self._keys = keys_of(screen)

    def compose(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(classes="dialog help"):
            yield Static(said((self._title, "bold $text-accent")), markup=False)
            yield Static(said(self._purpose), classes="purpose", markup=False)
            yield Static(Content("\n").join(_key_row(key, what) for key, what in self._keys), markup=False)
            yield Static(said(("esc", "bold $text-accent"), " closes this"), classes="purpose", markup=False)

    def action_leave(self) -> None:
        """Close the page."""
        self.dismiss(None)


def keys_of(screen: Screen[object]) -> list[tuple[str, str]]:
    """List the keys that a screen answers to at the moment, with what they do; nearest to the focus first."""
    rows: dict[str, str] = {}
    for one in own_keys(screen):
        keys, name = rows.get(one.binding.description), key_name(one.binding.key)
        rows[one.binding.description] = f"{keys}, {name}" if keys else name
    return [*((keys, what) for what, keys in rows.items()), *EVERYWHERE]


def _key_row(key: str, what: str) -> Content:
    return said((key.ljust(COLUMN), "bold $text-accent"), what)


def page_of(screen: Screen[object]) -> tuple[str, str, Screen[object]]:
    """Find what the help of a screen says: its title, its purpose, and the screen whose keys it lists."""
    step = getattr(screen, "step", "")
    if step:
        found = step_named(step)
        return found.title, found.purpose, screen
    return screen.name or type(screen).__name__, PURPOSES.get(type(screen).__name__, ""), screen
