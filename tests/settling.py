"""When a program under test has done all there is to do: by its event loop, and not by the clock."""

import asyncio
from time import monotonic

from textual import app, pilot
from textual._context import active_app
from textual._wait import wait_for_idle

SOON = 1 / 50
"""Seconds within which something that is put off counts as to be done now; Textual paints sixty times a second."""


async def settled(_: float = 0, most: float = 1) -> None:
    """Wait until the event loop has nothing to do, and nothing put off that comes soon.

    Textual's own way looks every 20 ms whether the process was idle meanwhile, twice for every key. That is slow on
    an idle machine, and on a busy one takes a process that got no turn for one that has nothing to do.

    Args:
        _: The shortest wait that Textual asks for; there is none.
        most: Seconds after which it is done, whatever there is to do: a bar may move for ever.
    """
    loop = asyncio.get_running_loop()
    end, looked = monotonic() + most, False
    while monotonic() < end:
        # In one turn of the loop all that is ready is done, and what comes of it, or is due by now, is made ready.
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((put_off.when() for put_off in loop._scheduled if not put_off.cancelled()), default=None)
        if due is not None and due < loop.time() + SOON:
            await asyncio.sleep(due - loop.time())
        elif any(screen._callbacks for screen in active_app.get().screen_stack[-1:]):
            # What waits for a picture that is not painted yet.
            await asyncio.sleep(SOON)
        elif not looked and any(worker.is_running for worker in active_app.get().workers):
            # Of what another thread does, the event loop knows nothing.
            await wait_for_idle(0)
            looked = True
        else:
            return


async def _screen_settled(_: pilot.Pilot[object]) -> bool:
    """Wait as well as Textual does by having every widget answer, which costs more than most keys do."""
    await settled()
    return True


def wait_for_settling() -> None:
    """Have every key and every pause of a test wait in this way."""
    app.wait_for_idle = pilot.wait_for_idle = settled
    pilot.Pilot._wait_for_screen = _screen_settled
