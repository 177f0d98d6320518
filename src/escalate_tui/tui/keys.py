"""The keys of the moment: which of them are ours, and how people name them."""

from collections.abc import Iterator
from typing import Any

from textual import events
from textual.app import App
from textual.binding import ActiveBinding
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widgets import Input


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


NAMES = {"shift+up": "shift+↑", "shift+down": "shift+↓", "question_mark": "?", "slash": "/", "escape": "esc"}
"""Names of keys as people know them."""


def key_name(key: str) -> str:
    """Name a key as people know it."""
    return NAMES.get(key, key)


def is_text(event: events.Key) -> bool:
    """Tell whether a key is text that Textual takes for none: a space of another script, a joiner within an emoji."""
    return event.character is not None and event.character >= "\xa0" and not event.is_printable


def own_keys(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """List the keys that do something of ours at the moment, nearest to the focus first.

    What every text control and every screen of Textual does with letters and arrows is left out.
    """
    for one in screen.active_bindings.values():
        ours = one.binding.id or not isinstance(one.node, Input | TextControl | Screen | App)
        if ours and one.enabled and one.binding.description:
            yield one
