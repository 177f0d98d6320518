"""Reading the screen as a person does, and typing as one does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual._xterm_parser import XTermParser
from textual.pilot import Pilot
from textual.widget import Widget

from escalate_tui.tui.app import EscalateApp
from escalate_tui.tui.going import Begun, Practised
from escalate_tui.tui.screens.wizard import Wizard
from escalate_tui.tui.widgets.field_box import FieldBox
from escalate_tui.workplace import Workplace

SIZE = (120, 36)

TYPED = XTermParser()
"""What makes keys of text. There is one: Textual keeps each for good, with its last key and that key's app."""


@asynccontextmanager
async def running(
    workplace: Workplace, *, resume: str = "", begin: Begun | Practised | None = None, size: tuple[int, int] = SIZE
) -> AsyncIterator[Pilot[None]]:
    """Run the app on a screen of that size, its toasts and tooltips drawn as well."""
    app = EscalateApp(workplace, resume=resume, begin=begin)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield pilot


def text_of(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def wizard(pilot: Pilot[None]) -> Wizard:
    """The wizard, which must be the screen in use."""
    screen = pilot.app.screen
    assert isinstance(screen, Wizard), f"the screen is {screen}"
    return screen


def control(pilot: Pilot[None], path: str) -> Widget:
    """The control that edits the field at a path."""
    return next(box.control for box in pilot.app.screen.query(FieldBox) if box.path == path)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text in one breath, as a terminal hands it on, and wait behind the last key."""
    for key in TYPED.feed(text.replace("\n", "\r")):
        pilot.app.post_message(key)
    await pilot.pause()


async def fill(pilot: Pilot[None], path: str, text: str) -> None:
    """Go to a field and type into it."""
    control(pilot, path).focus()
    await pilot.pause()
    await write(pilot, text)
    await pilot.pause()
