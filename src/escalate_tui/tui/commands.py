"""The command palette: every action that a key reaches at the moment, and the theme."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from escalate_tui.tui.going import Practised
from escalate_tui.tui.keys import MOVES, action_name, key_name, own_keys

PRACTICE = "Practice with a made-up case"
"""What the board has a key for, and the other screens as well."""


def commands_of(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Offer what the screen and the focused control do, each under its name and with its key."""
    seen: set[str] = set()
    for one in own_keys(screen):
        binding = one.binding
        # What only moves a cursor is no command.
        if binding.description not in seen and (binding.id or action_name(binding) not in MOVES):
            seen.add(binding.description)
            run = partial(app.run_action, binding.action, one.node)
            yield SystemCommand(binding.description.capitalize(), f"Key: {key_name(binding.key)}", run)
    leave = getattr(screen, "action_leave", None)
    if leave is not None and screen is app.screen_stack[0]:
        yield SystemCommand(PRACTICE, "Leaves this first, as its own key does", partial(_practise, screen, leave))
    yield SystemCommand("Theme", "Choose the colours", app.action_change_theme)


def _practise(screen: Screen[Any], leave: Callable[[], None]) -> None:
    """Leave a screen for the board, and go on to practice."""
    leave()
    screen.post_message(Practised())
