"""Start the program at an instant and in a zone of one's own: `python at_time.py INSTANT ZONE [ARGUMENT …]`.

Time passes as the machine's does, and faster for whoever writes seconds into the file `PASSED` of the home folder.
"""

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from escalate_tui.clock import Clock
from escalate_tui.start import run

PASSED = "time-passed"
"""The file with the seconds that passed beside those of the machine; without it none did."""


def clock_from(start: datetime) -> Clock:
    """Make a clock that begins at an instant and goes on as the machine's monotonic one does, and by the file."""
    began, passed = time.monotonic(), Path.home() / PASSED

    def now() -> datetime:
        more = float(passed.read_text()) if passed.exists() else 0.0
        return start + timedelta(seconds=time.monotonic() - began + more)

    return now


if __name__ == "__main__":
    instant, zone, *arguments = sys.argv[1:]
    sys.exit(run(arguments, clock=clock_from(datetime.fromisoformat(instant)), zone=ZoneInfo(zone)))
