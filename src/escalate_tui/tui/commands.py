"""The command palette: every action that a key reaches at the moment, and the theme."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from escalate_tui.tui.keys import key_name, own_keys


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Offer what the screen and the focused control do, each under its name and with its key."""
    seen: set[str] = set()
    for one in own_keys(screen):
        binding = one.binding
        if binding.description not in seen:
            seen.add(binding.description)
            run = partial(app.run_action, binding.action, one.node)
            yield SystemCommand(binding.description.capitalize(), f"Key: {key_name(binding.key)}", run)
    yield SystemCommand("Theme", "Choose the colours", app.action_change_theme)
