"""Start the program without a way out: `python offline.py RECORD INSTANT ZONE [ARGUMENT …]`.

Whatever it does about a network fails, and is noted in the file RECORD; then what it imported that could.
"""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

OUT = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "socket.bind", "urllib.", "http.")
"""Beginnings of what Python tells of ways out; whatever code takes them."""

LOCAL = 1
"""The family of sockets within one machine (AF_UNIX), by which asyncio wakes itself."""

CLIENTS = ("http.client", "urllib.request", "ftplib", "smtplib", "xmlrpc.client", "requests", "httpx", "urllib3")
"""Modules that speak to other machines."""


def no_way_out(record: Path) -> None:
    """Have every way out of the machine noted and refused."""

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        made = event == "socket.__new__" and arguments[1] != LOCAL
        # What another program would be asked to do is as good.
        if made or event.startswith(OUT) or event in ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"):
            note(record, f"{event} {arguments[1:2]}")
            raise PermissionError(f"{event} is a way out")

    sys.addaudithook(heard)


def note(record: Path, line: str) -> None:
    """Add a line to the record."""
    with record.open("a") as notes:
        notes.write(f"{line}\n")


if __name__ == "__main__":
    record, instant, zone, *rest = sys.argv[1:]
    no_way_out(Path(record))
    from at_time import clock_from
    from escalate_tui.start import run

    status = run(rest, clock=clock_from(datetime.fromisoformat(instant)), zone=ZoneInfo(zone))
    for module in sorted(set(CLIENTS) & set(sys.modules)):
        note(Path(record), f"import {module}")
    sys.exit(status)
