"""The keys of the moment: which of them are ours, and how people name them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from textual import events
from textual._context import active_app
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import REPLACED_KEYS, key_to_character
from textual.reactive import Reactive
from textual.screen import Screen


class TextControl:
    """A control that Textual lets answer to letters and arrows; to know it by this name needs no import of it.

    Attributes:
        takes_text: Whether letters are text to it.
        COMPACT: The class that Textual gives it where it has no border.
        compact: What Textual sets that class by, and takes it away; it would style the control once more for either.
    """

    COMPACT = "-textual-compact"
    compact = Reactive(False)

    takes_text = True


NAMES = {
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "page up",
    "pagedown": "page down",
}
"""Names of keys as people know them, beside those of the characters that they type."""


MOVES = frozenset({"move", "page", "end", "shelf", "cursor_up", "cursor_down", "first", "last", "read", "go", "onward"})
"""Actions that only lead somewhere."""


def action_name(binding: Binding) -> str:
    """Give the name of what a binding does, without what it does it with."""
    return binding.action.partition("(")[0]


@cache
def key_name(key: str) -> str:
    """Name a key as people know it."""
    before, plus, last = key.rpartition("+")
    typed = key_to_character(REPLACED_KEYS.get(last, last)) or ""
    return before + plus + NAMES.get(last, typed if typed.strip() and typed.isprintable() else last)


def key_now(action: str, first: str) -> str:
    """Name the key that an action has now, for a sentence that speaks of it.

    Args:
        action: Its name.
        first: The key that it has unless the user gave it another.
    """
    app = active_app.get(None)
    keys = app._keymap.get(action, first) if app is not None else first
    return key_name(keys.partition(",")[0])


def is_text(event: events.Key) -> bool:
    """Tell whether a key is text that Textual takes for none: a space of another script, a joiner within an emoji."""
    return event.character is not None and event.character >= "\xa0" and not event.is_printable


def own_keys(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """List the keys that do something of ours at the moment, nearest to the focus first.

    What Textual's own controls and screens do with letters and arrows is left out.
    """
    for one in screen.active_bindings.values():
        binding = one.binding
        if one.enabled and binding.description and (binding.action, binding.description) in _ours(type(one.node)):
            yield one


@cache
def _ours(kind: type[DOMNode]) -> frozenset[tuple[str, str]]:
    """Give the actions that a kind of control or screen binds in this program, with what they are called."""
    ours = (one for one in kind.__mro__ if one.__module__.startswith("escalate_tui."))
    bindings = (binding for one in ours for binding in one.__dict__.get("BINDINGS", ()))
    return frozenset((one.action, one.description) for one in bindings if isinstance(one, Binding))
