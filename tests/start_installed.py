"""Start an installed escalate-tui in a terminal and see its board; .ci/run gives the program's path."""

import sys
import tempfile
from pathlib import Path

from terminal import Terminal, isolated_env


def main(program: str) -> None:
    """Start the program in an empty home, wait for its first screen, and leave it."""
    with tempfile.TemporaryDirectory() as home, Terminal([program], isolated_env(Path(home))) as terminal:
        terminal.wait_for("No escalations yet")
        terminal.send("q")
        status = terminal.wait()
    print(f"{program} starts from its wheel, shows its board, and ends with {status}.")
    sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1])
