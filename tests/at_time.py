"""Start the program at an instant and in a zone of one's own: `python at_time.py INSTANT ZONE [ARGUMENT …]`."""

import sys
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from escalate_tui.cli import run
from escalate_tui.clock import Clock


def clock_from(start: datetime) -> Clock:
    """Make a clock that begins at an instant and goes on as the machine's monotonic one does."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - began)


if __name__ == "__main__":
    instant, zone, *arguments = sys.argv[1:]
    sys.exit(run(arguments, clock=clock_from(datetime.fromisoformat(instant)), zone=ZoneInfo(zone)))
